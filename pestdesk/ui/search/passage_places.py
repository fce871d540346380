"""Where in a case a text that was found is read: on which tab, and as which kind of event."""

from pestdesk.domain.search import PassageKind
from pestdesk.domain.timeline import EventKind
from pestdesk.ui.case_page import AGREEMENTS, PEOPLE, TIMELINE

_TABS = {PassageKind.PERSON: PEOPLE, PassageKind.PARENT: PEOPLE, PassageKind.AGREEMENT: AGREEMENTS}
_EVENTS = {
    PassageKind.ROUTE: (EventKind.ROUTE,),
    PassageKind.COURSE: (EventKind.COURSE,),
    PassageKind.SIGNAL: (EventKind.SIGNAL,),
    PassageKind.CLOSING: (EventKind.CLOSING,),
}


def tab_of(kind: PassageKind) -> int:
    """The tab of the page of a case."""
    return _TABS.get(kind, TIMELINE)


def events_of(kind: PassageKind) -> tuple[EventKind, ...]:
    """As what a text of the case itself stands in the verloop, which is no part with a number of its own."""
    return _EVENTS.get(kind, ())
