"""What the program ships, as the installation tells it; and a program that was frozen without telling."""

from importlib.metadata import Distribution, PackageNotFoundError
from typing import Any

import pytest

from pestdesk.desk import parts


def test_everything_that_is_needed_is_there_with_its_licence_also_what_that_needs_in_turn() -> None:
    shipped = parts.shipped_parts()
    by_name = {part.name.casefold(): part for part in shipped.parts}
    assert shipped.is_complete
    assert {"sqlalchemy", "pyside6_essentials", "shiboken6", "lxml", "mako"} <= by_name.keys()
    assert "pytest" not in by_name, "what only the makers need does not ship"
    assert "LGPL" in by_name["pyside6_essentials"].licence
    assert "Permission is hereby granted" in by_name["sqlalchemy"].texts[0]
    assert all(part.version for part in shipped.parts)
    assert dict(parts.versions())["SQLCipher"].startswith("4.")


def test_a_program_that_does_not_know_what_it_needs_shows_what_it_finds_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shipped = parts.shipped_parts("no-such-program")
    assert not shipped.is_complete
    assert "numpy" in {part.name for part in shipped.parts}
    monkeypatch.setattr(parts, "distributions", lambda: ())
    assert parts.shipped_parts("no-such-program").parts == ()


def test_a_part_without_its_papers_is_named_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    known = parts.distribution

    def lost(name: str) -> Distribution:
        if name.lower() == "typst":
            raise PackageNotFoundError(name)
        return known(name)

    monkeypatch.setattr(parts, "distribution", lost)
    named: dict[str, Any] = {part.name: part for part in parts.shipped_parts().parts}
    assert named["typst"] == parts.Part("typst", "", "")
