"""Under the picture: what is chosen in it, a button to each of its cases, and how large the picture is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.components import Button, FlowLayout, Muted, button, pill
from pestdesk.ui.relations.picture import RelationsPicture

_HINT = "Kies een leerling of een lijn; dan staan hier de casussen."
_MOST = 3


class ChoiceBar(QWidget):
    """`opened` gives the number of the case that the user wants to."""

    opened = Signal(str)

    def __init__(self, picture: RelationsPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(theme.S4)
        self.words = Muted(_HINT)
        outside.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(theme.S4)
        outside.addLayout(row)
        holder = QWidget()
        flow = FlowLayout(holder, spacing=theme.S4)
        row.addWidget(holder, 1)
        self._case_ids: Sequence[str] = ()
        self._buttons = [self._case_button(number) for number in range(_MOST)]
        for each in self._buttons:
            flow.addWidget(each)
            each.hide()
        self._make_zoom(row)

    def _case_button(self, number: int) -> Button:
        made = pill("")
        made.setCheckable(False)
        made.clicked.connect(lambda _checked=False: self.opened.emit(self._case_ids[number]))
        return made

    def _make_zoom(self, row: QHBoxLayout) -> None:
        picture = self._picture
        fit = "Alles in beeld"
        self.smaller = button("", icon="minus", name="Kleiner", tip="Kleiner (Ctrl+−)", on_click=picture.shrink)
        self.fit = button("100 %", name=fit, tip=f"{fit} (Ctrl+0)", on_click=picture.fit)
        self.fit.setMinimumWidth(theme.px(sizes.FIGURE))
        self.larger = button("", icon="plus", name="Groter", tip="Groter (Ctrl++)", on_click=picture.enlarge)
        for part in (self.smaller, self.fit, self.larger):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        picture.zoomed.connect(self._show_zoom)

    def show_choice(self, words: str, case_ids: Sequence[str]) -> None:
        """Tell about what is chosen; without words, how to choose."""
        self._case_ids = case_ids
        for number, each in enumerate(self._buttons):
            is_used = number < len(case_ids)
            each.setText(f"Casus {case_ids[number]}" if is_used else "")
            each.setAccessibleName(f"Casus {case_ids[number]} openen" if is_used else "")
            each.setVisible(is_used)
        left = len(case_ids) - _MOST
        more = f"; de {left} oudste staan in de tabel" if left > 1 else "; de oudste staat in de tabel"
        self.words.setText(f"{words}{more if left > 0 else ''}." if words else _HINT)

    def focus_first(self) -> None:
        """Put the focus on the first case, if there is one."""
        if self._case_ids:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_zoom(self) -> None:
        percent = f"{self._picture.percent} %"
        self.fit.setText(percent)
        self.fit.setAccessibleDescription(f"Nu {percent}")
        for act, can_go_on in ((self.smaller, self._picture.can_shrink), (self.larger, self._picture.can_enlarge)):
            if act.hasFocus() and not can_go_on:
                self.fit.setFocus(Qt.FocusReason.OtherFocusReason)
            act.setEnabled(can_go_on)
