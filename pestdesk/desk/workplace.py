"""What every verb works with: the open vault, the clock, the protocols and the act that is one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from pestdesk.domain.case import Case
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import Stamp
from pestdesk.domain.replanning import Replan, as_moves
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.domain.settings import Settings
from pestdesk.errors import RuleError, VaultError
from pestdesk.storage.calendar import CalendarStore
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.settings import SettingStore
from pestdesk.storage.vault import Vault, Write

#: Gives the present instant, aware; tests and the demo set their own.
Clock = Callable[[], datetime]

UNDO_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Act:
    """What can be taken back: the cases as they were before one act and as that act left them, in the same order,
    and the draft it used."""

    label: str
    before: tuple[Case, ...]
    after: tuple[Case, ...]
    draft: str = ""
    typed: Any = None


@dataclass(slots=True)
class Workplace:
    """The open vault with its protocols, by id and in the school's own words, and the acts of this session."""

    vault: Vault
    clock: Clock
    shipped: dict[str, Protocol]
    protocols: dict[str, Protocol] = field(init=False)
    acts: list[Act] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.speak(self.settings())

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

    def speak(self, settings: Settings) -> None:
        """Use the school's own words for the roles from here on (R8)."""
        words = dict(settings.role_labels)
        self.protocols = {key: protocol.in_words(words) for key, protocol in self.shipped.items()}

    @staticmethod
    def newest(protocols: Mapping[str, Protocol]) -> Protocol:
        """The one under which a new case is opened (R35)."""
        return max(protocols.values(), key=lambda each: each.dated_on)

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
        (after,) = self.act_on((case_id,), label, lambda case: (change(case),), draft=draft)
        return after

    def act_on(
        self,
        case_ids: Sequence[str],
        label: str,
        change: Callable[..., tuple[Case, ...]],
        *,
        draft: str = "",
    ) -> tuple[Case, ...]:
        """One verb on several cases: `change` is given each of them and gives them back in the same order."""
        with self.vault.transaction() as session:
            cases = CaseStore(session)
            before = tuple(cases.get(case_id) for case_id in case_ids)
            after = change(*before)
            for case in after:
                cases.save(case)
            drafts = DraftStore(session)
            typed = drafts.get(draft) if draft else None
            drafts.drop(draft)
        self.acts.append(Act(label, before, after, draft, typed))
        del self.acts[:-UNDO_DEPTH]
        return after

    def keep_and_replan(self, write: Write, replanned: Sequence[Replan], why: str, *, draft: str = "") -> None:
        """Something of the whole school kept by `write`, these open checks put on their other days, and the draft
        dropped, or nothing at all (R28). It cannot be taken back, nor can what was done in these cases before."""
        stamp = self.stamp()
        with self.vault.transaction() as session:
            write(session)
            self._replan(CaseStore(session), replanned, why, stamp)
            DraftStore(session).drop(draft)
        changed = {each.case_id for each in replanned}
        self.acts = [act for act in self.acts if changed.isdisjoint(case.id for case in act.after)]

    def _replan(self, cases: CaseStore, replanned: Sequence[Replan], why: str, stamp: Stamp) -> None:
        for case_id in dict.fromkeys(each.case_id for each in replanned):
            own = [each for each in replanned if each.case_id == case_id]
            moves = as_moves(own, why, self.today(), stamp.author)
            try:
                cases.save(cases.get(case_id).with_checks_moved(moves, stamp))
            except RuleError as error:
                raise RuleError(f"Casus {case_id}: {error}") from error

    def undo(self) -> tuple[Case, ...]:
        """The last act taken back, with what was typed for it; empty when there is none.

        It refuses when a case was changed since.
        """
        if not self.acts:
            return ()
        act = self.acts[-1]
        with self.vault.transaction() as session:
            cases = CaseStore(session)
            if any(cases.get(after.id) != after for after in act.after):
                raise RuleError("De casus is intussen gewijzigd. Er is niets teruggedraaid.")
            for case in act.before:
                cases.save(case)
            if act.typed is not None:
                DraftStore(session).keep(act.draft, act.typed, self.clock(), act.before[0].id)
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
