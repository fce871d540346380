"""The user's own school calendar: vacations, free days, and the years that it knows (R28)."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, Vacation
from pestdesk.storage.house_tables import CalendarSpanRow, FreeDayRow, VacationRow

_THE_SPAN = 1


class CalendarStore:
    """The school calendar of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self) -> SchoolCalendar | None:
        """The calendar; None in a vault where none was written yet."""
        span = self._session.get(CalendarSpanRow, _THE_SPAN)
        if span is None:
            return None
        # Columns, not row objects: it is read often, and has a hundred rows.
        spans = select(VacationRow.name, VacationRow.first_on, VacationRow.last_on).order_by(VacationRow.position)
        days = select(FreeDayRow.name, FreeDayRow.on).order_by(FreeDayRow.position)
        vacations, free_days = self._session.execute(spans), self._session.execute(days)
        return SchoolCalendar(
            vacations=tuple(Vacation(row.name, row.first_on, row.last_on) for row in vacations),
            free_days=tuple(FreeDay(row.name, row.on) for row in free_days),
            known_from=span.known_from,
            known_until=span.known_until,
        )

    def write(self, calendar: SchoolCalendar) -> frozenset[str]:
        """Keeps this calendar in the place of the earlier one; tells in which tables."""
        for rows in (CalendarSpanRow, VacationRow, FreeDayRow):
            self._session.execute(delete(rows))
        span = CalendarSpanRow(id=_THE_SPAN, known_from=calendar.known_from, known_until=calendar.known_until)
        vacations = [
            VacationRow(position=i, name=vacation.name, first_on=vacation.first_on, last_on=vacation.last_on)
            for i, vacation in enumerate(calendar.vacations)
        ]
        free_days = [FreeDayRow(position=i, name=day.name, on=day.on) for i, day in enumerate(calendar.free_days)]
        self._session.add_all([span, *vacations, *free_days])
        self._session.flush()
        return frozenset({VacationRow.__tablename__, FreeDayRow.__tablename__})
