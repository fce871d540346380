import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

import pestdesk
from pestdesk.errors import VaultInUseError
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.vault import Vault

NOW = datetime(2026, 9, 9, 12, tzinfo=UTC)

Contents = dict[str, tuple[int, bytes]]
ReadFolder = Callable[[Path], Contents]


def test_a_second_vault_in_the_same_program_is_refused(vault: Vault, database_key: bytes) -> None:
    with pytest.raises(VaultInUseError):
        Vault.open(vault.folder, database_key)
    vault.lock()
    with Vault.open(vault.folder, database_key) as again:
        assert again.is_open


OPEN = """
import sys
from pathlib import Path
from pestdesk.errors import PestDeskError
from pestdesk.storage.vault import Vault
try:
    Vault.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).lock()
except PestDeskError as error:
    print(type(error).__name__)
else:
    print("opened")
"""


def run(script: str, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(Path(pestdesk.__file__).parents[1]), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def test_a_second_copy_of_the_program_is_refused_and_changes_nothing_on_disk(
    vault: Vault, database_key: bytes, contents: ReadFolder
) -> None:
    with vault.transaction() as session:
        DraftStore(session).keep("key", "typed", NOW)
    before = contents(vault.folder)
    assert run(OPEN, str(vault.folder), database_key.hex()) == "VaultInUseError"
    assert contents(vault.folder) == before
    with vault.reading() as session:
        assert DraftStore(session).get("key") == "typed"
    vault.lock()
    assert run(OPEN, str(vault.folder), database_key.hex()) == "opened"


WRITE_AND_WAIT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.vault import Vault
vault = Vault.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
now = datetime.now(UTC)
for number in range(20):
    with vault.transaction() as session:
        DraftStore(session).keep(f"committed {number}", "x" * 5000, now)
with vault.transaction() as session:
    DraftStore(session).keep("half way", "x" * 500_000, now)
    print("writing", flush=True)
    sys.stdin.read()
"""


def test_a_killed_program_loses_no_verb_and_leaves_no_lock(folder: Path, database_key: bytes) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(pestdesk.__file__).parents[1])}
    command = [sys.executable, "-c", WRITE_AND_WAIT, str(folder), database_key.hex()]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"writing\n"
        program.kill()
    with Vault.open(folder, database_key) as vault, vault.reading() as session:
        drafts = DraftStore(session)
        assert all(drafts.get(f"committed {number}") == "x" * 5000 for number in range(20))
        assert drafts.get("half way") is None
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"
        assert session.execute(text("PRAGMA cipher_integrity_check")).fetchall() == []


IMPORTED = """
import sys
from pathlib import Path
import pestdesk.storage.places, pestdesk.storage.keys
assert not pestdesk.storage.places.has_vault(Path("nowhere"))
heavy = {"sqlalchemy", "sqlcipher3", "alembic"}
print(sorted(heavy & set(sys.modules)))
from pestdesk.storage.vault import Vault
Vault.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).lock()
print(sorted(heavy & set(sys.modules)))
"""


def test_the_key_is_derived_without_the_database_and_a_vault_opened_without_alembic(
    folder: Path, database_key: bytes
) -> None:
    first, second = run(IMPORTED, str(folder), database_key.hex()).splitlines()
    assert first == "[]"
    assert second == "['sqlalchemy', 'sqlcipher3']"
