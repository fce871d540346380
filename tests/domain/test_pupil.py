from dataclasses import replace

import pytest

from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.pupil import Authority, Pupil, PupilGuardian, guardian_keys
from pestdesk.domain.pupil_merge import merge
from pestdesk.errors import RuleError

PIP = Pupil(1, PersonName("Pip", "", "Voorbeeldstra"), "0123", "2B", ("Toon Proefstra", "Ina Schijnmans"))
IN_CASE = Involvement(4, PersonName("Pip", "", "Voorbeeldstra"), (Role.VICTIM,), "1B", pupil_number="123")


def test_a_case_keeps_a_snapshot_of_the_pupil() -> None:
    known = replace(
        PIP,
        guardians=(
            PupilGuardian("Mieke", "moeder", "06-1", do_not_contact="ziek"),
            PupilGuardian("", "vader", authority=Authority.NO, language="tolk Pools"),
        ),
    )
    person = known.involved(Role.WITNESS)
    assert (person.full_name, person.school_class, person.pupil_number) == ("Pip Voorbeeldstra", "2B", "0123")
    assert person.mentor == "Toon Proefstra, Ina Schijnmans"
    assert person.roles == (Role.WITNESS,)
    assert person.guardians == (
        Guardian(0, "Mieke", "moeder", "06-1", "ziek"),
        Guardian(0, "vader", "vader, geen gezag, tolk Pools"),
    )


@pytest.mark.parametrize(
    ("person", "is_pip"),
    [
        (IN_CASE, True),
        (replace(IN_CASE, pupil_number="124"), False),
        (replace(IN_CASE, pupil_number=""), True),
        (replace(IN_CASE, pupil_number="", name=PersonName("PÍP", "", "Voorbeeldstra")), True),
        (replace(IN_CASE, pupil_number="", name=PersonName("Pip")), False),
        (replace(IN_CASE, name=None), False),
        (replace(IN_CASE, left_because="was ziek"), False),
    ],
)
def test_the_number_says_who_it_is_and_without_one_the_whole_name(person: Involvement, is_pip: bool) -> None:
    assert PIP.is_person(person) is is_pip


def test_merging_keeps_what_either_knows() -> None:
    gone = Pupil(
        2,
        PersonName("Pip", "", "Voorbeeldstra"),
        "77",
        guardians=(
            PupilGuardian("MIEKE", phone="06-2", do_not_contact="contactverbod"),
            PupilGuardian("Rob", "vader"),
        ),
    )
    kept = replace(PIP, guardians=(PupilGuardian("Mieke", "moeder", do_not_contact="ziek"),))
    merged = merge(kept, gone, ()).merged
    assert (merged.id, merged.number, merged.school_class) == (1, "0123", "2B")
    assert merged.guardians == (
        PupilGuardian("Mieke", "moeder", "06-2", do_not_contact="ziek; contactverbod"),
        PupilGuardian("Rob", "vader"),
    )


def test_who_has_no_number_gets_that_of_the_other() -> None:
    by_hand = Pupil(2, PersonName("Pip", "", "Voorbeelstra"), is_by_hand=True)
    assert merge(by_hand, PIP, ()).merged.number == "0123"
    assert not merge(by_hand, PIP, ()).merged.is_by_hand


def test_two_without_a_number_are_not_merged() -> None:
    by_hand = Pupil(2, PersonName("Pip"), is_by_hand=True)
    with pytest.raises(RuleError, match="leerlingnummer"):
        merge(by_hand, replace(by_hand, id=3), ())


def test_nobody_is_merged_with_himself() -> None:
    with pytest.raises(RuleError, match="twee verschillende"):
        merge(PIP, PIP, ())


def test_each_parent_is_told_from_the_others_in_any_order() -> None:
    parents = (
        PupilGuardian("Mieke"),
        PupilGuardian("", "vader", "06-1"),
        PupilGuardian("", "vader", "06-2"),
        PupilGuardian("Bo", phone="06-3"),
        PupilGuardian("Bo", phone="06-4"),
        PupilGuardian(""),
        PupilGuardian(""),
        PupilGuardian(""),
    )
    keys = guardian_keys(parents)
    assert len(set(keys)) == len(parents)
    assert all(keys)
    assert guardian_keys(parents[4::-1]) == keys[4::-1]


def test_parents_without_a_name_are_one_only_when_they_are_reached_the_same_way() -> None:
    one, other = (
        replace(PIP, id=at, number="1", guardians=(PupilGuardian("", phone=phone),))
        for at, phone in enumerate(("06-11111111", "06-22222222"), 1)
    )
    assert merge(one, other, ()).merged.guardians == (*one.guardians, *other.guardians)
    same = replace(other, guardians=(PupilGuardian("", phone="0611111111", do_not_contact="contactverbod"),))
    (parent,) = merge(one, same, ()).merged.guardians
    assert parent.do_not_contact == "contactverbod"


def test_no_telephone_is_lost_in_a_merge_and_gezag_is_not_chosen() -> None:
    one, other = (
        replace(PIP, id=at, number="1", guardians=(PupilGuardian("Mia", phone=phone, authority=authority),))
        for at, phone, authority in ((1, "06-1", Authority.YES), (2, "06-2", Authority.UNKNOWN))
    )
    assert merge(one, other, ()).merged.guardians == (
        PupilGuardian("Mia", phone="06-1, 06-2", authority=Authority.YES),
    )
    no = replace(other, guardians=(PupilGuardian("Mia", authority=Authority.NO),))
    with pytest.raises(RuleError, match="gezag"):
        merge(one, no, ())
