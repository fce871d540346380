"""Woorden voor de rollen: what the school calls a slachtoffer, a dader and the others (R8)."""

from dataclasses import replace

from pestdesk.domain.protocol import Role
from pestdesk.domain.settings import Settings, check_role_labels
from pestdesk.errors import RuleError
from pestdesk.ui.components import TextField
from pestdesk.ui.settings_card import SettingsCard
from pestdesk.ui.words import ROLES


class SettingsRoles(SettingsCard):
    """A word for each role; an empty field takes the protocol's."""

    title = "Woorden voor de rollen"
    intro = (
        "Zo noemt PestDesk iedereen, ook in de samenvatting. Laat je een veld leeg, dan geldt het woord van het "
        "protocol. De zinnen van het protocol zelf veranderen niet."
    )

    def build(self, settings: Settings) -> None:
        self._protocol_words = self.bridge.desk.settings.protocol_words()
        own = dict(settings.role_labels)
        self._words = {role: TextField(self._protocol_words[role], self._protocol_words[role]) for role in ROLES}
        for role, field in self._words.items():
            field.put_beside("column")
            field.set_state(own.get(role, ""))
            self.add(f"role_{role.value}", field)

    def problem(self) -> tuple[str, str] | None:
        """Two roles with one word could not be told apart, also where one of them has the protocol's."""
        seen: list[tuple[Role, str]] = []
        for role, field in self._words.items():
            seen.append((role, field.value() or self._protocol_words[role]))
            try:
                check_role_labels(seen)
            except RuleError as error:
                return f"role_{role.value}", str(error)
        return None

    def put_in(self, settings: Settings) -> Settings:
        own = [(role, field.value()) for role, field in self._words.items() if field.value()]
        return replace(settings, role_labels=tuple(own))
