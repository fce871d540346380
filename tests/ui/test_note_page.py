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


TYPED = "Milan uit 3D duwt Yara. Milans vader belde."


def test_r22_who_is_named_in_a_note_is_pointed_out_and_klaar_waits(office: Any) -> None:
    page = office.open_step("Yara", "1g")
    assert not office.sees("In de tekst staat nog"), "what is proposed names nobody"
    office.fill(field0=TYPED)
    assert office.sees("In de tekst staat nog: Milan, 3D")
    office.complete()
    assert office.page is page
    assert office.problems() == {"no_names": "Vervang deze woorden, of geef aan dat het hier geen namen zijn."}
    assert page.form.field("no_names").isAncestorOf(office.window.focusWidget())
    assert not office.case("Yara").round.notes
    office.press("Vervang door ‘een medeleerling’")
    assert page.text("field0") == ("Een medeleerling uit een andere klas duwt Yara. Een medeleerlings vader belde.")
    assert not office.sees("In de tekst staat nog")
    office.complete()
    assert [note.fields[0].text for note in office.case("Yara").round.notes] == [
        "Een medeleerling uit een andere klas duwt Yara. Een medeleerlings vader belde."
    ]


def test_r22_a_word_can_be_ticked_as_no_name_here(office: Any) -> None:
    page = office.open_step("Yara", "1g")
    office.fill(field0=TYPED)
    office.press("‘3D’ is hier geen naam")
    assert office.sees("In de tekst staat nog: Milan")
    office.press("Vervang door ‘een medeleerling’")
    assert page.text("field0") == "Een medeleerling uit 3D duwt Yara. Een medeleerlings vader belde."
    assert office.sees("Hier geen naam: 3D")
    office.complete()
    assert office.case("Yara").round.notes


def test_the_ticks_are_part_of_the_draft(office: Any) -> None:
    office.open_step("Yara", "1g")
    office.fill(field0=TYPED)
    office.press("‘3D’ is hier geen naam")
    office.open_case("Fenna")
    page = office.open_step("Yara", "1g")
    assert page.form.field("no_names").state() == ["3D"]
    assert office.sees("In de tekst staat nog: Milan")
    assert office.button("‘3D’ is hier geen naam").isChecked()


def test_r22_a_name_in_the_title_is_pointed_out_too(office: Any) -> None:
    office.open_step("Yara", "1g")
    office.fill(title="Pesten stap 1 (M.B.)")
    assert office.sees("In de tekst staat nog: M.B.")


def test_what_was_replaced_comes_back_with_undo(office: Any) -> None:
    page = office.open_step("Yara", "1g")
    office.fill(field0=TYPED)
    office.press("Vervang door ‘een medeleerling’")
    assert page.form.field("field0").edit.hasFocus()
    page.form.field("field0").edit.undo()
    assert page.text("field0") == TYPED


def test_who_copies_a_note_with_names_is_told_so(office: Any, spoken: list[str]) -> None:
    office.open_step("Yara", "1g")
    office.fill(field0=TYPED)
    office.press("Notitie kopiëren")
    assert spoken[-1].endswith("Let op: in de notitie staat nog Milan, 3D.")


def test_r23_the_incident_record_names_everyone(office: Any) -> None:
    office.open_step("Lotte", "2i")
    assert "no_names" not in office.page.form.names()
    assert "Daan Zogezegd (dader, 1D)" in office.page.text("field2")
