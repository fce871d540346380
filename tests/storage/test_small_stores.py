from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.folding import fold
from pestdesk.domain.school_calendar import FreeDay, SchoolCalendar, Vacation
from pestdesk.domain.settings import Settings
from pestdesk.storage.calendar import CalendarStore
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.settings import SettingStore
from pestdesk.storage.vault import Vault

NOW = datetime(2026, 9, 9, 14, tzinfo=UTC)

CALENDAR = SchoolCalendar(
    vacations=(
        Vacation("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),
        Vacation("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25)),
    ),
    free_days=(FreeDay("studiedag", date(2026, 11, 5)),),
    known_from=date(2026, 8, 1),
    known_until=date(2027, 7, 31),
)


def draft(vault: Vault, key: str) -> object:
    with vault.reading() as session:
        return DraftStore(session).get(key)


def test_the_last_draft_of_a_page_is_kept(vault: Vault) -> None:
    for typed in ("Pip", "Pip zegt ‘au’ 😀"):
        with vault.transaction() as session:
            DraftStore(session).keep("new case", {"text": typed, "people": [1, None]}, NOW)
    assert draft(vault, "new case") == {"text": "Pip zegt ‘au’ 😀", "people": [1, None]}
    assert draft(vault, "another") is None


def test_a_draft_can_be_dropped(vault: Vault) -> None:
    with vault.transaction() as session:
        DraftStore(session).keep("new case", "typed", NOW)
        DraftStore(session).keep("other", "typed", NOW)
    with vault.transaction() as session:
        DraftStore(session).drop("new case")
        DraftStore(session).drop("never kept")
    assert draft(vault, "new case") is None
    assert draft(vault, "other") == "typed"


def test_the_drafts_of_one_case_go_together(vault: Vault, small_case: Callable[..., Case]) -> None:
    with vault.transaction() as session:
        for case_id in ("2026-001", "2026-002"):
            CaseStore(session).save(small_case(case_id))
            DraftStore(session).keep(f"{case_id}/1a", "typed", NOW, case_id)
            DraftStore(session).keep(f"{case_id}/1b", "typed", NOW, case_id)
    with vault.transaction() as session:
        DraftStore(session).drop_case("2026-001")
    assert [draft(vault, key) for key in ("2026-001/1a", "2026-001/1b", "2026-002/1a")] == [None, None, "typed"]


def test_saving_a_case_keeps_its_drafts(vault: Vault, small_case: Callable[..., Case]) -> None:
    with vault.transaction() as session:
        CaseStore(session).save(small_case())
        DraftStore(session).keep("1a", "typed", NOW, "2026-001")
    with vault.transaction() as session:
        CaseStore(session).save(small_case(victim="Fay Testema"))
    assert draft(vault, "1a") == "typed"


def test_settings_come_back_as_they_were_written(vault: Vault) -> None:
    with vault.reading() as session:
        assert SettingStore(session).read() is None
    for settings in (
        Settings("Cals", "Lies van Voorbeeld", "midden"),
        Settings("Cals “IJsselstein”", "Bas", "noord", "Oda", "dark", lock_after_minutes=3),
    ):
        with vault.transaction() as session:
            SettingStore(session).write(settings)
        with vault.reading() as session:
            assert SettingStore(session).read() == settings


def test_the_calendar_comes_back_as_it_was_written(vault: Vault) -> None:
    with vault.reading() as session:
        assert CalendarStore(session).read() is None
    shorter = SchoolCalendar(CALENDAR.vacations[1:], (), date(2026, 9, 1), date(2026, 12, 31))
    for calendar in (CALENDAR, shorter, CALENDAR):
        with vault.transaction() as session:
            CalendarStore(session).write(calendar)
        with vault.reading() as session:
            assert CalendarStore(session).read() == calendar


@pytest.mark.parametrize(
    ("written", "folded"), [("Zoë", "zoe"), ("ÇAĞLA", "cagla"), ("Łukasz Ørsted", "lukasz orsted"), ("Weiß", "weiss")]
)
def test_folding_takes_capitals_and_accents_away(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(folded) == folded
