"""What the marks of a calendar mean, and the drawings of what is due."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pestdesk.domain.agenda import KIND_WORDS
from pestdesk.ui import icons, theme
from pestdesk.ui.calendar.kind_icons import KIND_ICONS
from pestdesk.ui.flow_layout import FlowLayout
from pestdesk.ui.icons import Mark
from pestdesk.ui.labels import Muted

_SIDE = 12
_MARKS = {Mark.LATE: "te laat", Mark.TODAY: "vandaag", Mark.PLANNED: "gepland", Mark.DONE: "gedaan"}


class CalendarLegend(QWidget):
    """A mark or drawing with its word, for each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, spacing=theme.S8, row_spacing=0)
        self._pictures: list[tuple[Mark | str, QLabel]] = []
        samples: list[tuple[Mark | str, str]] = list(_MARKS.items())
        samples += [(KIND_ICONS[kind], words) for kind, words in KIND_WORDS.items()]
        for sample, words in samples:
            entry, picture = QWidget(), QLabel()
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.S4)
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(Muted(words, wraps=False))
            flow.addWidget(entry)
            self._pictures.append((sample, picture))
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        for sample, picture in self._pictures:
            picture.setPixmap(_drawn(sample, theme.px(_SIDE), self.devicePixelRatioF()))


def _drawn(sample: Mark | str, side: int, scale: float) -> QPixmap:
    if isinstance(sample, Mark):
        return icons.mark_pixmap(sample, side, scale)
    return icons.pixmap(sample, "mute", side, scale)
