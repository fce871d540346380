"""Verbs about the school's own settings."""

from dataclasses import replace

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.settings import DEFAULT_MEASURE_TYPES, MeasureType, Settings
from pestdesk.storage.settings import SettingStore


class SchoolSettings:
    """The settings that the vault keeps."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def get(self) -> Settings:
        return self._work.settings()

    def choose_appearance(self, appearance: str) -> Settings:
        """system, light or dark."""
        changed = replace(self.get(), appearance=appearance)
        with self._work.vault.transaction() as session:
            SettingStore(session).write(changed)
        return changed

    def measure_types(self) -> tuple[MeasureType, ...]:
        """The kinds of help and sanctions to choose from."""
        return DEFAULT_MEASURE_TYPES
