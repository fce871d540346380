"""The school's and the coordinator's settings, one row each, so that a later version can add some."""

import json
from collections.abc import Callable
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from pestdesk.domain.duties import ReportingDuty
from pestdesk.domain.protocol import Role
from pestdesk.domain.record import MeasureKind
from pestdesk.domain.school_calendar import TermKind
from pestdesk.domain.settings import MeasureType, Settings
from pestdesk.storage.house_tables import SettingRow

#: What a setting becomes that is more than one text.
_MADE: dict[str, Callable[[Any], Any]] = {
    "term_kind": TermKind,
    "measure_types": lambda rows: tuple(MeasureType(**{**row, "kind": MeasureKind(row["kind"])}) for row in rows),
    "role_labels": lambda rows: tuple((Role(role), label) for role, label in rows),
    "duties": lambda rows: tuple(ReportingDuty(**row) for row in rows),
    "lock_after_minutes": int,
}


class SettingStore:
    """Settings of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self) -> Settings | None:
        """The settings; None in a vault where none were written yet. What was never written has its default."""
        rows = self._session.scalars(select(SettingRow))
        known = {field.name for field in fields(Settings)}
        values = {row.key: _MADE.get(row.key, str)(json.loads(row.value)) for row in rows if row.key in known}
        return Settings(**values) if values else None

    def write(self, settings: Settings) -> frozenset[str]:
        """Keeps these settings in the place of the earlier ones; tells which became different, as ‘settings.key’."""
        stored = {row.key: row.value for row in self._session.scalars(select(SettingRow))}
        meant = {key: json.dumps(value, ensure_ascii=False) for key, value in asdict(settings).items()}
        different = {key for key, value in meant.items() if stored.get(key) != value}
        for key in different:
            self._session.merge(SettingRow(key=key, value=meant[key]))
        self._session.flush()
        return frozenset(f"{SettingRow.__tablename__}.{key}" for key in different)
