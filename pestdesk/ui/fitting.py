"""Shortens a line of words: whole parts are left out before a word is cut."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

SEPARATOR = " · "


def fitted(text: str, metrics: QFontMetrics, width: int, *, counts: bool = False) -> str:
    """`text` as it fits in `width` pixels: whole; without its last parts, that stand after ‘ · ’; or ending in ….

    `counts` tells how many parts were left out, as in ‘Mila P. · Jip D. +1’: names must not vanish unseen.
    """
    parts = text.split(SEPARATOR)
    for kept in range(len(parts), 0, -1):
        left_out = len(parts) - kept
        shown = SEPARATOR.join(parts[:kept]) + (f" +{left_out}" if counts and left_out else "")
        if metrics.horizontalAdvance(shown) <= width:
            return shown
    more = f" +{len(parts) - 1}" if counts and len(parts) > 1 else ""
    room = width - metrics.horizontalAdvance(more)
    return metrics.elidedText(parts[0], Qt.TextElideMode.ElideRight, room) + more


def first_that_fits(texts: Sequence[str], metrics: QFontMetrics, width: int) -> str:
    """The first of these, from long to short, that fits in `width` pixels; else the last."""
    return next((text for text in texts if metrics.horizontalAdvance(text) <= width), texts[-1])
