"""The practice window, the ways to it, and the walk through a first case in it."""

import sys
from typing import Any

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from pestdesk.desk.demo_play import DemoClock, Play, pupil
from pestdesk.desk.demo_pupils import fill_directory
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.protocol import Role, StepKind
from pestdesk.domain.walkthrough import Goal
from pestdesk.ui.importing.import_page import ImportPage
from pestdesk.ui.practice import NOT_OPENED, OPENING, practice_command
from pestdesk.ui.walkthrough.guide_words import GUIDE_WORDS, NAMES, THE_END


class Walk:
    """A user who does what the guide says, in a case of her own."""

    def __init__(self, practice: Any) -> None:
        self.practice, self.desk = practice, practice.desk
        self._play = Play(self.desk, DemoClock(practice.clock))
        self.case: Case

    @property
    def guide(self) -> Any:
        return self.practice.window.practice.guide

    def tell(self) -> None:
        self.practice.window.bridge.tell_changed(self.case.id)

    def reach(self, goal: Goal) -> None:
        """Do what one goal asks, through the verbs of the desk."""
        today = self.practice.today
        kinds = {
            Goal.INQUIRY: StepKind.INQUIRY,
            Goal.TALKS: StepKind.TALKS,
            Goal.PARENTS: StepKind.PARENTS,
            Goal.NOTE: StepKind.LOGBOOK_NOTE,
        }
        if goal is Goal.CASE:
            people = (
                pupil("Joris Jokkebrok", "2A", "Nel Ontwerp", Role.VICTIM),
                pupil("Kee Kul", "3D", "Guus Opzet", Role.PERPETRATOR),
            )
            self.case = self.desk.cases.open(self.practice.case("Abe").signal, people)
        elif goal is Goal.SIGNAL:
            judged = self.practice.case("Pip").classification
            self.case = self.desk.cases.record_signal(self.case.id, self.case.signal, judged)
        elif goal is Goal.AGREEMENTS:
            self.case = self._play.agree(self.case, today, "Kee laat Joris met rust")
        elif goal is Goal.CHECK:
            check = self.case.round.term.checks[0]
            result = self._play.result(self.case, 4)
            self.case = self.desk.follow_up.record_check(self.case.id, check.id, result)
        elif goal is Goal.SUMMARY:
            self.desk.papers.handed_over(self.desk.papers.summary(self.case.id), "PDF")
        else:
            self.case = self._play.until(self.case, today, kinds[goal])
        self.tell()


def test_the_guide_goes_on_by_what_was_done_and_says_each_step_at_once(practice: Any, spoken: list[str]) -> None:
    walk = Walk(practice)
    assert walk.guide.goal is Goal.CASE
    for number, goal in enumerate(Goal, start=1):
        assert walk.guide.goal is goal
        assert practice.sees(GUIDE_WORDS[goal].title)
        assert f"stap {number} van 9" in walk.guide.accessibleName()
        walk.reach(goal)
    assert walk.guide.goal is None
    assert practice.sees(THE_END.title)
    following = [GUIDE_WORDS[goal].title for goal in list(Goal)[1:]]
    assert [any(title in words for words in spoken) for title in following] == [True] * 8
    assert THE_END.title in spoken[-1]


def test_what_is_taken_back_is_asked_again(practice: Any) -> None:
    walk = Walk(practice)
    for goal in (Goal.CASE, Goal.SIGNAL, Goal.INQUIRY):
        walk.reach(goal)
    assert walk.guide.goal is Goal.TALKS
    practice.window.bridge.undo()
    assert walk.guide.goal is Goal.INQUIRY


def test_the_guide_leads_to_where_each_thing_is_done(practice: Any) -> None:
    walk = Walk(practice)
    practice.press("Nieuwe casus openen")
    assert practice.window._pages.currentWidget() is practice.window.new_case
    for goal in (Goal.CASE, Goal.SIGNAL, Goal.INQUIRY, Goal.TALKS, Goal.AGREEMENTS, Goal.PARENTS, Goal.NOTE):
        walk.reach(goal)
        practice.open_case("Pip")
        practice.press("Ga erheen")
        assert practice.window.case_page.case_id == walk.case.id
    assert practice.step_id == "1h"
    walk.reach(Goal.CHECK)
    practice.press("Samenvatting openen")
    assert practice.paper_page is not None


def test_a_goal_can_be_passed_over_and_the_guide_put_away_and_called_back(practice: Any) -> None:
    walk = Walk(practice)
    assert not practice.window.practice.guide._skip.isVisible(), "without a case there is nothing to walk through"
    walk.reach(Goal.CASE)
    practice.press("Overslaan")
    assert walk.guide.goal is Goal.INQUIRY
    practice.press("Rondleiding wegleggen")
    assert not practice.sees(GUIDE_WORDS[Goal.INQUIRY].title)
    assert QApplication.focusWidget() is practice.button("Rondleiding")
    walk.reach(Goal.INQUIRY)
    practice.window.menus.tour.trigger()
    assert practice.sees(GUIDE_WORDS[Goal.TALKS].title), "it went on meanwhile"


def test_the_practice_window_cannot_be_taken_for_the_real_one_and_opens_no_other(practice: Any) -> None:
    assert practice.window.windowTitle() == "PestDesk – oefenomgeving"
    assert practice.sees("Oefenomgeving")
    assert not practice.window.menus.practice.isVisible()
    assert practice.window.today.first_ways._practice.isHidden()


def test_a_window_on_real_records_has_no_such_strip_and_nothing_to_walk_through(empty_office: Any) -> None:
    window = empty_office.window
    assert window.practice is None
    assert window.windowTitle() == "PestDesk"
    assert not window.menus.tour.isVisible()
    window.show_tour()
    assert not empty_office.sees("Rondleiding")


@pytest.mark.parametrize("is_started", [True, False])
def test_practice_is_a_process_of_its_own_and_a_failure_is_told(
    empty_office: Any, monkeypatch: pytest.MonkeyPatch, is_started: bool
) -> None:
    asked = []

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        asked.append((program, *arguments))
        return is_started, 4711

    monkeypatch.setattr(QProcess, "startDetached", start)
    empty_office.press("Oefenomgeving openen")
    empty_office.window.menus.practice.trigger()
    assert asked == [(sys.executable, "-m", "pestdesk", "--demo")] * 2
    assert empty_office.window.banner.text == (OPENING if is_started else NOT_OPENED)


def test_a_frozen_program_is_its_own_practice_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert practice_command() == (sys.executable, ["--demo"])


def test_an_empty_vault_offers_three_ways_and_begins_at_the_list_of_pupils(empty_office: Any) -> None:
    window = empty_office.window
    assert not empty_office.sees("wacht op een ander"), "no figures about nothing"
    assert empty_office.button("Leerlingen importeren").hasFocus()
    seen = []
    for _ in range(3):
        seen.append(QApplication.focusWidget().text())
        empty_office.key(Qt.Key.Key_Tab)
    assert seen == ["Leerlingen importeren", "Eerste casus openen", "Oefenomgeving openen"]
    empty_office.press("Eerste casus openen")
    assert window._pages.currentWidget() is window.new_case
    window.show_today()
    empty_office.press("Leerlingen importeren")
    assert isinstance(window._pages.currentWidget(), ImportPage)


def test_with_a_list_of_pupils_it_says_so_and_begins_at_the_first_case(empty_office: Any) -> None:
    empty_office.enroll()
    empty_office.window.show_today()
    assert empty_office.sees("5 leerlingen in de lijst")
    assert empty_office.button("Eerste casus openen").hasFocus()
    primary = [each for each in empty_office.shown(QPushButton) if each.property("primary")]
    assert {each.text() for each in primary} == {"Nieuwe casus", "Eerste casus openen"}


def test_the_guide_names_pupils_of_two_classes_who_are_in_the_list(practice: Any) -> None:
    fill_directory(practice.desk)
    found = [practice.desk.pupils.find(name) for name in NAMES]
    assert [len(pupils) for pupils in found] == [1, 1]
    assert len({pupils[0].school_class for pupils in found}) == 2


def test_the_made_up_cases_are_not_the_users_own(practice: Any) -> None:
    assert len(practice.desk.cases.summaries(CaseFilter.ALL)) > 8
    assert practice.window.practice.guide.goal is Goal.CASE
