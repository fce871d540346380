"""Verbs about what goes out of all cases: the calendar as a file and on paper, and the list of cases."""

from collections.abc import Iterator
from datetime import date, time

from pestdesk.desk.calendar import Calendar
from pestdesk.desk.cases import Cases
from pestdesk.desk.papers import Paper, Papers
from pestdesk.desk.workplace import Workplace
from pestdesk.domain.agenda import KIND_WORDS, When
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter, CaseSummary
from pestdesk.domain.pseudonyms import Pseudonyms
from pestdesk.domain.readers import Reader, ReaderKind
from pestdesk.domain.reading import nameless
from pestdesk.domain.shelving import Shelf
from pestdesk.export.calendar_report import calendar_report
from pestdesk.export.calendar_sheet import calendar_sheet
from pestdesk.export.list_report import CaseLine, list_report
from pestdesk.storage import places
from pestdesk.storage.cases import CaseStore

#: In the order in which a list of all cases has them.
FILTER_WORDS = {
    CaseFilter.OPEN: "open casussen",
    CaseFilter.CLOSED: "gesloten casussen",
    CaseFilter.ALL: "alle casussen",
    CaseFilter.ARCHIVED: "casussen in het archief",
    CaseFilter.BINNED: "casussen in de prullenbak",
}


class Listings:
    """Each gives a paper, which `Papers` writes."""

    def __init__(self, workplace: Workplace, cases: Cases, calendar: Calendar, papers: Papers) -> None:
        self._work, self._cases, self._calendar, self._papers = workplace, cases, calendar, papers

    def agenda(self, case_id: str = "", at: time | None = None) -> Paper:
        """The checks and planned talks of one case, or of all, without names; the whole day, or at this time."""
        with self._work.vault.reading() as session:
            store = CaseStore(session)
            # Of a closed case too: what was called off goes from a calendar that has it.
            kinds = (CaseFilter.ALL, CaseFilter.BINNED)
            ids = [case_id] if case_id else [each.id for kind in kinds for each in store.summaries(kind)]
            cases = [store.get(each) for each in ids]
        report = calendar_report(
            cases,
            self._work.protocols,
            places.vault_id(self._work.vault.folder),
            self._work.clock().astimezone(),
            at,
            stem=f"Casus {case_id} agenda" if case_id else "PestDesk agenda",
        )
        planned = sum(not entry.is_cancelled for entry in report.entries)
        return Paper(report, "Agenda zonder namen", case_id, count=planned)

    def calendar_sheet(self, day: date, *, is_week: bool) -> Paper:
        """The week or the month of this day as the calendar shows it, on paper and without names."""
        settings = self._work.settings()
        report = calendar_sheet(
            day,
            self._calendar.agenda().by_day,
            self._calendar.school_calendar().off_name,
            settings.school,
            settings.coordinator,
            self._work.clock().astimezone(),
            is_week=is_week,
        )
        return Paper(report, f"{report.title}, zonder namen", count=report.line_count)

    def case_list(self, which: CaseFilter = CaseFilter.OPEN, *, with_people: bool, with_text: bool) -> Paper:
        """The cases as the list shows them. Without the people, their names are hidden in the text too."""
        made_at = self._work.clock().astimezone()
        lines = list(self._lines(which, with_people=with_people, with_text=with_text))
        kind = FILTER_WORDS[which]
        report = list_report(
            lines,
            made_at,
            self._work.settings().coordinator,
            with_people=with_people,
            with_text=with_text,
            purpose=f"Lijst van {kind}",
            stem=f"PestDesk casussen {made_at.date().isoformat()}",
        )
        held = [word for word, is_in in (("namen", with_people), ("tekst", with_text)) if is_in]
        what = f"Lijst van {kind}{', met ' + ' en '.join(held) if held else ', zonder namen'}"
        return Paper(report, what, count=len(lines))

    def _lines(self, which: CaseFilter, *, with_people: bool, with_text: bool) -> Iterator[CaseLine]:
        agenda = self._calendar.agenda()
        first = {item.case_id: item for item in reversed(agenda.items) if item.when is not When.DONE}
        listed = self._papers.listed() if with_text and not with_people else frozenset()
        for summary in self._cases.summaries(which):
            signal = ""
            if with_text:
                case = self._work.case(summary.id)
                signal = case.signal.text if with_people else nameless(case.signal.text, self._nobody(case), listed)
            item = first.get(summary.id)
            yield CaseLine(
                summary,
                self._cases.phase_words(summary),
                _state(summary),
                item.due_on if item else None,
                KIND_WORDS[item.kind] if item else "",
                signal,
            )

    def _nobody(self, case: Case) -> Pseudonyms:
        reader = Reader(ReaderKind.LEADERSHIP)
        return Pseudonyms(case, reader, reader.sections, self._work.protocol_of(case), self._work.settings())


def _state(summary: CaseSummary) -> str:
    where = {Shelf.ARCHIVE: ", in het archief", Shelf.BIN: ", in de prullenbak"}.get(summary.shelving.shelf, "")
    return f"{'gesloten' if summary.is_closed else 'open'}{where}"
