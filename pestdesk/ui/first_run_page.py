"""The page on which a coordinator makes her vault, in a few short steps."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.ui.announce import announce
from pestdesk.ui.buttons import button
from pestdesk.ui.first_run_steps import FirstRunStep, SchoolStep
from pestdesk.ui.labels import Heading, Label, Muted
from pestdesk.ui.welcome_card import WelcomeCard

_COUNT = 4


class FirstRun(NamedTuple):
    """What is asked at the first start. `region` is noord, midden or zuid; the secrets are never shown in a log."""

    school: str
    coordinator: str
    region: str
    passphrase: str
    recovery_key: str = ""

    def __repr__(self) -> str:
        return f"FirstRun({self.school!r}, {self.coordinator!r}, {self.region!r}, …)"


class FirstRunPage(QWidget):
    """Asks for school and name, region and password, and gives a recovery key.

    `submitted(FirstRun)` tells that all of it is in order, `restore_asked` that there is a backup of a vault already.
    """

    submitted = Signal(FirstRun)
    restore_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = WelcomeCard("Maak je kluis. Wat je opschrijft, blijft versleuteld op deze laptop.", 560)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(page)
        self._body = page.card.body
        self._heading = Heading()
        self._count = Muted(wraps=False)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        self._body.addLayout(head)
        self._error = Label(look="problem")
        self._body.addWidget(self._error)
        self.back = button("Terug", on_click=self._go_back)
        self.restore = button("Reservekopie terugzetten…", quiet=True, on_click=self.restore_asked.emit)
        self.restore.setToolTip("Als je PestDesk al op een andere laptop gebruikte")
        self.button = button("Verder", primary=True, on_click=self._go_on)
        moves = QHBoxLayout()
        moves.addWidget(self.back)
        moves.addWidget(self.restore)
        moves.addStretch(1)
        moves.addWidget(self.button)
        self._body.addLayout(moves)
        self._busy = False
        self.steps: list[FirstRunStep] = []
        self._at = 0
        self.first = SchoolStep()
        self._add(self.first)
        self._show_step(0)

    @property
    def step(self) -> FirstRunStep:
        """The step that is shown."""
        return self.steps[self._at]

    @property
    def message(self) -> str:
        """Why the vault was not made; empty when nothing went wrong."""
        return self._error.text()

    def show_error(self, text: str) -> None:
        """Tell why the vault was not made; what was filled in stays."""
        self.set_busy(False)
        self._tell(text)
        self._error.setAccessibleName(text)
        announce(self._error)

    def set_busy(self, is_busy: bool) -> None:
        """Take nothing while the vault is being made."""
        self._busy = is_busy
        for widget in (self.step, self.back, self.restore, self.button):
            widget.setEnabled(not is_busy)
        self.button.setText("Even geduld…" if is_busy else self._go_on_words)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the first field at once."""
        super().showEvent(event)
        self.step.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back a step."""
        if event.key() == Qt.Key.Key_Escape and self._at and not self._busy:
            self._go_back()
            return
        super().keyPressEvent(event)

    # -- inside ------------------------------------------------------------------------------------------------

    @property
    def _go_on_words(self) -> str:
        return "Kluis maken" if self.step.is_last else "Verder"

    def _add(self, step: FirstRunStep) -> None:
        self.steps.append(step)
        step.entered.connect(self._go_on)
        # Above the error and the buttons.
        self._body.insertWidget(self._body.count() - 2, step)

    def _show_step(self, number: int) -> None:
        self._at = number
        for step in self.steps:
            step.setVisible(step is self.step)
        self._heading.setText(self.step.title)
        self._count.setText(f"{self.step.number} van {_COUNT}")
        self.back.setVisible(number > 0)
        self.restore.setVisible(number == 0)
        self.button.setText(self._go_on_words)
        self._tell("")

    def _tell(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def _go_back(self) -> None:
        self._show_step(self._at - 1)
        self.step.focus_first()

    def _go_on(self) -> None:
        """To the next step, made when it is reached, or after the last one to the vault."""
        if self._busy:
            return
        self.step.clear_problems()
        problem = self.step.problem()
        if problem is not None:
            self.step.show_problem(*problem)
            return
        if self._at == len(self.steps) - 1:
            following = self.step.following(self.first)
            if following is None:
                self._submit()
                return
            self._add(following)
        self._show_step(self._at + 1)
        self.step.focus_first()

    def _submit(self) -> None:
        self._tell("")
        answers = {name: answer for step in self.steps for name, answer in step.answers().items()}
        self.submitted.emit(FirstRun(**answers))
