"""The strip in the head of a case that was put away: where it lies, and the ways back and out."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.shelving import Shelf
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import button
from pestdesk.ui.question_bar import QuestionBar

_FOR_GOOD = (
    "Casus {} definitief verwijderen? Alleen het nummer blijft over. Dit kun je niet ongedaan maken; in "
    "reservekopieën staat de casus tot die zijn verlopen."
)


class ShelfBar(QWidget):
    """Seen only for a case in the archive or the bin. Removing for good is asked twice, in the same place."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case: Case | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S8)
        self._remove = button("Definitief verwijderen…", on_click=self._ask)
        self.back = button("Terugzetten", on_click=self._take_back)
        self._where = QuestionBar(self._remove, self.back, quiet=True)
        self._keep = button("Toch niet", on_click=self._show)
        self._sure = QuestionBar(
            self._keep, button("Definitief verwijderen", on_click=self._remove_for_good), place="below"
        )
        box.addWidget(self._where)
        box.addWidget(self._sure)
        self.hide()

    def show_case(self, case: Case) -> None:
        """Say where this case lies; nothing when it is where it belongs."""
        self._case = case
        self._show()

    def forget(self) -> None:
        """Hold no case any more."""
        self._case = None
        self._where.ask("")
        self._sure.ask("")
        self.hide()

    def _show(self) -> None:
        case = self._case
        assert case is not None
        shelving = case.shelving
        self._sure.ask("")
        self._where.ask(_where(case))
        self._remove.setVisible(shelving.is_binned)
        self.setVisible(shelving.shelf is not Shelf.DESK)

    def _ask(self) -> None:
        assert self._case is not None
        self._where.ask("")
        self._sure.ask(_FOR_GOOD.format(self._case.id))
        # Not on the button that cannot be taken back.
        self._keep.setFocus()

    def _take_back(self) -> None:
        assert self._case is not None
        self._bridge.do(self._bridge.desk.retention.take_back, self._case.id)

    def _remove_for_good(self) -> None:
        assert self._case is not None
        self._bridge.remove(self._case.id)


def _where(case: Case) -> str:
    shelving = case.shelving
    if shelving.gone_on:
        return f"In de prullenbak. Na {with_year(shelving.gone_on)} wordt deze casus definitief verwijderd."
    return f"In het archief sinds {with_year(shelving.put_on)}." if shelving.put_on else ""
