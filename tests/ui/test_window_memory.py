"""How the window was arranged, from one start of the program to the next."""

from pathlib import Path

from pestdesk.ui.window_memory import FILE_NAME, WindowMemory


def test_what_was_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    WindowMemory(tmp_path).keep("list/sort", "newest")
    assert WindowMemory(tmp_path).get("list/sort", "urgent") == "newest"
    assert WindowMemory(tmp_path).get("list/columns", "all") == "all"


def test_a_file_that_says_something_else_gives_the_default(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"[list]\nsort=a, b\n\xff\xfe\x00 rubbish [[[")
    assert WindowMemory(tmp_path).get("list/sort", "urgent") == "urgent"


def test_where_nothing_can_be_written_it_is_remembered_until_the_end(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    memory = WindowMemory(tmp_path)
    memory.keep("list/sort", "newest")
    assert memory.get("list/sort") == "newest"
    assert WindowMemory().get("list/sort", "urgent") == "urgent"
