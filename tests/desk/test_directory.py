"""Who of the directory a name in a case means, and what is dropped with a pupil."""

from dataclasses import replace

from pestdesk.desk import Desk
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.pupil import Pupil, PupilGuardian, draft_key

JAN = Pupil(0, PersonName("Jan", "van den", "Berg"), "0101", "2B", ("Toon Proefstra", "Kim Kladblok"))


def _person(name: str, number: str = "") -> Involvement:
    return Involvement(0, PersonName.parse(name), (Role.WITNESS,), pupil_number=number)


def test_a_whole_name_means_who_has_exactly_that_name_and_class(desk: Desk) -> None:
    jan = desk.pupils.keep(JAN)
    older = desk.pupils.keep(replace(JAN, number="202", school_class="4A"))
    desk.pupils.keep(Pupil(0, PersonName("Jan", "van den", "Bergh"), "303", "2B"))
    assert desk.pupils.named("JAN  van den berg") == (jan, older)
    assert desk.pupils.named("Jan van den Berg", "2 b") == (jan,)
    assert desk.pupils.named("Jan van den Berg", "2C") == ()
    assert desk.pupils.named("Jan") == (), "a given name alone is nobody's whole name"


def test_a_person_of_a_case_is_found_by_number_or_by_a_name_that_is_unique(desk: Desk) -> None:
    jan = desk.pupils.keep(JAN)
    assert desk.pupils.of(_person("J. Berg", "101")) == jan
    assert desk.pupils.of(_person("Jan van den Berg")) == jan
    assert desk.pupils.of(_person("Jan van den Berg", "999")) is None, "another number is another pupil"
    assert desk.pupils.of(Involvement(0, None, (Role.PERPETRATOR,))) is None
    desk.pupils.keep(replace(JAN, number="202", school_class="4A"))
    assert desk.pupils.of(_person("Jan van den Berg")) is None


def test_likely_doubles_have_one_class_or_one_is_not_in_the_list(desk: Desk) -> None:
    jan = desk.pupils.keep(JAN)
    other = desk.pupils.keep(replace(JAN, number="202", school_class="4A"))
    assert desk.pupils.doubles(jan) == ()
    other = desk.pupils.keep(replace(other, is_by_hand=True))
    assert desk.pupils.doubles(jan) == (other,)
    other = desk.pupils.keep(replace(other, is_by_hand=False, school_class="2b"))
    assert desk.pupils.doubles(jan) == (other,)


def test_the_names_are_those_of_pupils_and_parents(desk: Desk) -> None:
    desk.pupils.keep(replace(JAN, guardians=(PupilGuardian("Mieke de Boer"),)))
    assert desk.pupils.names() == {JAN.name, PersonName("Mieke", "de", "Boer")}


def test_what_was_typed_about_a_pupil_goes_with_her_and_with_nobody_else(desk: Desk) -> None:
    jan = desk.pupils.keep(JAN)
    others = (draft_key(jan.id * 10), draft_key(0), "new-case")
    for key in (draft_key(jan.id), draft_key(jan.id, "guardian/0"), *others):
        desk.drafts.keep(key, {"name": "x"})
    desk.pupils.remove(jan.id)
    assert desk.drafts.get(draft_key(jan.id)) is None
    assert desk.drafts.get(draft_key(jan.id, "guardian/0")) is None
    assert all(desk.drafts.get(key) for key in others)


def test_a_kept_pupil_uses_up_the_draft_and_undo_gives_it_back(desk: Desk) -> None:
    jan = desk.pupils.keep(JAN)
    desk.drafts.keep(draft_key(jan.id), {"given": "Johan"})
    desk.pupils.keep(replace(jan, name=PersonName("Johan", "van den", "Berg")), draft=draft_key(jan.id))
    assert desk.drafts.get(draft_key(jan.id)) is None
    desk.cases.undo()
    assert desk.pupils.get(jan.id) == jan
    assert desk.drafts.get(draft_key(jan.id)) == {"given": "Johan"}


def test_each_of_several_mentors_is_a_mentor_of_the_case_once() -> None:
    person = JAN.involved(Role.VICTIM)
    assert person.mentor == "Toon Proefstra, Kim Kladblok"
    assert person.mentors == ("Toon Proefstra", "Kim Kladblok")
    assert replace(person, mentor=" , Toon Proefstra,").mentors == ("Toon Proefstra",)
