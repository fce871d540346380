"""On paper a moved check says from which day and why, and an own end stands beside the computed one (R26)."""

from datetime import date, datetime

from pestdesk.domain.case import Case
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import CheckMove, Stamp
from pestdesk.domain.settings import Settings
from pestdesk.export.report import case_report


def test_a_moved_check_and_a_moved_end_are_told_with_their_reasons(
    protocol: Protocol, long_case: Case, settings: Settings, made_at: datetime
) -> None:
    term = long_case.round.running_term
    assert term is not None, "the case of this test has a term that runs"
    on, by = made_at.date(), "Lies van Voorbeeld"
    first, final = term.open_checks[0], term.checks[-1]
    later = date.fromordinal(first.due_on.toordinal() + 1)
    end = date.fromordinal(final.due_on.toordinal() + 7)
    moves = (
        CheckMove(first.id, later, later, "excursie", on, by),
        CheckMove(final.id, end, end, "op verzoek van ouders", on, by),
    )
    case = long_case.with_checks_moved(moves, Stamp(by, made_at))
    part = case_report(protocol, case, settings, made_at).rounds[-1].terms[-1]
    facts = {fact.label: fact.text for fact in part.facts}
    assert facts["Berekend einde"] != facts["Einde verzet naar"]
    assert [column.remark for column in part.columns].count("verzet") == 2
    told = [note.text for note in part.notes]
    assert any("verzet van" in text and "excursie" in text for text in told), told
    assert any("op verzoek van ouders" in text for text in told), told
