"""What *Vandaag* offers in a vault without a case: three ways to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pestdesk.ui import icons, sizes, theme
from pestdesk.ui.buttons import Button, button
from pestdesk.ui.cards import Card
from pestdesk.ui.labels import Heading, Muted
from pestdesk.ui.pupil_words import counted_pupils

_LIST = "Lees de lijst van je school in. Dan vult PestDesk klas, mentor en ouders in."
_HAS_LIST = "{pupils} in de lijst. Is er een nieuwere? Importeer die gerust."
_CASE = "Komt er een signaal binnen? Vier vragen, en de stappen van het protocol volgen."
_PRACTICE = "Loop met verzonnen leerlingen door een hele casus. Je eigen kluis blijft erbuiten."


class _Way(Card):
    """One way: its icon, what it is in a few words, and the button."""

    def __init__(self, icon: str, title: str, text: str, words: str) -> None:
        super().__init__(margin=theme.S16)
        self.setMaximumWidth(theme.px(sizes.PANE_WIDE))
        self._icon, self._token = icon, "accent"
        self._sign = QLabel()
        self.text = Muted(text)
        self.button: Button = button(words)
        self.body.addWidget(self._sign)
        self.body.addWidget(Heading(title))
        self.body.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addSpacing(theme.S4)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._draw)
        self._draw()

    def show_done(self, *, is_done: bool) -> None:
        """Whether there is something of it already."""
        self._icon, self._token = ("check", "done") if is_done else ("people", "accent")
        self._draw()

    def lead(self, *, is_first: bool) -> None:
        """Whether it is the way that is most likely wanted now."""
        if bool(self.button.property("primary")) is not is_first:
            self.button.setProperty("primary", is_first)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)

    def _draw(self) -> None:
        self._sign.setPixmap(
            icons.pixmap(self._icon, self._token, theme.px(sizes.ICON_LARGE), self.devicePixelRatioF())
        )


class FirstWays(QWidget):
    """Pupils, a first case, and practice. `import_asked`, `case_asked` and `practice_asked` tell which was chosen."""

    import_asked = Signal()
    case_asked = Signal()
    practice_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = _Way("people", "Leerlingen", _LIST, "Leerlingen importeren")
        self._case = _Way("flag", "Eerste casus", _CASE, "Eerste casus openen")
        self._practice = _Way("practice", "Oefenen", _PRACTICE, "Oefenomgeving openen")
        asked = (self.import_asked, self.case_asked, self.practice_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S24, 0, theme.S24)
        column.setSpacing(theme.S12)
        column.addStretch(1)
        title = Heading("Waar wil je beginnen?")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        row = QHBoxLayout()
        row.setSpacing(theme.S12)
        row.addStretch(1)
        for way, told in zip((self._list, self._case, self._practice), asked, strict=True):
            way.button.clicked.connect(told)
            row.addWidget(way, 4)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self.show_pupils(0)

    def show_pupils(self, count: int) -> None:
        """How many pupils there are decides what comes first: their list, or else a case."""
        self._list.text.setText(_HAS_LIST.format(pupils=counted_pupils(count, count)) if count else _LIST)
        self._list.show_done(is_done=bool(count))
        self._list.lead(is_first=not count)
        self._case.lead(is_first=bool(count))

    def offer_practice(self, *, is_possible: bool) -> None:
        """In the practice window itself there is nothing to open."""
        self._practice.setVisible(is_possible)

    def focus_first(self) -> None:
        """Put the focus on the way that comes first."""
        ways = (self._list, self._case)
        next(way for way in ways if way.button.property("primary")).button.setFocus()
