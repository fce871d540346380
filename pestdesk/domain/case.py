"""The case: one signal and all that the school does about it. Every change gives a new Case, or raises RuleError."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any

from pestdesk.domain.closing import Closing, Reopening
from pestdesk.domain.follow_up import Agreement, CheckResult, TermOutcome
from pestdesk.domain.people import Guardian, Involvement, concerned, short_title
from pestdesk.domain.protocol import Role, Route
from pestdesk.domain.record import (
    NOT_STAMPED,
    Action,
    CheckMove,
    Contact,
    Entry,
    Letter,
    MagisterNote,
    Measure,
    Report,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.round import Round, RoundEnd
from pestdesk.domain.routing import CourseDecision, RouteDecision, RouteProposal, propose_route
from pestdesk.domain.school_calendar import Term
from pestdesk.domain.shelving import ON_THE_DESK, Shelving
from pestdesk.domain.signal import NOT_CLASSIFIED, Classification, Signal
from pestdesk.errors import RuleError

Part = Action | Talk | Contact | Measure | Report | MagisterNote | Skip


@dataclass(frozen=True, slots=True)
class Case:
    """The aggregate. `id` is the case number (‘2026-014’), unique in the vault; `protocol_id` the version of the
    protocol under which it was opened and which it keeps (R35). Ids of parts come from one counter, `last_id`,
    and are never used twice."""

    id: str
    protocol_id: str
    opened_on: date
    signal: Signal
    involvements: tuple[Involvement, ...]
    route: RouteDecision
    lead: str
    rounds: tuple[Round, ...]
    other_coordinators: tuple[str, ...] = ()
    classification: Classification = NOT_CLASSIFIED
    entries: tuple[Entry, ...] = ()
    letters: tuple[Letter, ...] = ()
    closing: Closing | None = None
    reopenings: tuple[Reopening, ...] = ()
    course: CourseDecision | None = None
    shelving: Shelving = ON_THE_DESK
    last_id: int = 0
    stamp: Stamp = NOT_STAMPED

    # -- questions ---------------------------------------------------------------------------------------------

    @property
    def is_closed(self) -> bool:
        return self.closing is not None

    @property
    def takes_changes(self) -> bool:
        """Whether it is worked with: neither closed nor in the bin."""
        return not self.is_closed and not self.shelving.is_binned

    @property
    def takes_notes(self) -> bool:
        """Whether something can be added to its verloop, also when it is closed (R33)."""
        return not self.shelving.is_binned

    @property
    def round(self) -> Round:
        """The round that is going on, or the last one."""
        return self.rounds[-1]

    @property
    def concerned(self) -> tuple[Involvement, ...]:
        """Slachtoffers first, then daders: those that the talks, calls and notes are about (R12)."""
        return concerned(self.involvements)

    @property
    def known(self) -> tuple[Involvement, ...]:
        """Everyone who is known and belongs to it: for whom something can be agreed or decided (R3)."""
        return tuple(person for person in self.involvements if person.is_known and not person.has_left)

    @property
    def victims(self) -> tuple[Involvement, ...]:
        return tuple(p for p in self.involvements if Role.VICTIM in p.roles and not p.has_left)

    @property
    def mentors(self) -> tuple[str, ...]:
        """The mentors of those concerned, each once (R2)."""
        return tuple(dict.fromkeys(name for person in self.concerned for name in person.mentors))

    @property
    def classes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(person.school_class for person in self.concerned if person.school_class))

    @property
    def title(self) -> str:
        return " · ".join(person.full_name for person in self.concerned)

    @property
    def short_title(self) -> str:
        return short_title(self.involvements)

    @property
    def route_question(self) -> RouteProposal | None:
        """The proposal that the user has not answered yet: the people changed since the route was decided (R2)."""
        proposal = propose_route(self.involvements)
        return proposal if proposal.route is not self.route.proposed else None

    def involvement(self, involvement_id: int) -> Involvement:
        for person in self.involvements:
            if person.id == involvement_id:
                return person
        raise RuleError("Deze leerling hoort niet (meer) bij de casus. Er is niets gewijzigd.")

    @property
    def coordinators(self) -> tuple[str, ...]:
        """The leerlingcoördinatoren who are involved, the lead first (R4)."""
        return (self.lead, *self.other_coordinators)

    def round_by_id(self, round_id: int) -> Round:
        for round_ in self.rounds:
            if round_.id == round_id:
                return round_
        raise RuleError("Deze ronde hoort niet bij de casus. Er is niets gewijzigd.")

    def may_begin_in(self, phase_id: str) -> bool:
        """Whether its first round is or can still be one of this phase: nothing was recorded in another (R6)."""
        first, *later = self.rounds
        return phase_id == first.phase_id or (not later and first.is_untouched)

    def who(self, actor: str) -> str:
        """The name of whoever fills this role in the case, empty when it is not known here."""
        if actor == "mentor":
            return ", ".join(self.mentors)
        return self.lead if actor == "coordinator" else ""

    # -- the signal and the people -----------------------------------------------------------------------------

    def with_signal(self, signal: Signal) -> "Case":
        case = self._open()
        _need(signal.text, "Schrijf kort op wat er is gezien of gezegd")
        first = case.rounds[0]
        if first.started_on == case.signal.reported_on:
            case = case._with_round(replace(first, started_on=signal.reported_on))
        return replace(case, signal=signal)

    def with_classification(self, classification: Classification) -> "Case":
        return replace(self._open(), classification=classification)

    def with_route(self, route: Route, reason: str = "", on: date | None = None) -> "Case":
        """The route decided on a day: as proposed, or otherwise with a reason (R1)."""
        case = self._open()
        proposal = propose_route(self.involvements)
        if route is not proposal.route:
            _need(reason, "Schrijf op waarom je van de voorgestelde route afwijkt")
        kept = reason if route is not proposal.route else ""
        return replace(case, route=RouteDecision(route, proposal.route, kept, on))

    def with_course(self, decision: CourseDecision, phase_id: str) -> "Case":
        """How the signal goes on after an earlier case (R6): it begins in `phase_id`, which can be another phase
        than it was opened in as long as nothing was recorded in its first round."""
        case = self._open()
        _need(decision.reason, "Schrijf op waarom je dit kiest")
        if not case.may_begin_in(phase_id):
            raise RuleError(
                "In deze casus is al iets vastgelegd. Er is niets gewijzigd. Houdt het pesten aan, "
                "kies dan ‘Pesten houdt aan…’."
            )
        return replace(case._with_round(replace(case.rounds[0], phase_id=phase_id)), course=decision)

    def with_coordinators(self, lead: str, others: tuple[str, ...]) -> "Case":
        """One leerlingcoördinator in the lead, and the others who are involved, each once (R4)."""
        case = self._open()
        _need(lead, "Vul in wie de casus leidt")
        named = dict.fromkeys(name.strip() for name in others if name.strip())
        named.pop(lead.strip(), None)
        return replace(case, lead=lead.strip(), other_coordinators=tuple(named))

    def with_involvement(self, person: Involvement) -> "Case":
        """A person added (id 0) or changed. Steps that were done stay where they are (R2).

        Whoever turned out not to belong to it stays readable; a case without slachtoffer and dader is none.
        """
        self._open()
        if not person.roles:
            raise RuleError(f"Kies een rol voor {person.full_name}. Wat je typte staat er nog.")
        before = self.involvement(person.id) if person.id else None
        new_ids = count(self.last_id + 1)
        person_id = person.id or next(new_ids)
        guardians = tuple(
            guardian if before and before.guardian(guardian.id) else replace(guardian, id=next(new_ids))
            for guardian in person.guardians
        )
        person = replace(person, id=person_id, guardians=guardians)
        others = tuple(person if other.id == person_id else other for other in self.involvements)
        people = others if before else (*others, person)
        if before and before.is_concerned and not any(each.is_concerned for each in people):
            raise RuleError(
                f"{person.full_name} is het enige slachtoffer of de enige dader. Er is niets gewijzigd. "
                "Vul eerst in wie het wel is, of sluit de casus als het geen pesten was."
            )
        return replace(self, involvements=people, last_id=next(new_ids) - 1)

    def with_guardian(self, involvement_id: int, guardian: Guardian) -> "Case":
        _need(guardian.name, "Vul een naam in voor deze ouder of verzorger")
        return self.with_involvement(self.involvement(involvement_id).with_guardian(guardian))

    # -- the steps ---------------------------------------------------------------------------------------------

    def with_action(self, round_id: int, action: Action, stamp: Stamp) -> "Case":
        return self._with_part(round_id, "actions", action, stamp)

    def with_talk(self, round_id: int, talk: Talk, stamp: Stamp) -> "Case":
        self._need_known(talk.involvement_id)
        return self._with_part(round_id, "talks", talk, stamp)

    def with_contact(self, round_id: int, contact: Contact, stamp: Stamp) -> "Case":
        """An attempt to reach parents recorded. Who may not be contacted is not (R16)."""
        person = self._need_known(contact.involvement_id)
        if not person.parents_may_be_contacted:
            raise RuleError(
                f"{person.full_name} is 18 jaar of ouder en gaf geen toestemming voor contact met ouders. "
                "Er is niets vastgelegd. Is die er wel, vul haar dan in bij Betrokkenen."
            )
        one = person.named_guardian(contact.guardian_id)
        for guardian in (one,) if one else person.guardians:
            if not guardian.may_be_contacted:
                raise RuleError(
                    f"{guardian.name} staat op ‘niet benaderen’: {guardian.do_not_contact}. Er is niets vastgelegd."
                )
        return self._with_part(round_id, "contacts", contact, stamp)

    def with_measure(self, round_id: int, measure: Measure, stamp: Stamp) -> "Case":
        _need(measure.label, "Kies welke hulp of sanctie het is")
        self._need_known(measure.involvement_id)
        return self._with_part(round_id, "measures", measure, stamp)

    def with_reports(self, round_id: int, reports: tuple[Report, ...], stamp: Stamp) -> "Case":
        """Which authorities were informed of a harder sanction, or why not (R18)."""
        case = self._open()
        for report in reports:
            if report.informed_on is None:
                _need(report.reason, f"Schrijf op waarom de {report.authority} niet is geïnformeerd")
            case = case._with_part(round_id, "reports", report, stamp)
        return case

    def with_skip(self, round_id: int, skip: Skip, stamp: Stamp) -> "Case":
        """A step or item not done, with its reason (R13)."""
        _need(skip.reason, "Schrijf op waarom deze stap niet gedaan wordt")
        if skip.involvement_id:
            self.involvement(skip.involvement_id).named_guardian(skip.guardian_id)
        return self._with_part(round_id, "skips", skip, stamp)

    def without_skip(self, round_id: int, skip_id: int) -> "Case":
        """The step taken up after all."""
        round_ = self._open().round_by_id(round_id)
        return self._with_round(replace(round_, skips=tuple(s for s in round_.skips if s.id != skip_id)))

    def with_note(self, round_id: int, note: MagisterNote, stamp: Stamp) -> "Case":
        """A Magister note prepared (id 0), or an earlier one changed or placed."""
        if note.involvement_id:
            self._need_known(note.involvement_id)
        if not note.id:
            return self._with_part(round_id, "notes", note, stamp)
        round_ = self._open().round_by_id(round_id)
        if not any(old.id == note.id for old in round_.notes):
            raise RuleError("Deze notitie hoort niet (meer) bij de ronde. Wat je typte staat er nog.")
        notes = tuple(replace(note, stamp=stamp) if old.id == note.id else old for old in round_.notes)
        return self._with_round(replace(round_, notes=notes))

    def with_entry(self, entry: Entry, stamp: Stamp) -> "Case":
        """A note in the verloop, also in a closed case: history may always be added to, never overwritten (R33)."""
        self._out_of_the_bin()
        _need(entry.text, "Er staat nog niets in de notitie")
        if entry.corrects:
            _need(entry.reason, "Schrijf op waarom je iets aanvult of verbetert")
        new_id = self.last_id + 1
        return replace(self, entries=(*self.entries, replace(entry, id=new_id, stamp=stamp)), last_id=new_id)

    def with_letter(self, letter: Letter, stamp: Stamp) -> "Case":
        """A letter that went out, also of a closed case."""
        self._out_of_the_bin()
        self._need_known(letter.involvement_id)
        _need(letter.text, "Er staat nog niets in de brief")
        new_id = self.last_id + 1
        return replace(self, letters=(*self.letters, replace(letter, id=new_id, stamp=stamp)), last_id=new_id)

    # -- agreements, checks, verdict ---------------------------------------------------------------------------

    def with_agreements(
        self, agreements: tuple[Agreement, ...], term: Term, stamp: Stamp, round_id: int = 0
    ) -> "Case":
        """Agreements made in a round, the running one when none is named; they start the four weeks, and a running
        term ends as ‘vervangen’ (R25).

        All agreements are made on `term.agreed_on`.
        """
        return self._with_parts(lambda round_, ids: round_.with_agreements(agreements, term, ids, stamp), round_id)

    def with_check(self, check_id: int, result: CheckResult, stamp: Stamp) -> "Case":
        """What a check found (R29)."""
        return self._with_round(self._open().round.with_check(check_id, result, stamp))

    def with_checks_moved(self, moves: tuple[CheckMove, ...], stamp: Stamp) -> "Case":
        """Open checks of the running round on other days, each with its reason (R26)."""
        return self._with_parts(lambda round_, ids: round_.with_checks_moved(moves, ids, stamp))

    def with_verdict(self, outcome: TermOutcome, on: date, by: str, stamp: Stamp, text: str = "") -> "Case":
        """A person's verdict on the running term: nageleefd, deels or niet (R30)."""
        return self._with_round(self._open().round.with_verdict(outcome, on, by, stamp, text))

    def with_next_round(self, phase_id: str, on: date, cause: str, stamp: Stamp) -> "Case":
        """The bullying goes on: the round and its running term end as ‘aanhoudend’, the next begins (R31)."""
        case = self._open()
        _need(cause, "Schrijf kort op waaruit blijkt dat het pesten aanhoudt")
        if on < case.round.started_on:
            raise RuleError("De nieuwe ronde kan niet vóór de vorige beginnen. Er is niets gewijzigd.")
        ended = case.round.ended(RoundEnd.PERSISTENT, on, case.route.route, stamp)
        number = 1 + sum(round_.phase_id == phase_id for round_ in case.rounds)
        new = Round(case.last_id + 1, phase_id, number, on, cause, stamp=stamp)
        return replace(case, rounds=(*case.rounds[:-1], ended, new), last_id=new.id)

    def closed(self, closing: Closing, stamp: Stamp) -> "Case":
        """The case closed by a person (R30). Use `progress.close`, which asks a reason for undone steps."""
        case = self._open()
        _need(closing.conclusion, "Schrijf kort op hoe het is afgelopen")
        ended = case.round.ended(RoundEnd.CLOSED, closing.closed_on, case.route.route, stamp)
        return replace(case._with_round(ended), closing=replace(closing, stamp=stamp))

    def reopened(self, on: date, by: str, reason: str, stamp: Stamp) -> "Case":
        """A closed case open again at the round where it stopped, with how it was closed in its history (R32).

        A term that ended stays ended: new agreements start another.
        """
        if self.closing is None:
            raise RuleError(f"Casus {self.id} is niet gesloten. Er is niets gewijzigd.")
        self._out_of_the_bin()
        _need(reason, "Schrijf op waarom je de casus heropent")
        kept = Reopening(on, by, reason, self.closing, self.last_id + 1, stamp)
        return replace(
            self._with_round(self.round.going_on()),
            closing=None,
            shelving=ON_THE_DESK,
            reopenings=(*self.reopenings, kept),
            last_id=kept.id,
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _out_of_the_bin(self) -> None:
        if self.shelving.is_binned:
            raise RuleError(
                f"Casus {self.id} ligt in de prullenbak. Er is niets gewijzigd; zet de casus eerst terug."
            )

    def _open(self) -> "Case":
        self._out_of_the_bin()
        if self.is_closed:
            raise RuleError(f"Casus {self.id} is gesloten. Er is niets gewijzigd; heropen de casus eerst.")
        return self

    def _need_known(self, involvement_id: int) -> Involvement:
        person = self.involvement(involvement_id)
        if not person.is_known:
            raise RuleError("Deze stap wacht tot bekend is wie de dader is. Er is niets vastgelegd.")
        return person

    def _with_part(self, round_id: int, collection: str, part: Part, stamp: Stamp) -> "Case":
        round_ = self._open().round_by_id(round_id)
        new_id = self.last_id + 1
        parts = (*getattr(round_, collection), replace(part, id=new_id, stamp=stamp))
        change: dict[str, Any] = {collection: parts}
        return replace(self._with_round(replace(round_, **change)), last_id=new_id)

    def _with_round(self, round_: Round) -> "Case":
        return replace(self, rounds=tuple(round_ if r.id == round_.id else r for r in self.rounds))

    def _with_parts(self, change: Callable[[Round, Iterator[int]], Round], round_id: int = 0) -> "Case":
        """A round changed, the running one when none is named; numbers for its new parts come from the case's
        counter."""
        ids = count(self.last_id + 1)
        case = self._open()
        changed = change(case.round_by_id(round_id) if round_id else case.round, ids)
        return replace(self._with_round(changed), last_id=next(ids) - 1)


def _need(text: str, request: str) -> None:
    if not text.strip():
        raise RuleError(f"{request}. Wat je typte staat er nog.")
