"""Row classes of a round: what was done, agreed, checked and noted in it. `position` is the order in the round."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from pestdesk.domain.follow_up import Bullying, Decision, Kept, TermOutcome
from pestdesk.domain.protocol import Magister, Route, Way
from pestdesk.domain.record import ContactResult, MeasureKind
from pestdesk.domain.round import RoundEnd
from pestdesk.storage.rows import CLUSTERED, Row, Stamped, belongs_to, refers_to


class RoundRow(Stamped, Row):
    """One pass through the steps of a phase."""

    __tablename__ = "rounds"
    __table_args__ = (CLUSTERED,)

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    phase_id: Mapped[str]
    number: Mapped[int]
    started_on: Mapped[date]
    cause: Mapped[str]
    ended_on: Mapped[date | None]
    ended_as: Mapped[RoundEnd | None]
    route: Mapped[Route | None]


class RoundPart(Stamped, kw_only=True, eq=False, repr=False):
    """Columns of everything that is done in a round for one of its steps."""

    case_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int]
    position: Mapped[int]
    step_id: Mapped[str]
    by: Mapped[str]


class ActionRow(RoundPart, Row):
    """A step that is one act."""

    __tablename__ = "actions"
    __table_args__ = (belongs_to("rounds", "round_id"), CLUSTERED)

    happened_on: Mapped[date]
    text: Mapped[str]


class ActionOptionRow(Row):
    """An option of the step that was ticked."""

    __tablename__ = "action_options"
    __table_args__ = (belongs_to("actions", "action_id"), CLUSTERED)

    case_id: Mapped[str] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    option: Mapped[str]


class TalkRow(RoundPart, Row):
    """A conversation with one involved person."""

    __tablename__ = "talks"
    __table_args__ = (belongs_to("rounds", "round_id"), refers_to("involvements", "involvement_id"), CLUSTERED)

    involvement_id: Mapped[int]
    held_on: Mapped[date]
    account: Mapped[str]
    outcome: Mapped[str]
    present: Mapped[str]


class ContactRow(RoundPart, Row):
    """One attempt to reach the parents of one pupil; without a guardian it was for the parents together."""

    __tablename__ = "contacts"
    __table_args__ = (
        belongs_to("rounds", "round_id"),
        refers_to("involvements", "involvement_id"),
        refers_to("guardians", "guardian_id"),
        CLUSTERED,
    )

    involvement_id: Mapped[int]
    guardian_id: Mapped[int | None]
    way: Mapped[Way]
    result: Mapped[ContactResult]
    happened_on: Mapped[date]
    planned_on: Mapped[date | None]
    text: Mapped[str]
    way_reason: Mapped[str]


class MeasureRow(RoundPart, Row):
    """Help or a sanction for one pupil."""

    __tablename__ = "measures"
    __table_args__ = (belongs_to("rounds", "round_id"), refers_to("involvements", "involvement_id"), CLUSTERED)

    involvement_id: Mapped[int]
    kind: Mapped[MeasureKind]
    label: Mapped[str]
    decided_on: Mapped[date]
    text: Mapped[str]
    harder: Mapped[bool]
    school_days: Mapped[int]


class ReportRow(RoundPart, Row):
    """Whether an authority was informed of a harder sanction, or why not (R18)."""

    __tablename__ = "reports"
    __table_args__ = (belongs_to("rounds", "round_id"), CLUSTERED)

    authority: Mapped[str]
    informed_on: Mapped[date | None]
    reason: Mapped[str]
    text: Mapped[str]


class NoteRow(RoundPart, Row):
    """A note prepared for Magister; without an involvement it is about the whole case."""

    __tablename__ = "notes"
    __table_args__ = (belongs_to("rounds", "round_id"), refers_to("involvements", "involvement_id"), CLUSTERED)

    involvement_id: Mapped[int | None]
    destination: Mapped[Magister]
    title: Mapped[str]
    prepared_from: Mapped[str]
    placed_on: Mapped[date | None]


class NoteFieldRow(Row):
    """One field of a Magister note."""

    __tablename__ = "note_fields"
    __table_args__ = (belongs_to("notes", "note_id"), CLUSTERED)

    case_id: Mapped[str] = mapped_column(primary_key=True)
    note_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    text: Mapped[str]


class SkipRow(RoundPart, Row):
    """A step, or one item of it, that is not done for a reason."""

    __tablename__ = "skips"
    __table_args__ = (
        belongs_to("rounds", "round_id"),
        refers_to("involvements", "involvement_id"),
        refers_to("guardians", "guardian_id"),
        CLUSTERED,
    )

    involvement_id: Mapped[int | None]
    guardian_id: Mapped[int | None]
    reason: Mapped[str]
    skipped_on: Mapped[date]


class AgreementRow(RoundPart, Row):
    """One agreement."""

    __tablename__ = "agreements"
    __table_args__ = (belongs_to("rounds", "round_id"), CLUSTERED)

    text: Mapped[str]
    made_on: Mapped[date]


class AgreementPersonRow(Row):
    """A person whom an agreement binds."""

    __tablename__ = "agreement_people"
    __table_args__ = (
        belongs_to("agreements", "agreement_id"),
        refers_to("involvements", "involvement_id"),
        CLUSTERED,
    )

    case_id: Mapped[str] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    involvement_id: Mapped[int]


class TermRow(Stamped, Row):
    """The four weeks that follow a set of agreements (R25)."""

    __tablename__ = "terms"
    __table_args__ = (belongs_to("rounds", "round_id"), CLUSTERED)

    case_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int]
    position: Mapped[int]
    agreed_on: Mapped[date]
    calendar_end: Mapped[date]
    ends_on: Mapped[date]
    reasoning: Mapped[str]
    outcome: Mapped[TermOutcome | None]
    ended_on: Mapped[date | None]
    verdict_by: Mapped[str]
    verdict_text: Mapped[str]
    ended_author: Mapped[str]
    ended_written_at: Mapped[datetime | None]


class CheckRow(Row):
    """One moment of a term, and what it found once `held_on` is not NULL (R29)."""

    __tablename__ = "checks"
    __table_args__ = (belongs_to("terms", "term_id"), CLUSTERED)

    case_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int]
    position: Mapped[int]
    due_on: Mapped[date]
    lapsed: Mapped[str]
    held_on: Mapped[date | None]
    by: Mapped[str]
    bullying: Mapped[Bullying | None]
    decision: Mapped[Decision | None]
    text: Mapped[str]
    author: Mapped[str]
    written_at: Mapped[datetime | None]


class CheckMoveRow(Stamped, Row):
    """A check that was put on another day (R26)."""

    __tablename__ = "check_moves"
    __table_args__ = (belongs_to("rounds", "round_id"), refers_to("checks", "check_id"), CLUSTERED)

    case_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int]
    position: Mapped[int]
    check_id: Mapped[int]
    from_on: Mapped[date]
    to_on: Mapped[date]
    reason: Mapped[str]
    moved_on: Mapped[date]
    by: Mapped[str]


class KeptAnswerRow(Row):
    """Whether one agreement was kept."""

    __tablename__ = "kept_answers"
    __table_args__ = (belongs_to("checks", "check_id"), refers_to("agreements", "agreement_id"), CLUSTERED)

    case_id: Mapped[str] = mapped_column(primary_key=True)
    check_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int]
    kept: Mapped[Kept]


class SafetyRow(Row):
    """How safe one victim feels."""

    __tablename__ = "safety"
    __table_args__ = (
        belongs_to("checks", "check_id"),
        refers_to("involvements", "involvement_id"),
        CLUSTERED,
    )

    case_id: Mapped[str] = mapped_column(primary_key=True)
    check_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    involvement_id: Mapped[int]
    score: Mapped[int]
    words: Mapped[str]
