"""Tells in a line what a self-test wrote.

usage: python packaging/windows/self_test_line.py self-test.json VERSION
The exit code is 1 unless that version wrote it, and every part of it worked.
"""

import json
import sys
from pathlib import Path


def main(path: Path, version: str) -> int:
    if not path.is_file():
        print("nothing was written")
        return 1
    told = json.loads(path.read_text(encoding="utf-8"))
    failed = {name: part["found"] for name, part in told["parts"].items() if not part["ok"]}
    if told["version"] != version or failed or not told["ok"]:
        print(f"version {told['version']}, failed: {failed}")
        return 1
    seconds = sum(part["ms"] for part in told["parts"].values()) / 1000
    print(f"version {version}, {len(told['parts'])} parts ok in {seconds:.1f} s")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
