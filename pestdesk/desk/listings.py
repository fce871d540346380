"""Verbs about what goes out of all cases: the calendar as a file and on paper, and the list of cases."""

from collections.abc import Generator, Iterator
from datetime import date, time

from pestdesk.desk.calendar import Calendar
from pestdesk.desk.cases import Cases
from pestdesk.desk.papers import Paper
from pestdesk.desk.workplace import Workplace
from pestdesk.domain.agenda import KIND_WORDS
from pestdesk.domain.case import Case
from pestdesk.domain.case_standing import AT_REST, CaseStanding
from pestdesk.domain.case_summary import CaseFilter, CaseSummary
from pestdesk.domain.name_search import ListedNames
from pestdesk.domain.names import PersonName
from pestdesk.domain.pseudonyms import Pseudonyms
from pestdesk.domain.readers import Reader, ReaderKind
from pestdesk.domain.reading import nameless
from pestdesk.domain.shelving import Shelf
from pestdesk.export.calendar_report import CalendarEntry, calendar_entries, calendar_report
from pestdesk.export.calendar_sheet import calendar_sheet
from pestdesk.export.list_report import CaseLine, list_report
from pestdesk.storage import places
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.pupils import PupilStore

#: In the order in which a list of all cases has them.
FILTER_WORDS = {
    CaseFilter.OPEN: "open casussen",
    CaseFilter.CLOSED: "gesloten casussen",
    CaseFilter.ALL: "alle casussen",
    CaseFilter.ARCHIVED: "casussen in het archief",
    CaseFilter.BINNED: "casussen in de prullenbak",
}


#: How many lines are read together.
_AT_ONCE = 100

Gathering = Generator[tuple[int, int], None, Paper]
"""Reads the vault in short steps, between which the window lives on: yields how many cases of how many are done, and
returns the paper."""


def finished(gathering: Gathering) -> Paper:
    """The paper, in one go."""
    while True:
        try:
            next(gathering)
        except StopIteration as stop:
            paper: Paper = stop.value
            return paper


class Listings:
    """Each gives a paper, which `Papers` writes. What reads every case can be gathered in steps too."""

    def __init__(self, workplace: Workplace, cases: Cases, calendar: Calendar) -> None:
        self._work, self._cases, self._calendar = workplace, cases, calendar

    def agenda(self, case_id: str = "", at: time | None = None) -> Paper:
        """The checks and planned talks of one case, or of all, without names; the whole day, or at this time."""
        return finished(self.gather_agenda(case_id, at))

    def gather_agenda(self, case_id: str = "", at: time | None = None) -> Gathering:
        """The same, a case a step."""
        made_at = self._work.clock().astimezone()
        vault_id = places.vault_id(self._work.vault.folder)
        # Of a closed case too: what was called off goes from a calendar that has it.
        kinds = (CaseFilter.ALL, CaseFilter.BINNED)
        ids = [case_id] if case_id else [each for kind in kinds for each in self._ids(kind)]
        entries: list[CalendarEntry] = []
        for number, each in enumerate(ids):
            yield number, len(ids)
            entries += calendar_entries(self._work.case(each), self._work.protocols, vault_id, at)
        stem = f"Casus {case_id} agenda" if case_id else "PestDesk agenda"
        report = calendar_report(entries, made_at, stem=stem)
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
        return finished(self.gather_list(which, with_people=with_people, with_text=with_text))

    def gather_list(self, which: CaseFilter = CaseFilter.OPEN, *, with_people: bool, with_text: bool) -> Gathering:
        """The same, some cases a step."""
        made_at = self._work.clock().astimezone()
        lines: list[CaseLine] = []
        for line, far in self._lines(which, with_people=with_people, with_text=with_text):
            if line is not None:
                lines.append(line)
            yield far
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

    def _lines(
        self, which: CaseFilter, *, with_people: bool, with_text: bool
    ) -> Iterator[tuple[CaseLine | None, tuple[int, int]]]:
        ids = self._ids(which)
        yield None, (0, len(ids))
        standing: dict[str, CaseStanding] = {}
        calendar = self._work.school_calendar()
        for each in self._ids(CaseFilter.OPEN):
            yield None, (0, len(ids))
            standing[each] = self._calendar.standing_of(self._work.case(each), calendar)
        listed, done = ListedNames(), 0
        for names in self._listed() if with_text and not with_people else ():
            yield None, (0, len(ids))
            listed.add(names)
        for start in range(0, len(ids), _AT_ONCE):
            yield None, (done, len(ids))
            with self._work.vault.reading() as session:
                found = CaseStore(session).summaries_of(ids[start : start + _AT_ONCE])
            # One may have gone for good meanwhile.
            for summary in (found[each] for each in ids[start : start + _AT_ONCE] if each in found):
                signal = self._signal(summary.id, listed, with_people=with_people) if with_text else ""
                done += 1
                yield self._line(summary, standing.get(summary.id, AT_REST), signal), (done, len(ids))

    def _line(self, summary: CaseSummary, standing: CaseStanding, signal: str) -> CaseLine:
        item = None if summary.shelving.is_binned else standing.item
        return CaseLine(
            summary,
            self._cases.phase_words(summary),
            _state(summary),
            item.due_on if item else None,
            KIND_WORDS[item.kind] if item else "",
            signal,
        )

    def _signal(self, case_id: str, listed: ListedNames, *, with_people: bool) -> str:
        case = self._work.case(case_id)
        text = case.signal.text
        return text if with_people else nameless(text, self._nobody(case), listed.in_text(text))

    def _listed(self) -> Iterator[frozenset[PersonName]]:
        """Everyone in the vault whose name may not stand in a text, some cases at a time."""
        ids = (*self._ids(CaseFilter.ALL), *self._ids(CaseFilter.BINNED))
        for start in range(0, len(ids), _AT_ONCE):
            with self._work.vault.reading() as session:
                yield CaseStore(session).names(ids[start : start + _AT_ONCE])
        with self._work.vault.reading() as session:
            yield PupilStore(session).names()

    def _ids(self, which: CaseFilter) -> tuple[str, ...]:
        with self._work.vault.reading() as session:
            return CaseStore(session).ids(which)

    def _nobody(self, case: Case) -> Pseudonyms:
        reader = Reader(ReaderKind.LEADERSHIP)
        return Pseudonyms(case, reader, reader.sections, self._work.protocol_of(case), self._work.settings())


def _state(summary: CaseSummary) -> str:
    where = {Shelf.ARCHIVE: ", in het archief", Shelf.BIN: ", in de prullenbak"}.get(summary.shelving.shelf, "")
    return f"{'gesloten' if summary.is_closed else 'open'}{where}"
