"""Runs the self-test of a program that may have no standard output, and tells what came of it.

usage: python packaging/self_tested.py COMMAND [ARGUMENT …]
Prints one line. The exit code is 1 unless every part worked.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_LIMIT_SECONDS = 300


def outcome(command: list[str]) -> tuple[bool, str]:
    """Whether the program passes, and a line that says how."""
    with tempfile.TemporaryDirectory(prefix="pestdesk-self-test-") as made:
        folder = Path(made) / "zelf test é"
        start = time.perf_counter()
        code = subprocess.run(
            [*command, "--self-test", str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_LIMIT_SECONDS,
            check=False,
        ).returncode
        seconds = time.perf_counter() - start
        written = folder / "self-test.json"
        if not written.is_file():
            return False, f"self-test: nothing written, exit code {code}"
        told = json.loads(written.read_text(encoding="utf-8"))
    failed = {name: part["found"] for name, part in told["parts"].items() if not part["ok"]}
    if failed or not told["ok"] or code:
        return False, f"self-test: exit code {code}, failed: {failed}"
    return True, f"self-test: {len(told['parts'])} parts ok in {seconds:.1f} s, version {told['version']}"


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(__doc__)
    is_ok, line = outcome(sys.argv[1:])
    print(line)
    sys.exit(0 if is_ok else 1)
