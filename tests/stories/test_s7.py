"""S7: a suspension of one day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pestdesk.domain.duties import Ask
from pestdesk.domain.people import Involvement
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Role
from pestdesk.domain.signal import Receiver
from pestdesk.errors import RuleError

T0, SUSPENDED = date(2027, 3, 16), date(2027, 3, 18)


def to_the_suspension(lies: Any, pupil: Callable[..., Involvement]) -> None:
    lies.on(date(2027, 2, 9))
    people = (
        pupil("Isa Mockels", Role.VICTIM, "3B", "Ina Schijnmans"),
        pupil("Teun Attrapstra", Role.PERPETRATOR, "3A", "Guus Opzet"),
    )
    lies.open("Teun bedreigt Isa.", people, Receiver.COORDINATOR)
    lies.on(date(2027, 3, 15))
    lies.start_next_round("Teun bedreigt Isa weer.")
    lies.on(T0)
    lies.agree("2e", "Teun blijft bij Isa vandaan")
    lies.on(SUSPENDED)
    assert "2k" not in lies.steps()
    lies.suspend("Teun", 1)


def test_r18_one_day_leaves_the_inspectie_out_and_the_leerplichtambtenaar_to_the_school(
    lies: Any, pupil: Callable[..., Involvement], papers_hold: Callable[[Any], None]
) -> None:
    to_the_suspension(lies, pupil)
    assert lies.case.round.measures[0].by == "Jet Fictiefsma"
    assert lies.steps()["2k"] == ("coordinator", "required", 1)
    assert lies.duties() == {
        "leerplichtambtenaar": (Ask.CHOICE, "jij kiest, met een reden"),
        "inspectie": (Ask.NOT_NEEDED, "alleen boven één dag: niet verplicht"),
    }
    with pytest.raises(RuleError, match="waarom de leerplichtambtenaar niet is geïnformeerd"):
        lies.report(leerplichtambtenaar=" ")
    assert lies.state("2k").status is Status.OPEN
    lies.report(inspectie="alleen boven één dag: niet verplicht")
    assert lies.state("2k").status is Status.PARTLY
    lies.report(leerplichtambtenaar="in deze regio niet gevraagd bij één dag")
    lies.restart()
    assert lies.state("2k").status is Status.DONE
    papers_hold(lies)


def test_good_friday_and_easter_monday_do_not_lengthen_the_term(lies: Any, pupil: Callable[..., Involvement]) -> None:
    to_the_suspension(lies, pupil)
    assert lies.term.ends_on == date(2027, 4, 13)
    assert lies.term.calendar_end == date(2027, 4, 13)
