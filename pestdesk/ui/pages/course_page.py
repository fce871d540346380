"""The page on which is chosen how a signal goes on after an earlier case: ‘de eerste keer’ (R6)."""

from PySide6.QtWidgets import QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.dutch import capital
from pestdesk.domain.earlier_cases import EarlierCase, propose_course
from pestdesk.domain.phase_words import course_words
from pestdesk.domain.protocol import Phase
from pestdesk.domain.routing import Course
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import ChoiceRow, EmptyState, GroupHead, Label, Muted, Notice, TextArea
from pestdesk.ui.earlier_list import EarlierList
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.pages.places import TO_CASE


class CoursePage(FormPage):
    """The earlier cases, the ways to go on with the proposed one chosen, and the reason."""

    title = "Eerdere casussen"
    finish_text = "Keuze bewaren"

    def __init__(self, bridge: Bridge, case: Case, sheet: QWidget) -> None:
        self._protocol = bridge.protocol_of(case)
        self._earlier = bridge.desk.cases.earlier(case)
        self._proposal = propose_course(self._earlier)
        super().__init__(bridge, case, f"{case.id}/course", sheet)
        self.body.addStretch(1)

    def build(self) -> None:
        if not self._earlier:
            text = "PestDesk zoekt op leerlingnummer, en zonder nummer op de hele naam."
            self.body.addWidget(EmptyState("Geen eerdere casussen van deze leerlingen", text))
        rows = EarlierList(self._earlier)
        rows.chosen.connect(lambda case_id: self.leave_to.emit(f"{TO_CASE}{case_id}"))
        self.body.addWidget(rows)
        if self._proposal is None or not self.case.takes_changes:
            self.form.hide()
            return
        proposal = self._proposal
        words = course_words(self._protocol, proposal.course, proposal.earlier.case_id)
        reason = f"Voorstel: {words}, want {proposal.reason}."
        self.form.add_widget(GroupHead("Hoe gaat dit signaal verder?"))
        self.form.add_widget(Notice(reason) if proposal.is_warning else Label(reason))
        self._choice = self.form.add("course", ChoiceRow("Jouw keuze", self._options()))
        self._reason = self.form.add(
            "reason", TextArea("Waarom", "Kies je anders dan het voorstel? Schrijf op waarom.")
        )
        self._explanation = Muted()
        self.form.add_widget(self._explanation)
        self._choice.changed.connect(self._fit)
        for course, phase in self._phases.items():
            self._choice.buttons()[course.value].setEnabled(self.case.may_begin_in(phase.id))
        decided = self.case.course
        if decided is not None:
            self._choice.set_value(_value(decided.course, decided.earlier_id))
            self._reason.set_state(decided.reason)
        elif self._choice.buttons()[self._proposed].isEnabled():
            self._choice.set_value(self._proposed)
        self._fit()

    @property
    def _phases(self) -> dict[Course, Phase]:
        """The phase in which each course that stays in this case begins."""
        first = self._protocol.first_phase
        return {Course.FIRST_PHASE: first, Course.NEXT_PHASE: self._protocol.next_phase(first.id)}

    @property
    def _proposed(self) -> str:
        assert self._proposal is not None
        return _value(self._proposal.course, self._proposal.earlier.case_id)

    def _options(self) -> list[tuple[str, str]]:
        words = [(_value(course), capital(course_words(self._protocol, course, ""))) for course in self._phases]
        for each in self._earlier:
            if each.can_go_on:
                again = " (wordt heropend)" if each.is_closed else ""
                going_on = course_words(self._protocol, Course.EARLIER_CASE, each.case_id)
                words.append((_value(Course.EARLIER_CASE, each.case_id), f"{capital(going_on)}{again}"))
        return words

    def _fit(self) -> None:
        """The reason of the proposal goes with the proposal; another choice asks for one of its own."""
        assert self._proposal is not None
        chosen = self._choice.value()
        if chosen == self._proposed and not self._reason.value():
            self._reason.set_state(self._proposal.reason)
        elif chosen != self._proposed and self._reason.value() == self._proposal.reason:
            self._reason.set_state("")
        self._explanation.setText(self._consequence(chosen))

    def _consequence(self, chosen: str | None) -> str:
        """What the choice does; or why a phase can no longer be chosen."""
        if chosen is None:
            return "In deze casus is al iets vastgelegd. Houdt het pesten aan, kies dan ‘Pesten houdt aan…’."
        course, earlier = self._chosen(chosen)
        if course is Course.EARLIER_CASE and earlier is not None:
            return (
                f"Dit signaal komt in het verloop van {earlier.case_id}. "
                f"Deze casus sluit en blijft leesbaar; je gaat verder in {earlier.case_id}."
            )
        if course is Course.NEXT_PHASE:
            return "Deze casus begint meteen in die fase. Alles wat je invulde blijft staan."
        return "Deze casus begint bij het begin, zoals elk eerste signaal."

    def _chosen(self, value: str) -> tuple[Course, EarlierCase | None]:
        course, _, case_id = value.partition("/")
        return Course(course), next((each for each in self._earlier if each.case_id == case_id), None)

    def finish(self) -> bool:
        assert self._proposal is not None
        value = self._choice.value()
        if value is None:
            self.form.show_problem("course", "Kies hoe dit signaal verdergaat.")
            return False
        if not self._reason.value():
            self.form.show_problem("reason", "Schrijf op waarom je dit kiest.")
            return False
        course, earlier = self._chosen(value)
        earlier_id = (earlier or self._proposal.earlier).case_id
        verb = self.bridge.desk.cases.choose_course
        reason = self._reason.value()
        return self.bridge.do(verb, self.case.id, course, earlier_id, reason, draft=self.keeper.key) is not None


def _value(course: Course, earlier_id: str = "") -> str:
    return f"{course}/{earlier_id}" if course is Course.EARLIER_CASE else course.value
