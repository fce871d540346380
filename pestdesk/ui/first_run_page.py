"""The page on which a coordinator makes her vault, on three short pages."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pestdesk.ui.buttons import button
from pestdesk.ui.first_run_steps import FirstRunStep, SchoolStep
from pestdesk.ui.gate_page import GatePage
from pestdesk.ui.labels import Heading, Muted
from pestdesk.ui.part_line import PartLine

_COUNT = 3
_WELCOME = "Maak in drie stappen je kluis: alles staat versleuteld op deze laptop."


class FirstRun(NamedTuple):
    """What is asked at the first start. `region` is noord, midden or zuid; the secrets are never shown in a log."""

    school: str
    coordinator: str
    region: str
    passphrase: str
    recovery_key: str = ""

    def __repr__(self) -> str:
        return f"FirstRun({self.school!r}, {self.coordinator!r}, {self.region!r}, …)"


class FirstRunPage(GatePage):
    """Asks for school and name, region and password, and gives a recovery key.

    `submitted(FirstRun)` tells that all of it is in order, `restore_asked` that there is a backup of a vault already.
    """

    submitted = Signal(FirstRun)
    restore_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WELCOME, parent)
        self._heading = Heading()
        self._count = Muted(wraps=False)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        self.body.addLayout(head)
        self._parts = PartLine()
        self.body.addWidget(self._parts)
        self.restore = button("Al een kluis? Reservekopie terugzetten…", quiet=True, on_click=self.restore_asked.emit)
        self.restore.setToolTip("Als je PestDesk al op een andere laptop gebruikte")
        self.add_end(self.restore)
        self.steps: list[FirstRunStep] = []
        self._at = 0
        self.first = SchoolStep()
        self._add(self.first)
        self._show_step(0)

    @property
    def step(self) -> FirstRunStep:
        """The step that is shown."""
        return self.steps[self._at]

    def asking(self) -> tuple[QWidget, ...]:
        """The step, and the way to a backup."""
        return (self.step, self.restore)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the first field at once."""
        super().showEvent(event)
        self.step.focus_first()

    def go_back(self) -> None:
        """To the step before this one, if there is one."""
        if self._at:
            self._show_step(self._at - 1)
            self.step.focus_first()

    def go_on(self) -> None:
        """To the next step, made when it is reached, or after the last one to the vault."""
        if self.is_busy:
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

    # -- inside ------------------------------------------------------------------------------------------------

    def _add(self, step: FirstRunStep) -> None:
        self.steps.append(step)
        step.entered.connect(self.go_on)
        # Above the error and the buttons.
        self.body.insertWidget(self.body.count() - 2, step)

    def _show_step(self, number: int) -> None:
        self._at = number
        for step in self.steps:
            step.setVisible(step is self.step)
        self._heading.setText(self.step.title)
        self._count.setText(f"{self.step.number} van {_COUNT}")
        self.back.setVisible(number > 0)
        self.restore.setVisible(number == 0)
        self._parts.show_part(self.step.parts, self.step.part)
        self.on_words = self.step.on_words
        self.button.setText(self.on_words)
        self.tell("")

    def _submit(self) -> None:
        self.tell("")
        answers = {name: answer for step in self.steps for name, answer in step.answers().items()}
        self.submitted.emit(FirstRun(**answers))
