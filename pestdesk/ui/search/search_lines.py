"""The lines of what was found, as they are shown and read aloud: groups with a head, and a row for each thing."""

from collections.abc import Iterator
from dataclasses import dataclass

from pestdesk.domain.dutch import grouped
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.search import PASSAGE_WORDS, STATE_WORDS, CaseHit, PassageHit, SearchResult
from pestdesk.domain.search_words import Excerpt, emphasised
from pestdesk.ui.discretion import is_on, shown
from pestdesk.ui.fitting import SEPARATOR
from pestdesk.ui.line_list import LineKind
from pestdesk.ui.pupil_words import class_words, mentor_words, number_words, state_words

Thing = Pupil | CaseHit | PassageHit
"""What a row opens."""


_NOTHING = Excerpt("")


@dataclass(frozen=True, slots=True)
class SearchLine:
    """One line. `lower` stands under `upper`; which of them tells the thing itself, `is_text` says: the lower one of
    a text, the upper one of a case or a pupil."""

    kind: LineKind
    upper: Excerpt
    lower: Excerpt = _NOTHING
    thing: Thing | None = None
    is_text: bool = False

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(part.text for part in (self.upper, self.lower) if part.text)


def lines_of(result: SearchResult) -> tuple[SearchLine, ...]:
    """Each group that has something, under its head."""
    query = result.query
    return (
        *_group("Leerlingen", [_pupil_line(each, query) for each in result.pupils], has_more=result.has_more_pupils),
        *_group("Casussen", [_case_line(hit, query) for hit in result.cases], has_more=result.has_more_cases),
        *_group("In de teksten", [_passage_line(hit) for hit in result.passages], has_more=result.has_more_passages),
    )


def discreet(line: SearchLine, query: tuple[str, ...]) -> SearchLine:
    """The line as it may be seen now: what was found is looked for again where names became initials."""
    if not is_on():
        return line
    upper, lower = (_discreet(part, query) for part in (line.upper, line.lower))
    return SearchLine(line.kind, upper, lower, line.thing, line.is_text)


def _discreet(part: Excerpt, query: tuple[str, ...]) -> Excerpt:
    return emphasised(shown(part.text), query if part.found else ())


def _group(title: str, rows: list[SearchLine], *, has_more: bool) -> Iterator[SearchLine]:
    if not rows:
        return
    count = f"meer dan {grouped(len(rows))}" if has_more else grouped(len(rows))
    yield SearchLine(LineKind.HEAD, Excerpt(title), Excerpt(count))
    yield from rows
    if has_more:
        words = f"Dit zijn er {len(rows)}; er zijn er meer. Typ nog een woord of kies een filter."
        yield SearchLine(LineKind.WORDS, Excerpt(words))


def _pupil_line(pupil: Pupil, query: tuple[str, ...]) -> SearchLine:
    parts = (class_words(pupil), mentor_words(pupil), number_words(pupil), state_words(pupil))
    about = SEPARATOR.join(part for part in parts if part)
    return SearchLine(LineKind.ROW, emphasised(pupil.name.full, query), emphasised(about, query), pupil)


def _case_line(hit: CaseHit, query: tuple[str, ...]) -> SearchLine:
    case = hit.case
    parts = (case.id, case.classes, hit.phase, STATE_WORDS[hit.state])
    about = SEPARATOR.join(part for part in parts if part)
    return SearchLine(LineKind.ROW, hit.people, emphasised(about, query), hit)


def _passage_line(hit: PassageHit) -> SearchLine:
    about = SEPARATOR.join((PASSAGE_WORDS[hit.kind], with_year(hit.happened_on), hit.case_id, hit.title))
    return SearchLine(LineKind.ROW, Excerpt(about), hit.sentence, hit, is_text=True)
