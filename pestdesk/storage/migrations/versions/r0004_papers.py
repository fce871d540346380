"""The letters of a case, and what was decided of the names in its documents."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TEXT = sa.Text()
NUMBER = sa.Integer()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "letters",
        *_texts("case_id"),
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        *_texts("kind"),
        sa.Column("involvement_id", NUMBER, nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        *_texts("by", "subject", "text", "author"),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "id", name="pk_letters"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_letters_case_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["case_id", "involvement_id"],
            ["involvements.case_id", "involvements.id"],
            name="fk_letters_case_id_involvement_id",
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "name_decisions",
        *_texts("case_id", "reader", "word", "sentence"),
        sa.Column("nth", NUMBER, nullable=False, autoincrement=False),
        sa.Column("keeps", sa.Boolean(), nullable=False),
        *_texts("reason"),
        sa.PrimaryKeyConstraint("case_id", "reader", "word", "sentence", "nth", name="pk_name_decisions"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_name_decisions_case_id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
