"""The lines of the list of cases, each made when it is first asked for: a list may have thousands of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from pestdesk.desk.case_pages import at, row_of
from pestdesk.domain.agenda import When, due_words
from pestdesk.domain.case_standing import CaseStanding
from pestdesk.domain.case_summary import CaseSummary
from pestdesk.domain.dutch_dates import day_short
from pestdesk.domain.shelving import Shelf
from pestdesk.ui.case_delegate import CaseRole
from pestdesk.ui.chips import Tone
from pestdesk.ui.discretion import shown

_Index = QModelIndex | QPersistentModelIndex
_TONES: dict[When, Tone] = {When.LATE: "late", When.TODAY: "today", When.PLANNED: "planned", When.DONE: "done"}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row: the summary, the words of its phase, and the chip that tells what is due."""

    summary: CaseSummary
    phase: str
    chip: str
    tone: Tone


def case_line(summary: CaseSummary, phase: str, standing: CaseStanding, today: date) -> CaseLine:
    """The line of a case that stands like this."""
    return CaseLine(summary, phase, *chip_of(summary, standing, today))


def chip_of(summary: CaseSummary, standing: CaseStanding, today: date) -> tuple[str, Tone]:
    """What presses in a case in a word or two, and the tone that gives it its mark and colour."""
    shelving = summary.shelving
    if shelving.is_binned and shelving.gone_on:
        return f"weg op {day_short(shelving.gone_on)}", "neutral"
    if shelving.shelf is Shelf.ARCHIVE:
        return "archief", "neutral"
    if summary.is_closed:
        return "gesloten", "neutral"
    if standing.item is not None:
        return due_words(standing.item, today), _TONES[standing.item.when]
    if standing.waiting is not None:
        return f"wacht op {standing.waiting.on_whom.split(' ')[0]}", "neutral"
    return "", "neutral"


class CaseListModel(QAbstractListModel):
    """Lines of cases; `CaseRole` names what the delegate reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summaries: Sequence[CaseSummary] = ()
        self._make: Callable[[CaseSummary], CaseLine] | None = None
        self._lines: dict[int, CaseLine] = {}

    def show(self, summaries: Sequence[CaseSummary], make: Callable[[CaseSummary], CaseLine]) -> None:
        """Show these cases, each by the line that `make` gives; of pages those are read that come in sight."""
        self.beginResetModel()
        self._summaries, self._make = summaries, make
        self._lines = {}
        self.endResetModel()

    def case_id(self, row: int) -> str:
        """The number of the case in a row, '' when it is gone since the list was read."""
        summary = at(self._summaries, row)
        return summary.id if summary else ""

    def row_of(self, case_id: str) -> int:
        """The row of a case, -1 when it is not in the list."""
        return row_of(self._summaries, case_id)

    def line(self, row: int) -> CaseLine:
        """What a row tells; raises IndexError when it is gone since the list was read."""
        line = self._lines.get(row)
        if line is None:
            assert self._make is not None, "there are no rows before there are lines"
            line = self._lines[row] = self._make(self._summaries[row])
        return line

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row a case."""
        return 0 if parent.isValid() else len(self._summaries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One column."""
        return 0 if parent.isValid() else 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """What a screen reader calls the column; it is not seen."""
        is_head = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return "Casus" if is_head else None

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What the delegate and a screen reader ask of a row."""
        if not index.isValid():
            return None
        try:
            line = self.line(index.row())
        except IndexError:
            # The list is about to be read again, or its window to go.
            return None
        summary = line.summary
        subtitle = " · ".join(part for part in (summary.classes, summary.id) if part)
        people = shown(summary.people)
        answers = {
            int(Qt.ItemDataRole.DisplayRole): people,
            int(Qt.ItemDataRole.AccessibleTextRole): ", ".join(
                part for part in (people, subtitle, line.phase, line.chip) if part
            ),
            int(CaseRole.TITLE): people,
            int(CaseRole.PHASE): line.phase,
            int(CaseRole.SUBTITLE): subtitle,
            int(CaseRole.CHIP_TEXT): line.chip,
            int(CaseRole.CHIP_TONE): line.tone,
        }
        return answers.get(int(role))
