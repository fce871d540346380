"""Finds the files of resources/: in a checkout, in an installed wheel and in a frozen program."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file, e.g. `resource("icons", "check.svg")`.

    A wheel and a frozen program carry the folder inside the package, a checkout beside it.
    Raises FileNotFoundError naming the missing file: a broken installation, not a user's mistake.
    """
    for root in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        if root.is_dir():
            path = root.joinpath(*parts)
            if path.exists():
                return path
            raise FileNotFoundError(f"missing resource: {'/'.join(parts)}")
    raise FileNotFoundError("the folder resources/ is not where this installation should have it")
