"""The notities in het verloop on paper, with every later addition under what it adds to (R33)."""

from collections.abc import Mapping

from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.record import Entry, Nature
from pestdesk.domain.words import NATURE_WORDS
from pestdesk.export.report_parts import Correction, EntryPart
from pestdesk.export.source import Source
from pestdesk.export.words import joined


def entry_parts(source: Source) -> tuple[EntryPart, ...]:
    """All entries in the order in which they happened. An addition to something else than an entry, such as a
    talk, stands under the name of that."""
    entries = {entry.id: entry for entry in source.case.entries}
    additions: dict[int, list[Entry]] = {}
    for entry in source.case.entries:
        if entry.corrects:
            additions.setdefault(_root(entry, entries), []).append(entry)
    parts = []
    for entry in source.case.entries:
        if not entry.corrects:
            part = _entry(source, entry, additions.pop(entry.id, []))
            parts.append((entry.happened_on, entry.stamp.at, part))
    titles = _titles(source) if additions else {}
    for part_id, added in additions.items():
        title = f"Aanvulling bij: {titles.get(part_id, 'een eerdere vastlegging')}"
        part = EntryPart(title, "", "", "", _corrections(source, added))
        parts.append((added[0].happened_on, added[0].stamp.at, part))
    return tuple(part for _, _, part in sorted(parts, key=lambda dated: dated[:2]))


def _root(entry: Entry, entries: Mapping[int, Entry]) -> int:
    """What is corrected in the end: an addition may itself have been added to."""
    corrected = entries.get(entry.corrects)
    while corrected and corrected.corrects:
        entry, corrected = corrected, entries.get(corrected.corrects)
    return entry.corrects


def _entry(source: Source, entry: Entry, added: list[Entry]) -> EntryPart:
    nature = NATURE_WORDS[entry.nature]
    if entry.nature is Nature.STATEMENT and entry.statement_of:
        nature = f"verklaring van {entry.statement_of}"
    return EntryPart(
        title=with_year(entry.happened_on),
        nature=nature,
        source=_source(source, entry),
        text=entry.text,
        corrections=_corrections(source, added),
    )


def _corrections(source: Source, added: list[Entry]) -> tuple[Correction, ...]:
    return tuple(
        Correction(joined(with_year(entry.happened_on), _source(source, entry), by="; "), entry.text, entry.reason)
        for entry in added
    )


def _source(source: Source, entry: Entry) -> str:
    """Who, and always when it was written down: an entry has both dates (R33)."""
    return joined(source.who(entry.by), source.written(entry.stamp, entry.by), by="; ")


def _titles(source: Source) -> dict[int, str]:
    """What each recorded part is called in the verloop, by its id."""
    return {
        event.part_id: f"{event.title}, {with_year(event.happened_on)}" for event in source.events if event.part_id
    }
