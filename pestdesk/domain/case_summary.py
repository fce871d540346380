"""What a list shows of a case without reading all of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pestdesk.domain.protocol import Route
from pestdesk.domain.shelving import ON_THE_DESK, Shelving


class CaseFilter(StrEnum):
    """Open and closed cases, both with the archive, the archive alone, or the bin."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"
    ARCHIVED = "archived"
    BINNED = "binned"


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One line of the case list. `classes` reads ‘2A, 3D’; `people` is the short title. A case that is open was
    closed on no day."""

    id: str
    people: str
    classes: str
    protocol_id: str
    phase_id: str
    round_number: int
    opened_on: date
    is_closed: bool
    shelving: Shelving = ON_THE_DESK
    reported_on: date | None = None
    closed_on: date | None = None
    route: Route = Route.UNKNOWN
