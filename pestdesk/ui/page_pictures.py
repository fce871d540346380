"""The pictures of pages, painted as sheets of paper with a soft edge."""

from collections.abc import Collection
from dataclasses import dataclass
from struct import unpack_from
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from pestdesk.ui import sizes, theme
from pestdesk.ui.colors import Theme

_SHADOW_ALPHA: Final = 12
_DIMMED: Final = 0.45
#: Where every PNG tells its width and height.
_PNG_SIZE_AT: Final = 16


@dataclass(slots=True)
class _Drawn:
    image: QImage
    pixmap: QPixmap


class PagePictures:
    """Pages as PNG. Each is decoded when it is first painted, and scaled when its place is another size."""

    def __init__(self, pages: tuple[bytes, ...] = (), before: "PagePictures | None" = None) -> None:
        """`before` has the pages that were shown until now: those that are the same are not drawn again."""
        self.pages = pages
        self.sizes = [QSize(*unpack_from(">II", page, _PNG_SIZE_AT)) for page in pages]
        self._drawn: dict[int, _Drawn] = {}
        if before:
            pairs = enumerate(zip(pages, before.pages, strict=False))
            same = {index for index, (page, old) in pairs if page == old}
            self._drawn = {index: drawn for index, drawn in before._drawn.items() if index in same}

    @property
    def drawn(self) -> frozenset[int]:
        """The pages that are kept as they were painted, counted from 0."""
        return frozenset(self._drawn)

    def keep_near(self, in_sight: Collection[int]) -> None:
        """Forget how the others look; those just out of sight are kept, for whoever scrolls back."""
        for index in self.drawn:
            if not {index - 1, index, index + 1}.intersection(in_sight):
                del self._drawn[index]

    def paint(self, painter: QPainter, index: int, place: QRectF, *, is_dimmed: bool) -> None:
        """Paint one page and the shadow of its sheet."""
        edge = theme.current().color("edge")
        edge.setAlpha(_SHADOW_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        for out in range(1, sizes.SHADOW + 1):
            painter.drawRoundedRect(place.adjusted(-out, 1 - out, out, 1 + out), out, out)
        painter.setOpacity(_DIMMED if is_dimmed else 1)
        # Paper is white, also in the dark.
        painter.fillRect(place, Theme.light().color("card"))
        painter.drawPixmap(place.topLeft(), self._pixmap(index, place, painter.device().devicePixelRatioF()))
        painter.setOpacity(1)

    def _pixmap(self, index: int, place: QRectF, ratio: float) -> QPixmap:
        size = QSize(round(place.width() * ratio), round(place.height() * ratio))
        drawn = self._drawn.get(index)
        if drawn is None:
            drawn = self._drawn[index] = _Drawn(QImage.fromData(self.pages[index]), QPixmap())
        if drawn.pixmap.size() != size:
            ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            drawn.pixmap = QPixmap.fromImage(drawn.image.scaled(size, *ways))
            drawn.pixmap.setDevicePixelRatio(ratio)
        return drawn.pixmap
