"""A card with one form that is kept while it is typed, whatever it is about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, Form, Heading, button
from pestdesk.ui.draft_keeper import DraftKeeper


class KeptForm(Card):
    """Makes its fields in `build`; `save` runs the verb. `saved` tells that it was done, `left` that it can wait.

    Leaving keeps what was typed; only a button that says so throws it away.
    """

    saved = Signal()
    left = Signal()

    save_text = "Bewaren"
    leave_text = "Niet nu"
    leaving_forgets = False
    is_primary = True
    #: Whether it changes what is kept already, and what an import or a merge may change meanwhile.
    is_about_kept = False

    def __init__(
        self, bridge: Bridge, key: str, title: str = "", case_id: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.bridge = bridge
        if title:
            self.body.addWidget(Heading(title))
        self.form = Form()
        self.body.addWidget(self.form)
        self.keeper = DraftKeeper(bridge, self.form, key, case_id)
        self.build()
        if self.is_about_kept:
            self.keeper.began_with = self.form.state()
        self.keeper.restore()
        self.keeper.forget()
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.S4, 0, 0)
        row.addWidget(button(self.leave_text, on_click=self._leave))
        row.addStretch(1)
        row.addWidget(button(self.save_text, primary=self.is_primary, on_click=self.complete))
        self.body.addLayout(row)

    def build(self) -> None:
        """Fill the form with its fields and their first values."""
        raise NotImplementedError

    def save(self) -> bool:
        """Collect, check, run the verb. Whether it was done."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        # Qt shows what was just put in a layout later; a field must be shown to get the cursor.
        self.show()
        self.form.field(self.form.names()[0]).setFocus()

    def complete(self) -> None:
        """The button that saves was pressed."""
        self.form.clear_problems()
        self.keeper.flush()
        if self.save():
            self.saved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.keeper.flush()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _leave(self) -> None:
        if self.leaving_forgets:
            self.keeper.forget()
            self.bridge.desk.drafts.drop(self.keeper.key)
        else:
            self.keeper.flush()
        self.left.emit()
