"""The school's own settings refuse what no school can work with, in Dutch, and change nothing."""

from dataclasses import replace

import pytest

from pestdesk.domain.duties import DEFAULT_DUTIES
from pestdesk.domain.protocol import Role
from pestdesk.domain.record import MeasureKind
from pestdesk.domain.settings import DEFAULT_MEASURE_TYPES, MeasureType, Settings
from pestdesk.errors import RuleError

SETTINGS = Settings("Cals IJsselstein", "Lies van Voorbeeld", "midden")


def types(*more: MeasureType) -> tuple[MeasureType, ...]:
    return (*DEFAULT_MEASURE_TYPES, *more)


@pytest.mark.parametrize("empty", [{"school": " "}, {"coordinator": ""}])
def test_a_school_and_a_coordinator_have_a_name(empty: dict[str, str]) -> None:
    with pytest.raises(RuleError, match="naam van de school en je eigen naam"):
        replace(SETTINGS, **empty)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (MeasureType(" ", MeasureKind.SUPPORT), "Een soort hulp heeft geen naam"),
        (MeasureType("", MeasureKind.SANCTION), "Een soort sanctie heeft geen naam"),
        (MeasureType("SCHORSING ", MeasureKind.SANCTION), "‘SCHORSING’ staat twee keer"),
        (MeasureType("coach", MeasureKind.SUPPORT, harder=True), "‘coach’ is hulp"),
        (MeasureType("coach", MeasureKind.SUPPORT, counts_days=True), "‘coach’ is hulp"),
    ],
)
def test_r18_a_kind_of_measure_has_a_name_of_its_own(more: MeasureType, words: str) -> None:
    with pytest.raises(RuleError, match=words):
        replace(SETTINGS, measure_types=types(more))


def test_help_and_a_sanction_may_have_the_same_name() -> None:
    kept = replace(SETTINGS, measure_types=types(MeasureType("herstelgesprek", MeasureKind.SANCTION)))
    assert len(kept.measure_types) == len(DEFAULT_MEASURE_TYPES) + 1


@pytest.mark.parametrize(("kind", "word"), [(MeasureKind.SUPPORT, "hulp"), (MeasureKind.SANCTION, "sanctie")])
def test_r14_one_kind_of_help_and_one_sanction_always_remain(kind: MeasureKind, word: str) -> None:
    with pytest.raises(RuleError, match=f"ten minste één soort {word}"):
        replace(SETTINGS, measure_types=tuple(each for each in DEFAULT_MEASURE_TYPES if each.kind is not kind))


def test_r8_every_role_has_a_word_that_tells_it_from_the_others() -> None:
    with pytest.raises(RuleError, match="Een rol heeft geen woord"):
        replace(SETTINGS, role_labels=((Role.VICTIM, " "),))
    with pytest.raises(RuleError, match="Twee rollen heten ‘Leerling’"):
        replace(SETTINGS, role_labels=((Role.VICTIM, "leerling"), (Role.PERPETRATOR, "Leerling ")))
    assert replace(SETTINGS, role_labels=((Role.VICTIM, "gemelde leerling"),)).role_labels


def test_r18_an_authority_has_one_duty_and_counts_whole_days() -> None:
    with pytest.raises(RuleError, match="twee keer bij de meldplichten"):
        replace(SETTINGS, duties=(*DEFAULT_DUTIES, DEFAULT_DUTIES[0]))
    with pytest.raises(RuleError, match="schooldagen bij de inspectie"):
        replace(SETTINGS, duties=(replace(DEFAULT_DUTIES[1], over_days=-1),))


def test_the_settings_know_who_has_a_task_in_the_whole_school() -> None:
    named = replace(SETTINGS, support_coordinator="Oda Okkema", bpo="Bo Pieters", school_leader="Jet Fictiefsma")
    assert named.who("coordinator") == "Lies van Voorbeeld"
    assert named.who("support_coordinator") == "Oda Okkema"
    assert named.who("bpo") == "Bo Pieters"
    assert named.who("school_leader") == "Jet Fictiefsma"
    assert named.who("mentor") == "", "that differs from case to case"


@pytest.mark.parametrize("minutes", [1, 10, 120])
def test_a_vault_locks_itself_after_a_minute_at_the_least_and_two_hours_at_the_most(minutes: int) -> None:
    assert replace(SETTINGS, lock_after_minutes=minutes).lock_after_minutes == minutes


@pytest.mark.parametrize("minutes", [-1, 0, 121])
def test_other_numbers_of_minutes_are_refused(minutes: int) -> None:
    with pytest.raises(RuleError, match="na 1 tot en met 120 minuten"):
        replace(SETTINGS, lock_after_minutes=minutes)
