"""Tells what a frozen Windows program asks of Windows: only what every Windows 10 (1903 and later) has.

usage: python packaging/windows/import_audit.py BUNDLE
Needs pefile. Prints one line; the exit code is 1 when a library is asked for that is neither in the bundle nor part
of Windows, or when the bundle holds one that is Windows' own.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pefile

#: Part of Windows 10 1903 and later; the names that begin with api-ms-win- are its own too.
OF_WINDOWS = (
    "advapi32", "authz", "bcrypt", "bcryptprimitives", "cfgmgr32", "combase", "comctl32", "comdlg32", "crypt32",
    "d2d1", "d3d11", "d3d12", "d3d9", "dcomp", "dnsapi", "dwmapi", "dwrite", "dxgi", "gdi32", "hid", "icuuc",
    "imm32", "iphlpapi", "kernel32", "mpr", "mscms", "msvcrt", "ncrypt", "netapi32", "ntdll", "ole32",
    "oleaut32", "opengl32", "powrprof", "propsys", "psapi", "rpcrt4", "secur32", "setupapi", "shcore",
    "shell32", "shlwapi", "uiautomationcore", "user32", "userenv", "usp10", "uxtheme", "version", "wevtapi",
    "winmm", "winspool.drv", "wintrust", "ws2_32", "wtsapi32",
)  # fmt: skip

#: In the bundle these would go before those of Windows; under wine they are stand-ins, and useless elsewhere.
NEVER_INSIDE = ("icuuc", "mscms", "bcryptprimitives", "ucrtbase", "ucrtwine", "api-ms-win-")


def asked_by(file: Path) -> set[str]:
    """The libraries that a program or library asks for, at its start or later, in small letters."""
    image = pefile.PE(str(file), fast_load=True)
    image.parse_data_directories(
        [
            pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
            pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
        ]
    )
    entries = [*getattr(image, "DIRECTORY_ENTRY_IMPORT", ()), *getattr(image, "DIRECTORY_ENTRY_DELAY_IMPORT", ())]
    return {each.dll.decode().lower() for each in entries}


def faults(files: list[Path]) -> Iterator[str]:
    """What is amiss, a sentence each."""
    own = {each.name.lower() for each in files}
    yield from (f"{name} does not belong in it" for name in sorted(own) if name.startswith(NEVER_INSIDE))
    for file in files:
        for name in sorted(asked_by(file) - own):
            if name.removesuffix(".dll") not in OF_WINDOWS and not name.startswith("api-ms-win-"):
                yield f"{file.name} asks for {name}, which is neither in it nor part of Windows"


def main(bundle: Path) -> int:
    files = sorted(each for each in bundle.rglob("*") if each.suffix.lower() in (".exe", ".dll", ".pyd"))
    found = list(faults(files))
    print("\n".join(found) or f"imports: {len(files)} files ask for nothing but each other and Windows")
    return 1 if found or not files else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
