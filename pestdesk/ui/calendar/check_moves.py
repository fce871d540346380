"""An open check on its way to another day: what is dragged, and on which days it may be dropped."""

from datetime import date

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QFontMetrics, QKeySequence, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from pestdesk.domain.agenda import AgendaItem
from pestdesk.domain.case import Case
from pestdesk.domain.dutch import capital
from pestdesk.domain.dutch_dates import with_year
from pestdesk.errors import PestDeskError
from pestdesk.ui import theme
from pestdesk.ui.agenda_lines import discreet, narrow_line
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.icons import paint_mark

#: No other program knows it, and it holds no name: the number of a case and of one of its checks.
_FORMAT = "application/x-pestdesk-check"
_MOST_WIDTH = 220

#: How a check is moved by keyboard, in the menu and in a list.
MOVE_KEYS = QKeySequence("Ctrl+M")


def carried(check: AgendaItem) -> QMimeData:
    """What a drag carries for this check."""
    data = QMimeData()
    data.setData(_FORMAT, f"{check.case_id}/{check.part_id}".encode())
    return data


def is_check(data: QMimeData) -> bool:
    """Whether a drag carries a check."""
    return data.hasFormat(_FORMAT)


class CheckMoves(QObject):
    """`asked(check, day)` tells that a check is to be moved to this day, or to one that is still to be chosen: None.

    Nothing is moved by a drop: the page that asks for a reason shows first what else would change (R26, R27).
    """

    asked = Signal(object, object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        # Of the check that is dragged now: a drag passes over each day many times.
        self._case: Case | None = None
        self._problems: dict[tuple[str, int, date], str] = {}
        for signal in (bridge.changed, bridge.all_changed, bridge.removed):
            signal.connect(self._forget)

    def check_in(self, data: QMimeData) -> AgendaItem | None:
        """The check that a drag carries; None when it is something else, or not open any more."""
        if not is_check(data):
            return None
        case_id, _, check_id = bytes(data.data(_FORMAT).data()).decode().rpartition("/")
        return self._bridge.agenda().open_check(case_id, int(check_id))

    def problem(self, check: AgendaItem, day: date) -> str:
        """Why it cannot be put on this day, '' when it can; the same rule as when it is done."""
        key = (check.case_id, check.part_id, day)
        if key not in self._problems:
            self._problems[key] = self._found_problem(check, day)
        return self._problems[key]

    def words(self, check: AgendaItem, day: date) -> str:
        """What dropping it on this day does, or why it cannot be dropped there."""
        here = f"{capital(check.what)} naar {with_year(day)}: laat los, dan zie je eerst wat er verandert."
        return self.problem(check, day) or here

    def ask(self, check: AgendaItem, day: date | None = None) -> None:
        """The user wants to move it."""
        self.asked.emit(check, day)

    def ask_soon(self, check: AgendaItem, day: date) -> None:
        """It was dropped on this day: asked when the drag is over, for another page then takes the place of this."""
        QTimer.singleShot(0, self, lambda: self.ask(check, day))

    def _found_problem(self, check: AgendaItem, day: date) -> str:
        desk = self._bridge.desk
        try:
            if self._case is None or self._case.id != check.case_id:
                self._case = desk.cases.get(check.case_id)
            desk.follow_up.preview_move(self._case, check.part_id, day)
        except PestDeskError as error:
            return str(error)
        return ""

    def _forget(self) -> None:
        self._case, self._problems = None, {}


class Grip:
    """Where the mouse took hold of an open check in `source`; the drag begins when it has gone far enough."""

    def __init__(self, source: QWidget) -> None:
        self._source = source
        self._check: AgendaItem | None = None
        self._from = QPoint()
        #: Whether a drag was made of the last press: letting go of it then does nothing more.
        self.was_pulled = False

    @property
    def holds(self) -> bool:
        """Whether there is a check under the mouse that was pressed."""
        return self._check is not None

    def take(self, event: QMouseEvent, thing: object) -> bool:
        """The mouse was pressed on this; whether that can be dragged."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        is_check = is_left and isinstance(thing, AgendaItem) and thing.is_open_check
        self._check = thing if is_check and isinstance(thing, AgendaItem) else None
        self._from = event.position().toPoint()
        self.was_pulled = False
        return self.holds

    def let_go(self) -> None:
        """The mouse was released."""
        self._check = None

    def pull(self, event: QMouseEvent) -> bool:
        """The mouse went on; whether a drag was made of that, which is over then."""
        check = self._check
        far = (event.position().toPoint() - self._from).manhattanLength()
        if check is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if far < QApplication.startDragDistance():
            return False
        self._check, self.was_pulled = None, True
        drag = QDrag(self._source)
        drag.setMimeData(carried(check))
        drag.setPixmap(_picture(check, self._source))
        drag.setHotSpot(QPoint(theme.px(14), theme.px(14)))
        # Qt waits here until it is dropped; the window goes on, and may be gone by then.
        drag.exec(Qt.DropAction.MoveAction)
        return True


def _picture(check: AgendaItem, source: QWidget) -> QPixmap:
    """What hangs on the mouse: the mark and the words of the check, as they may be seen."""
    line = discreet(narrow_line(check, with_day=False))
    font = theme.font()
    metrics = QFontMetrics(font)
    words = metrics.elidedText(f"{line.upper} · {check.what}", Qt.TextElideMode.ElideRight, theme.px(_MOST_WIDTH))
    height = theme.px(theme.HIT_HEIGHT)
    width = metrics.horizontalAdvance(words) + height + theme.S12
    ratio = source.devicePixelRatioF()
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colors = theme.current()
    painter.setPen(QPen(colors.color("accent"), 1))
    painter.setBrush(colors.color("card"))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
    side = theme.px(11)
    mark = QRectF(0, 0, side, side)
    mark.moveCenter(QPointF(height / 2, height / 2))
    paint_mark(painter, mark, line.mark)
    painter.setFont(font)
    painter.setPen(colors.color("ink"))
    painter.drawText(QRectF(height, 0, width - height, height), Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    return made
