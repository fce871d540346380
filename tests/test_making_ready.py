"""What is made ready beside the first page: what stores in a worker, what shows on the thread of the windows."""

import importlib
import threading
from types import ModuleType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pestdesk import making_ready
from pestdesk.errors import VaultLockedError


def test_the_windows_are_loaded_on_their_own_thread_a_part_at_a_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, loaded, ended = QObject(), [], []

    def load(name: str) -> ModuleType:
        loaded.append((name, threading.current_thread() is threading.main_thread()))
        return importlib.import_module(name)

    monkeypatch.setattr(making_ready, "import_module", load)
    making_ready.make_ready(owner, lambda: ended.append(len(loaded)))
    assert not loaded, "first what stores: the windows ask for it"
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert ("pestdesk.ui.main_window", True) in loaded
    assert all(is_main for _name, is_main in loaded)
    assert ended == [len(loaded)]


def test_what_cannot_be_loaded_is_told_and_ends_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise VaultLockedError

    ended: list[bool] = []
    monkeypatch.setattr(making_ready, "load_store", fail)
    owner = QObject()
    with qtbot.captureExceptions() as told:
        making_ready.make_ready(owner, lambda: ended.append(True))
        qtbot.waitUntil(lambda: bool(told))
    assert [kind for kind, _error, _trace in told] == [VaultLockedError]
    assert ended == [True]


def test_the_owner_may_go_meanwhile(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    gone, stored = threading.Event(), threading.Event()

    def store() -> None:
        gone.wait(20)
        stored.set()

    monkeypatch.setattr(making_ready, "load_store", store)
    owner = QObject()
    making_ready.make_ready(owner, pytest.fail)
    owner.deleteLater()
    qtbot.wait(10)
    gone.set()
    assert stored.wait(20)
    qtbot.wait(10)
