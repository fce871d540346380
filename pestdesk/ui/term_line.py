"""The four weeks as a line with today and the checks on it."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pestdesk.domain.check_words import check_words, move_words, remarks
from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.domain.follow_up import AgreedTerm, Check
from pestdesk.domain.round import Round
from pestdesk.ui import theme
from pestdesk.ui.components import Label, Mark, Muted, paint_mark
from pestdesk.ui.discretion import say


class TermLine(QWidget):
    """‘Dag 12 van 28’, the line, and how its end was found (R26)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S4)
        self._day = Label(look="bold")
        self._line = _Line()
        self._reasoning = Muted()
        for widget in (self._day, self._line, self._reasoning):
            box.addWidget(widget)

    def show_term(self, round_: Round, term: AgreedTerm, today: date) -> None:
        """Show this term of a round as it stands today."""
        day, length = term.day_of(today)
        period = f"{with_year(term.agreed_on)} – {with_year(term.ends_on)}"
        self._day.setText(f"Dag {day} van {length} · {period}" if term.is_running else period)
        self._reasoning.setText("\n".join((term.reasoning, *remarks(round_, term))))
        self._line.show_term(round_, term, today)


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
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A grey line, its past in the accent colour, a mark for each check."""
        term = self._term
        if term is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current()
        side = theme.px(14)
        left, right, middle = side / 2, self.width() - side / 2, self.height() / 2
        length = max((term.ends_on - term.agreed_on).days, 1)

        def x(day: date) -> float:
            share = (day - term.agreed_on).days / length
            return left + (right - left) * min(max(share, 0.0), 1.0)

        for until, token in ((term.ends_on, "line"), (min(self._today, term.ends_on), "accent")):
            painter.setPen(QPen(colors.color(token), theme.px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(left, middle), QPointF(max(x(until), left), middle))
        for check in term.checks:
            place = QRectF(x(check.due_on) - side / 2, middle - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("card"))
            painter.drawEllipse(place)
            paint_mark(painter, place, check_mark(check, self._today))
        painter.end()


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
