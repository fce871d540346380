"""The house rules that no type checker knows: who may import whom."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_imports_point_down_only() -> None:
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS
