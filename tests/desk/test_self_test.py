"""The self-test of the packaged program: every part in order, each with its own answer."""

import json
from pathlib import Path
from typing import Any

import pytest

from pestdesk.desk import Desk, demo, safe, self_test
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost
from pestdesk.storage.places import database_path

PARTS = [
    "create",
    "unlock",
    "import",
    "search",
    "agenda",
    "pdf",
    "letters",
    "ics",
    "workbook",
    "trail",
    "backup",
    "restore",
    "encrypted",
]


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that costs the least, so that the test is quick."""
    create = safe.create_vault
    cheap = Cost(memory_kib=LEAST_MEMORY_KIB, iterations=1, lanes=1)
    monkeypatch.setattr(safe, "create_vault", lambda folder, new: create(folder, new, cheap))


def line_of(printed: str) -> dict[str, object]:
    (line,) = printed.splitlines()
    parsed = json.loads(line)
    assert isinstance(parsed, dict)
    return parsed


def test_every_part_works_in_a_fresh_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "self-test"
    code = self_test.run(folder)
    printed = line_of(capsys.readouterr().out)
    parts = printed["parts"]
    assert isinstance(parts, dict)
    assert {name: part["found"] for name, part in parts.items() if not part["ok"]} == {}
    assert list(parts) == PARTS
    assert all(part["ms"] >= 0 for part in parts.values())
    assert code == 0
    assert printed["ok"] is True
    assert json.loads((folder / "self-test.json").read_text(encoding="utf-8")) == printed

    vault = folder / "kluis"
    database = database_path(vault).read_bytes()
    assert not database.startswith(b"SQLite format 3")
    for name in ("Fantasia", "Zogezegd", "Voorbeeldstra"):
        assert name.encode() not in database
    assert len(list(folder.glob("PestDesk-2*.pdf"))) == 9
    assert len(list(folder.glob("PestDesk-brief-*.docx"))) == 5
    assert b"BEGIN:VEVENT" in (folder / "PestDesk.ics").read_bytes()
    again = Desk.unlock(vault, safe.read_key(vault, demo.PASSPHRASE))
    assert len(again.cases.summaries()) == 8
    again.lock()


def test_a_part_that_fails_is_named_and_the_exit_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe, "create_vault", broken_create)
    assert self_test.run(tmp_path / "self-test") == 1
    printed = line_of(capsys.readouterr().out)
    parts = printed["parts"]
    assert isinstance(parts, dict)
    assert printed["ok"] is False
    assert list(parts) == PARTS
    assert not any(part["ok"] for part in parts.values())
    assert parts["create"]["found"] == "OSError: no room"


def broken_create(folder: Path, new: safe.NewVault) -> bytes:
    raise OSError("no room")


def test_a_folder_that_holds_a_vault_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "self-test"
    safe.create_vault(folder / "kluis", safe.NewVault("School", "Wie", "zuid", demo.PASSPHRASE))
    before = database_path(folder / "kluis").read_bytes()
    assert self_test.run(folder) == 1
    parts = line_of(capsys.readouterr().out)["parts"]
    assert isinstance(parts, dict)
    assert not parts["create"]["ok"]
    assert database_path(folder / "kluis").read_bytes() == before


@pytest.mark.parametrize(("bytes_", "is_ok"), [(b"\x07Pip\x1f", True), (b"\x07Fantasia\x1f", False)])
def test_a_name_in_plain_text_is_found_and_three_letters_by_chance_are_none(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    bytes_: bytes,
    is_ok: bool,
) -> None:
    fill = demo.fill

    def fill_and_spill(*given: Any) -> None:
        fill(*given)
        (tmp_path / "kluis" / "spilled").write_bytes(bytes_)

    monkeypatch.setattr(demo, "fill", fill_and_spill)
    self_test.run(tmp_path)
    parts = line_of(capsys.readouterr().out)["parts"]
    assert isinstance(parts, dict)
    assert parts["encrypted"]["ok"] is is_ok


def test_a_program_without_a_terminal_leaves_its_answer_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As a program with a window has it on Windows.
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    monkeypatch.setattr(safe, "create_vault", broken_create)
    assert self_test.run(tmp_path) == 1
    written = json.loads((tmp_path / "self-test.json").read_text(encoding="utf-8"))
    assert written["ok"] is False
    assert not written["parts"]["create"]["ok"]
