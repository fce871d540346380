"""Writes the lists of files from which the installers are made.

usage: python packaging/windows/installer_sources.py BUNDLE VERSION FOLDER
Writes FOLDER/files.nsh, which setup.nsi includes, and FOLDER/PestDesk.wxs, from which wixl makes the MSI. Both name
every file, in order: a pattern would follow the order of the disk. The codes of the MSI come from names, so that the
same version has the same codes wherever it is built; the one of its contents goes to FOLDER/package-code, for
settle_msi.py.
"""

import hashlib
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

#: Of this program for ever: by it Windows knows that another version is there.
UPGRADE_CODE = uuid.UUID("a5a4a1c5-9e6b-5a0e-9c53-2d8f2a6f1b70")
PUBLISHER = "PestDesk"
PROGRAM = "PestDesk.exe"
DESCRIPTION = "Het pestprotocol, stap voor stap"
#: Where the MSI writes down the folder that it was told.
_KEY = r"Software\PestDesk"
_WIX = "http://schemas.microsoft.com/wix/2006/wi"


def code(name: str) -> str:
    """The code that belongs to a name: always the same."""
    return str(uuid.uuid5(UPGRADE_CODE, name)).upper()


def _digest(bundle: Path) -> str:
    """Of all that is in it: an MSI that holds anything else must be known as another."""
    whole = hashlib.sha256()
    for file in sorted(each for each in bundle.rglob("*") if each.is_file()):
        whole.update(file.relative_to(bundle).as_posix().encode() + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def nsis_files(bundle: Path) -> Iterator[str]:
    """The lines by which NSIS unpacks the bundle in $INSTDIR."""
    for folder in [bundle, *sorted(each for each in bundle.rglob("*") if each.is_dir())]:
        files = sorted(each for each in folder.iterdir() if each.is_file())
        if files:
            place = "\\".join(("$INSTDIR", *folder.relative_to(bundle).parts))
            yield f'SetOutPath "{place}"'
            yield from (f'File "{file}"' for file in files)


def wix(bundle: Path, version: str) -> ET.Element:
    """The MSI for the school's ICT: for every user of the computer, in Program Files."""
    root = ET.Element("Wix", xmlns=_WIX)
    product = _under(
        root, "Product", Id=code(f"product {version}"), Name="PestDesk", Language="1043", Codepage="1252",
        Version=version, Manufacturer=PUBLISHER, UpgradeCode=str(UPGRADE_CODE).upper(),
    )  # fmt: skip
    _under(
        product, "Package", InstallerVersion="500", Compressed="yes",
        InstallScope="perMachine", Languages="1043", Description=f"PestDesk {version}", Manufacturer=PUBLISHER,
        Comments=DESCRIPTION,
    )  # fmt: skip
    newer = "Er staat al een nieuwere versie van PestDesk op deze computer. Er is niets gewijzigd."
    _under(product, "MajorUpgrade", DowngradeErrorMessage=newer)
    _under(product, "Media", Id="1", Cabinet="pestdesk.cab", EmbedCab="yes")
    for name, value in (("ARPNOMODIFY", "1"), ("ARPNOREPAIR", "1"), ("ARPCOMMENTS", DESCRIPTION)):
        _under(product, "Property", Id=name, Value=value)
    # A new version goes where the old one is, and what is taken away is taken away there.
    chosen = _under(product, "Property", Id="INSTALLDIR")
    _under(chosen, "RegistrySearch", Id="Place", Root="HKLM", Key=_KEY, Name="Place", Type="raw", Win64="yes")
    target = _under(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = _under(target, "Directory", Id="ProgramFiles64Folder")
    _under(target, "Directory", Id="ProgramMenuFolder")
    place = _under(programs, "Directory", Id="INSTALLDIR", Name="PestDesk")
    parts = ["Place", *_put_folder(place, bundle, bundle)]
    told = _under(place, "Component", Id="Place", Guid=code("place"), Win64="yes")
    _under(
        told, "RegistryValue", Root="HKLM", Key=_KEY, Name="Place", Type="string", Value="[INSTALLDIR]", KeyPath="yes"
    )
    feature = _under(product, "Feature", Id="PestDesk", Title="PestDesk", Level="1")
    for part in parts:
        _under(feature, "ComponentRef", Id=part)
    return root


def _put_folder(place: ET.Element, folder: Path, bundle: Path) -> Iterator[str]:
    """Adds what is in a folder to its element; gives the name of the component of each file."""
    for each in sorted(folder.iterdir()):
        name = each.relative_to(bundle).as_posix()
        own = "_" + uuid.uuid5(UPGRADE_CODE, f"file {name}").hex
        if each.is_dir():
            inner = _under(place, "Directory", Id=own, Name=each.name)
            yield from _put_folder(inner, each, bundle)
            continue
        component = _under(place, "Component", Id=own, Guid=code(f"file {name}"), Win64="yes")
        file = _under(component, "File", Id=own, Source=name, Name=each.name, KeyPath="yes")
        if name == PROGRAM:
            _under(
                file, "Shortcut", Id="StartMenu", Directory="ProgramMenuFolder", Name="PestDesk",
                WorkingDirectory="INSTALLDIR", Description=DESCRIPTION,
            )  # fmt: skip
        yield own


def _under(parent: ET.Element, tag: str, **values: str) -> ET.Element:
    return ET.SubElement(parent, tag, values)


def main(bundle: Path, version: str, folder: Path) -> None:
    (folder / "package-code").write_text(code(f"package {_digest(bundle)}"), encoding="utf-8")
    (folder / "files.nsh").write_text("\n".join(nsis_files(bundle)) + "\n", encoding="utf-8")
    tree = ET.ElementTree(wix(bundle, version))
    ET.indent(tree)
    tree.write(folder / "PestDesk.wxs", encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve(), sys.argv[2], Path(sys.argv[3]))
