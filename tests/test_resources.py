"""Shipped files are found wherever the program stands."""

from pathlib import Path

import pytest

from pestdesk import resources
from pestdesk.resources import resource


def test_a_checkout_has_them_beside_the_package() -> None:
    assert resource("protocols", "cals-231010.toml").is_file()


def test_a_wheel_and_a_frozen_program_have_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "pestdesk"
    (package / "_resources" / "icons").mkdir(parents=True)
    (package / "_resources" / "icons" / "check.svg").write_text("<svg/>")
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resource("icons", "check.svg") == package / "_resources" / "icons" / "check.svg"


def test_a_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/not-there\.svg"):
        resource("icons", "not-there.svg")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    with pytest.raises(FileNotFoundError, match="resources/"):
        resource("icons")
