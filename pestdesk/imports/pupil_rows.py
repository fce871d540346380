"""Makes a pupil of a row of a list, or says why it cannot."""

import re
import unicodedata
from collections.abc import Sequence

from pestdesk.domain.folding import fold
from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil_list import ListedParent, PupilField, PupilRow
from pestdesk.imports.list_columns import ListColumns
from pestdesk.imports.table import Line
from pestdesk.imports.xlsx_file import DATE

_LONGEST = 200
_LONGEST_NUMBER = 40
_UNSEEN = str.maketrans(dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff\u00ad"))
_NOT_KEPT = frozenset({"Cc", "Cs", "Co", "Cn"})
_TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNREADABLE = "\ufffd"
_RESULT_ERRORS = frozenset(
    {
        *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
        *("#N/B", "#VERW!", "#WAARDE!", "#NAAM?", "#DEEL/0!", "#GETAL!", "#LEEG!"),
    }
)
_WHOLE = re.compile(r"(\d+)[.,]0+")
_ROUNDED = re.compile(r"\d+([.,]\d+)?E\+?\d+", re.IGNORECASE)
_LIKE_A_DATE = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}([ T].*)?")


class RowError(Exception):
    """This row does not go in; the text is the reason, in Dutch."""


def pupil_of(line: Line, columns: ListColumns) -> PupilRow:
    """The pupil in this line; RowError when something in it is missing or cannot be kept."""
    texts = {
        field: clean(line.cells[place], field)
        for field, place in columns.places.items()
        if place < len(line.cells) and line.cells[place]
    }

    def text(field: PupilField) -> str:
        return texts.get(field, "")

    number = _checked_number(text(PupilField.NUMBER))
    name = _name(
        *(text(each) for each in (PupilField.GIVEN, PupilField.INFIX, PupilField.FAMILY, PupilField.FULL_NAME))
    )
    mentors = (text(PupilField.MENTOR_1), text(PupilField.MENTOR_2))
    parents = (
        ListedParent(*(text(PupilField[f"PARENT_{which}_{part}"]) for part in ("NAME", "RELATION", "PHONE", "EMAIL")))
        for which in (1, 2)
    )
    return PupilRow(
        number=number,
        name=name,
        school_class=text(PupilField.SCHOOL_CLASS),
        mentors=tuple(dict.fromkeys(mentor for mentor in mentors if mentor)),
        parents=tuple(parent for parent in parents if parent.name or parent.phone or parent.email),
        line=line.number,
    )


def clean(cell: str, field: PupilField) -> str:
    """The text of a cell on one line, without signs that are not seen; RowError for what is no text to keep."""
    if cell.isascii() and cell.isprintable() and len(cell) <= _LONGEST and cell[:1] != "#":
        return " ".join(cell.split())
    if cell == DATE:
        raise RowError(f"Excel heeft van de cel ‘{field}’ een datum gemaakt. Zet de cel om naar tekst.")
    text = " ".join(unicodedata.normalize("NFC", cell).translate(_UNSEEN).split())
    if text.upper() in _RESULT_ERRORS:
        raise RowError(f"De formule in de cel ‘{field}’ geeft een fout.")
    if len(text) > _LONGEST:
        raise RowError(f"De tekst in de cel ‘{field}’ is langer dan {_LONGEST} tekens.")
    if _UNREADABLE in text:
        raise RowError(f"In de cel ‘{field}’ staat een teken dat niet te lezen is.")
    if any(sign in _TURNS_TEXT or unicodedata.category(sign) in _NOT_KEPT for sign in text):
        raise RowError(f"In de cel ‘{field}’ staat een teken dat geen letter is en dat je niet ziet.")
    return text


def check_width(cells: Sequence[str], width: int) -> None:
    """RowError for text beyond the last column: a separator in a text has moved all that follows it."""
    if any(map(str.strip, cells[width:])):
        raise RowError(
            "Deze regel heeft meer kolommen dan de kop. Zet tekst met een scheidingsteken tussen aanhalingstekens."
        )


def _checked_number(text: str) -> str:
    if not text:
        raise RowError("Het leerlingnummer ontbreekt.")
    if _LIKE_A_DATE.fullmatch(text):
        raise RowError("Het leerlingnummer is een datum.")
    if _ROUNDED.fullmatch(text):
        raise RowError(
            "Het leerlingnummer is door Excel afgerond. Zet de kolom om naar tekst en maak de lijst opnieuw."
        )
    if len(text) > _LONGEST_NUMBER or not any(map(str.isalnum, text)):
        raise RowError("Het leerlingnummer klopt niet.")
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def _name(given: str, infix: str, family: str, full: str) -> PersonName:
    if not full or (given and family):
        name = PersonName.from_parts(given, infix, family)
    elif family:
        # Beside a surname, a column ‘Naam’ can hold the first name alone.
        whole = PersonName.from_list(full)
        surname = PersonName.from_parts("-", infix, family).family
        is_whole = bool(whole.family) and fold(surname) in fold(whole.surname)
        name = whole if is_whole else PersonName.from_parts(full, infix, family)
    else:
        # Beside a first name it can hold the surname alone.
        words = re.split(r"[\s,-]+", full.casefold())
        whole = PersonName.from_list(full)
        has_given = not given or given.casefold().split()[0] in words
        if has_given and (whole.family or not given):
            name = whole
        elif "," in full and whole.given and whole.family:
            # ‘Aartsen, D.’: the column of first names tells more.
            name = PersonName(given, whole.infix, whole.family)
        else:
            name = PersonName.from_parts(given, infix, full)
    if not any(map(str.isalpha, name.full)):
        raise RowError("De naam ontbreekt.")
    return name
