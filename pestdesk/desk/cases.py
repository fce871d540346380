"""Verbs about a case as a whole: opening it, its signal and people, its next round and its end."""

from collections.abc import Mapping, Sequence
from datetime import date

from pestdesk.desk.case_pages import CasePages
from pestdesk.desk.workplace import Workplace
from pestdesk.domain import progress as progress_rules
from pestdesk.domain.case import Case
from pestdesk.domain.case_order import CaseOrder, Narrowing, fits, ordered
from pestdesk.domain.case_standing import AT_REST, CaseStanding
from pestdesk.domain.case_summary import CaseFilter, CaseSummary
from pestdesk.domain.closing import Closing
from pestdesk.domain.completeness import Gap, completeness
from pestdesk.domain.earlier_cases import CourseProposal, EarlierCase, earlier_cases, propose_course, taken_along
from pestdesk.domain.names import PersonName
from pestdesk.domain.opening import open_case
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.progress import Progress, StepState, owed, progress
from pestdesk.domain.protocol import Protocol, Route
from pestdesk.domain.record import Entry
from pestdesk.domain.round import Round
from pestdesk.domain.routing import Course, CourseDecision
from pestdesk.domain.school_calendar import school_year
from pestdesk.domain.signal import Classification, Signal
from pestdesk.domain.timeline import Event, timeline
from pestdesk.errors import RuleError
from pestdesk.storage.audit import AuditStore
from pestdesk.storage.case_outlines import OutlineStore
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore

#: What a school keeps only a few of: open cases take work, and the bin is emptied after thirty days.
_FEW = (CaseFilter.OPEN, CaseFilter.BINNED)


class Cases:
    """Each verb is one transaction and gives the case as it is then; known failures raise PestDeskError."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    # -- reading -----------------------------------------------------------------------------------------------

    def get(self, case_id: str) -> Case:
        return self._work.case(case_id)

    def protocol_of(self, case: Case) -> Protocol:
        return self._work.protocol_of(case)

    def who(self, case: Case, actor: str) -> str:
        """The name of whoever has this task: in the case, or else in the whole school; '' when it is not known."""
        return case.who(actor) or self._work.settings().who(actor)

    def newest_protocol(self) -> Protocol:
        """The protocol under which a new case is opened (R35)."""
        return self._work.newest(self._work.protocols)

    @property
    def protocols(self) -> dict[str, Protocol]:
        """Every protocol by its id, in the school's own words."""
        return self._work.protocols

    def progress(self, case: Case, round_: Round | None = None) -> Progress:
        return progress(self._work.protocol_of(case), case, round_)

    def owed(self, case: Case) -> tuple[tuple[Round, StepState], ...]:
        """The required steps that are not done, in every round (R30)."""
        return owed(self._work.protocol_of(case), case)

    def completeness(self, case: Case) -> tuple[Gap, ...]:
        """What the protocol asked and is neither done nor reasoned yet."""
        return completeness(self._work.protocol_of(case), case)

    def earlier(self, case: Case) -> tuple[EarlierCase, ...]:
        """The cases before this one with one of its pupils, the closest relation first (R6)."""
        with self._work.vault.reading() as session:
            others = OutlineStore(session).others_with(case)
        return earlier_cases(case, others)

    def course_question(self, case: Case, earlier: Sequence[EarlierCase] | None = None) -> CourseProposal | None:
        """How the signal would go on after one of the `earlier` cases, until that is chosen (R6)."""
        if not case.takes_changes or case.course is not None or case.classification.is_not_bullying:
            return None
        return propose_course(self.earlier(case) if earlier is None else earlier)

    def timeline(self, case: Case) -> tuple[Event, ...]:
        return timeline(self._work.protocol_of(case), case)

    def summaries(self, which: CaseFilter = CaseFilter.OPEN, words: str = "") -> tuple[CaseSummary, ...]:
        """The lines of the case list, newest first; `words` narrows them by number, name or class."""
        with self._work.vault.reading() as session:
            return tuple(CaseStore(session).summaries(which, words))

    def listed(
        self,
        which: CaseFilter,
        order: CaseOrder,
        standings: Mapping[str, CaseStanding],
        narrowing: Narrowing = Narrowing.NONE,
    ) -> Sequence[CaseSummary]:
        """The lines of the case list in this order; read by pages where there may be many, if the order allows."""
        if which not in _FEW and narrowing is Narrowing.NONE and order in (CaseOrder.URGENT, CaseOrder.NEWEST):
            return CasePages(self._work.vault, which, standings if order is CaseOrder.URGENT else {})
        summaries = self.summaries(which)
        wanted = (each for each in summaries if fits(standings.get(each.id, AT_REST), narrowing))
        return ordered(wanted, order, standings)

    def counts(self) -> dict[CaseFilter, int]:
        """How many cases each filter of the list has."""
        with self._work.vault.reading() as session:
            return CaseStore(session).counts()

    def names(self) -> frozenset[PersonName]:
        """Every pupil and parent in the cases, each name once; also those who only reported something."""
        with self._work.vault.reading() as session:
            return CaseStore(session).names()

    def phase_words(self, summary: CaseSummary) -> str:
        """‘Fase 1’; from the second round on with its number, ‘Fase 2, r2’."""
        protocol = self._work.protocols[summary.protocol_id]
        phase = protocol.phase(summary.phase_id).short_title
        return phase if summary.round_number == 1 else f"{phase}, r{summary.round_number}"

    # -- opening and closing -----------------------------------------------------------------------------------

    def open(self, signal: Signal, people: tuple[Involvement, ...], *, draft: str = "") -> Case:
        """A new case in the first phase of the newest protocol, with the next number of the school year."""
        protocol = self.newest_protocol()
        stamp = self._work.stamp()
        today = self._work.today()
        with self._work.vault.transaction() as session:
            cases = CaseStore(session)
            case = open_case(
                cases.next_number(school_year(today)),
                protocol.id,
                protocol.first_phase.id,
                signal,
                people,
                stamp.author,
                today,
                stamp,
            )
            fields = cases.save(case)
            AuditStore(session).append(stamp.at, stamp.author, "Casus geopend", case.id, fields)
            if draft:
                DraftStore(session).drop(draft)
        return case

    def start_next_round(self, case_id: str, on: date, cause: str, *, draft: str = "") -> Case:
        """The bullying goes on: phase 2, or its next round (R31)."""
        stamp = self._work.stamp()

        def change(case: Case) -> Case:
            phase = self._work.protocol_of(case).next_phase(case.round.phase_id)
            return case.with_next_round(phase.id, on, cause, stamp)

        return self._work.act(case_id, "Nieuwe ronde begonnen", change, draft=draft)

    def close(self, case_id: str, closing: Closing, *, draft: str = "") -> Case:
        """The case closed by a person; undone steps ask for a reason (R30)."""
        stamp = self._work.stamp()
        return self._work.act(
            case_id,
            "Casus gesloten",
            lambda case: progress_rules.close(case, self._work.protocol_of(case), closing, stamp),
            draft=draft,
        )

    def reopen(self, case_id: str, reason: str, *, draft: str = "") -> Case:
        """A closed case open again, with its reason and its history (R32)."""
        stamp, today = self._work.stamp(), self._work.today()
        return self._work.act(
            case_id, "Casus heropend", lambda case: case.reopened(today, stamp.author, reason, stamp), draft=draft
        )

    def choose_course(self, case_id: str, course: Course, earlier_id: str, reason: str, *, draft: str = "") -> Case:
        """How a signal goes on after an earlier case (R6): in the first phase, as the next one, or in that case.

        In the last way the earlier case is opened again if it was closed, and is told of the signal; this case
        closes. Gives the case in which the work goes on.
        """
        stamp, today = self._work.stamp(), self._work.today()
        case = self.get(case_id)
        before = self.earlier(case)
        if not any(each.case_id == earlier_id for each in before):
            raise RuleError(f"Casus {earlier_id} is geen eerdere casus van deze leerlingen. Er is niets gewijzigd.")
        proposal = propose_course(before)
        decision = CourseDecision(course, proposal.course if proposal else Course.FIRST_PHASE, earlier_id, reason)
        protocol = self._work.protocol_of(case)
        first = protocol.first_phase
        if course is not Course.EARLIER_CASE:
            phase = protocol.next_phase(first.id) if course is Course.NEXT_PHASE else first
            return self._work.act(
                case_id, "Keuze bewaard", lambda case: case.with_course(decision, phase.id), draft=draft
            )
        text = f"Nieuw signaal uit casus {case_id}: {case.signal.text}"
        entry = Entry(case.signal.reported_on, stamp.author, text)
        ending = Closing(today, stamp.author, f"Gaat verder in casus {earlier_id}.", reason)

        def change(case: Case, earlier: Case) -> tuple[Case, ...]:
            decided = case.with_course(decision, case.rounds[0].phase_id)
            if earlier.is_closed:
                earlier = earlier.reopened(today, stamp.author, reason, stamp)
            return decided.closed(ending, stamp), taken_along(earlier, case).with_entry(entry, stamp)

        # This case first: what was typed belongs to it, and comes back with it.
        _, earlier = self._work.act_on((case_id, earlier_id), f"Verder in {earlier_id}", change, draft=draft)
        return earlier

    # -- signal, people, notes ---------------------------------------------------------------------------------

    def record_signal(self, case_id: str, signal: Signal, classification: Classification, *, draft: str = "") -> Case:
        """What was reported and what the user calls it (R5, R7); replaced words stay in the verloop (R33)."""
        stamp, today = self._work.stamp(), self._work.today()

        def change(case: Case) -> Case:
            changed = case.with_signal(signal).with_classification(classification)
            before = case.signal.text
            if signal.text == before:
                return changed
            entry = Entry(today, stamp.author, f"De tekst van het signaal is gewijzigd. Er stond: {before}")
            return changed.with_entry(entry, stamp)

        return self._work.act(case_id, "Signaal bijgewerkt", change, draft=draft)

    def decide_route(self, case_id: str, route: Route, reason: str = "") -> Case:
        """Who acts in phase 1: as proposed, or otherwise with a reason (R1, R2)."""
        today = self._work.today()
        return self._work.act(case_id, "Route gekozen", lambda case: case.with_route(route, reason, today))

    def keep_coordinators(self, case_id: str, lead: str, others: tuple[str, ...], *, draft: str = "") -> Case:
        """Who leads the case, and which other leerlingcoördinatoren are involved (R4)."""
        return self._work.act(
            case_id, "Leerlingcoördinatoren bewaard", lambda case: case.with_coordinators(lead, others), draft=draft
        )

    def keep_person(self, case_id: str, person: Involvement, *, draft: str = "") -> Case:
        """A person added to the case (id 0) or changed."""
        return self._work.act(case_id, "Betrokkene bewaard", lambda case: case.with_involvement(person), draft=draft)

    def keep_guardian(self, case_id: str, involvement_id: int, guardian: Guardian, *, draft: str = "") -> Case:
        """A parent or verzorger added (id 0) or changed (R16)."""
        return self._work.act(
            case_id, "Ouder bewaard", lambda case: case.with_guardian(involvement_id, guardian), draft=draft
        )

    def write(self, case_id: str, entry: Entry, *, draft: str = "") -> Case:
        """A note in the verloop, or a correction of something in it (R33)."""
        stamp = self._work.stamp()
        return self._work.act(case_id, "Notitie toegevoegd", lambda case: case.with_entry(entry, stamp), draft=draft)

    # -- undo --------------------------------------------------------------------------------------------------

    @property
    def can_undo(self) -> str:
        """What the last act was, '' when there is none to take back."""
        return self._work.acts[-1].label if self._work.acts else ""

    def undo(self) -> tuple[Case, ...]:
        """The last act taken back: the cases as they are again; empty when there was none."""
        return self._work.undo()

    def forget_acts(self) -> None:
        """From here on, what was done before cannot be taken back."""
        self._work.acts.clear()
