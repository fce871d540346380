"""Vergrendelen: after how many minutes without use the vault locks by itself."""

from dataclasses import replace

from pestdesk.domain.settings import LOCK_AFTER_MINUTES, Settings, check_lock_after
from pestdesk.errors import RuleError
from pestdesk.ui.components import NumberField
from pestdesk.ui.settings_card import SettingsCard

_NAME = "lock_after_minutes"
_NO_NUMBER = f"Vul een heel getal in, van {LOCK_AFTER_MINUTES.start} tot en met {LOCK_AFTER_MINUTES[-1]}."


class SettingsLock(SettingsCard):
    """A number of minutes."""

    title = "Vergrendelen"
    intro = (
        "Na zoveel minuten zonder gebruik gaat de kluis op slot. Dat gebeurt ook als de laptop in slaapstand gaat "
        "of als je het scherm vergrendelt. Wat je typte is dan bewaard."
    )

    def build(self, settings: Settings) -> None:
        self._minutes = NumberField("Minuten zonder gebruik")
        self._minutes.put_beside("column")
        self._minutes.set_state(str(settings.lock_after_minutes))
        self.add(_NAME, self._minutes)

    def problem(self) -> tuple[str, str] | None:
        minutes = self._minutes.number()
        if minutes is None:
            return _NAME, _NO_NUMBER
        try:
            check_lock_after(minutes)
        except RuleError:
            return _NAME, _NO_NUMBER
        return None

    def put_in(self, settings: Settings) -> Settings:
        return replace(settings, lock_after_minutes=self._minutes.number() or settings.lock_after_minutes)
