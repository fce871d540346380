"""The page of one case: its head with the phase line, and Stappen, Betrokkenen, Afspraken and Verloop."""

from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pestdesk.domain.agenda import AgendaItem, Waiting
from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.phase_words import round_words
from pestdesk.domain.timeline import EventKind
from pestdesk.domain.words import ROUTE_WORDS
from pestdesk.ui import sizes, theme
from pestdesk.ui.agreements_tab import AgreementsTab
from pestdesk.ui.bookmark import CaseBookmark
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.case_facts import facts_of
from pestdesk.ui.components import Chip, ComboField, PhaseLine, TextField, button
from pestdesk.ui.draft_keeper import forget_all, keep_all
from pestdesk.ui.earlier_words import question_words
from pestdesk.ui.fitted_label import FittedLabel
from pestdesk.ui.fitting import SEPARATOR
from pestdesk.ui.pages.places import TO_CLOSING, TO_COMPLETENESS, TO_COURSE, TO_REOPENING
from pestdesk.ui.people_tab import PeopleTab
from pestdesk.ui.question_bar import QuestionBar
from pestdesk.ui.shelf_bar import ShelfBar
from pestdesk.ui.step_wizard import StepWizard
from pestdesk.ui.step_words import step_mark
from pestdesk.ui.timeline_tab import TimelineTab

TABS = ("Stappen", "Betrokkenen", "Afspraken", "Verloop")
STEPS, PEOPLE, AGREEMENTS, TIMELINE = range(len(TABS))
_CLOSING_WORDS = 120


class CasePage(QWidget):
    """Shows a case as it is in the vault; every change reads it again. `case_asked` names another case to
    show, `pupil_asked` a pupil of the directory."""

    case_asked = Signal(str)
    pupil_asked = Signal(int)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case: Case | None = None
        self._round_id = 0
        self._closed_words = self._course_words = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S16, theme.S12, theme.S16, theme.S12)
        box.setSpacing(theme.S8)
        box.addLayout(self._build_head())
        self._build_questions()
        for bar in (self._shelf, self._closed, self._course_question, self._route_question):
            box.addWidget(bar)
        line = QHBoxLayout()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Delen van de casus")
        for words in TABS:
            self.tabs.addTab(words)
        line.addWidget(self.tabs, 1)
        self._rounds = ComboField("", [])
        self._rounds.combo.setAccessibleName("Ronde")
        self._rounds.changed.connect(self._choose_round)
        line.addWidget(self._rounds)
        box.addLayout(line)
        self.wizard = StepWizard(bridge)
        self.people = PeopleTab(bridge)
        self.people.pupil_asked.connect(self.pupil_asked)
        self.people.case_asked.connect(self.case_asked)
        self.agreements = AgreementsTab(bridge)
        self.timeline = TimelineTab(bridge)
        self.wizard.shown.connect(self._show_bars)
        self.wizard.case_asked.connect(self.case_asked)
        self.wizard.round_asked.connect(self._open_in_round)
        self._stack = QStackedWidget()
        for tab in (self.wizard, self.people, self.agreements, self.timeline):
            self._stack.addWidget(tab)
        box.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show_tab)

    def _build_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(sizes.S2)
        self._title = FittedLabel(look="case", counts=True)
        self._phase = Chip("", "done", marked=False)
        self._line = PhaseLine()
        self._facts = FittedLabel(look="muted")
        self._count = button("Volledigheid", quiet=True, on_click=lambda: self.open_special(TO_COMPLETENESS))
        self._count.setToolTip("Volledigheid: wat vraagt het protocol nog?")
        for left, *right in ((self._title, self._phase, self._line), (self._facts, self._count)):
            row = QHBoxLayout()
            row.setSpacing(theme.S8)
            row.addWidget(left, 1)
            for part in right:
                row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
            head.addLayout(row)
        return head

    def _build_questions(self) -> None:
        """How a closed case opens again (R32), how a signal goes on after an earlier case (R6), and who acts now
        that the people changed (R2)."""
        self._closed = QuestionBar(
            button("Casus heropenen…", on_click=lambda: self.open_special(TO_REOPENING)), quiet=True
        )
        self._shelf = ShelfBar(self._bridge)
        self._course_question = QuestionBar(button("Kiezen…", on_click=lambda: self.open_special(TO_COURSE)))
        self._route_reason = TextField("", "Of: waarom de route zo blijft")
        self._route_reason.edit.setAccessibleName("Waarom de route zo blijft")
        self._route_question = QuestionBar(
            button("Route aanpassen", on_click=lambda: self._answer_route(follow=True)),
            self._route_reason,
            button("Route houden", on_click=lambda: self._answer_route(follow=False)),
            place="below",
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names come before the line of the phase, which the list of steps shows too."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        beside = self._phase.sizeHint().width() + self._line.sizeHint().width() + 4 * theme.S16
        self._line.setVisible(self._title.least_width() + beside <= self.width())

    # -- showing -----------------------------------------------------------------------------------------------

    @property
    def case_id(self) -> str:
        """The number of the case that is open, '' when there is none."""
        return self._case.id if self._case else ""

    @property
    def case(self) -> Case | None:
        """The case that is open, if any."""
        return self._case

    def show_case(self, case_id: str) -> None:
        """Open a case at its last round, or read again the one that is open."""
        case = self._bridge.desk.cases.get(case_id)
        is_other = self._case is None or self._case.id != case.id
        has_new_round = self._case is not None and len(case.rounds) != len(self._case.rounds)
        if is_other:
            self.tabs.setCurrentIndex(STEPS)
        self._case = case
        if is_other or has_new_round or all(round_.id != self._round_id for round_ in case.rounds):
            self._round_id = case.round.id
        self._show_head(case)
        self._show_rounds(case)
        self.wizard.show_case(case, self._round_id)
        self._show_tab(self.tabs.currentIndex())

    def bookmark(self) -> CaseBookmark | None:
        """The place that is open; None when no case is."""
        if self._case is None:
            return None
        page = self.wizard.page
        field = page.focused_field() if page else ""
        return CaseBookmark(self._case.id, self.tabs.currentIndex(), self._round_id, self.wizard.standing, field)

    def return_to(self, place: CaseBookmark) -> None:
        """Open a place again, with the cursor in it; what is gone of it is left out. Raises RuleError for a case
        that is gone."""
        self.show_case(place.case_id)
        self._rounds.set_value(str(place.round_id))
        self.wizard.return_to(place.standing, place.field)
        self.tabs.setCurrentIndex(place.tab)
        if place.tab != STEPS:
            self.focus_first()

    def forget(self) -> None:
        """Hold no case any more, and nothing that was typed in it: the one that was open is gone for good."""
        forget_all(self)
        self._case, self._round_id = None, 0
        self._closed_words = self._course_words = ""
        self._title.show_lines()
        self._facts.show_lines()
        for question in (self._closed, self._course_question, self._route_question):
            question.ask("")
        self._line.set_steps([])
        self._route_reason.set_state("")
        for part in (self._shelf, self.wizard, self.people, self.agreements, self.timeline):
            part.forget()

    def focus_first(self) -> None:
        """Put the cursor in the page that is open."""
        if self.tabs.currentIndex() == STEPS:
            self.wizard.card.focus_first()
        else:
            self.tabs.setFocus()

    def open(self, thing: AgendaItem | Waiting) -> None:
        """Go to the step where a dated or waiting thing is done."""
        self.show_case(thing.case_id)
        self.tabs.setCurrentIndex(STEPS)
        part_id = thing.part_id if isinstance(thing, AgendaItem) else 0
        self._open_in_round(thing.round_id, thing.step_id, part_id)

    def show_part(self, tab: int, part_id: int, kinds: Sequence[EventKind]) -> None:
        """Go to a part of the case that is open, where it is read; without a part, to what is of these kinds."""
        self.tabs.setCurrentIndex(tab)
        if tab == TIMELINE:
            self.timeline.show_part(part_id, kinds)
            return
        self.focus_first()
        if tab == AGREEMENTS:
            self.agreements.show_agreement(part_id)

    def open_special(self, where: str) -> None:
        """Open one of the pages of the wizard that are no step."""
        self.tabs.setCurrentIndex(STEPS)
        self.wizard.open(where)

    def add_note(self) -> None:
        """Write a note in the verloop, if the case takes one."""
        if self._case is None or not self._case.takes_notes:
            return
        self.tabs.setCurrentIndex(TIMELINE)
        self.timeline.add_note()

    def flush(self) -> bool:
        """Keep what is typed now, on every tab; whether all of it is kept."""
        return keep_all(self)

    # -- inside ------------------------------------------------------------------------------------------------

    def _show_head(self, case: Case) -> None:
        protocol = self._bridge.protocol_of(case)
        round_ = case.round_by_id(self._round_id)
        self._title.show_lines(case.title, case.short_title)
        state = self._bridge.desk.cases.progress(case, round_)
        who = self._bridge.desk.cases.who(case, state.next_step.actor) if state.next_step else ""
        self._facts.show_lines(*facts_of(protocol, case, state, who, self._bridge.desk.calendar.today()))
        self._phase.set_chip(round_words(protocol, round_.phase_id, round_.number), "done")
        self._line.set_steps([(step_mark(state, step), step.step.title) for step in state.steps])
        self._fit_head()
        done = sum(step.is_settled for step in state.steps)
        is_asked = any(step.is_required for step in state.steps)
        count = f"{done} van {len(state.steps)} stappen klaar" if is_asked else "geen stappen nodig"
        if round_.running_term is not None:
            day, length = round_.running_term.day_of(self._bridge.desk.calendar.today())
            count += f"{SEPARATOR}dag {day} van {length}"
        self._count.setText(f"{count}  ›")
        self._count.setAccessibleName(f"{count}. Volledigheid bekijken")
        self._show_questions(case)

    def _show_questions(self, case: Case) -> None:
        self._shelf.show_case(case)
        closing = case.closing
        conclusion = shorten(closing.conclusion, _CLOSING_WORDS, placeholder=" …") if closing else ""
        # In the bin it does not open again: it is put back first.
        words = f"Gesloten op {with_year(closing.closed_on)}. {conclusion}" if closing else ""
        self._closed_words = "" if case.shelving.is_binned else words
        course = self._bridge.desk.cases.course_question(case)
        self._course_words = question_words(self._bridge.protocol_of(case), course) if course else ""
        route = case.route_question if case.takes_changes else None
        words = (
            f"De betrokkenen zijn gewijzigd: {route.reason}. Voorstel: {ROUTE_WORDS[route.route]}." if route else ""
        )
        self._route_question.ask(words)
        self._show_bars(self.wizard.special)

    def _show_bars(self, where: str) -> None:
        """What the open page tells itself is not told above it as well."""
        self._closed.ask(self._closed_words if where not in (TO_REOPENING, TO_CLOSING) else "")
        self._course_question.ask(self._course_words if where not in (TO_COURSE, TO_COMPLETENESS) else "")

    def _show_rounds(self, case: Case) -> None:
        protocol = self._bridge.protocol_of(case)
        self._rounds.blockSignals(True)
        self._rounds.set_options(
            [(str(round_.id), round_words(protocol, round_.phase_id, round_.number)) for round_ in case.rounds]
        )
        self._rounds.set_value(str(self._round_id))
        self._rounds.blockSignals(False)

    def _choose_round(self) -> None:
        if self._case is not None and self._rounds.value():
            self._round_id = int(self._rounds.value() or 0)
            self._show_head(self._case)
            self.wizard.show_case(self._case, self._round_id)

    def _open_in_round(self, round_id: int, step_id: str, part_id: int = 0) -> None:
        self._rounds.set_value(str(round_id))
        self.wizard.open(step_id, part_id)

    def _show_tab(self, index: int) -> None:
        """Bring a tab to the front, with what it shows read again."""
        if self._case is None:
            return
        self.flush()
        if index == PEOPLE:
            self.people.show_case(self._case)
        elif index == AGREEMENTS:
            self.agreements.show_case(self._case)
        elif index == TIMELINE:
            self.timeline.show_case(self._case)
        self._rounds.setVisible(index == STEPS and len(self._case.rounds) > 1)
        focused = QApplication.focusWidget()
        goes_out_of_sight = focused is not None and self._stack.isAncestorOf(focused)
        self._stack.setCurrentIndex(index)
        if goes_out_of_sight and focused is not None and not focused.isVisible():
            self.focus_first()

    def _answer_route(self, *, follow: bool) -> None:
        case = self._case
        question = case.route_question if case else None
        if case is None or question is None:
            return
        reason = self._route_reason.value()
        if not follow and not reason:
            self._route_reason.show_problem("Schrijf op waarom.")
            self._route_reason.setFocus()
            return
        route = question.route if follow else case.route.route
        self._bridge.do(self._bridge.desk.cases.decide_route, case.id, route, "" if follow else reason)
