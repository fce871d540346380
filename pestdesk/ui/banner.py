"""The line at the top of a page that tells what went wrong or what was done."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from pestdesk.ui import icons, sizes, theme
from pestdesk.ui.announce import announce
from pestdesk.ui.buttons import button
from pestdesk.ui.discretion import say
from pestdesk.ui.labels import Label


class Banner(QFrame):
    """One message at a time, closed by hand or by `clear`; a screen reader says it at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_action: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.S12, theme.S4, theme.S4, theme.S4)
        row.setSpacing(theme.S8)
        self._sign = QLabel()
        self._text = Label(selectable=True)
        self._action = button("", quiet=True)
        self._action.setProperty("square", False)
        self._action.clicked.connect(self._act)
        self._close = button("", quiet=True, name="Melding sluiten", icon="close", on_click=self.clear)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        theme.changed.connect(self._draw_sign)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty when it is hidden."""
        return self._text.text()

    def show_error(self, text: str) -> None:
        """Tell what went wrong, what was kept, and what to do now."""
        self._show("error", text, None, None)

    def show_info(
        self, text: str, action_text: str | None = None, on_action: Callable[[], object] | None = None
    ) -> None:
        """Tell what was done; `action_text` offers one act, e.g. ‘Ongedaan maken’, after which the banner goes."""
        self._show("info", text, action_text, on_action)

    def clear(self) -> None:
        """Hide it."""
        self._on_action = None
        self._text.clear()
        self.hide()

    def _show(self, kind: str, text: str, action_text: str | None, on_action: Callable[[], object] | None) -> None:
        self._on_action = on_action
        self.setProperty("banner", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw_sign()
        self._text.setText(text)
        self._action.setText(action_text or "")
        self._action.setVisible(bool(action_text))
        say(self, "accessibleName", text)
        self.show()
        announce(self)

    def _draw_sign(self) -> None:
        is_error = self.property("banner") == "error"
        self._sign.setPixmap(
            icons.pixmap(
                "warning" if is_error else "info",
                "late" if is_error else "accent",
                theme.px(sizes.ICON),
                self.devicePixelRatioF(),
            )
        )

    def _act(self) -> None:
        act = self._on_action
        self.clear()
        if act is not None:
            act()
