"""What comes back in the signal that is being typed."""

from PySide6.QtCore import QTimer

from pestdesk.domain.patterns import Occasion
from pestdesk.errors import PestDeskError
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import DateField
from pestdesk.ui.form import Form
from pestdesk.ui.pattern_list import PatternCard
from pestdesk.ui.person_rows import PersonRows

#: Looking takes some milliseconds, in which nobody may be typing.
LOOK_AFTER_MS = 300


class IntakePatterns(PatternCard):
    """Looks when typing pauses and other people or another day stand in the form; and again when a case or a pupil
    changed while the form is in sight."""

    def __init__(self, bridge: Bridge, form: Form, people: PersonRows, on: DateField) -> None:
        super().__init__()
        self._bridge, self._form, self._people, self._on = bridge, form, people, on
        self._looked_at: Occasion | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look_if_other)
        form.changed.connect(self._timer.start)
        for signal in (bridge.changed, bridge.removed, bridge.pupils_changed):
            signal.connect(self._look_if_seen)

    def look(self) -> None:
        """Show what comes back in what is typed now."""
        self._timer.stop()
        occasion = self._looked_at = self._occasion()
        try:
            found = self._bridge.desk.patterns.at(occasion)
        except PestDeskError as error:
            self._bridge.failed.emit(str(error))
            return
        self.show_patterns(found, aloud=True)

    def _occasion(self) -> Occasion:
        return Occasion(self._people.value(), self._on.value() or self._bridge.desk.calendar.today())

    def _look_if_other(self) -> None:
        # The vault may be closed meanwhile: then nothing is in sight.
        if self._form.isVisible() and self._occasion() != self._looked_at:
            self.look()

    def _look_if_seen(self) -> None:
        if self._form.isVisible():
            self.look()
