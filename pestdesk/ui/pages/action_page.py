"""Pages of the steps that are one act: inquiry, observation, handover, meeting, support coordinator, restoration."""

from dataclasses import dataclass

from pestdesk.domain.protocol import StepKind
from pestdesk.domain.record import Action
from pestdesk.ui.components import CheckGroup, Muted, TextArea
from pestdesk.ui.pages.step_page import FACTS_ONLY, StepPage


@dataclass(frozen=True, slots=True)
class _Words:
    """What a kind of act asks: the question over the text, an example, a hint, and what the options are called.

    `missing` asks for the text, where the act cannot do without.
    """

    question: str
    example: str = FACTS_ONLY
    hint: str = ""
    options: str = ""
    missing: str = ""


_WORDS = {
    StepKind.INQUIRY: _Words(
        "Wat is er gezien, gehoord en nagevraagd?",
        "Wie heb je gesproken, wat weet je zeker en wat nog niet? " + FACTS_ONLY,
        missing="Schrijf kort op wat je weet.",
    ),
    StepKind.OBSERVATION: _Words("Vraag aan de BPO-er en wat eruit kwam", options="Wat vraag je aan de BPO-er?"),
    StepKind.HANDOVER: _Words(
        "Wat is er overgedragen?", "Wat is er gedaan, wat hielp niet en wat is er nu aan de hand?"
    ),
    StepKind.YEAR_TEAM_MEETING: _Words(
        "Wat is er gedeeld?",
        "Waar letten de collega’s op, en tot wanneer?",
        hint="Deel niet meer dan nodig is om op te letten.",
    ),
    StepKind.SUPPORT_COORDINATOR: _Words(
        "Wat is er gevraagd en afgesproken?", "Welke hulp, voor wie, en wie neemt het over?"
    ),
    StepKind.RESTORATION: _Words(
        "Wat is er gedaan voor het herstel, en met wie?",
        "Wat is er afgesproken, en wat is nog open?",
        hint="Herstelvragen: wat is er gebeurd, wie is geraakt, wat is er nodig?",
        missing="Schrijf kort op wat er is gedaan.",
    ),
}


class ActionPage(StepPage):
    """When, by whom, which of the step's options, and what was found or done."""

    again_text = "Nog iets toevoegen"

    def build(self) -> None:
        words = _WORDS[self.place.step.kind]
        if words.hint:
            self.form.add_widget(Muted(words.hint))
        self._options: CheckGroup | None = None
        if self.place.step.options:
            options = [(option, option) for option in self.place.step.options]
            self._options = self.form.add("options", CheckGroup(words.options, options))
        self._text = self.form.add("text", TextArea(words.question, words.example, lines=4))
        self.add_when_and_actor()

    def recorded_ids(self) -> frozenset[int]:
        return frozenset(action.id for action in self.place.round.actions_of(self.place.step.id))

    def finish(self) -> bool:
        place = self.place
        options = tuple(self._options.value()) if self._options else ()
        if self._is_empty(options):
            return False
        action = Action(place.step.id, self.on(), self.text("by"), self._text.value(), options)
        steps = place.bridge.desk.steps
        case = place.bridge.do(steps.record_action, place.case.id, place.round.id, action, draft=self.keeper.key)
        return case is not None

    def _is_empty(self, options: tuple[str, ...]) -> bool:
        kind = self.place.step.kind
        if self._text.value():
            return False
        if kind is StepKind.OBSERVATION and not options:
            self.form.show_problem("options", "Kies een klassenobservatie, een sociogram of beide.")
            return True
        if _WORDS[kind].missing:
            self.form.show_problem("text", _WORDS[kind].missing)
            return True
        return False
