"""Where a case is put away, which cases are gone for good, and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT = sa.Text()
WORD = sa.String(40)  # of the program, such as ‘archive’
NUMBER = sa.Integer()
DAY = sa.Date()
INSTANT = sa.DateTime()


def upgrade() -> None:
    on_the_desk = sa.text("'desk'")
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("shelf", WORD, nullable=False, server_default=on_the_desk))
        cases.add_column(sa.Column("shelved_on", DAY, nullable=True))
        cases.add_column(sa.Column("shelf_before", WORD, nullable=False, server_default=on_the_desk))
        cases.add_column(sa.Column("shelf_before_on", DAY, nullable=True))
    with op.batch_alter_table("cases") as cases:
        cases.alter_column("shelf", server_default=None)
        cases.alter_column("shelf_before", server_default=None)
    op.create_table(
        "tombstones",
        sa.Column("case_id", TEXT, nullable=False),
        sa.Column("removed_on", DAY, nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_tombstones"),
    )
    op.create_table(
        "audit",
        sa.Column("number", NUMBER, nullable=False, autoincrement=False),
        sa.Column("at", INSTANT, nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("author", "act", "case_id", "fields", "chain")),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )
    op.create_index("ix_audit_case_id", "audit", ["case_id"])
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_refuses_{act.lower()} BEFORE {act} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END"
        )
