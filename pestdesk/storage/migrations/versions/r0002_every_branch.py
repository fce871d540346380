"""The whole protocol: earlier cases, reopening, reports to authorities, moved checks, and pupils of 18 or over."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT = sa.Text()
WORD = sa.String(40)  # of the program, such as ‘next_phase’
NUMBER = sa.Integer()
DAY = sa.Date()
INSTANT = sa.DateTime()


def upgrade() -> None:
    _add("cases", ("course", WORD, None), ("course_proposed", WORD, None), ("route_decided_on", DAY, None))
    _add("cases", ("course_earlier_id", TEXT, ""), ("course_reason", TEXT, ""))
    _add("rounds", ("route", WORD, None))
    op.execute(
        "UPDATE rounds SET route = (SELECT cases.route FROM cases WHERE cases.id = rounds.case_id)"
        " WHERE ended_on IS NOT NULL"
    )
    no = sa.Boolean()
    _add("involvements", ("is_adult", no, "0"), ("parents_consent", no, "0"), ("left_because", TEXT, ""))
    op.create_table(
        "reopenings",
        *_columns(TEXT, "case_id", "by", "reason", "closed_by", "conclusion", "closing_reason", "closing_author"),
        *_columns(TEXT, "author"),
        *_columns(NUMBER, "id", "position"),
        *_columns(DAY, "reopened_on", "closed_on"),
        *_columns(INSTANT, "closing_written_at", "written_at"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_reopenings_case_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("case_id", "id", name="pk_reopenings"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reports",
        *_columns(TEXT, "case_id", "step_id", "by", "author", "authority", "reason", "text"),
        *_columns(NUMBER, "id", "round_id", "position"),
        *_columns(DAY, "informed_on", nullable=True),
        *_columns(INSTANT, "written_at"),
        _of_a_round("reports"),
        sa.PrimaryKeyConstraint("case_id", "id", name="pk_reports"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "check_moves",
        *_columns(TEXT, "case_id", "by", "author", "reason"),
        *_columns(NUMBER, "id", "round_id", "position", "check_id"),
        *_columns(DAY, "from_on", "to_on", "moved_on"),
        *_columns(INSTANT, "written_at"),
        _of_a_round("check_moves"),
        sa.ForeignKeyConstraint(
            ["case_id", "check_id"], ["checks.case_id", "checks.id"], name="fk_check_moves_case_id_check_id"
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name="pk_check_moves"),
        sqlite_with_rowid=False,
    )


def _add(table: str, *columns: tuple[str, Any, str | None]) -> None:
    """Adds columns: nullable without a default, or with one for the rows that are there, and none after that."""
    with op.batch_alter_table(table) as changed:
        for name, kind, default in columns:
            start = None if default is None else sa.text(f"'{default}'")
            changed.add_column(sa.Column(name, kind, nullable=default is None, server_default=start))
    with op.batch_alter_table(table) as changed:
        for name, _kind, default in columns:
            if default is not None:
                changed.alter_column(name, server_default=None)


def _columns(kind: Any, *names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=nullable) for name in names]


def _of_a_round(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id", "round_id"],
        ["rounds.case_id", "rounds.id"],
        name=f"fk_{table}_case_id_round_id",
        ondelete="CASCADE",
    )
