"""S4 and S5: from the mentor to phase 2 with help, over Christmas, and on to its second round with a sanction."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from pestdesk.domain.follow_up import Bullying, TermOutcome
from pestdesk.domain.people import Involvement
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Magister, Role, Route, Way
from pestdesk.domain.record import ContactResult, MeasureKind
from pestdesk.domain.round import RoundEnd
from pestdesk.domain.signal import Receiver
from pestdesk.errors import RuleError

LIES, RIA = "Lies van Voorbeeld", "Ria Ruwmodel"
DAY = timedelta(days=1)

T0_PHASE_1, GOES_ON = date(2026, 11, 3), date(2026, 11, 27)
CHECKS_PHASE_1 = [date(2026, 11, 10), date(2026, 11, 17), date(2026, 11, 24), date(2026, 12, 1)]

T0_ROUND_1, AGAIN = date(2026, 12, 2), date(2027, 1, 7)
CHECKS_ROUND_1 = [date(2026, 12, 9), date(2026, 12, 16), date(2027, 1, 6), date(2027, 1, 13)]

T0_ROUND_2 = date(2027, 1, 14)
CHECKS_ROUND_2 = [date(2027, 1, 21), date(2027, 1, 28), date(2027, 2, 4), date(2027, 2, 11)]

PHONE = (
    "Wanneer de leerlingcoördinator voor de eerste keer betrokken is, neemt deze telefonisch contact op met ouders."
)
VISIT = "Bij aanhoudend pestgedrag worden ouders op school uitgenodigd"


def phase_1(lies: Any, pupil: Callable[..., Involvement]) -> None:
    """By the mentor, up to the third check."""
    lies.on(date(2026, 11, 2))
    people = (
        pupil("Daan Zogezegd", Role.PERPETRATOR, "1D", RIA),
        pupil("Lotte Fantasia", Role.VICTIM, "1D", RIA, "Els Fantasia"),
    )
    lies.open("Daan scheldt Lotte uit in de klas.", people, Receiver.MENTOR)
    lies.act("1a")
    lies.talk("1b", "Lotte", "Daan")
    lies.on(T0_PHASE_1)
    lies.agree("1c", "Daan spreekt Lotte gewoon aan")
    for name in ("Lotte", "Daan"):
        lies.reach("1d", name, Way.PHONE, ContactResult.SPOKEN)
        lies.place_note("1g", name)
    assert [check.due_on for check in lies.term.checks] == CHECKS_PHASE_1
    for day in CHECKS_PHASE_1[:3]:
        lies.on(day)
        lies.check()


def round_1(lies: Any) -> None:
    """The first round of phase 2: by phone, with help, and Christmas in its term."""
    lies.on(GOES_ON)
    lies.start_next_round("In de groepsapp van de klas gaat het schelden door.")
    lies.restart()

    first = lies.case.rounds[0]
    assert (first.ended_as, first.ended_on) == (RoundEnd.PERSISTENT, GOES_ON)
    assert (first.term.ends_on, first.term.outcome, first.term.ended_on) == (
        date(2026, 12, 1),
        TermOutcome.PERSISTENT,
        GOES_ON,
    )
    assert first.term.checks[-1].lapsed == "het pesten hield aan"
    assert lies.due() == []
    assert (lies.case.round.phase_id, lies.case.round.number) == ("2", 1)

    assert lies.case.route.route is Route.SAME_CLASS
    assert lies.steps() == {
        "2a": ("mentor", "required", 1),
        "2b": ("mentor", "required", 1),
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
    assert (lies.state("2g").way.way, lies.state("2g").way.sentence) == (Way.PHONE, PHONE)
    assert (lies.doer("2a"), lies.doer("2c")) == (RIA, LIES)
    assert [waiting.on_whom for waiting in lies.agenda().waiting] == [f"mentor {RIA}"]

    lies.on(date(2026, 11, 30))
    lies.act("2a", "Ria meldt het bij Lies.")
    assert [waiting.what for waiting in lies.agenda().waiting] == ["Jaarlaagoverleg"]
    lies.act("2c", "De app is bekeken.")
    lies.on(date(2026, 12, 1))
    lies.talk("2d", "Lotte", "Daan")
    lies.on(T0_ROUND_1)
    lies.agree("2e", "Daan verlaat de groepsapp", "Lotte meldt zich elke week bij Lies")
    lies.restart()
    assert (lies.term.agreed_on, lies.term.calendar_end, lies.term.ends_on) == (
        T0_ROUND_1,
        date(2026, 12, 30),
        date(2027, 1, 13),
    )
    assert [check.due_on for check in lies.term.checks] == CHECKS_ROUND_1
    assert "kerstvakantie (2 weken)" in lies.term.reasoning

    assert "2h" not in lies.steps()
    lies.measure("2f", MeasureKind.SUPPORT, "Lotte", "weerbaarheidstraining")
    lies.measure("2f", MeasureKind.SUPPORT, "Daan", "gesprekken met de leerling")
    assert lies.steps()["2h"] == ("coordinator", "required", 1)
    assert "2k" not in lies.steps()
    lies.act("2h", "Oda Zogenaamd is ingeschakeld.")
    for name in ("Lotte", "Daan"):
        lies.reach("2g", name, Way.PHONE, ContactResult.SPOKEN)
    lies.on(date(2026, 12, 8))
    lies.act("2b", "Verteld in het jaarlaagoverleg.")
    note = lies.place_note("2i")
    assert (note.destination, note.title, note.involvement_id) == (Magister.INCIDENT_RECORD, "", 0)
    fields = {field.label: field.text for field in note.fields}
    assert fields["Wat"] == "In de groepsapp van de klas gaat het schelden door."
    assert "Lotte Fantasia (slachtoffer, 1D)" in fields["Wie en rol"]
    assert "Daan Zogezegd (dader, 1D)" in fields["Wie en rol"]
    assert "Hulp voor Lotte Fantasia: weerbaarheidstraining" in fields["Welke maatregel"]
    assert lies.state("2b").on == date(2026, 12, 8)
    assert [state.step.id for state in lies.progress.owed] == ["2j"]
    for day in CHECKS_ROUND_1[:3]:
        lies.on(day)
        lies.check()


def round_2(lies: Any) -> None:
    """The second round: invited to school, with a sanction."""
    lies.on(AGAIN)
    lies.start_next_round("Daan wacht Lotte op bij het fietsenhok.")
    lies.restart()

    before = lies.case.rounds[1]
    assert (before.term.outcome, before.term.ended_on) == (TermOutcome.PERSISTENT, AGAIN)
    assert [bool(check.result) for check in before.term.checks] == [True, True, True, False]
    assert (lies.case.round.phase_id, lies.case.round.number) == ("2", 2)
    assert lies.steps() == {
        "2b": ("mentor", "optional", 1),
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
    assert (lies.state("2g").way.way, lies.state("2g").way.sentence) == (Way.VISIT, VISIT)
    assert lies.progress.next_step.step.id == "2c"
    assert lies.agenda().waiting == ()

    lies.act("2c")
    lies.on(date(2027, 1, 11))
    lies.talk("2d", "Lotte", "Daan")
    lies.on(T0_ROUND_2)
    lies.agree("2e", "Daan gaat na schooltijd meteen naar huis")
    lies.measure("2f", MeasureKind.SANCTION, "Daan", "nablijven of achtste uur", "vier keer het achtste uur")
    assert not {"2h", "2k"} & set(lies.steps())


def invite_parents(lies: Any) -> None:
    """Each family apart: invited on one day, spoken on another (R15)."""
    talks = {"Lotte": date(2027, 1, 18), "Daan": date(2027, 1, 19)}
    for name, day in talks.items():
        lies.reach("2g", name, Way.VISIT, ContactResult.INVITED, day)
    assert [item.status for item in lies.state("2g").items] == [Status.PARTLY, Status.PARTLY]
    assert [(what, day) for what, day, _ in lies.due()[:2]] == [
        ("gesprek met Els Fantasia (moeder van Lotte)", talks["Lotte"]),
        ("gesprek met ouders van Daan", talks["Daan"]),
    ]
    for name, day in talks.items():
        lies.on(day)
        lies.reach("2g", name, Way.VISIT, ContactResult.SPOKEN)
    assert lies.state("2g").status is Status.DONE
    assert [
        (c.result, c.happened_on) for c in lies.case.round.contacts if c.involvement_id == lies.pupil("Daan").id
    ] == [
        (ContactResult.INVITED, T0_ROUND_2),
        (ContactResult.SPOKEN, talks["Daan"]),
    ]


def test_the_story_from_the_mentor_through_two_rounds_of_phase_2(
    lies: Any, pupil: Callable[..., Involvement], papers_hold: Callable[[Any], None]
) -> None:
    phase_1(lies, pupil)
    round_1(lies)
    round_2(lies)
    invite_parents(lies)
    lies.restart()

    assert (lies.term.ends_on, lies.term.calendar_end) == (date(2027, 2, 11), date(2027, 2, 11))
    assert [check.due_on for check in lies.term.checks] == CHECKS_ROUND_2
    for day in CHECKS_ROUND_2:
        lies.on(day - DAY)
        assert lies.due()[0][1:] == (day, "planned")
        lies.on(day + DAY)
        assert lies.due()[0][1:] == (day, "late")
        lies.on(day)
        assert lies.due()[0][1:] == (day, "today")
        lies.check(Bullying.LESS, TermOutcome.KEPT if day == CHECKS_ROUND_2[-1] else None)
    assert lies.state("2j").status is Status.DONE

    with pytest.raises(RuleError, match=r"^Nog niet gedaan: Incidentenregistratie\. "):
        lies.close("Het is rustig.")
    lies.place_note("2i")
    assert lies.state("2b").status is Status.OPEN
    lies.close("Het is rustig.")
    lies.restart()
    assert lies.case.is_closed
    assert [round_.ended_as for round_ in lies.case.rounds] == [
        RoundEnd.PERSISTENT,
        RoundEnd.PERSISTENT,
        RoundEnd.CLOSED,
    ]
    terms = [round_.term for round_ in lies.case.rounds]
    assert [(term.outcome, term.ended_on) for term in terms] == [
        (TermOutcome.PERSISTENT, GOES_ON),
        (TermOutcome.PERSISTENT, AGAIN),
        (TermOutcome.KEPT, CHECKS_ROUND_2[-1]),
    ]
    papers_hold(lies)


def test_phase_2_asks_for_no_note_in_the_logboek(lies: Any, pupil: Callable[..., Involvement]) -> None:
    phase_1(lies, pupil)
    round_1(lies)
    notes = [note for round_ in lies.case.rounds for note in round_.notes]
    assert [note.title for note in notes] == ["Pesten stap 1", "Pesten stap 1", ""]
    assert {state.step.magister for state in lies.progress.steps} == {None, Magister.INCIDENT_RECORD}


def test_a_check_on_the_other_side_of_christmas_becomes_late_in_january(
    lies: Any, pupil: Callable[..., Involvement]
) -> None:
    phase_1(lies, pupil)
    round_1(lies)
    final = CHECKS_ROUND_1[-1]
    for today, when in ((final - DAY, "planned"), (final, "today"), (final + DAY, "late")):
        lies.on(today)
        assert lies.due() == [("eindcontrole", final, when)]
