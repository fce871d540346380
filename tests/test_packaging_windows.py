"""What the installers of Windows are made from; what they do is tried by packaging/build-windows.sh itself."""

import importlib
import re
import struct
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

_FOLDER = Path(__file__).resolve().parent.parent / "packaging" / "windows"
_NS = {"w": "http://schemas.microsoft.com/wix/2006/wi"}


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _tool(monkeypatch, "installer_sources")


@pytest.fixture
def settle(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _tool(monkeypatch, "settle_msi")


def _tool(monkeypatch: pytest.MonkeyPatch, name: str) -> ModuleType:
    monkeypatch.syspath_prepend(str(_FOLDER))
    monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module(name)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A program of three files, one of them with a name that XML minds."""
    folder = tmp_path / "PestDesk"
    for name in ("PestDesk.exe", "_internal/a & b.dll", "_internal/PySide6/Qt6.dll"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def _made(sources: ModuleType, bundle: Path, version: str) -> tuple[ET.Element, str]:
    sources.main(bundle, version, bundle.parent)
    # Our own file, of a second ago.
    root = ET.parse(bundle.parent / "PestDesk.wxs").getroot()
    return root, (bundle.parent / "package-code").read_text(encoding="utf-8")


def test_every_file_goes_into_both_installers(sources: ModuleType, bundle: Path) -> None:
    root, _ = _made(sources, bundle, "1.2.3")
    files = {each.get("Source") for each in root.iterfind(".//w:File", _NS)}
    assert files == {"PestDesk.exe", "_internal/a & b.dll", "_internal/PySide6/Qt6.dll"}
    # One more keeps in mind where they are.
    assert len(root.findall(".//w:ComponentRef", _NS)) == len(files) + 1
    lines = (bundle.parent / "files.nsh").read_text(encoding="utf-8").splitlines()
    assert {line for line in lines if line.startswith("File ")} == {f'File "{bundle / name}"' for name in files}
    assert 'SetOutPath "$INSTDIR\\_internal\\PySide6"' in lines


def test_the_codes_of_the_msi_are_the_same_for_the_same_version(sources: ModuleType, bundle: Path) -> None:
    def codes(root: ET.Element) -> list[str | None]:
        return [each.get("Guid") for each in root.iterfind(".//w:Component", _NS)]

    first, package = _made(sources, bundle, "1.2.3")
    again, package_again = _made(sources, bundle, "1.2.3")
    assert ET.tostring(first) == ET.tostring(again)
    assert package == package_again
    newer, _ = _made(sources, bundle, "1.2.4")
    product, next_product = first.find("w:Product", _NS), newer.find("w:Product", _NS)
    assert product is not None
    assert next_product is not None
    # Windows knows by the first that they are versions of one program, and by the second that they are two.
    assert product.get("UpgradeCode") == next_product.get("UpgradeCode") == str(sources.UPGRADE_CODE).upper()
    assert product.get("Id") != next_product.get("Id")
    assert codes(first) == codes(newer)
    assert len(set(codes(first))) == 4


def test_an_msi_with_other_contents_is_another_package(sources: ModuleType, bundle: Path) -> None:
    _, package = _made(sources, bundle, "1.2.3")
    (bundle / "_internal" / "a & b.dll").write_bytes(b"mended")
    _, mended = _made(sources, bundle, "1.2.3")
    assert package != mended


def _summary(code: str, moment: int) -> bytes:
    string = struct.pack("<II", 0x1E, 39) + b"{" + code.encode() + b"}\0"
    return b"\xd0\xcf" + bytes(600) + string + 2 * (bytes(3) + struct.pack("<IQ", 0x40, moment)) + bytes(600)


def test_what_wixl_puts_in_by_chance_is_taken_out(settle: ModuleType) -> None:
    one = _summary("49FCF0BB-0A88-4ACF-9867-E62C0F3EE225", 133_000_000_000_000_000)
    two = _summary("00000000-0A88-4ACF-9867-E62C0F3EE225", 134_000_000_000_000_000)
    code = "CF64021B-CFA0-5FF4-A543-0F2EE4C4197A"
    made = settle.settled(one, code, 0)
    assert made == settle.settled(two, code, 0)
    assert re.findall(rb"\{(.*?)\}", made) == [code.encode()]
    assert made.count(struct.pack("<Q", 116_444_736_000_000_000)) == 2


def test_an_msi_that_is_laid_out_otherwise_is_refused(settle: ModuleType) -> None:
    with pytest.raises(ValueError, match="0 codes"):
        settle.settled(bytes(2000), "CF64021B-CFA0-5FF4-A543-0F2EE4C4197A", 0)


def test_each_wheel_of_windows_is_pinned_by_one_hash_and_is_the_version_that_is_asked() -> None:
    lines = (_FOLDER / "wheels.txt").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    pins = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(
        re.fullmatch(r"[\w.-]+==[\w.]+", pin) and re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", h) for pin, h in pins
    )
    pinned = {pin.partition("==")[0]: pin.partition("==")[2] for pin, _ in pins}
    asked = (_FOLDER.parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    for name, least in re.findall(
        r'^    "([\w-]+)~=([\d.]+)",$', asked.partition("[project.scripts]")[0], re.MULTILINE
    ):
        parts = least.split(".")
        assert pinned[name.lower()].split(".")[: len(parts) - 1] == parts[:-1]
