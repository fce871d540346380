"""The calendar as a page: which month or week of it."""

from datetime import date

from pestdesk.desk.papers import Paper
from pestdesk.domain.dutch import counted
from pestdesk.ui.components import ChoiceRow, DateField, Muted
from pestdesk.ui.papers.paper_form import PaperForm

_MONTH, _WEEK = "month", "week"
_CODES = "Er staan geen namen en geen klassen op, alleen het nummer van de casus en wat er die dag is."


class CalendarSheetForm(PaperForm):
    """A month or a week, by a day that is in it."""

    def build(self) -> None:
        """How long, and where."""
        options = [(_MONTH, "Een maand"), (_WEEK, "Een week")]
        self._which = self.form.add("which", ChoiceRow("Wat komt erop?", options))
        self._which.set_value(_MONTH)
        today = self.bridge.desk.calendar.today()
        self._day = self.form.add("day", DateField("Met deze dag erin", on=today))
        self._count = Muted("")
        self.form.add_widget(self._count)
        self.form.add_widget(Muted(_CODES))

    def begin(self, which: str, day: date) -> None:
        """Choose this month or week."""
        self._which.set_value(which)
        self._day.set_value(day)

    def paper(self) -> Paper:
        """The page."""
        day = self._day.value() or self.bridge.desk.calendar.today()
        paper = self.bridge.desk.listings.calendar_sheet(day, is_week=self._which.value() == _WEEK)
        verb = "staat" if paper.count == 1 else "staan"
        self._count.setText(f"Er {verb} {counted(paper.count, 'regel', 'regels')} op.")
        return paper
