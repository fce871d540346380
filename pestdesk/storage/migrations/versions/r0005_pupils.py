"""The directory of pupils, the import that can be taken back, and who is who in the cases."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TEXT = sa.Text()
NUMBER = sa.Integer()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, NUMBER, nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "pupils",
        *_numbers("id", "imported_in"),
        *_texts("number", "number_key", "given_name", "infix", "family_name", "school_class", "mentors"),
        *_texts("sort_text", "search_text"),
        sa.Column("absent_since", sa.Date(), nullable=True),
        sa.Column("is_by_hand", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pupils"),
    )
    op.create_index("ix_pupils_number_key", "pupils", ["number_key"])
    op.create_table(
        "pupil_guardians",
        sa.Column("pupil_id", NUMBER, nullable=False),
        sa.Column("position", NUMBER, nullable=False, autoincrement=False),
        *_texts("name", "relation", "phone", "email", "language", "do_not_contact"),
        sa.Column("authority", sa.String(40), nullable=False),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("pupil_id", "position", name="pk_pupil_guardians"),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupils.id"], name="fk_pupil_guardians_pupil_id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pupil_imports",
        *_numbers("id", "new", "changed", "absent"),
        sa.Column("at", sa.DateTime(), nullable=False),
        *_texts("author"),
        sa.PrimaryKeyConstraint("id", name="pk_pupil_imports"),
    )
    op.create_table(
        "replaced_pupils",
        *_numbers("pupil_id"),
        sa.Column("before", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("pupil_id", name="pk_replaced_pupils"),
    )
    # Empty until a case is saved again, which it is when what is derived from cases is made anew.
    names = ("pupil_key", "name_key")
    with op.batch_alter_table("involvements") as involvements:
        for name in names:
            involvements.add_column(sa.Column(name, TEXT, nullable=False, server_default=""))
    with op.batch_alter_table("involvements") as involvements:
        for name in names:
            involvements.alter_column(name, server_default=None)
    for name in names:
        op.create_index(f"ix_involvements_{name}", "involvements", [name])
