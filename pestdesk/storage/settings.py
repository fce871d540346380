"""The school's and the coordinator's settings, one row each, so that a later version can add some."""

import json
from dataclasses import asdict, fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from pestdesk.domain.settings import Settings
from pestdesk.storage.house_tables import SettingRow


class SettingStore:
    """Settings of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self) -> Settings | None:
        """The settings; None in a vault where none were written yet. What was never written has its default."""
        rows = self._session.scalars(select(SettingRow))
        known = {field.name for field in fields(Settings)}
        values = {row.key: json.loads(row.value) for row in rows if row.key in known}
        return Settings(**values) if values else None

    def write(self, settings: Settings) -> None:
        """Keeps these settings in the place of the earlier ones."""
        for key, value in asdict(settings).items():
            self._session.merge(SettingRow(key=key, value=json.dumps(value, ensure_ascii=False)))
        self._session.flush()
