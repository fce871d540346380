"""Pages of the steps that are one act: inquiry, observation, handover, meeting, support coordinator, reports."""

from dataclasses import dataclass

from pestdesk.domain.protocol import StepKind
from pestdesk.domain.record import Action
from pestdesk.ui.components import CheckGroup, Muted, TextArea
from pestdesk.ui.pages.step_page import FACTS_ONLY, StepPage


@dataclass(frozen=True, slots=True)
class _Words:
    """What a kind of act asks: the question over the text, an example, a hint, and what the options are called."""

    question: str
    example: str = FACTS_ONLY
    hint: str = ""
    options: str = ""
    must_have_text: bool = False


_WORDS = {
    StepKind.INQUIRY: _Words(
        "Wat is er gezien, gehoord en nagevraagd?",
        "Wie heb je gesproken, wat weet je zeker en wat nog niet? " + FACTS_ONLY,
        must_have_text=True,
    ),
    StepKind.OBSERVATION: _Words(
        "Vraag aan de BPO-er en wat eruit kwam", options="Wat vraag je aan de BPO-er?", must_have_text=False
    ),
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
    StepKind.AUTHORITIES: _Words(
        "Wat is er gemeld, of waarom niet?",
        "De schoolleiding beslist en meldt; jij houdt het bij.",
        hint="Een schorsing duurt ten hoogste een week. Duurt zij langer dan één dag, dan hoort de inspectie het "
        "schriftelijk en met redenen. Een voornemen tot verwijdering gaat eerst naar de inspectie. Of de "
        "leerplichtambtenaar een schorsing wil weten, verschilt per regio. PestDesk herinnert; het is geen "
        "juridisch advies.",
        options="Wie is geïnformeerd?",
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
        if kind is StepKind.AUTHORITIES and not options:
            self.form.show_problem("text", "Kies wie er is geïnformeerd, of schrijf op waarom niemand.")
            return True
        if kind is StepKind.OBSERVATION and not options:
            self.form.show_problem("options", "Kies een klassenobservatie, een sociogram of beide.")
            return True
        if _WORDS[kind].must_have_text:
            self.form.show_problem("text", "Schrijf kort op wat je weet.")
            return True
        return False
