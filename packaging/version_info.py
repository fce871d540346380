"""What Windows shows of the program in its properties."""

from typing import Any

PRODUCT = "PestDesk"
DESCRIPTION = "PestDesk: het pestprotocol, stap voor stap"
IDENTIFIER = "nl.pestdesk.PestDesk"
_LANGUAGE, _UNICODE = 0x0413, 1200  # Dutch


def version_info(version: str, year: int) -> Any:
    """The version information of the .exe. Only for a build on Windows: PyInstaller can write it there alone."""
    from PyInstaller.utils.win32 import versioninfo as win

    numbers = (*(int(part) for part in version.split(".")[:3]), 0, 0, 0)[:4]
    words = {
        "CompanyName": PRODUCT,
        "FileDescription": DESCRIPTION,
        "FileVersion": version,
        "InternalName": "pestdesk",
        "LegalCopyright": f"© {year} {PRODUCT}",
        "OriginalFilename": f"{PRODUCT}.exe",
        "ProductName": PRODUCT,
        "ProductVersion": version,
    }
    table = win.StringTable(f"{_LANGUAGE:04X}{_UNICODE:04X}", [win.StringStruct(*each) for each in words.items()])
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(
            filevers=numbers, prodvers=numbers, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)
        ),
        kids=[
            win.StringFileInfo([table]),
            win.VarFileInfo([win.VarStruct("Translation", [_LANGUAGE, _UNICODE])]),
        ],
    )
