"""The page on which it is kept which authority was informed of a harder sanction, or why not (R18)."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.dutch import capital, counted
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.duties import Ask, Duty, suspension_warning
from pestdesk.domain.record import Measure, Report
from pestdesk.domain.words import INFORMED, NOT_INFORMED, report_words
from pestdesk.ui import theme
from pestdesk.ui.components import ChoiceRow, DateField, Heading, Label, Muted, Rule, TextArea, TextField
from pestdesk.ui.pages.step_page import StepPage

_GUIDE = "De schoolleiding beslist en meldt; jij houdt het bij. PestDesk herinnert; het is geen juridisch advies."
_REQUIRED_REASON = "Het protocol vraagt deze melding. Je reden komt in de samenvatting."
_YES, _NO = "yes", "no"
_ANSWERS = [(_YES, INFORMED), (_NO, NOT_INFORMED)]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class _Rows:
    """The fields of one authority: informed or not; when and how; or why not."""

    duty: Duty
    informed: ChoiceRow
    on: DateField
    how: TextArea
    why_not: TextField

    def fit(self) -> None:
        """Ask only what belongs to the answer."""
        answer = self.informed.value()
        self.on.setVisible(answer == _YES)
        self.how.setVisible(answer == _YES)
        self.why_not.setVisible(answer == _NO)


class AuthoritiesPage(StepPage):
    """Every authority that the protocol names, with what is asked and why; one Klaar keeps them all.

    What was reported before the last harder sanction stands above as it was, and is asked again.
    """

    again_text = "Nog iets vastleggen"

    def build(self) -> None:
        place = self.place
        self._kept = place.round.reports_of(place.step.id)
        self.form.add_widget(Muted(_GUIDE))
        for measure in place.round.unreported(place.step.id):
            self._add_sanction(measure)
        self._rows = [
            self._add_authority(duty) for duty in place.bridge.desk.steps.duties(place.case, place.round, place.step)
        ]
        self.form.add_widget(Rule())
        settings = place.bridge.desk.settings.get()
        by = self.form.add("by", TextField("Door wie"))
        by.set_state(settings.school_leader or settings.coordinator)

    def _add_sanction(self, measure: Measure) -> None:
        whom = self.place.case.involvement(measure.involvement_id).full_name
        number = measure.school_days
        days = f", {counted(number, 'schooldag', 'schooldagen')}" if number else ""
        words = f"{capital(measure.label)}{days} voor {whom}, besloten {with_year(measure.decided_on)}"
        self.form.add_widget(Label(words, look="bold"))
        warning = suspension_warning(number)
        if warning:
            self.form.add_widget(Label(warning, look="problem"))

    def _add_authority(self, duty: Duty) -> _Rows:
        name = duty.authority
        kept = self._kept.get(name)
        self.form.add_widget(Rule())
        self.form.add_widget(_head(duty))
        if kept:
            self.form.add_widget(Muted(f"Vastgelegd: {report_words(kept)}. Kies alleen iets als het anders is."))
        reason_hint = _REQUIRED_REASON if duty.ask is Ask.REQUIRED else ""
        rows = _Rows(
            duty,
            self.form.add(f"informed_{name}", ChoiceRow("Wat is er gedaan?", _ANSWERS, place="column")),
            self.form.add(f"on_{name}", DateField("Geïnformeerd op", on=self.today)),
            self.form.add(
                f"how_{name}", TextArea("Hoe, en door wie?", "bijvoorbeeld: per brief, met de redenen", lines=2)
            ),
            self.form.add(f"why_not_{name}", TextField("Waarom niet?", hint=reason_hint)),
        )
        for choice in rows.informed.buttons().values():
            choice.setAccessibleDescription(f"{name}: {duty.why}")
        rows.informed.changed.connect(rows.fit)
        if duty.ask is Ask.NOT_NEEDED and not kept:
            rows.why_not.set_state(duty.why)
            rows.informed.set_value(_NO)
        rows.fit()
        return rows

    def focus_first(self) -> None:
        """To the first authority that still needs an answer."""
        waiting = (rows for rows in self._rows if rows.informed.value() is None)
        next(waiting, self._rows[0]).informed.setFocus()

    def recorded_ids(self) -> frozenset[int]:
        return frozenset(r.id for r in self.place.round.reports if r.step_id == self.place.step.id)

    def finish(self) -> bool:
        answered = [rows for rows in self._rows if rows.informed.value() is not None]
        if self._asks_more(answered):
            return False
        place = self.place
        reports = tuple(self._report(rows) for rows in answered)
        steps = place.bridge.desk.steps
        return (
            place.bridge.do(steps.report, place.case.id, place.round.id, reports, draft=self.keeper.key) is not None
        )

    def _asks_more(self, answered: list[_Rows]) -> bool:
        for rows in self._rows:
            name = rows.duty.authority
            if rows not in answered and (name not in self._kept or not answered):
                self.form.show_problem(f"informed_{name}", f"Kies of de {name} is geïnformeerd.")
                return True
            if rows.informed.value() == _NO and not rows.why_not.value():
                self.form.show_problem(f"why_not_{name}", f"Schrijf op waarom de {name} niet is geïnformeerd.")
                return True
        return False

    def _report(self, rows: _Rows) -> Report:
        step_id, name, by = self.place.step.id, rows.duty.authority, self.text("by")
        if rows.informed.value() == _NO:
            return Report(step_id, name, by, None, rows.why_not.value())
        return Report(step_id, name, by, rows.on.value() or self.today, text=rows.how.value())


def _head(duty: Duty) -> QWidget:
    """The authority, what is asked of it, and where that stands."""
    head = QWidget()
    box = QVBoxLayout(head)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.S4)
    box.addWidget(Heading(capital(duty.authority)))
    box.addWidget(Label(capital(duty.why)))
    source = f"Bron: {duty.source}." if duty.source else ""
    if duty.wording or source:
        box.addWidget(Muted(" ".join(part for part in (duty.wording, source) if part)))
    return head
