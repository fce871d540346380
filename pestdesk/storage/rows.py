"""What every row class shares: the base, the column types, and who wrote a row down when."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, ForeignKeyConstraint, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An instant: aware in the program, UTC in the vault."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None else None


class Row(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """The base of all row classes. A row never prints its values: they would end up in a log."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy's own spelling)
        str: Text(),
        datetime: Instant(),
        # Kept as their values (‘victim’), so that a renamed member does not make old rows unreadable.
        StrEnum: Enum(
            StrEnum, native_enum=False, length=40, values_callable=lambda words: [word.value for word in words]
        ),
    }


class Stamped(MappedAsDataclass, kw_only=True, eq=False, repr=False):
    """Columns of a row that was written down by someone at an instant (R33)."""

    author: Mapped[str]
    written_at: Mapped[datetime]


#: A part is found through its case, and kept together with the other parts of it on the same pages.
CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}


def belongs_to(table: str, column: str) -> ForeignKeyConstraint:
    """The part has an owner in the same case, and goes when that goes."""
    return ForeignKeyConstraint(["case_id", column], [f"{table}.case_id", f"{table}.id"], ondelete="CASCADE")


def refers_to(table: str, column: str) -> ForeignKeyConstraint:
    """The part names another part of the same case, which must be there."""
    return ForeignKeyConstraint(["case_id", column], [f"{table}.case_id", f"{table}.id"])
