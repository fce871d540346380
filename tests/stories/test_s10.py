"""S10: a quarrel, and no bullying."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from pestdesk.domain.case_outline import outline
from pestdesk.domain.earlier_cases import earlier_cases, propose_course
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Need, Role
from pestdesk.domain.routing import Course
from pestdesk.domain.signal import Judgement, Receiver

WIES = "Wies Schets"


def quarrel(lies: Any, pupil: Callable[..., Involvement]) -> None:
    lies.on(date(2026, 11, 24))
    people = (
        pupil("Abe Voorbeeldig", Role.VICTIM, "1A", WIES),
        pupil("Gerrit Mokkenaar", Role.PERPETRATOR, "1A", WIES),
    )
    lies.open("Abe en Gerrit maken ruzie over een plaats.", people, Receiver.COORDINATOR)
    lies.classify(Judgement.QUARREL)


def test_r7_a_quarrel_asks_for_no_note_and_no_check(lies: Any, pupil: Callable[..., Involvement]) -> None:
    quarrel(lies, pupil)
    assert {state.rule.need for state in lies.progress.steps} == {Need.OPTIONAL}
    assert lies.state("1g").rule.remark == "ruzie"
    assert lies.progress.owed == ()
    assert lies.due() == [("doorzetten naar mentor of casus sluiten", date(2026, 11, 24), "today")]
    lies.pass_on()
    assert lies.progress.owed == ()
    assert lies.agenda().waiting == ()


def test_it_closes_with_the_least_data_and_opens_again_as_an_earlier_signal(
    lies: Any, pupil: Callable[..., Involvement], papers_hold: Callable[[Any], None]
) -> None:
    quarrel(lies, pupil)
    lies.pass_on()
    lies.close("Geen pesten: ruzie.")
    lies.restart()
    assert lies.case.is_closed
    assert lies.case.closing.reason == ""
    lies.on(date(2026, 12, 1))
    lies.reopen("Gerrit zoekt Abe steeds op")
    lies.restart()
    assert not lies.case.is_closed
    (reopening,) = lies.case.reopenings
    assert (reopening.reopened_on, reopening.closing.conclusion) == (date(2026, 12, 1), "Geen pesten: ruzie.")
    lies.classify(Judgement.BULLYING)
    assert lies.progress.owed[0].step.id == "1a"
    papers_hold(lies)


def test_r6_a_later_signal_of_the_same_two_begins_in_phase_1_and_says_so(
    lies: Any, pupil: Callable[..., Involvement]
) -> None:
    quarrel(lies, pupil)
    lies.pass_on()
    lies.close("Geen pesten: ruzie.")
    before = lies.case
    later = replace(before, id="2026-002", closing=None)
    later = replace(later, signal=replace(later.signal, reported_on=date(2026, 12, 10)))
    (earlier,) = earlier_cases(later, [outline(before)])
    proposal = propose_course([earlier])
    assert proposal is not None
    assert (proposal.course, proposal.is_warning) == (Course.FIRST_PHASE, True)
    assert "geen pesten" in proposal.reason
