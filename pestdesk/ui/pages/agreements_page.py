"""The page on which agreements are made, which start the four weeks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.domain.follow_up import Agreement
from pestdesk.domain.school_calendar import Term
from pestdesk.ui import theme
from pestdesk.ui.choices import StillComboBox
from pestdesk.ui.components import Card, Field, GroupHead, Label, Muted, State, TextArea, button
from pestdesk.ui.pages.step_page import StepPage

_EVERYONE = "0"


class AgreementRows(Field):
    """Any number of agreements, each a sentence and whom it binds. State: sentence and id in turn."""

    def __init__(self, people: list[tuple[str, str]]) -> None:
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.S8)
        self._grid.setVerticalSpacing(theme.S8)
        self._grid.setColumnStretch(0, 1)
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
            whom.addItem(name, value)
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


class TermPreview(Card):
    """When the four weeks end and on which days is looked back, with the reasoning (R26)."""

    def __init__(self) -> None:
        super().__init__(margin=theme.S12)
        self.setProperty("sunken", True)
        self.body.setSpacing(theme.S4)
        self.body.addWidget(GroupHead("Vier weken"))
        self._end = Label(look="bold")
        self._reasoning = Muted()
        self._checks = Label()
        for label in (self._end, self._reasoning, self._checks):
            self.body.addWidget(label)

    def show_term(self, term: Term) -> None:
        self._end.setText(f"Tot en met {with_year(term.end)}")
        self._reasoning.setText(term.reasoning)
        self._checks.setText("Controles: " + ", ".join(day_short(day) for day in term.checks))


class AgreementsPage(StepPage):
    """The agreements of one day; new ones replace the running term (R25)."""

    again_text = "Nieuwe afspraken maken"

    def build(self) -> None:
        place = self.place
        people = [(str(p.id), p.full_name) for p in place.case.involvements if p.is_known and not p.has_left]
        self._agreements = self.form.add("agreements", AgreementRows(people))
        field = self.add_when_and_actor("Gemaakt op", "Gemaakt door")
        if place.round.running_term:
            self.form.add_widget(
                Muted("Nieuwe afspraken vervangen de lopende termijn; de vier weken beginnen opnieuw.")
            )
        self._preview = TermPreview()
        self.form.add_widget(self._preview)
        field.changed.connect(self._show_term)
        self._show_term()

    def recorded_ids(self) -> frozenset[int]:
        return frozenset(a.id for a in self.place.round.agreements if a.step_id == self.place.step.id)

    def _show_term(self) -> None:
        self._preview.show_term(self.place.bridge.desk.follow_up.preview(self.on()))

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
        follow_up = place.bridge.desk.follow_up
        return place.bridge.do(follow_up.agree, place.case.id, agreements, on, draft=self.keeper.key) is not None
