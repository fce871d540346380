"""The page of the signal: what was reported, what the user calls it, and who acts (R1–R9)."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pestdesk.domain.dutch import capital
from pestdesk.domain.phase_words import course_words
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Protocol, Route
from pestdesk.domain.routing import propose_route
from pestdesk.domain.signal import Answer, Classification, Judgement, Place, Receiver, Reporter
from pestdesk.domain.words import (
    ANSWER_WORDS,
    JUDGEMENT_WORDS,
    PLACE_WORDS,
    RECEIVER_WORDS,
    REPORTER_WORDS,
    ROUTE_WORDS,
)
from pestdesk.ui.components import (
    ChoiceRow,
    ComboField,
    DateField,
    GroupHead,
    Label,
    Muted,
    Rule,
    TextArea,
    TextField,
    button,
)
from pestdesk.ui.earlier_words import counted_words, question_words
from pestdesk.ui.pages.places import TO_CLOSING, TO_COURSE
from pestdesk.ui.pages.step_page import FACTS_ONLY, StepPage
from pestdesk.ui.safety_panel import SafetyPanel
from pestdesk.ui.words import options


class SignalPage(StepPage):
    """Everything about the signal can wait; Klaar keeps it, and shares it with the mentor when that is asked (R5)."""

    finish_text = "Klaar"

    def build(self) -> None:
        signal = self.place.case.signal
        self._text = self.form.add("text", TextArea("Wat is er gezien of gezegd?", FACTS_ONLY))
        self._reporter = ComboField("Wie meldt", options(REPORTER_WORDS))
        self._reporter_name = TextField("Naam van de melder (mag leeg)")
        self._reported_on = DateField("Gemeld op")
        self.form.add_beside(
            ("reporter", self._reporter, 2),
            ("reporter_name", self._reporter_name, 2),
        )
        self._place = self.form.add("place", ChoiceRow("Waar", options(PLACE_WORDS), place="column"))
        self._received_by = self.form.add(
            "received_by", ChoiceRow("Bij wie kwam het binnen?", options(RECEIVER_WORDS), place="column")
        )
        self._means = TextField("Waarmee (mag leeg)", "bijvoorbeeld: groepsapp")
        self.form.add_beside(("reported_on", self._reported_on, 2), ("means", self._means, 2))
        self._passed_on = self.form.add("passed_on", DateField("Doorgezet naar de mentor op", none_text="nog niet"))
        self._received_by.changed.connect(self._fit)
        self._text.set_state(signal.text)
        self._reporter.set_value(signal.reporter.value)
        self._reporter_name.set_state(signal.reporter_name)
        self._reported_on.set_value(signal.reported_on)
        self._place.set_value(signal.place.value)
        self._means.set_state(signal.means)
        self._received_by.set_value(signal.received_by.value)
        self._passed_on.set_value(signal.passed_on)
        self._fit()
        self.form.add_widget(SafetyPanel())
        self.form.add_widget(Rule())
        self._build_earlier()
        self._build_route()
        self.form.add_widget(Rule())
        self._build_classification(self.place.protocol, self.place.case.classification)

    @property
    def goes_on(self) -> bool:
        """What turned out to be no bullying goes on nowhere: it can be closed right here (R7)."""
        return not self._classification().is_not_bullying

    @property
    def secondary(self) -> tuple[str, str] | None:
        case = self.place.case
        can_close = case.classification.is_not_bullying and case.takes_changes
        return ("Casus sluiten…", TO_CLOSING) if can_close else None

    def _build_earlier(self) -> None:
        """How the signal went on after an earlier case, and why; or that it is still to be chosen (R6)."""
        case, cases = self.place.case, self.place.bridge.desk.cases
        earlier = cases.earlier(case)
        if not earlier and case.course is None:
            return
        question = cases.course_question(case, earlier)
        if case.course is not None:
            words = course_words(self.place.protocol, case.course.course, case.course.earlier_id)
            head, why = capital(words), f"want {case.course.reason}"
        elif question is not None:
            head, why = question_words(self.place.protocol, question), ""
        else:
            head, why = counted_words(len(earlier)), ""
        # The form of a closed case is not shown; what was chosen is.
        add = self.form.add_widget if case.takes_changes else self.body.addWidget
        add(GroupHead("Eerdere casussen"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(head, look="bold", selectable=True), 1)
        asks = "Kiezen…" if question is not None else "Bekijken…"
        row.addWidget(button(asks, name=f"Eerdere casussen: {asks}", on_click=lambda: self.leave_to.emit(TO_COURSE)))
        add(line)
        if why:
            add(Muted(why))
        add(Rule())

    def _build_route(self) -> None:
        case = self.place.case
        proposal = propose_route(case.involvements)
        actor = self.place.protocol.first_phase.steps[0].actor(case.route.route)
        doer = f"{self.place.protocol.actor_label(actor)} {case.who(actor)}".strip()
        why = (
            f"want {proposal.reason}" if not case.route.reason else f"afgeweken van het voorstel: {case.route.reason}"
        )
        if case.mentors and case.route.route is not Route.SAME_CLASS:
            why += f". Betrokken mentoren: {', '.join(case.mentors)}"
        others = [route for route in Route if route is not case.route.route]
        self._route = ComboField("Andere route", [(r.value, ROUTE_WORDS[r]) for r in others], empty_text="zo laten")
        self._route_reason = TextField("Waarom een andere route")
        self.form.add_widget(GroupHead(f"Wie voert {self.place.protocol.first_phase.short_title.lower()} uit"))
        self.form.add_widget(Label(f"{ROUTE_WORDS[case.route.route].capitalize()} → {doer}", look="bold"))
        self.form.add_widget(Muted(why))
        self.form.add_beside(("route", self._route, 2), ("route_reason", self._route_reason, 3))
        self._route.changed.connect(lambda: self._route_reason.setVisible(self._route.value() is not None))
        self._route_reason.setVisible(False)

    def _build_classification(self, protocol: Protocol, classification: Classification) -> None:
        self.form.add_widget(GroupHead("Kenmerken van pesten"))
        self.form.add_widget(Muted(protocol.features_intro))
        self._features: dict[str, ChoiceRow] = {}
        for feature in protocol.features:
            row = ChoiceRow(feature.text, options(ANSWER_WORDS), place="end")
            self.form.add(f"feature_{feature.id}", row)
            row.set_value(classification.answer(feature.id).value)
            self._features[feature.id] = row
        self._judgement = self.form.add("judgement", ChoiceRow("Jouw oordeel", options(JUDGEMENT_WORDS)))
        self._judgement.set_value(classification.judgement.value)
        words = "Dit oordeel houdt niets tegen en kan later veranderen."
        if classification.is_not_bullying:
            words += " Het protocol vraagt nu geen stappen meer; je kunt de casus sluiten."
        self.form.add_widget(Muted(words))

    def _fit(self) -> None:
        waits = self.place.case.route.route is Route.SAME_CLASS
        self._passed_on.setVisible(waits and self._received_by.value() == Receiver.COORDINATOR.value)

    def focus_first(self) -> None:
        """To what is asked: whether it was passed on, or else the signal itself; or to why nothing is asked."""
        if self.place.case.classification.is_not_bullying:
            self._judgement.setFocus()
            return
        (self._passed_on if self.place.item.status is Status.PARTLY else self._text).setFocus()

    def finish(self) -> bool:
        place = self.place
        if not self._text.value():
            self.form.show_problem("text", "Schrijf kort op wat er is gezien of gezegd.")
            return False
        signal = replace(
            place.case.signal,
            text=self._text.value(),
            reported_on=self._reported_on.value() or place.case.signal.reported_on,
            reporter=Reporter(self._reporter.value() or Reporter.STAFF),
            reporter_name=self._reporter_name.value(),
            place=Place(self._place.value() or Place.NOT_KNOWN),
            means=self._means.value(),
            received_by=Receiver(self._received_by.value() or Receiver.COORDINATOR),
            passed_on=self._passed_on_now(),
        )
        cases = place.bridge.desk.cases
        wanted = self._route.value()
        if wanted is not None:
            reason = self._route_reason.value()
            if place.bridge.do(cases.decide_route, place.case.id, Route(wanted), reason) is None:
                return False
        return (
            place.bridge.do(cases.record_signal, place.case.id, signal, self._classification(), draft=self.keeper.key)
            is not None
        )

    def _passed_on_now(self) -> date | None:
        """When it was passed on; a signal that is no longer the mentor's keeps the day on which it was."""
        if self._received_by.value() != Receiver.COORDINATOR.value:
            return None
        return self.place.case.signal.passed_on if self._passed_on.isHidden() else self._passed_on.value()

    def _classification(self) -> Classification:
        answers = tuple((key, Answer(row.value() or Answer.UNKNOWN)) for key, row in self._features.items())
        return Classification(Judgement(self._judgement.value() or Judgement.UNCLEAR), answers)
