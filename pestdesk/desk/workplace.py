"""What every verb works with: the open vault, the clock, the protocols and the act that is one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from pestdesk.domain.case import Case
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import Stamp
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.domain.settings import Settings
from pestdesk.errors import RuleError, VaultError
from pestdesk.storage.calendar import CalendarStore
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.settings import SettingStore
from pestdesk.storage.vault import Vault

#: Gives the present instant, aware; tests and the demo set their own.
Clock = Callable[[], datetime]

UNDO_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Act:
    """What can be taken back: the case as it was before one act and as that act left it, and the draft it used."""

    label: str
    before: Case
    after: Case
    draft: str = ""
    typed: Any = None


@dataclass(slots=True)
class Workplace:
    """The open vault with its protocols, by id, and the acts of this session."""

    vault: Vault
    clock: Clock
    protocols: dict[str, Protocol]
    acts: list[Act] = field(default_factory=list)

    def today(self) -> date:
        """The date on the user's own clock."""
        return self.clock().astimezone().date()

    def settings(self) -> Settings:
        with self.vault.reading() as session:
            return _made(SettingStore(session).read())

    def school_calendar(self) -> SchoolCalendar:
        """The user's own calendar."""
        with self.vault.reading() as session:
            return _made(CalendarStore(session).read())

    def stamp(self) -> Stamp:
        """Who writes, and now."""
        return Stamp(self.settings().coordinator, self.clock())

    def protocol_of(self, case: Case) -> Protocol:
        """The version of the protocol that this case keeps (R35)."""
        try:
            return self.protocols[case.protocol_id]
        except KeyError:
            raise RuleError(
                f"Casus {case.id} volgt protocol {case.protocol_id}, en dat bestand ontbreekt in dit programma. "
                "De casus is bewaard gebleven. Installeer PestDesk opnieuw."
            ) from None

    def case(self, case_id: str) -> Case:
        with self.vault.reading() as session:
            return CaseStore(session).get(case_id)

    def act(self, case_id: str, label: str, change: Callable[[Case], Case], *, draft: str = "") -> Case:
        """One verb: the case read, changed by the rules, saved, and its draft dropped, or nothing at all."""
        with self.vault.transaction() as session:
            cases = CaseStore(session)
            before = cases.get(case_id)
            after = change(before)
            cases.save(after)
            drafts = DraftStore(session)
            typed = drafts.get(draft) if draft else None
            drafts.drop(draft)
        self.acts.append(Act(label, before, after, draft, typed))
        del self.acts[:-UNDO_DEPTH]
        return after

    def undo(self) -> Case | None:
        """The last act taken back, with what was typed for it; None when there is none.

        It refuses when the case was changed since.
        """
        if not self.acts:
            return None
        act = self.acts[-1]
        with self.vault.transaction() as session:
            cases = CaseStore(session)
            if cases.get(act.after.id) != act.after:
                raise RuleError("De casus is intussen gewijzigd. Er is niets teruggedraaid.")
            cases.save(act.before)
            if act.typed is not None:
                DraftStore(session).keep(act.draft, act.typed, self.clock(), act.before.id)
        self.acts.pop()
        return act.before


_T = TypeVar("_T")


def _made(kept: _T | None) -> _T:
    """What every vault holds from its first moment."""
    if kept is None:
        raise VaultError(
            "Deze kluis mist de instellingen van de school. Er is niets gewijzigd; zet een reservekopie terug."
        )
    return kept
