import random
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.recovery_key import SIGNS, in_groups, new_recovery_key, parse
from pestdesk.errors import RuleError

KEY = new_recovery_key(random.Random(7).randrange)


def test_a_key_is_printed_in_groups_of_four_and_read_back_as_it_was() -> None:
    assert len(in_groups(KEY)) == 34
    assert in_groups(KEY).count("-") == 6
    assert parse(in_groups(KEY)) == KEY


@pytest.mark.parametrize("typed", [KEY.lower(), f"  {in_groups(KEY)}\n", in_groups(KEY).replace("-", " "), KEY])
def test_capitals_and_what_stands_between_the_groups_make_no_difference(typed: str) -> None:
    assert parse(typed) == KEY


def test_no_two_keys_are_the_same_and_none_has_signs_that_look_alike() -> None:
    made = {new_recovery_key(secrets.randbelow) for _ in range(200)}
    assert len(made) == 200
    assert not set("01ILO") & set("".join(made))


@given(st.integers(0, len(KEY) - 1), st.sampled_from(SIGNS))
def test_every_wrong_sign_is_found(place: int, sign: str) -> None:
    typed = KEY[:place] + sign + KEY[place + 1 :]
    if sign == KEY[place]:
        assert parse(typed) == KEY
        return
    with pytest.raises(RuleError, match="letter voor letter"):
        parse(typed)


@given(st.randoms(use_true_random=False), st.integers(0, 27), st.integers(0, 27))
def test_every_two_signs_that_changed_places_are_found(source: random.Random, one: int, other: int) -> None:
    key = new_recovery_key(source.randrange)
    signs = list(key)
    signs[one], signs[other] = signs[other], signs[one]
    typed = "".join(signs)
    if typed == key:
        return
    with pytest.raises(RuleError, match="letter voor letter"):
        parse(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Typ de herstelsleutel over"),
        (" - ", "Typ de herstelsleutel over"),
        (KEY[:-1], "heeft 28 tekens; dit zijn er 27"),
        (KEY + "A", "heeft 28 tekens; dit zijn er 29"),
        ("O" + KEY[1:], "teken ‘O’ niet voor"),
        ("é" + KEY[1:], "teken ‘É’ niet voor"),
    ],
)
def test_what_can_be_no_key_is_told_apart(typed: str, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        parse(typed)
