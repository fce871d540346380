"""Builders for people and cases: valid as they are, a test changes what it is about."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.names import PersonName
from pestdesk.domain.opening import open_case
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Protocol, Role, parse_protocol
from pestdesk.domain.record import Stamp
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.domain.signal import Place, Receiver, Reporter, Signal
from pestdesk.imports.school_vacations import preset
from pestdesk.resources import resource

PersonBuilder = Callable[..., Involvement]
CaseBuilder = Callable[..., Case]

SIGNAL_ON = date(2026, 9, 7)
STAMP = Stamp("Lies van Voorbeeld", datetime(2026, 9, 7, 12, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def protocol() -> Protocol:
    """The shipped protocol."""
    return parse_protocol(resource("protocols", "cals-231010.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def midden() -> SchoolCalendar:
    """The school calendar of region Midden."""
    return preset("midden")


@pytest.fixture(scope="session")
def stamp() -> Stamp:
    return STAMP


@pytest.fixture(scope="session")
def person() -> PersonBuilder:
    """Builds one person as typed at the signal; `name` None is someone unknown."""

    def build(
        name: str | None = "Pip Voorbeeldstra",
        *roles: Role,
        school_class: str = "2B",
        mentor: str = "Toon Proefstra",
        guardians: tuple[Guardian, ...] = (),
        outside_school: bool = False,
    ) -> Involvement:
        return Involvement(
            0,
            PersonName.parse(name) if name else None,
            roles or (Role.VICTIM,),
            school_class if name else "",
            mentor if name else "",
            outside_school=outside_school,
            guardians=guardians,
        )

    return build


@pytest.fixture(scope="session")
def opened(person: PersonBuilder) -> CaseBuilder:
    """Builds a case as it is right after the signal: of the same class, received by the mentor."""

    def build(
        *people: Involvement,
        text: str = "Pips etui wordt weggenomen.",
        received_by: Receiver = Receiver.MENTOR,
        reporter: Reporter = Reporter.PARENT,
        reporter_name: str = "",
        case_id: str = "2026-001",
        on: date = SIGNAL_ON,
        place: Place = Place.SCHOOL,
    ) -> Case:
        signal = Signal(text, on, reporter, reporter_name, place, received_by=received_by)
        involved = people or (person(), person("Sem Nepman", Role.PERPETRATOR))
        return open_case(case_id, "cals-231010", "1", signal, involved, STAMP.author, on, STAMP)

    return build
