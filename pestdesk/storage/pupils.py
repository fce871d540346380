"""The directory of pupils in the vault."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil import Pupil, PupilEdit
from pestdesk.domain.pupil_number import number_key
from pestdesk.domain.search_words import pieces_of
from pestdesk.errors import RuleError
from pestdesk.storage.pupil_rows import BY_HAND, read_pupils, remove_pupils, write_pupils
from pestdesk.storage.pupil_tables import PupilGuardianRow, PupilRow


class PupilStore:
    """Pupils of one transaction. What is kept here was written by hand, and taking an import back leaves it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, pupil_id: int) -> Pupil:
        """The pupil; raises RuleError when the directory does not hold it."""
        found = read_pupils(self._session, PupilRow.id == pupil_id)
        if not found:
            raise RuleError("Deze leerling staat niet (meer) in de leerlingenlijst. Er is niets gewijzigd.")
        return found[0]

    def with_number(self, number: str) -> Pupil | None:
        """The pupil with this number, None when there is none."""
        key = number_key(number)
        found = read_pupils(self._session, PupilRow.number_key == key) if key else ()
        return found[0] if found else None

    def all(self) -> tuple[Pupil, ...]:
        """Every pupil, by surname."""
        return read_pupils(self._session)

    def listed(self) -> tuple[Pupil, ...]:
        """Every pupil without her parents, by surname: what a list shows, in a third of the time."""
        return read_pupils(self._session, with_parents=False)

    def find(self, words: str, limit: int, school_class: str = "") -> tuple[Pupil, ...]:
        """The pupils that have each of these words anywhere in their name, class or number, at most `limit`: whose
        first name, surname or number begins with the first word come first, who left the list last. Of one class
        when it is given."""
        folded = pieces_of(words)
        if not folded:
            return ()
        has_all = [PupilRow.search_text.contains(word, autoescape=True) for word in folded]
        if school_class:
            has_all.append(PupilRow.school_class == school_class)
        begins = func.max(
            *(
                column.startswith(folded[0], autoescape=True)
                for column in (PupilRow.search_text, PupilRow.sort_text, PupilRow.number_key)
            )
        )
        return read_pupils(
            self._session, *has_all, order=(PupilRow.absent_since.is_not(None), begins.desc()), limit=limit
        )

    def those(self, pupil_ids: Sequence[int]) -> tuple[Pupil, ...]:
        """These pupils, in this order; whom the directory does not hold is left out."""
        found = {pupil.id: pupil for pupil in read_pupils(self._session, PupilRow.id.in_(pupil_ids))}
        return tuple(found[each] for each in pupil_ids if each in found)

    def names(self) -> frozenset[PersonName]:
        """Every pupil's name, each once."""
        columns = select(PupilRow.given_name, PupilRow.infix, PupilRow.family_name).distinct()
        return frozenset(PersonName(*row) for row in self._session.execute(columns))

    def parent_names(self) -> frozenset[PersonName]:
        """Every parent's name, each once; it is kept as it was typed or listed."""
        names = self._session.scalars(select(PupilGuardianRow.name).where(PupilGuardianRow.name != "").distinct())
        return frozenset(PersonName.parse(name) for name in names)

    def count(self) -> int:
        """How many pupils there are, also those who left the list."""
        return self._session.scalar(select(func.count()).select_from(PupilRow)) or 0

    def keep(self, pupil: Pupil, imported_in: int = BY_HAND) -> Pupil:
        """The pupil added (id 0), or in the place of what was known; gives it with its id. `imported_in` is the
        import that wrote her so. Raises RuleError when another pupil has its number."""
        other = self.with_number(pupil.number)
        if other is not None and other.id != pupil.id:
            raise RuleError(f"Leerlingnummer {pupil.number} hoort al bij {other.name.full}. Er is niets gewijzigd.")
        (kept,) = write_pupils(self._session, [pupil], imported_in)
        return kept

    def change(self, edits: Iterable[PupilEdit]) -> tuple[PupilEdit, ...]:
        """The pupils as they are after these edits, those that go first, with what was typed about them; gives the
        edits with the ids of who came. The cases keep their own words of who a pupil was."""
        edits = tuple(edits)
        ids = [edit.before.id for edit in edits if edit.before]
        wrote = select(PupilRow.id, PupilRow.imported_in).where(PupilRow.id.in_(ids))
        origins = {row.id: row.imported_in for row in self._session.execute(wrote)}
        remove_pupils(self._session, [edit.before.id for edit in edits if edit.before and edit.after is None])
        return tuple(
            replace(
                edit,
                after=self.keep(edit.after) if edit.after else None,
                imported_in=origins.get(edit.before.id, BY_HAND) if edit.before else BY_HAND,
            )
            for edit in edits
        )

    def take_back(self, edits: Sequence[PupilEdit]) -> frozenset[str]:
        """The pupils as they were before these edits, also for the import that wrote them so: it can still be taken
        back. Tells which tables changed. Raises RuleError when one of them is no longer as the edits left it."""
        for edit in edits:
            pupil = edit.after or edit.before
            found = read_pupils(self._session, PupilRow.id == pupil.id) if pupil else ()
            if found != ((edit.after,) if edit.after else ()):
                raise RuleError("De leerling is intussen gewijzigd. Er is niets teruggedraaid.")
        remove_pupils(self._session, [edit.after.id for edit in edits if edit.after and edit.before is None])
        for edit in edits:
            if edit.before is not None:
                self.keep(edit.before, edit.imported_in)
        return frozenset({PupilRow.__tablename__})
