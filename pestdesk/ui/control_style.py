"""Draws the small parts of controls — radio, tick, arrows — in the colours and at the size in use."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from pestdesk.ui import theme

_Primitive = QStyle.PrimitiveElement
_ARROWS = {
    _Primitive.PE_IndicatorArrowDown: ((-1.0, -0.5), (0.0, 0.5), (1.0, -0.5)),
    _Primitive.PE_IndicatorSpinDown: ((-1.0, -0.5), (0.0, 0.5), (1.0, -0.5)),
    _Primitive.PE_IndicatorArrowUp: ((-1.0, 0.5), (0.0, -0.5), (1.0, 0.5)),
    _Primitive.PE_IndicatorSpinUp: ((-1.0, 0.5), (0.0, -0.5), (1.0, 0.5)),
    _Primitive.PE_IndicatorArrowLeft: ((0.5, -1.0), (-0.5, 0.0), (0.5, 1.0)),
    _Primitive.PE_IndicatorArrowRight: ((-0.5, -1.0), (0.5, 0.0), (-0.5, 1.0)),
}


class ControlStyle(QProxyStyle):
    """Fusion, but with indicators that are right in both schemes and sharp at every scale."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(  # noqa: N802 - Qt's own name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint indicators and arrows here, leave the rest to Fusion."""
        if element == _Primitive.PE_IndicatorRadioButton:
            _paint_radio(painter, option)
        elif element == _Primitive.PE_IndicatorCheckBox:
            _paint_check(painter, option)
        elif element in _ARROWS:
            _paint_arrow(painter, option, _ARROWS[element])
        else:
            super().drawPrimitive(element, option, painter, widget)


def _paint_radio(painter: QPainter, option: QStyleOption) -> None:
    colors = theme.current()
    state = option.state
    is_on = bool(state & QStyle.StateFlag.State_On)
    side = min(option.rect.width(), option.rect.height())
    ring = QRectF(0, 0, side - 1.5, side - 1.5)
    ring.moveCenter(QRectF(option.rect).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colors.color(_edge_token(state)), 1.5))
    painter.setBrush(colors.color("card"))
    painter.drawEllipse(ring)
    if is_on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(_edge_token(state)))
        painter.drawEllipse(ring.center(), side * 0.26, side * 0.26)
    _paint_focus(painter, option, side / 2)
    painter.restore()


def _paint_check(painter: QPainter, option: QStyleOption) -> None:
    colors = theme.current()
    state = option.state
    is_on = bool(state & QStyle.StateFlag.State_On)
    is_partly = bool(state & QStyle.StateFlag.State_NoChange)
    side = min(option.rect.width(), option.rect.height())
    box = QRectF(0, 0, side - 1.5, side - 1.5)
    box.moveCenter(QRectF(option.rect).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = colors.color(_edge_token(state))
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(edge if is_on or is_partly else colors.color("card"))
    painter.drawRoundedRect(box, theme.S4, theme.S4)
    painter.setPen(
        QPen(
            colors.color("on_accent"),
            side / 8,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    middle, unit = box.center(), side / 16
    if is_on:
        painter.drawPolyline(
            QPolygonF(
                [
                    middle + QPointF(-3.5, 0.2) * unit,
                    middle + QPointF(-1, 2.8) * unit,
                    middle + QPointF(3.6, -2.8) * unit,
                ]
            )
        )
    elif is_partly:
        painter.drawLine(middle + QPointF(-3.2, 0) * unit, middle + QPointF(3.2, 0) * unit)
    _paint_focus(painter, option, theme.RADIUS_INSIDE)
    painter.restore()


def _paint_arrow(painter: QPainter, option: QStyleOption, shape: tuple[tuple[float, float], ...]) -> None:
    is_enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(
            theme.current().color("mute" if is_enabled else "edge"),
            theme.px(1.5),
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    middle, half = QRectF(option.rect).center(), theme.px(4)
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) * half for x, y in shape]))
    painter.restore()


def _edge_token(state: QStyle.StateFlag) -> str:
    if not state & QStyle.StateFlag.State_Enabled:
        return "edge"
    if state & (QStyle.StateFlag.State_On | QStyle.StateFlag.State_NoChange):
        return "accent"
    return "mute" if state & QStyle.StateFlag.State_MouseOver else "edge"


def _paint_focus(painter: QPainter, option: QStyleOption, radius: float) -> None:
    # The ring around the indicator shows the keyboard's place without a dotted box around the text.
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.current().color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(-1.0, -1.0, 1.0, 1.0), radius + 1, radius + 1)
