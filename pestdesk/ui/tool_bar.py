"""The bar over the panes: a new case, the search field, and what is needed from anywhere."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from pestdesk.ui import discretion, icons, sizes, theme
from pestdesk.ui.components import Button, button

_SEARCH_AFTER_MS = 80
# In pixels beside a body of 13: the search field, and from which width of the bar on there is room for words.
# Of the room that is left, the search field takes its part before the gap after it.
_SHARE = 100


class ToolBar(QWidget):
    """Tells what was pressed. `searched` comes in a pause of the typing, `search_entered` at Enter, `search_left` at
    Escape, and `results_asked` when the arrow goes down to what was found."""

    new_case = Signal()
    today = Signal()
    lock = Signal()
    searched = Signal(str)
    search_entered = Signal()
    search_left = Signal()
    results_asked = Signal()

    def __init__(self, exports: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "panel")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.S12, theme.S8, theme.S12, theme.S8)
        row.setSpacing(theme.S8)
        #: What is pressed, and its words: these go first when the bar is narrow.
        self._folding: list[tuple[Button, str]] = []
        begin = self.new_case.emit
        row.addWidget(button("Nieuwe casus", primary=True, icon="plus", on_click=begin, tip="Ctrl+Shift+N"))
        self.search = QLineEdit()
        self.search.setPlaceholderText("Zoeken in alles   Ctrl+F")
        self.search.setAccessibleName("Zoeken in alles")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.px(sizes.FIELD_SHORT))
        self.search.setMaximumWidth(theme.px(sizes.LIST))
        row.addWidget(self.search, _SHARE)
        row.addStretch(1)
        discreet = self._discretion()
        row.addWidget(discreet)
        if not discretion.is_on():
            discreet.hide()
        row.addWidget(self._fold(button("Vandaag", icon="home", on_click=self.today.emit, tip="Vandaag (Ctrl+D)")))
        tip = "Exporteren: samenvatting, brief, agenda of lijst"
        export = self._fold(button("Exporteren", icon="export", tip=tip))
        export.setProperty("unfolds", True)
        export.setMenu(exports)
        row.addWidget(export)
        lock = button("Vergrendelen", icon="lock", on_click=self.lock.emit, tip="Vergrendelen (Ctrl+L)")
        row.addWidget(self._fold(lock))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._enter)
        theme.changed.connect(self._draw_cross)
        self._draw_cross()

    def _discretion(self) -> Button:
        """Says that names are shown as initials, as long as they are."""
        sign = button(
            "Discreet · F12",
            quiet=True,
            icon="eye-off",
            name="Discreet staat aan: initialen in plaats van namen",
            tip="Je ziet initialen in plaats van namen. Klik of druk op F12 om de namen weer te zien.",
            on_click=lambda: discretion.turn(is_on=False),
        )
        discretion.changed.connect(sign.setVisible)
        return sign

    def _fold(self, made: Button) -> Button:
        """Have only its drawing, until the bar is wide enough for its words: it must fit on a small screen first."""
        self._folding.append((made, made.text()))
        made.setAccessibleName(made.text())
        made.setText("")
        made.draw_icon()
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words where there is room for them."""
        super().resizeEvent(event)
        is_roomy = event.size().width() >= theme.px(sizes.TOOL_WORDS_FROM)
        for made, words in self._folding:
            if bool(made.text()) is not is_roomy:
                made.setText(words if is_roomy else "")
                made.draw_icon()

    def focus_search(self) -> None:
        """Put the cursor in the search field; what still stands there is searched again."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        if self.search.text():
            self._search()

    def empty(self) -> None:
        """Nothing is searched any more."""
        self.search.clear()
        self._pause.stop()

    def stop(self) -> None:
        """Tell nothing more: the window goes."""
        self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is done with searching; down goes to what was found."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search_left.emit()
            return
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self._pause.stop()
            self._search()
            self.results_asked.emit()
            return
        super().keyPressEvent(event)

    def _search(self) -> None:
        self.searched.emit(self.search.text().strip())

    def _enter(self) -> None:
        self._pause.stop()
        self._search()
        self.search_entered.emit()

    def _draw_cross(self) -> None:
        # Qt's own is black, also in the dark.
        clear = self.search.findChild(QToolButton)
        if isinstance(clear, QToolButton):
            clear.setIcon(icons.icon("close", "mute"))
            clear.setAccessibleName("Zoekwoorden wissen")
            clear.setToolTip("Zoekwoorden wissen")
