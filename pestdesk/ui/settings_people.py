"""De school en jij: the names that PestDesk fills in for you."""

from dataclasses import replace

from pestdesk.domain.settings import Settings
from pestdesk.ui.components import TextField
from pestdesk.ui.settings_card import SettingsCard

_SCHOOL = "Vul de naam van de school in."
_COORDINATOR = "Vul je eigen naam in."


class SettingsPeople(SettingsCard):
    """The school, the coordinator, and who does what in the whole school."""

    title = "De school en jij"
    intro = "PestDesk vult deze namen vast in waar ze horen. Wat al is vastgelegd, houdt de naam van toen."

    def build(self, settings: Settings) -> None:
        self._school, self._coordinator = TextField("School"), TextField("Je naam")
        self.add_beside(("school", self._school, 1), ("coordinator", self._coordinator, 1))
        self._support = TextField("Ondersteuningscoördinator (OCO)")
        self._bpo = TextField("BPO-er")
        self._leader = TextField("Schoolleiding", "beslist over schorsing")
        self.add_beside(
            ("support_coordinator", self._support, 4), ("bpo", self._bpo, 3), ("school_leader", self._leader, 3)
        )
        for field, name in (
            (self._school, settings.school),
            (self._coordinator, settings.coordinator),
            (self._support, settings.support_coordinator),
            (self._bpo, settings.bpo),
            (self._leader, settings.school_leader),
        ):
            field.set_state(name)

    def problem(self) -> tuple[str, str] | None:
        if not self._school.value():
            return "school", _SCHOOL
        return None if self._coordinator.value() else ("coordinator", _COORDINATOR)

    def put_in(self, settings: Settings) -> Settings:
        return replace(
            settings,
            school=self._school.value(),
            coordinator=self._coordinator.value(),
            support_coordinator=self._support.value(),
            bpo=self._bpo.value(),
            school_leader=self._leader.value(),
        )
