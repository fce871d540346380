"""What every verb works with: the open vault, the clock, the protocols and the act that is one transaction."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from pestdesk.domain.case import Case
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.pupil import PupilEdit
from pestdesk.domain.record import Stamp
from pestdesk.domain.replanning import Replan, as_moves
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.domain.settings import Settings
from pestdesk.errors import RuleError, VaultError
from pestdesk.storage.audit import AuditStore
from pestdesk.storage.calendar import CalendarStore
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.pupil_imports import PupilImportStore
from pestdesk.storage.pupils import PupilStore
from pestdesk.storage.settings import SettingStore
from pestdesk.storage.vault import Keep, Vault

#: Gives the present instant, aware; tests and the demo set their own.
Clock = Callable[[], datetime]

UNDO_DEPTH = 50
UNDONE = "Ongedaan gemaakt"


@dataclass(frozen=True, slots=True)
class Act:
    """What can be taken back: the cases as they were before one act and as that act left them, in the same order,
    and the draft it used. `pupils` are its changes in the directory; an import knows its own by itself."""

    label: str
    before: tuple[Case, ...] = ()
    after: tuple[Case, ...] = ()
    draft: str = ""
    typed: Any = None
    pupils: tuple[PupilEdit, ...] = ()
    is_import: bool = False


@dataclass(slots=True)
class Workplace:
    """The open vault with its protocols, by id and in the school's own words, and the acts of this session."""

    vault: Vault
    clock: Clock
    shipped: Mapping[str, Protocol]
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
        stamp = self.stamp()
        with self.vault.transaction() as session:
            cases = CaseStore(session)
            before = tuple(cases.get(case_id) for case_id in case_ids)
            after = change(*before)
            self.save(cases, AuditStore(session), after, label, stamp)
            drafts = DraftStore(session)
            typed = drafts.get(draft) if draft else None
            drafts.drop(draft)
        self.remember(Act(label, before, after, draft, typed))
        return after

    def remember(self, act: Act) -> None:
        """This act can be taken back from here on."""
        self.acts.append(act)
        del self.acts[:-UNDO_DEPTH]

    def keep_and_replan(
        self, label: str, write: Keep, replanned: Sequence[Replan], why: str, *, draft: str = ""
    ) -> None:
        """Something of the whole school kept by `write`, these open checks put on their other days, and the draft
        dropped, or nothing at all (R28). It cannot be taken back, nor can what was done in these cases before."""
        stamp = self.stamp()
        with self.vault.transaction() as session:
            trail = AuditStore(session)
            trail.append(stamp.at, stamp.author, label, fields=write(session))
            self._replan(CaseStore(session), trail, replanned, why, stamp)
            DraftStore(session).drop(draft)
        self.forget_acts_on({each.case_id for each in replanned})

    def forget_acts_on(self, case_ids: Collection[str]) -> None:
        """What was done in these cases cannot be taken back from here on."""
        self.acts = [act for act in self.acts if not any(case.id in case_ids for case in act.after)]

    @staticmethod
    def save(store: CaseStore, trail: AuditStore, cases: Iterable[Case], label: str, stamp: Stamp) -> None:
        """The cases as an act left them, each with its line in the audit trail."""
        for case in cases:
            trail.append(stamp.at, stamp.author, label, case.id, store.save(case))

    def _replan(
        self, cases: CaseStore, trail: AuditStore, replanned: Sequence[Replan], why: str, stamp: Stamp
    ) -> None:
        for case_id in dict.fromkeys(each.case_id for each in replanned):
            own = [each for each in replanned if each.case_id == case_id]
            moves = as_moves(own, why, self.today(), stamp.author)
            try:
                moved = cases.get(case_id).with_checks_moved(moves, stamp)
            except RuleError as error:
                raise RuleError(f"Casus {case_id}: {error}") from error
            self.save(cases, trail, (moved,), "Controles verzet", stamp)

    def undo(self) -> tuple[Case, ...]:
        """The last act taken back, with what was typed for it: its cases, none when there is no act or it was about
        pupils.

        It refuses when a case was changed since.
        """
        if not self.acts:
            return ()
        act, stamp = self.acts[-1], self.stamp()
        with self.vault.transaction() as session:
            cases = CaseStore(session)
            if any(cases.get(after.id) != after for after in act.after):
                raise RuleError("De casus is intussen gewijzigd. Er is niets teruggedraaid.")
            trail, label = AuditStore(session), f"{UNDONE}: {act.label}"
            if act.pupils or act.is_import:
                fields = PupilStore(session).take_back(act.pupils)
                if act.is_import:
                    PupilImportStore(session).undo()
                trail.append(stamp.at, stamp.author, label, fields=fields)
            self.save(cases, trail, act.before, label, stamp)
            if act.typed is not None:
                case_id = act.before[0].id if act.before else None
                DraftStore(session).keep(act.draft, act.typed, self.clock(), case_id)
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
