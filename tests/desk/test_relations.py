"""The relations of a school year, read from a real vault."""

from dataclasses import replace
from datetime import date
from typing import Any

from pestdesk.desk import Desk
from pestdesk.domain.case_outline import outline
from pestdesk.domain.closing import Closing
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.relations import TieKind, relations
from pestdesk.domain.signal import Classification, Judgement, Signal
from pestdesk.storage.case_outlines import OutlineStore

People = tuple[Involvement, ...]


def test_an_empty_vault_offers_this_school_year_with_nothing_in_it(desk: Desk) -> None:
    assert desk.relations.years() == (2026,)
    assert desk.relations.of().pupils == ()
    assert desk.relations.of().year == 2026


def test_an_outline_that_is_read_is_that_of_the_whole_case(desk: Desk, signal: Signal, people: People) -> None:
    unknown = Involvement(0, None, (Role.PERPETRATOR,))
    both = replace(people[0], roles=(Role.VICTIM, Role.PERPETRATOR), pupil_number="0012", is_adult=True)
    desk.cases.open(signal, (both, people[1], unknown))
    quarrel = desk.cases.open(signal, people)
    desk.cases.record_signal(quarrel.id, signal, Classification(Judgement.QUARREL))
    desk.cases.close(quarrel.id, Closing(date(2026, 9, 7), "Lies van Voorbeeld", "Opgelost.", "Het was ruzie."))
    with desk._vault.reading() as session:
        read = OutlineStore(session).of_school_year(2026)
    assert read == tuple(outline(desk.cases.get(each.id)) for each in read)
    assert [(each.is_closed, each.was_bullying) for each in read] == [(False, True), (True, False)]
    made = desk.relations.of()
    assert made == relations(read, 2026)
    assert {tie.kind for link in made.links for tie in link.ties} == {TieKind.PERPETRATOR, TieKind.NO_BULLYING}


def test_earlier_years_with_a_case_can_be_chosen_and_each_shows_its_own(
    desk: Desk, clock: Any, signal: Signal, people: People
) -> None:
    clock.on(date(2025, 10, 6))
    before = desk.cases.open(replace(signal, reported_on=date(2025, 10, 6)), people)
    clock.on(date(2027, 1, 12))
    now = desk.cases.open(replace(signal, reported_on=date(2027, 1, 11)), people)
    assert desk.relations.years() == (2026, 2025)
    assert {part.case_id for part in desk.relations.of().parts} == {now.id}
    assert {part.case_id for part in desk.relations.of(2025).parts} == {before.id}


def test_what_is_in_the_bin_does_not_count_until_it_is_put_back(desk: Desk, opened: Any) -> None:
    desk.retention.delete(opened.id)
    assert desk.relations.of().parts == ()
    desk.retention.take_back(opened.id)
    assert desk.relations.of().case_count == 1
