"""The panel in which one types what one wants to do, or where one wants to go."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from pestdesk.errors import PestDeskError
from pestdesk.ui import discretion, theme
from pestdesk.ui.announce import announce
from pestdesk.ui.commands.offers import Offer
from pestdesk.ui.components import Muted
from pestdesk.ui.discretion import say
from pestdesk.ui.line_list import LineKind, LineList
from pestdesk.ui.row_delegate import RowDelegate
from pestdesk.ui.row_lines import RowLine, RowModel

_WIDTH, _TALLEST = 600, 480
_KEYS = "↑ ↓ kiezen   ·   Enter doen   ·   Esc sluiten"
_NOTHING = "Niets gevonden. Typ het begin van een opdracht, van een naam, of het nummer van een casus."
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class CommandPanel(QFrame):
    """Lies over the top of its window, and is no window of its own. The focus stays in its line: the arrows move
    through the list, Enter does what is current. Escape, Tab, and a press or the focus elsewhere close it.

    `find` gives the lines for what was typed, `chosen` is told what was, `failed` why nothing could be found.
    """

    def __init__(
        self,
        find: Callable[[str], Sequence[RowLine]],
        chosen: Callable[[Offer], object],
        failed: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._find, self._chosen, self._failed = find, chosen, failed
        self._before: QWidget | None = None
        self.setProperty("over", True)
        self.setAccessibleName("Opdracht zoeken")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S12, theme.S12, theme.S12, theme.S8)
        box.setSpacing(theme.S8)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("Opdracht, casus of leerling")
        self.edit.setAccessibleName("Opdracht, casus of leerling")
        self.edit.setAccessibleDescription("Typ een paar letters. Pijl omlaag kiest, Enter doet het, Esc sluit.")
        self.model = RowModel()
        self.list = LineList(self.model, "Wat past")
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.opened.connect(self._do)
        box.addWidget(self.edit)
        box.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(Muted(_KEYS, wraps=False))
        box.addLayout(foot)
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        discretion.changed.connect(self._place)
        theme.changed.connect(self._place)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is in sight."""
        return not self.isHidden()

    def open(self) -> None:
        """Come, with nothing typed; the focus goes back to where it was when it closes."""
        if self.is_open:
            self.edit.setFocus()
            return
        self._before = QApplication.focusWidget()
        self.edit.clear()
        self._typed("")
        self.show()
        self.raise_()
        self._place()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window().installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.installEventFilter(self)
        app.focusChanged.connect(self._focus_moved)

    def close_panel(self, *, give_back: bool = True) -> None:
        """Go; with the focus where it was, unless it went elsewhere already."""
        if not self.is_open:
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.removeEventFilter(self)
        app.focusChanged.disconnect(self._focus_moved)
        self._window().removeEventFilter(self)
        before, self._before = self._before, None
        if give_back and before is not None and Shiboken.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    # -- keys and presses --------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the line, a press elsewhere, and another size of the window."""
        kind = event.type()
        if watched is self.edit and kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            if watched is not self and not self.isAncestorOf(watched):
                self.close_panel()
        elif watched is self._window() and kind == QEvent.Type.Resize:
            self._place()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _STEPS:
            self._move(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.model.thing(self.list.currentIndex()))
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.close_panel()
        else:
            return False
        return True

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Without one the program itself is left for a moment.
        if new is not None and new is not self.edit:
            self.close_panel(give_back=False)

    # -- what fits ---------------------------------------------------------------------------------------------

    def _typed(self, typed: str) -> None:
        try:
            lines = self._find(typed)
        except PestDeskError as error:
            self.close_panel()
            self._failed(str(error))
            return
        self.model.set_lines(lines or (RowLine(LineKind.WORDS, _NOTHING),))
        rows = self.model.rows()
        self.list.scrollToTop()
        if rows:
            self.list.setCurrentIndex(self.model.index(rows[0]))
        if self.is_open:
            self._place()
            best = f"{self.model.lines[rows[0]].as_seen().spoken}. " if rows else ""
            self._tell(f"{best}{len(rows)} gevonden" if rows else _NOTHING)

    def _move(self, by: int) -> None:
        rows = self.model.rows()
        if not rows:
            return
        at = rows.index(self.list.currentIndex().row()) if self.list.currentIndex().row() in rows else 0
        # Round and round by one; a page stops at the end.
        to = (at + by) % len(rows) if abs(by) == 1 else min(max(at + by, 0), len(rows) - 1)
        index = self.model.index(rows[to])
        self.list.setCurrentIndex(index)
        if to == 0:
            self.list.scrollToTop()
        self._tell(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _do(self, thing: object) -> None:
        if not isinstance(thing, Offer):
            return
        if thing.why_not:
            self._tell(f"{thing.words}: {thing.why_not}")
            return
        self.close_panel()
        self._chosen(thing)
        thing.open()

    def _tell(self, words: str) -> None:
        say(self.list, "accessibleName", words)
        announce(self.list)

    # -- where it lies -----------------------------------------------------------------------------------------

    def _window(self) -> QWidget:
        window = self.parentWidget()
        assert window is not None, "it lies in a window"
        return window

    def _place(self) -> None:
        if not self.is_open:
            return
        window = self._window()
        inside = self.layout()
        assert inside is not None
        width = min(theme.px(_WIDTH), window.width() - 2 * theme.S24)
        self.resize(width, self.height())
        inside.activate()
        wanted = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        around = self.sizeHint().height() - self.list.sizeHint().height()
        top = self._top()
        most = min(theme.px(_TALLEST), window.height() - top - theme.S24)
        self.setGeometry((window.width() - width) // 2, top, width, min(wanted + around, most))

    def _top(self) -> int:
        """Just under the menus."""
        window = self._window()
        menus = window.menuWidget() if isinstance(window, QMainWindow) else None
        return theme.S8 + (menus.geometry().bottom() if menus is not None else 0)
