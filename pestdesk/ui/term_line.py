"""The four weeks as a line with today and the checks on it, and what comes next."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pestdesk.domain.check_words import check_name, check_words, move_words, remarks
from pestdesk.domain.dutch_dates import MONTHS_SHORT, day_short, relative, with_year
from pestdesk.domain.follow_up import AgreedTerm, Check
from pestdesk.domain.round import Round
from pestdesk.ui import theme
from pestdesk.ui.components import Chip, Label, Mark, Muted, Tone, paint_mark
from pestdesk.ui.discretion import say
from pestdesk.ui.theme import TypeStep

#: How high the line is with its marks, without the words over and under it.
_LINE_HEIGHT = 22
_TONES: dict[Mark, Tone] = {Mark.LATE: "late", Mark.TODAY: "today", Mark.PLANNED: "planned"}


class TermLine(QWidget):
    """‘Dag 12 van 28’, the check that is next, the line, and how its end was found (R26)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S4)
        self._day = Label(look="bold")
        self._line = _Line()
        self._reasoning = Muted()
        head = QHBoxLayout()
        head.setSpacing(theme.S8)
        self._next = Chip()
        head.addWidget(self._day, 1)
        head.addWidget(self._next)
        box.addLayout(head)
        box.addWidget(self._line)
        box.addWidget(self._reasoning)

    def show_term(self, round_: Round, term: AgreedTerm, today: date) -> None:
        """Show this term of a round as it stands today."""
        day, length = term.day_of(today)
        period = f"{with_year(term.agreed_on)} – {with_year(term.ends_on)}"
        self._day.setText(f"Dag {day} van {length} · {period}" if term.is_running else period)
        self._reasoning.setText("\n".join((term.reasoning, *remarks(round_, term))))
        self._line.show_term(round_, term, today)
        upcoming = term.open_checks[0] if term.is_running and term.open_checks else None
        self._next.setVisible(upcoming is not None)
        if upcoming is not None:
            self._next.set_chip(next_words(term, upcoming, today), _TONES[check_mark(upcoming, today)])


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._term: AgreedTerm | None = None
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_term(self, round_: Round, term: AgreedTerm, today: date) -> None:
        self._term, self._today = term, today
        words = [f"{day_short(check.due_on)}: {standing_words(round_, check, today)}" for check in term.checks]
        self.setAccessibleName("Termijn")
        say(self, "accessibleDescription", "; ".join(words))
        say(self, "toolTip", "; ".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = 2 if self._shows_today else 1
        words = QFontMetrics(theme.font(TypeStep.SMALL)).height()
        return QSize(theme.px(300), theme.px(_LINE_HEIGHT) + rows * words)

    @property
    def _shows_today(self) -> bool:
        term = self._term
        return term is not None and term.is_running and term.agreed_on <= self._today <= term.ends_on

    def paintEvent(self, event: QPaintEvent) -> None:
        """A grey line, its past in the accent colour; on it today, and a mark for each check over its date."""
        term = self._term
        if term is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current()
        side = theme.px(14)
        left, right = side / 2, self.width() - side / 2
        middle = self.height() - QFontMetrics(theme.font(TypeStep.SMALL)).height() - theme.px(_LINE_HEIGHT) / 2
        length = max((term.ends_on - term.agreed_on).days, 1)

        def x(day: date) -> float:
            share = (day - term.agreed_on).days / length
            return left + (right - left) * min(max(share, 0.0), 1.0)

        for until, token in ((term.ends_on, "line"), (min(self._today, term.ends_on), "accent")):
            painter.setPen(QPen(colors.color(token), theme.px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(left, middle), QPointF(max(x(until), left), middle))
        if self._shows_today:
            self._paint_today(painter, x(self._today), middle)
        self._paint_dates(painter, term, x, middle + theme.px(_LINE_HEIGHT) / 2)
        for check in term.checks:
            place = QRectF(x(check.due_on) - side / 2, middle - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("card"))
            painter.drawEllipse(place)
            paint_mark(painter, place, check_mark(check, self._today))
        painter.end()

    def _paint_today(self, painter: QPainter, at: float, middle: float) -> None:
        """A small stroke through the line, with the word over it."""
        painter.setPen(QPen(theme.current().color("accent"), theme.px(2)))
        half = theme.px(_LINE_HEIGHT) / 2
        painter.drawLine(QPointF(at, middle - half), QPointF(at, middle + half))
        painter.setFont(theme.font(TypeStep.SMALL, bold=True))
        self._paint_words(painter, "vandaag", at, middle - half)

    def _paint_dates(self, painter: QPainter, term: AgreedTerm, x: Callable[[date], float], top: float) -> None:
        """The day of each check, as far as there is room: its state stands in the table under the line."""
        painter.setFont(theme.font(TypeStep.SMALL))
        painter.setPen(theme.current().color("mute"))
        height = QFontMetrics(painter.font()).height()
        taken = 0.0
        # The last check is the end of the term: its date comes before that of another.
        for check in reversed(term.checks):
            words = f"{check.due_on.day} {MONTHS_SHORT[check.due_on.month - 1]}"
            room = self._room(painter, words, x(check.due_on))
            if not taken or room.right() < taken - theme.S4:
                self._paint_words(painter, words, x(check.due_on), top + height)
                taken = room.left()

    def _paint_words(self, painter: QPainter, words: str, at: float, bottom: float) -> None:
        room = self._room(painter, words, at)
        room.moveBottom(bottom)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _room(self, painter: QPainter, words: str, at: float) -> QRectF:
        """The room of these words with their middle here, within the line."""
        metrics = QFontMetrics(painter.font())
        width = float(metrics.horizontalAdvance(words) + 2)
        left = min(max(at - width / 2, 0.0), self.width() - width)
        return QRectF(left, 0, width, metrics.height())


def next_words(term: AgreedTerm, check: Check, today: date) -> str:
    """‘volgende: controle week 2 op di 13 okt’, ‘controle week 1 was gisteren’."""
    name, day = check_name(term, check), relative(check.due_on, today)
    if check.due_on < today:
        return f"{name} was {day}"
    if check.due_on == today:
        return f"{name} {day}"
    return f"volgende: {name} {day if day == 'morgen' else f'op {day}'}"


def check_mark(check: Check, today: date) -> Mark:
    """How a check stands today."""
    if check.result:
        return Mark.DONE
    if check.lapsed:
        return Mark.SKIPPED
    if check.due_on < today:
        return Mark.LATE
    return Mark.TODAY if check.due_on == today else Mark.PLANNED


def standing_words(round_: Round, check: Check, today: date) -> str:
    """‘gepland’, ‘te laat’, ‘verzet van wo 16 sep: excursie’, ‘vervallen: termijn beoordeeld’, ‘uitgevoerd’."""
    if not check.is_open:
        return check_words(round_, check)
    mark, moved = check_mark(check, today), move_words(round_, check)
    if not moved:
        return mark.word
    return moved if mark is Mark.PLANNED else f"{moved}, {mark.word}"
