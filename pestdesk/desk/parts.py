"""The parts that the program is made of, with their versions and licences, as this installation has them."""

import platform
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions

from pestdesk.storage.cipher import cipher_versions

PROGRAM = "pestdesk"
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"\bextra\s*==")
_LICENCE_FILE = re.compile(r"(?:^|/)(?:LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.IGNORECASE)
_CLASSIFIER = "License :: "
#: A licence field that is longer holds the text itself.
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Part:
    """Something that ships with the program. `licence` is '' when the part does not tell, `texts` are the licence
    texts that came with it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """`is_complete` is False when this installation does not tell what the program needs: they are then all that
    could be found."""

    parts: tuple[Part, ...]
    is_complete: bool


def versions() -> tuple[tuple[str, str], ...]:
    """What the program itself runs on, by name; the window adds its own."""
    cipher, sqlite = cipher_versions()
    return (("Python", platform.python_version()), ("SQLCipher", cipher), ("SQLite", sqlite))


def shipped_parts(program: str = PROGRAM) -> Parts:
    """Everything that the program needs, and what that needs in turn, by name. What is asked for on other systems
    only, and is not here, is left out."""
    try:
        roots = _needed(distribution(program))
    except PackageNotFoundError:
        # A frozen program may come without what it was installed from.
        known = {_key(each.name): each for each in distributions() if each.name and _key(each.name) != program}
        return Parts(_sorted(map(_part, known.values())), is_complete=False)
    found: dict[str, Part] = {}
    waiting = list(roots)
    while waiting:
        name, is_conditional = waiting.pop()
        if _key(name) in found:
            continue
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            if not is_conditional:
                found[_key(name)] = Part(name, "", "")
            continue
        found[_key(name)] = _part(installed)
        waiting += _needed(installed)
    return Parts(_sorted(found.values()), is_complete=True)


def _sorted(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: part.name.casefold()))


def _needed(part: Distribution) -> list[tuple[str, bool]]:
    """The names of what a part needs, and whether it needs it under a condition only."""
    names = []
    for line in part.requires or ():
        wanted, _, condition = line.partition(";")
        name = _NAME.match(wanted.strip())
        # An extra is what somebody else may ask for.
        if name and not _EXTRA.search(condition):
            names.append((name[0], bool(condition)))
    return names


def _part(installed: Distribution) -> Part:
    return Part(installed.name, installed.version, _licence(installed), tuple(_texts(installed)))


def _licence(installed: Distribution) -> str:
    told = installed.metadata

    def field(name: str) -> str:
        return told[name] or "" if name in told else ""

    classifiers = told.get_all("Classifier") or []
    names = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith(_CLASSIFIER)]
    ways = (field("License-Expression"), ", ".join(dict.fromkeys(names)), field("License"))
    found = (words.strip() for words in ways if words)
    return next((words for words in found if "\n" not in words and len(words) <= _LONGEST_NAME), "")


def _texts(installed: Distribution) -> Iterator[str]:
    for file in sorted(installed.files or (), key=str):
        if ".dist-info/" in str(file) and _LICENCE_FILE.search(str(file)):
            try:
                yield file.read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError):
                # Named in the list of files, and not there: the licence itself is still told.
                continue


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()
