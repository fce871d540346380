"""The page of help and sanctions."""

from pestdesk.domain.duties import suspension_warning
from pestdesk.domain.progress import StepState
from pestdesk.domain.protocol import Need, Role
from pestdesk.domain.record import Measure, MeasureKind
from pestdesk.domain.settings import MeasureType
from pestdesk.domain.words import MEASURE_WORDS
from pestdesk.ui.components import CheckGroup, ComboField, Muted, Notice, NumberField, TextArea
from pestdesk.ui.pages.step_page import StepPage

_NO_NUMBER = "Vul een heel getal in, bijvoorbeeld 1."
#: Who decides on a harder sanction (R18), while the settings hold no name.
_LEADERSHIP = "schoolleiding"


class MeasuresPage(StepPage):
    """One measure at a time, of the kinds that the school has; phase 2 asks for at least one (R14)."""

    again_text = "Nog een maatregel vastleggen"

    def build(self) -> None:
        place = self.place
        self._settings = place.bridge.desk.settings.get()
        self._types = {f"{each.kind.value}/{each.label}": each for each in self._settings.measure_types}
        options = [(key, f"{MEASURE_WORDS[each.kind]}: {each.label}") for key, each in self._types.items()]
        people = [(str(p.id), p.full_name) for p in place.case.known]
        self._type = ComboField("Welke hulp of sanctie", options, empty_text="Kies…")
        self._person = ComboField("Voor wie", people, empty_text="Kies…")
        self.form.add_beside(("type", self._type, 3), ("person", self._person, 2))
        self._days = self.form.add("school_days", NumberField("Hoeveel schooldagen", "bijvoorbeeld 1"))
        self._warning = Notice()
        self.form.add_widget(self._warning)
        self._anyway = self.form.add("anyway", CheckGroup("", [("anyway", "Toch zo vastleggen")]))
        self._text = self.form.add("text", TextArea("Toelichting", "Wat houdt het in, wie voert het uit?"))
        self.add_when_and_actor("Besloten op", "Besloten door")
        self._guess = place.actor_name
        self._guessed_whom: str | None = None
        self._hint = Muted()
        self.form.add_widget(self._hint)
        self._type.changed.connect(self._fit)
        self._days.changed.connect(self._fit_warning)
        self._fit()

    def recorded_ids(self) -> frozenset[int]:
        return frozenset(m.id for m in self.place.round.measures if m.step_id == self.place.step.id)

    @property
    def _chosen(self) -> MeasureType | None:
        return self._types.get(self._type.value() or "")

    def _fit(self) -> None:
        """What the chosen kind asks, who decides on it, and which steps it brings along."""
        chosen = self._chosen
        self._days.setVisible(chosen is not None and chosen.counts_days)
        self._fit_warning()
        self._guess_who(chosen)
        self._guess_whom(chosen)
        added = self._steps_asked_by(chosen) if chosen else ()
        self._hint.setText(" ".join(_words(state) for state in added))
        self._hint.setVisible(bool(added))

    def _fit_warning(self) -> None:
        """A suspension of more than a week is warned of at once, and asks for a tick each time it changes (R18)."""
        warning = self._warning_now()
        self._anyway.set_value([])
        self._warning.set_text(warning)
        self._anyway.setVisible(bool(warning))

    def _warning_now(self) -> str:
        chosen = self._chosen
        if chosen is None or not (chosen.counts_days and chosen.harder):
            return ""
        return suspension_warning(self._days.number() or 0)

    def _guess_who(self, chosen: MeasureType | None) -> None:
        """The school leadership decides on a harder sanction (R18); a name that was typed stays."""
        guess = self.place.actor_name
        if chosen is not None and chosen.harder:
            guess = self._settings.school_leader or _LEADERSHIP
        if self.text("by") == self._guess:
            self.form.field("by").set_state(guess)
        self._guess = guess

    def _guess_whom(self, chosen: MeasureType | None) -> None:
        """A sanction is for the one dader, if there is one; whom it is for otherwise is chosen, never guessed."""
        daders = [p for p in self.place.case.concerned if p.is_known and Role.PERPETRATOR in p.roles]
        is_clear = chosen is not None and chosen.kind is MeasureKind.SANCTION and len(daders) == 1
        guess = str(daders[0].id) if is_clear else None
        if self._person.value() == self._guessed_whom:
            self._person.set_value(guess)
        self._guessed_whom = guess

    def _steps_asked_by(self, chosen: MeasureType) -> tuple[StepState, ...]:
        place = self.place
        return place.bridge.desk.steps.steps_asked_by(place.case, place.round, self._measure(chosen))

    def _measure(self, chosen: MeasureType) -> Measure:
        return Measure(
            self.place.step.id,
            chosen.kind,
            chosen.label,
            int(self._person.value() or 0),
            self.on(),
            self.text("by"),
            self._text.value(),
            chosen.harder,
            (self._days.number() or 0) if chosen.counts_days else 0,
        )

    def finish(self) -> bool:
        chosen = self._chosen
        if chosen is None:
            way_out = ", of sla de stap over met een reden" if self.place.state.rule.need is Need.REQUIRED else ""
            self.form.show_problem("type", f"Kies welke hulp of sanctie het is{way_out}.")
            return False
        if self._person.value() is None:
            self.form.show_problem("person", f"Kies voor wie deze {MEASURE_WORDS[chosen.kind].lower()} is.")
            return False
        measure = self._measure(chosen)
        if chosen.counts_days and measure.school_days < 1:
            self.form.show_problem("school_days", _NO_NUMBER)
            return False
        if self._warning_now() and not self._anyway.value():
            self.form.show_problem("anyway", "Vul minder schooldagen in, of vink aan dat het zo wordt vastgelegd.")
            return False
        place = self.place
        verb = place.bridge.desk.steps.take_measure
        return place.bridge.do(verb, place.case.id, place.round.id, measure, draft=self.keeper.key) is not None


def _words(state: StepState) -> str:
    """What a step that a measure brings along means for the user (R17, R18)."""
    if state.is_required:
        return f"Hierna vraagt PestDesk ook de stap ‘{state.step.title}’."
    remark = f" ({state.rule.remark})" if state.rule.remark else ""
    return f"Hierna kan ook de stap ‘{state.step.title}’{remark}."
