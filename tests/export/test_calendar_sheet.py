"""The calendar on paper, read back: the numbers of cases and what is due, and no one's name."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from pypdf import PdfReader

from pestdesk.domain.agenda import AgendaItem, agenda
from pestdesk.domain.case import Case
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, Vacation
from pestdesk.export.calendar_sheet import CalendarSheet, calendar_sheet
from pestdesk.export.formats import formats_of
from pestdesk.export.pdf import calendar_sheet_pdf, pages

LIES = "Lies van Voorbeeld"
CALENDAR = SchoolCalendar(
    (Vacation("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25)),), (), date(2026, 8, 1), date(2027, 7, 31)
)
MADE_AT = datetime(2026, 9, 14, 14, 5, tzinfo=timezone(timedelta(hours=2)))
TODAY = MADE_AT.date()


@pytest.fixture
def items(solved_case: Case, protocol: Protocol) -> Sequence[AgendaItem]:
    """S1 in its second week: its checks as they were planned."""
    case = replace(solved_case, closing=None)
    found = agenda([case], {protocol.id: protocol}, CALENDAR, TODAY).items
    assert found
    return found


def sheet(items: Sequence[AgendaItem], day: date, *, is_week: bool = False) -> CalendarSheet:
    by_day: dict[date, list[AgendaItem]] = {}
    for item in items:
        by_day.setdefault(item.due_on, []).append(item)
    return calendar_sheet(day, by_day, CALENDAR.off_name, "Het Voorbeeld", LIES, MADE_AT, is_week=is_week)


def read(report: CalendarSheet) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(calendar_sheet_pdf(report)))
    return reader, "\n".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize("is_week", [False, True])
def test_it_tells_number_and_kind_of_each_day_and_who_made_it(items: Sequence[AgendaItem], is_week: bool) -> None:
    day = items[0].due_on
    reader, text = read(sheet(items, day, is_week=is_week))
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"], "it can be read aloud"
    assert "2026-014" in text
    assert items[0].what in text
    assert "Kalender week 38 · 14–20 september 2026" in text if is_week else "Kalender september 2026" in text
    for word in ("te laat", "vandaag", "gepland", "gedaan"):
        assert word in text
    assert f"Gemaakt door {LIES} op ma 14 september 2026, 14.05 uur" in " ".join(text.split())
    assert "Kalender zonder namen" in text


def test_nobody_is_named_and_no_class(items: Sequence[AgendaItem], solved_case: Case) -> None:
    for is_week in (False, True):
        _reader, text = read(sheet(items, items[0].due_on, is_week=is_week))
        for person in solved_case.involvements:
            assert person.given_name not in text
            assert person.name.family not in text
            assert person.school_class not in text
            assert person.mentor not in text


def test_vacations_and_free_days_are_named_at_their_days_and_with_their_length(items: Sequence[AgendaItem]) -> None:
    _reader, text = read(sheet(items, date(2026, 10, 20)))
    assert "herfstvakantie 17–25 okt" in text
    assert text.count("herfstvakantie") > 9, "also in each of its days"


def test_only_what_is_in_the_month_stands_in_it(items: Sequence[AgendaItem]) -> None:
    september, october = sheet(items, date(2026, 9, 1)), sheet(items, date(2026, 10, 1))
    assert september.line_count + october.line_count == len(items)
    assert september.stem == "PestDesk kalender 2026-09"
    assert sheet(items, date(2027, 1, 1), is_week=True).stem == "PestDesk kalender 2026 week 53"


def test_a_day_with_more_than_fits_loses_nothing(items: Sequence[AgendaItem]) -> None:
    many = [replace(items[0], case_id=f"2026-{number:03}", part_id=number) for number in range(100, 160)]
    reader, text = read(sheet(many, items[0].due_on))
    assert len(reader.pages) > 1
    assert all(item.case_id in text for item in many)


def test_a_name_of_a_free_day_never_breaks_or_runs_it() -> None:
    calendar = replace(CALENDAR, free_days=(FreeDay('#panic("x") 😀 ' + "w" * 200, date(2026, 9, 15)),))
    for is_week in (False, True):
        report = calendar_sheet(date(2026, 9, 15), {}, calendar.off_name, "", "", MADE_AT, is_week=is_week)
        assert "#panic" in read(report)[1]
        assert pages(report, 40)


def test_the_same_calendar_gives_the_same_bytes_as_pdf_only(items: Sequence[AgendaItem]) -> None:
    report = sheet(items, TODAY)
    (form,) = formats_of(report)
    assert form.file_name(report) == "PestDesk kalender 2026-09.pdf"
    assert form.write(report) == form.write(sheet(items, TODAY + timedelta(days=1)))
