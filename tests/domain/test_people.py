"""The people of a case: who is known, who is concerned, which parents may be called (R3, R8, R12, R16)."""

from collections.abc import Callable

import pytest

from pestdesk.domain.people import UNKNOWN_PERSON, Guardian, Involvement
from pestdesk.domain.protocol import Role

PersonBuilder = Callable[..., Involvement]


@pytest.mark.parametrize(
    ("roles", "is_concerned"),
    [
        ((Role.VICTIM,), True),
        ((Role.PERPETRATOR,), True),
        ((Role.VICTIM, Role.PERPETRATOR), True),
        ((Role.WITNESS, Role.VICTIM), True),
        ((Role.FOLLOWER,), False),
        ((Role.WITNESS,), False),
        ((Role.REPORTER,), False),
    ],
)
def test_r12_the_steps_are_about_slachtoffers_and_daders(
    person: PersonBuilder, roles: tuple[Role, ...], is_concerned: bool
) -> None:
    assert person("Pip Voorbeeldstra", *roles).is_concerned is is_concerned


def test_r3_someone_unknown_has_no_name_anywhere(person: PersonBuilder) -> None:
    someone = person(None, Role.PERPETRATOR)
    assert not someone.is_known
    assert {someone.full_name, someone.short_name, someone.given_name} == {UNKNOWN_PERSON}


def test_a_known_person_is_named_in_full_short_and_by_first_name(person: PersonBuilder) -> None:
    pupil = person("Wil van den Berg")
    assert (pupil.full_name, pupil.short_name, pupil.given_name) == ("Wil van den Berg", "Wil B.", "Wil")


def test_r16_a_reason_makes_a_parent_one_who_is_not_called() -> None:
    assert Guardian(1, "Rob Nepman").may_be_contacted
    assert not Guardian(1, "Rob Nepman", do_not_contact="straatverbod").may_be_contacted


def test_a_parent_is_added_or_put_in_the_place_of_the_same_one(person: PersonBuilder) -> None:
    mother, father = Guardian(5, "Mieke", "moeder"), Guardian(6, "Rob", "vader")
    pupil = person(guardians=(mother,)).with_guardian(father)
    assert pupil.guardians == (mother, father)
    changed = Guardian(5, "Mieke Voorbeeldstra", "moeder")
    assert pupil.with_guardian(changed).guardians == (changed, father)
    assert pupil.guardian(5) == mother
    assert pupil.guardian(7) is None
