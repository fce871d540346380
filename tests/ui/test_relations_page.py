"""Beeld → Relaties, through the real window: the picture, the table, and the way to a case and back."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.relations import RelatedPupil, TieKind
from pestdesk.domain.signal import Classification, Judgement, Reporter, Signal
from pestdesk.errors import RuleError
from pestdesk.ui import discretion, theme
from pestdesk.ui.bookmark import Page
from pestdesk.ui.relations.picture_items import Look
from pestdesk.ui.relations.placing import arrange, pack
from pestdesk.ui.relations.relations_page import RelationsPage
from pestdesk.ui.relations.shapes import Shape, line_pen, shape_of, shape_path

_MANY = 200


@pytest.fixture(autouse=True)
def _in_the_open() -> Iterator[None]:
    yield
    discretion.turn(is_on=False)


@pytest.fixture
def page(office: Any) -> RelationsPage:
    return show(office)


def show(office: Any) -> RelationsPage:
    office.window.show_relations()
    made = office.relations_page
    office.qtbot.waitUntil(lambda: made.is_ready, timeout=20_000)
    assert isinstance(made, RelationsPage)
    return made


def names(page: RelationsPage) -> list[str]:
    assert page._drawn is not None
    return [pupil.name.given for pupil in page._drawn.pupils]


def rows(page: RelationsPage) -> list[list[str]]:
    model = page.table.rows
    return [[str(model.index(n, c).data()) for c in range(model.columnCount())] for n in range(model.rowCount())]


def selected(page: RelationsPage) -> list[int]:
    return sorted(index.row() for index in page.table.selectionModel().selectedRows())


def open_case(office: Any, *people: tuple[str, Role], judgement: Judgement | None = None) -> str:
    """A case of today about these people; gives its number."""
    signal = Signal("Het gebeurde weer.", office.today, Reporter.PARENT)
    involved = tuple(Involvement(0, PersonName.parse(name), (role,), "2B") for name, role in people)
    case = office.desk.cases.open(signal, involved)
    if judgement:
        office.desk.cases.record_signal(case.id, signal, Classification(judgement))
    return str(case.id)


# -- what is shown -------------------------------------------------------------------------------------------------


def test_the_menu_leads_to_the_pupils_of_this_school_year_in_picture_and_table(office: Any) -> None:
    office.qtbot.keyClick(
        office.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    page = show(office)
    assert page.isVisible()
    relations = office.desk.relations.of()
    assert len(page.picture._pupils) == len(relations.pupils) > 5
    assert len(page.picture._links) == len(relations.links) > 3
    assert office.sees(f"{len(relations.pupils)} leerlingen in {relations.case_count} casussen")
    assert ["Mila Placeholder, 2D", "slachtoffer", "Jip D., Ties T.", office.number("Placeholder"), "open"] in rows(
        page
    )
    assert "Dezelfde feiten staan in de tabel" in page.picture.accessibleName()


def test_what_was_no_bullying_and_what_is_closed_is_told_in_the_table(office: Any) -> None:
    number = open_case(
        office, ("Zus Zomaar", Role.VICTIM), ("Ab Zomaar", Role.PERPETRATOR), judgement=Judgement.QUARREL
    )
    page = show(office)
    assert ["Zus Zomaar, 2B", "slachtoffer", "Ab Z.", number, "open, geen pesten"] in rows(page)
    (link,) = (each for each in page.picture._links if number in each.link.case_ids)
    assert (link.link.kind, link.link.targets) == (TieKind.NO_BULLYING, frozenset())
    assert {page.picture._pupils[each].shape_kind for each in (link.link.one, link.link.other)} == {Shape.NONE}
    assert office.sees("het was geen pesten"), "the legend explains it once it is there"


def test_roles_and_lines_differ_by_shape_and_stripes() -> None:
    roles = {
        Shape.VICTIM: {Role.VICTIM},
        Shape.PERPETRATOR: {Role.PERPETRATOR, Role.FOLLOWER},
        Shape.FOLLOWER: {Role.FOLLOWER},
        Shape.BOTH: {Role.VICTIM, Role.FOLLOWER},
        Shape.NONE: set(),
    }
    for shape, held in roles.items():
        assert shape_of(RelatedPupil(PersonName("Pip"), "", frozenset(held))) is shape
    outlines = {str(shape_path(shape, QPointF(0, 0), 10).toFillPolygon().toList()) for shape in Shape}
    assert len(outlines) == len(Shape)
    stripes = {str(line_pen(kind).dashPattern()) for kind in TieKind}
    assert len(stripes) == len(TieKind)
    assert line_pen(TieKind.PERPETRATOR, 3).widthF() > line_pen(TieKind.PERPETRATOR).widthF()


def test_without_cases_a_sentence_says_what_will_be_here(empty_office: Any) -> None:
    page = show(empty_office)
    assert empty_office.sees("Nog geen relaties")
    assert page.back.hasFocus()
    assert not page.picture.isVisible()
    assert not page.year.isVisible(), "there is nothing to choose"
    empty_office.key(Qt.Key.Key_Escape)
    assert empty_office.window.bookmark().page is Page.TODAY


def test_a_case_number_and_a_role_stand_on_one_line_and_a_long_name_makes_its_row_higher(
    office: Any, page: RelationsPage
) -> None:
    office.window.resize(1366, 768)
    office.qtbot.wait(20)
    table = page.table
    plain = theme.px(theme.HIT_HEIGHT)
    for row, cells in enumerate(rows(page)):
        heights = [table._delegate.height_of(cell, table.columnWidth(n)) for n, cell in enumerate(cells)]
        assert heights[1] == heights[3] == plain, cells
        assert table.rowHeight(row) == max(heights), cells
    assert not table.horizontalScrollBar().isVisible()


def test_an_earlier_school_year_can_be_chosen(office: Any, page: RelationsPage) -> None:
    earlier = office.desk.relations.years()[1]
    assert page.year.isVisible()
    page.year.set_value(str(earlier))
    office.qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    assert {row[3] for row in rows(page)} == {part.case_id for part in office.desk.relations.of(earlier).parts}
    assert any("gesloten" in row[4] for row in rows(page))
    assert len(page.picture._pupils) == len(office.desk.relations.of(earlier).pupils)


# -- one shows the other -------------------------------------------------------------------------------------------


def test_a_click_on_a_pupil_shows_the_cases_and_marks_the_rows(office: Any, page: RelationsPage) -> None:
    mila = names(page).index("Mila")
    page.picture.choose((mila,))
    point = page.picture.middle_of(mila)
    page.picture.choose(())
    office.qtbot.mouseClick(page.picture.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert page.picture.what_is_chosen == (mila,)
    assert [rows(page)[row][0] for row in selected(page)] == ["Mila Placeholder, 2D"]
    assert office.sees("Mila Placeholder, 2D: slachtoffer in 1 casus.")
    looks = {link.look for link in page.picture._links if mila in (link.link.one, link.link.other)}
    assert looks == {Look.CHOSEN}
    assert {link.look for link in page.picture._links} == {Look.CHOSEN, Look.FAINT}
    office.press(f"Casus {office.number('Placeholder')} openen")
    assert office.window.case_page.case_id == office.number("Placeholder")


def test_a_click_on_a_line_tells_about_the_two_and_one_beside_it_lets_go(office: Any) -> None:
    again = open_case(office, ("Pip Voorbeeldstra", Role.VICTIM), ("Sem Nepman", Role.PERPETRATOR))
    page = show(office)
    (link,) = (each.link for each in page.picture._links if again in each.link.case_ids)
    page.picture.choose((link.one, link.other))
    point = page.picture.middle_of_link(link.one, link.other)
    office.qtbot.mouseClick(page.picture.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert page.picture.what_is_chosen == (link.one, link.other)
    assert office.sees("Sem N. en Pip V.: 2 casussen.")
    assert len(selected(page)) == 4, "both of them in both cases"
    viewport = page.picture.viewport()
    office.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.rect().bottomLeft())
    assert page.picture.what_is_chosen == ()
    assert selected(page) == []
    assert office.sees("Kies een leerling of een lijn")


def test_a_row_of_the_table_marks_the_pupil_in_the_picture_and_enter_leads_to_the_case(
    office: Any, page: RelationsPage
) -> None:
    page.table.setFocus()
    office.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    office.key(Qt.Key.Key_Down)
    row = page.table.currentIndex().row()
    part = page.table.rows.part(row)
    assert page.picture.what_is_chosen == (part.pupil,)
    office.key(Qt.Key.Key_Return)
    assert office.window.case_page.case_id == part.case_id


def test_a_double_click_leads_to_the_only_case_and_to_the_buttons_where_there_are_more(office: Any) -> None:
    again = open_case(office, ("Pip Voorbeeldstra", Role.VICTIM), ("Ab Zomaar", Role.PERPETRATOR))
    page = show(office)
    pip, ab = names(page).index("Pip"), names(page).index("Ab")
    for pupil in (pip, ab):
        page.picture.choose((pupil,))
        point = page.picture.middle_of(pupil)
        office.qtbot.mouseClick(page.picture.viewport(), Qt.MouseButton.LeftButton, pos=point)
        office.qtbot.mouseDClick(page.picture.viewport(), Qt.MouseButton.LeftButton, pos=point)
        if pupil == pip:
            assert office.button(f"Casus {again} openen").hasFocus(), "the newest first"
    assert office.window.case_page.case_id == again


# -- by keyboard ---------------------------------------------------------------------------------------------------


def test_by_keyboard_alone_from_the_picture_to_a_case_and_back(office: Any) -> None:
    office.window.show_today()
    office.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page = show(office)
    assert page.picture.hasFocus()
    seen = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Left):
        office.key(key)
        seen.append(page.picture.what_is_chosen)
    assert len(set(seen)) >= 4, "the arrows go from one to another"
    (chosen,) = page.picture.what_is_chosen
    assert page._drawn is not None
    (part,) = page._drawn.parts_of(chosen)
    assert page._drawn.pupils[chosen].name.full in page.picture.accessibleDescription()
    office.key(Qt.Key.Key_Return)
    assert office.window.case_page.case_id == part.case_id
    assert office.window.case_page.isAncestorOf(QApplication.focusWidget())
    assert f"Casus {part.case_id}, geopend vanuit Relaties." in office.window.banner.text
    office.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.isVisible()
    assert page.picture.hasFocus()
    assert page.picture.what_is_chosen == (chosen,), "where one was"
    assert selected(page) == page.table.rows.rows_of((chosen,), (part.case_id,))


def test_every_pupil_is_reached_by_the_arrows(office: Any, page: RelationsPage) -> None:
    reached: set[int] = set()
    waiting = [names(page).index("Mila")]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            page.picture.choose((here,))
            office.key(key)
            waiting += {*page.picture.what_is_chosen} - reached - {*waiting}
    assert reached == set(range(len(names(page))))


def test_tab_goes_from_the_picture_by_its_cases_to_the_table_and_on(office: Any, page: RelationsPage) -> None:
    office.key(Qt.Key.Key_Home)
    stops = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        stops.append(focused)
        office.key(Qt.Key.Key_Tab)
    assert stops[0] is page.picture
    assert stops[1].accessibleName().startswith("Casus 2026-")
    assert stops[2:5] == [page.bar.smaller, page.bar.fit, page.bar.larger]
    assert stops[5:] == [page.table, page.back]


def test_alt_left_leads_from_the_picture_and_to_it(office: Any) -> None:
    office.open_case("Pip")
    page = show(office)
    office.window.show_previous()
    assert office.window.case_page.case_id == office.number("Pip")
    show(office)
    page.case_asked.emit(office.number("Noor"))
    assert office.window.case_page.case_id == office.number("Noor")
    office.window.show_previous()
    assert office.window.bookmark().page is Page.RELATIONS


def test_larger_smaller_and_all_of_it_by_keyboard_and_by_wheel(office: Any, page: RelationsPage) -> None:
    picture = page.picture
    office.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert picture.percent > 100
    assert office.sees(f"{picture.percent} %")
    for _ in range(20):
        office.key(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert not page.bar.smaller.isEnabled()
    office.key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    seen = picture.mapFromScene(picture.sceneRect()).boundingRect()
    assert seen.height() <= picture.viewport().height() + 2
    assert 50 < picture.percent <= 100


# -- what changes --------------------------------------------------------------------------------------------------


def test_a_change_is_read_again_in_sight_and_out_of_sight_only_at_the_next_visit(
    office: Any, page: RelationsPage
) -> None:
    mila = names(page).index("Mila")
    page.picture.choose((mila,))
    number = open_case(office, ("Aad Nieuwkomer", Role.VICTIM), ("Bea Nieuwkomer", Role.PERPETRATOR))
    office.window.bridge.tell_changed(number)
    office.qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    assert "Aad" in names(page)
    assert [names(page)[each] for each in page.picture.what_is_chosen] == ["Mila"], "the choice stays with her"
    office.window.show_today()
    before = page._relations
    another = open_case(office, ("Cor Nieuwkomer", Role.VICTIM))
    office.window.bridge.tell_changed(another)
    assert page._relations is before
    assert "Cor" in names(show(office))


def test_what_is_gone_for_good_leaves_the_page_also_out_of_sight(office: Any, page: RelationsPage) -> None:
    number = office.number("Placeholder")
    office.window.show_case(number)
    office.window.bridge.do(office.desk.retention.delete, number)
    office.window.bridge.remove(number)
    office.qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    assert "Mila" not in names(page)
    assert number not in {row[3] for row in rows(page)}


def test_the_words_of_the_school_for_the_roles_are_used(office: Any, page: RelationsPage) -> None:
    settings = office.desk.settings
    words = ((Role.VICTIM, "gemelde leerling"),)
    office.window.bridge.do_for_all(settings.keep, replace(settings.get(), role_labels=words))
    assert "gemelde leerling" in {row[1] for row in rows(page)}
    assert office.sees("gemelde leerling")


def test_discreet_shows_initials_and_copies_none(office: Any, page: RelationsPage) -> None:
    page.picture.choose((names(page).index("Mila"),))
    discretion.turn(is_on=True)
    assert ["M. P., 2D", "slachtoffer", "J. D., T. T.", office.number("Placeholder"), "open"] in rows(page)
    mila = page.picture.middle_of(names(page).index("Mila"))
    assert page.picture.told_at(mila) == "M. P., 2D: slachtoffer in 1 casus"
    assert "Mila" not in str(page.picture.property("accessibleDescription"))
    QApplication.clipboard().setText("van mij")
    page.table.setFocus()
    QTest.keySequence(page.table, QKeySequence.StandardKey.Copy)
    assert QApplication.clipboard().text() == "van mij"
    discretion.turn(is_on=False)
    assert page.picture.told_at(mila) == "Mila Placeholder, 2D: slachtoffer in 1 casus"
    assert page.picture.told_at(page.picture.viewport().rect().bottomLeft()) == ""


def test_the_model_keeps_qts_own_rules(page: RelationsPage, qtmodeltester: Any) -> None:
    qtmodeltester.check(page.table.rows, force_py=True)


# -- where everyone stands -----------------------------------------------------------------------------------------


def _pairs(count: int) -> list[tuple[int, int]]:
    """Groups of four in a row, and every tenth a star of ten."""
    near = [(n, n + 1) for n in range(count - 1) if n % 4 != 3]
    return near + [(0, n) for n in range(4, count, 40)]


def test_nobody_stands_over_another_and_the_same_facts_look_the_same() -> None:
    groups = arrange(120, _pairs(120))
    assert groups == arrange(120, reversed(_pairs(120)))
    for width in (3.0, 9.0):
        places, wide, high = pack(groups, width)
        assert sorted(places) == list(range(120))
        for one in range(120):
            x, y = places[one]
            assert 0.49 <= x <= wide - 0.49
            assert 0.49 <= y <= high - 0.49
            for other in range(one):
                assert max(abs(x - places[other][0]), abs(y - places[other][1])) >= 0.99, (one, other)


def test_a_group_of_hundreds_needs_no_other_library() -> None:
    groups = arrange(520, [(0, n) for n in range(1, 520)])
    assert len(groups) == 1
    assert len(groups[0].places) == 520


def test_more_than_a_picture_can_hold_stand_in_rows() -> None:
    count = 2_500
    (group,) = arrange(count, [(n, n // 3) for n in range(1, count)])
    places = dict(group.places)
    assert sorted(places) == list(range(count))
    assert len(set(places.values())) == count
    columns, rows = sorted({x for x, _ in places.values()}), sorted({y for _, y in places.values()})
    assert all(after - before > 1 for before, after in (*pairwise(columns), *pairwise(rows)))
    assert columns[-1] + 0.5 == pytest.approx(group.width)
    assert rows[-1] + 0.5 == pytest.approx(group.height)


def test_the_program_starts_without_the_library_of_the_layout() -> None:
    words = "import sys, pestdesk.ui.main_window; print({'networkx', 'numpy'} & {*sys.modules})"
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_a_layout_that_fails_is_told_and_leaves_the_table(
    office: Any, monkeypatch: pytest.MonkeyPatch, page: RelationsPage
) -> None:
    def fail(*_args: object) -> None:
        raise RuleError("Het beeld kon niet worden gemaakt.")

    monkeypatch.setattr("pestdesk.ui.relations.relations_page.arrange", fail)
    number = open_case(office, ("Aad Nieuwkomer", Role.VICTIM))
    with office.qtbot.waitSignal(office.window.bridge.failed, timeout=20_000):
        page.refresh()
    assert number in {row[3] for row in rows(page)}
    assert office.sees(f"in {office.desk.relations.of().case_count} casussen")
    assert not page.is_ready


def test_two_hundred_cases_hold_nothing_up(office: Any) -> None:
    people = [f"Nr{'abcdefghij'[n % 10]} Familie{n:03}" for n in range(300)]
    for n in range(_MANY):
        first, second = people[n], people[(n * 7 + 1) % len(people)]
        open_case(office, (first, Role.VICTIM), (second, Role.PERPETRATOR))
    began = time.perf_counter()
    page = show(office)
    office.window.grab()
    assert time.perf_counter() - began < 8
    began = time.perf_counter()
    page.refresh()
    office.window.grab()
    assert time.perf_counter() - began < 1
    assert len(page.picture._links) >= _MANY
