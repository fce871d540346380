"""Reads every case of a vault of the self-test, and of its newest backup, without changing either.

usage: python packaging/windows/read_vault.py VAULT
Fails unless both can be read whole, hold the same cases, and the audit trail is what was written.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from pestdesk.desk import Desk, demo, safe
from pestdesk.domain.case_summary import CaseFilter


def cases(folder: Path) -> list[object]:
    desk = Desk.unlock(folder, safe.read_key(folder, demo.PASSPHRASE))
    try:
        assert desk.trail.first_broken() is None, "the audit trail is broken"
        return [desk.cases.get(each.id) for each in desk.cases.summaries(CaseFilter.ALL)]
    finally:
        desk.lock()


def main(vault: Path) -> None:
    with tempfile.TemporaryDirectory() as made:
        copy, restored = Path(made) / "copy", Path(made) / "restored"
        shutil.copytree(vault, copy)
        found = cases(copy)
        assert found, "the vault is empty"
        safe.restore(safe.backups(copy)[0], restored)
        assert cases(restored) == found, "the backup holds something else"
        print(f"{len(found)} cases, the same in the backup")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
