"""By what the lists find their page, and how many cases there are of each kind, however many that are."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

TEXT = sa.Text()
KIND = ("shelf", "is_open", "protocol_id", "phase_id")

INDEXES = (
    ("cases", ("opened_on", "id", "shelf", "closed_on")),
    ("cases", ("reported_on", "shelf")),
    ("involvements", ("school_class",)),
)


def kind(row: str) -> str:
    return f"{row}.shelf, {row}.closed_on IS NULL, {row}.protocol_id, {row}.phase_id"


INTO = (
    f"INSERT INTO case_counts VALUES ({kind('new')}, 1)"
    f" ON CONFLICT ({', '.join(KIND)}) DO UPDATE SET count = count + 1"
)
OUT = f"UPDATE case_counts SET count = count - 1 WHERE ({', '.join(KIND)}) = ({kind('old')})"


def upgrade() -> None:
    for table, columns in INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
    op.create_table(
        "case_counts",
        sa.Column("shelf", sa.String(40), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("protocol_id", TEXT, nullable=False),
        sa.Column("phase_id", TEXT, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(*KIND, name="pk_case_counts"),
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO case_counts SELECT {kind('cases')}, count(*) FROM cases GROUP BY 1, 2, 3, 4")
    # With the case, in the same transaction. A revision that makes the table of cases anew has to make these again.
    op.execute(f"CREATE TRIGGER cases_come AFTER INSERT ON cases BEGIN {INTO}; END")
    op.execute(f"CREATE TRIGGER cases_go AFTER DELETE ON cases BEGIN {OUT}; END")
    op.execute(
        "CREATE TRIGGER cases_change AFTER UPDATE ON cases"
        f" WHEN ({kind('old')}) IS NOT ({kind('new')}) BEGIN {OUT}; {INTO}; END"
    )
