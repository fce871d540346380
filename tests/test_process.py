"""What is kept of the process when it crashes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what it would keep")

_SAY = (
    "import ctypes, faulthandler, os, resource, sys\n"
    "def say(*_):\n"
    "    print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),\n"
    "          faulthandler.is_enabled(), flush=True)\n"
)


def child(code: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", _SAY + code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_process_that_aborts_leaves_no_core_and_cannot_be_read_by_another(tmp_path: Path) -> None:
    done = child("from pestdesk import process; process.forbid_dumps(); say(); os.abort()", tmp_path)
    assert done.returncode == -6
    assert done.stdout.strip() == "(0, 0) 0 False"
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_the_program_sees_to_it_before_anything_else_also_for_the_self_test(tmp_path: Path) -> None:
    done = child(
        "from pestdesk import app\nimport pestdesk.desk.self_test\n"
        "pestdesk.desk.self_test.run = say\napp.main(['--self-test', 'x'])",
        tmp_path,
    )
    assert done.stdout.strip() == "(0, 0) 0 False", done.stderr
