"""Searching the directory and everything that was written: it changes nothing, and what was searched is written
nowhere."""

from collections.abc import Sequence

from pestdesk.desk.cases import Cases
from pestdesk.desk.workplace import Workplace
from pestdesk.domain.case_summary import CaseSummary
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.school_calendar import school_year
from pestdesk.domain.search import (
    CaseHit,
    CaseState,
    PassageHit,
    SearchChoices,
    SearchFilter,
    SearchResult,
)
from pestdesk.domain.search_words import emphasised, excerpt, query_of
from pestdesk.domain.shelving import Shelf
from pestdesk.storage import person_keys
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.passage_store import PassageStore
from pestdesk.storage.pupils import PupilStore
from pestdesk.storage.search import SearchStore

#: As many as anyone looks through; who wants others types another word. Few pupils: the cases stand under them.
MOST_PUPILS, MOST_CASES, MOST_PASSAGES = 6, 20, 60
_ANY = SearchFilter()


class Search:
    """Finds pupils of the directory, cases by who they are about, and what was written in them. What lies in the bin
    is not found."""

    def __init__(self, workplace: Workplace, cases: Cases) -> None:
        self._work, self._cases = workplace, cases
        self._is_current = False

    def keep_up(self) -> None:
        """Make again by what cases and people are found when this vault has it by another recipe, or not at all: it
        is older, or was put back.

        Takes some seconds for thousands of cases. Raises VaultError, and then tries again at the next search.
        """
        if self._is_current:
            return
        with self._work.vault.reading() as session:
            self._is_current = PassageStore(session).is_current
        if not self._is_current:
            # By itself, for it asks for little room: earlier cases are known then on a disk with none for the index.
            with self._work.vault.transaction() as session:
                person_keys.remake(session)
            with self._work.vault.transaction() as session:
                PassageStore(session).remake()
            self._is_current = True

    def find(self, words: str, chosen: SearchFilter = _ANY) -> SearchResult:
        """What has each of these words as the beginning of one of its own; nothing without a word. Raises VaultError.

        A period keeps texts by their day, and cases by the day on which they were opened. Pupils are found whether
        or not they are in a case, and so not when something is chosen that only cases have.
        """
        query = query_of(words)
        if not query:
            return SearchResult()
        self.keep_up()
        with self._work.vault.reading() as session:
            found, store = SearchStore(session), CaseStore(session)
            pupils = self._pupils(PupilStore(session), words, chosen, MOST_PUPILS + 1)
            numbers = found.cases(query, chosen, MOST_CASES)
            ids = found.texts(query, chosen, MOST_PASSAGES)
            texts = found.read(ids[:MOST_PASSAGES])
            shown = numbers[:MOST_CASES]
            people = found.people(shown)
            summaries = store.summaries_of(list({*shown, *(text.case_id for text in texts)}))
        cases = (self._case(summaries[number], people[number], query) for number in shown)
        passages = (
            PassageHit(
                text.case_id,
                summaries[text.case_id].people,
                text.kind,
                text.happened_on,
                excerpt(text.text, query),
                text.part_id,
            )
            for text in texts
        )
        return SearchResult(
            query,
            pupils[:MOST_PUPILS],
            len(pupils) > MOST_PUPILS,
            tuple(cases),
            len(numbers) > MOST_CASES,
            tuple(passages),
            len(ids) > MOST_PASSAGES,
        )

    def heads(self, words: str, most_cases: int, most_pupils: int) -> SearchResult:
        """As `find`, without the texts, and not more than this of each: to go to a case or a pupil by a few letters.
        Raises VaultError."""
        query = query_of(words)
        if not query:
            return SearchResult()
        self.keep_up()
        with self._work.vault.reading() as session:
            pupils = self._pupils(PupilStore(session), words, _ANY, most_pupils + 1)
            numbers = SearchStore(session).cases(query, _ANY, most_cases)
            cases = self._heads(CaseStore(session), SearchStore(session), numbers[:most_cases], query)
        return SearchResult(query, pupils[:most_pupils], len(pupils) > most_pupils, cases, len(numbers) > most_cases)

    def again(self, case_ids: Sequence[str], pupil_ids: Sequence[int]) -> SearchResult:
        """These cases and pupils as they are now, in this order; those that are gone are left out."""
        with self._work.vault.reading() as session:
            cases = self._heads(CaseStore(session), SearchStore(session), case_ids, ())
            pupils = PupilStore(session).those(pupil_ids)
        return SearchResult(pupils=pupils, cases=tuple(hit for hit in cases if not hit.case.shelving.is_binned))

    def choices(self) -> SearchChoices:
        """By what can be filtered in this vault."""
        with self._work.vault.reading() as session:
            store = CaseStore(session)
            phases, classes, opened = store.phases(), store.classes(), store.days_of_opening()
        words = {
            phase_id: self._work.protocols[protocol_id].phase(phase_id).short_title
            for protocol_id, phase_id in sorted(phases)
            if protocol_id in self._work.protocols
        }
        years = sorted({school_year(day) for day in opened}, reverse=True)
        return SearchChoices(tuple(words.items()), tuple(sorted(classes)), tuple(years))

    @staticmethod
    def _pupils(store: PupilStore, words: str, chosen: SearchFilter, limit: int) -> tuple[Pupil, ...]:
        if chosen.asks_for_cases:
            return ()
        return store.find(words, limit, chosen.school_class)

    def _heads(
        self, store: CaseStore, found: SearchStore, numbers: Sequence[str], query: tuple[str, ...]
    ) -> tuple[CaseHit, ...]:
        summaries = store.summaries_of(numbers)
        kept = [number for number in numbers if number in summaries]
        people = found.people(kept)
        return tuple(self._case(summaries[number], people[number], query) for number in kept)

    def _case(self, summary: CaseSummary, people: list[str], query: tuple[str, ...]) -> CaseHit:
        names = emphasised(", ".join(people), query)
        return CaseHit(summary, self._cases.phase_words(summary), _state(summary), names)


def _state(summary: CaseSummary) -> CaseState:
    if summary.shelving.shelf is Shelf.ARCHIVE:
        return CaseState.ARCHIVED
    return CaseState.CLOSED if summary.is_closed else CaseState.OPEN
