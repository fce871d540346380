"""What the command search offers: what can be done now, and where one can go."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import itemgetter

from PySide6.QtWidgets import QMenuBar

from pestdesk.domain.offer_fit import fit
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.search import STATE_WORDS, CaseHit, SearchResult
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.fitting import SEPARATOR
from pestdesk.ui.line_list import LineKind
from pestdesk.ui.menu_entries import MenuEntry, entries
from pestdesk.ui.menus import Menus
from pestdesk.ui.pupil_words import class_words, number_words, state_words
from pestdesk.ui.row_lines import RowLine

#: As many of each as one reads; another letter brings the others.
_MOST_ACTIONS, _MOST_CASES, _MOST_PUPILS = 8, 6, 5
_MOST_RECENT = 6
_ARROW = " → "
#: What does not offer itself: it is open already.
_ITSELF = "Opdracht zoeken…"


@dataclass(frozen=True, slots=True)
class Offer:
    """An action by its way in the menus, a case or a pupil by its number. `open` does it, or goes there; `why_not`
    tells why it cannot be done now."""

    key: tuple[str, str]
    open: Callable[[], object]
    words: str = ""
    beside: str = ""
    why_not: str = ""


class Offers:
    """Finds what fits. What was chosen is remembered as long as the window lives, and written nowhere."""

    def __init__(
        self,
        bridge: Bridge,
        menus: Menus,
        bar: QMenuBar,
        open_case: Callable[[str], object],
        open_pupil: Callable[[int], object],
    ) -> None:
        self._bridge, self._menus, self._bar = bridge, menus, bar
        self._open_case, self._open_pupil = open_case, open_pupil
        self._chosen: list[tuple[str, str]] = []

    def remember(self, offer: Offer) -> None:
        """It was chosen: it comes first from here on."""
        self._chosen = [offer.key, *(key for key in self._chosen if key != offer.key)][:_MOST_RECENT]

    def lines(self, typed: str) -> tuple[RowLine, ...]:
        """What fits, in groups; without a word what was chosen last, and every action that can be done now. Raises
        VaultError."""
        if not typed.strip():
            return self._without_words()
        fits = []
        for offer, line in self._actions():
            rank = fit(typed, offer.words, offer.beside)
            if rank is not None:
                fits.append((bool(offer.why_not), rank, line))
        fits.sort(key=itemgetter(0, 1))
        found = self._bridge.desk.search.heads(typed, _MOST_CASES, _MOST_PUPILS)
        return (
            *_group("Opdrachten", [line for _, _, line in fits[:_MOST_ACTIONS]]),
            *_group("Casussen", list(self._cases(found)), has_more=found.has_more_cases),
            *_group("Leerlingen", list(self._pupils(found)), has_more=found.has_more_pupils),
        )

    def _without_words(self) -> tuple[RowLine, ...]:
        case_ids = [key for kind, key in self._chosen if kind == "case"]
        pupil_ids = [int(key) for kind, key in self._chosen if kind == "pupil"]
        known = self._bridge.desk.search.again(case_ids, pupil_ids) if case_ids or pupil_ids else SearchResult()
        can = [line for offer, line in self._actions() if not offer.why_not]
        every = {_key(line): line for line in (*can, *self._cases(known), *self._pupils(known))}
        recent = [every[key] for key in self._chosen if key in every]
        others = [line for line in can if _key(line) not in self._chosen]
        return (*_group("Laatst gekozen", recent), *_group("Opdrachten", others))

    def _actions(self) -> Iterator[tuple[Offer, RowLine]]:
        for entry in entries(self._bar):
            if entry.words != _ITSELF:
                why_not = self._menus.why_not(entry.action)
                path = _ARROW.join(entry.path)
                key = ("action", f"{path}{_ARROW}{entry.words}")
                offer = Offer(key, entry.action.trigger, entry.words, path, why_not)
                meta = why_not or entry.keys
                yield offer, RowLine(LineKind.ROW, entry.words, _beside(entry), meta, offer, bool(why_not))

    def _cases(self, found: SearchResult) -> Iterator[RowLine]:
        for hit in found.cases:
            number = hit.case.id
            offer = Offer(("case", number), partial(self._open_case, number))
            upper = SEPARATOR.join((number, hit.case.people))
            yield RowLine(LineKind.ROW, upper, _case_words(hit), STATE_WORDS[hit.state], offer)

    def _pupils(self, found: SearchResult) -> Iterator[RowLine]:
        for pupil in found.pupils:
            offer = Offer(("pupil", str(pupil.id)), partial(self._open_pupil, pupil.id))
            yield RowLine(LineKind.ROW, pupil.name.full, _pupil_words(pupil), state_words(pupil), offer)


def _beside(entry: MenuEntry) -> str:
    """The menus that lead to it, and whether it is on."""
    path = _ARROW.join(entry.path)
    if not entry.action.isCheckable():
        return path
    return SEPARATOR.join((path, "staat aan" if entry.action.isChecked() else "staat uit"))


def _case_words(hit: CaseHit) -> str:
    return SEPARATOR.join(part for part in (hit.case.classes, hit.phase) if part)


def _pupil_words(pupil: Pupil) -> str:
    return SEPARATOR.join((class_words(pupil), number_words(pupil)))


def _key(line: RowLine) -> tuple[str, str]:
    assert isinstance(line.thing, Offer)
    return line.thing.key


def _group(title: str, rows: list[RowLine], *, has_more: bool = False) -> Iterator[RowLine]:
    if rows:
        yield RowLine(LineKind.HEAD, title)
        yield from rows
        if has_more:
            yield RowLine(LineKind.WORDS, "Er zijn er meer. Typ nog een paar letters.")
