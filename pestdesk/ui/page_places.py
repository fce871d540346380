"""Where sheets of paper stand under each other, in a place that may be larger or smaller than what is seen of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize

from pestdesk.ui import theme

MARGIN: Final = theme.S16
"""Around the sheets, and between them."""


class PagePlaces:
    """`scale` gives the pixels of the screen for one of a picture, `ratio` those for one of the window."""

    def __init__(
        self, sizes: Sequence[QSize] = (), scale: float = 1, ratio: float = 1, view_width: float = 0
    ) -> None:
        self.sheets: list[QRectF] = []
        top = float(MARGIN)
        for size in sizes:
            # Whole pixels of the screen: a line of text is then as sharp as it was drawn.
            width, height = (max(1, round(side * scale)) / ratio for side in (size.width(), size.height()))
            self.sheets.append(QRectF(0, top, width, height))
            top += height + MARGIN
        self.width = max((sheet.width() for sheet in self.sheets), default=0) + 2 * MARGIN
        self.height = top if self.sheets else 0.0
        room = max(self.width, view_width)
        for sheet in self.sheets:
            sheet.moveLeft(round((room - sheet.width()) / 2 * ratio) / ratio)

    def at(self, y: float) -> tuple[int, float]:
        """The sheet at this height, and which share of it is above that; -1 when there is none."""
        for index, sheet in enumerate(self.sheets):
            if y < sheet.bottom() + MARGIN:
                return index, (y - sheet.top()) / sheet.height()
        return -1, 0

    def height_of(self, index: int, share: float) -> float:
        """The height at which this share of a sheet is above it; nought when that sheet is not there."""
        if not 0 <= index < len(self.sheets):
            return 0
        return self.sheets[index].top() + share * self.sheets[index].height()

    def seen(self, view: QRectF) -> dict[int, QRectF]:
        """The sheets of which something is in this view, each with its place in it."""
        moved = {index: sheet.translated(-view.topLeft()) for index, sheet in enumerate(self.sheets)}
        return {index: moved[index] for index, sheet in enumerate(self.sheets) if sheet.intersects(view)}

    def next_top(self, y: float) -> float:
        """Where the first sheet under this height begins, with the margin over it."""
        return next((top for top in self._tops() if top > y), self.height)

    def top_before(self, y: float) -> float:
        """Where the last sheet over this height begins, with the margin over it."""
        return next((top for top in reversed(self._tops()) if top < y), 0)

    def _tops(self) -> list[int]:
        # Whole numbers, as a scroll bar has them: else one that stands at a top would not be past it.
        return [round(sheet.top()) - MARGIN for sheet in self.sheets]
