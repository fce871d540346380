"""S6: different classes to phase 2: no handover, and parents are invited."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pestdesk.domain.follow_up import TermOutcome
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role, Way
from pestdesk.domain.record import ContactResult, MeasureKind
from pestdesk.domain.signal import Receiver

T0, GOES_ON, T0_2 = date(2027, 1, 12), date(2027, 1, 28), date(2027, 2, 2)


def to_phase_two(lies: Any, pupil: Callable[..., Involvement]) -> None:
    lies.on(date(2027, 1, 11))
    people = (
        pupil("Bram Nepveld", Role.VICTIM, "2C", "Sil Kopie"),
        pupil("Siem Schetsma", Role.PERPETRATOR, "2E", "Bo Namaak"),
    )
    lies.open("Siem wacht Bram op bij de kluisjes.", people, Receiver.COORDINATOR)
    lies.act("1a")
    lies.talk("1b", "Bram", "Siem")
    lies.on(T0)
    lies.agree("1c", "Siem mijdt Bram")
    for name in ("Bram", "Siem"):
        lies.reach("1d", name, Way.PHONE, ContactResult.SPOKEN)
        lies.place_note("1g", name)
    assert lies.term.ends_on == date(2027, 2, 9)
    lies.on(GOES_ON)
    lies.start_next_round("Siem wacht Bram weer op.")


def test_r19_nothing_is_handed_over_and_the_team_meeting_stands_in_the_chart_only(
    lies: Any, pupil: Callable[..., Involvement]
) -> None:
    to_phase_two(lies, pupil)
    before = lies.case.rounds[0].term
    assert (before.outcome, before.ended_on) == (TermOutcome.PERSISTENT, GOES_ON)
    assert lies.steps() == {
        "2b": ("coordinator", "optional", 1),
        "2c": ("coordinator", "required", 1),
        "2d": ("coordinator", "required", 2),
        "2e": ("coordinator", "required", 1),
        "2f": ("coordinator", "required", 1),
        "2g": ("coordinator", "required", 2),
        "2r": ("coordinator", "optional", 1),
        "2i": ("coordinator", "required", 1),
        "2j": ("coordinator", "required", 1),
        "1f": ("coordinator", "optional", 1),
    }
    assert lies.state("2b").rule.remark == "alleen in het schema"


def test_r15_parents_are_invited_and_the_spring_vacation_lengthens_the_term(
    lies: Any, pupil: Callable[..., Involvement], papers_hold: Callable[[Any], None]
) -> None:
    to_phase_two(lies, pupil)
    lies.act("2c")
    lies.talk("2d", "Bram", "Siem")
    lies.on(T0_2)
    lies.agree("2e", "Siem loopt via de andere trap")
    assert lies.state("2f").is_owed
    lies.measure("2f", MeasureKind.SANCTION, "Siem", "nablijven of achtste uur")
    assert not lies.state("2f").is_owed
    assert not {"2h", "2k"} & set(lies.steps())
    way = lies.state("2g").way
    assert (way.way, way.sentence) == (Way.VISIT, "Bij aanhoudend pestgedrag worden ouders op school uitgenodigd")
    for name in ("Bram", "Siem"):
        lies.reach("2g", name, Way.VISIT, ContactResult.INVITED, date(2027, 2, 4))
    assert lies.state("2g").is_owed, "an invitation is no talk"
    lies.on(date(2027, 2, 4))
    for name in ("Bram", "Siem"):
        lies.reach("2g", name, Way.VISIT, ContactResult.SPOKEN)
    lies.place_note("2i")
    lies.restart()
    assert (lies.term.calendar_end, lies.term.ends_on) == (date(2027, 3, 2), date(2027, 3, 9))
    assert "voorjaarsvakantie (1 week)" in lies.term.reasoning
    assert [state.step.id for state in lies.progress.owed] == ["2j"]
    papers_hold(lies)
