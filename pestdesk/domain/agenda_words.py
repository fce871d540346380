"""What kinds of dated things there are, and how many of each a day holds, in words that name nobody."""

from collections import Counter
from collections.abc import Iterable

from pestdesk.domain.agenda import CHECKS, AgendaItem, AgendaKind, When
from pestdesk.domain.dutch import counted

KIND_NAMES = {
    AgendaKind.CHECK: "controle",
    AgendaKind.FINAL_CHECK: "eindcontrole",
    AgendaKind.VERDICT: "eindoordeel",
    AgendaKind.CONTACT: "contact met ouders",
    AgendaKind.PASS_ON: "doorzetten",
}
#: One, and more than one.
_COUNTED = {
    AgendaKind.CHECK: ("controle", "controles"),
    AgendaKind.FINAL_CHECK: ("eindcontrole", "eindcontroles"),
    AgendaKind.VERDICT: ("eindoordeel", "eindoordelen"),
    AgendaKind.CONTACT: ("contact met ouders", "contacten met ouders"),
    AgendaKind.PASS_ON: ("signaal om door te zetten", "signalen om door te zetten"),
}


def nameless_words(item: AgendaItem) -> str:
    """What it is for whoever may not read who it is about: a check as it is called, and else its kind."""
    return item.what if item.kind in CHECKS else KIND_NAMES[item.kind]


def count_words(items: Iterable[AgendaItem]) -> str:
    """‘2 controles, 1 eindcontrole, 1 te laat’; '' for nothing at all."""
    found = tuple(items)
    numbers = Counter(item.kind for item in found)
    words = [counted(numbers[kind], *_COUNTED[kind]) for kind in AgendaKind if numbers[kind]]
    late = sum(item.when is When.LATE for item in found)
    return ", ".join([*words, f"{late} te laat"] if late else words)
