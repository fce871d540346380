"""The rules by which the program is frozen; what they make is checked by packaging/build-linux.sh itself."""

import importlib
import struct
import sys
from pathlib import Path
from types import ModuleType

import pytest

_FOLDER = Path(__file__).resolve().parent.parent / "packaging"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> "Tool":
    monkeypatch.syspath_prepend(str(_FOLDER))
    return Tool(monkeypatch)


class Tool:
    """Imports a module of packaging/, and forgets it after the test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, name: str) -> ModuleType:
        self._monkeypatch.delitem(sys.modules, name, raising=False)
        return importlib.import_module(name)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6\\Qt6Qml.dll",
    ],
)
def test_what_is_not_used_stays_out(tool: Tool, place: str) -> None:
    assert tool("bundle_parts").kept_binaries([(place, "/somewhere/else", "BINARY")]) == []


@pytest.mark.parametrize(
    "place",
    [
        # Without it no é can be typed on X11, and without the next no self-test runs without a screen.
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\plugins\\imageformats\\qsvg.dll",
        "PySide6\\Qt6Svg.dll",
        "PySide6\\Qt6Gui.dll",
    ],
)
def test_what_is_used_goes_in(tool: Tool, place: str) -> None:
    entry = (place, "/somewhere/else", "BINARY")
    assert tool("bundle_parts").kept_binaries([entry]) == [entry]


def test_of_the_languages_of_qt_only_dutch_goes_in(tool: Tool) -> None:
    dutch = ("PySide6/Qt/translations/qtbase_nl.qm", "a", "DATA")
    german = ("PySide6/Qt/translations/qtbase_de.qm", "b", "DATA")
    assert tool("bundle_parts").kept_datas([dutch, german]) == [dutch]


def test_every_resource_and_every_revision_goes_in(tool: Tool) -> None:
    datas = tool("bundle_parts").datas()
    assert [place for _, place in datas if place == "pestdesk/_resources"] == ["pestdesk/_resources"]
    revisions = {Path(source).name for source, place in datas if place.endswith("versions")}
    assert "r0001_first.py" in revisions
    assert all(Path(source).exists() for source, _ in datas)


def test_what_a_frozen_program_tells_of_its_parts_holds_no_path_of_the_build(tool: Tool, tmp_path: Path) -> None:
    entries = tool("distributions").kept_metadata(tmp_path)
    kept = {place: Path(source) for place, source, _ in entries}
    (own,) = (place for place in kept if place.startswith("pestdesk-") and place.endswith("/METADATA"))
    assert "requires-dist: pyside6-essentials" in kept[own].read_text(encoding="utf-8").lower()
    assert not any("direct_url" in place or "uv_cache" in place for place in kept)
    records = [source.read_text(encoding="utf-8") for place, source in kept.items() if place.endswith("/RECORD")]
    assert records
    assert not any(".." in record or str(tmp_path) in record for record in records)
    assert set(kept) == {line.removesuffix(",,") for record in records for line in record.splitlines()}


def test_the_icon_of_windows_has_a_picture_for_each_size(tool: Tool, qapp: object) -> None:
    icons = tool("icons")
    made = icons.ico(icons.ICO_SIZES)
    count = struct.unpack_from("<HHH", made)[2]
    assert count == len(icons.ICO_SIZES)
    for number in range(count):
        *_, length, offset = struct.unpack_from("<BBBBHHII", made, 6 + 16 * number)
        assert made[offset:].startswith(b"\x89PNG")
        assert offset + length <= len(made)
