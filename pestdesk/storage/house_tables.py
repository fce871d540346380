"""Row classes beside the cases: drafts, settings, the school calendar, the audit trail, and what is searched."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pestdesk.storage.rows import CLUSTERED, Row
from pestdesk.storage.tables import CaseRow


class DraftRow(Row):
    """What was typed and is not a part of a case yet; `payload` is JSON."""

    __tablename__ = "drafts"

    key: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey(CaseRow.id, ondelete="CASCADE"), index=True)
    payload: Mapped[str]
    saved_at: Mapped[datetime]


class NameDecisionRow(Row):
    """What was decided of a name in a text for one reader of a case: to replace it, or to keep it with a reason."""

    __tablename__ = "name_decisions"
    __table_args__ = (CLUSTERED,)

    case_id: Mapped[str] = mapped_column(ForeignKey(CaseRow.id, ondelete="CASCADE"), primary_key=True)
    reader: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    sentence: Mapped[str] = mapped_column(primary_key=True)
    nth: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    keeps: Mapped[bool]
    reason: Mapped[str]


class SettingRow(Row):
    """One setting of the school or the coordinator; `value` is JSON."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class AuditRow(Row):
    """One line of the audit trail; `fields` is a JSON list. The database itself refuses to change or delete one."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "case_id"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    author: Mapped[str]
    act: Mapped[str]
    case_id: Mapped[str]
    fields: Mapped[str]
    chain: Mapped[str]


class TombstoneRow(Row):
    """A case that was removed for good: its number, and nothing about anyone."""

    __tablename__ = "tombstones"

    case_id: Mapped[str] = mapped_column(primary_key=True)
    removed_on: Mapped[date]


class CalendarSpanRow(Row):
    """The days between which the school calendar is known; there is one such row."""

    __tablename__ = "calendar_spans"

    id: Mapped[int] = mapped_column(primary_key=True)
    known_from: Mapped[date]
    known_until: Mapped[date]


class VacationRow(Row):
    """A vacation, first and last day included."""

    __tablename__ = "vacations"

    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    first_on: Mapped[date]
    last_on: Mapped[date]


class FreeDayRow(Row):
    """A single day without lessons."""

    __tablename__ = "free_days"

    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    on: Mapped[date]


class PassageRow(Row):
    """The words of one text of a case, or of its head; `passages.py` tells what is in it.

    What it is found by stands in `passage_words` too, an index that the database itself keeps equal.
    """

    __tablename__ = "passages"
    __table_args__ = (Index(None, "case_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey(CaseRow.id, ondelete="CASCADE"))
    place: Mapped[str]
    part_id: Mapped[int]
    nth: Mapped[int]
    happened_on: Mapped[date]
    words: Mapped[str]
    about: Mapped[str]


class PassageRecipeRow(Row):
    """By which recipe the passages were made; there is one such row, or none while they were not made yet."""

    __tablename__ = "passage_recipes"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
