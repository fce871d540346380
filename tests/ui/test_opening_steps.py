"""Opening another step asks and makes no more than it shows. Counted: a clock tells also what else is going on."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget

from pestdesk.ui.calendar_rows import CalendarRow, CalendarRows
from pestdesk.ui.form import Form
from pestdesk.ui.pages.form_page import FormPage


class _Moves(QObject):
    """Notes which of these was moved to another parent with something in it."""

    def __init__(self, *kinds: type[QWidget]) -> None:
        super().__init__()
        self._kinds = kinds
        self.moved: list[QWidget] = []

    def eventFilter(self, watched: QObject, occasion: QEvent) -> bool:
        if (
            occasion.type() == QEvent.Type.ParentChange
            and isinstance(watched, self._kinds)
            and watched.findChildren(QWidget)
        ):
            self.moved.append(watched)
        return False


@contextmanager
def _moves(*kinds: type[QWidget]) -> Iterator[list[QWidget]]:
    app, moves = QApplication.instance(), _Moves(*kinds)
    assert app is not None
    app.installEventFilter(moves)
    try:
        yield moves.moved
    finally:
        app.removeEventFilter(moves)


def _steps(office: Any, words: str) -> list[str]:
    return [state.step.id for state in office.desk.cases.progress(office.case(words)).all_steps]


@pytest.mark.parametrize("words", ["Abe", "Lotte"])
def test_a_page_is_made_where_it_stands(office: Any, words: str) -> None:
    office.open_case(words)
    wizard = office.window.case_page.wizard
    with _moves(FormPage, Form) as moved:
        for where in (*_steps(office, words), "completeness", "closing"):
            wizard.open(where)
            assert wizard.page is None or wizard.page.parent() is wizard.card.sheet
    assert moved == []


def test_the_rows_of_the_school_calendar_are_made_where_they_stand(office: Any) -> None:
    with _moves(Form, CalendarRows, CalendarRow) as moved:
        office.window.show_school_calendar()
    assert office.window.school_calendar.findChildren(CalendarRow)
    assert moved == []


def test_how_far_the_case_is_is_reckoned_once_and_its_timeline_not_at_all(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open_case("Lotte")
    asked: Counter[str] = Counter()
    cases = office.desk.cases
    for name in ("progress", "timeline"):
        verb = getattr(cases, name)

        def counted(*args: Any, name: str = name, verb: Any = verb, **kwargs: Any) -> Any:
            asked[name] += 1
            return verb(*args, **kwargs)

        monkeypatch.setattr(cases, name, counted)
    for step_id in ("2b", "2h"):
        asked.clear()
        office.window.case_page.wizard.open(step_id)
        assert asked == {"progress": 1}


def test_only_what_was_typed_there_is_read_when_a_step_is_opened(office: Any, asked: Any) -> None:
    office.open_case("Abe")
    for step_id in ("1a", "1b"):
        with asked(office.desk) as read:
            office.window.case_page.wizard.open(step_id)
        assert ["FROM drafts" in statement for statement in read if statement.startswith("SELECT")] == [True]


def test_the_school_calendar_is_read_once_for_all_that_the_agreements_show_of_it(office: Any, asked: Any) -> None:
    office.open_case("Abe")
    with asked(office.desk) as read:
        office.window.case_page.wizard.open("1c")
    assert sum("FROM vacations" in statement for statement in read) == 1


def test_no_page_makes_a_calendar_that_nobody_unfolds(office: Any) -> None:
    office.open_case("Abe")
    wizard = office.window.case_page.wizard
    for step_id in _steps(office, "Abe"):
        wizard.open(step_id)
        assert wizard.card.findChild(QCalendarWidget) is None


def test_the_card_is_laid_out_with_the_whole_page_in_it(office: Any) -> None:
    """Half a page, and then the other half, would each be laid out up to the window."""
    office.open_step("Abe", "1a")
    card = office.window.case_page.wizard.card
    with card.laid_out_once():
        assert not card.body.isEnabled()
        before = card._title.geometry()
        card.show_head("Een titel", "mentor Toon Proefstra", "Een zin van het protocol.", "Een opmerking.")
        assert card._title.geometry() == before
    assert card.body.isEnabled()
    assert card._quote.isVisible()
    assert card._quote.geometry().bottom() <= card._remark.geometry().top()
