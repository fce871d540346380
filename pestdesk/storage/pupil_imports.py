"""Imports of pupil lists in the vault: written whole, and the last one can be taken back."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from pestdesk.domain.pupil import Authority
from pestdesk.domain.pupil_import import ImportPlan, LastImport, UndoneImport
from pestdesk.errors import RuleError
from pestdesk.storage.pupil_rows import delete_pupils, insert_rows, read_rows, remove_pupils, write_pupils
from pestdesk.storage.pupil_tables import PupilGuardianRow, PupilImportRow, PupilRow, ReplacedPupilRow


class PupilImportStore:
    """Imports of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def apply(self, plan: ImportPlan, at: datetime, author: str) -> frozenset[str]:
        """What a list changes, and how it was before, in the place of what could be taken back until now. Tells
        which tables changed."""
        number = self._last_number() + 1
        self._forget()
        changes = (*plan.changed, *plan.absent)
        replaced = self._images([change.before.id for change in changes])
        write_pupils(self._session, [change.after for change in changes], number)
        brought = write_pupils(self._session, plan.new, number)
        replaced += [{"pupil_id": pupil.id, "before": None} for pupil in brought]
        insert_rows(self._session, ReplacedPupilRow, replaced)
        counts = {"new": len(plan.new), "changed": len(plan.changed), "absent": len(plan.absent)}
        insert_rows(self._session, PupilImportRow, [{"id": number, "at": at, "author": author, **counts}])
        return frozenset({PupilRow.__tablename__})

    def last(self) -> LastImport | None:
        """The import that can be taken back; None when there is none."""
        row = self._session.scalars(select(PupilImportRow)).first()
        return LastImport(row.at, row.author, row.new, row.changed, row.absent) if row else None

    def undo(self) -> UndoneImport:
        """The last import taken back, row for row; who was changed by hand since stays as that left it.

        Raises RuleError when there is none.
        """
        number = self._session.scalar(select(PupilImportRow.id))
        if number is None:
            raise RuleError("Er is geen import om terug te draaien. Er is niets gewijzigd.")
        untouched = set(self._session.scalars(select(PupilRow.id).where(PupilRow.imported_in == number)))
        replaced = self._session.execute(select(ReplacedPupilRow.pupil_id, ReplacedPupilRow.before)).all()
        mine = {pupil_id: before for pupil_id, before in replaced if pupil_id in untouched}
        delete_pupils(self._session, [pupil_id for pupil_id, before in mine.items() if before is not None])
        remove_pupils(self._session, [pupil_id for pupil_id, before in mine.items() if before is None])
        images = [before for before in mine.values() if before is not None]
        self._put_back(images)
        self._forget()
        return UndoneImport(len(images), len(mine) - len(images), len(replaced) - len(mine))

    def _last_number(self) -> int:
        """Of any import; those that were taken back left no pupil with their number."""
        columns = (PupilImportRow.id, PupilRow.imported_in)
        return max(self._session.scalar(select(func.max(column))) or 0 for column in columns)

    def _forget(self) -> None:
        self._session.execute(delete(ReplacedPupilRow))
        self._session.execute(delete(PupilImportRow))

    def _images(self, pupil_ids: Sequence[int]) -> list[dict[str, Any]]:
        """These pupils with all that their rows say, as JSON."""
        guardians: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in read_rows(self._session, PupilGuardianRow, pupil_ids):
            guardians[row.pupil_id].append(dict(row._mapping))
        return [
            {
                "pupil_id": row.id,
                "before": json.dumps([dict(row._mapping), guardians[row.id]], ensure_ascii=False, default=str),
            }
            for row in read_rows(self._session, PupilRow, pupil_ids)
        ]

    def _put_back(self, images: Sequence[str]) -> None:
        pupils, guardians = [], []
        for image in images:
            pupil, own = json.loads(image)
            since = pupil["absent_since"]
            pupils.append({**pupil, "absent_since": date.fromisoformat(since) if since else None})
            guardians += [{**each, "authority": Authority(each["authority"])} for each in own]
        insert_rows(self._session, PupilRow, pupils)
        insert_rows(self._session, PupilGuardianRow, guardians)
