"""A form row for a day on which a check can be held: a day with lessons (R27)."""

from datetime import date

from PySide6.QtCore import Qt

from pestdesk.desk import Desk
from pestdesk.domain.dutch_dates import with_year
from pestdesk.errors import PestDeskError
from pestdesk.ui.buttons import button
from pestdesk.ui.date_field import DateField


class SchoolDayField(DateField):
    """Says at once that a day has no lessons, and offers the first school day after it with one press."""

    def __init__(self, label: str, desk: Desk, *, none_text: str = "", on: date | None = None) -> None:
        super().__init__(label, none_text=none_text, on=on)
        self._desk = desk
        self._offered = date.min
        self._offer = button("Kies een schooldag", quiet=True, icon="check", on_click=self._take)
        self.rows.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        self._offer.hide()
        self.changed.connect(self.check)

    def check(self) -> bool:
        """Whether a check can be held on this day; if not, why is said under the field."""
        day, problem = self.value(), ""
        if day is not None:
            try:
                self._desk.follow_up.need_school_day(day)
            except PestDeskError as error:
                problem = str(error)
                self._offered = self._desk.calendar.school_calendar().next_school_day(day)
                self._offer.setText(f"Kies {with_year(self._offered)}")
        self.show_problem(problem)
        self._offer.setVisible(bool(problem))
        return not problem

    def _take(self) -> None:
        self.set_value(self._offered)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
