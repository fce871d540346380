"""The vacations and free days of every school year, of which the present and the coming one stand open (R28)."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.dutch import counted
from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, Vacation, overlap_words, overlapping, school_year
from pestdesk.errors import RuleError
from pestdesk.ui import theme
from pestdesk.ui.calendar_rows import FREE_DAYS, VACATIONS, CalendarRow, CalendarRows, Entry, Kind
from pestdesk.ui.components import Field, Muted, Rule, State, button

_FIRST_MONTH = 8
_PARTS = 3


class SchoolYear(QWidget):
    """One school year, folded to a line until it is needed: its rows are only made then."""

    changed = Signal()

    def __init__(self, year: int, entries: list[Entry], today: date) -> None:
        super().__init__()
        self.year = year
        # In the order in which its rows will stand.
        self._entries = sorted(entries, key=lambda entry: entry.last_on is None)
        self._today = today
        self._lists: tuple[CalendarRows, ...] = ()
        self._words = f"Schooljaar {year}–{year + 1}"
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S8)
        head = QHBoxLayout()
        head.setSpacing(theme.S8)
        self._fold = button(self._words, quiet=True, icon="chevron-right", on_click=self._toggle)
        self._count = Muted(wraps=False)
        head.addWidget(self._fold)
        head.addWidget(self._count)
        head.addStretch(1)
        box.addWidget(Rule())
        box.addLayout(head)
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(theme.S24, 0, 0, 0)
        self._rows.setSpacing(theme.S4)
        self._body.hide()
        box.addWidget(self._body)
        self._show_head()

    @property
    def is_open(self) -> bool:
        return not self._body.isHidden()

    def set_open(self, *, is_open: bool) -> None:
        """Unfold it, or fold it to its line."""
        if is_open and not self._lists:
            first_day = self._today if school_year(self._today) == self.year else date(self.year, _FIRST_MONTH, 1)
            self._lists = tuple(self._list(kind, first_day) for kind in (VACATIONS, FREE_DAYS))
        self._body.setVisible(is_open)
        self._show_head()

    def _list(self, kind: Kind, first_day: date) -> CalendarRows:
        made = CalendarRows(kind, first_day, self._body)
        # In its place first: Qt dresses again whatever moves into another widget.
        self._rows.addWidget(made)
        made.fill([entry for entry in self._entries if (entry.last_on is not None) == kind.has_last])
        made.changed.connect(self._was_changed)
        return made

    def entries(self) -> list[Entry]:
        """What stands in its rows."""
        return [entry for each in self._lists for entry in each.entries()] if self._lists else self._entries

    def row(self, number: int) -> CalendarRow:
        """The row of the entry with this number, from 0; the year is unfolded for it."""
        self.set_open(is_open=True)
        return [row for each in self._lists for row in each.rows][number]

    def clear_problems(self) -> None:
        for each in self._lists:
            for row in each.rows:
                row.show_problem("")

    def focus_first(self) -> None:
        self._fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self) -> None:
        self.set_open(is_open=not self.is_open)

    def _was_changed(self) -> None:
        self._show_head()
        self.changed.emit()

    def _show_head(self) -> None:
        entries = self.entries()
        spans = sum(entry.last_on is not None for entry in entries)
        days = len(entries) - spans
        vacations, free_days = counted(spans, "vakantie", "vakanties"), counted(days, "vrije dag", "vrije dagen")
        self._count.setText(f"{vacations}, {free_days}")
        self._fold.set_icon("chevron-down" if self.is_open else "chevron-right")
        act = "invouwen" if self.is_open else "uitvouwen"
        self._fold.setAccessibleName(f"{self._words} {act}, {self._count.text()}")


class SchoolYears(Field):
    """All school years; those that are behind stand together in one line. State: name, first and last day in turn."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._years: list[SchoolYear] = []
        self._opened = {school_year(today), school_year(today) + 1}
        holder = QWidget()
        super().__init__("", holder)
        self._box = QVBoxLayout(holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.S8)
        self._older = QWidget()
        self._older_years = QVBoxLayout(self._older)
        self._older_years.setContentsMargins(theme.S24, 0, 0, 0)
        self._older_years.setSpacing(theme.S8)
        self._later_years = QVBoxLayout()
        self._later_years.setSpacing(theme.S8)
        self._box.addLayout(self._later_years)
        self._adder = button("Schooljaar toevoegen", quiet=True, icon="plus", on_click=self._add_year)
        self._box.addWidget(self._adder, 0, Qt.AlignmentFlag.AlignLeft)
        self._fold = button("Eerdere schooljaren", quiet=True, icon="chevron-right", on_click=self._toggle_older)
        self._box.addWidget(Rule())
        self._box.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self._older)
        self._older.hide()

    # -- what stands in it -------------------------------------------------------------------------------------

    def show_calendar(self, calendar: SchoolCalendar) -> None:
        """Show these vacations and free days, in the order of the year."""
        entries = [Entry(vacation.name, vacation.first_on, vacation.last_on) for vacation in calendar.vacations]
        entries += [Entry(free_day.name, free_day.on) for free_day in calendar.free_days]
        self.set_state([part for entry in entries for part in entry.parts])

    def read(self) -> tuple[tuple[Vacation, ...], tuple[FreeDay, ...]] | None:
        """The vacations and free days, or None after saying at a row what is wrong with it."""
        for year in self._years:
            year.clear_problems()
        vacations: list[Vacation] = []
        places: list[tuple[SchoolYear, int]] = []
        free_days: list[FreeDay] = []
        for year, number, entry in self._entries():
            name = entry.name.strip()
            if not name:
                self._refuse(year, number, "Vul een naam in, of haal deze rij weg.")
                return None
            if entry.last_on is None:
                free_days.append(FreeDay(name, entry.first_on))
                continue
            try:
                vacations.append(Vacation(name, entry.first_on, entry.last_on))
            except RuleError as error:
                self._refuse(year, number, str(error))
                return None
            places.append((year, number))
        if pair := overlapping(vacations):
            at = next(index for index, vacation in enumerate(vacations) if vacation is pair[1])
            self._refuse(*places[at], overlap_words(*pair))
            return None
        return tuple(vacations), tuple(free_days)

    def state(self) -> list[str]:
        return [part for _year, _number, entry in self._entries() for part in entry.parts]

    def set_state(self, state: State) -> None:
        """Put entries back, each in its school year and in order; what is no entry is left out."""
        parts = state if isinstance(state, list) else []
        entries = sorted(_read(parts), key=lambda entry: entry.first_on)
        now = school_year(self._today)
        found = {school_year(entry.first_on) for entry in entries} | {now, now + 1}
        self._clear()
        for year in range(min(found), max(found) + 1):
            self._put_year(year, [entry for entry in entries if school_year(entry.first_on) == year])
        self._show_fold()
        self.changed.emit()

    # -- inside ------------------------------------------------------------------------------------------------

    def _entries(self) -> Iterator[tuple[SchoolYear, int, Entry]]:
        for year in self._years:
            for number, entry in enumerate(year.entries()):
                yield year, number, entry

    def _refuse(self, year: SchoolYear, number: int, why: str) -> None:
        if year.year < school_year(self._today):
            self._older.show()
            self._show_fold()
        row = year.row(number)
        row.show_problem(why)
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_year(self, number: int, entries: list[Entry]) -> SchoolYear:
        year = SchoolYear(number, entries, self._today)
        year.changed.connect(self._was_changed)
        self._years.append(year)
        is_older = number < school_year(self._today)
        (self._older_years if is_older else self._later_years).addWidget(year)
        if number in self._opened:
            year.set_open(is_open=True)
        # Qt shows what was just put in a layout later; rows must be there now.
        year.show()
        return year

    def _clear(self) -> None:
        self._opened |= {year.year for year in self._years if year.is_open}
        for year in self._years:
            year.hide()
            year.deleteLater()
            for box in (self._older_years, self._later_years):
                box.removeWidget(year)
        self._years = []

    def _add_year(self) -> None:
        number = max(year.year for year in self._years) + 1
        year = self._put_year(number, [])
        year.set_open(is_open=True)
        year.focus_first()

    def _toggle_older(self) -> None:
        self._older.setVisible(self._older.isHidden())
        self._show_fold()

    def _show_fold(self) -> None:
        count, is_open = self._older_years.count(), not self._older.isHidden()
        self._fold.setVisible(count > 0)
        self._fold.setText(counted(count, "eerder schooljaar", "eerdere schooljaren"))
        self._fold.set_icon("chevron-down" if is_open else "chevron-right")
        self._fold.setAccessibleName(f"{self._fold.text()} {'invouwen' if is_open else 'uitvouwen'}")


def _read(parts: list[str]) -> Iterator[Entry]:
    for at in range(0, len(parts) - _PARTS + 1, _PARTS):
        try:
            yield Entry.read(parts[at : at + _PARTS])
        except ValueError:
            # Half a draft: the rows that can be read are worth more than none.
            continue
