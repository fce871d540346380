"""How a document looks on paper, before it goes out: its pages, and a small bar to look closer."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.ui import discretion, sizes, theme
from pestdesk.ui.buttons import button
from pestdesk.ui.labels import Label, Muted
from pestdesk.ui.page_sheets import PageSheets

#: What is made sooner than this comes without a flicker.
_BUSY_AFTER_MS = 300
_FIT = "Passend in de breedte"
_BUSY = "Het voorbeeld wordt gemaakt…"
_COVERED = "Discreet staat aan: het voorbeeld is verborgen."


class PagePreview(QWidget):
    """`page_changed` tells which page is in sight, counted from 1, and of how many; (0, 0) when there is none."""

    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(_BUSY_AFTER_MS)
        self._busy.timeout.connect(self._show_wait)
        self.sheets = PageSheets()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(theme.S4)
        outside.addWidget(self._make_bar())
        outside.addWidget(self.sheets, 1)
        inside = QVBoxLayout(self.sheets.viewport())
        self.sentence = Label(look="muted")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.setContentsMargins(theme.S24, theme.S4, theme.S24, theme.S4)
        inside.addWidget(self.sentence)
        for part in (self, self.sheets):
            part.setAccessibleName("Voorbeeld")
        self.sheets.page_changed.connect(self._tell_page)
        self.sheets.zoomed.connect(self._show_zoom)
        discretion.changed.connect(self._refresh)
        self._refresh()

    def _make_bar(self) -> QWidget:
        self._bar = QWidget()
        # Its room stays when it has nothing to say: the rest does not jump.
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        row = QHBoxLayout(self._bar)
        # As wide as the paper.
        row.setContentsMargins(theme.S16, 0, theme.S16 + theme.S12, 0)
        row.setSpacing(theme.S4)
        sheets = self.sheets
        self.smaller = button("", icon="minus", name="Kleiner", tip="Kleiner (Ctrl+−)", on_click=sheets.shrink)
        self.fit = button("100 %", name=_FIT, tip=f"{_FIT} (Ctrl+0)", on_click=sheets.fit)
        self.fit.setMinimumWidth(theme.px(sizes.FIGURE))
        self.larger = button("", icon="plus", name="Groter", tip="Groter (Ctrl++)", on_click=sheets.enlarge)
        self._number = Muted()
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for part in (self.smaller, self.fit, self.larger):
            row.addWidget(part)
        row.addWidget(self._number, 1)
        return self._bar

    # -- what is shown -----------------------------------------------------------------------------------------

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show these pictures (PNG). When there are as many as before, they stay where they were scrolled to."""
        self._stop_waiting()
        self._words = ""
        self.sheets.set_pages(pages)
        self._refresh()

    def show_busy(self) -> None:
        """Others are being made. Those that are there stay, and only after a while are they dimmed."""
        if not self._busy.isActive():
            self._busy.start()

    def clear(self, words: str) -> None:
        """There is nothing to see, and these words say why."""
        self._stop_waiting()
        self._words = words
        self.sheets.set_pages(())
        self._refresh()

    def _show_wait(self) -> None:
        self.sheets.set_dimmed(True)
        self._words = _BUSY
        self._refresh()

    def _stop_waiting(self) -> None:
        self._busy.stop()
        self.sheets.set_dimmed(False)

    # -- what it says ------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        _page, count = self.sheets.page
        is_covered = count > 0 and discretion.is_on()
        self.sheets.set_covered(is_covered)
        self.sentence.setText(_COVERED if is_covered else "" if count else self._words)
        has_sheets = count > 0 and not is_covered
        focused = QApplication.focusWidget()
        if not has_sheets and focused is not None and self._bar.isAncestorOf(focused):
            # Nobody is left at a button that is gone.
            self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar.setVisible(has_sheets)
        self._describe()

    def _tell_page(self, page: int, count: int) -> None:
        self._describe()
        if self.sheets.hasFocus() and page:
            # This class costs some milliseconds, and no first window needs it.
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.sheets, self._number.text()))
        self.page_changed.emit(page, count)

    def _describe(self) -> None:
        page, count = self.sheets.page
        words = f"Bladzijde {page} van {count}" if count else ""
        self._number.setText(words)
        for part in (self, self.sheets):
            part.setAccessibleDescription(self.sentence.text() or words)

    def _show_zoom(self) -> None:
        percent = f"{self.sheets.percent} %"
        self.fit.setText(percent)
        self.fit.setAccessibleDescription(f"Nu {percent}")
        for act, can_go_on in ((self.smaller, self.sheets.can_shrink), (self.larger, self.sheets.can_enlarge)):
            if act.hasFocus() and not can_go_on:
                self.fit.setFocus(Qt.FocusReason.OtherFocusReason)
            act.setEnabled(can_go_on)
