"""The places where the user was, to go back to. They are never written anywhere."""

from pestdesk.ui.bookmark import Bookmark, Page

_DEPTH = 20


class History:
    """A place is a page, a case or a pupil; where the user stood in it goes with it."""

    def __init__(self) -> None:
        self._places: list[Bookmark] = []

    def note(self, place: Bookmark) -> None:
        """The user leaves this place; the page of a case that is gone is none."""
        if place.page is Page.CASE and place.case is None:
            return
        if self._places and _is_same(self._places[-1], place):
            self._places.pop()
        self._places.append(place)
        del self._places[:-_DEPTH]

    def back(self, now: Bookmark) -> Bookmark | None:
        """The last place that is another than where the user is now, taken out; None when there is none."""
        while self._places:
            place = self._places.pop()
            if not _is_same(place, now):
                return place
        return None

    def forget_case(self, case_id: str) -> None:
        """There is no such case any more."""
        self._places = [each for each in self._places if each.case is None or each.case.case_id != case_id]


def _is_same(one: Bookmark, other: Bookmark) -> bool:
    return _key(one) == _key(other)


def _key(place: Bookmark) -> tuple[Page, str, int]:
    case_id = place.case.case_id if place.case and place.page is Page.CASE else ""
    return place.page, case_id, place.pupil.pupil_id if place.pupil else 0
