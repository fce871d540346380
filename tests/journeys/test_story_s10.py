"""Story S10 through the real window: a quarrel, closed with the least data, and opened again."""

from datetime import date
from typing import Any

from pestdesk.domain.signal import Judgement


def test_a_quarrel_closes_with_the_least_data_and_opens_again(coordinator: Any) -> None:
    she = coordinator
    she.on(date(2026, 11, 24))
    number = she.new_case(
        "medewerker",
        "Abe en Gerrit maken ruzie over een plaats.",
        [("Abe Voorbeeldig", "1A", "Wies Schets"), ("Gerrit Mokkenaar", "1A", "Wies Schets")],
    )
    assert she.due() == [("doorzetten naar mentor", date(2026, 11, 24))]
    she.do("0", judgement="quarrel", passed_on=date(2026, 11, 24))
    assert she.case.classification.judgement is Judgement.QUARREL
    assert she.progress.owed == (), "no note in the logboek and no check"
    assert she.due() == []
    she.window.case_page.open_special("closing")
    assert she.page.text("conclusion") == "Geen pesten: ruzie."
    she.done_with_case()
    assert she.case.closing.reason == ""
    she.restart(number)

    she.on(date(2026, 12, 1))
    she.press("Casus heropenen…")
    she.fill(reason="Gerrit zoekt Abe steeds op.")
    she.press("Casus heropenen")
    assert not she.case.is_closed
    assert she.case.reopenings[0].closing.conclusion == "Geen pesten: ruzie."
    she.do("0", judgement="bullying")
    assert she.progress.owed[0].step.id == "1a"


def test_a_second_signal_of_the_same_two_asks_whether_it_is_the_first_time(coordinator: Any) -> None:
    she = coordinator
    she.on(date(2026, 11, 24))
    people = [("Abe Voorbeeldig", "1A", "Wies Schets"), ("Gerrit Mokkenaar", "1A", "Wies Schets")]
    first = she.new_case("medewerker", "Gerrit pakt de pet van Abe af.", people)
    she.do("0", judgement="bullying", received_by="mentor")
    she.window.case_page.open_special("closing")
    she.fill(conclusion="Opgelost door de mentor.", reason="de mentor noteerde niets")
    she.done_with_case()
    she.on(date(2026, 12, 3))
    second = she.new_case("leerling", "Gerrit pakt de pet weer af.", people)
    assert she.sees(first)
    assert she.desk.cases.earlier(she.case)[0].case_id == first
    she.press("Kiezen…")
    she.done()
    assert she.case.id == second
    assert she.case.round.phase_id == "2"
    assert she.case.course.earlier_id == first
    she.restart(second)
    assert [state.step.id for state in she.progress.steps][:2] == ["2a", "2b"]
