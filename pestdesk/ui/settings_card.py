"""What every group of settings has in common: a card whose fields stand in the form of the page."""

from typing import TypeVar

from pestdesk.domain.settings import Settings
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, Field, Form, Heading, Muted

_F = TypeVar("_F", bound=Field)


class SettingsCard(Card):
    """Fills its fields from the settings, says which of them is wrong, and puts its part back."""

    title = ""
    intro = ""

    def __init__(self, bridge: Bridge, form: Form, settings: Settings) -> None:
        super().__init__(form)
        self.bridge = bridge
        self.form = form
        self.body.addWidget(Heading(self.title))
        if self.intro:
            self.body.addWidget(Muted(self.intro))
        self.build(settings)

    def build(self, settings: Settings) -> None:
        """Make the fields, with what the school has now."""
        raise NotImplementedError

    def problem(self) -> tuple[str, str] | None:
        """The name of the first field that cannot be kept like this, and why; None when all can."""
        return None

    def put_in(self, settings: Settings) -> Settings:
        """These settings with what the fields say. Raises RuleError."""
        raise NotImplementedError

    def add(self, name: str, field: _F) -> _F:
        """Put a field under the others and give it back."""
        self.form.register(name, field)
        self.body.addWidget(field)
        return field

    def add_beside(self, *parts: tuple[str, Field, int]) -> None:
        """Put fields beside each other: name, field, and its share of the width."""
        self.body.addWidget(self.form.line(*parts))
