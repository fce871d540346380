"""What the jaarlaagoverleg needs on one page: what to watch, until when, and whom to tell."""

from pestdesk.domain.dutch_dates import day_long, with_year
from pestdesk.domain.follow_up import AgreedTerm
from pestdesk.domain.progress import progress
from pestdesk.export.report_parts import WatchLine, WatchPart
from pestdesk.export.source import Source
from pestdesk.export.words import joined, sentence


def watch_part(source: Source) -> WatchPart:
    """The agreements that hold now. Without a running term it says so: there is nothing to watch (R25)."""
    term = source.case.round.running_term
    actor = source.actor(progress(source.protocol, source.case).actor)
    return WatchPart(
        agreements=_agreements(source, term) if term else (),
        until=f"Tot en met {day_long(term.ends_on)}." if term else "Er lopen nu geen afspraken.",
        checks=tuple(with_year(check.due_on) for check in term.open_checks) if term else (),
        tell=sentence(f"Zie of hoor je iets, meld het dezelfde dag bij {actor}"),
    )


def _agreements(source: Source, term: AgreedTerm) -> tuple[WatchLine, ...]:
    return tuple(
        WatchLine(agreement.text, joined(*map(source.name_of, agreement.involvement_ids)) or "allen")
        for agreement in source.case.round.agreements_of(term)
    )
