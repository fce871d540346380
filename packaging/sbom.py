"""Writes the bill of materials of a release (CycloneDX 1.6): every distribution, and what no distribution tells of.

usage: python packaging/sbom.py ENVIRONMENT.json OUTPUT.json
ENVIRONMENT.json is what cyclonedx-py told of the environment in which this runs, which must hold what is frozen and
nothing else. The versions of CPython, Qt, OpenSSL, SQLCipher, typst and the others are asked of the libraries
themselves.
"""

import json
import platform
import pyexpat
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import bundle_parts

from pestdesk import __version__


def components() -> Iterator[dict[str, Any]]:
    """What is inside the wheels and beside them."""
    yield _part("CPython", platform.python_version(), "PSF-2.0", "python:python")
    expat = pyexpat.EXPAT_VERSION.removeprefix("expat_")
    yield _part("Expat", expat, "MIT", "libexpat_project:libexpat", "built into CPython; reads the XML of workbooks")
    yield from _of_qt()
    yield from _of_sqlcipher()
    yield from _of_cryptography()
    yield _part("typst", _typst(), "Apache-2.0", "typst:typst", "built into the wheel of typst")
    yield from _of_numpy()
    yield from _of_lxml()
    yield _part("PyInstaller bootloader", _pyinstaller(), "GPL-2.0-or-later WITH Bootloader-exception", "")
    if sys.platform == "linux":
        yield from _of_debian()


def _part(name: str, version: str, licence: str, cpe: str, remark: str = "") -> dict[str, Any]:
    assert version, f"no version of {name} was found"
    part: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"{name.lower().replace(' ', '-')}-{len(remark)}@{version}",
        "name": name,
        "version": version,
        "licenses": [{"expression": licence} if " WITH " not in licence else {"license": {"name": licence}}],
    }
    if cpe:
        part["cpe"] = f"cpe:2.3:a:{cpe}:{version}:*:*:*:*:*:*:*"
    if remark:
        part["description"] = remark
    return part


def _of_qt() -> Iterator[dict[str, Any]]:
    from PySide6.QtCore import qVersion

    yield _part("Qt", qVersion(), "LGPL-3.0-only", "qt:qt", "in the wheel of PySide6-Essentials")
    folder = Path(str(distribution("PySide6-Essentials").locate_file("PySide6/Qt/lib")))
    for icu in folder.glob("libicudata.so.*"):
        yield _part("ICU", icu.name.rsplit(".", 1)[1], "Unicode-3.0", "", "in the wheel of PySide6-Essentials")


def _of_sqlcipher() -> Iterator[dict[str, Any]]:
    import sqlcipher3

    connection = sqlcipher3.connect(":memory:")
    connection.execute("PRAGMA key = 'of no vault'")
    ask = {
        name: str(connection.execute(question).fetchone()[0])
        for name, question in (
            ("cipher", "PRAGMA cipher_version"),
            ("provider", "PRAGMA cipher_provider_version"),
            ("sqlite", "SELECT sqlite_version()"),
        )
    }
    remark = "built into sqlcipher3; encrypts the vault"
    yield _part("SQLCipher", ask["cipher"].split()[0], "BSD-3-Clause", "zetetic:sqlcipher", remark)
    yield _part("SQLite", ask["sqlite"], "blessing", "sqlite:sqlite", "built into SQLCipher")
    version = _first(r"OpenSSL (\S+)", ask["provider"])
    yield _part("OpenSSL", version, "Apache-2.0", "openssl:openssl", "built into sqlcipher3")


def _of_cryptography() -> Iterator[dict[str, Any]]:
    from cryptography.hazmat.backends.openssl.backend import backend

    version = _first(r"OpenSSL (\S+)", backend.openssl_version_text())
    yield _part("OpenSSL", version, "Apache-2.0", "openssl:openssl", "built into cryptography; derives the keys")


def _typst() -> str:
    """Of the typesetter itself, as the wheel's own bill of materials has it; the wheel has a version of its own."""
    for file in distribution("typst").files or []:
        if file.name.endswith(".cyclonedx.json"):
            told = json.loads(file.read_text(encoding="utf-8"))
            for part in told["components"]:
                if part["name"] == "typst":
                    return str(part["version"])
    return ""


def _of_numpy() -> Iterator[dict[str, Any]]:
    import numpy

    told: Any = numpy.show_config(mode="dicts")
    yield _part(
        "OpenBLAS", told["Build Dependencies"]["blas"]["version"], "BSD-3-Clause", "", "in the wheel of NumPy"
    )


def _of_lxml() -> Iterator[dict[str, Any]]:
    from lxml import etree

    for name, version in (("libxml2", etree.LIBXML_VERSION), ("libxslt", etree.LIBXSLT_VERSION)):
        yield _part(name, ".".join(map(str, version)), "MIT", f"xmlsoft:{name}", "built into lxml")


def _pyinstaller() -> str:
    """Of the tool that froze it, told by the environment of the build; it is not in the one that is frozen."""
    pinned = (Path(__file__).resolve().parent.parent / "uv.lock").read_text(encoding="utf-8")
    return _first(r'name = "pyinstaller"\nversion = "([^"]+)"', pinned)


def _of_debian() -> Iterator[dict[str, Any]]:
    for package in bundle_parts.CARRIED_PACKAGES:
        told = subprocess.run(
            ["dpkg-query", "--show", "--showformat=${Version}", package], capture_output=True, text=True, check=True
        )
        part = _part(package, told.stdout, "LicenseRef-Debian-copyright", "", "Debian's own, carried in the bundle")
        yield {**part, "purl": f"pkg:deb/debian/{package}@{told.stdout}"}


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, f"{pattern} is not in {text[:80]!r}"
    return found[1]


def complete(told: dict[str, Any]) -> dict[str, Any]:
    """The bill with the parts added, in one order, and nothing that tells of the machine."""
    own = "pestdesk"
    listed = [part for part in told["components"] if part["name"] != own]
    for part in listed:
        # Where each was found: a path of this machine.
        part.pop("externalReferences", None)
        part.pop("properties", None)
    added = sorted([*listed, *components()], key=lambda part: (part["name"].lower(), part["version"]))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": own, "name": "PestDesk", "version": __version__}
        },
        "components": added,
        "dependencies": [{"ref": own, "dependsOn": sorted({str(part["bom-ref"]) for part in added})}],
    }


def main() -> None:
    """Read what was told, and write the whole."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    bill = complete(told)
    Path(sys.argv[2]).write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"bill of materials: {len(bill['components'])} parts")


if __name__ == "__main__":
    main()
