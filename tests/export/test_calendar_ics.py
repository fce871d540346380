"""The agenda as an ICS file, read back by two readers: it moves and takes back what was exported before, and it
names nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import vobject

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import TermOutcome
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import NOT_STAMPED, CheckMove, ContactResult, Stamp
from pestdesk.domain.shelving import Shelf, Shelving
from pestdesk.export.calendar_ics import to_ics
from pestdesk.export.calendar_report import CalendarEntry, CalendarReport, calendar_entries, calendar_report

VAULT = "4f1d"
LIES = "Lies van Voorbeeld"
HALF_PAST_EIGHT = time(8, 30)

Make = Callable[..., CalendarReport]


@pytest.fixture(scope="module")
def make(protocol: Protocol, made_at: datetime) -> Make:
    def build(*cases: Case, at: time | None = None, later: int = 0) -> CalendarReport:
        made = made_at + timedelta(minutes=later)
        entries = [each for case in cases for each in calendar_entries(case, {protocol.id: protocol}, VAULT, at)]
        return calendar_report(entries, made)

    return build


def events(report: CalendarReport) -> list[Any]:
    return list(icalendar.Calendar.from_ical(to_ics(report)).walk("VEVENT"))


def days(report: CalendarReport) -> list[tuple[str, date, str]]:
    return [(str(e["summary"]), e["dtstart"].dt, str(e["status"])) for e in events(report)]


def moved(case: Case, made_at: datetime, days_later: int) -> Case:
    """The case with its first open check on a later day."""
    check = case.round.terms[-1].open_checks[0]
    to_on = check.due_on + timedelta(days=days_later)
    move = CheckMove(check.id, check.due_on, to_on, "excursie van Lotte", made_at.date(), LIES)
    return case.with_checks_moved((move,), Stamp(LIES, made_at))


def closed(case: Case, made_at: datetime) -> Case:
    return case.closed(Closing(made_at.date(), LIES, "Daan verhuist.", "verhuizing"), Stamp(LIES, made_at))


def test_story_s1_has_its_four_checks_on_their_days(make: Make, solved_case: Case) -> None:
    assert days(make(solved_case)) == [
        ("PD-2026-014 controle", date(2026, 9, 16), "CONFIRMED"),
        ("PD-2026-014 controle", date(2026, 9, 23), "CONFIRMED"),
        ("PD-2026-014 controle", date(2026, 9, 30), "CONFIRMED"),
        ("PD-2026-014 eindcontrole", date(2026, 10, 7), "CONFIRMED"),
    ]


def test_story_s4_has_its_checks_over_christmas_and_takes_back_those_that_lapsed(make: Make, long_case: Case) -> None:
    assert days(make(long_case)) == [
        ("PD-2026-021 controle", date(2026, 11, 10), "CONFIRMED"),
        ("PD-2026-021 controle", date(2026, 11, 17), "CONFIRMED"),
        ("PD-2026-021 controle", date(2026, 11, 24), "CANCELLED"),
        ("PD-2026-021 eindcontrole", date(2026, 12, 1), "CANCELLED"),
        ("PD-2026-021 controle", date(2026, 12, 9), "CONFIRMED"),
        ("PD-2026-021 controle", date(2026, 12, 16), "CONFIRMED"),
        ("PD-2026-021 controle", date(2027, 1, 6), "CANCELLED"),
        ("PD-2026-021 eindcontrole", date(2027, 1, 13), "CANCELLED"),
        ("PD-2026-021 gesprek met ouders", date(2027, 1, 13), "CONFIRMED"),
        ("PD-2026-021 gesprek met ouders", date(2027, 1, 15), "CONFIRMED"),
        ("PD-2026-021 controle", date(2027, 1, 21), "CONFIRMED"),
        ("PD-2026-021 controle", date(2027, 1, 28), "CONFIRMED"),
        ("PD-2026-021 controle", date(2027, 2, 4), "CONFIRMED"),
        ("PD-2026-021 eindcontrole", date(2027, 2, 11), "CONFIRMED"),
    ]


def test_a_second_reader_finds_the_same_calendar(make: Make, long_case: Case) -> None:
    report = make(long_case)
    calendar = vobject.readOne(to_ics(report).decode())
    read = [
        (e.uid.value, e.summary.value, e.dtstart.value, e.dtend.value, e.contents["class"][0].value)
        for e in calendar.vevent_list
    ]
    assert read == [(e.uid, e.title, e.on, e.on + timedelta(days=1), "PRIVATE") for e in report.entries]
    assert (calendar.method.value, calendar.version.value) == ("PUBLISH", "2.0")


def test_a_moved_check_keeps_its_uid_and_gets_its_new_day_and_a_higher_sequence(
    make: Make, long_case: Case, made_at: datetime
) -> None:
    before = {str(e["uid"]): e for e in events(make(long_case))}
    once, twice = moved(long_case, made_at, 1), moved(moved(long_case, made_at, 1), made_at, 1)
    check_id = long_case.round.terms[-1].open_checks[0].id
    uid = f"{VAULT}-2026-021-check-{check_id}@pestdesk"
    assert before[uid]["dtstart"].dt == date(2027, 1, 21)
    last = before[uid]["sequence"]
    # The last of them is an undoing: also that must be newer than what the calendar has.
    for later, (case, day) in enumerate(((once, 22), (twice, 23), (long_case, 21)), 1):
        after = {str(e["uid"]): e for e in events(make(case, later=later))}
        assert after.keys() == before.keys()
        assert after[uid]["dtstart"].dt == date(2027, 1, day)
        assert after[uid]["sequence"] > last
        assert after[uid]["sequence"] < 2**31
        last = after[uid]["sequence"]
        assert all(after[other]["dtstart"].dt == before[other]["dtstart"].dt for other in before.keys() - {uid})


def test_closing_a_case_calls_off_all_that_was_planned_and_nothing_that_was_held(
    make: Make, long_case: Case, made_at: datetime
) -> None:
    before = {e.uid: e for e in make(long_case).entries}
    after = {e.uid: e for e in make(closed(long_case, made_at)).entries}
    assert after.keys() == before.keys()
    planned = {uid for uid, e in before.items() if not (e.is_done or e.is_cancelled)}
    assert len(planned) == 5
    for uid, entry in after.items():
        assert entry.is_cancelled == (uid in planned or before[uid].is_cancelled)
        assert entry.on == before[uid].on


def test_a_case_in_the_bin_is_called_off(make: Make, long_case: Case, made_at: datetime) -> None:
    binned = replace(long_case, shelving=Shelving(Shelf.BIN, made_at.date()))
    assert [e.is_cancelled for e in make(binned).entries] == [not e.is_done for e in make(long_case).entries]


def test_a_talk_that_was_held_on_another_day_than_planned_is_called_off(make: Make, long_case: Case) -> None:
    round_ = long_case.round
    *_, spoken, invited = round_.contacts
    assert (spoken.result, invited.result) == (ContactResult.SPOKEN, ContactResult.INVITED)
    earlier = replace(spoken, happened_on=spoken.happened_on - timedelta(days=1))
    contacts = tuple(earlier if each is spoken else each for each in round_.contacts)
    case = replace(long_case, rounds=(*long_case.rounds[:-1], replace(round_, contacts=contacts)))
    talks = [e for e in make(case).entries if "ouders" in e.title]
    assert [(e.is_done, e.is_cancelled) for e in talks] == [(False, True), (False, False)]


def test_a_next_attempt_to_call_is_named_as_such(make: Make, long_case: Case) -> None:
    round_ = long_case.round
    invited = round_.contacts[-1]
    contacts = (*round_.contacts[:-1], replace(invited, result=ContactResult.NOT_REACHED))
    case = replace(long_case, rounds=(*long_case.rounds[:-1], replace(round_, contacts=contacts)))
    assert ("PD-2026-021 ouders opnieuw bellen", date(2027, 1, 15), "CONFIRMED") in days(make(case))


def test_a_term_whose_last_check_was_held_asks_for_its_verdict_until_it_is_given(
    make: Make, solved_case: Case, made_at: datetime
) -> None:
    round_ = solved_case.round
    (term,) = round_.terms
    running = replace(term, outcome=None, ended_on=None, verdict_by="", ended_stamp=NOT_STAMPED)
    waits = replace(solved_case, rounds=(replace(round_, terms=(running,), ended_on=None, ended_as=None),))
    waits = replace(waits, closing=None)

    def verdict(case: Case) -> list[tuple[str, date, bool, bool]]:
        found = [e for e in make(case).entries if "-verdict-" in e.uid]
        return [(e.title, e.on, e.is_done, e.is_cancelled) for e in found]

    asked = ("PD-2026-014 eindoordeel", date(2026, 10, 7))
    assert verdict(waits) == [(*asked, False, False)]
    given = waits.with_verdict(TermOutcome.KEPT, date(2026, 10, 8), LIES, Stamp(LIES, made_at))
    assert verdict(given) == [(*asked, True, False)]
    assert verdict(closed(waits, made_at)) == [(*asked, False, True)]
    assert running.checks[-1].result is not None
    at_once = replace(given.round.terms[0], ended_stamp=running.checks[-1].result.stamp)
    assert verdict(replace(given, rounds=(given.round.with_term(at_once),))) == []


def test_a_whole_day_ends_before_the_next_and_takes_no_time(make: Make, solved_case: Case) -> None:
    text = to_ics(make(solved_case)).decode()
    assert "DTSTART;VALUE=DATE:20260916\r\n" in text
    assert "DTEND;VALUE=DATE:20260917\r\n" in text
    assert "VTIMEZONE" not in text
    assert {str(e["transp"]) for e in events(make(solved_case))} == {"TRANSPARENT"}


def test_a_time_is_that_of_amsterdam_in_summer_and_in_winter(make: Make, solved_case: Case, long_case: Case) -> None:
    report = make(solved_case, long_case, at=HALF_PAST_EIGHT)
    assert "DTSTART;TZID=Europe/Amsterdam:20260916T083000\r\n" in to_ics(report).decode()
    for reader in (
        [e["dtstart"].dt for e in events(report)],
        [e.dtstart.value for e in vobject.readOne(to_ics(report).decode()).vevent_list],
    ):
        offsets = {start.date(): start.utcoffset() for start in reader}
        assert offsets[date(2026, 9, 16)] == timedelta(hours=2)
        assert offsets[date(2026, 11, 10)] == timedelta(hours=1)
        assert {start.time() for start in reader} == {HALF_PAST_EIGHT}


def test_the_zone_carries_its_own_rule_of_summer_and_winter(make: Make, solved_case: Case) -> None:
    calendar = icalendar.Calendar.from_ical(to_ics(make(solved_case, at=HALF_PAST_EIGHT)))
    (zone,) = calendar.walk("VTIMEZONE")
    clock = zone.to_tz(lookup_tzid=False)
    for month, hours in ((1, 1), (3, 1), (4, 2), (7, 2), (10, 2), (11, 1)):
        noon = datetime(2027, month, 15, 12, tzinfo=clock)
        assert noon.utcoffset() == timedelta(hours=hours), month


def test_only_a_time_that_is_still_to_come_is_shown_as_busy(make: Make, long_case: Case) -> None:
    report = make(long_case, at=HALF_PAST_EIGHT)
    busy = [str(e["transp"]) == "OPAQUE" for e in events(report)]
    assert busy == [not (e.is_done or e.is_cancelled) for e in report.entries]
    (first, *_) = events(report)
    assert first["dtend"].dt - first["dtstart"].dt == timedelta(minutes=30)


def test_no_word_of_anyone_or_of_what_was_written_stands_in_the_file(
    make: Make, long_case: Case, branched_case: Case, solved_case: Case, made_at: datetime
) -> None:
    cases = (moved(long_case, made_at, 1), branched_case, solved_case)
    text = to_ics(make(*cases, at=HALF_PAST_EIGHT)).decode().casefold()
    names = [p.full_name for case in cases for p in case.involvements]
    names += [g.name for case in cases for p in case.involvements for g in p.guardians]
    names += [p.mentor for case in cases for p in case.involvements] + [case.lead for case in cases]
    tokens = {word.strip("()").casefold() for name in names for word in name.split()} - {"van", "den"}
    assert len(tokens) > 15
    assert [token for token in tokens if token in text] == []
    assert "excursie" not in text
    assert "description" not in text


def test_the_lines_are_those_of_the_standard_and_the_same_report_gives_the_same_bytes(
    make: Make, long_case: Case
) -> None:
    data = to_ics(make(long_case, at=HALF_PAST_EIGHT))
    assert data == to_ics(make(long_case, at=HALF_PAST_EIGHT))
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"DTSTAMP:20270114T130500Z\r\n" in data


def test_what_means_something_in_the_format_is_escaped(made_at: datetime) -> None:
    title = "PD-2026-014 a;b,c\\d\nATTENDEE:x " + "é" * 80
    entry = CalendarEntry("uid", title, date(2026, 9, 16), None, 30, is_cancelled=False, is_done=False)
    data = to_ics(CalendarReport("PestDesk agenda", made_at, (entry,)))
    (event,) = events(CalendarReport("PestDesk agenda", made_at, (entry,)))
    assert str(event["summary"]) == title
    assert vobject.readOne(data.decode()).vevent.summary.value == title
    assert "ATTENDEE" not in event


def test_the_file_of_all_cases_has_a_name_without_people(make: Make, solved_case: Case) -> None:
    assert make(solved_case).stem == "PestDesk agenda"
