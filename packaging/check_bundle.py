"""Holds a frozen program to what `bundle_parts` promises: all that it needs, and nothing that it must not have.

usage: python packaging/check_bundle.py FOLDER
Run by the environment that built it. Prints one line; the exit code is 1 when something is amiss.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import bundle_parts
from PyInstaller.archive.readers import CArchiveReader

#: No network, no desktop of the build machine, no tool of a developer.
FORBIDDEN = re.compile(
    r"(^|/)(lib)?(Qt6?(Network|Qml|Quick|WebEngine|Sql|Pdf)|gtk-3|gdk-3)|lib(ssl|crypto)[-.]|(icuuc\.dll|mscms|ucrtbase"
    r"|api-ms-|bcryptprimitives)|plugins/(tls|networkinformation|sqldrivers)/|platformthemes/libqgtk",
    re.IGNORECASE,
)
FORBIDDEN_MODULES = re.compile(r"^(ssl|_ssl|scipy|pytest|mypy|PyInstaller|unittest|tkinter|PySide6\.QtNetwork)(\.|$)")
#: What a machine must have of itself, by the first part of the name. build-linux.sh asks Debian whose these are.
SYSTEM = re.compile(
    r"^(ld-linux|lib(c|m|dl|rt|pthread|gcc_s|stdc\+\+|GL|EGL|X11|X11-xcb|xcb|xcb-\w+|xkbcommon|wayland-\w+|glib-2\.0"
    r"|gthread-2\.0|dbus-1|fontconfig|freetype|cups|zstd|uuid))(-x86-64)?\.so"
)


def faults(folder: Path) -> Iterator[str]:
    """What is amiss, a sentence each."""
    inner = next(each for each in (folder / "_internal", folder) if each.is_dir())
    files = {each.relative_to(inner).as_posix() for each in inner.rglob("*") if each.is_file()}
    yield from (f"{name} does not belong in it" for name in sorted(files) if FORBIDDEN.search(name))
    yield from _missing_files(inner)
    yield from _wrong_modules(folder)
    if bundle_parts.IS_LINUX:
        yield from _unknown_libraries(folder)


def _missing_files(inner: Path) -> Iterator[str]:
    for source, place in bundle_parts.datas():
        wanted = Path(source)
        for each in [wanted] if wanted.is_file() else sorted(wanted.rglob("*")):
            if each.is_dir():
                continue
            there = inner / place / (each.name if wanted.is_file() else each.relative_to(wanted))
            if not there.is_file() or there.read_bytes() != each.read_bytes():
                yield f"{there.relative_to(inner)} is missing or old"
    if not list(inner.rglob("qtbase_nl.qm")):
        yield "Qt's Dutch texts are missing"


def _wrong_modules(folder: Path) -> Iterator[str]:
    program = next(each for each in (folder / "pestdesk", folder / "PestDesk.exe") if each.is_file())
    held = set(CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc)
    yield from (f"the module {name} does not belong in it" for name in sorted(held) if FORBIDDEN_MODULES.match(name))
    for file in sorted((bundle_parts.ROOT / "pestdesk").rglob("*.py")):
        name = ".".join(file.relative_to(bundle_parts.ROOT).with_suffix("").parts).removesuffix(".__init__")
        # Revisions are files, and `python -m` is not how a frozen program starts.
        if ".migrations." not in name and not name.endswith("__main__") and name not in held:
            yield f"the module {name} is missing"


def _unknown_libraries(folder: Path) -> Iterator[str]:
    own = {each.name for each in folder.rglob("*") if ".so" in each.name}
    for each in sorted(folder.rglob("*")):
        if each.is_symlink() or not each.is_file() or each.read_bytes()[:4] != b"\x7fELF":
            continue
        told = subprocess.run(["objdump", "-p", str(each)], capture_output=True, text=True, check=True).stdout
        for name in re.findall(r"NEEDED\s+(\S+)", told):
            if name not in own and not SYSTEM.match(name):
                yield f"{each.relative_to(folder)} asks for {name}, which is neither in it nor of the system"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = list(faults(Path(sys.argv[1])))
    print("\n".join(found) or "bundle: holds what it needs, and nothing that it must not have")
    sys.exit(1 if found else 0)
