"""Another school's protocol, invented: three phases, other steps, other words, and not a line of code (R35)."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pestdesk.desk import safe
from pestdesk.domain.protocol import Way
from pestdesk.resources import resource

INVENTED = Path(__file__).with_name("invented.toml")


@pytest.fixture(autouse=True)
def _protocols(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of protocols, with the invented one beside the school's own."""
    folder = tmp_path / "resources" / "protocols"
    shutil.copytree(resource("protocols"), folder)
    shutil.copy(INVENTED, folder)
    monkeypatch.setattr(safe, "resource", lambda *parts: folder.parent.joinpath(*parts))


def test_three_phases_are_played_by_data_alone(coordinator: Any) -> None:
    she = coordinator
    she.on(date(2026, 9, 7))
    number = she.new_case("medewerker", "Bo duwt Ali.", [("Ali Bedenksel", "1A", "Co Ach"), ("Bo Verzin", "1B", "")])
    assert she.case.protocol_id == "zonnedaal-1"
    assert she.case.round.phase_id == "luisteren"
    assert [state.step.id for state in she.progress.steps] == ["l1", "l2"]
    she.tab(1)
    assert she.sees("gemelde leerling")
    she.tab(0)
    she.do("in")
    for _pupil in range(2):
        she.do("l1", account="Vertelt.")
    she.do("l2", text="De kring is gehouden.")
    assert she.case.round.actions[0].by == "Co Ach"
    she.restart(number)
    assert she.progress.owed == ()

    she.window.case_page.open_special("next_round")
    assert she.sees("Pesten houdt aan: naar afspreken")
    she.fill(cause="Het gaat door.")
    she.press("Begin afspreken")
    assert [state.step.id for state in she.progress.steps] == ["a1", "a2", "a3", "a4"]
    assert {state.actor for state in she.progress.steps} == {"team_leader"}
    she.go_to("a1")
    assert she.page.text("way") == Way.VISIT.value
    for _pupil in range(2):
        she.do("a1", result_visit="spoken", by="Tea Leider")
    she.on(date(2026, 9, 9))
    she.do("a2", agreements=["Bo blijft bij Ali vandaan"])
    assert she.case.round.term.ends_on == date(2026, 10, 7)
    she.go_to("a3")
    assert she.page.text("title") == "Samen veilig 1"
    for _pupil in range(2):
        she.do("a3")
    she.on(date(2026, 9, 16))
    she.do("a4", **she.good_check())

    she.window.case_page.open_special("next_round")
    she.fill(cause="Het gaat nog steeds door.")
    she.press("Begin ingrijpen")
    assert [state.step.id for state in she.progress.steps] == ["i1", "i2"]
    she.do("i1", type="Sanctie: waarschuwing", person="Bo Verzin")
    she.do("i2")
    assert she.progress.owed == ()
    she.restart(number)
    she.window.case_page.open_special("closing")
    she.fill(conclusion="Het is gestopt.")
    she.done_with_case()


def test_cases_keep_the_protocol_under_which_they_were_opened(
    coordinator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    she = coordinator
    she.on(date(2026, 9, 7))
    with monkeypatch.context() as before:
        before.setattr(safe, "resource", resource)
        she.restart()
        old = she.new_case("medewerker", "Bo duwt Ali.", [("Ali Bedenksel", "1A", "Co"), ("Bo Verzin", "1A", "Co")])
    she.restart(old)
    new = she.new_case("medewerker", "Cas duwt Dee.", [("Dee Bedenksel", "1A", "Co"), ("Cas Verzin", "1A", "Co")])
    assert she.case.protocol_id == "zonnedaal-1"
    she.window.show_case(old)
    assert she.case.protocol_id == "cals-231010"
    assert she.progress.steps[0].step.id == "1a"
    assert old != new
