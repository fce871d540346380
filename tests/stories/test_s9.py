"""S9: online, the perpetrator is not known at first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pestdesk.domain.follow_up import TermOutcome
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Role, Route, Way
from pestdesk.domain.record import ContactResult, Talk
from pestdesk.domain.signal import Receiver
from pestdesk.errors import RuleError

T0, KNOWN_ON = date(2026, 11, 18), date(2026, 11, 24)


def with_fenna(lies: Any, pupil: Callable[..., Involvement]) -> None:
    lies.on(date(2026, 11, 16))
    people = (
        pupil("Fenna Luchtkasteel", Role.VICTIM, "3H1", "Piet Plaatje"),
        Involvement(0, None, (Role.PERPETRATOR,)),
    )
    lies.open("Een nepaccount over Fenna.", people, Receiver.COORDINATOR)
    lies.act("1a", "Het account is bekeken.")
    lies.talk("1b", "Fenna")
    lies.on(T0)
    lies.agree("1c", "Fenna bewaart schermafdrukken en antwoordt niet")
    lies.reach("1d", "Fenna", Way.PHONE, ContactResult.SPOKEN)
    lies.place_note("1g", "Fenna")


def test_r3_what_concerns_the_unknown_perpetrator_is_blocked_and_not_done(
    lies: Any, pupil: Callable[..., Involvement]
) -> None:
    with_fenna(lies, pupil)
    assert lies.case.route.route is Route.UNKNOWN
    assert {state.actor for state in lies.progress.steps} == {"coordinator"}
    for step_id in ("1b", "1d", "1g"):
        assert lies.state(step_id).status is Status.BLOCKED
        assert [item.status for item in lies.state(step_id).items] == [Status.DONE, Status.BLOCKED]
    assert len(lies.case.round.notes) == 1
    assert lies.term.ends_on == date(2026, 12, 16)
    unknown = next(person for person in lies.case.involvements if not person.is_known)
    with pytest.raises(RuleError, match="wacht tot bekend is wie de dader is"):
        lies.change(
            lambda c, s: c.with_involvement(unknown).with_talk(1, _talk(unknown.id, lies.day), s),
            lambda d, i: d.steps.record_talk(i, 1, _talk(unknown.id, lies.day)),
        )


def _talk(who: int, on: date) -> Any:
    return Talk("1b", who, on, "Lies van Voorbeeld")


def test_r2_when_it_turns_out_who_it_is_the_route_is_asked_again_and_the_items_unblock(
    lies: Any, pupil: Callable[..., Involvement], papers_hold: Callable[[Any], None]
) -> None:
    with_fenna(lies, pupil)
    lies.on(KNOWN_ON)
    unknown = next(person for person in lies.case.involvements if not person.is_known)
    kees = replace(unknown, name=PersonName.parse("Kees Nullwaarde"), school_class="3H1", mentor="Piet Plaatje")
    before = lies.case.round
    lies.keep_person(kees)
    lies.restart()
    assert lies.case.round == before, "steps that were done stay where they are"
    question = lies.case.route_question
    assert (question.route, question.reason) == (Route.SAME_CLASS, "allen zitten in 3H1")
    for step_id in ("1b", "1d", "1g"):
        assert [item.status for item in lies.state(step_id).items] == [Status.DONE, Status.OPEN]
    with pytest.raises(RuleError, match="waarom je van de voorgestelde route afwijkt"):
        lies.decide_route(Route.UNKNOWN)
    lies.decide_route(Route.UNKNOWN, "ik ken de zaak en Fenna vertrouwt mij")
    assert lies.case.route_question is None
    assert {state.actor for state in lies.progress.steps} == {"coordinator"}

    lies.talk("1b", "Kees")
    lies.agree("1c", "Kees verwijdert het account", "Kees laat Fenna met rust")
    lies.restart()
    first, second = lies.case.round.terms
    assert (first.outcome, first.ended_on) == (TermOutcome.REPLACED, KNOWN_ON)
    assert (second.calendar_end, second.ends_on) == (date(2026, 12, 22), date(2027, 1, 5))
    papers_hold(lies)


def test_handing_it_to_the_mentor_is_the_other_answer(lies: Any, pupil: Callable[..., Involvement]) -> None:
    with_fenna(lies, pupil)
    unknown = next(person for person in lies.case.involvements if not person.is_known)
    lies.keep_person(replace(unknown, name=PersonName.parse("Kees Nullwaarde"), school_class="3H1"))
    lies.decide_route(Route.SAME_CLASS)
    assert {state.actor for state in lies.progress.steps} == {"mentor"}
    assert lies.due()[0][0] == "doorzetten naar mentor"
