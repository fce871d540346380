"""Relaties: who is one pupil over the cases of a year, what is between two, and what counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.case_outline import ACTING, AIMED_AT, CaseOutline
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.relations import Relations, TieKind, relations

START = date(2026, 9, 7)
YEAR = 2026


def someone(name: str | None, *roles: Role, number: str = "", school_class: str = "2B") -> Involvement:
    parsed = PersonName.parse(name) if name else None
    return Involvement(0, parsed, roles or (Role.VICTIM,), school_class, "", number)


def case(number: int, *people: Involvement, on: date | None = None) -> CaseOutline:
    return CaseOutline(f"2026-{number:03}", on or START + timedelta(days=number), people)


PIP = someone("Pip Voorbeeldstra", number="1001")
SEM = someone("Sem Nepman", Role.PERPETRATOR, number="1002")
KIM = someone("Kim Kladblok", Role.FOLLOWER)


def names(made: Relations) -> list[str]:
    return [pupil.name.full for pupil in made.pupils]


def test_a_year_without_cases_has_no_relations() -> None:
    assert relations((), YEAR) == Relations(YEAR)


def test_only_cases_of_this_school_year_count() -> None:
    before, after = case(1, PIP, SEM, on=date(2026, 7, 31)), case(2, PIP, SEM, on=date(2027, 8, 1))
    assert relations((before, after, case(3, PIP, SEM, on=date(2027, 7, 31))), YEAR).case_count == 1
    assert relations((before, after), YEAR).pupils == ()


def test_pupils_stand_by_surname_and_who_acts_is_tied_to_who_is_aimed_at() -> None:
    made = relations((case(1, PIP, SEM, KIM),), YEAR)
    assert names(made) == ["Kim Kladblok", "Sem Nepman", "Pip Voorbeeldstra"]
    kim, sem, pip = range(3)
    assert [(link.one, link.other, link.kind, link.targets) for link in made.links] == [
        (kim, pip, TieKind.FOLLOWER, {pip}),
        (sem, pip, TieKind.PERPETRATOR, {pip}),
    ]
    assert made.parts_of(pip)[0].others == (kim, sem)
    assert made.parts_of(kim)[0].others == (pip,), "who act together do not stand opposite each other"


def test_several_cases_between_two_are_one_link_the_newest_case_first() -> None:
    turned = (replace(PIP, roles=(Role.PERPETRATOR,)), replace(SEM, roles=(Role.VICTIM,)))
    made = relations((case(999, PIP, SEM, on=START), case(1000, *turned, on=START)), YEAR)
    (link,) = made.links
    assert link.case_ids == ("2026-1000", "2026-999")
    assert link.targets == {0, 1}, "both ways"
    assert all(pupil.is_aimed_at and pupil.acts for pupil in made.pupils)


def test_what_was_no_bullying_is_told_but_sticks_to_nobody() -> None:
    made = relations((replace(case(1, PIP, SEM), was_bullying=False),), YEAR)
    assert [pupil.roles for pupil in made.pupils] == [frozenset(), frozenset()]
    assert [(link.kind, link.targets) for link in made.links] == [(TieKind.NO_BULLYING, frozenset())]
    assert [part.roles for part in made.parts] == [(Role.PERPETRATOR,), (Role.VICTIM,)], "the table tells the facts"
    assert not any(part.was_bullying for part in made.parts)


def test_bullying_beside_what_was_none_decides_about_the_line() -> None:
    made = relations((replace(case(1, PIP, SEM), was_bullying=False), case(2, PIP, SEM)), YEAR)
    assert made.links[0].kind is TieKind.PERPETRATOR
    assert len(made.links[0].case_ids) == 2


def test_a_witness_and_who_left_the_case_are_no_part_of_it() -> None:
    witness = someone("Noor Doe", Role.WITNESS)
    left = replace(someone("Jip Doe", Role.PERPETRATOR), left_because="was op kamp")
    assert names(relations((case(1, PIP, SEM, witness, left),), YEAR)) == ["Sem Nepman", "Pip Voorbeeldstra"]


def test_an_unknown_dader_is_no_pupil_but_is_told() -> None:
    made = relations((case(1, PIP, someone(None, Role.PERPETRATOR)),), YEAR)
    (part,) = made.parts
    assert (part.pupil, part.others, part.faces_unknown) == (0, (), True)
    assert made.links == ()


def test_a_case_of_which_nobody_is_known_stands_last_in_the_table() -> None:
    made = relations((case(2, someone(None, Role.PERPETRATOR)), case(1, PIP)), YEAR)
    assert [(part.pupil, part.case_id) for part in made.parts] == [(0, "2026-001"), (None, "2026-002")]
    assert made.parts[-1].roles == (Role.PERPETRATOR,)


# -- who is who ----------------------------------------------------------------------------------------------------


def test_the_number_is_the_key_also_when_the_name_changed() -> None:
    renamed = replace(PIP, name=PersonName.parse("Pip de Vries"), pupil_number="01001", school_class="3A")
    made = relations((case(1, PIP), case(2, renamed)), YEAR)
    assert [(pupil.name.full, pupil.school_class, pupil.is_certain) for pupil in made.pupils] == [
        ("Pip de Vries", "3A", True)
    ], "as the newest case has it"


def test_without_a_number_the_whole_name_is_the_key_but_that_is_not_certain() -> None:
    made = relations((case(1, KIM), case(2, replace(KIM, school_class="3C")), case(3, SEM)), YEAR)
    assert [(pupil.name.full, pupil.is_certain) for pupil in made.pupils] == [
        ("Kim Kladblok", False),
        ("Sem Nepman", True),
    ]
    assert names(relations((case(1, PIP), case(2, replace(PIP, pupil_number=""))), YEAR)) == ["Pip Voorbeeldstra"]


def test_nobody_is_taken_for_another_where_that_is_not_sure() -> None:
    twin = replace(PIP, pupil_number="2002")
    nameless = replace(PIP, pupil_number="")
    assert len(relations((case(1, PIP), case(2, twin), case(3, nameless)), YEAR).pupils) == 3, "which of the two?"
    other = someone("Kim Kladblok", Role.VICTIM)
    made = relations((case(1, KIM, other),), YEAR)
    assert len(made.pupils) == 2, "two of one name in one case"
    assert len(made.links) == 1
    given_only = someone("Kim")
    assert len(relations((case(1, given_only), case(2, given_only)), YEAR).pupils) == 2


def test_who_is_in_one_case_twice_is_one_pupil_with_both_roles() -> None:
    made = relations((case(1, PIP, replace(PIP, roles=(Role.PERPETRATOR,)), SEM),), YEAR)
    assert names(made) == ["Sem Nepman", "Pip Voorbeeldstra"]
    assert made.parts_of(1)[0].roles == (Role.VICTIM, Role.PERPETRATOR)
    assert all(tie.actor != tie.target for link in made.links for tie in link.ties)


def test_a_short_name_that_two_share_is_written_whole_and_with_the_class_when_that_is_alike_too() -> None:
    made = relations(
        (
            case(1, someone("Mo Bos", number="1"), someone("Mo Berg", number="2")),
            case(2, someone("Li Vos", number="3", school_class="1A"), someone("Li Vos", number="4")),
            case(3, PIP),
        ),
        YEAR,
    )
    assert made.names() == ("Mo Berg", "Mo Bos", "Pip V.", "Li Vos (1A)", "Li Vos (2B)")
    assert made.names(with_class=False)[-2:] == ("Li Vos", "Li Vos")


# -- whatever the cases are ----------------------------------------------------------------------------------------

_PEOPLE = st.builds(
    lambda name, roles, number, left: replace(someone(name, *roles, number=number), left_because=left),
    st.sampled_from(["Pip Bos", "Sem Vos", "Kim van den Berg", "Kim", None]),
    st.lists(st.sampled_from(list(Role)), min_size=1, max_size=2, unique=True),
    st.sampled_from(["", "", "1", "2", "003"]),
    st.sampled_from(["", "", "", "vergist"]),
)
_CASES = st.lists(st.tuples(st.lists(_PEOPLE, max_size=4), st.booleans(), st.integers(-40, 400)), max_size=6).map(
    lambda found: [
        replace(case(number, *people, on=START + timedelta(days=days)), was_bullying=was)
        for number, (people, was, days) in enumerate(found)
    ]
)


@given(_CASES, st.randoms(use_true_random=False))
def test_the_order_of_the_cases_makes_no_difference(cases: Sequence[CaseOutline], random: Random) -> None:
    shuffled = random.sample(cases, len(cases))
    assert relations(cases, YEAR) == relations(shuffled, YEAR)


@given(_CASES)
def test_picture_and_table_tell_the_same_and_leave_nothing_out(cases: Sequence[CaseOutline]) -> None:
    made = relations(cases, YEAR)
    of_year = [each for each in cases if each.school_year == YEAR]
    assert {part.case_id for part in made.parts} == {each.id for each in of_year}
    assert {part.pupil for part in made.parts} - {None} == set(range(len(made.pupils)))
    opposite = {(part.pupil, other, part.case_id) for part in made.parts for other in part.others}
    tied = {(a, b, t.case_id) for link in made.links for t in link.ties for a, b in ((t.actor, t.target),)}
    assert opposite == tied | {(b, a, case_id) for a, b, case_id in tied}
    roles_of = {(part.pupil, part.case_id): {*part.roles} for part in made.parts}
    for actor, target, case_id in tied:
        assert roles_of[actor, case_id] & ACTING
        assert roles_of[target, case_id] & AIMED_AT
    assert all(link.one < link.other for link in made.links)
    assert len({(link.one, link.other) for link in made.links}) == len(made.links)


@given(_CASES)
def test_one_number_is_one_pupil(cases: Sequence[CaseOutline]) -> None:
    made = relations(cases, YEAR)
    numbers = {person.pupil_key for each in cases if each.school_year == YEAR for person in each.parties} - {""}
    assert len(made.pupils) >= len(numbers)
    for number in numbers:
        of_number = {each.id for each in cases if any(person.pupil_key == number for person in each.parties)}
        of_number &= {part.case_id for part in made.parts}
        assert any(of_number <= {p.case_id for p in made.parts_of(place)} for place in range(len(made.pupils)))
