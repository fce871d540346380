"""A signal after an earlier case, and a case that opens again: two cases change together or not at all (R6, R32)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pestdesk.desk import Desk
from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.record import Action
from pestdesk.domain.routing import Course
from pestdesk.domain.signal import Classification, Judgement, Signal
from pestdesk.errors import RuleError
from pestdesk.storage.cases import CaseStore

DAY = date(2026, 9, 8)
BY = "Toon Proefstra"
WHY = "hetzelfde conflict"
Unlock = Callable[[], Desk]


@pytest.fixture
def again(desk: Desk, opened: Case, signal: Signal, people: tuple[Involvement, ...]) -> Case:
    """A second case, 2026-002, with the same pair."""
    return desk.cases.open(signal, people)


@pytest.fixture
def closed(desk: Desk, opened: Case) -> Case:
    """The first case, closed."""
    return desk.cases.close(opened.id, Closing(DAY, BY, "rustig", "nog niet alles gedaan"))


def test_r6_the_earlier_case_of_a_pair_is_found_and_asked_about_until_the_choice(
    desk: Desk, opened: Case, again: Case
) -> None:
    assert [each.case_id for each in desk.cases.earlier(again)] == [opened.id]
    question = desk.cases.course_question(again)
    assert question is not None
    assert question.course is Course.NEXT_PHASE
    assert desk.cases.course_question(opened) is None
    chosen = desk.cases.choose_course(again.id, Course.FIRST_PHASE, opened.id, "heel ander gedrag")
    assert desk.cases.course_question(chosen) is None
    assert chosen.course is not None
    assert chosen.course.proposed is Course.NEXT_PHASE
    assert chosen.course.reason == "heel ander gedrag"


def test_r6_a_signal_that_was_no_bullying_is_not_asked_how_it_goes_on(desk: Desk, again: Case) -> None:
    assert desk.cases.course_question(again) is not None
    quarrel = desk.cases.record_signal(again.id, again.signal, Classification(Judgement.QUARREL))
    assert desk.cases.course_question(quarrel) is None


def test_r6_a_given_name_alone_finds_no_cases(desk: Desk, opened: Case, signal: Signal) -> None:
    pip = Involvement(0, PersonName("Pip"), (Role.VICTIM,))
    assert desk.cases.earlier(desk.cases.open(signal, (pip,))) == ()


def test_r6_as_the_next_phase_the_case_begins_in_phase_2_and_undo_gives_it_back(desk: Desk, again: Case) -> None:
    desk.drafts.keep("course", {"reason": WHY}, again.id)
    chosen = desk.cases.choose_course(again.id, Course.NEXT_PHASE, "2026-001", WHY, draft="course")
    assert chosen.round.phase_id == "2"
    assert desk.drafts.get("course") is None
    assert desk.cases.undo() == (again,)
    assert desk.drafts.get("course") == {"reason": WHY}


def test_r6_going_on_in_the_earlier_case_opens_it_tells_it_and_closes_this_one(
    desk: Desk, again: Case, closed: Case
) -> None:
    went_on = desk.cases.choose_course(again.id, Course.EARLIER_CASE, closed.id, WHY)
    assert went_on.id == closed.id
    assert not went_on.is_closed
    assert went_on.reopenings[0].reason == WHY
    assert went_on.entries[-1].text == f"Nieuw signaal uit casus {again.id}: {again.signal.text}"
    this = desk.cases.get(again.id)
    assert this.closing is not None
    assert this.closing.conclusion == f"Gaat verder in casus {closed.id}."
    assert this.course is not None
    assert this.course.earlier_id == closed.id


def test_r6_undo_gives_both_cases_back(desk: Desk, again: Case, closed: Case) -> None:
    desk.cases.choose_course(again.id, Course.EARLIER_CASE, closed.id, WHY)
    assert desk.cases.undo() == (again, closed)
    assert desk.cases.get(again.id) == again
    assert desk.cases.get(closed.id) == closed


def test_r6_when_the_second_case_cannot_be_saved_the_first_is_not_changed_either(
    desk: Desk, unlock: Unlock, again: Case, closed: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.drafts.keep("course", {"reason": WHY}, again.id)
    save = CaseStore.save
    saved: list[str] = []

    def broken(self: Any, case: Case) -> frozenset[str]:
        fields = save(self, case)
        saved.append(case.id)
        if len(saved) == 2:
            raise OSError("de schijf is weg")
        return fields

    with monkeypatch.context() as patched:
        patched.setattr(CaseStore, "save", broken)
        with pytest.raises(OSError, match="de schijf is weg"):
            desk.cases.choose_course(again.id, Course.EARLIER_CASE, closed.id, WHY, draft="course")
    assert saved == [again.id, closed.id]
    desk.lock()
    reread = unlock()
    assert reread.cases.get(again.id) == again
    assert reread.cases.get(closed.id) == closed
    assert reread.drafts.get("course") == {"reason": WHY}
    reread.lock()


def test_r6_what_the_rules_refuse_changes_neither_case(desk: Desk, again: Case, closed: Case) -> None:
    with pytest.raises(RuleError, match="Schrijf op waarom"):
        desk.cases.choose_course(again.id, Course.EARLIER_CASE, closed.id, " ")
    assert desk.cases.get(closed.id) == closed
    with pytest.raises(RuleError, match=r"^Casus 2026-099 is geen eerdere casus van deze leerlingen\."):
        desk.cases.choose_course(again.id, Course.EARLIER_CASE, "2026-099", WHY)
    begun = desk.steps.record_action(again.id, 1, Action("1a", DAY, BY))
    with pytest.raises(RuleError, match="al iets vastgelegd"):
        desk.cases.choose_course(again.id, Course.NEXT_PHASE, closed.id, WHY)
    assert desk.cases.get(again.id) == begun


def test_r32_a_case_opens_again_with_its_draft_gone_and_undo_closes_it(desk: Desk, closed: Case) -> None:
    desk.drafts.keep("reopening", {"reason": "nieuw signaal"}, closed.id)
    case = desk.cases.reopen(closed.id, "nieuw signaal", draft="reopening")
    assert not case.is_closed
    assert desk.drafts.get("reopening") is None
    assert desk.cases.undo() == (closed,)
    assert desk.drafts.get("reopening") == {"reason": "nieuw signaal"}


def test_r4_leading_and_other_coordinators_are_kept(desk: Desk, opened: Case) -> None:
    desk.cases.keep_coordinators(opened.id, "Ans Fictie", ("Ton Namaak",))
    assert desk.cases.get(opened.id).coordinators == ("Ans Fictie", "Ton Namaak")
