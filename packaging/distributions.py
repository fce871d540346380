"""The distributions of Python that the program is made of, and what the frozen program keeps of their metadata."""

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

PROGRAM = "pestdesk"
_IS_LICENCE = re.compile(
    r"\.dist-info/(licenses/|(.*/)?(LICEN[CS]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS)[^/]*$)", re.IGNORECASE
)


def runtime() -> list[Distribution]:
    """The program, what it asks for, and what those ask for in turn on this system; no tools."""
    found: dict[str, Distribution] = {}
    wanted = [PROGRAM]
    while wanted:
        name = wanted.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        found[key] = distribution(name)
        for line in found[key].requires or []:
            asked = Requirement(line)
            if asked.marker is None or asked.marker.evaluate({"extra": ""}):
                wanted.append(asked.name)
    return [found[key] for key in sorted(found)]


def licence_files(of: Distribution) -> list[tuple[str, Path]]:
    """The licence texts that a distribution carries: the name inside its metadata, and the file."""
    files = [each for each in of.files or [] if _IS_LICENCE.search(each.as_posix())]
    return [(each.as_posix().partition(".dist-info/")[2], Path(str(each.locate()))) for each in sorted(files)]


def kept_metadata(folder: Path) -> list[tuple[str, str, str]]:
    """What the window about the program reads: the metadata of each part and its licence texts, as entries of the
    spec. The list of files is written anew in `folder`: the one of the installer tells of the build's own paths."""
    entries = []
    for each in runtime():
        place = f"{re.sub(r'[-_.]+', '_', each.name)}-{each.version}.dist-info"
        own = folder / place
        own.mkdir(parents=True, exist_ok=True)
        (own / "METADATA").write_text(each.read_text("METADATA") or "", encoding="utf-8")
        texts = licence_files(each)
        names = ["METADATA", "RECORD", *(name for name, _ in texts)]
        (own / "RECORD").write_text("".join(f"{place}/{name},,\n" for name in names), encoding="utf-8")
        sources = [("METADATA", own / "METADATA"), ("RECORD", own / "RECORD"), *texts]
        entries += [(f"{place}/{name}", str(source), "DATA") for name, source in sources]
    return entries
