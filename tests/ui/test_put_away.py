"""The archive, the bin and what is gone for good, through the real window."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.shelving import Shelf
from pestdesk.ui.bookmark import Page
from pestdesk.ui.case_page import TIMELINE
from pestdesk.ui.trail_dialog import TrailDialog


def act(office: Any, words: str) -> Any:
    """The menu's action that says this."""
    return next(each for each in office.window.menus.actions if each.text().replace("&", "") == words)


def listed(office: Any) -> list[str]:
    model = office.window.case_list.model
    return [model.case_id(row) for row in range(model.rowCount())]


def test_a_closed_case_goes_to_the_archive_and_back(office: Any) -> None:
    office.open_case("Isa")
    number = office.window.case_page.case_id
    act(office, "Naar het archief").trigger()
    assert office.window.banner.text == "Casus gearchiveerd"
    assert office.sees("In het archief sinds do 8 okt 2026.")
    office.window.case_list.shelves.choose(CaseFilter.ARCHIVED)
    assert listed(office) == [number]
    assert office.sees("Archief 1")
    assert not act(office, "Naar het archief").isEnabled()
    office.press("Terugzetten")
    assert office.desk.cases.get(number).shelving.shelf is Shelf.DESK
    assert listed(office) == []
    assert office.sees("Het archief is leeg")


def test_an_open_case_cannot_be_archived_but_can_go_to_the_bin_and_back_by_undo(office: Any) -> None:
    office.open_case("Pip")
    number = office.window.case_page.case_id
    before = office.desk.cases.get(number)
    assert not act(office, "Naar het archief").isEnabled()
    act(office, "Naar de prullenbak").trigger()
    assert number not in listed(office)
    assert not any(item.case_id == number for item in office.window.bridge.agenda().items)
    assert office.sees("Na za 7 nov 2026 wordt deze casus definitief verwijderd.")
    assert not act(office, "Casus sluiten…").isEnabled()
    office.press("Ongedaan maken")
    assert office.desk.cases.get(number) == before
    assert number in listed(office)


def test_a_case_in_the_bin_cannot_be_worked_in(office: Any) -> None:
    office.open_step("Abe", "1a")
    assert office.page.form.isVisible()
    act(office, "Naar de prullenbak").trigger()
    office.window.case_page.wizard.open("1a")
    assert not office.page.form.isVisible()


def test_removing_for_good_asks_twice_and_leaves_nothing_in_sight(office: Any) -> None:
    office.open_case("Pip")
    number = office.window.case_page.case_id
    act(office, "Naar de prullenbak").trigger()
    office.press("Definitief verwijderen…")
    assert office.sees(f"Casus {number} definitief verwijderen?")
    office.press("Toch niet")
    assert office.sees("wordt deze casus definitief verwijderd")
    office.press("Definitief verwijderen…")
    office.press("Definitief verwijderen")
    assert office.window.banner.text == f"Casus {number} is definitief verwijderd."
    assert not office.window.case_page.isVisible()
    assert number not in [each.id for which in CaseFilter for each in office.desk.cases.summaries(which)]
    assert not office.window.menus.undo.isEnabled()


def test_the_bin_says_when_each_case_is_gone(office: Any) -> None:
    office.open_case("Isa")
    act(office, "Naar de prullenbak").trigger()
    shelves = office.window.case_list.shelves
    shelves.choose(CaseFilter.BINNED)
    assert shelves.isChecked()
    assert shelves.text() == "Prullenbak 1"
    assert office.window.case_list.model.line(0).chip == "weg op za 7 nov"
    office.press("Open 8")
    assert not shelves.isChecked()
    assert shelves.accessibleName() == "Toon: archief of prullenbak"
    office.today += timedelta(days=30)
    office.desk.trail.record("Er is gewerkt")
    office.today += timedelta(days=1)
    assert len(office.desk.retention.remove_what_is_due()) == 1


def test_who_did_what_in_a_case_is_shown_without_names(office: Any) -> None:
    office.open_case("Pip")
    act(office, "Wie deed wat…").trigger()
    (dialog,) = office.window.findChildren(TrailDialog)
    assert office.window.case_page.case_id in dialog.windowTitle()
    model = dialog.model
    cells = [
        str(model.data(model.index(row, column)))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert "Casus geopend" in cells
    assert "Afspraken vastgelegd" in cells
    assert not any("Pip" in cell or "Voorbeeldstra" in cell for cell in cells)
    dialog.reject()


def test_a_case_in_the_bin_takes_no_note_and_keeps_what_was_typed_for_when_it_is_back(office: Any) -> None:
    office.open_case("Pip", TIMELINE)
    office.window.case_page.add_note()
    timeline = office.window.case_page.timeline
    office.fill_form(timeline.form, text="Pip zei dat het beter gaat.")
    act(office, "Naar de prullenbak").trigger()
    assert timeline.form is None
    assert not act(office, "Notitie in het verloop").isEnabled()
    assert not timeline._add.isVisible()
    office.window.case_page.add_note()
    assert timeline.form is None
    office.press("Terugzetten")
    office.press("Notitie toevoegen")
    assert timeline.form.form.state()["text"] == "Pip zei dat het beter gaat."


def test_what_happened_in_a_case_in_the_bin_is_not_added_to(office: Any) -> None:
    office.open_step("Pip", "1a")
    assert [each for each in office.shown(QAbstractButton) if each.text() == "Aanvullen…"]
    act(office, "Naar de prullenbak").trigger()
    assert not [each for each in office.shown(QAbstractButton) if each.text() == "Aanvullen…"]


def test_a_closed_case_in_the_bin_is_put_back_before_it_opens_again(office: Any) -> None:
    office.open_case("Isa")
    assert office.button("Casus heropenen…")
    act(office, "Naar de prullenbak").trigger()
    assert not [each for each in office.shown(QAbstractButton) if each.text() == "Casus heropenen…"]
    office.press("Terugzetten")
    assert office.button("Casus heropenen…")


def test_nothing_of_a_case_that_is_gone_for_good_stays_in_any_widget_nor_holds_a_page(office: Any) -> None:
    office.open_case("Pip", TIMELINE)
    case = office.case("Pip")
    for tab in (1, 2, TIMELINE):
        office.window.case_page.tabs.setCurrentIndex(tab)
    office.window.case_page.add_note()
    office.fill_form(office.window.case_page.timeline.form, text="Pip zei iets.")
    office.desk.retention.delete(case.id)
    office.window.bridge.remove(case.id)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert office.window.bookmark().page is Page.TODAY
    assert office.window.case_page.case is None
    # Someone of the same name may be in another case that is shown; the page itself holds nothing.
    page = office.window.case_page
    said = [
        str(each.property(name) or "")
        for each in page.findChildren(QWidget)
        for name in ("text", "plainText", "accessibleName", "accessibleDescription")
    ]
    models = [each.model() for each in page.findChildren(QAbstractItemView)]
    said += [str(model.index(row, 0).data()) for model in models if model for row in range(model.rowCount())]
    known = (case.id, "Pip", *(person.full_name for person in case.involvements))
    assert [words for words in said if any(each in words for each in known)] == []
    office.window.show_settings()
    assert office.window.bookmark().page is Page.SETTINGS


def test_what_can_be_taken_back_is_offered_as_long_as_it_can(office: Any) -> None:
    office.open_case("Noor")
    office.window.bridge.do(office.desk.cases.keep_coordinators, office.number("Noor"), "Lies van Voorbeeld", ())
    assert office.window.menus.undo.isEnabled()
    office.desk.cases.forget_acts()
    office.window.bridge.tell_all_changed()
    assert not act(office, "Ongedaan maken").isEnabled()
