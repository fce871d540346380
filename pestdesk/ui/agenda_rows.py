"""Rows of what is due: a mark, who and what, as buttons that open the place where it is done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pestdesk.domain.agenda import AgendaItem, Waiting, When
from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.ui import theme
from pestdesk.ui.components import Button, GroupHead, Mark, Muted, paint_mark
from pestdesk.ui.theme import TypeStep

MARK_OF = {When.LATE: Mark.LATE, When.TODAY: Mark.TODAY, When.PLANNED: Mark.PLANNED, When.DONE: Mark.DONE}
_SOFT = {When.LATE: "late_soft", When.TODAY: "today_soft", When.PLANNED: "planned_soft", When.DONE: "done_soft"}


class AgendaRow(Button):
    """Two lines beside a mark on its own ground; painted, so that long names end in … and nothing overlaps."""

    def __init__(self, upper: str, lower: str, mark: Mark, soft: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._upper, self._lower, self._mark, self._soft = upper, lower, mark, soft
        self._is_hovered = False
        self.setProperty("row", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{upper}, {lower}, {mark.word}")
        self.setToolTip(f"{upper}\n{lower}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        upper = QFontMetrics(theme.font()).height()
        lower = QFontMetrics(theme.font(TypeStep.SECONDARY)).height()
        return QSize(theme.px(180), upper + lower + 2 * theme.S4)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self._is_hovered = True
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse went on."""
        self._is_hovered = False
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark on its ground, and the two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current()
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._is_hovered or self.hasFocus():
            painter.setPen(QPen(colors.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("neutral"))
            painter.drawRoundedRect(area, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        side = area.height() - 2 * theme.S4
        ground = QRectF(area.left() + theme.S4, area.top() + theme.S4, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(self._soft))
        painter.drawRoundedRect(ground, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        inset = side * 0.3
        paint_mark(painter, ground.adjusted(inset, inset, -inset, -inset), self._mark)
        left = ground.right() + theme.S8
        width = area.right() - theme.S4 - left
        upper, lower = theme.font(), theme.font(TypeStep.SECONDARY)
        top = area.top() + (area.height() - QFontMetrics(upper).height() - QFontMetrics(lower).height()) / 2
        for text, font, token in ((self._upper, upper, "ink"), (self._lower, lower, "mute")):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(colors.color(token))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))
            painter.drawText(QRectF(left, top, width, metrics.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            top += metrics.height()
        painter.end()


class AgendaGroup(QWidget):
    """A head with rows under it; hidden when there is nothing, unless it has words for that."""

    def __init__(self, title: str, empty_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._empty_text = empty_text
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._head = GroupHead(title)
        self._box.addWidget(self._head)
        self._rows: list[QWidget] = []

    def set_title(self, title: str) -> None:
        """Another head, from the next rows on."""
        self._title = title

    def set_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = list(rows) or ([Muted(self._empty_text)] if self._empty_text else [])
        for row in self._rows:
            self._box.addWidget(row)
        self._head.setText(f"{self._title}  {len(rows)}" if rows else self._title)
        self.setVisible(bool(self._rows))


def item_row(item: AgendaItem, on_open: Callable[[AgendaItem], object], *, with_day: bool) -> AgendaRow:
    """The row of a dated thing."""
    day = day_short(item.due_on) if with_day else ""
    lower = " · ".join(part for part in (day, item.what, item.classes) if part)
    row = AgendaRow(item.people, lower, MARK_OF[item.when], _SOFT[item.when])
    row.clicked.connect(lambda: on_open(item))
    return row


def waiting_row(waiting: Waiting, on_open: Callable[[Waiting], object]) -> AgendaRow:
    """The row of a case that waits for someone else."""
    days = "1 schooldag" if waiting.school_days == 1 else f"{waiting.school_days} schooldagen"
    lower = f"{waiting.on_whom}: {waiting.what.lower()} · {days} sinds {with_year(waiting.since)}"
    row = AgendaRow(waiting.people, lower, Mark.WAITING, "neutral")
    row.clicked.connect(lambda: on_open(waiting))
    return row
