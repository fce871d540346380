"""In which order the list has its cases, and which of them it leaves out."""

from datetime import date

from pestdesk.domain.agenda import Agenda, AgendaItem, AgendaKind, RunningCase, Waiting, When
from pestdesk.domain.case_order import CaseOrder, Narrowing, fits, ordered
from pestdesk.domain.case_standing import AT_REST, CaseStanding, Pressure, standings
from pestdesk.domain.case_summary import CaseSummary
from pestdesk.domain.dutch import counted, grouped

TODAY = date(2026, 10, 8)


def _case(number: str, people: str = "", classes: str = "") -> CaseSummary:
    return CaseSummary(number, people, classes, "cals", "1", 1, TODAY, is_closed=False)


def _item(number: str, when: When, day: int) -> AgendaItem:
    return AgendaItem(number, "", "", AgendaKind.CHECK, "controle", date(2026, 10, day), when, "", "1h")


def _agenda(items: tuple[AgendaItem, ...] = (), waiting: tuple[str, ...] = ()) -> Agenda:
    numbers = [f"2026-{n:03}" for n in range(1, 8)]
    return Agenda(
        TODAY,
        items,
        tuple(Waiting(n, "", "mentor", "", TODAY, 0, "1a") for n in waiting),
        (),
        tuple(RunningCase(n, TODAY, "", "", "", 0, 0, TODAY) for n in numbers),
    )


def _in_order(order: CaseOrder, *cases: CaseSummary, seen: dict[str, CaseStanding] | None = None) -> list[str]:
    return [case.id for case in ordered(cases, order, seen or {})]


def test_the_most_urgent_case_comes_first() -> None:
    seen = standings(
        _agenda(
            items=(
                _item("2026-002", When.DONE, 1),
                _item("2026-003", When.LATE, 5),
                _item("2026-002", When.LATE, 7),
                _item("2026-004", When.TODAY, 8),
                _item("2026-003", When.TODAY, 8),
                _item("2026-005", When.PLANNED, 13),
                _item("2026-006", When.PLANNED, 20),
            ),
            waiting=("2026-001", "2026-005"),
        )
    )
    cases = [_case(f"2026-{n:03}") for n in range(8, 0, -1)]
    assert [number[-1] for number in _in_order(CaseOrder.URGENT, *cases, seen=seen)] == list("32456187")
    assert seen["2026-002"].item == _item("2026-002", When.LATE, 7), "what is done presses no more"


def test_names_and_classes_are_sorted_as_a_person_does() -> None:
    first, second, third = (
        _case("2026-1000", "Zoë", "10B"),
        _case("2026-999", "zoa", "2A"),
        _case("2025-3", "Éva", ""),
    )
    assert _in_order(CaseOrder.NAME, first, second, third) == ["2025-3", "2026-999", "2026-1000"]
    assert _in_order(CaseOrder.SCHOOL_CLASS, third, first, second) == ["2026-999", "2026-1000", "2025-3"]
    assert _in_order(CaseOrder.NUMBER, first, second, third) == ["2025-3", "2026-999", "2026-1000"]
    assert _in_order(CaseOrder.NEWEST, first, second, third) == ["2026-1000", "2026-999", "2025-3"], "as it was given"


def test_a_case_at_rest_is_in_no_choice_but_all() -> None:
    late = CaseStanding(_item("2026-001", When.LATE, 7))
    waiting = CaseStanding(waiting=Waiting("2026-001", "", "mentor", "", TODAY, 0, "1a"))
    nothing_due = CaseStanding(running=RunningCase("2026-001", TODAY, "", "", "", 0, 0, TODAY))
    assert nothing_due.pressure is Pressure.NONE
    wanted = {
        Narrowing.NONE: (late, waiting, nothing_due, AT_REST),
        Narrowing.LATE: (late,),
        Narrowing.MINE: (late, nothing_due),
        Narrowing.OTHERS: (waiting,),
    }
    for narrowing, those in wanted.items():
        assert tuple(each for each in wanted[Narrowing.NONE] if fits(each, narrowing)) == those, narrowing


def test_numbers_are_written_the_dutch_way() -> None:
    assert (grouped(8), grouped(1204), grouped(100_000)) == ("8", "1.204", "100.000")
    assert (counted(1, "leerling", "leerlingen"), counted(1204, "leerling", "leerlingen")) == (
        "1 leerling",
        "1.204 leerlingen",
    )
