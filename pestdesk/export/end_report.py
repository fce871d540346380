"""The end of a summary: how the case was closed and opened again, and whether the record is complete."""

from pestdesk.domain.closing import Closing
from pestdesk.domain.completeness import completeness
from pestdesk.domain.dutch_dates import with_year
from pestdesk.export.report_parts import Fact, GapLine, ReopeningPart
from pestdesk.export.source import Source
from pestdesk.export.words import joined, sentence

_WAITS = "kan nog niet: nog niet bekend wie dit is"


def closing_facts(source: Source) -> tuple[Fact, ...]:
    """How and why the case was closed; nothing while it is open."""
    closing = source.case.closing
    if closing is None:
        return ()
    facts = [Fact("Gesloten", _closed(source, closing))]
    if closing.conclusion:
        facts.append(Fact("Conclusie", closing.conclusion))
    if closing.reason:
        facts.append(Fact("Reden", closing.reason))
    return tuple(facts)


def reopenings(source: Source) -> tuple[ReopeningPart, ...]:
    """Every time the case was opened again, with how it had been closed (R32)."""
    return tuple(
        ReopeningPart(
            joined(with_year(each.reopened_on), source.who(each.by), by=" door "),
            each.reason,
            joined(
                f"gesloten op {_closed(source, each.closing)}. {sentence(each.closing.conclusion)}",
                sentence(each.closing.reason),
                by=" ",
            ),
        )
        for each in source.case.reopenings
    )


def gap_lines(source: Source) -> tuple[GapLine, ...]:
    """What the protocol asked for and is neither done nor reasoned, round after round (R30)."""
    return tuple(
        GapLine(
            source.round_name(source.case.round_by_id(gap.round_id)),
            "" if gap.step_id == source.protocol.intake.id else gap.step_id,
            gap.title,
            joined(", ".join(gap.missing), _WAITS if gap.is_blocked else "", by="; "),
            joined(gap.name, gap.actor),
        )
        for gap in completeness(source.protocol, source.case)
    )


def _closed(source: Source, closing: Closing) -> str:
    return joined(with_year(closing.closed_on), source.who(closing.by), by=" door ")
