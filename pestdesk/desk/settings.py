"""Verbs about the school's own settings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.protocol import Role, StepKind
from pestdesk.domain.replanning import COUNTING_CHANGED, Replan
from pestdesk.domain.settings import MeasureType, Settings
from pestdesk.storage.settings import SettingStore


class SchoolSettings:
    """The settings that the vault keeps."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def get(self) -> Settings:
        return self._work.settings()

    def keep(self, settings: Settings, replanned: Sequence[Replan] = (), *, draft: str = "") -> Settings:
        """These settings from here on, and with them the checks that were chosen to move, in one transaction.

        What another way of counting would move, `Calendar.replans` says (R26, R28).
        """
        self._work.keep_and_replan(
            "Instellingen bewaard",
            lambda session: SettingStore(session).write(settings),
            replanned,
            COUNTING_CHANGED,
            draft=draft,
        )
        self._work.speak(settings)
        return settings

    def choose_appearance(self, appearance: str) -> Settings:
        """system, light or dark."""
        return self.keep(replace(self.get(), appearance=appearance))

    def measure_types(self) -> tuple[MeasureType, ...]:
        """The kinds of help and sanctions to choose from."""
        return self.get().measure_types

    def protocol_words(self) -> Mapping[Role, str]:
        """The newest protocol's own word for each role, which the school may replace by its own (R8)."""
        return self._work.newest(self._work.shipped).role_labels

    def authorities(self) -> tuple[str, ...]:
        """Whom the newest protocol names to inform of a harder sanction, in its order (R18)."""
        phases = self._work.newest(self._work.shipped).phases
        steps = [step for phase in phases for step in phase.steps if step.kind is StepKind.AUTHORITIES]
        return tuple(dict.fromkeys(option for step in steps for option in step.options))
