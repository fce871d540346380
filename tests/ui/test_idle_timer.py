"""How long the program was not used."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.ui.idle_timer import IdleTimer

_NONE = Qt.KeyboardModifier.NoModifier


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def window(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def idle(window: QLineEdit, clock: Clock) -> IdleTimer:
    return IdleTimer(window, clock)


def used(window: QWidget, event: QEvent) -> None:
    handle = window.windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, event)


def key() -> QEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, _NONE, "a")


def mouse() -> QEvent:
    at, button = QPointF(3, 3), Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseMove, at, at, button, button, _NONE)


def wheel() -> QEvent:
    at, down = QPointF(3, 3), QPoint(0, -120)
    phase = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(at, at, down, down, Qt.MouseButton.NoButton, _NONE, phase, False)


def test_it_tells_when_nothing_was_done_for_so_long(window: QLineEdit, qtbot: QtBot) -> None:
    idle = IdleTimer(window)
    with qtbot.waitSignal(idle.expired):
        idle.start(0.03)


@pytest.mark.parametrize("use", [key, mouse, wheel])
def test_a_key_the_mouse_and_the_wheel_are_use(
    use: Callable[[], QEvent], idle: IdleTimer, clock: Clock, window: QLineEdit, qtbot: QtBot
) -> None:
    idle.start(600)
    clock.now += 599
    used(window, use())
    clock.now += 599
    with qtbot.assertNotEmitted(idle.expired):
        idle._look()
    clock.now += 1
    with qtbot.waitSignal(idle.expired):
        idle._look()


def test_use_of_a_dialog_counts_too(idle: IdleTimer, clock: Clock, window: QLineEdit, qtbot: QtBot) -> None:
    idle.start(600)
    dialog = QDialog(window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    clock.now += 599
    used(dialog, key())
    clock.now += 2
    with qtbot.assertNotEmitted(idle.expired):
        idle._look()


def test_text_that_comes_by_no_key_is_use(idle: IdleTimer, clock: Clock, window: QLineEdit, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.hasFocus)
    idle.start(600)
    clock.now += 599
    window.insert("gedicteerd")
    clock.now += 2
    with qtbot.assertNotEmitted(idle.expired):
        idle._look()


def test_what_the_program_does_by_itself_is_no_use(
    idle: IdleTimer, clock: Clock, window: QLineEdit, qtbot: QtBot
) -> None:
    idle.start(600)
    clock.now += 600
    window.resize(300, 40)
    used(window, QEvent(QEvent.Type.UpdateRequest))
    with qtbot.waitSignal(idle.expired):
        idle._look()


def test_a_laptop_that_slept_longer_than_that_is_idle(idle: IdleTimer, clock: Clock, qtbot: QtBot) -> None:
    idle.start(600)
    assert idle._timer.interval() <= 20_000, "the clock is looked at soon after it wakes"
    clock.now += 8 * 3600
    with qtbot.waitSignal(idle.expired):
        idle._look()


def test_a_clock_that_is_set_back_puts_nothing_off(idle: IdleTimer, clock: Clock, qtbot: QtBot) -> None:
    idle.start(600)
    clock.now -= 3600
    idle._look()
    clock.now += 600
    with qtbot.waitSignal(idle.expired):
        idle._look()


def test_it_tells_nothing_when_it_is_stopped(idle: IdleTimer, qtbot: QtBot) -> None:
    idle.start(600)
    idle.stop()
    assert not idle._timer.isActive()
