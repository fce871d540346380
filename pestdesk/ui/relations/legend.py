"""What the shapes and lines of the picture mean."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pestdesk.domain.patterns import RoleWord
from pestdesk.domain.protocol import Role
from pestdesk.domain.relations import Relations, TieKind
from pestdesk.ui import sizes, theme
from pestdesk.ui.components import FlowLayout, Muted
from pestdesk.ui.relations.shapes import Shape, arrow_head, line_pen, paint_shape, shape_of

Sample = Shape | TieKind


class Legend(QWidget):
    """A sample and its words for every shape and line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=theme.S12, row_spacing=0)
        self._entries: list[tuple[Sample, QLabel, Muted]] = []
        for sample in (*Shape, *TieKind):
            entry, picture, words = QWidget(), QLabel(), Muted("", wraps=False)
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.S4)
            row.addWidget(picture)
            row.addWidget(words)
            self._flow.addWidget(entry)
            self._entries.append((sample, picture, words))
        theme.changed.connect(self._draw)
        self._draw()

    def speak(self, word: RoleWord) -> None:
        """Use the school's words for the roles (R8)."""
        victim, perpetrator = word(Role.VICTIM), word(Role.PERPETRATOR)
        follower = word(Role.FOLLOWER)
        said: dict[Sample, str] = {
            Shape.VICTIM: victim,
            Shape.PERPETRATOR: perpetrator,
            Shape.FOLLOWER: follower,
            Shape.BOTH: f"{victim} en {perpetrator}",
            Shape.NONE: "alleen in wat geen pesten was",
            TieKind.PERPETRATOR: f"{perpetrator} → {victim}",
            TieKind.FOLLOWER: f"{follower} → {victim}",
            TieKind.NO_BULLYING: "het was geen pesten",
        }
        for sample, _picture, words in self._entries:
            words.setText(said[sample])

    def show_only(self, relations: Relations) -> None:
        """Explain no more than what is in the picture."""
        used: set[Sample] = {shape_of(pupil) for pupil in relations.pupils}
        used |= {link.kind for link in relations.links}
        for sample, picture, _words in self._entries:
            entry = picture.parentWidget()
            assert entry is not None
            entry.setVisible(sample in used)

    def _draw(self) -> None:
        for sample, picture, _words in self._entries:
            picture.setPixmap(_drawn(sample, self.devicePixelRatioF()))


def _drawn(sample: Sample, scale: float) -> QPixmap:
    height = theme.px(sizes.LINE)
    width = theme.px(sizes.LINE if isinstance(sample, Shape) else sizes.LEGEND_LINE)
    made = QPixmap(round(width * scale), round(height * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if isinstance(sample, Shape):
        paint_shape(painter, sample, QPointF(width / 2, height / 2), theme.px(sizes.RELATION_RADIUS) / 2)
    else:
        end = QPointF(width - theme.px(sizes.S2), height / 2)
        painter.setPen(line_pen(sample))
        painter.drawLine(QPointF(theme.px(sizes.S2), height / 2), end)
        if sample is not TieKind.NO_BULLYING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color("mute"))
            painter.drawPolygon(arrow_head(end, QPointF(1, 0)))
    painter.end()
    return made
