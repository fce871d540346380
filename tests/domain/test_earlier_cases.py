"""‘De eerste keer’ (R6): which earlier cases count, and what follows from them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest

from pestdesk.domain import earlier_cases as rules
from pestdesk.domain.case import Case
from pestdesk.domain.case_outline import outline
from pestdesk.domain.closing import Closing
from pestdesk.domain.earlier_cases import EarlierCase, Relation, propose_course, taken_along
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.record import Stamp
from pestdesk.domain.routing import Course, CourseDecision
from pestdesk.domain.signal import Classification, Judgement

CaseBuilder = Callable[..., Case]

THIS_YEAR, LAST_YEAR = date(2026, 9, 7), date(2026, 5, 11)
NOW = date(2026, 11, 2)


def someone(name: str, role: Role, number: str = "", school_class: str = "2B") -> Involvement:
    return Involvement(0, PersonName.parse(name), (role,), school_class, "", number)


PIP = someone("Pip Voorbeeldstra", Role.VICTIM, "1001")
SEM = someone("Sem Nepman", Role.PERPETRATOR, "1002")
LOTTE = someone("Lotte Fantasia", Role.VICTIM, "1003")


@pytest.fixture
def before(opened: CaseBuilder) -> CaseBuilder:
    """Builds an earlier case, of this school year."""

    def build(*people: Involvement, on: date = THIS_YEAR, case_id: str = "2026-001") -> Case:
        return opened(*(people or (PIP, SEM)), on=on, case_id=case_id)

    return build


@pytest.fixture
def now(opened: CaseBuilder) -> CaseBuilder:
    """Builds the present case."""

    def build(*people: Involvement) -> Case:
        return opened(*(people or (PIP, SEM)), on=NOW, case_id="2026-009")

    return build


def earlier_cases(case: Case, others: Iterable[Case]) -> tuple[EarlierCase, ...]:
    return rules.earlier_cases(case, map(outline, others))


def the_one(case: Case, *others: Case) -> EarlierCase:
    (found,) = earlier_cases(case, others)
    return found


def no_bullying(case: Case) -> Case:
    return case.with_classification(Classification(Judgement.QUARREL))


def test_r6_the_same_pair_in_the_same_school_year_goes_on_as_phase_2(now: CaseBuilder, before: CaseBuilder) -> None:
    proposal = propose_course(earlier_cases(now(), [before()]))
    assert proposal is not None
    assert proposal.course is Course.NEXT_PHASE
    assert not proposal.is_warning
    assert proposal.reason == "dezelfde dader en hetzelfde slachtoffer, dit schooljaar, in 2026-001"


def test_r6_the_same_pair_in_an_earlier_school_year_begins_in_phase_1_with_a_warning(
    now: CaseBuilder, before: CaseBuilder
) -> None:
    proposal = propose_course(earlier_cases(now(), [before(on=LAST_YEAR)]))
    assert proposal is not None
    assert proposal.course is Course.FIRST_PHASE
    assert proposal.is_warning
    assert "in een eerder schooljaar" in proposal.reason


def test_r6_the_same_dader_with_another_victim_begins_in_phase_1_with_a_warning(
    now: CaseBuilder, before: CaseBuilder
) -> None:
    proposal = propose_course(earlier_cases(now(), [before(LOTTE, SEM)]))
    assert proposal is not None
    assert proposal.course is Course.FIRST_PHASE
    assert proposal.is_warning
    assert proposal.reason == "dezelfde dader, een ander slachtoffer, dit schooljaar, in 2026-001"


def test_r6_the_same_victim_of_another_dader_is_told_without_a_warning(now: CaseBuilder, before: CaseBuilder) -> None:
    other = someone("Daan Zogezegd", Role.PERPETRATOR, "1004")
    proposal = propose_course(earlier_cases(now(), [before(PIP, other)]))
    assert proposal is not None
    assert proposal.earlier.relation is Relation.SAME_PUPIL
    assert proposal.course is Course.FIRST_PHASE
    assert not proposal.is_warning


def test_r6_who_only_saw_or_reported_something_asks_for_no_choice(now: CaseBuilder, before: CaseBuilder) -> None:
    for role in (Role.WITNESS, Role.REPORTER):
        earlier = the_one(now(), before(LOTTE, replace(SEM, roles=(role,))))
        assert earlier.relation is Relation.BYSTANDER
        assert propose_course([earlier]) is None


def test_r6_the_pupil_number_beats_the_name(now: CaseBuilder, before: CaseBuilder) -> None:
    renamed = replace(PIP, name=PersonName.parse("Pip van Anders"), school_class="1A")
    earlier = the_one(now(), before(renamed, SEM))
    assert earlier.relation is Relation.SAME_PAIR
    assert earlier.is_certain


def test_r6_the_same_name_with_another_number_is_someone_else(now: CaseBuilder, before: CaseBuilder) -> None:
    namesake = replace(SEM, pupil_number="2002")
    other_victim = replace(LOTTE, pupil_number="")
    assert earlier_cases(now(), [before(other_victim, namesake)]) == ()


def test_r6_the_same_name_without_a_number_is_shown_as_uncertain(now: CaseBuilder, before: CaseBuilder) -> None:
    accented = replace(SEM, name=PersonName.parse("sém NEPMAN"), pupil_number="")
    earlier = the_one(now(), before(PIP, accented))
    assert earlier.relation is Relation.SAME_PAIR
    assert not earlier.is_certain


def test_r6_a_given_name_alone_is_nobody_in_particular(now: CaseBuilder, before: CaseBuilder) -> None:
    pip = someone("Pip", Role.VICTIM)
    assert earlier_cases(now(pip, SEM), [before(pip, someone("Daan Zogezegd", Role.PERPETRATOR))]) == ()


def test_r3_somebody_unknown_was_in_no_earlier_case(now: CaseBuilder, before: CaseBuilder) -> None:
    unknown = Involvement(0, None, (Role.PERPETRATOR,))
    earlier = the_one(now(PIP, unknown), before(PIP, unknown))
    assert earlier.relation is Relation.SAME_PUPIL


def test_who_turned_out_not_to_belong_to_a_case_was_not_in_it(now: CaseBuilder, before: CaseBuilder) -> None:
    case = before()
    sem = case.involvements[1]
    left = case.with_involvement(replace(sem, left_because="was er niet"))
    assert the_one(now(), left).relation is Relation.SAME_PUPIL


def test_a_later_case_is_no_earlier_one(now: CaseBuilder, before: CaseBuilder) -> None:
    assert earlier_cases(before(), [now()]) == ()
    assert earlier_cases(now(), [now()]) == ()


def test_r6_what_was_no_bullying_begins_in_phase_1_with_a_warning(now: CaseBuilder, before: CaseBuilder) -> None:
    proposal = propose_course(earlier_cases(now(), [no_bullying(before())]))
    assert proposal is not None
    assert proposal.course is Course.FIRST_PHASE
    assert proposal.is_warning
    assert proposal.reason.endswith("in 2026-001, dat toen geen pesten was")


def test_r6_bullying_counts_before_a_later_quarrel_of_the_same_pair(now: CaseBuilder, before: CaseBuilder) -> None:
    quarrel = no_bullying(before(case_id="2026-005", on=date(2026, 10, 1)))
    proposal = propose_course(earlier_cases(now(), [before(), quarrel]))
    assert proposal is not None
    assert proposal.course is Course.NEXT_PHASE
    assert proposal.earlier.case_id == "2026-001"


def test_r6_a_closed_and_a_reopened_case_count_alike(now: CaseBuilder, before: CaseBuilder, stamp: Stamp) -> None:
    closed = before().closed(Closing(THIS_YEAR, "Lies", "rustig"), stamp)
    again = closed.reopened(NOW, "Lies", "nieuw signaal", stamp)
    for case, is_closed in ((closed, True), (again, False)):
        earlier = the_one(now(), case)
        assert earlier.is_closed is is_closed
        proposal = propose_course([earlier])
        assert proposal is not None
        assert proposal.course is Course.NEXT_PHASE


def test_r6_a_signal_that_went_on_elsewhere_is_no_place_to_go_on(
    now: CaseBuilder, before: CaseBuilder, stamp: Stamp
) -> None:
    first = before()
    second = before(case_id="2026-004", on=date(2026, 10, 5))
    decision = CourseDecision(Course.EARLIER_CASE, Course.NEXT_PHASE, first.id, "zelfde conflict")
    moved = second.with_course(decision, "1").closed(Closing(NOW, "Lies", "gaat verder"), stamp)
    found = earlier_cases(now(), [first, moved])
    assert [(each.case_id, each.went_on_in) for each in found] == [("2026-004", "2026-001"), ("2026-001", "")]
    proposal = propose_course(found)
    assert proposal is not None
    assert proposal.earlier.case_id == "2026-001"


def test_the_closest_relation_stands_first_and_then_the_newest(now: CaseBuilder, before: CaseBuilder) -> None:
    cases = [
        before(LOTTE, replace(PIP, roles=(Role.WITNESS,)), case_id="2026-006", on=date(2026, 10, 20)),
        before(LOTTE, SEM, case_id="2026-005", on=date(2026, 10, 12)),
        before(case_id="2026-001"),
        before(case_id="2026-002", on=date(2026, 9, 20)),
    ]
    found = [each.case_id for each in earlier_cases(now(), cases)]
    assert found == ["2026-002", "2026-001", "2026-005", "2026-006"]


def test_r6_going_on_gives_no_role_to_a_namesake_without_a_number(now: CaseBuilder, before: CaseBuilder) -> None:
    namesake = replace(someone("Sem Nepman", Role.WITNESS, school_class="4A"), id=7)
    sem = replace(someone("Sem Nepman", Role.VICTIM, "1002"), id=8)
    earlier = replace(before(), involvements=(namesake, sem))
    signal = replace(now(), involvements=(someone("Sem Nepman", Role.PERPETRATOR, "1002"),))
    roles = {person.id: person.roles for person in taken_along(earlier, signal).involvements}
    assert roles == {7: (Role.WITNESS,), 8: (Role.VICTIM, Role.PERPETRATOR)}
