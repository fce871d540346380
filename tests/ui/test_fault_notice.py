"""What nobody expected is told once, in a window that holds nothing up."""

import threading

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.ui.fault_notice import FaultNotice


class _Views(QObject):
    read = Signal()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def notices() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]


def test_a_fault_in_any_thread_opens_one_window_and_every_view_reads_again(window: QWidget, qtbot: QtBot) -> None:
    views = _Views()
    notice = FaultNotice(window, views.read.emit)
    with qtbot.waitSignal(views.read):
        thread = threading.Thread(target=notice.tell)
        thread.start()
        thread.join()
    assert len(notices()) == 1
    with qtbot.assertNotEmitted(views.read):
        notice.tell()
        notice.tell()
        QApplication.processEvents()
    assert len(notices()) == 1, "never one over another"
    notices()[0].close()
    with qtbot.waitSignal(views.read):
        notice.tell()
    assert len(notices()) == 1
    notices()[0].close()


def test_a_view_that_cannot_be_read_again_does_not_go_round_in_a_circle(window: QWidget, qtbot: QtBot) -> None:
    tries = []

    def read_again() -> None:
        tries.append("read")
        # As the exception hook would.
        notice.tell()

    notice = FaultNotice(window, read_again)
    notice.tell()
    qtbot.waitUntil(lambda: bool(notices()))
    for _ in range(5):
        QApplication.processEvents()
    assert tries == ["read"]
    assert len(notices()) == 1
    notices()[0].close()
