"""Verbs about the directory of pupils: finding, keeping, importing a list, and merging doubles."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from pestdesk.desk.workplace import UNDONE, Act, Workplace
from pestdesk.domain.case import Case
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.pupil import Pupil, PupilCase, PupilEdit
from pestdesk.domain.pupil_import import ImportPlan, LastImport, UndoneImport, compare
from pestdesk.domain.pupil_list import PupilField, PupilList
from pestdesk.domain.pupil_match import may_be_one, named
from pestdesk.domain.pupil_merge import Merge, merge
from pestdesk.errors import RuleError
from pestdesk.imports import read_pupil_list
from pestdesk.storage.audit import AuditStore
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.pupil_imports import PupilImportStore
from pestdesk.storage.pupils import PupilStore

IMPORTED = "Leerlingenlijst geïmporteerd"
_TABLE = frozenset({"pupils"})
#: More than a school has of one whole name.
_MOST_NAMESAKES = 100


class Pupils:
    """Each verb is one transaction. What a case keeps of a pupil is a snapshot, and stays (R1)."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    # -- reading -----------------------------------------------------------------------------------------------

    def get(self, pupil_id: int) -> Pupil:
        with self._work.vault.reading() as session:
            return PupilStore(session).get(pupil_id)

    def with_number(self, number: str) -> Pupil | None:
        """The pupil with this number, None when there is none."""
        with self._work.vault.reading() as session:
            return PupilStore(session).with_number(number)

    def all(self) -> tuple[Pupil, ...]:
        """Every pupil, by surname without tussenvoegsel."""
        with self._work.vault.reading() as session:
            return PupilStore(session).all()

    def listed(self) -> tuple[Pupil, ...]:
        """Every pupil without her parents, by surname without tussenvoegsel: only to show in a list."""
        with self._work.vault.reading() as session:
            return PupilStore(session).listed()

    def find(self, words: str, limit: int = 12) -> tuple[Pupil, ...]:
        """The pupils with each of these words anywhere in their name, class or number, the likeliest first."""
        with self._work.vault.reading() as session:
            return PupilStore(session).find(words, limit)

    def named(self, name: str, school_class: str = "") -> tuple[Pupil, ...]:
        """The pupils who have exactly this whole name, and this class when one is given."""
        return named(self.find(name, _MOST_NAMESAKES), name, school_class)

    def of(self, person: Involvement) -> Pupil | None:
        """The pupil who this person of a case is: by number, or where nobody has it the only one of that whole
        name."""
        if person.pupil_key and (found := self.with_number(person.pupil_number)):
            return found
        namesakes = [pupil for pupil in self.named(person.full_name) if pupil.is_person(person)]
        return namesakes[0] if len(namesakes) == 1 else None

    def doubles(self, pupil: Pupil) -> tuple[Pupil, ...]:
        """The others who are likely this same pupil."""
        return tuple(each for each in self.named(pupil.name.full) if may_be_one(pupil, each))

    def names(self) -> frozenset[PersonName]:
        """Every pupil and parent in the directory, each name once."""
        with self._work.vault.reading() as session:
            pupils = PupilStore(session)
            return pupils.names() | pupils.parent_names()

    def count(self) -> int:
        with self._work.vault.reading() as session:
            return PupilStore(session).count()

    def cases_of(self, pupil: Pupil) -> tuple[PupilCase, ...]:
        """The cases that this pupil is or was in, the newest first; those in the bin are not among them."""
        with self._work.vault.reading() as session:
            cases = CaseStore(session).cases_of(pupil)
        return tuple(_part(case, pupil) for case in reversed(cases) if not case.shelving.is_binned)

    # -- by hand -----------------------------------------------------------------------------------------------

    def keep(self, pupil: Pupil, *, draft: str = "") -> Pupil:
        """A pupil added (id 0) or changed by hand; gives it with its id."""
        if not pupil.name.full.strip():
            raise RuleError("Vul een naam in. Wat je typte staat er nog.")
        before = self.get(pupil.id) if pupil.id else None
        (edit,) = self._change(
            "Leerling gewijzigd" if before else "Leerling toegevoegd", PupilEdit(before, pupil), draft=draft
        )
        assert edit.after is not None
        return edit.after

    def remove(self, pupil_id: int) -> None:
        """A pupil out of the directory, with what was typed about her; cases keep their own words of who it was."""
        self._change("Leerling uit de lijst verwijderd", PupilEdit(self.get(pupil_id), None))

    def _change(self, label: str, *edits: PupilEdit, draft: str = "") -> tuple[PupilEdit, ...]:
        stamp = self._work.stamp()
        with self._work.vault.transaction() as session:
            made = PupilStore(session).change(edits)
            drafts = DraftStore(session)
            typed = drafts.get(draft) if draft else None
            drafts.drop(draft)
            AuditStore(session).append(stamp.at, stamp.author, label, fields=_TABLE)
        self._work.remember(Act(label, draft=draft, typed=typed, pupils=made))
        return made

    # -- doubles -----------------------------------------------------------------------------------------------

    def merge_preview(self, kept_id: int, gone_id: int) -> Merge:
        """What merging these two would do. Raises RuleError when they cannot be merged."""
        with self._work.vault.reading() as session:
            return _merge(PupilStore(session), CaseStore(session), kept_id, gone_id)

    def merge(self, kept_id: int, gone_id: int) -> Merge:
        """Two pupils who are one become one, with the cases of both; nothing else in those cases changes."""
        stamp, label = self._work.stamp(), "Leerlingen samengevoegd"
        with self._work.vault.transaction() as session:
            pupils, cases, trail = PupilStore(session), CaseStore(session), AuditStore(session)
            done = _merge(pupils, cases, kept_id, gone_id)
            edits = pupils.change((PupilEdit(done.gone, None), PupilEdit(done.kept, done.merged)))
            trail.append(stamp.at, stamp.author, label, fields=_TABLE)
            self._work.save(cases, trail, done.after, label, stamp)
        # The kept one first: until it is as it was, the other's number is taken.
        self._work.remember(Act(label, done.before, done.after, pupils=edits[::-1]))
        return done

    # -- lists -------------------------------------------------------------------------------------------------

    @staticmethod
    def read_list(
        path: Path,
        mapping: Mapping[int, PupilField] | None = None,
        progress: Callable[[int, int], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> PupilList:
        """A file as `pestdesk.imports.read_pupil_list` reads it. Touches no vault, and may run in a worker."""
        return read_pupil_list(path, mapping, progress, is_cancelled)

    @staticmethod
    def compare(
        pupils: Sequence[Pupil], listed: PupilList, on: date, is_cancelled: Callable[[], bool] = lambda: False
    ) -> ImportPlan | None:
        """What a list would change; None once it is cancelled. Touches no vault, and may run in a worker."""
        return compare(pupils, listed, on, is_cancelled)

    def import_list(self, plan: ImportPlan) -> ImportPlan:
        """All that a list changes in the directory, or nothing. Raises RuleError when the directory became another
        since the list was compared with it."""
        stamp = self._work.stamp()
        with self._work.vault.transaction() as session:
            pupils = {pupil.id: pupil for pupil in PupilStore(session).all()}
            numbered = (each.after for each in plan.changed if each.after.key != each.before.key)
            keys = {pupil.key for pupil in pupils.values()}
            is_taken = any(pupil.key in keys for pupil in (*plan.new, *numbered))
            if is_taken or any(pupils.get(each.before.id) != each.before for each in (*plan.changed, *plan.absent)):
                raise RuleError(
                    "De leerlingenlijst is intussen gewijzigd. Er is niets geïmporteerd; kies het bestand opnieuw."
                )
            fields = PupilImportStore(session).apply(plan, stamp.at, stamp.author)
            AuditStore(session).append(stamp.at, stamp.author, IMPORTED, fields=fields)
        # What was done by hand before it cannot be taken back over it.
        self._work.acts = [act for act in self._work.acts if not (act.pupils or act.is_import)]
        self._work.remember(Act(IMPORTED, is_import=True))
        return plan

    @property
    def can_undo_import(self) -> bool:
        """Whether the last act that can be taken back is an import."""
        return bool(self._work.acts) and self._work.acts[-1].is_import

    def last_import(self) -> LastImport | None:
        """The import that can be taken back; None when there is none."""
        with self._work.vault.reading() as session:
            return PupilImportStore(session).last()

    def undo_import(self) -> UndoneImport:
        """The last import taken back, also of an earlier day; who was changed by hand since stays."""
        stamp = self._work.stamp()
        with self._work.vault.transaction() as session:
            undone = PupilImportStore(session).undo()
            AuditStore(session).append(stamp.at, stamp.author, f"{UNDONE}: {IMPORTED}", fields=_TABLE)
        self._work.acts = [act for act in self._work.acts if not act.is_import]
        return undone


def _merge(pupils: PupilStore, cases: CaseStore, kept_id: int, gone_id: int) -> Merge:
    kept, gone = pupils.get(kept_id), pupils.get(gone_id)
    namesakes = named(pupils.find(gone.name.full, _MOST_NAMESAKES), gone.name.full)
    is_only_name = all(each.id in (kept_id, gone_id) for each in namesakes)
    return merge(kept, gone, cases.cases_of(gone), is_only_name=is_only_name)


def _part(case: Case, pupil: Pupil) -> PupilCase:
    parts = [person for person in case.involvements if pupil.is_person(person)]
    roles = tuple(dict.fromkeys(role for person in parts for role in person.roles))
    return PupilCase(
        case.id,
        case.short_title,
        roles,
        parts[0].school_class,
        case.signal.reported_on,
        case.is_closed,
    )
