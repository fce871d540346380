"""Checks on another day, own end dates, and a calendar with the checks it moves: each one transaction (R26–R28)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pestdesk.desk import Desk
from pestdesk.domain.case import Case
from pestdesk.domain.follow_up import AgreedTerm, Agreement, CheckState
from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, TermKind, Vacation
from pestdesk.errors import RuleError
from pestdesk.storage.calendar import CalendarStore
from pestdesk.storage.cases import CaseStore

Unlock = Callable[[], Desk]
BY = "Toon Proefstra"
KEY = "school-calendar"
WORKWEEK = Vacation("werkweek", date(2026, 9, 21), date(2026, 9, 27))


def term_of(case: Case) -> AgreedTerm:
    assert case.round.term is not None
    return case.round.term


@pytest.fixture
def with_workweek(desk: Desk) -> SchoolCalendar:
    """The school's calendar with a free week in the term of the case."""
    calendar = desk.calendar.school_calendar()
    return replace(calendar, vacations=(*calendar.vacations, WORKWEEK))


def test_r26_a_check_goes_to_another_day_with_its_reason(desk: Desk, unlock: Unlock, agreed: Case) -> None:
    first = term_of(agreed).checks[0]
    desk.drafts.keep("move", {"why": "excursie"}, agreed.id)
    after = desk.follow_up.move_check(agreed.id, first.id, date(2026, 9, 17), "excursie", draft="move")
    assert term_of(after).checks[0].due_on == date(2026, 9, 17)
    assert desk.drafts.get("move") is None
    desk.lock()
    again = unlock()
    assert again.cases.get(agreed.id) == after
    again.lock()


def test_r27_a_day_without_lessons_is_refused_and_the_next_school_day_named(desk: Desk, agreed: Case) -> None:
    first = term_of(agreed).checks[0]
    for verb in (
        lambda: desk.follow_up.move_check(agreed.id, first.id, date(2026, 9, 19), "excursie"),
        lambda: desk.follow_up.preview_move(agreed, first.id, date(2026, 9, 19)),
    ):
        with pytest.raises(RuleError, match=r"geen schooldag \(weekend\).*ma 21 sep 2026"):
            verb()
    assert desk.cases.get(agreed.id) == agreed


def test_a_move_is_shown_before_it_is_made(desk: Desk, agreed: Case) -> None:
    final = term_of(agreed).checks[-1]
    shown = desk.follow_up.preview_move(agreed, final.id, date(2026, 9, 24))
    assert desk.cases.get(agreed.id) == agreed, "only shown"
    after = desk.follow_up.move_check(agreed.id, final.id, date(2026, 9, 24), "op verzoek")
    assert shown == term_of(after)
    with pytest.raises(RuleError, match="hoort niet bij de lopende termijn"):
        desk.follow_up.preview_move(agreed, 9999, date(2026, 9, 24))


def test_r26_both_ways_of_counting_can_be_shown(desk: Desk) -> None:
    on = date(2026, 12, 2)
    assert desk.follow_up.preview(on).end == date(2027, 1, 13)
    assert desk.follow_up.preview(on, TermKind.CALENDAR_WEEKS).end == date(2027, 1, 4)
    assert desk.follow_up.preview(on).calendar_end == date(2026, 12, 30)


def test_r26_an_own_end_is_as_it_was_shown_and_keeps_the_computed_one(desk: Desk, opened: Case) -> None:
    on, end = date(2026, 9, 9), date(2026, 9, 25)
    agreement = Agreement("1c", "met rust laten", on, BY)
    shown = desk.follow_up.preview(on).ending_on(end)
    case = desk.follow_up.agree(opened.id, (agreement,), on, own_end=end, why="projectweek")
    term = term_of(case)
    assert term.ends_on == shown.end == end
    assert tuple(check.due_on for check in term.open_checks) == shown.checks
    assert case.round.computed_end(term) == date(2026, 10, 7)
    assert case.round.state_of(term.checks[-1]) is CheckState.MOVED
    assert [move.reason for move in case.round.moves] == ["projectweek"]


def test_r26_an_own_end_without_a_reason_or_on_a_free_day_makes_no_agreements(desk: Desk, opened: Case) -> None:
    on = date(2026, 9, 9)
    agreement = Agreement("1c", "met rust laten", on, BY)
    for end, why in ((date(2026, 9, 25), ""), (date(2026, 9, 26), "projectweek")):
        with pytest.raises(RuleError):
            desk.follow_up.agree(opened.id, (agreement,), on, own_end=end, why=why)
    assert desk.cases.get(opened.id) == opened


def test_r28_a_calendar_and_its_checks_are_kept_together(
    desk: Desk, unlock: Unlock, agreed: Case, with_workweek: SchoolCalendar
) -> None:
    desk.drafts.keep(KEY, {"years": []})
    proposed = desk.calendar.replans(with_workweek)
    assert [each.what for each in proposed] == ["controle week 2", "controle week 3", "eindcontrole"]
    assert desk.cases.get(agreed.id) == agreed, "only shown"
    desk.calendar.keep(with_workweek, proposed, draft=KEY)
    desk.lock()
    again = unlock()
    term = term_of(again.cases.get(agreed.id))
    assert term.ends_on == date(2026, 10, 14)
    assert [check.due_on.day for check in term.checks] == [16, 30, 7, 14]
    assert WORKWEEK in again.calendar.school_calendar().vacations
    assert again.drafts.get(KEY) is None
    again.lock()


def test_r28_a_check_that_was_not_ticked_stays(desk: Desk, agreed: Case, with_workweek: SchoolCalendar) -> None:
    proposed = desk.calendar.replans(with_workweek)
    desk.calendar.keep(with_workweek, proposed[-1:])
    assert [check.due_on.day for check in term_of(desk.cases.get(agreed.id)).checks] == [16, 23, 30, 14]
    assert len(desk.calendar.replans(desk.calendar.school_calendar())) == 2, "they may still be moved later"


@pytest.mark.parametrize(("owner", "name"), [(CalendarStore, "write"), (CaseStore, "save")])
def test_r28_a_calendar_that_fails_half_way_moves_nothing_and_is_not_kept(
    desk: Desk,
    agreed: Case,
    with_workweek: SchoolCalendar,
    monkeypatch: pytest.MonkeyPatch,
    owner: type,
    name: str,
) -> None:
    before = desk.calendar.school_calendar()
    proposed = desk.calendar.replans(with_workweek)
    desk.drafts.keep(KEY, {"years": []})
    work = getattr(owner, name)

    def broken(self: object, *args: object) -> None:
        work(self, *args)
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, broken)
        with pytest.raises(OSError, match=r"^$"):
            desk.calendar.keep(with_workweek, proposed, draft=KEY)
    assert desk.calendar.school_calendar() == before
    assert desk.cases.get(agreed.id) == agreed
    assert desk.drafts.get(KEY) is not None


def test_r28_moves_that_the_rules_refuse_keep_neither_and_name_the_case(
    desk: Desk, agreed: Case, with_workweek: SchoolCalendar
) -> None:
    before = desk.calendar.school_calendar()
    without_the_end = desk.calendar.replans(with_workweek)[:-1]
    with pytest.raises(RuleError, match=r"Casus 2026-001: De termijn eindigt op wo 7 okt"):
        desk.calendar.keep(with_workweek, without_the_end)
    assert desk.calendar.school_calendar() == before
    assert desk.cases.get(agreed.id) == agreed


def test_r28_a_calendar_is_kept_in_the_order_of_the_year(desk: Desk) -> None:
    before = desk.calendar.school_calendar()
    study_day = FreeDay("studiedag", date(2014, 2, 4))
    desk.calendar.keep(replace(before, vacations=before.vacations[::-1], free_days=(*before.free_days, study_day)))
    kept = desk.calendar.school_calendar()
    assert kept.vacations == before.vacations
    assert kept.free_days[0] == study_day
