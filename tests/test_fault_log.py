"""What nobody expected is in the log: where in the program it was, and never what it was about."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pestdesk import fault_log


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[str]]:
    """The log of a vault in `tmp_path`, with every hook set; a mark for each time that a fault was told."""
    for module, hook in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    marks: list[str] = []
    before = list(fault_log.log.handlers)
    fault_log.log.handlers = [logging.NullHandler()]
    fault_log.start(tmp_path)
    fault_log.start(tmp_path)
    fault_log.catch_all(lambda: marks.append("told"))
    yield marks
    for handler in fault_log.log.handlers:
        handler.close()
    fault_log.log.handlers = before


def written(folder: Path) -> str:
    return (folder / "pestdesk.log").read_text(encoding="utf-8")


def fail() -> None:
    raise ValueError("Pip Voorbeeldstra")


def test_a_fault_is_written_without_what_it_was_about(told: list[str], tmp_path: Path) -> None:
    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert told == ["told"]
    assert "ValueError at test_fault_log.py" in written(tmp_path)
    assert "Pip" not in written(tmp_path)
    assert written(tmp_path).count("\n") == 1


def test_a_fault_in_a_thread_is_written_the_same_way(told: list[str], tmp_path: Path) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert told == ["told"]
    assert "ValueError at threading.py" in written(tmp_path)
    assert "Pip" not in written(tmp_path)


def test_a_fault_that_python_cannot_raise_is_written_only(told: list[str], tmp_path: Path) -> None:
    class Falling:
        def __del__(self) -> None:
            fail()

    Falling()
    assert told == []
    assert "ValueError at test_fault_log.py" in written(tmp_path)
    assert "Pip" not in written(tmp_path)


def test_the_user_who_stops_the_program_is_no_fault(
    told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert not (tmp_path / "pestdesk.log").exists()
