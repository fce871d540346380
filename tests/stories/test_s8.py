"""S8: a suspension of three days, and the meivakantie."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from pestdesk.domain.duties import Ask, suspension_warning
from pestdesk.domain.people import Involvement
from pestdesk.domain.progress import Status
from pestdesk.domain.protocol import Role, Way
from pestdesk.domain.replanning import as_moves, replans
from pestdesk.domain.school_calendar import TermKind, Vacation, term
from pestdesk.domain.signal import Receiver

BAS = "Bas ter Verzinsel"
T0 = date(2027, 4, 13)


def to_round_two(lies: Any, pupil: Callable[..., Involvement]) -> None:
    lies.on(date(2027, 2, 9))
    people = (
        pupil("Roos Placeholder", Role.VICTIM, "4H2", "Loes Proefdruk"),
        pupil("Gijs Konijnenburgh-Nep", Role.PERPETRATOR, "4H2", "Loes Proefdruk"),
    )
    lies.open("Gijs vernedert Roos.", people, Receiver.MENTOR)
    lies.lead_by(BAS)
    for day, cause in ((date(2027, 3, 9), "het gaat door"), (date(2027, 4, 12), "het gaat weer door")):
        lies.on(day)
        lies.start_next_round(cause)
    lies.on(T0)
    lies.agree("2e", "Gijs blijft bij Roos vandaan")


def test_r18_three_days_go_to_the_inspectie_in_writing_by_the_school_leadership(
    lies: Any, pupil: Callable[..., Involvement], papers_hold: Callable[[Any], None]
) -> None:
    to_round_two(lies, pupil)
    assert (lies.case.round.phase_id, lies.case.round.number) == ("2", 2)
    assert lies.doer("2c") == BAS
    assert lies.state("2g").way.way is Way.VISIT
    lies.on(date(2027, 4, 14))
    lies.suspend("Gijs", 3)
    ask, why = lies.duties()["inspectie"]
    assert ask is Ask.REQUIRED
    assert why == "verplicht: langer dan één dag; schriftelijk en met redenen"
    lies.report(inspectie="", leerplichtambtenaar="")
    lies.restart()
    reports = lies.case.round.reports
    assert [(r.authority, r.by, r.informed_on) for r in reports] == [
        ("inspectie", "Jet Fictiefsma", date(2027, 4, 14)),
        ("leerplichtambtenaar", "Jet Fictiefsma", date(2027, 4, 14)),
    ]
    assert lies.state("2k").status is Status.DONE
    assert lies.state("2i").is_owed
    papers_hold(lies)


def test_r28_the_school_s_own_meivakantie_moves_the_end(lies: Any, pupil: Callable[..., Involvement]) -> None:
    to_round_two(lies, pupil)
    assert (lies.term.calendar_end, lies.term.ends_on) == (date(2027, 5, 11), date(2027, 5, 18))
    official = next(v for v in lies.calendar.vacations if v.first_on.year == 2027 and v.name == "meivakantie")
    own = Vacation("meivakantie", date(2027, 4, 24), date(2027, 5, 9))
    calendar = replace(
        lies.calendar, vacations=tuple(own if each == official else each for each in lies.calendar.vacations)
    )
    assert term(T0, calendar).end == date(2027, 5, 25)
    found = replans(lies.case, calendar, TermKind.SCHOOL_WEEKS)
    assert (found[-1].what, found[-1].old_on, found[-1].new_on) == (
        "eindcontrole",
        date(2027, 5, 18),
        date(2027, 5, 25),
    )
    moves = as_moves(found, "schoolkalender gewijzigd", lies.day, "Lies van Voorbeeld")
    lies.change(lambda c, s: c.with_checks_moved(moves, s), lambda d, i: _kept(d, calendar, found, i))
    lies.restart()
    assert lies.term.ends_on == date(2027, 5, 25)
    assert [check.due_on for check in lies.term.checks] == list(term(T0, calendar).checks)
    assert len(lies.case.round.moves) == len(found)


def _kept(desk: Any, calendar: Any, found: Any, case_id: str) -> Any:
    desk.calendar.keep(calendar, found)
    return desk.cases.get(case_id)


def test_r18_six_school_days_of_suspension_warn() -> None:
    assert suspension_warning(5) == ""
    assert "ten hoogste één week" in suspension_warning(6)
