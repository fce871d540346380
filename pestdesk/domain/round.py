"""One pass through the steps of a phase: everything that was done, agreed and checked in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pestdesk.domain.follow_up import AgreedTerm, Agreement
from pestdesk.domain.record import (
    NOT_STAMPED,
    Action,
    Contact,
    ContactResult,
    MagisterNote,
    Measure,
    MeasureKind,
    Skip,
    Stamp,
    Talk,
)


class RoundEnd(StrEnum):
    """Why a round ended: the bullying went on (R31), or the case was closed."""

    PERSISTENT = "persistent"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Round:
    """The work of one phase, or of one of its repetitions. `number` counts from 1 within the phase;
    `cause` is what made it begin."""

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
    measures: tuple[Measure, ...] = ()
    notes: tuple[MagisterNote, ...] = ()
    skips: tuple[Skip, ...] = ()
    ended_on: date | None = None
    ended_as: RoundEnd | None = None
    stamp: Stamp = NOT_STAMPED

    @property
    def term(self) -> AgreedTerm | None:
        """The term that counts: the last one, for new agreements replace the earlier (R25)."""
        return self.terms[-1] if self.terms else None

    @property
    def running_term(self) -> AgreedTerm | None:
        return self.term if self.term and self.term.is_running else None

    @property
    def current_agreements(self) -> tuple[Agreement, ...]:
        """The agreements that the present term checks: those made on the day it started."""
        term = self.term
        return tuple(a for a in self.agreements if term is not None and a.made_on == term.agreed_on)

    @property
    def gives_support(self) -> bool:
        return any(measure.kind is MeasureKind.SUPPORT for measure in self.measures)

    @property
    def has_harder_sanction(self) -> bool:
        return any(measure.harder for measure in self.measures)

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

    def skip_of(self, step_id: str, involvement_id: int = 0, guardian_id: int = 0) -> Skip | None:
        """The reason why this item, or the whole step, is not done."""
        return next(
            (
                skip
                for skip in self.skips
                if skip.step_id == step_id
                and (skip.involvement_id, skip.guardian_id) in ((0, 0), (involvement_id, guardian_id))
            ),
            None,
        )
