"""What a measure would ask for is read from the protocol, before it is recorded (R17, R18)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.consequences import steps_asked_by
from pestdesk.domain.protocol import Condition, Need, NeedRule, Protocol, StepKind
from pestdesk.domain.record import Measure, MeasureKind, Report, Stamp

DAY = date(2026, 9, 14)
BY = "Jet Fictiefsma"
HELP = Measure("1e", MeasureKind.SUPPORT, "herstelgesprek", 2, DAY, BY)
SUSPENSION = Measure("1e", MeasureKind.SANCTION, "schorsing", 2, DAY, BY, harder=True, school_days=1)


def asked(protocol: Protocol, case: Case, measure: Measure) -> list[tuple[str, bool]]:
    return [(s.step.id, s.is_required) for s in steps_asked_by(protocol, case, case.round, measure)]


def test_r17_help_in_phase_one_offers_the_ondersteuningscoordinator(
    protocol: Protocol, opened: Callable[..., Case]
) -> None:
    assert asked(protocol, opened(), HELP) == [("2h", False)]


def test_r17_help_in_phase_two_requires_the_ondersteuningscoordinator(
    protocol: Protocol, opened: Callable[..., Case], stamp: Stamp
) -> None:
    case = opened().with_next_round("2", DAY, "het gaat door", stamp)
    assert asked(protocol, case, replace(HELP, step_id="2f")) == [("2h", True)]


def test_r18_a_harder_sanction_requires_the_authorities_in_either_phase(
    protocol: Protocol, opened: Callable[..., Case], stamp: Stamp
) -> None:
    case = opened()
    assert asked(protocol, case, SUSPENSION) == [("2k", True)]
    later = case.with_next_round("2", DAY, "het gaat door", stamp)
    assert asked(protocol, later, replace(SUSPENSION, step_id="2f")) == [("2k", True)]


def test_what_is_asked_already_is_not_told_again(
    protocol: Protocol, opened: Callable[..., Case], stamp: Stamp
) -> None:
    case = opened()
    helped = case.with_measure(case.round.id, HELP, stamp)
    assert asked(protocol, helped, replace(HELP, label="training")) == []
    assert asked(protocol, case, replace(SUSPENSION, harder=False)) == []


def test_r18_a_second_harder_sanction_asks_for_the_reports_again(
    protocol: Protocol, opened: Callable[..., Case], stamp: Stamp
) -> None:
    case = opened()
    case = case.with_measure(case.round.id, SUSPENSION, stamp)
    assert asked(protocol, case, SUSPENSION) == [], "it is open already"
    reports = tuple(Report("2k", each, BY, DAY) for each in protocol.step("2k").options)
    reported = case.with_reports(case.round.id, reports, stamp)
    assert asked(protocol, reported, SUSPENSION) == [("2k", True)]


def test_r17_it_is_the_protocol_that_decides_and_not_the_number_of_the_phase(
    protocol: Protocol, opened: Callable[..., Case]
) -> None:
    rule = NeedRule(Need.REQUIRED, (Condition.SUPPORT_GIVEN,))
    stricter = replace(
        protocol,
        phases=tuple(
            replace(
                phase,
                steps=tuple(
                    replace(step, needs=(rule,)) if step.kind is StepKind.SUPPORT_COORDINATOR else step
                    for step in phase.steps
                ),
            )
            for phase in protocol.phases
        ),
    )
    assert asked(stricter, opened(), HELP) == [("2h", True)]
