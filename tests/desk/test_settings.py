"""The school's settings: kept whole, with the checks they move, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pestdesk.desk import Desk
from pestdesk.domain.case import Case
from pestdesk.domain.duties import Ask, ReportingDuty
from pestdesk.domain.follow_up import Agreement
from pestdesk.domain.protocol import Role
from pestdesk.domain.record import Measure, MeasureKind
from pestdesk.domain.replanning import Replan
from pestdesk.domain.school_calendar import TermKind
from pestdesk.domain.settings import MeasureType
from pestdesk.errors import RuleError
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.settings import SettingStore

BY = "Toon Proefstra"
AGREED_ON = date(2026, 10, 1)
DRAFT = {"school": "half getypt"}


@pytest.fixture(name="autumn")
def _autumn(desk: Desk, opened: Case) -> Case:
    """A case whose four weeks go over the herfstvakantie."""
    return desk.follow_up.agree(opened.id, (Agreement("1c", "met rust laten", AGREED_ON, BY),), AGREED_ON)


def days(case: Case) -> list[date]:
    assert case.round.term is not None
    return [check.due_on for check in case.round.term.checks]


def moves(desk: Desk, kind: TermKind) -> tuple[Replan, ...]:
    return desk.calendar.replans(desk.calendar.school_calendar(), kind)


def break_after(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
    """From here on the method does its work, and then fails."""
    work = getattr(owner, name)

    def broken(self: Any, *args: Any) -> None:
        work(self, *args)
        raise RuntimeError

    monkeypatch.setattr(owner, name, broken)


def test_settings_are_kept_with_all_their_parts(desk: Desk, unlock: Callable[[], Desk]) -> None:
    types = (MeasureType("maatje", MeasureKind.SUPPORT), MeasureType("time-out", MeasureKind.SANCTION, True, True))
    wanted = replace(
        desk.settings.get(),
        school_leader="Jet Fictiefsma",
        bpo="Bo Pieters",
        term_kind=TermKind.CALENDAR_WEEKS,
        measure_types=types,
        role_labels=((Role.VICTIM, "gemelde leerling"),),
        duties=(ReportingDuty("inspectie", "Meld het.", "de wet", True, 2),),
    )
    desk.settings.keep(wanted)
    desk.lock()
    again = unlock()
    assert again.settings.get() == wanted
    again.lock()


def test_r8_the_desk_speaks_the_new_words_at_once_and_still_knows_those_of_the_protocol(
    desk: Desk, opened: Case
) -> None:
    desk.settings.keep(replace(desk.settings.get(), role_labels=((Role.PERPETRATOR, "aangesproken leerling"),)))
    assert desk.cases.protocol_of(opened).role_label(Role.PERPETRATOR) == "aangesproken leerling"
    assert desk.cases.newest_protocol().role_label(Role.VICTIM) == "slachtoffer"
    assert desk.settings.protocol_words()[Role.PERPETRATOR] == "dader"
    desk.settings.keep(replace(desk.settings.get(), role_labels=()))
    assert desk.cases.protocol_of(opened).role_label(Role.PERPETRATOR) == "dader"


def test_r18_the_authorities_are_those_of_the_protocol(desk: Desk) -> None:
    assert desk.settings.authorities() == ("leerplichtambtenaar", "inspectie")


def test_r18_the_duties_of_the_school_decide_what_is_asked(desk: Desk, opened: Case) -> None:
    strict = ReportingDuty("leerplichtambtenaar", "Altijd.", "convenant", True, 0)
    desk.settings.keep(replace(desk.settings.get(), duties=(strict,)))
    measure = Measure("1e", MeasureKind.SANCTION, "schorsing", 2, AGREED_ON, BY, harder=True, school_days=1)
    case = desk.steps.take_measure(opened.id, opened.round.id, measure)
    (step,) = (state.step for state in desk.cases.progress(case).steps if state.step.id == "2k")
    asked = {duty.authority: duty.ask for duty in desk.steps.duties(case, case.round, step)}
    assert asked == {"leerplichtambtenaar": Ask.REQUIRED, "inspectie": Ask.CHOICE}


def test_r26_another_way_of_counting_moves_the_checks_that_were_chosen(desk: Desk, autumn: Case) -> None:
    assert days(autumn)[-1] == date(2026, 11, 5)
    replans = moves(desk, TermKind.CALENDAR_WEEKS)
    assert [(each.what, each.old_on, each.new_on) for each in replans][-1] == (
        "eindcontrole",
        date(2026, 11, 5),
        date(2026, 10, 29),
    )
    desk.settings.keep(replace(desk.settings.get(), term_kind=TermKind.CALENDAR_WEEKS), replans)
    moved = desk.cases.get(autumn.id)
    assert days(moved)[-1] == date(2026, 10, 29)
    assert moved.round.term is not None
    assert moved.round.moves_of(moved.round.term.checks[-1].id)[0].reason == "telling van de termijn gewijzigd"
    assert desk.follow_up.preview(AGREED_ON).end == date(2026, 10, 29)


def test_r26_checks_that_were_left_stay_and_only_new_terms_are_counted_otherwise(desk: Desk, autumn: Case) -> None:
    desk.settings.keep(replace(desk.settings.get(), term_kind=TermKind.CALENDAR_WEEKS))
    assert desk.cases.get(autumn.id) == autumn
    assert desk.follow_up.preview(AGREED_ON).end == date(2026, 10, 29)


@pytest.mark.parametrize(("owner", "name"), [(SettingStore, "write"), (CaseStore, "save"), (DraftStore, "drop")])
def test_settings_and_the_checks_they_move_are_kept_together_or_not_at_all(
    desk: Desk, autumn: Case, monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    before = desk.settings.get()
    wanted = replace(before, term_kind=TermKind.CALENDAR_WEEKS, role_labels=((Role.VICTIM, "gemelde leerling"),))
    replans = moves(desk, TermKind.CALENDAR_WEEKS)
    desk.drafts.keep("settings", DRAFT)
    with monkeypatch.context() as patched:
        break_after(patched, owner, name)
        with pytest.raises(RuntimeError):
            desk.settings.keep(wanted, replans, draft="settings")
    assert desk.settings.get() == before
    assert desk.cases.get(autumn.id) == autumn
    assert desk.drafts.get("settings") == DRAFT
    assert desk.cases.newest_protocol().role_label(Role.VICTIM) == "slachtoffer"
    desk.settings.keep(wanted, replans, draft="settings")
    assert desk.cases.get(autumn.id) != autumn
    assert desk.drafts.get("settings") is None


def test_a_check_that_cannot_be_moved_any_more_keeps_everything_as_it_was(desk: Desk, autumn: Case) -> None:
    before = desk.settings.get()
    stale = replace(moves(desk, TermKind.CALENDAR_WEEKS)[0], check_id=999)
    with pytest.raises(RuleError):
        desk.settings.keep(replace(before, term_kind=TermKind.CALENDAR_WEEKS), (stale,))
    assert desk.settings.get() == before
    assert desk.cases.get(autumn.id) == autumn


def test_choosing_light_or_dark_leaves_the_rest_and_a_draft_alone(desk: Desk) -> None:
    before = replace(desk.settings.get(), school_leader="Jet Fictiefsma")
    desk.settings.keep(before)
    desk.drafts.keep("settings", DRAFT)
    assert desk.settings.choose_appearance("dark") == replace(before, appearance="dark")
    assert desk.drafts.get("settings") == DRAFT


def test_who_acts_is_known_from_the_case_or_else_from_the_school(desk: Desk, opened: Case) -> None:
    desk.settings.keep(replace(desk.settings.get(), bpo="Bo Pieters", support_coordinator="Oda Okkema"))
    assert desk.cases.who(opened, "mentor") == BY
    assert desk.cases.who(opened, "coordinator") == "Lies van Voorbeeld"
    assert desk.cases.who(opened, "bpo") == "Bo Pieters"
    assert desk.cases.who(opened, "support_coordinator") == "Oda Okkema"
    assert desk.cases.who(opened, "inspectorate") == ""
