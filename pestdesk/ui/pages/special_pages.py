"""The pages of the wizard that are no step, by their places."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pestdesk.domain.case import Case
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.pages.closing_page import ClosingPage
from pestdesk.ui.pages.completeness_page import CompletenessPage
from pestdesk.ui.pages.course_page import CoursePage
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.pages.move_check_page import MoveCheckPage, check_to_move
from pestdesk.ui.pages.next_round_page import NextRoundPage
from pestdesk.ui.pages.places import (
    TO_CLOSING,
    TO_COMPLETENESS,
    TO_COURSE,
    TO_MOVE,
    TO_NEXT_ROUND,
    TO_REOPENING,
)
from pestdesk.ui.pages.reopening_page import ReopeningPage

_PAGES: dict[str, Callable[[Bridge, Case, QWidget], FormPage]] = {
    TO_NEXT_ROUND: NextRoundPage,
    TO_CLOSING: ClosingPage,
    TO_REOPENING: ReopeningPage,
    TO_COURSE: CoursePage,
    TO_COMPLETENESS: CompletenessPage,
}


def is_special(where: str) -> bool:
    """Whether this place is such a page."""
    return where in _PAGES or where.startswith(TO_MOVE)


def special_page(bridge: Bridge, case: Case, where: str, sheet: QWidget) -> FormPage:
    """The page of this place, on its sheet; to move a check, which must be open, its number stands in it."""
    if where.startswith(TO_MOVE):
        check = check_to_move(case, where)
        assert check is not None, "the wizard shows this page for an open check only"
        return MoveCheckPage(bridge, case, check, sheet)
    return _PAGES[where](bridge, case, sheet)
