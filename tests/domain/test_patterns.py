"""What comes back over cases: who, in which role, where and in which class, told without blame."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.case import Case
from pestdesk.domain.case_outline import CaseOutline, outline
from pestdesk.domain.names import PersonName
from pestdesk.domain.patterns import Occasion, Pattern, PatternKind, patterns
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Protocol, Role
from pestdesk.domain.signal import Classification, Judgement, Place

NOW, THIS_YEAR, LAST_YEAR, BEFORE_THAT = (
    date(2026, 11, 2),
    date(2026, 9, 7),
    date(2026, 5, 11),
    date(2025, 3, 3),
)
TODAY = date(2026, 11, 24)
WORDS = {
    Role.VICTIM: "slachtoffer",
    Role.PERPETRATOR: "dader",
    Role.FOLLOWER: "meeloper",
    Role.WITNESS: "getuige",
    Role.REPORTER: "melder",
}


def someone(name: str, *roles: Role, number: str = "", school_class: str = "2B") -> Involvement:
    return Involvement(0, PersonName.parse(name), roles, school_class, "", number)


PIP = someone("Pip Voorbeeldstra", Role.VICTIM, number="1001")
SEM = someone("Sem Nepman", Role.PERPETRATOR, number="1002")
LOTTE = someone("Lotte Fantasia", Role.VICTIM, number="1003", school_class="3A")
ABE = someone("Abe Bedacht", Role.PERPETRATOR, number="1004", school_class="3A")


def acting(person: Involvement, *roles: Role) -> Involvement:
    return replace(person, roles=roles)


def case(number: int, *people: Involvement, on: date = THIS_YEAR, **more: object) -> CaseOutline:
    return CaseOutline(f"2026-{number:03}", on, people or (PIP, SEM), **more)  # type: ignore[arg-type]


def found(
    *others: CaseOutline, people: tuple[Involvement, ...] = (PIP, SEM), today: date = TODAY, **more: object
) -> list[Pattern]:
    occasion = Occasion(people, **{"on": NOW, **more})  # type: ignore[arg-type]
    return list(patterns(occasion, others, WORDS.__getitem__, today))


def told(*others: CaseOutline, **more: object) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.words, each.case_ids) for each in found(*others, **more)]  # type: ignore[arg-type]


# -- each kind -------------------------------------------------------------------------------------------------


def test_without_earlier_cases_nothing_is_told() -> None:
    assert found() == []
    assert found(case(1, LOTTE, ABE)) == []


def test_the_same_pair_is_told_once_and_not_again_of_each_of_them() -> None:
    assert told(case(1)) == [
        ("Dit is de tweede casus met Pip V. en Sem N. samen dit schooljaar.", ("2026-001",)),
    ]


def test_the_third_time_counts_this_year_and_names_the_years_before() -> None:
    assert told(case(1, on=BEFORE_THAT), case(2, on=LAST_YEAR), case(3), case(4)) == [
        (
            "Dit is de derde casus met Pip V. en Sem N. samen dit schooljaar; in eerdere schooljaren waren er 2.",
            ("2026-004", "2026-003", "2026-002", "2026-001"),
        ),
    ]
    ((words, _),) = told(case(1, on=LAST_YEAR))
    assert words.startswith("Dit is de eerste casus")
    assert words.endswith("; in een eerder schooljaar was er 1.")
    ((words, _),) = told(case(1, on=LAST_YEAR), case(2, on=LAST_YEAR))
    assert words.endswith("; in een eerder schooljaar waren er 2.")


def test_a_signal_of_a_past_school_year_names_that_year() -> None:
    ((words, _),) = told(case(1, on=LAST_YEAR), on=date(2026, 6, 1))
    assert words == "Dit is de tweede casus met Pip V. en Sem N. samen in schooljaar 2025–2026."
    ((words, _),) = told(case(1, on=THIS_YEAR), on=date(2026, 6, 1))
    assert words.endswith("; in een ander schooljaar was er 1."), "typed afterwards, about a day before"


def test_two_who_never_faced_each_other_are_each_told_apart() -> None:
    assert [each.kind for each in found(case(1, PIP, LOTTE, ABE), people=(PIP, LOTTE))] == [
        PatternKind.SAME_PUPIL,
        PatternKind.SAME_PUPIL,
    ]


def test_a_pupil_who_was_in_more_than_the_pair_is_told_with_all_her_cases() -> None:
    assert told(case(1), case(2, PIP, ABE)) == [
        ("Dit is de tweede casus met Pip V. en Sem N. samen dit schooljaar.", ("2026-001",)),
        ("Dit is de derde casus met Pip V. dit schooljaar.", ("2026-002", "2026-001")),
    ]


def test_turned_roles_of_the_pair() -> None:
    before = case(1, acting(PIP, Role.PERPETRATOR), acting(SEM, Role.VICTIM))
    assert told(before) == [
        ("Dit is de tweede casus met Pip V. en Sem N. samen dit schooljaar.", ("2026-001",)),
        ("De rollen van Pip V. en Sem N. waren eerder andersom.", ("2026-001",)),
    ]


def test_turned_roles_of_one_pupil_use_the_words_of_the_school() -> None:
    earlier = [case(1, acting(PIP, Role.PERPETRATOR), LOTTE), case(2, acting(PIP, Role.FOLLOWER), LOTTE)]
    words = {**WORDS, Role.VICTIM: "gemelde leerling", Role.PERPETRATOR: "aangesproken leerling"}
    made = patterns(Occasion((PIP, SEM), NOW), earlier, words.__getitem__, TODAY)
    flip = next(each for each in made if each.kind is PatternKind.ROLE_FLIP)
    assert flip.words == "Pip V. is nu gemelde leerling en was eerder meeloper of aangesproken leerling."
    assert flip.case_ids == ("2026-002", "2026-001")


def test_who_stood_on_both_sides_did_not_turn() -> None:
    both = acting(PIP, Role.VICTIM, Role.PERPETRATOR)
    assert PatternKind.ROLE_FLIP not in {each.kind for each in found(case(1, both, LOTTE))}
    assert PatternKind.ROLE_FLIP not in {
        each.kind for each in found(case(1, acting(PIP, Role.PERPETRATOR), LOTTE), people=(both,))
    }


def test_what_was_no_bullying_turns_no_roles_but_is_a_case() -> None:
    turned = (acting(PIP, Role.PERPETRATOR), acting(SEM, Role.VICTIM))
    assert [each.kind for each in found(case(1, *turned, was_bullying=False))] == [PatternKind.SAME_PAIR]
    assert [each.kind for each in found(case(1, turned[0], LOTTE, was_bullying=False))] == [PatternKind.SAME_PUPIL]


@pytest.mark.parametrize("role", [Role.WITNESS, Role.REPORTER])
def test_a_witness_or_reporter_never_counts_here_or_there(role: Role) -> None:
    assert found(case(1, acting(PIP, role), acting(SEM, role))) == []
    assert found(case(1), people=(acting(PIP, role), acting(SEM, role))) == []


def test_who_turned_out_not_to_belong_to_a_case_does_not_count() -> None:
    assert found(case(1, replace(PIP, left_because="Het was een ander."), LOTTE), people=(PIP,)) == []


def test_the_same_place_of_these_pupils_and_of_their_classes() -> None:
    others = [
        case(1, LOTTE, SEM, place=Place.ONLINE),
        case(2, someone("Ilse Neppers", Role.VICTIM), place=Place.ONLINE),
        case(3, LOTTE, ABE, place=Place.ONLINE),
        case(4, place=Place.SCHOOL),
    ]
    told_of_place = [each for each in found(*others, place=Place.ONLINE) if each.kind is PatternKind.SAME_PLACE]
    assert [(each.words, each.case_ids) for each in told_of_place] == [
        ("Eerder gebeurde het ook online.", ("2026-002", "2026-001"))
    ]


def test_at_school_says_something_of_the_pupils_only() -> None:
    in_class = case(1, someone("Ilse Neppers", Role.VICTIM), place=Place.SCHOOL)
    kinds = {each.kind for each in found(in_class, place=Place.SCHOOL)}
    assert kinds == {PatternKind.SAME_CLASS}
    ((_, ids),) = [
        (each.words, each.case_ids)
        for each in found(in_class, case(2, place=Place.SCHOOL), place=Place.SCHOOL)
        if each.kind is PatternKind.SAME_PLACE
    ]
    assert ids == ("2026-002",)


def test_a_place_that_is_not_known_is_no_place() -> None:
    assert PatternKind.SAME_PLACE not in {each.kind for each in found(case(1))}


def test_other_cases_of_the_class_this_school_year_however_it_was_typed() -> None:
    ilse = someone("Ilse Neppers", Role.VICTIM, school_class="2 b")
    assert told(case(1, ilse), case(2, ilse), case(3, ilse, on=LAST_YEAR)) == [
        ("In klas 2B zijn er dit schooljaar 2 andere casussen, met andere leerlingen.", ("2026-002", "2026-001")),
    ]
    assert told(case(1, ilse)) == [
        ("In klas 2B is er dit schooljaar 1 andere casus, met andere leerlingen.", ("2026-001",)),
    ]
    spelled = (PIP, replace(SEM, school_class="2-b"))
    assert len(told(case(1, ilse), people=spelled)) == 1, "one class, typed in two ways"


def test_pupils_without_a_class_have_no_class_in_common() -> None:
    none = someone("Ilse Neppers", Role.VICTIM, school_class="")
    assert found(case(1, none), people=(replace(PIP, school_class=""),)) == []


def test_a_name_alone_is_not_certain_and_a_number_is() -> None:
    (by_number,) = found(case(1))
    (by_name,) = found(case(1, replace(PIP, pupil_number=""), SEM))
    assert by_number.is_certain
    assert not by_name.is_certain
    assert found(case(1, replace(PIP, pupil_number="9"), replace(SEM, pupil_number="8")))[0].kind is (
        PatternKind.SAME_CLASS
    ), "namesakes with numbers of their own"


def test_a_place_is_certain_when_one_of_the_pupils_in_that_case_is() -> None:
    mixed = case(1, SEM, replace(PIP, pupil_number=""), place=Place.ONLINE)
    for people in ((PIP, SEM), (SEM, PIP)):
        (place,) = [each for each in found(mixed, people=people, place=Place.ONLINE) if each.kind == "same_place"]
        assert place.is_certain


def test_two_with_one_short_name_are_told_by_their_whole_names() -> None:
    piet = someone("Pip Vroeger", Role.PERPETRATOR, number="1005")
    ((words, _),) = told(case(1, PIP, piet), people=(PIP, piet))
    assert words == "Dit is de tweede casus met Pip Voorbeeldstra en Pip Vroeger samen dit schooljaar."


def test_namesakes_are_told_apart_by_their_class_and_else_by_their_number() -> None:
    other = replace(PIP, pupil_number="1006", roles=(Role.PERPETRATOR,), school_class="3A")
    earlier = case(1, PIP, other)
    assert told(earlier, people=(PIP, other))[0][0] == (
        "Dit is de tweede casus met Pip Voorbeeldstra (2B) en Pip Voorbeeldstra (3A) samen dit schooljaar."
    )
    assert told(earlier, people=(PIP, replace(other, school_class="2B")))[0][0] == (
        "Dit is de tweede casus met Pip Voorbeeldstra (leerlingnummer 1001) en "
        "Pip Voorbeeldstra (leerlingnummer 1006) samen dit schooljaar."
    )


def test_who_was_typed_twice_is_one_pupil_in_both_roles() -> None:
    assert told(case(1, PIP, ABE), people=(PIP, acting(PIP, Role.FOLLOWER))) == [
        ("Dit is de tweede casus met Pip V. dit schooljaar.", ("2026-001",)),
    ]


def test_of_a_case_only_what_came_before_it_is_told(opened: Callable[..., Case]) -> None:
    now = opened(PIP, SEM, on=THIS_YEAR, case_id="2026-005")
    same_day_later, later = case(6, on=THIS_YEAR), case(7, on=NOW)
    of_now = Occasion.of(now)
    assert patterns(of_now, [outline(now), same_day_later, later], WORDS.__getitem__, TODAY) == ()
    (pair,) = patterns(of_now, [outline(now), case(4), later], WORDS.__getitem__, TODAY)
    assert pair.case_ids == ("2026-004",)


def test_the_closest_comes_first_and_then_the_newest() -> None:
    made = found(
        case(999, acting(SEM, Role.VICTIM), ABE, place=Place.ONLINE),
        replace(case(1, PIP, ABE, on=date(2026, 9, 21)), id="2026-1000"),
        case(2, someone("Ilse Neppers", Role.VICTIM)),
        case(3),
        place=Place.ONLINE,
    )
    kinds = [each.kind for each in made]
    assert kinds == sorted(kinds, key=list(PatternKind).index)
    pupils = [each.words for each in made if each.kind is PatternKind.SAME_PUPIL]
    assert ["Pip V." in pupils[0], "Sem N." in pupils[1]] == [True, True], "2026-1000 is newer than 2026-999"


def test_an_outline_is_what_the_case_says(opened: Callable[..., Case]) -> None:
    made = opened(PIP, SEM, place=Place.ONLINE).with_classification(Classification(Judgement.QUARREL))
    assert outline(made) == CaseOutline(
        made.id, made.signal.reported_on, made.involvements, Place.ONLINE, is_closed=False, was_bullying=False
    )
    assert outline(made).school_year == 2026


def test_the_words_of_the_shipped_protocol_fit_in_the_sentence(protocol: Protocol) -> None:
    made = patterns(
        Occasion((PIP, SEM), NOW), [case(1, acting(PIP, Role.PERPETRATOR), LOTTE)], protocol.role_label, TODAY
    )
    assert "Pip V. is nu slachtoffer en was eerder dader." in [each.words for each in made]


# -- what always holds -----------------------------------------------------------------------------------------

_NAMES = ("Pip Voorbeeldstra", "Sem Nepman", "Lotte Fantasia", "Abe Bedacht", "Pip", "Pip Vroeger")
_PEOPLE = st.builds(
    Involvement,
    st.just(0),
    st.none() | st.sampled_from(_NAMES).map(PersonName.parse),
    st.lists(st.sampled_from(Role), min_size=1, max_size=3, unique=True).map(tuple),
    st.sampled_from(("", "2B", "2b ", "3A")),
    st.just(""),
    st.sampled_from(("", "1001", "01001", "1002")),
    left_because=st.sampled_from(("", "", "", "Vergissing.")),
)
_DAYS = st.integers(0, 900).map(lambda days: date(2025, 1, 1) + timedelta(days=days))
_OUTLINES = st.lists(
    st.builds(
        CaseOutline,
        st.integers(1, 1200).map(lambda number: f"2026-{number:03}"),
        _DAYS,
        st.lists(_PEOPLE, max_size=4).map(tuple),
        st.sampled_from(Place),
        was_bullying=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda each: each.id,
)
_OCCASIONS = st.builds(
    Occasion,
    st.lists(_PEOPLE, max_size=4).map(tuple),
    _DAYS,
    st.sampled_from(Place),
    st.just("") | st.integers(1, 1200).map(lambda number: f"2026-{number:03}"),
)


@given(_OCCASIONS, _OUTLINES, st.randoms(use_true_random=False))
def test_the_order_in_which_cases_are_read_makes_no_difference(
    occasion: Occasion, others: list[CaseOutline], random: st.DataObject
) -> None:
    made = patterns(occasion, others, WORDS.__getitem__, TODAY)
    shuffled = [*others]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert patterns(occasion, shuffled, WORDS.__getitem__, TODAY) == made


@given(_OCCASIONS, _OUTLINES)
def test_only_earlier_cases_are_told_each_once_and_the_newest_first(
    occasion: Occasion, others: list[CaseOutline]
) -> None:
    by_id = {each.id: each for each in others}
    for each in patterns(occasion, others, WORDS.__getitem__, TODAY):
        assert each.case_ids
        assert len({*each.case_ids}) == len(each.case_ids)
        when = [(by_id[case_id].reported_on, case_id) for case_id in each.case_ids]
        assert when == sorted(when, reverse=True)
        if occasion.case_id:
            assert all(moment < (occasion.on, occasion.case_id) for moment in when)


@given(_OCCASIONS, _OUTLINES)
def test_every_pattern_is_one_sentence_and_no_two_say_the_same(occasion: Occasion, others: list[CaseOutline]) -> None:
    words = [each.words for each in patterns(occasion, others, WORDS.__getitem__, TODAY)]
    assert all(each.endswith(".") and not each.endswith("..") and "  " not in each for each in words)
    assert all(each[0].isupper() for each in words)
    assert not any(case_id in each for each in words for case_id in (other.id for other in others))
    assert len({*words}) == len(words)


@given(_OCCASIONS, _OUTLINES)
def test_without_numbers_nothing_about_pupils_is_certain(occasion: Occasion, others: list[CaseOutline]) -> None:
    nameless = replace(occasion, people=tuple(replace(each, pupil_number="") for each in occasion.people))
    for each in patterns(nameless, others, WORDS.__getitem__, TODAY):
        if each.kind in (PatternKind.SAME_PAIR, PatternKind.ROLE_FLIP, PatternKind.SAME_PUPIL):
            assert not each.is_certain


@given(_OCCASIONS, _OUTLINES)
def test_taking_witnesses_and_reporters_away_changes_nothing(occasion: Occasion, others: list[CaseOutline]) -> None:
    beside = {Role.WITNESS, Role.REPORTER}

    def parties(people: tuple[Involvement, ...]) -> tuple[Involvement, ...]:
        return tuple(each for each in people if {*each.roles} - beside)

    only = [replace(each, involvements=parties(each.involvements)) for each in others]
    here = replace(occasion, people=parties(occasion.people))
    assert patterns(here, only, WORDS.__getitem__, TODAY) == patterns(occasion, others, WORDS.__getitem__, TODAY)


def test_a_namesake_in_the_earlier_case_turns_no_roles_of_who_has_the_number() -> None:
    namesake = someone("Pip Voorbeeldstra", Role.PERPETRATOR, school_class="4A")
    for people in ((namesake, PIP), (PIP, namesake)):
        (again,) = found(case(1, *people), people=(PIP,))
        assert (again.kind, again.is_certain) == (PatternKind.SAME_PUPIL, True)


def test_of_two_namesakes_without_a_number_nobody_knows_who_turned() -> None:
    one, other = (someone("Pip Voorbeeldstra", role) for role in (Role.PERPETRATOR, Role.VICTIM))
    for people in ((one, other), (other, one)):
        (again,) = found(case(1, *people), people=(PIP,))
        assert (again.kind, again.is_certain) == (PatternKind.SAME_PUPIL, False)


def test_who_was_typed_twice_on_both_sides_turned_nowhere() -> None:
    for people in ((acting(PIP, Role.PERPETRATOR), PIP), (PIP, acting(PIP, Role.PERPETRATOR))):
        assert [each.kind for each in found(case(1, *people), people=(PIP,))] == [PatternKind.SAME_PUPIL]
