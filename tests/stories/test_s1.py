"""S1: same class, first time, solved by the mentor."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from pestdesk.domain.agenda import AgendaKind
from pestdesk.domain.follow_up import Bullying, TermOutcome
from pestdesk.domain.people import Involvement
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Magister, Role, Route, Way
from pestdesk.domain.record import ContactResult
from pestdesk.domain.signal import Receiver
from pestdesk.errors import RuleError

MENTOR = "Toon Proefstra"
SIGNAL_ON, T0 = date(2026, 9, 7), date(2026, 9, 9)
CHECKS = [date(2026, 9, 16), date(2026, 9, 23), date(2026, 9, 30), date(2026, 10, 7)]
DAY = timedelta(days=1)


def opened(lies: Any, pupil: Callable[..., Involvement]) -> None:
    """Pip's mother phones the mentor."""
    lies.on(SIGNAL_ON)
    people = (
        pupil("Pip Voorbeeldstra", Role.VICTIM, "2B", MENTOR, "Mieke Voorbeeldstra"),
        pupil("Sem Nepman", Role.PERPETRATOR, "2B", MENTOR),
    )
    lies.open("Sem steelt Pips etui en gebruikt een bijnaam, al drie weken.", people, Receiver.MENTOR)


def worked_through(lies: Any) -> None:
    """All that is required, up to the notes."""
    lies.act("1a", "Gesproken met de klas.")
    lies.talk("1b", "Pip", "Sem")
    lies.on(T0)
    lies.agree("1c", "Sem laat de spullen van Pip met rust", "Sem en Pip zitten niet naast elkaar")
    for name in ("Pip", "Sem"):
        lies.reach("1d", name, Way.PHONE, ContactResult.SPOKEN)
        lies.place_note("1g", name)


def test_the_mentor_has_every_step_of_phase_1_and_the_coordinator_none(
    lies: Any, pupil: Callable[..., Involvement]
) -> None:
    opened(lies, pupil)
    assert lies.case.id == "2026-001"
    assert lies.case.route.route is Route.SAME_CLASS
    assert lies.steps() == {
        "1a": ("mentor", "required", 1),
        "1b": ("mentor", "required", 2),
        "1c": ("mentor", "required", 1),
        "1d": ("mentor", "required", 2),
        "1e": ("mentor", "optional", 1),
        "1f": ("mentor", "optional", 1),
        "1r": ("mentor", "optional", 1),
        "1g": ("mentor", "required", 2),
        "1h": ("mentor", "required", 1),
    }
    assert lies.doer("1a") == MENTOR
    assert lies.state("0").status is Status.DONE
    assert lies.due() == []
    assert [waiting.on_whom for waiting in lies.agenda().waiting] == [f"mentor {MENTOR}"]
    assert [item.label for item in lies.state("1d").items] == [
        "Mieke Voorbeeldstra (moeder van Pip)",
        "ouders van Sem",
    ]
    assert lies.state("1d").way.way is Way.PHONE


def test_nothing_of_phase_2_is_asked_for(lies: Any, pupil: Callable[..., Involvement]) -> None:
    opened(lies, pupil)
    worked_through(lies)
    assert not [step for step in lies.steps() if step.startswith("2")]
    assert {state.step.magister for state in lies.progress.steps} == {None, Magister.LOGBOOK}
    assert {state.actor for state in lies.progress.all_steps} == {"mentor"}


def test_the_story_from_signal_to_closing(
    lies: Any, pupil: Callable[..., Involvement], papers_hold: Callable[[Any], None]
) -> None:
    opened(lies, pupil)
    lies.restart()
    worked_through(lies)
    lies.restart()

    assert (lies.term.agreed_on, lies.term.ends_on, lies.term.calendar_end) == (T0, CHECKS[-1], CHECKS[-1])
    assert [check.due_on for check in lies.term.checks] == CHECKS
    notes = lies.case.round.notes
    assert [(note.title, note.destination, note.placed_on) for note in notes] == [
        ("Pesten stap 1", Magister.LOGBOOK, T0)
    ] * 2
    for note, other in zip(notes, ("Sem", "Pip"), strict=True):
        assert all(other not in field.text and f"{other}s" not in field.text for field in note.fields)
    assert lies.progress.next_step.step.id == "1h"
    assert lies.agenda().waiting == ()

    what = ["controle week 1", "controle week 2", "controle week 3", "eindcontrole"]
    for number, day in enumerate(CHECKS):
        for today, when in ((day - DAY, "planned"), (day, "today"), (day + DAY, "late")):
            lies.on(today)
            assert lies.due()[0] == (what[number], day, when)
            assert len(lies.due()) == 4 - number
        lies.on(day)
        if number < 3:
            lies.check()
    assert [item.kind for item in lies.agenda().verdicts] == [AgendaKind.FINAL_CHECK]
    lies.restart()
    lies.check(Bullying.STOPPED, TermOutcome.KEPT)

    assert (lies.term.outcome, lies.term.ended_on, lies.term.verdict_by) == (TermOutcome.KEPT, CHECKS[-1], MENTOR)
    assert lies.state("1h").status is Status.DONE
    assert lies.progress.owed == ()
    assert not lies.case.is_closed, "nothing closes by itself (R30)"
    lies.close("De afspraken zijn nageleefd.")
    lies.restart()
    assert lies.case.is_closed
    assert lies.case.closing.reason == ""
    assert lies.due() == []
    assert [state.step.id for state in lies.progress.steps if not state.is_settled] == ["1e", "1f", "1r"]
    with pytest.raises(RuleError, match="Casus 2026-001 is gesloten"):
        lies.act("1f", "", "sociogram")
    papers_hold(lies)


def test_s11_without_its_note_the_case_waits_for_a_reason(
    lies: Any, pupil: Callable[..., Involvement], papers_hold: Callable[[Any], None]
) -> None:
    """S11: as S1, but the term has ended without a logboek note."""
    opened(lies, pupil)
    lies.act("1a")
    lies.talk("1b", "Pip", "Sem")
    lies.on(T0)
    lies.agree("1c", "Sem laat de spullen van Pip met rust")
    for name in ("Pip", "Sem"):
        lies.reach("1d", name, Way.PHONE, ContactResult.SPOKEN)
    for day in CHECKS[:3]:
        lies.on(day)
        lies.check()
    lies.on(CHECKS[3])
    (verdict,) = lies.agenda().verdicts
    assert (verdict.due_on, verdict.when.value) == (date(2026, 10, 7), "today")
    assert [(waiting.on_whom, waiting.step_id) for waiting in lies.agenda().waiting] == [(f"mentor {MENTOR}", "1g")]
    lies.check(Bullying.STOPPED, TermOutcome.KEPT)
    before = lies.case
    with pytest.raises(RuleError, match=r"^Nog niet gedaan: Notitie logboek\. "):
        lies.close("Opgelost.")
    assert lies.case == before
    lies.close("Opgelost.", "de mentor is langdurig ziek")
    assert lies.case.closing.reason == "de mentor is langdurig ziek"
    papers_hold(lies)
