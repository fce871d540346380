"""The page on which an open check is put on another day, with what that changes (R26, R27)."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.check_words import check_name, move_words
from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.domain.follow_up import AgreedTerm, Check
from pestdesk.errors import PestDeskError
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, GroupHead, Label, Muted, TextField
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.pages.places import TO_CHECK, TO_MOVE
from pestdesk.ui.school_day_field import SchoolDayField


def check_to_move(case: Case, where: str) -> Check | None:
    """The check that the place ‘move/ID’ is about, None when it is not open (any more)."""
    running = case.round.running_term if case.takes_changes else None
    check = running.check(int(where.removeprefix(TO_MOVE))) if running else None
    return check if check is not None and check.is_open else None


class MoveCheckPage(FormPage):
    """A new day and a reason; what else changes is shown as the day is chosen."""

    finish_text = "Verzetten"

    def __init__(self, bridge: Bridge, case: Case, check: Check, sheet: QWidget) -> None:
        assert case.round.running_term is not None, "only a check of a running term can be moved"
        self._term: AgreedTerm = case.round.running_term
        self._check = check
        self._name = check_name(self._term, check).capitalize()
        self.title = f"{self._name} verzetten"
        super().__init__(bridge, case, f"{case.id}/{TO_MOVE}{check.id}", sheet)
        self._show_change()
        self.body.addStretch(1)

    def propose(self, day: date) -> None:
        """Begin with this day; what is still to be said is why."""
        self._to.set_value(day)
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def build(self) -> None:
        calendar = self.bridge.desk.calendar.school_calendar()
        now = Muted(f"De {check_name(self._term, self._check)} staat op {with_year(self._check.due_on)}.")
        self.form.add_widget(now)
        if words := move_words(self.case.round, self._check):
            self.form.add_widget(Muted(f"Eerder {words}"))
        first = max(self._check.due_on + timedelta(days=1), self.today)
        new_day = SchoolDayField("Nieuwe dag", self.bridge.desk, on=calendar.next_school_day(first))
        self._to = self.form.add("to", new_day)
        self._why = self.form.add("why", TextField("Waarom", "bijvoorbeeld: de klas is op excursie"))
        self._change = Card(margin=theme.S12)
        self._change.setProperty("sunken", True)
        self._change.body.setSpacing(theme.S4)
        self._change.body.addWidget(GroupHead("Wat er verandert"))
        self._days, self._end, self._lapses = Label(look="bold"), Label(), Label()
        for label in (self._days, self._end, self._lapses):
            self._change.body.addWidget(label)
        self.form.add_widget(self._change)
        self._to.changed.connect(self._show_change)

    def _show_change(self) -> bool:
        """Show what the day changes, or at the field why it cannot be; whether it can."""
        moved = self._moved()
        self._change.setVisible(moved is not None)
        if moved is None:
            return False
        to = self._to.value() or self.today
        self._days.setText(f"{self._name}: {day_short(self._check.due_on)} → {with_year(to)}")
        if moved.is_final(self._check):
            computed = with_year(self.case.round.computed_end(self._term))
            self._end.setText(f"De termijn eindigt dan op {with_year(moved.ends_on)}; berekend was {computed}.")
        else:
            self._end.setText(f"De termijn eindigt nog steeds op {with_year(moved.ends_on)}.")
        lapsed = [day_short(c.due_on) for c in self._term.open_checks if not _still_open(moved, c)]
        is_one = len(lapsed) == 1
        words = "De controle van" if is_one else "De controles van"
        self._lapses.setText(f"{words} {' en '.join(lapsed)} {'vervalt' if is_one else 'vervallen'} dan.")
        self._lapses.setVisible(bool(lapsed))
        return True

    def _moved(self) -> AgreedTerm | None:
        day = self._to.value()
        if day is None or not self._to.check():
            return None
        try:
            return self.bridge.desk.follow_up.preview_move(self.case, self._check.id, day)
        except PestDeskError as error:
            self._to.show_problem(str(error))
            return None

    def finish(self) -> bool:
        day = self._to.value()
        if day is None or not self._show_change():
            self._to.setFocus()
            return False
        if not self._why.value():
            self.form.show_problem("why", "Schrijf op waarom de controle naar een andere dag gaat.")
            return False
        verb = self.bridge.desk.follow_up.move_check
        done = self.bridge.do(verb, self.case.id, self._check.id, day, self._why.value(), draft=self.keeper.key)
        if done is not None:
            self.leave_to.emit(f"{TO_CHECK}{self._check.id}")
        return False


def _still_open(term: AgreedTerm, check: Check) -> bool:
    found = term.check(check.id)
    return found is not None and found.is_open
