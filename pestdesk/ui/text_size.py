"""The size of all text that the user chose, as a percentage; it holds before the vault is open too."""

from typing import Final

from pestdesk.ui import theme
from pestdesk.ui.window_memory import WindowMemory

PERCENTS: Final = (100, 110, 125, 150, 175, 200)
_KEY = "text/percent"


class TextSize:
    """Reads and keeps it; what is sized beside text takes the size over when it is made."""

    def __init__(self, memory: WindowMemory) -> None:
        self._memory = memory

    @property
    def percent(self) -> int:
        """The one that was chosen; 100 when none was, or none that is offered."""
        kept = self._memory.get(_KEY)
        return next((each for each in PERCENTS if str(each) == kept), PERCENTS[0])

    def put_on(self) -> None:
        """Have all text this large from now on."""
        theme.scale_text(self.percent / 100)

    def step(self, by: int) -> None:
        """Some sizes up or down, as far as there are any; nought goes back to 100 %."""
        at = PERCENTS.index(self.percent) + by if by else 0
        self._memory.keep(_KEY, str(PERCENTS[max(0, min(at, len(PERCENTS) - 1))]))
        self.put_on()
