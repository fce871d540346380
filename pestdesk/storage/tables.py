"""Row classes of a case: its signal, its people and its verloop. Its rounds stand in round_tables."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pestdesk.domain.protocol import Role, Route
from pestdesk.domain.record import Nature
from pestdesk.domain.routing import Course
from pestdesk.domain.shelving import Shelf
from pestdesk.domain.signal import Answer, Judgement, Place, Receiver, Reporter
from pestdesk.storage.rows import CLUSTERED, Row, Stamped, belongs_to, refers_to


class CaseRow(Stamped, Row):
    """One case; open while `closed_on` is NULL. The last five columns repeat what its parts say, for the list."""

    __tablename__ = "cases"
    __table_args__ = (
        Index(None, "closed_on"),
        # The order of the list, and which cases it has: a page of it is found without reading those before it.
        Index(None, "opened_on", "id", "shelf", "closed_on"),
        Index(None, "reported_on", "shelf"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    protocol_id: Mapped[str]
    opened_on: Mapped[date]
    lead: Mapped[str]
    last_id: Mapped[int]

    signal_text: Mapped[str]
    reported_on: Mapped[date]
    reporter: Mapped[Reporter]
    reporter_name: Mapped[str]
    place: Mapped[Place]
    means: Mapped[str]
    received_by: Mapped[Receiver]
    passed_on: Mapped[date | None]

    route: Mapped[Route]
    route_proposed: Mapped[Route]
    route_reason: Mapped[str]
    route_decided_on: Mapped[date | None]
    judgement: Mapped[Judgement]

    course: Mapped[Course | None]
    course_proposed: Mapped[Course | None]
    course_earlier_id: Mapped[str]
    course_reason: Mapped[str]

    closed_on: Mapped[date | None]
    closed_by: Mapped[str]
    conclusion: Mapped[str]
    closing_reason: Mapped[str]
    closing_author: Mapped[str]
    closing_written_at: Mapped[datetime | None]

    shelf: Mapped[Shelf]
    shelved_on: Mapped[date | None]
    shelf_before: Mapped[Shelf]
    shelf_before_on: Mapped[date | None]

    people: Mapped[str]
    classes: Mapped[str]
    phase_id: Mapped[str]
    round_number: Mapped[int]
    search_text: Mapped[str]


class CaseCountRow(Row):
    """How many cases there are of a kind. The database keeps these itself with every case that comes, changes or
    goes."""

    __tablename__ = "case_counts"
    __table_args__ = (CLUSTERED,)

    shelf: Mapped[Shelf] = mapped_column(primary_key=True)
    is_open: Mapped[bool] = mapped_column(primary_key=True)
    protocol_id: Mapped[str] = mapped_column(primary_key=True)
    phase_id: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class ReopeningRow(Stamped, Row):
    """A closed case opened again, and how it had been closed (R32)."""

    __tablename__ = "reopenings"
    __table_args__ = (CLUSTERED,)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    reopened_on: Mapped[date]
    by: Mapped[str]
    reason: Mapped[str]
    closed_on: Mapped[date]
    closed_by: Mapped[str]
    conclusion: Mapped[str]
    closing_reason: Mapped[str]
    closing_author: Mapped[str]
    closing_written_at: Mapped[datetime]


class CoordinatorRow(Row):
    """A leerlingcoördinator who is involved beside the lead (R4)."""

    __tablename__ = "coordinators"
    __table_args__ = (CLUSTERED,)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class FeatureAnswerRow(Row):
    """The answer on one kenmerk of the protocol (R7)."""

    __tablename__ = "feature_answers"
    __table_args__ = (CLUSTERED,)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    feature_id: Mapped[str]
    answer: Mapped[Answer]


class InvolvementRow(Row):
    """One person's part in one case. `given_name` is NULL while it is not known who it is (R3).

    `pupil_key` and `name_key` repeat number and name as they are compared; both are empty of who does not count.
    """

    __tablename__ = "involvements"
    __table_args__ = (CLUSTERED,)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    given_name: Mapped[str | None]
    infix: Mapped[str]
    family_name: Mapped[str]
    school_class: Mapped[str] = mapped_column(index=True)
    mentor: Mapped[str]
    pupil_number: Mapped[str]
    outside_school: Mapped[bool]
    is_adult: Mapped[bool]
    parents_consent: Mapped[bool]
    left_because: Mapped[str]
    pupil_key: Mapped[str] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(index=True)


class InvolvementRoleRow(Row):
    """A role that a person has in a case; there can be more than one (R8)."""

    __tablename__ = "involvement_roles"
    __table_args__ = (belongs_to("involvements", "involvement_id"), CLUSTERED)

    case_id: Mapped[str] = mapped_column(primary_key=True)
    involvement_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[Role]


class GuardianRow(Row):
    """A parent or verzorger of one involved pupil (R16)."""

    __tablename__ = "guardians"
    __table_args__ = (belongs_to("involvements", "involvement_id"), CLUSTERED)

    case_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    involvement_id: Mapped[int]
    position: Mapped[int]
    name: Mapped[str]
    relation: Mapped[str]
    phone: Mapped[str]
    do_not_contact: Mapped[str]


class LetterRow(Stamped, Row):
    """A letter as it went out about one pupil."""

    __tablename__ = "letters"
    __table_args__ = (refers_to("involvements", "involvement_id"), CLUSTERED)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    kind: Mapped[str]
    involvement_id: Mapped[int]
    written_on: Mapped[date]
    by: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]


class EntryRow(Stamped, Row):
    """A note in the verloop; `corrects` is the id of the part, of whatever kind, that it corrects, or 0 (R33)."""

    __tablename__ = "entries"
    __table_args__ = (CLUSTERED,)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    happened_on: Mapped[date]
    by: Mapped[str]
    text: Mapped[str]
    nature: Mapped[Nature]
    statement_of: Mapped[str]
    corrects: Mapped[int]
    reason: Mapped[str]
