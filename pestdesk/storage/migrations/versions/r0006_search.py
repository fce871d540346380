"""What was written in the cases by its words, so that it can be searched."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TEXT = sa.Text()
NUMBER = sa.Integer()

INTO = "INSERT INTO passage_words (rowid, words, about) VALUES (new.id, new.words, new.about)"
# An index beside a table is told what stood there: it cannot look it up any more.
OUT = "INSERT INTO passage_words (passage_words, rowid, words, about) VALUES ('delete', old.id, old.words, old.about)"


def upgrade() -> None:
    op.create_table(
        "passages",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("case_id", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("part_id", NUMBER, nullable=False),
        sa.Column("nth", NUMBER, nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_passages_case_id", ondelete="CASCADE"),
    )
    op.create_index("ix_passages_case_id", "passages", ["case_id"])
    op.create_table(
        "passage_recipes",
        sa.Column("version", NUMBER, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("version", name="pk_passage_recipes"),
    )
    # The words are folded and parted already, so that its own tokenizer has nothing left to do. A word is found by
    # its first one, two or three letters as quickly as by all of them.
    op.execute(
        "CREATE VIRTUAL TABLE passage_words USING fts5("
        "words, about, content='passages', content_rowid='id', tokenize='ascii', prefix='1 2 3', detail=column,"
        " columnsize=0)"
    )
    # Each of its leaves fits in one page of the file, of which the cipher keeps a part for itself; or else it would
    # have two, the second one nearly empty.
    op.execute("INSERT INTO passage_words (passage_words, rank) VALUES ('pgsz', 3900)")
    op.execute(f"CREATE TRIGGER passages_come AFTER INSERT ON passages BEGIN {INTO}; END")
    op.execute(f"CREATE TRIGGER passages_go AFTER DELETE ON passages BEGIN {OUT}; END")
    op.execute(f"CREATE TRIGGER passages_change AFTER UPDATE ON passages BEGIN {OUT}; {INTO}; END")
