"""What comes back, read from a real vault."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pestdesk.desk import Desk
from pestdesk.domain.case import Case
from pestdesk.domain.case_outline import outline
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.names import PersonName
from pestdesk.domain.patterns import Occasion, PatternKind, patterns
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.settings import Settings
from pestdesk.domain.signal import Classification, Judgement, Place, Reporter, Signal

People = tuple[Involvement, ...]
NOW = date(2026, 11, 2)


def someone(name: str, role: Role, number: str = "", school_class: str = "2B") -> Involvement:
    return Involvement(0, PersonName.parse(name), (role,), school_class, "", number)


PIP = someone("Pip Voorbeeldstra", Role.VICTIM, "1001")
SEM = someone("Sem Nepman", Role.PERPETRATOR)
LOTTE = someone("Lotte Fantasia", Role.VICTIM, "1003", "3A")


@pytest.fixture
def at_work(desk: Desk, clock: Any) -> Desk:
    """It is Monday 2 November 2026."""
    clock.on(NOW)
    return desk


def opened(desk: Desk, *people: Involvement, on: date = date(2026, 9, 7), place: Place = Place.NOT_KNOWN) -> Case:
    return desk.cases.open(Signal("Er is iets gezien.", on, Reporter.STAFF, place=place), people)


def told(desk: Desk, *people: Involvement, on: date = NOW, place: Place = Place.NOT_KNOWN) -> list[str]:
    return [each.words for each in desk.patterns.at(Occasion(people, on, place))]


def test_nobody_typed_is_nothing_found(at_work: Desk) -> None:
    opened(at_work, PIP, SEM)
    assert at_work.patterns.at(Occasion((), NOW)) == ()


def test_at_intake_a_pair_is_found_by_number_and_by_name(at_work: Desk) -> None:
    earlier = opened(at_work, replace(PIP, name=PersonName.parse("Pip Anders")), SEM)
    (pair,) = at_work.patterns.at(Occasion((PIP, SEM), NOW))
    assert pair.words == "Dit is de tweede casus met Pip V. en Sem N. samen dit schooljaar."
    assert pair.case_ids == (earlier.id,)
    assert not pair.is_certain, "of Sem there is no number"


def test_of_a_case_the_ones_before_it_are_told(at_work: Desk) -> None:
    first, second = opened(at_work, PIP, SEM), opened(at_work, PIP, SEM, on=NOW)
    assert at_work.patterns.of(first) == ()
    (pair,) = at_work.patterns.of(second)
    assert pair.case_ids == (first.id,)


def test_the_class_is_found_however_it_was_typed_and_of_this_school_year_only(at_work: Desk) -> None:
    ilse = someone("Ilse Neppers", Role.VICTIM, school_class="2 b")
    opened(at_work, ilse, on=date(2026, 6, 1))
    assert told(at_work, PIP) == [], "reported in the school year before, opened in this one"
    opened(at_work, ilse)
    assert told(at_work, PIP) == ["In klas 2B is er dit schooljaar 1 andere casus, met andere leerlingen."]


def test_a_signal_of_last_school_year_that_was_opened_in_this_one_is_found_with_its_year(at_work: Desk) -> None:
    opened(at_work, someone("Ilse Neppers", Role.VICTIM), on=date(2026, 6, 1))
    assert told(at_work, PIP, on=date(2026, 6, 20)) == [
        "In klas 2B is er in schooljaar 2025–2026 1 andere casus, met andere leerlingen."
    ]


def test_a_case_in_the_bin_does_not_count_and_one_in_the_archive_does(at_work: Desk) -> None:
    earlier = opened(at_work, PIP, SEM)
    at_work.retention.delete(earlier.id)
    assert told(at_work, PIP, SEM) == []
    at_work.retention.take_back(earlier.id)
    assert len(told(at_work, PIP, SEM)) == 1


def test_the_words_are_those_of_the_school(at_work: Desk) -> None:
    opened(at_work, replace(PIP, roles=(Role.PERPETRATOR,)), LOTTE)
    kept: Settings = at_work.settings.get()
    words = ((Role.VICTIM, "gemelde leerling"), (Role.PERPETRATOR, "aangesproken leerling"))
    at_work.settings.keep(replace(kept, role_labels=words))
    assert "Pip V. is nu gemelde leerling en was eerder aangesproken leerling." in told(at_work, PIP, SEM)


def test_what_was_judged_no_bullying_turns_no_roles(at_work: Desk) -> None:
    case = opened(at_work, replace(PIP, roles=(Role.PERPETRATOR,)), LOTTE)
    at_work.cases.record_signal(case.id, case.signal, Classification(Judgement.TEASING))
    assert {each.kind for each in at_work.patterns.at(Occasion((PIP,), NOW))} == {PatternKind.SAME_PUPIL}


# -- the same as over whole cases ------------------------------------------------------------------------------

_NAMES = ("Pip Voorbeeldstra", "Sem Nepman", "Lotte Fantasia", "Abe Bedacht", "Ilse Neppers")
_SOMEBODY = st.builds(
    Involvement,
    st.just(0),
    st.sampled_from(_NAMES).map(PersonName.parse),
    st.lists(st.sampled_from(Role), min_size=1, max_size=2, unique=True).map(tuple),
    st.sampled_from(("", "2B", "2 b", "3A")),
    st.just("Toon Proefstra"),
    st.sampled_from(("", "1001", "01001", "1002")),
    guardians=st.just((Guardian(0, "Mieke Verzonnen"),)),
)
_PARTIES = (
    st.lists(_SOMEBODY, min_size=1, max_size=3, unique_by=lambda each: each.full_name)
    .map(tuple)
    .filter(lambda people: any(person.is_concerned for person in people))
)
_DAYS = st.integers(0, 700).map(lambda days: date(2024, 12, 1) + timedelta(days=days))


@pytest.fixture
def filled(at_work: Desk, clock: Any) -> Desk:
    """Sixty cases over two school years, in every combination that the strategies make."""

    @settings(max_examples=60, database=None, deadline=None, suppress_health_check=[*HealthCheck])
    @given(_PARTIES, _DAYS, st.sampled_from(Place))
    def fill(people: People, on: date, place: Place) -> None:
        clock.on(on)
        opened(at_work, *people, on=on, place=place)

    fill()
    clock.on(NOW)
    return at_work


def test_what_is_read_for_it_is_all_that_it_needs(filled: Desk) -> None:
    every = [outline(filled.cases.get(each.id)) for each in filled.cases.summaries(CaseFilter.ALL)]
    assert len(every) > 20
    label = filled.cases.newest_protocol().role_label

    @settings(max_examples=60, database=None, deadline=None)
    @given(_PARTIES, _DAYS, st.sampled_from(Place))
    def check(people: People, on: date, place: Place) -> None:
        occasion = Occasion(people, on, place)
        assert filled.patterns.at(occasion) == patterns(occasion, every, label, NOW)

    check()
    for each in every[::5]:
        case = filled.cases.get(each.id)
        assert filled.patterns.of(case) == patterns(Occasion.of(case), every, label, NOW)
