from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pestdesk.desk import Desk, demo, safe
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.signal import Signal
from pestdesk.errors import RuleError


def test_every_verb_leaves_a_line_with_who_when_what_which_case_and_which_fields(desk: Desk, agreed: Case) -> None:
    opened, made = desk.trail.lines(agreed.id)
    assert (opened.act, made.act) == ("Casus geopend", "Afspraken vastgelegd")
    assert opened.author == made.author == "Lies van Voorbeeld"
    assert made.at == desk.cases.get(agreed.id).stamp.at
    assert {"cases", "involvements", "rounds"} <= set(opened.fields)
    assert set(made.fields) == {"agreements", "terms", "checks", "cases.last_id"}


def test_a_change_names_the_field_and_not_what_it_was(desk: Desk, opened: Case) -> None:
    desk.cases.keep_person(opened.id, replace(opened.involvements[0], school_class="3H1"))
    desk.cases.keep_guardian(opened.id, opened.involvements[0].id, Guardian(0, "Mieke Voorbeeldstra", "moeder"))
    changed, added = desk.trail.lines(opened.id)[-2:]
    assert "involvements.school_class" in changed.fields
    assert "guardians" in added.fields
    assert "3H1" not in str(changed)


def test_a_verb_that_fails_leaves_no_line(desk: Desk, opened: Case) -> None:
    before = desk.trail.lines()
    with pytest.raises(RuleError):
        desk.cases.reopen(opened.id, "Het begint weer.")
    assert desk.trail.lines() == before


def test_undoing_leaves_both_lines(desk: Desk, agreed: Case) -> None:
    desk.cases.undo()
    assert [line.act for line in desk.trail.lines(agreed.id)][-2:] == [
        "Afspraken vastgelegd",
        "Ongedaan gemaakt: Afspraken vastgelegd",
    ]
    assert desk.trail.first_broken() is None


def test_the_schools_own_rules_leave_a_line_too(desk: Desk) -> None:
    desk.settings.keep(replace(desk.settings.get(), school="Een andere school"))
    desk.calendar.keep(desk.calendar.school_calendar())
    settings, calendar = desk.trail.lines()[-2:]
    assert (settings.act, settings.fields) == ("Instellingen bewaard", ("settings.school",))
    assert calendar.act == "Schoolkalender bewaard"


def test_no_name_and_no_word_of_a_whole_school_year_stands_in_the_trail(tmp_path: Path) -> None:
    desk = demo.open_demo(tmp_path / "kluis")
    lines = desk.trail.lines()
    cases = [desk.cases.get(each.id) for each in desk.cases.summaries(CaseFilter.ALL)]
    assert {line.case_id for line in lines} >= {case.id for case in cases}
    told = " ".join(f"{line.act} {line.fields}" for line in lines)
    for case in cases:
        for person in case.involvements:
            if person.name:
                assert not any(word in told.split() for word in person.name.words), person.full_name
        assert case.signal.text not in told
    assert desk.trail.first_broken() is None
    desk.lock()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit SET author = 'Iemand anders'", "DELETE FROM audit WHERE number = 1", "DELETE FROM audit"],
)
def test_the_database_itself_refuses_to_change_a_line(desk: Desk, opened: Case, statement: str) -> None:
    with pytest.raises(IntegrityError), desk._vault.transaction() as session:
        session.execute(text(statement))
    assert desk.trail.first_broken() is None


def test_a_line_that_was_changed_all_the_same_is_found(desk: Desk, agreed: Case) -> None:
    with desk._vault.transaction() as session:
        session.execute(text("DROP TRIGGER audit_refuses_update"))
        session.execute(text("UPDATE audit SET author = 'Iemand anders' WHERE number = 1"))
    assert desk.trail.first_broken() == 1


def test_a_clock_that_was_set_back_is_noticed(
    desk: Desk, signal: Signal, people: tuple[Involvement, ...], clock: object
) -> None:
    assert desk.trail.ahead_of_clock() is None
    desk.cases.open(signal, people)
    worked_at = clock()  # type: ignore[operator]
    assert desk.trail.ahead_of_clock() is None
    clock.on(date(2026, 9, 7) - timedelta(days=300))  # type: ignore[attr-defined]
    assert desk.trail.ahead_of_clock() == worked_at
    desk.trail.record("Er is gewerkt")
    assert desk.trail.ahead_of_clock() == worked_at, "later acts do not hide it"


def test_what_is_done_to_the_vault_itself_can_be_recorded(desk: Desk) -> None:
    desk.trail.record("Wachtwoord gewijzigd")
    line = desk.trail.lines()[-1]
    assert (line.act, line.case_id, line.fields) == ("Wachtwoord gewijzigd", "", ())
    assert safe.has_recovery_key(desk.folder) is False
