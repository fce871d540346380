"""One pass through the steps of a phase: everything that was done, agreed and checked in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.follow_up import (
    VERDICTS,
    AgreedTerm,
    Agreement,
    Check,
    CheckResult,
    CheckState,
    TermOutcome,
)
from pestdesk.domain.protocol import Route
from pestdesk.domain.record import (
    NOT_STAMPED,
    Action,
    CheckMove,
    Contact,
    ContactResult,
    MagisterNote,
    Measure,
    MeasureKind,
    Report,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.school_calendar import Term
from pestdesk.errors import RuleError


class RoundEnd(StrEnum):
    """Why a round ended: the bullying went on (R31), or the case was closed."""

    PERSISTENT = "persistent"
    CLOSED = "closed"


#: How a running term ends with its round, and why its open checks lapse.
_ENDINGS = {
    RoundEnd.PERSISTENT: (TermOutcome.PERSISTENT, "het pesten hield aan"),
    RoundEnd.CLOSED: (TermOutcome.STOPPED, "casus gesloten"),
}


@dataclass(frozen=True, slots=True)
class Round:
    """The work of one phase, or of one of its repetitions. `number` counts from 1 within the phase;
    `cause` is what made it begin, `route` the one it had followed when it ended (while it runs, the case's own
    counts). Changes that need numbers for new parts take them from `ids`."""

    id: int
    phase_id: str
    number: int
    started_on: date
    cause: str = ""
    actions: tuple[Action, ...] = ()
    talks: tuple[Talk, ...] = ()
    contacts: tuple[Contact, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    terms: tuple[AgreedTerm, ...] = ()
    moves: tuple[CheckMove, ...] = ()
    measures: tuple[Measure, ...] = ()
    reports: tuple[Report, ...] = ()
    notes: tuple[MagisterNote, ...] = ()
    skips: tuple[Skip, ...] = ()
    ended_on: date | None = None
    ended_as: RoundEnd | None = None
    route: Route | None = None
    stamp: Stamp = NOT_STAMPED

    # -- questions ---------------------------------------------------------------------------------------------

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was recorded in it yet."""
        parts = (self.actions, self.talks, self.contacts, self.agreements, self.measures, self.notes, self.skips)
        return not any(parts) and not self.reports

    @property
    def term(self) -> AgreedTerm | None:
        """The term that counts: the last one, for new agreements replace the earlier (R25)."""
        return self.terms[-1] if self.terms else None

    @property
    def running_term(self) -> AgreedTerm | None:
        return self.term if self.term and self.term.is_running else None

    @property
    def current_agreements(self) -> tuple[Agreement, ...]:
        """The agreements that the present term checks."""
        return self.agreements_of(self.term) if self.term else ()

    @property
    def gives_support(self) -> bool:
        return any(measure.kind is MeasureKind.SUPPORT for measure in self.measures)

    @property
    def has_harder_sanction(self) -> bool:
        return any(measure.harder for measure in self.measures)

    def has_parts_of(self, step_id: str) -> bool:
        """Whether something was recorded for this step, or a reason why not."""
        parts: list[Any] = [*self.actions, *self.talks, *self.contacts, *self.agreements, *self.measures]
        return any(part.step_id == step_id for part in (*parts, *self.reports, *self.notes, *self.skips))

    def agreements_of(self, term: AgreedTerm) -> tuple[Agreement, ...]:
        """The agreements that started this term: those numbered after the term before it."""
        before = max((other.id for other in self.terms if other.id < term.id), default=0)
        return tuple(each for each in self.agreements if before < each.id < term.id)

    def actions_of(self, step_id: str) -> tuple[Action, ...]:
        return tuple(action for action in self.actions if action.step_id == step_id)

    def talks_of(self, step_id: str, involvement_id: int) -> tuple[Talk, ...]:
        return tuple(t for t in self.talks if t.step_id == step_id and t.involvement_id == involvement_id)

    def contacts_of(self, step_id: str, involvement_id: int, guardian_id: int) -> tuple[Contact, ...]:
        """The attempts for these parents; a talk with the parents together counts for each of them."""
        return tuple(
            contact
            for contact in self.contacts
            if contact.step_id == step_id
            and contact.involvement_id == involvement_id
            and (contact.guardian_id in (guardian_id, 0) or guardian_id == 0)
        )

    def waiting_contact(self, step_id: str, involvement_id: int, guardian_id: int) -> Contact | None:
        """The last attempt, when it still waits for an answer or a talk (R15)."""
        contacts = self.contacts_of(step_id, involvement_id, guardian_id)
        return contacts[-1] if contacts and contacts[-1].result is not ContactResult.SPOKEN else None

    def notes_of(self, step_id: str, involvement_id: int) -> tuple[MagisterNote, ...]:
        return tuple(n for n in self.notes if n.step_id == step_id and n.involvement_id == involvement_id)

    def reports_of(self, step_id: str) -> dict[str, Report]:
        """The last word on each authority; a harder sanction decided after it asks again (R18)."""
        latest = max((measure.id for measure in self.measures if measure.harder), default=0)
        return {r.authority: r for r in self.reports if r.step_id == step_id and r.id > latest}

    def unreported(self, step_id: str) -> tuple[Measure, ...]:
        """The harder sanctions that were decided since the last report; all of them when each was reported (R18)."""
        harder = tuple(measure for measure in self.measures if measure.harder)
        last = max((report.id for report in self.reports if report.step_id == step_id), default=0)
        return tuple(measure for measure in harder if measure.id > last) or harder

    def moves_of(self, check_id: int) -> tuple[CheckMove, ...]:
        return tuple(move for move in self.moves if move.check_id == check_id)

    def state_of(self, check: Check) -> CheckState:
        """Gepland, uitgevoerd, verzet or vervallen; a check that was moved and then held was held."""
        if check.result:
            return CheckState.HELD
        if check.lapsed:
            return CheckState.LAPSED
        return CheckState.MOVED if self.moves_of(check.id) else CheckState.PLANNED

    def computed_end(self, term: AgreedTerm) -> date:
        """The day on which this term would end had nobody moved it (R26)."""
        return next((move.from_on for move in self.moves_of(term.checks[-1].id)), term.ends_on)

    def skip_of(self, step_id: str, involvement_id: int = 0, guardian_id: int = 0) -> Skip | None:
        """The reason why this item, or the whole step, is not done."""
        return next(
            (
                skip
                for skip in self.skips
                if skip.step_id == step_id
                and skip.involvement_id in (0, involvement_id)
                and skip.guardian_id in (0, guardian_id)
            ),
            None,
        )

    # -- agreements, checks, verdict ---------------------------------------------------------------------------

    def with_agreements(
        self, agreements: tuple[Agreement, ...], term: Term, ids: Iterator[int], stamp: Stamp
    ) -> "Round":
        """Agreements made on `term.agreed_on`, which start the four weeks; a running term ends as ‘vervangen’
        (R25). In a round that has ended they are only written down after all: no term runs there (R31)."""
        worded = [agreement for agreement in agreements if agreement.text.strip()]
        if not worded:
            raise RuleError("Schrijf ten minste één afspraak op. Wat je typte staat er nog.")
        running = self.running_term
        if running is not None and term.agreed_on < running.agreed_on:
            raise RuleError(
                f"De lopende afspraken zijn van {with_year(running.agreed_on)}; nieuwe zijn van die dag of later. "
                "Wat je typte staat er nog."
            )
        made = tuple(replace(each, made_on=term.agreed_on, id=next(ids), stamp=stamp) for each in worded)
        if self.ended_on is not None:
            return replace(self, agreements=(*self.agreements, *made))
        number = next(ids)
        checks = tuple(Check(next(ids), due_on) for due_on in term.checks)
        agreed = AgreedTerm(number, term.agreed_on, term.calendar_end, term.end, term.reasoning, checks, stamp=stamp)
        before = self._terms_ended(TermOutcome.REPLACED, term.agreed_on, "vervangen door nieuwe afspraken", stamp)
        return replace(self, agreements=(*self.agreements, *made), terms=(*before, agreed))

    def with_check(self, check_id: int, result: CheckResult, stamp: Stamp) -> "Round":
        """What a check found (R29)."""
        term, check = self._open_check(check_id)
        done = replace(check, result=replace(result, stamp=stamp))
        return self.with_term(term.with_check(done))

    def with_checks_moved(self, moves: tuple[CheckMove, ...], ids: Iterator[int], stamp: Stamp) -> "Round":
        """Open checks on other days, each with its reason (R26). `from_on` is filled in here."""
        kept = []
        terms: dict[int, AgreedTerm] = {}
        for move in moves:
            if not move.reason.strip():
                raise RuleError("Schrijf op waarom de controle naar een andere dag gaat. Er is niets gewijzigd.")
            term, check = self._open_check(move.check_id)
            terms[term.id] = term
            kept.append(replace(move, from_on=check.due_on, id=next(ids), stamp=stamp))
        changed = replace(self, moves=(*self.moves, *kept))
        for term in terms.values():
            changed = changed.with_term(term.with_checks_on({move.check_id: move.to_on for move in kept}))
        return changed

    def with_verdict(self, outcome: TermOutcome, on: date, by: str, stamp: Stamp, text: str = "") -> "Round":
        """A person's verdict on the running term: nageleefd, deels or niet (R30)."""
        term = self.running_term
        if term is None:
            raise RuleError("Er loopt geen termijn om te beoordelen. Er is niets gewijzigd.")
        if outcome not in VERDICTS:
            raise RuleError("Kies nageleefd, deels of niet nageleefd. Er is niets gewijzigd.")
        ended = term.ended(outcome, on, "termijn beoordeeld", stamp)
        return self.with_term(replace(ended, verdict_by=by, verdict_text=text))

    def ended(self, ended_as: RoundEnd, on: date, route: Route, stamp: Stamp) -> "Round":
        """The round at its end, with the route that it followed, and with it the term that was running."""
        if self.running_term is not None and on < self.running_term.agreed_on:
            raise RuleError(
                f"De lopende afspraken zijn van {with_year(self.running_term.agreed_on)}; kies die dag of later. "
                "Wat je typte staat er nog."
            )
        outcome, why = _ENDINGS[ended_as]
        terms = self._terms_ended(outcome, on, why, stamp)
        return replace(self, terms=terms, ended_on=on, ended_as=ended_as, route=route)

    def going_on(self) -> "Round":
        """The round taken up again; a term that ended stays ended (R32)."""
        return replace(self, ended_on=None, ended_as=None, route=None)

    def with_term(self, term: AgreedTerm) -> "Round":
        """This term in the place of the one with its number."""
        return replace(self, terms=tuple(term if old.id == term.id else old for old in self.terms))

    def _open_check(self, check_id: int) -> tuple[AgreedTerm, Check]:
        for term in self.terms:
            check = term.check(check_id)
            if check is not None and not check.is_open:
                raise RuleError("Deze controle is al ingevuld of vervallen. Er is niets gewijzigd.")
            if check is not None:
                return term, check
        raise RuleError("Deze controle hoort niet bij de lopende ronde. Er is niets gewijzigd.")

    def _terms_ended(self, outcome: TermOutcome, on: date, why_lapsed: str, stamp: Stamp) -> tuple[AgreedTerm, ...]:
        return tuple(term.ended(outcome, on, why_lapsed, stamp) if term.is_running else term for term in self.terms)
