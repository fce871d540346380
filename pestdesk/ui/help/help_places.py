"""Which explanation belongs to what is shown."""

from pestdesk.domain.protocol import StepKind
from pestdesk.ui.bookmark import Page
from pestdesk.ui.case_page import AGREEMENTS, PEOPLE, STEPS, TIMELINE, CasePage
from pestdesk.ui.pages.places import TO_CLOSING, TO_COMPLETENESS, TO_COURSE, TO_MOVE, TO_NEXT_ROUND, TO_REOPENING

OF_PAGES = {
    Page.TODAY: "vandaag",
    Page.CASE: "casus",
    Page.NEW_CASE: "nieuwe-casus",
    Page.SETTINGS: "instellingen",
    Page.SCHOOL_CALENDAR: "schoolkalender",
    Page.VAULT: "kluis",
    Page.PAPERS: "documenten",
    Page.SEARCH: "zoeken",
    Page.PUPILS: "leerlingen",
    Page.IMPORT: "importeren",
    Page.RELATIONS: "relaties",
    Page.CALENDAR: "kalender",
    Page.CASES: "overzicht",
    Page.HELP: "uitleg",
}
"""Each page of the window; of a case the tab or the step that is open may have its own."""

OF_TABS = {PEOPLE: "betrokkenen", AGREEMENTS: "controles", TIMELINE: "verloop"}

OF_STEPS = {
    StepKind.SIGNAL: "stappen#signaal",
    StepKind.INQUIRY: "stappen#onderzoek",
    StepKind.TALKS: "stappen#gesprekken",
    StepKind.AGREEMENTS: "stappen#afspraken",
    StepKind.PARENTS: "ouders",
    StepKind.MEASURES: "maatregelen",
    StepKind.OBSERVATION: "stappen#bpo-er",
    StepKind.RESTORATION: "stappen#herstel",
    StepKind.LOGBOOK_NOTE: "magister",
    StepKind.CHECKS: "controles",
    StepKind.HANDOVER: "stappen#melding-en-jaarlaagoverleg",
    StepKind.YEAR_TEAM_MEETING: "stappen#melding-en-jaarlaagoverleg",
    StepKind.SUPPORT_COORDINATOR: "stappen#ondersteuningscoordinator",
    StepKind.INCIDENT_RECORD: "magister",
    StepKind.AUTHORITIES: "maatregelen#leerplicht-en-inspectie",
}

OF_SPECIALS = {
    TO_NEXT_ROUND: "casus#pesten-houdt-aan",
    TO_CLOSING: "casus#sluiten-en-heropenen",
    TO_REOPENING: "casus#sluiten-en-heropenen",
    TO_COURSE: "nieuwe-casus#eerdere-casussen",
    TO_COMPLETENESS: "casus#volledigheid",
}


def explanation_of(page: Page, case_page: CasePage | None) -> str:
    """The subject, or its part, for what is shown now."""
    if page is not Page.CASE or case_page is None:
        return OF_PAGES.get(page, OF_PAGES[Page.HELP])
    tab, wizard = case_page.tabs.currentIndex(), case_page.wizard
    if tab != STEPS:
        return OF_TABS[tab]
    if wizard.special:
        return "controles#verzetten" if wizard.special.startswith(TO_MOVE) else OF_SPECIALS[wizard.special]
    kind = wizard.step_kind
    return OF_STEPS[kind] if kind is not None else OF_PAGES[Page.CASE]
