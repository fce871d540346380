"""The page that imports a list of pupils: what is seen before anything is written, and the ways back."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from pestdesk.desk.pupils import Pupils
from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.pupil_list import UNUSED, Problem, PupilField
from pestdesk.errors import DiskFullError, ListReadingStoppedError
from pestdesk.ui import discretion
from pestdesk.ui.bookmark import Page
from pestdesk.ui.importing.column_choices import MOST_SHOWN
from pestdesk.ui.importing.import_page import ImportPage
from pestdesk.ui.importing.list_problems import ProblemModel

HEAD = "Stamnummer;Roepnaam;Tussenv;Achternaam;Klas;Mentor;BSN\n"
FIRST = HEAD + (
    "1001;Pip;;Voorbeeldstra;1A;Toon Proefstra;123456782\n"
    "1002;Sem;;Nepman;1A;Toon Proefstra;\n"
    "1003;Jan;van den;Berg;1B;Toon Proefstra;\n"
    "1004;Noor;;Verzonnen;1B;Toon Proefstra;\n"
    "1005;Fay;;Bedacht;1B;Toon Proefstra;\n"
)
NEXT = HEAD + (
    "1001;Pip;;Voorbeeldstra;2A;Toon Proefstra;\n"
    "1002;Sem;;Nepman-Vos;1A;Toon Proefstra;\n"
    "1003;Jan;van den;Berg;1B;Kim Kladblok;\n"
    "1004;Noor;;Verzonnen;1B;Toon Proefstra;\n"
    "1010;Isa;;Namaaksel;1C;Kim Kladblok;\n"
    ";Teun;;Fictie;1C;;\n"
    "1010;Isa;;Dubbel;1C;;\n"
)
UNKNOWN = "Kenmerk;Wie;Klas;Wachtwoord\n1001;Pip Voorbeeldstra;1A;geheim\n1002;Sem Nepman;1A;geheim\n"


def counts(page: ImportPage) -> dict[str, str]:
    return page.review.counts.figures()


def imported(office: Any, text: str = FIRST) -> ImportPage:
    page: ImportPage = office.read_list(text)
    page.import_list()
    return page


def choose(page: ImportPage, place: int, field: PupilField | None) -> None:
    combo = page.review.choices.combo(place)
    combo.setCurrentIndex(combo.findData(field.value) if field else 0)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Lists are read until this event is set, or until they are stopped; they tell how far they are."""
    go_on, real = Event(), Pupils.read_list

    def read(path: Path, mapping: Any, progress: Callable[[int, int], None], is_cancelled: Callable[[], bool]) -> Any:
        progress(1500, 20000)
        while not go_on.wait(0.01):
            if is_cancelled():
                raise ListReadingStoppedError
        return real(path, mapping, progress, is_cancelled)

    monkeypatch.setattr(Pupils, "read_list", staticmethod(read))
    yield go_on
    go_on.set()


# -- the way in --------------------------------------------------------------------------------------------------


def test_the_page_begins_at_choosing_a_file(office: Any) -> None:
    office.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    page = office.import_page
    assert office.window.bookmark().page is Page.IMPORT
    assert page.chooser.choose.hasFocus()
    assert office.sees("leerlingnummer, en naam")
    assert office.sees("BSN, adres")
    assert not page.chooser.last.isVisible()
    assert not page.go.isVisible()


def test_a_file_that_is_chosen_is_read_and_nothing_is_written_yet(office: Any) -> None:
    path = office.folder.parent / "leerlingen.csv"
    path.write_text(FIRST, encoding="utf-8")
    office.window.show_import()
    office.press("Bestand kiezen…")
    (dialog,) = office.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    page = office.import_page
    office.qtbot.waitUntil(lambda: page.review.plan is not None)
    assert counts(page) == {
        "nieuw": "5",
        "gewijzigd": "0",
        "hetzelfde": "0",
        "niet in de lijst": "0",
        "fout": "0",
    }
    assert office.window.focusWidget() is page.go
    assert office.desk.pupils.count() == 0
    assert office.window.windowTitle() == "PestDesk"


def test_escape_leaves_for_where_one_was_and_nothing_was_written(office: Any) -> None:
    office.open_case("Pip")
    office.read_list(FIRST)
    office.key(Qt.Key.Key_Escape)
    assert office.window.bookmark().page is Page.CASE
    assert office.desk.pupils.count() == 0
    assert office.window.findChildren(ImportPage) == [] or not office.shown(ImportPage)


# -- what is seen ------------------------------------------------------------------------------------------------


def test_the_columns_are_shown_with_their_first_rows_and_what_is_not_kept_is_not_shown(office: Any) -> None:
    page = office.read_list(FIRST)
    choices = page.review.choices
    assert choices.headers == ("Stamnummer", "Roepnaam", "Tussenv", "Achternaam", "Klas", "Mentor", "BSN")
    assert [choices.combo(place).currentText() for place in range(7)] == [
        *("leerlingnummer", "roepnaam", "tussenvoegsel", "achternaam", "klas", "mentor 1", "niet gebruikt"),
    ]
    samples = [row.sample.cells for row in choices._rows]
    assert samples[1] == ("Pip", "Sem", "Jan", "Noor", "Fay")
    assert samples[6] == (UNUSED,) * 5
    assert choices.combo(1).accessibleName() == "Wat staat er in kolom ‘Roepnaam’?"
    assert choices.combo(1).accessibleDescription() == "Eerste rijen: Pip, Sem, Jan, Noor, Fay"
    assert choices.combo(6).accessibleDescription() == ""


def test_discreet_the_sample_has_initials(office: Any) -> None:
    page = office.read_list(
        "Nr;Naam;Ouder 1 naam;Ouder 1 email\n"
        "1;Voorbeeldstra, Pip;Jantine Voorbeeldstra;j.voorbeeldstra@voorbeeld.nl\n"
    )
    office.key(Qt.Key.Key_F12)
    assert discretion.is_on()
    rows = page.review.choices._rows
    assert [row.sample.cells for row in rows] == [("1",), ("V., P.",), ("J. V.",), ("j…",)]
    assert "Pip" not in rows[1].combo.accessibleDescription()
    office.key(Qt.Key.Key_F12)
    assert rows[1].sample.cells == ("Voorbeeldstra, Pip",)


def test_a_list_of_the_next_year_is_counted_by_what_changes(office: Any) -> None:
    imported(office)
    page = office.read_list(NEXT)
    assert counts(page) == {
        "nieuw": "1",
        "gewijzigd": "3",
        "hetzelfde": "1",
        "niet in de lijst": "1",
        "fout": "2",
    }
    assert office.sees("1 naar een andere klas, 1 met een andere naam, 1 met andere gegevens")
    assert page.review.counts.accessibleName().startswith("Wat er verandert: 1 nieuw, 3 gewijzigd, 1 hetzelfde")
    page.import_list()
    page = office.read_list(FIRST)
    assert office.sees("1 terug in de lijst")


def test_a_number_of_someone_else_stands_among_the_wrong_rows(office: Any) -> None:
    imported(office)
    page = office.read_list(HEAD + "1001;Karim;;Anders;1A;Toon Proefstra;\n")
    assert counts(page)["fout"] == "1"
    assert page.review.problems.isVisible()
    assert "iemand met een heel andere naam" in page.review.problems.problems.words(0)
    page.import_list()
    assert [pupil.name.full for pupil in office.desk.pupils.find("1001")] == ["Pip Voorbeeldstra"]


def test_wrong_rows_stand_in_a_list_that_can_be_copied(office: Any, qtmodeltester: Any) -> None:
    page = office.read_list(NEXT)
    table = page.review.problems
    assert table.isVisible()
    assert table.problems.rowCount() == 2
    table.setFocus()
    office.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "Regel 7: Het leerlingnummer ontbreekt.\nRegel 8: Dit leerlingnummer staat ook al in regel 6."
    table.selectRow(1)
    office.press("Regels kopiëren")
    assert QGuiApplication.clipboard().text().startswith("Regel 8")
    model = ProblemModel()
    qtmodeltester.check(model, force_py=True)
    model.set_problems([Problem(2, "Leeg.")] * 3)
    qtmodeltester.check(model, force_py=True)


def test_the_same_list_again_has_nothing_to_import_and_the_button_says_so(office: Any) -> None:
    imported(office)
    page = office.read_list(FIRST)
    assert page.go.text() == "Niets te importeren"
    assert not page.go.isEnabled()
    assert page.other.hasFocus()
    page.import_list()
    assert page.review.isVisible(), "nothing was done"


# -- columns by hand ---------------------------------------------------------------------------------------------


def test_a_list_of_unknown_columns_is_mapped_by_hand(office: Any) -> None:
    page = office.read_list(UNKNOWN)
    assert page.review.missing.isVisible()
    assert page.review.choices.mapping() == {2: PupilField.SCHOOL_CLASS}, "what is known is chosen already"
    assert page.review.choices.combo(0).hasFocus()
    assert not page.go.isEnabled()
    choose(page, 0, PupilField.NUMBER)
    office.qtbot.waitUntil(lambda: not page.work.is_busy)
    assert page.review.missing.isVisible(), "the name is still missing"
    assert page.review.choices.combo(0).hasFocus(), "the cursor stays where one is choosing"
    choose(page, 1, PupilField.FULL_NAME)
    office.qtbot.waitUntil(lambda: page.review.plan is not None)
    assert not page.review.missing.isVisible()
    assert counts(page)["nieuw"] == "2"
    assert page.review.choices._rows[1].sample.cells == ("Pip Voorbeeldstra", "Sem Nepman")
    assert page.review.choices._rows[3].sample.cells == (UNUSED, UNUSED)
    page.import_list()
    assert [pupil.name.full for pupil in office.desk.pupils.all()] == ["Sem Nepman", "Pip Voorbeeldstra"]


def test_a_field_is_offered_once(office: Any) -> None:
    page = office.read_list(UNKNOWN)
    klas, mark = page.review.choices.combo(2), page.review.choices.combo(3)
    at = mark.findData(PupilField.SCHOOL_CLASS.value)
    assert not mark.model().item(at).isEnabled()
    assert mark.itemText(at) == "klas (al in ‘Klas’)"
    assert klas.model().item(at).isEnabled()
    choose(page, 2, None)
    assert mark.model().item(at).isEnabled()
    assert mark.itemText(at) == "klas"
    # The arrows pass over what another column holds.
    choose(page, 2, PupilField.SCHOOL_CLASS)
    mark.setFocus()
    for _ in range(20):
        office.key(Qt.Key.Key_Down)
        assert mark.currentData() != PupilField.SCHOOL_CLASS.value


def test_another_mapping_is_counted_anew_and_can_be_stopped(office: Any, slow: Event) -> None:
    slow.set()
    imported(office)
    page = office.read_list(FIRST)
    choose(page, 5, None)
    office.qtbot.waitUntil(lambda: page.review.plan is not None)
    assert counts(page)["hetzelfde"] == "5", "a list without mentors leaves those"
    slow.clear()
    choose(page, 4, None)
    assert page.review.plan is None, "what is shown does not hold"
    page.review.counts.progress.cancel.setFocus()
    office.press("Afbreken")
    assert page.review.choices.combo(4).currentText() == "klas"
    assert page.review.choices.combo(5).currentText() == "niet gebruikt"
    assert page.review.plan is not None
    assert focused().isVisible()
    assert page.isAncestorOf(focused())


def test_while_it_is_counted_anew_nothing_can_be_imported(office: Any, slow: Event) -> None:
    slow.set()
    page = office.read_list(FIRST)
    slow.clear()
    choose(page, 4, None)
    page.import_list()
    assert office.desk.pupils.count() == 0
    page.review.counts.progress.cancel.setFocus()
    slow.set()
    office.qtbot.waitUntil(lambda: page.review.plan is not None)
    assert page.go.hasFocus(), "the focus goes on from what was waited for"


def test_a_hundred_columns_are_shown_and_the_others_counted(office: Any) -> None:
    extra = "".join(f";Extra {number}" for number in range(MOST_SHOWN))
    page = office.read_list(f"Nr;Naam{extra}\n1;Pip Voorbeeldstra\n")
    assert len(page.review.choices._rows) == MOST_SHOWN
    assert office.sees("en nog 2 kolommen die niet worden gebruikt")


# -- reading -----------------------------------------------------------------------------------------------------


def test_the_window_goes_on_while_a_list_is_read_and_tells_how_far_it_is(office: Any, slow: Event) -> None:
    path = office.folder.parent / "lijst.csv"
    path.write_text(FIRST, encoding="utf-8")
    office.window.show_import(path)
    page = office.import_page
    assert page.progress.cancel.hasFocus()
    office.qtbot.waitUntil(lambda: page.progress.words.text() == "1.500 van 20.000 regels")
    assert (page.progress.bar.value(), page.progress.bar.maximum()) == (1500, 20000)
    slow.set()
    office.qtbot.waitUntil(lambda: page.review.plan is not None)
    assert page.go.hasFocus()


@pytest.mark.parametrize("how", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_reading_stops_at_once_when_it_is_cancelled(office: Any, slow: Event, how: Qt.Key) -> None:
    path = office.folder.parent / "lijst.csv"
    path.write_text(FIRST, encoding="utf-8")
    office.window.show_import(path)
    page = office.import_page
    office.key(how)
    assert not page.work.is_busy
    assert page.chooser.isVisible()
    assert page.chooser.choose.hasFocus()
    assert office.sees("Het lezen van de lijst is gestopt.")
    slow.set()
    office.qtbot.wait(60)
    assert page.chooser.isVisible(), "what was stopped is not shown later"
    office.read_file(path)
    assert page.review.isVisible()


def test_the_next_file_takes_the_place_of_one_that_is_being_read(office: Any, slow: Event) -> None:
    office.window.show_import(office.folder.parent / "weg.csv")
    slow.set()
    page = office.read_list(FIRST)
    assert counts(page)["nieuw"] == "5"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Dit bestand is leeg"),
        (b"%PDF-1.7 ...", "een document of een webpagina en geen lijst"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oude Excel"),
        (b"PK\x03\x04 kapot", "Er is niets gewijzigd"),
        (b"Stamnummer;Naam\n", "geen enkele leerling"),
        (None, "bestaat niet"),
    ],
)
def test_a_file_that_is_no_list_is_refused_and_the_page_can_still_be_used(
    office: Any, caplog: pytest.LogCaptureFixture, content: bytes | None, words: str
) -> None:
    path = office.folder.parent / "geheime naam.csv"
    if content is not None:
        path.write_bytes(content)
    with caplog.at_level(logging.DEBUG):
        page = office.read_file(path)
    assert page.chooser.problem.isVisible()
    assert office.sees(words)
    assert page.chooser.choose.hasFocus()
    assert "geheime" not in caplog.text
    office.read_list(FIRST)
    assert counts(page)["nieuw"] == "5"
    assert not page.chooser.problem.isVisible()


def test_a_file_that_goes_while_its_columns_are_chosen_is_refused(office: Any) -> None:
    page = office.read_list(FIRST)
    (office.folder.parent / "leerlingen.csv").unlink()
    choose(page, 4, None)
    office.qtbot.waitUntil(lambda: page.chooser.isVisible())
    assert office.sees("bestaat niet")


def test_a_bug_in_the_reading_is_no_sentence_and_the_page_goes_on(office: Any, monkeypatch: Any, qtbot: Any) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(Pupils, "read_list", staticmethod(broken))
        page = office.read_list(FIRST)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert page.chooser.isVisible()
    office.read_list(FIRST)
    assert page.review.isVisible()


# -- dropping ----------------------------------------------------------------------------------------------------


def _dragged(*paths: Path | str) -> QMimeData:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(p)) if isinstance(p, Path) else QUrl(p) for p in paths])
    return held


def _enter(window: QWidget, held: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        held,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def _drop(window: QWidget, held: QMimeData) -> None:
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        held,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)


def test_a_file_that_is_dropped_anywhere_on_the_window_is_read(office: Any) -> None:
    path = office.folder.parent / "lijst.csv"
    path.write_text(FIRST, encoding="utf-8")
    office.open_case("Pip")
    window, sign, held = office.window, office.window._drop.sign, _dragged(path)
    assert _enter(window, held)
    assert sign.isVisible()
    assert sign.size() == window.size()
    # As Qt tells it when the sign comes between.
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert _enter(sign, held)
    office.qtbot.wait(5)
    assert sign.isVisible()
    QApplication.sendEvent(sign, QDragLeaveEvent())
    office.qtbot.waitUntil(lambda: not sign.isVisible())
    assert _enter(window, held)
    _drop(sign, held)
    assert not sign.isVisible()
    page = office.import_page
    office.qtbot.waitUntil(lambda: page.review.plan is not None)
    assert counts(page)["nieuw"] == "5"
    assert page.go.hasFocus()


def test_two_files_or_a_web_page_are_not_taken(office: Any, tmp_path: Path) -> None:
    for held in (_dragged(tmp_path / "a.csv", tmp_path / "b.csv"), _dragged("https://voorbeeld.nl/lijst.csv")):
        assert not _enter(office.window, held)
        _drop(office.window, held)
    assert office.window.bookmark().page is Page.TODAY


# -- writing, and back -------------------------------------------------------------------------------------------


def test_what_is_imported_can_be_taken_back_from_the_banner_and_from_the_menu(office: Any) -> None:
    page = imported(office)
    window = office.window
    assert office.desk.pupils.count() == 5
    assert window.banner.text == "Leerlingen geïmporteerd: 5 nieuw."
    assert page.chooser.last.words == "Laatste import: do 8 oktober, 5 nieuw"
    assert page.back.hasFocus()
    office.press("Ongedaan maken")
    assert office.desk.pupils.count() == 0
    assert not page.chooser.last.isVisible()
    imported(office)
    assert window.menus.undo.isEnabled()
    office.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert office.desk.pupils.count() == 0
    assert not window.menus.undo.isEnabled()


def test_the_banner_says_how_many_rows_did_not_go_in(office: Any) -> None:
    imported(office)
    imported(office, NEXT)
    assert office.window.banner.text == (
        "Leerlingen geïmporteerd: 1 nieuw, 3 gewijzigd, 1 niet in de lijst. 2 regels gingen niet mee."
    )


def test_an_earlier_import_is_taken_back_after_one_question(office: Any) -> None:
    imported(office)
    imported(office, NEXT)
    office.desk.cases.forget_acts()
    office.window.show_today()
    changed = office.desk.pupils.with_number("1002")
    office.desk.pupils.keep(replace(changed, mentors=("Kim Kladblok",)))
    office.window.show_import()
    page = office.import_page
    assert page.chooser.last.words == "Laatste import: do 8 oktober, 1 nieuw, 3 gewijzigd, 1 niet in de lijst"
    office.press("Terugdraaien…")
    assert page.chooser.last.words.startswith("Import van do 8 oktober terugdraaien? 1 nieuwe leerling gaat weer weg")
    assert page.chooser.last.keep.hasFocus()
    office.key(Qt.Key.Key_Escape)
    assert page.chooser.last.undo.hasFocus()
    assert office.desk.pupils.with_number("1010") is not None
    office.press("Terugdraaien…")
    office.press("Import terugdraaien")
    assert office.desk.pupils.with_number("1010") is None
    assert office.desk.pupils.with_number("1002").mentors == ("Kim Kladblok",)
    assert office.window.banner.text == (
        "De import is teruggedraaid: 1 nieuwe leerling is weer weg, 3 leerlingen zijn weer zoals voor de import. "
        "1 leerling bleef staan, want die wijzigde je daarna zelf."
    )
    assert not page.chooser.last.isVisible()
    assert page.chooser.choose.hasFocus()


def test_an_import_that_cannot_be_written_keeps_the_list_in_sight(office: Any, monkeypatch: Any) -> None:
    def full(*_: Any) -> None:
        raise DiskFullError

    page = office.read_list(FIRST)
    with monkeypatch.context() as patch:
        patch.setattr(Pupils, "import_list", full)
        page.import_list()
    assert "De schijf is vol" in office.window.banner.text
    assert page.review.isVisible()
    assert QApplication.overrideCursor() is None
    page.import_list()
    assert office.desk.pupils.count() == 5


def test_a_directory_that_changes_meanwhile_is_compared_again(office: Any) -> None:
    page = office.read_list(FIRST)
    known = Pupil(0, PersonName("Pip", "", "Voorbeeldstra"), "1001", "3C")
    office.window.bridge.do_for_pupils(office.desk.pupils.keep, known)
    office.qtbot.waitUntil(lambda: page.review.plan is not None)
    assert counts(page)["nieuw"] == "4"
    assert counts(page)["gewijzigd"] == "1"


# -- who is missing ----------------------------------------------------------------------------------------------


def test_a_list_of_one_year_warns_and_can_leave_who_is_missing(office: Any) -> None:
    imported(office)
    page = office.read_list("Stamnummer;Naam;Klas\n2001;Isa Namaaksel;1C\n")
    assert page.review.warning.isVisible()
    assert office.sees("5 leerlingen staan niet in deze lijst.")
    assert page.review.leave_absent.hasFocus()
    assert counts(page)["niet in de lijst"] == "5"
    office.key(Qt.Key.Key_Space)
    assert counts(page)["niet in de lijst"] == "0"
    assert office.sees("5 ontbreken en blijven zo")
    assert not page.review.warning.isVisible()
    page.import_list()
    assert not any(pupil.is_absent for pupil in office.desk.pupils.all())
    assert office.desk.pupils.count() == 6
    page = office.read_list("Stamnummer;Naam;Klas\n2001;Isa Namaaksel;1C\n")
    assert not page.review.leave_absent.isChecked(), "a choice for one list is none for the next"


def test_a_usual_year_does_not_warn_but_offers_the_choice(office: Any) -> None:
    imported(office)
    page = office.read_list(NEXT)
    assert not page.review.warning.isVisible()
    assert page.review.leave_absent.isVisible()
    page.review.leave_absent.click()
    page.import_list()
    fay = office.desk.pupils.with_number("1005")
    assert not fay.is_absent


def test_leaving_who_is_missing_can_leave_nothing_to_import(office: Any) -> None:
    imported(office)
    lines = FIRST.splitlines(keepends=True)
    page = office.read_list("".join(lines[:-1]))
    assert page.go.isEnabled()
    page.review.leave_absent.click()
    assert page.go.text() == "Niets te importeren"


# -- by keyboard -------------------------------------------------------------------------------------------------


def test_tab_goes_from_the_columns_to_the_counts_to_importing(office: Any) -> None:
    imported(office)
    page = office.read_list(NEXT)
    page.review.choices.combo(0).setFocus()
    names = []
    for _ in range(13):
        names.append(focused().accessibleName() or str(focused().property("text")))
        office.key(Qt.Key.Key_Tab)
    assert names[:7] == [f"Wat staat er in kolom ‘{head}’?" for head in HEAD.strip().split(";")]
    assert names[7:] == [
        "Leerlingen die ontbreken zo laten",
        "Regels kopiëren",
        "Regels die niet meegaan",
        "Terug",
        "Ander bestand…",
        "Importeren",
    ]
