"""What the picture and the table of Relaties say about a pupil, a line and a case."""

from collections.abc import Sequence

from pestdesk.domain.dutch import counted, enumerated
from pestdesk.domain.patterns import RoleWord
from pestdesk.domain.protocol import Role
from pestdesk.domain.relations import Part, Relations

NOBODY = "nog niemand bekend"
_UNKNOWN = "onbekend"
_NO_BULLYING = "geen pesten"


def whole_name(relations: Relations, pupil: int) -> str:
    """‘Pip Voorbeeldstra, 2B’."""
    one = relations.pupils[pupil]
    return ", ".join(part for part in (one.name.full, one.school_class) if part)


def role_words(part: Part, word: RoleWord) -> str:
    """‘slachtoffer en dader’."""
    return " en ".join(word(role) for role in part.roles)


def opposite_words(names: Sequence[str], part: Part) -> str:
    """Those of these names who stood opposite in a case: ‘Sem N., Kim K., onbekend’; ‘—’ for nobody."""
    others = [names[other] for other in part.others]
    return ", ".join([*others, _UNKNOWN] if part.faces_unknown else others) or "—"


def state_words(part: Part) -> str:
    """‘open’, ‘gesloten, geen pesten’."""
    state = "gesloten" if part.is_closed else "open"
    return state if part.was_bullying else f"{state}, {_NO_BULLYING}"


def pupil_words(relations: Relations, pupil: int, word: RoleWord) -> str:
    """‘Pip Voorbeeldstra, 2B: slachtoffer in 2 casussen, dader in 1 casus’."""
    parts = relations.parts_of(pupil)
    said = [
        f"{word(role)} in {counted(count, 'casus', 'casussen')}"
        for role in Role
        if (count := sum(role in part.roles for part in parts if part.was_bullying))
    ]
    none = sum(not part.was_bullying for part in parts)
    if none:
        said.append(f"{counted(none, 'casus', 'casussen')} waarin het geen pesten was")
    sentence = f"{whole_name(relations, pupil)}: {', '.join(said)}"
    sure = relations.pupils[pupil].is_certain
    return sentence if sure else f"{sentence}. Alleen de naam is dezelfde: kijk of het één leerling is"


def link_words(relations: Relations, one: int, other: int) -> str:
    """‘Pip V. en Sem N.: 2 casussen’."""
    link = next(each for each in relations.links if (each.one, each.other) == (one, other))
    names = relations.names()
    return f"{enumerated([names[one], names[other]])}: {counted(len(link.case_ids), 'casus', 'casussen')}"


def count_words(relations: Relations) -> str:
    """‘14 leerlingen in 9 casussen’."""
    pupils = counted(len(relations.pupils), "leerling", "leerlingen")
    return f"{pupils} in {counted(relations.case_count, 'casus', 'casussen')}"


def case_ids(relations: Relations, chosen: Sequence[int]) -> tuple[str, ...]:
    """The cases of a pupil (one place) or of the line between two, the newest first."""
    if len(chosen) == 1:
        return tuple(part.case_id for part in relations.parts_of(chosen[0]))
    links = (link for link in relations.links if (link.one, link.other) == tuple(chosen))
    return next((link.case_ids for link in links), ())
