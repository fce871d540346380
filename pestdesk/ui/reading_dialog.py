"""A small window with a text to read: the protocol, the shortcuts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.protocol import Protocol, Route
from pestdesk.ui import theme
from pestdesk.ui.components import Heading, Label, Muted, ScrollPage, button

_WIDTH, _HIGHEST, _AROUND = 620, 560, 96


class ReadingDialog(QDialog):
    """Headings and paragraphs, closed by Escape."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S24, theme.S16, theme.S16, theme.S16)
        self._scroll = ScrollPage()
        self._scroll.body.setContentsMargins(0, 0, theme.S8, 0)
        box.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Sluiten", on_click=self.accept))
        box.addLayout(row)

    def add(self, *widgets: QWidget) -> None:
        """Put these under each other."""
        for widget in widgets:
            self._scroll.body.addWidget(widget)

    def add_table(self, rows: Sequence[tuple[str, str]], least: int = 0) -> None:
        """Two columns; the first is at least this wide beside a body of 13, so that tables can be alike."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.S24)
        grid.setColumnStretch(1, 1)
        if least:
            grid.setColumnMinimumWidth(0, theme.px(least))
        for number, (left, right) in enumerate(rows):
            grid.addWidget(Label(left, look="bold", wraps=False), number, 0)
            grid.addWidget(Label(right), number, 1)
        self._scroll.body.addWidget(holder)

    def end(self) -> None:
        """Keep the texts at the top, and be as high as they need."""
        self._scroll.body.addStretch(1)
        width = theme.px(_WIDTH)
        needed = self._scroll.body.totalHeightForWidth(width - 3 * theme.S24) + theme.px(_AROUND)
        self.resize(width, min(needed, theme.px(_HIGHEST)))


def protocol_dialog(protocol: Protocol, parent: QWidget) -> ReadingDialog:
    """The whole protocol, in its own words."""
    dialog = ReadingDialog(protocol.name, parent)
    dialog.add(Heading(protocol.definition_title), Label(protocol.definition), Label(protocol.features_intro))
    dialog.add(*(Label(f"–  {feature.text}") for feature in protocol.features))
    dialog.add(*(Label(note) for note in protocol.definition_notes))
    dialog.add(Heading(protocol.approach_title), Label(protocol.aims_intro))
    dialog.add(*(Label(f"–  {aim}") for aim in protocol.aims), *(Muted(remark) for remark in protocol.remarks))
    dialog.add(Heading(protocol.tasks_title))
    for phase in protocol.phases:
        for route in (Route.SAME_CLASS, Route.DIFFERENT_CLASSES):
            heading, remark = phase.heading(route), phase.remark(route)
            if route is Route.SAME_CLASS or heading != phase.heading(Route.SAME_CLASS):
                dialog.add(Label(heading, look="bold"), *([Label(remark)] if remark else []))
            if route is Route.SAME_CLASS:
                dialog.add(*(Label(f"–  {duty}") for duty in phase.duties))
                sentences = dict.fromkeys(step.sentence for step in phase.steps)
                dialog.add(*(Label(f"–  {sentence}") for sentence in sentences))
    dialog.end()
    return dialog
