"""When and why a case was closed and opened again (R32)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.dutch_dates import with_year
from pestdesk.ui import theme
from pestdesk.ui.components import Label, Muted


class CaseHistory(QWidget):
    """Each closing and reopening with its words, the oldest first."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.S4)
        for again in case.reopenings:
            self._add_closing(again.closing)
            self._add(f"Heropend op {with_year(again.reopened_on)} door {again.by}", again.reason)
        if case.closing:
            self._add_closing(case.closing)

    def _add_closing(self, closing: Closing) -> None:
        text = "\n".join(part for part in (closing.conclusion, closing.reason) if part)
        self._add(f"Gesloten op {with_year(closing.closed_on)} door {closing.by}", text)

    def _add(self, head: str, text: str) -> None:
        self._box.addWidget(Muted(head))
        self._box.addWidget(Label(text, selectable=True))
