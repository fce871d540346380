"""A power cut at any moment: the verb that came back is kept, and nothing else is half there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TIMES = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_two_hundred_kills_lose_no_act_that_was_done(tmp_path: Path) -> None:
    harness = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, str(harness), str(TIMES)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == [], found
    assert found["times"] == TIMES
    assert found["acts"] > TIMES
