"""The page on which agreements are made, which start the four weeks."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pestdesk.desk import Desk
from pestdesk.domain.follow_up import Agreement
from pestdesk.ui import theme
from pestdesk.ui.combos import StillComboBox
from pestdesk.ui.components import Field, Form, Muted, State, TextArea, TextField, button
from pestdesk.ui.pages.places import TO_SCHOOL_CALENDAR
from pestdesk.ui.pages.step_page import StepPage
from pestdesk.ui.pages.term_preview import TermPreview
from pestdesk.ui.school_day_field import SchoolDayField

_EVERYONE = "0"


class AgreementRows(Field):
    """Any number of agreements, each a sentence and whom it binds. State: sentence and id in turn."""

    def __init__(self, people: list[tuple[str, str]]) -> None:
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.S8)
        self._grid.setVerticalSpacing(theme.S8)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 1)
        self._people = [(_EVERYONE, "iedereen"), *people]
        self._rows: list[tuple[TextArea, StillComboBox]] = []
        super().__init__("Afspraken", self._box)
        for _ in range(2):
            self.add_row()
        adder = QHBoxLayout()
        adder.addWidget(button("Nog een afspraak", quiet=True, icon="plus", on_click=self._add_and_focus))
        adder.addStretch(1)
        self.rows.addLayout(adder)
        self.setFocusProxy(self._rows[0][0])

    def add_row(self) -> TextArea:
        """An empty row under the others."""
        number = len(self._rows) + 1
        example = "bijvoorbeeld: Sem laat de spullen van Pip met rust" if number == 1 else ""
        text = TextArea("", example, lines=1, is_sentence=True)
        text.edit.setAccessibleName(f"Afspraak {number}")
        text.edit.returned.connect(lambda: self._go_on(number))
        whom = StillComboBox()
        whom.setAccessibleName(f"Afspraak {number} geldt voor")
        for value, name in self._people:
            whom.add(value, name)
        # The words have the room, not the longest of the names that could be chosen.
        whom.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(text, number, 0)
        self._grid.addWidget(whom, number, 1, Qt.AlignmentFlag.AlignTop)
        self._rows.append((text, whom))
        text.changed.connect(self._was_changed)
        whom.currentIndexChanged.connect(self._was_changed)
        return text

    def _add_and_focus(self) -> None:
        self.add_row().setFocus()

    def _go_on(self, number: int) -> None:
        """To the agreement below; Return under the last one makes room for another."""
        if number < len(self._rows):
            self._rows[number][0].setFocus()
        elif self._rows[-1][0].value():
            self._add_and_focus()

    def value(self) -> list[tuple[str, int]]:
        """The agreements that have words, each with the involvement it binds (0: everyone)."""
        return [(text.value(), int(whom.currentData())) for text, whom in self._rows if text.value()]

    def state(self) -> list[str]:
        return [part for text, whom in self._rows for part in (text.state(), str(whom.currentData()))]

    def set_state(self, state: State) -> None:
        parts = state if isinstance(state, list) else []
        while len(self._rows) < len(parts) // 2:
            self.add_row()
        for (text, whom), words, value in zip(self._rows, parts[::2], parts[1::2], strict=False):
            text.set_state(words)
            whom.setCurrentIndex(max(0, whom.findData(value)))


class OwnEnd(QWidget):
    """Another end than the one that was computed, with its reason; folded away until it is asked for (R26)."""

    def __init__(self, form: Form, desk: Desk) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S8)
        self._ask = button("Andere einddatum…", quiet=True, icon="calendar", on_click=self._unfold)
        box.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.day = form.register("own_end", SchoolDayField("Einddatum", desk, none_text="zoals berekend"))
        self.why = form.register("own_end_why", TextField("Waarom een andere einddatum"))
        for field in (self.day, self.why):
            box.addWidget(field)
        #: The end that follows from the calendar.
        self.computed = date.min
        self.day.changed.connect(self._fold)
        self._fold()

    @property
    def value(self) -> date | None:
        """The chosen end; None when it is the computed one."""
        return None if self.day.value() == self.computed else self.day.value()

    def is_after(self, agreed_on: date) -> bool:
        """Whether a check can be held on this end; says at the field why not."""
        end = self.value
        if end is None:
            return True
        if end <= agreed_on:
            self.day.show_problem("De einddatum komt na de dag van de afspraken.")
            return False
        return self.day.check()

    def _unfold(self) -> None:
        self.day.set_value(self.computed)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        is_folded, had_focus = self.day.value() is None, self.day.isAncestorOf(self.focusWidget() or self)
        self._ask.setVisible(is_folded)
        for field in (self.day, self.why):
            field.setVisible(not is_folded)
        if is_folded and had_focus:
            self._ask.setFocus(Qt.FocusReason.OtherFocusReason)


class AgreementsPage(StepPage):
    """The agreements of one day; new ones replace the running term (R25)."""

    again_text = "Nieuwe afspraken maken"

    def build(self) -> None:
        place = self.place
        people = [(str(p.id), p.full_name) for p in place.case.known]
        self._agreements = self.form.add("agreements", AgreementRows(people))
        field = self.add_when_and_actor("Gemaakt op", "Gemaakt door")
        if place.round.running_term:
            self.form.add_widget(
                Muted("Nieuwe afspraken vervangen de lopende termijn; de vier weken beginnen opnieuw.")
            )
        desk = place.bridge.desk
        self._preview = TermPreview()
        self._preview.school_calendar_asked.connect(lambda: self.leave_to.emit(TO_SCHOOL_CALENDAR))
        self.form.add_widget(self._preview)
        self._own_end = OwnEnd(self.form, desk)
        self.form.add_widget(self._own_end)
        if place.round.ended_on is not None:
            self.form.add_widget(
                Muted("Deze ronde is voorbij: de afspraken komen er nog bij, zonder nieuwe termijn.")
            )
            self._preview.hide()
            self._own_end.hide()
        for each in (field, self._own_end.day):
            each.changed.connect(self._show_term)
        self._show_term()

    def recorded_ids(self) -> frozenset[int]:
        return frozenset(a.id for a in self.place.round.agreements if a.step_id == self.place.step.id)

    def _show_term(self) -> None:
        own, desk = self._own_end, self.place.bridge.desk
        calendar = desk.calendar.school_calendar()
        planned = desk.follow_up.preview(self.on(), calendar=calendar)
        own.computed = planned.end
        self._preview.show_term(planned, calendar, own.value if own.is_after(self.on()) else None)

    def finish(self) -> bool:
        place = self.place
        on, by = self.on(), self.text("by")
        agreements = tuple(
            Agreement(place.step.id, words, on, by, (whom,) if whom else ())
            for words, whom in self._agreements.value()
        )
        if not agreements:
            self.form.show_problem("agreements", "Schrijf ten minste één afspraak op.")
            return False
        own = self._own_end
        if not own.is_after(on):
            own.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        if own.value is not None and not own.why.value():
            self.form.show_problem("own_end_why", "Schrijf op waarom de termijn op een andere dag eindigt.")
            return False
        done = place.bridge.do(
            place.bridge.desk.follow_up.agree,
            place.case.id,
            agreements,
            on,
            round_id=place.round.id,
            own_end=own.value,
            why=own.why.value(),
            draft=self.keeper.key,
        )
        return done is not None
