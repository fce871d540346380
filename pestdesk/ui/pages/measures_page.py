"""The page of help and sanctions."""

from pestdesk.domain.protocol import Need
from pestdesk.domain.record import Measure, MeasureKind
from pestdesk.ui.components import ComboField, Muted, TextArea, TextField
from pestdesk.ui.pages.step_page import StepPage


class MeasuresPage(StepPage):
    """One measure at a time; phase 2 asks for at least one (R14)."""

    again_text = "Nog een maatregel vastleggen"

    def build(self) -> None:
        place = self.place
        types = place.bridge.desk.settings.measure_types()
        self._types = {f"{each.kind.value}/{each.label}": each for each in types}
        options = [
            (key, f"{'Hulp' if each.kind is MeasureKind.SUPPORT else 'Sanctie'}: {each.label}")
            for key, each in self._types.items()
        ]
        people = [(str(p.id), p.full_name) for p in place.case.involvements if p.is_known and not p.has_left]
        self._type = ComboField("Welke hulp of sanctie", options, empty_text="Kies…")
        self._person = ComboField("Voor wie", people)
        self.form.add_beside(("type", self._type, 3), ("person", self._person, 2))
        self._days = self.form.add("school_days", TextField("Hoeveel schooldagen", "bijvoorbeeld 1"))
        self._text = self.form.add("text", TextArea("Toelichting", "Wat houdt het in, wie voert het uit?"))
        self.add_when_and_actor("Besloten op", "Besloten door")
        self._hint = Muted()
        self.form.add_widget(self._hint)
        self._type.changed.connect(self._fit)
        self._fit()

    def recorded_ids(self) -> frozenset[int]:
        return frozenset(m.id for m in self.place.round.measures if m.step_id == self.place.step.id)

    def _fit(self) -> None:
        chosen = self._types.get(self._type.value() or "")
        self._days.setVisible(chosen is not None and chosen.harder)
        hint = ""
        if chosen and chosen.harder:
            hint = "Hierna vraagt PestDesk of de leerplichtambtenaar of de inspectie is geïnformeerd."
        elif chosen and chosen.kind is MeasureKind.SUPPORT:
            hint = "Bij hulp in fase 2 vraagt PestDesk daarna de ondersteuningscoördinator; in fase 1 mag het ook."
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def finish(self) -> bool:
        chosen = self._types.get(self._type.value() or "")
        if chosen is None:
            way_out = ", of sla de stap over met een reden" if self.place.state.rule.need is Need.REQUIRED else ""
            self.form.show_problem("type", f"Kies welke hulp of sanctie het is{way_out}.")
            return False
        days = self._days.value() if chosen.harder else ""
        if days and not days.isdecimal():
            self.form.show_problem("school_days", "Vul een heel getal in, bijvoorbeeld 1.")
            return False
        place = self.place
        measure = Measure(
            place.step.id,
            chosen.kind,
            chosen.label,
            int(self._person.value() or 0),
            self.on(),
            self.text("by"),
            self._text.value(),
            chosen.harder,
            int(days or 0),
        )
        steps = place.bridge.desk.steps
        return (
            place.bridge.do(steps.take_measure, place.case.id, place.round.id, measure, draft=self.keeper.key)
            is not None
        )
