from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil import Authority, Pupil, PupilGuardian
from pestdesk.domain.pupil_import import ImportPlan, compare
from pestdesk.domain.pupil_list import Column, ListedParent, PupilField, PupilList, PupilRow

TODAY = date(2026, 9, 7)
ALL = frozenset(PupilField)
PIP = Pupil(1, PersonName("Pip", "", "Voorbeeldstra"), "0123", "2B", ("Toon Proefstra",))


def row(
    number: str = "123",
    name: str = "Pip Voorbeeldstra",
    school_class: str = "2B",
    mentors: tuple[str, ...] = ("Toon Proefstra",),
    parents: tuple[ListedParent, ...] = (),
) -> PupilRow:
    return PupilRow(number, PersonName.parse(name), school_class, mentors, parents, line=2)


def listed(*rows: PupilRow, fields: frozenset[PupilField] = ALL) -> PupilList:
    return PupilList(tuple(Column(str(field), field) for field in sorted(fields)), rows, (), ())


def plan(pupils: list[Pupil], *rows: PupilRow, fields: frozenset[PupilField] = ALL) -> ImportPlan:
    made = compare(pupils, listed(*rows, fields=fields), TODAY)
    assert made is not None
    return made


def test_a_number_with_or_without_zeros_is_the_same_pupil() -> None:
    made = plan([PIP], row("123"))
    assert (made.same, made.new, made.changed, made.absent) == (1, (), (), ())
    assert not made.writes


def test_who_is_not_known_is_new_with_parents_and_mentors() -> None:
    parent = ListedParent("Mieke Voorbeeldstra", "moeder", "06-1", "mieke@example.org")
    (new,) = plan([], row(parents=(parent,))).new
    assert (new.id, new.number, new.school_class, new.mentor) == (0, "123", "2B", "Toon Proefstra")
    assert new.guardians == (
        PupilGuardian("Mieke Voorbeeldstra", "moeder", "06-1", "mieke@example.org", is_listed=True),
    )


def test_moved_renamed_and_returned_pupils_are_recognised() -> None:
    made = plan(
        [PIP, replace(PIP, id=2, number="2"), replace(PIP, id=3, number="3", absent_since=date(2025, 9, 1))],
        row(school_class="3B"),
        row("2", "Pip Anders"),
        row("3"),
    )
    assert (made.moved, made.renamed, made.returned) == (1, 1, 1)
    assert [change.after.id for change in made.changed] == [1, 2, 3]
    assert made.changed[2].after.absent_since is None


def test_who_is_missing_is_absent_from_this_day_and_stays() -> None:
    made = plan([PIP], row("9", "Sem Nepman"))
    assert [change.after for change in made.absent] == [replace(PIP, absent_since=TODAY)]


def test_who_was_absent_already_stays_absent_since_then() -> None:
    assert plan([replace(PIP, absent_since=date(2025, 9, 1))], row("9", "Sem Nepman")).absent == ()


def test_who_was_added_by_hand_is_missed_in_no_list() -> None:
    assert plan([replace(PIP, number="", is_by_hand=True)], row("9", "Sem Nepman")).absent == ()


def test_who_was_added_by_hand_without_a_number_is_recognised_by_name_and_class() -> None:
    by_hand = replace(PIP, number="", is_by_hand=True)
    (change,) = plan([by_hand], row("0123")).changed
    assert (change.after.id, change.after.number, change.after.is_by_hand) == (1, "0123", False)


def test_two_of_one_name_in_one_class_are_not_guessed_at() -> None:
    by_hand = replace(PIP, number="", is_by_hand=True)
    assert len(plan([by_hand], row("1"), row("2")).new) == 2
    assert len(plan([by_hand, replace(by_hand, id=2)], row("1")).new) == 1
    assert len(plan([by_hand], row("1", school_class="3C")).new) == 1


def test_what_the_list_has_no_column_for_stays() -> None:
    known = replace(PIP, guardians=(PupilGuardian("Mieke", is_listed=True),))
    fields = frozenset({PupilField.NUMBER, PupilField.FULL_NAME})
    made = plan([known], row(school_class="", mentors=()), fields=fields)
    assert made.same == 1


def test_what_the_coordinator_knows_of_a_parent_survives_every_list() -> None:
    barred = PupilGuardian(
        "Rob", phone="06-1", authority=Authority.NO, language="Pools", do_not_contact="contactverbod", is_listed=True
    )
    own = PupilGuardian("Oma Riet", "oma")
    gone = PupilGuardian("Niemand", is_listed=True)
    known = replace(PIP, guardians=(barred, own, gone))
    (change,) = plan([known], row(parents=(ListedParent("ROB", "vader", "06-2"),))).changed
    assert change.after.guardians == (replace(barred, name="ROB", relation="vader", phone="06-2"), own)
    (change,) = plan([known], row()).changed
    assert change.after.guardians == (barred, own)


def test_it_stops_when_it_is_cancelled() -> None:
    assert compare([PIP], listed(row()), TODAY, lambda: True) is None


names = st.sampled_from(["Pip Voorbeeldstra", "Sem Nepman", "Isa van den Berg", "Noor"])
rows = st.builds(row, st.integers(1, 8).map(str), names, st.sampled_from(["1A", "2B", ""]))
lists = st.lists(rows, max_size=8, unique_by=lambda each: each.key)


@given(lists, lists)
def test_each_row_is_new_changed_or_the_same_and_a_second_time_nothing_changes(
    first: list[PupilRow], second: list[PupilRow]
) -> None:
    pupils = [replace(pupil, id=at) for at, pupil in enumerate(plan([], *first).new, 1)]
    assert len(pupils) == len(first)
    made = plan(pupils, *second)
    assert len(made.new) + len(made.changed) + made.same + len(made.problems) == len(second)
    assert len(made.absent) + len(made.changed) + made.same + len(made.problems) == len(pupils)
    after = {pupil.id: pupil for pupil in pupils}
    after |= {change.after.id: change.after for change in (*made.changed, *made.absent)}
    after |= {100 + at: replace(pupil, id=100 + at) for at, pupil in enumerate(made.new)}
    assert not plan(list(after.values()), *second).writes


BARRED = PupilGuardian("Rob Nepman", "vader", "06-22222222", authority=Authority.NO, do_not_contact="contactverbod")


def parents_after(
    known: tuple[PupilGuardian, ...], *listed: ListedParent, fields: frozenset[PupilField] = ALL
) -> tuple[PupilGuardian, ...]:
    made = plan([replace(PIP, guardians=known)], row(parents=listed), fields=fields)
    return made.changed[0].after.guardians if made.changed else known


def test_a_mark_stays_with_the_parent_without_a_name_whose_telephone_it_is() -> None:
    barred = replace(BARRED, name="", relation="", is_listed=True)
    other = PupilGuardian("", phone="06-11111111", is_listed=True)
    turned = (ListedParent("", phone=other.phone), ListedParent("", phone=barred.phone))
    assert parents_after((barred, other), *turned) == (other, barred)
    assert parents_after((barred, other), turned[0]) == (other, barred)


@pytest.mark.parametrize(
    "parent",
    [
        ListedParent("R. Nepman", phone="0622222222"),
        ListedParent("R. Nepman", phone="+31 6 2222 2222"),
        ListedParent("", phone="06 22222222"),
        ListedParent("", "Vader", phone="06-33333333"),
    ],
)
def test_who_is_not_to_be_contacted_does_not_come_back_in_other_words_without_the_mark(parent: ListedParent) -> None:
    for is_listed in (True, False):
        (after,) = parents_after((replace(BARRED, is_listed=is_listed),), parent)
        assert (after.do_not_contact, after.authority) == ("contactverbod", Authority.NO)


def test_a_telephone_of_two_parents_tells_nobody_apart() -> None:
    both = (replace(BARRED, is_listed=True), PupilGuardian("Ria Nepman", "moeder", BARRED.phone, is_listed=True))
    after = parents_after(both, ListedParent("R. Nepman", phone=BARRED.phone))
    assert after == (PupilGuardian("R. Nepman", "", BARRED.phone, is_listed=True), both[0])


def test_another_with_the_same_telephone_takes_no_mark_over() -> None:
    for name in ("Carla Anders", "Mia Nepman"):
        after = parents_after((BARRED,), ListedParent(name, phone=BARRED.phone))
        assert after == (PupilGuardian(name, "", BARRED.phone, is_listed=True), BARRED)


def test_a_list_with_an_e_mail_of_parents_takes_no_names_away() -> None:
    known = (
        PupilGuardian("Mia Nepman", "moeder", "06-11111111", "mia@example.org", is_listed=True),
        PupilGuardian("Rob Nepman", "vader", "06-22222222", is_listed=True),
    )
    fields = frozenset({PupilField.NUMBER, PupilField.FULL_NAME, PupilField.PARENT_1_EMAIL})
    assert parents_after(known, ListedParent("", email="mia@example.org"), fields=fields) == known
    fields = frozenset({PupilField.NUMBER, PupilField.FULL_NAME, PupilField.PARENT_1_NAME})
    assert parents_after(known, ListedParent("Mia Nepman"), fields=fields) == known


def test_a_parent_typed_by_hand_is_taken_away_by_no_list() -> None:
    typed = PupilGuardian("Oma Nepman", "oma", "06-44444444")
    (after,) = parents_after((typed,), ListedParent("Oma Nepman"))
    assert parents_after((after,), ListedParent("Mia Nepman"))[1:] == (typed,)


def test_numbers_that_were_exchanged_make_nobody_another() -> None:
    pip = replace(PIP, guardians=(BARRED,))
    sem = Pupil(2, PersonName("Sem", "", "Nepman"), "456", "2B", ("Toon Proefstra",))
    made = plan([pip, sem], row("123", "Sem Nepman"), replace(row("456"), line=3))
    assert not made.writes
    assert [problem.line for problem in made.problems] == [2, 3]
    assert "heel andere naam" in made.problems[0].reason
    assert plan([pip], row(name="Pippa van Ommen-Voorbeeldstra")).renamed == 1
