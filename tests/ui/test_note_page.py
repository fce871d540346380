"""The pages of the Magister notes: copied field by field, and the clipboard emptied only when it is still ours."""

from typing import Any

from PySide6.QtGui import QGuiApplication

from pestdesk.domain.record import MagisterNote, Talk


def test_a_field_is_copied_as_it_stands_and_that_is_said(office: Any, spoken: list[str]) -> None:
    office.open_step("Yara", "1g")
    office.fill(field0="Gesprek met Yara op 5 oktober.")
    office.press("Notitie kopiëren")
    assert QGuiApplication.clipboard().text() == "Gesprek met Yara op 5 oktober."
    assert spoken == ["Notitie gekopieerd; over een minuut is het klembord weer leeg."]


def test_the_clipboard_is_emptied_a_minute_later_also_when_the_page_is_gone(office: Any) -> None:
    office.open_step("Yara", "1g")
    office.press("Titel kopiëren")
    office.open_case("Fenna")
    timer = office.window.bridge.copier._timer
    assert timer.isActive()
    assert timer.interval() == 60_000
    assert QGuiApplication.clipboard().text() == "Pesten stap 1"
    timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_the_clipboard_is_emptied_when_the_window_goes(office: Any) -> None:
    office.open_step("Yara", "1g")
    office.press("Titel kopiëren")
    office.window.close()
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_since_stays_on_the_clipboard(office: Any) -> None:
    office.open_step("Yara", "1g")
    office.press("Titel kopiëren")
    QGuiApplication.clipboard().setText("een telefoonnummer")
    office.window.bridge.copier._timer.timeout.emit()
    office.window.close()
    assert QGuiApplication.clipboard().text() == "een telefoonnummer"


def test_a_placed_note_tells_when_the_case_went_on(office: Any) -> None:
    office.open_step("Yara", "1g")
    office.complete()
    note = office.case("Yara").round.notes[0]
    assert isinstance(note, MagisterNote)
    assert (note.title, note.placed_on, note.by) == ("Pesten stap 1", office.today, "Lies van Voorbeeld")
    office.open_step("Yara", "1g", item=0)
    wizard = office.window.case_page.wizard
    wizard._choose_item(note.involvement_id, 0)
    assert not office.sees("Gewijzigd sinds plaatsing")
    pupil = next(p for p in office.case("Yara").involvements if p.id == note.involvement_id)
    talk = Talk("1b", pupil.id, office.today, "Lies van Voorbeeld", "Yara vertelt meer.")
    office.window.bridge.do(office.desk.steps.record_talk, office.number("Yara"), office.case("Yara").round.id, talk)
    assert office.sees("Gewijzigd sinds plaatsing")


def test_the_incident_record_has_its_fields_apart(office: Any) -> None:
    office.open_step("Lotte", "2i")
    labels = ["Wat", "Wanneer", "Wie en rol", "Waar", "Waarmee", "Waarom", "Welke maatregel"]
    assert [office.button(f"{label} kopiëren").isEnabled() for label in labels] == [True] * 7
    assert "title" not in office.page.form.names()
