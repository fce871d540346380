"""What each page of the window is called, for who does not see it come."""

from pestdesk.domain.case import Case
from pestdesk.ui.bookmark import Page

TITLES = {
    Page.TODAY: "Vandaag",
    Page.CASE: "Casus",
    Page.NEW_CASE: "Nieuwe casus",
    Page.SETTINGS: "Instellingen",
    Page.SCHOOL_CALENDAR: "Schoolkalender",
    Page.VAULT: "Kluis en reservekopieën",
    Page.PAPERS: "Document maken",
    Page.SEARCH: "Zoeken",
    Page.PUPILS: "Leerlingen",
    Page.IMPORT: "Leerlingen importeren",
    Page.RELATIONS: "Relaties",
    Page.CALENDAR: "Kalender",
    Page.CASES: "Overzicht van casussen",
    Page.HELP: "Uitleg",
}


def title_of(page: Page, case: Case | None) -> str:
    """The title of a page; that of a case says which one it is."""
    title = TITLES.get(page, "")
    return f"{title} {case.id}, {case.short_title}" if case is not None else title
