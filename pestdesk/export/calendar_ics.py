"""A calendar as an ICS file, which Outlook, Google Calendar and others can take in and take in again."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pestdesk.domain.headway import Headway, Stage
from pestdesk.export.calendar_report import CalendarEntry, CalendarReport

if TYPE_CHECKING:
    from icalendar import Event, Timezone

_PRODUCT = "-//PestDesk//PestDesk//NL"  # without a version: the same report stays the same file
_ZONE = "Europe/Amsterdam"
_ONE_DAY = timedelta(days=1)
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


def to_ics(report: CalendarReport, headway: Headway | None = None) -> bytes:
    """The calendar as RFC 5545 has it, with a VTIMEZONE when an entry has a time. The same report gives the same
    bytes. One without entries is a calendar without any, which some programs refuse to take in.

    Raises WorkStoppedError when `headway` was stopped.
    """
    from icalendar import Calendar  # it costs start-up

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("method", "PUBLISH")
    if any(entry.at for entry in report.entries):
        calendar.add_component(_amsterdam())
    headway = headway or Headway()
    for number, entry in enumerate(report.entries):
        headway.go_on(Stage.WRITING, number, len(report.entries))
        calendar.add_component(_event(entry, report))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: CalendarEntry, report: CalendarReport) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("summary", entry.title)
    event.add("dtstamp", report.made_at.astimezone(UTC))
    if entry.at is None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + _ONE_DAY)  # the first day that is not in it
    else:
        starts = datetime.combine(entry.on, entry.at, ZoneInfo(_ZONE))
        event.add("dtstart", starts)
        event.add("dtend", starts + timedelta(minutes=entry.minutes))
    event.add("sequence", report.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    takes_time = entry.at is not None and not (entry.is_cancelled or entry.is_done)
    event.add("transp", "OPAQUE" if takes_time else "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _amsterdam() -> "Timezone":
    """The zone by its rule, as calendars know it: the library would list the days of some years."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", _ZONE)
    for part, name, begins, month, before, after in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, _WINTER, _SUMMER),  # noqa: DTZ001  a zone's own clock
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, _SUMMER, _WINTER),  # noqa: DTZ001
    ):
        part.add("tzname", name)
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone
