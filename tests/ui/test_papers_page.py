"""A document is chosen, its names decided, looked at, and written while the window goes on."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from pestdesk.desk import Desk
from pestdesk.domain.record import Entry
from pestdesk.export.formats import FORMATS
from pestdesk.ui.documents import Documents
from pestdesk.ui.opening import settle
from pestdesk.ui.unwritten import UnwrittenActs


def show(office: Any, kind: str = "summary", reader: str = "", case: str = "Pip") -> Any:
    """The page of documents, for the first reader of this kind."""
    office.open_case(case)
    office.window.show_papers(kind)
    page = office.paper_page
    if reader:
        page.form.form.field("reader").set_state(next(k for k in page.form.readers if k.startswith(reader)))
        page.make()
    return page


def seen(office: Any) -> str:
    """All that stands in sight."""
    return "\n".join(str(each.property("text") or "") for each in office.shown(QWidget))


def decide_all(office: Any, page: Any) -> None:
    """Replace what is written as a name, and let ordinary words stand."""
    if page.hits.replace_all.isVisible():
        page.hits.replace_all.click()
    for hit in page._paper.undecided:
        row = next(row for row in page.hits._made if row.hit.key == hit.key)
        row._replace.click()
    assert page._paper.undecided == ()


def test_the_summary_is_written_where_the_user_says(office: Any, tmp_path: Path) -> None:
    page = show(office)
    office.press("Bewaren als PDF…")
    (dialog,) = office.window.findChildren(QFileDialog)
    proposed = [Path(path).name for path in dialog.selectedFiles()]
    with office.qtbot.waitSignal(office.window.documents.written, timeout=20_000):
        dialog.fileSelected.emit(str(tmp_path / "samenvatting"))
        dialog.close()
        office.press("Bewaren als PDF…")
        assert not any(each.isVisible() for each in office.window.findChildren(QFileDialog)), "one at a time"
    made = tmp_path / "samenvatting.pdf"
    assert made.read_bytes().startswith(b"%PDF")
    assert str(made) in office.window.banner.text
    assert office.window.focusWidget() is office.button("Bewaren als PDF…"), "what was chosen keeps the focus"
    assert "Pip" not in proposed[0], "a file name holds no pupil's name"
    assert office.desk.trail.lines(office.number("Pip"))[-1].act == "Samenvatting voor eigen dossier: PDF"
    assert page.isVisible(), "what was chosen stays"


def test_a_folder_that_cannot_be_written_is_told_and_the_choice_stays(office: Any, tmp_path: Path) -> None:
    page = show(office, reader="mentor")
    decide_all(office, page)
    lines = len(office.desk.trail.lines())
    with office.qtbot.waitSignal(office.window.bridge.failed, timeout=20_000) as told:
        office.window.documents.write(page._paper, page._paper.formats[0], tmp_path / "nergens" / "x.pdf")
    assert office.window.banner.text == told.args[0]
    assert office.button("Bewaren als PDF…").isEnabled()
    assert page.form.reader.kind.value == "mentor"
    assert len(office.desk.trail.lines()) == lines, "what did not go out is not told to have gone out"


def test_every_format_of_the_list_has_its_button(office: Any) -> None:
    seen = set()
    for kind in ("summary", "letter/invitation", "agenda", "calendar", "list"):
        page = show(office, kind)
        offered = [form.id for form in page._paper.formats]
        for form in page._paper.formats:
            assert office.button(f"Bewaren als {form.label}…").isVisible()
        seen.update(offered)
    assert seen == {form.id for form in FORMATS}


def test_without_an_open_case_only_the_agenda_and_the_list_can_be_made(office: Any) -> None:
    office.window.show_today()
    enabled = [
        action.text() for action in office.window.menus.exports.actions() if action.isEnabled() and action.text()
    ]
    assert enabled == ["&Agenda voor een ander programma…", "&Lijst van casussen…"]
    office.window.show_papers("agenda")
    page = office.paper_page
    assert not office.window.menus.exports.actions()[0].isEnabled()
    assert [page.kind.combo.itemData(i) for i in range(page.kind.combo.count())] == ["agenda", "calendar", "list"]
    assert page._paper.count > 4


def test_a_document_with_undecided_names_is_neither_saved_nor_printed(office: Any) -> None:
    page = show(office, reader="access")
    assert page._paper.undecided
    for words in ("Bewaren als PDF…", "Bewaren als Word…", "Afdrukken…"):
        office.press(words)
        assert office.window.findChildren(QFileDialog) == []
        assert "Kies eerst bij elke naam" in seen(office)
    assert office.window.focusWidget() is page.hits._made[0]._replace


def test_names_are_replaced_and_the_pages_follow(office: Any) -> None:
    page = show(office, reader="access")
    before = page._paper
    decide_all(office, page)
    assert page._paper.undecided == ()
    assert len(page._paper.hits) == len(before.hits)
    assert page._paper.report != before.report
    assert "Over elke naam is besloten" in seen(office)
    office.open_case("Pip")
    assert show(office, reader="access")._paper.undecided == (), "also the next time"


def test_a_name_that_stays_needs_a_reason_and_one_choice_can_be_for_all_alike(office: Any) -> None:
    page = show(office, reader="access")
    row = page.hits._made[0]
    alike = sum(hit.word == row.hit.word for hit in page._paper.undecided)
    assert alike > 1
    row._keep.click()
    row._confirm.click()
    assert "Schrijf op waarom" in seen(office)
    row._reason.set_value("hier geen naam")
    row._alike.setChecked(True)
    row._confirm.click()
    left = [hit for hit in page._paper.undecided if hit.word == row.hit.word]
    assert left == []
    kept = office.desk.papers.decisions(office.number("Pip"), page._paper.reader)
    assert {(each.keeps, each.reason) for each in kept} == {(True, "hier geen naam")}
    assert len(kept) == alike


def test_a_choice_can_be_changed(office: Any) -> None:
    page = show(office, reader="access")
    decide_all(office, page)
    row = next(row for row in page.hits._made if not row._keep.isHidden())
    key = row.hit.key
    row._keep.click()
    row._reason.set_value("de lezer weet dit al")
    row._confirm.click()
    kept = {each.key: each for each in office.desk.papers.decisions(office.number("Pip"), page._paper.reader)}
    assert kept[key].keeps


def test_ordinary_words_are_not_replaced_with_the_names_and_are_named_before_they_stay(office: Any) -> None:
    page = show(office, reader="access")
    words = [hit.word for hit in page._paper.undecided]
    assert "wil" in words, "there is a pupil called Wil"
    page.hits.replace_all.click()
    assert {hit.word for hit in page._paper.undecided} == {"wil"}
    assert page.hits.keep_all.text() == "Gewone woorden laten staan: wil"
    page.hits.keep_all.click()
    assert page._paper.undecided == ()


def test_after_the_last_name_the_focus_is_where_it_is_saved(office: Any) -> None:
    page = show(office, reader="access")
    page.hits.ask()
    for _ in page._paper.undecided:
        office.key(Qt.Key.Key_Space)
    assert page._paper.undecided == ()
    assert office.window.focusWidget() is office.button("Bewaren als PDF…")


def test_a_changed_choice_is_shown_as_it_is(office: Any) -> None:
    page = show(office, reader="access")
    decide_all(office, page)
    row = next(row for row in page.hits._made if not row._keep.isHidden())
    row._keep.click()
    row._reason.set_value("de lezer weet dit al")
    row._confirm.click()
    again = next(each for each in page.hits._made if each.hit.key == row.hit.key)
    assert "Blijft staan: de lezer weet dit al" in seen(office)
    assert again._keep.isHidden()
    assert not again._replace.isHidden()


def test_taking_back_an_act_shows_the_document_as_it_is_then(office: Any) -> None:
    page = show(office)
    office.desk.cases.write(office.number("Pip"), Entry(office.today, "Lies", "EEN LANGE NOTITIE"))
    office.window.bridge.tell_changed(office.number("Pip"))
    assert "EEN LANGE NOTITIE" in str(page._paper.report)
    office.window.bridge.undo()
    assert "EEN LANGE NOTITIE" not in str(page._paper.report)


def test_where_no_letter_may_go_there_is_nothing_to_write_or_save(office: Any) -> None:
    case = office.case("Pip")
    office.desk.cases.keep_person(case.id, replace(case.concerned[0], is_adult=True))
    page = show(office, "letter/invitation")
    assert "18 jaar" in seen(office)
    assert not page.form.letter.isEnabled()
    assert page._save_buttons == {}
    about = page.form.form.field("about")
    about.set_value(about.combo.itemData(1))
    assert "Sem" in page.form.letter.field("text").state()
    assert page.form.letter.isEnabled()
    office.qtbot.waitUntil(lambda: bool(page._save_buttons))
    about.set_value(about.combo.itemData(0))
    assert page.form.letter.field("text").state() == "", "what was about Sem is not shown about Pip"
    office.window.flush()
    kept = f"{case.id}/letter/invitation/"
    assert office.draft(f"{kept}{case.concerned[0].id}") is None


def test_what_is_typed_while_a_letter_is_written_stays(office: Any, tmp_path: Path) -> None:
    page = show(office, "letter/invitation")
    text = page.form.letter.field("text")
    text.set_state("Beste ouders.")
    page.make()
    paper = page._paper
    text.set_state("Beste ouders. En dit erna.")
    office.window.flush()
    with office.qtbot.waitSignal(office.window.documents.written, timeout=20_000):
        office.window.documents.write(paper, paper.formats[0], tmp_path / "brief.pdf")
    assert [letter.text for letter in office.case("Pip").letters] == ["Beste ouders."]
    office.window.show_today()
    assert show(office, "letter/invitation").form.letter.field("text").state() == "Beste ouders. En dit erna."


def test_a_letter_that_went_out_when_the_vault_was_locked_is_kept_at_the_next_unlocking(
    office: Any, tmp_path: Path
) -> None:
    page = show(office, "letter/invitation")
    paper, unwritten = page._paper, UnwrittenActs()
    documents = Documents(office.desk.papers, unwritten)
    office.desk.lock()
    with office.qtbot.waitSignal(documents.written, timeout=20_000):
        documents.write(paper, paper.formats[0], tmp_path / "brief.pdf")
    office.window.close()
    desk = Desk.unlock(office.folder, office._key, office.clock)
    settle(desk, unwritten)
    case = desk.cases.get(paper.case_id)
    assert len(case.letters) == 1
    assert desk.trail.lines(case.id)[-1].act.endswith(": PDF")
    desk.lock()
    office.open()


def test_another_reader_has_other_sections(office: Any) -> None:
    page = show(office, reader="parents")
    boxes = page.form.form.field("sections").boxes()
    assert "people" not in boxes
    assert boxes["terms"].isChecked()
    assert not boxes["talks"].isChecked(), "what is confidential is off"
    page.form.form.field("reader").set_state("own_file")
    assert "people" in page.form.form.field("sections").boxes()


def test_the_pages_are_shown_as_they_will_be(office: Any) -> None:
    page = show(office)
    office.qtbot.waitUntil(lambda: page.preview.sheets.page[1] > 1, timeout=20_000)
    page.kind.set_value("letter/invitation")
    office.qtbot.waitUntil(lambda: page.preview.sheets.page[1] == 1, timeout=20_000)
    page.kind.set_value("agenda")
    assert page.preview.sheets.page[1] == 0
    assert "zonder namen" in seen(office)


def test_a_letter_is_a_draft_until_it_goes_out_and_then_kept_with_the_case(office: Any, tmp_path: Path) -> None:
    page = show(office, "letter/invitation")
    page.form.letter.field("text").set_state("Beste ouders,\n\nKom maandag langs.")
    office.window.show_today()
    page = show(office, "letter/invitation")
    assert page.form.letter.field("text").state() == "Beste ouders,\n\nKom maandag langs."
    page.make()
    with office.qtbot.waitSignal(office.window.documents.written, timeout=20_000):
        office.window.documents.write(page._paper, page._paper.formats[0], tmp_path / "brief.pdf")
    case = office.case("Pip")
    assert [letter.text for letter in case.letters] == ["Beste ouders,\n\nKom maandag langs."]
    page = show(office, "letter/invitation")
    assert "Graag nodig ik u uit" in page.form.letter.field("text").state(), "the draft went out"
    begin = page.form.form.field("begin")
    begin.set_value(str(case.letters[0].id))
    assert page.form.letter.field("text").state() == case.letters[0].text


def test_each_pupil_has_a_letter_of_their_own(office: Any) -> None:
    page = show(office, "letter/agreements")
    about = page.form.form.field("about")
    first = page.form.letter.field("text").state()
    page.form.letter.field("text").set_state(f"{first} Tot maandag.")
    about.set_value(about.combo.itemData(1))
    assert "Sem" in page.form.letter.field("text").state()
    about.set_value(about.combo.itemData(0))
    assert page.form.letter.field("text").state().endswith("Tot maandag.")


def test_a_name_that_is_typed_in_a_letter_is_asked_about(office: Any) -> None:
    page = show(office, "letter/invitation")
    page.form.letter.field("text").set_state("Beste ouders,\n\nSem Nepman zei dat ook.")
    office.qtbot.waitUntil(lambda: bool(page._paper.undecided), timeout=5_000)
    assert page.hits.isVisible()
    assert "een medeleerling" in seen(office)


def test_escape_leads_back_to_the_case(office: Any) -> None:
    page = show(office)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert office.window.case_page.isVisible()
    assert office.window.case_page.case_id == office.number("Pip")


def test_the_list_holds_what_the_list_at_the_left_shows(office: Any) -> None:
    office.press("Gesloten 1")
    office.window.show_papers("list")
    page = office.paper_page
    assert page._paper.count == 1
    assert "gesloten casussen" in seen(office)
    assert "Isa" not in str(page._paper.report)
    page.form.form.field("more").set_value(["people"])
    page.make()
    assert "Isa" in str(office.paper_page._paper.report)


@pytest.mark.parametrize("width", [1366, 900])
def test_the_pages_stand_beside_the_fields_where_there_is_room(office: Any, width: int) -> None:
    page = show(office)
    is_wide = width > 1000

    def stands_right() -> bool:
        # As narrow as it may be by then.
        office.window.resize(width, 738)
        return (page.preview.geometry().left() > page._scroll.geometry().left()) is is_wide

    office.qtbot.waitUntil(stands_right)
    assert office.window.calendar.isVisible() is False


def test_from_a_document_one_goes_to_another_by_its_key(office: Any) -> None:
    page = show(office)
    letters = next(action for action in office.window.menus.actions if action.shortcut().toString() == "Ctrl+Shift+L")
    assert letters.isEnabled()
    letters.trigger()
    assert office.paper_page is page
    assert page.kind.value() == "letter/invitation"


def test_of_hundreds_of_names_some_are_shown_and_the_others_come_as_these_are_decided(office: Any) -> None:
    number = office.number("Pip")
    text = " ".join(f"Op dag {day} lachte Sem." for day in range(300))
    office.desk.cases.write(number, Entry(office.today, "Lies", text))
    page = show(office, reader="access")
    assert len(page._paper.undecided) > 300
    assert len(page.hits._made) == 40
    assert f"Hierna komen er nog {len(page._paper.hits) - 40}." in seen(office)
    page.hits._made[0]._replace.click()
    assert len(page.hits._made) == 40
    page.hits.replace_all.click()
    assert {hit.word for hit in page._paper.undecided} == {"wil"}
