"""One page for each kind of step."""

from pestdesk.domain.protocol import StepKind
from pestdesk.ui.pages.action_page import ActionPage
from pestdesk.ui.pages.agreements_page import AgreementsPage
from pestdesk.ui.pages.authorities_page import AuthoritiesPage
from pestdesk.ui.pages.check_page import CheckPage
from pestdesk.ui.pages.measures_page import MeasuresPage
from pestdesk.ui.pages.note_page import NotePage
from pestdesk.ui.pages.parents_page import ParentsPage
from pestdesk.ui.pages.signal_page import SignalPage
from pestdesk.ui.pages.step_page import Place, StepPage
from pestdesk.ui.pages.talk_page import TalkPage

__all__ = ["PAGES", "Place", "page_for"]

PAGES: dict[StepKind, type[StepPage]] = {
    StepKind.SIGNAL: SignalPage,
    StepKind.INQUIRY: ActionPage,
    StepKind.TALKS: TalkPage,
    StepKind.AGREEMENTS: AgreementsPage,
    StepKind.PARENTS: ParentsPage,
    StepKind.MEASURES: MeasuresPage,
    StepKind.OBSERVATION: ActionPage,
    StepKind.RESTORATION: ActionPage,
    StepKind.HANDOVER: ActionPage,
    StepKind.YEAR_TEAM_MEETING: ActionPage,
    StepKind.SUPPORT_COORDINATOR: ActionPage,
    StepKind.LOGBOOK_NOTE: NotePage,
    StepKind.INCIDENT_RECORD: NotePage,
    StepKind.RESTORATION: ActionPage,
    StepKind.AUTHORITIES: AuthoritiesPage,
    StepKind.CHECKS: CheckPage,
}


def page_for(place: Place) -> StepPage:
    """The page of this item of this step."""
    return PAGES[place.step.kind](place)
