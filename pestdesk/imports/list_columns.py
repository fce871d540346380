"""Recognises the columns of a list of pupils by what school systems call them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pestdesk.domain.folding import fold
from pestdesk.domain.pupil_list import Column, PupilField
from pestdesk.errors import ListColumnsError
from pestdesk.imports.table import Line

#: Names without spaces, signs and accents; of two columns for one field the one whose name stands first here is read.
_SYNONYMS = {
    PupilField.NUMBER: (
        *("stamnummer", "stamnr", "leerlingnummer", "leerlingnr", "llnr", "llnummer", "nummer", "nr"),
    ),
    PupilField.GIVEN: ("roepnaam", "voornaam", "voornamen"),
    PupilField.INFIX: ("tussenvoegsel", "tussenvoegsels", "tussenv", "tv", "voorvoegsel", "voorvoegsels", "voorv"),
    PupilField.FAMILY: ("achternaam", "familienaam"),
    PupilField.FULL_NAME: ("volledigenaam", "naam", "leerling", "naamleerling", "leerlingnaam"),
    PupilField.SCHOOL_CLASS: ("klas", "stamklas", "basisgroep", "stamgroep", "groep"),
    PupilField.MENTOR_1: ("klassenmentor1", "klassenmentor", "mentor1", "mentor"),
    PupilField.MENTOR_2: ("klassenmentor2", "mentor2"),
}
_RANKS = {name: (field, rank) for field, names in _SYNONYMS.items() for rank, name in enumerate(names)}

_PARENT = re.compile(r"ouderverzorger|ouder|verzorger")
_PARENT_PARTS = {
    "NAME": ("volledigenaam", "naam", ""),
    "RELATION": ("relatie", "soortrelatie", "relatietype"),
    "PHONE": (
        "mobiel",
        "mobielnummer",
        "mobielenummer",
        "gsm",
        "telefoonmobiel",
        "telefoonnummer",
        "telefoon",
        "tel",
    ),
    "EMAIL": ("emailadres", "email", "mailadres", "mail"),
}
_PARENT_RANKS = {name: (part, rank) for part, names in _PARENT_PARTS.items() for rank, name in enumerate(names)}
_SEARCHED_LINES = 30
_NEVER_READ = ("bsn", "burgerservice", "sofinummer", "sofinr", "onderwijsnummer", "onderwijsnr", "persoonsgebonden")


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The columns of a list, which of them hold what, and the place in the lines of the first row below them."""

    columns: tuple[Column, ...]
    places: dict[PupilField, int]
    header: tuple[str, ...]
    first_row: int


def header_weight(lines: Sequence[Line]) -> int:
    """How many fields the best header in these lines has; 0 when there is none with a number or a name."""
    return max((len(places) for line in lines if _is_header(places := _places(line.cells))), default=0)


def columns_of(lines: Sequence[Line], mapping: Mapping[int, PupilField] | None) -> ListColumns:
    """The columns by their header, or by `mapping` from a place, counted from 0, to what stands there.

    What a mapping does not name is not read. A list without a header can be read by a mapping only; its columns are
    called ‘kolom 1’ and so on, so that nothing of a pupil is taken for the name of a column. Raises ListColumnsError
    when there is no column for the number or for the name.
    """
    at = _header_place(lines)
    names = tuple(" ".join(cell.split()) for cell in lines[at].cells) if at is not None else ()
    while names and not names[-1]:
        names = names[:-1]
    width = max(len(line.cells) for line in lines[:_SEARCHED_LINES])
    headers = names or tuple(f"kolom {place + 1}" for place in range(width))
    places = _places(names)
    if mapping is not None:
        places = {
            field: place
            for place, field in mapping.items()
            if 0 <= place < len(headers) and not _is_never_read(headers[place])
        }
    _check(places, headers)
    fields = {place: field for field, place in places.items()}
    columns = tuple(Column(header, fields.get(place)) for place, header in enumerate(headers))
    return ListColumns(columns, places, names, 0 if at is None else at + 1)


def _check(places: dict[PupilField, int], headers: tuple[str, ...]) -> None:
    known = {place: field.value for field, place in places.items()}
    fields = tuple(known.get(place, "") for place in range(len(headers)))
    if PupilField.NUMBER not in places:
        never = "; een BSN of onderwijsnummer wordt nooit gebruikt" if any(map(_is_never_read, headers)) else ""
        raise ListColumnsError(f"het leerlingnummer (Stamnummer of Leerlingnummer{never})", headers, fields)
    has_both = PupilField.GIVEN in places and PupilField.FAMILY in places
    if PupilField.FULL_NAME not in places and not has_both:
        # With only one half of the name every pupil would go in under half a name, and nobody would be told.
        raise ListColumnsError("de naam (Naam, of Roepnaam en Achternaam)", headers, fields)


def _is_never_read(header: str) -> bool:
    """Whether this column holds a number of the state, which is not kept, also not when it is chosen by hand."""
    name = "".join(sign for sign in fold(header) if sign.isalnum())
    return any(word in name for word in _NEVER_READ)


def _header_place(lines: Sequence[Line]) -> int | None:
    """The line in which most columns are recognised, or else the first of several words that holds no number."""
    head = lines[:_SEARCHED_LINES]
    weights = [len(places) if _is_header(places := _places(line.cells)) else 0 for line in head]
    if any(weights):
        return weights.index(max(weights))
    for at, line in enumerate(head):
        filled = [cell for cell in line.cells if cell.strip()]
        if len(filled) > 1:
            # A number is of a pupil: then this list has no header.
            return None if any(re.search(r"\d{3}", cell) for cell in filled) else at
    return None


def _is_header(places: dict[PupilField, int]) -> bool:
    """Whether these are columns of a list; one name alone can stand in a title or in a row of any kind."""
    return len(places) > 1


def _places(cells: Sequence[str]) -> dict[PupilField, int]:
    best: dict[PupilField, tuple[int, int]] = {}
    for place, cell in enumerate(cells):
        if (found := _recognised(cell)) is not None:
            field, rank = found
            best[field] = min(best.get(field, (rank, place)), (rank, place))
    return {field: place for field, (_, place) in best.items()}


@lru_cache(maxsize=4096)
def _recognised(header: str) -> tuple[PupilField, int] | None:
    """The field that a header names, and how far down its names this one is."""
    if len(header) > 60:
        return None
    name = "".join(sign for sign in fold(header) if sign.isalnum())
    if name in _RANKS:
        return _RANKS[name]
    parent = _PARENT.search(name)
    if parent is None:
        return None
    rest = name[: parent.start()] + name[parent.end() :]
    which = "".join(sign for sign in rest if sign.isdecimal()) or "1"
    part = _PARENT_RANKS.get("".join(sign for sign in rest if not sign.isdecimal()))
    if part is None or which not in ("1", "2"):
        return None
    return PupilField[f"PARENT_{which}_{part[0]}"], part[1]
