"""Gathers the licence texts of everything that the frozen program holds.

usage: python packaging/licences.py FOLDER
Run by the environment that is frozen. Each distribution gets a folder with the texts of its own metadata; what
carries none gets the texts named here. Says what is missing, and then the exit code is 1.
"""

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution
from pathlib import Path

import bundle_parts
import distributions

TEXTS = Path(__file__).resolve().parent / "licences"
#: Where Debian keeps the long ones.
COMMON = Path("/usr/share/common-licenses")

#: The wheels of Qt carry no text, and these parts are no distribution of Python.
_WITHOUT_OWN = {
    "PySide6_Essentials": ("LGPL-3", "GPL-3", "qt.txt"),
    "shiboken6": ("LGPL-3", "GPL-3"),
    "Qt": ("LGPL-3", "GPL-3", "qt.txt"),
    "ICU": ("icu.txt",),
    "OpenSSL": ("Apache-2.0",),
    "SQLCipher": ("sqlcipher.txt",),
    "typst-fonts": ("typst-fonts.txt",),
    "PyInstaller-bootloader": ("pyinstaller.txt", "GPL-2"),
}


def gather(folder: Path) -> Iterator[str]:
    """Write every text into `folder`, and give the names of what has none."""
    shutil.rmtree(folder, ignore_errors=True)
    for each in distributions.runtime():
        if each.name == distributions.PROGRAM:
            continue
        if not _copy_own(each, folder / f"{each.name}-{each.version}") and each.name not in _WITHOUT_OWN:
            yield each.name
    for name, texts in _WITHOUT_OWN.items():
        for text in texts:
            yield from _copy(TEXTS / text if text.endswith(".txt") else COMMON / text, folder / name)
    yield from _copy(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", folder / "Python")
    if sys.platform == "linux":
        for package in bundle_parts.CARRIED_PACKAGES:
            yield from _copy(Path("/usr/share/doc", package, "copyright"), folder / "Debian" / package)


def _copy_own(each: Distribution, folder: Path) -> bool:
    texts = distributions.licence_files(each)
    for name, source in texts:
        list(_copy(source, folder / Path(name.removeprefix("licenses/")).parent))
    return bool(texts)


def _copy(text: Path, folder: Path) -> Iterator[str]:
    if not text.is_file():
        yield f"{folder.name}: {text.name}"
        return
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / text.name
    target.write_bytes(text.read_bytes())
    target.chmod(0o644)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    missing = list(gather(Path(sys.argv[1])))
    print("no licence text for:", ", ".join(missing)) if missing else print("licences: every part has its text")
    sys.exit(1 if missing else 0)
