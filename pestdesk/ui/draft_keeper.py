"""Keeps what is typed in a form as an encrypted draft, within half a second and without a Save button."""

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from pestdesk.errors import PestDeskError
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.fields import State
from pestdesk.ui.form import Form

#: A draft is never older than this; typing on does not put it off.
KEEP_AFTER_MS = 400
#: Under this name, which no field has, stands in a draft what its form began with.
_BEGAN_WITH = ""


class DraftKeeper(QObject):
    """Watches one form. `kept` tells that all that was typed is in the vault."""

    kept = Signal()

    def __init__(self, bridge: Bridge, form: Form, key: str, case_id: str | None = None) -> None:
        super().__init__(form)
        self._bridge = bridge
        self._form = form
        self._case_id = case_id
        self.key = key
        #: The values that the form began with, of a form about what is kept already and may be changed elsewhere:
        #: of its draft only what was typed comes back. None for another form.
        self.began_with: dict[str, State] | None = None
        self._is_waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        form.changed.connect(self._changed)

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that the vault does not have yet."""
        return self._is_waiting

    def restore(self) -> bool:
        """Put an earlier draft back in the form; whether there was one."""
        state = self._bridge.desk.drafts.get(self.key)
        if state is None:
            return False
        began_with = state.get(_BEGAN_WITH, {})
        untyped = {name for name, value in began_with.items() if state.get(name) == value}
        self._form.set_state({name: value for name, value in state.items() if name not in untyped})
        self.forget()
        return True

    def flush(self) -> None:
        """Keep now what is still waiting to be kept. What cannot be kept goes on waiting, and that is told."""
        self._timer.stop()
        if not self._is_waiting:
            return
        state = self._form.state()
        draft = state if self.began_with is None else {**state, _BEGAN_WITH: self.began_with}
        try:
            self._bridge.desk.drafts.keep(self.key, draft, self._case_id)
        except PestDeskError as error:
            self._bridge.failed.emit(str(error))
            return
        self.forget()
        self.kept.emit()

    def forget(self) -> None:
        """Nothing to keep: what the form holds is in the vault, or was not typed by anyone."""
        self._is_waiting = False
        self._timer.stop()

    def _changed(self) -> None:
        self._is_waiting = True
        if not self._timer.isActive():
            self._timer.start()


def forget_all(widget: QWidget) -> None:
    """Keep nothing of what was typed on this widget: what it belongs to is gone for good."""
    for keeper in widget.findChildren(DraftKeeper):
        keeper.forget()


def keep_all(widget: QWidget) -> bool:
    """Keep now what was typed in any form on this widget: it is about to be left, filled anew or closed.

    Whether all of it is kept; if not, why was told, and the form must stay: the text is nowhere else.
    """
    keepers = widget.findChildren(DraftKeeper)
    for keeper in keepers:
        try:
            keeper.flush()
        except Exception as error:  # noqa: BLE001 - a bug in one form keeps no other form from the vault, nor a lock
            sys.excepthook(type(error), error, error.__traceback__)
    return not any(keeper.is_waiting for keeper in keepers)
