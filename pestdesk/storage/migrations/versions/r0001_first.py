"""The first schema: cases with all their parts, drafts, settings and the school calendar."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text()
WORD = sa.String(40)  # of the program, such as ‘victim’
NUMBER = sa.Integer()
FLAG = sa.Boolean()
DAY = sa.Date()
INSTANT = sa.DateTime()


def upgrade() -> None:
    op.create_table(
        "calendar_spans",
        *_columns(NUMBER, "id"),
        *_columns(DAY, "known_from", "known_until"),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_spans"),
    )
    op.create_table(
        "cases",
        *_columns(
            TEXT,
            "id",
            "protocol_id",
            "lead",
            "signal_text",
            "reporter_name",
            "means",
            "route_reason",
            "closed_by",
            "conclusion",
            "closing_reason",
            "closing_author",
            "people",
            "classes",
            "phase_id",
            "search_text",
            "author",
        ),
        *_columns(DAY, "opened_on", "reported_on"),
        *_columns(NUMBER, "last_id", "round_number"),
        *_columns(WORD, "reporter", "place", "received_by", "route", "route_proposed", "judgement"),
        *_columns(DAY, "passed_on", "closed_on", nullable=True),
        *_columns(INSTANT, "closing_written_at", nullable=True),
        *_columns(INSTANT, "written_at"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
    )
    op.create_index("ix_cases_closed_on", "cases", ["closed_on"])
    op.create_table(
        "free_days",
        *_columns(NUMBER, "position"),
        *_columns(TEXT, "name"),
        *_columns(DAY, "on"),
        sa.PrimaryKeyConstraint("position", name="pk_free_days"),
    )
    op.create_table(
        "settings",
        *_columns(TEXT, "key", "value"),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )
    op.create_table(
        "vacations",
        *_columns(NUMBER, "position"),
        *_columns(TEXT, "name"),
        *_columns(DAY, "first_on", "last_on"),
        sa.PrimaryKeyConstraint("position", name="pk_vacations"),
    )
    _create_part(
        "coordinators",
        ["case_id", "position"],
        *_columns(TEXT, "case_id", "name"),
        *_columns(NUMBER, "position"),
        _of_a_case("coordinators"),
    )
    op.create_table(
        "drafts",
        *_columns(TEXT, "key", "payload"),
        *_columns(TEXT, "case_id", nullable=True),
        *_columns(INSTANT, "saved_at"),
        sa.PrimaryKeyConstraint("key", name="pk_drafts"),
        _of_a_case("drafts"),
    )
    op.create_index("ix_drafts_case_id", "drafts", ["case_id"])
    _create_part(
        "entries",
        ["case_id", "id"],
        *_columns(TEXT, "case_id", "by", "text", "statement_of", "reason", "author"),
        *_columns(NUMBER, "id", "position", "corrects"),
        *_columns(DAY, "happened_on"),
        *_columns(WORD, "nature"),
        *_columns(INSTANT, "written_at"),
        _of_a_case("entries"),
    )
    _create_part(
        "feature_answers",
        ["case_id", "position"],
        *_columns(TEXT, "case_id", "feature_id"),
        *_columns(NUMBER, "position"),
        *_columns(WORD, "answer"),
        _of_a_case("feature_answers"),
    )
    _create_part(
        "involvements",
        ["case_id", "id"],
        *_columns(TEXT, "case_id", "infix", "family_name", "school_class", "mentor", "pupil_number"),
        *_columns(NUMBER, "id", "position"),
        *_columns(TEXT, "given_name", nullable=True),
        *_columns(FLAG, "outside_school"),
        _of_a_case("involvements"),
    )
    _create_part(
        "rounds",
        ["case_id", "id"],
        *_columns(TEXT, "case_id", "phase_id", "cause", "author"),
        *_columns(NUMBER, "id", "position", "number"),
        *_columns(DAY, "started_on"),
        *_columns(DAY, "ended_on", nullable=True),
        *_columns(WORD, "ended_as", nullable=True),
        *_columns(INSTANT, "written_at"),
        _of_a_case("rounds"),
    )
    _create_part(
        "actions",
        ["case_id", "id"],
        *_part_of_a_round(),
        *_columns(DAY, "happened_on"),
        *_columns(TEXT, "text"),
        _belongs_to("actions", "round_id", "rounds"),
    )
    _create_part(
        "agreements",
        ["case_id", "id"],
        *_part_of_a_round(),
        *_columns(TEXT, "text"),
        *_columns(DAY, "made_on"),
        _belongs_to("agreements", "round_id", "rounds"),
    )
    _create_part(
        "guardians",
        ["case_id", "id"],
        *_columns(TEXT, "case_id", "name", "relation", "phone", "do_not_contact"),
        *_columns(NUMBER, "id", "involvement_id", "position"),
        _belongs_to("guardians", "involvement_id", "involvements"),
    )
    _create_part(
        "involvement_roles",
        ["case_id", "involvement_id", "position"],
        *_columns(TEXT, "case_id"),
        *_columns(NUMBER, "involvement_id", "position"),
        *_columns(WORD, "role"),
        _belongs_to("involvement_roles", "involvement_id", "involvements"),
    )
    _create_part(
        "measures",
        ["case_id", "id"],
        *_part_of_a_round(),
        *_columns(NUMBER, "involvement_id", "school_days"),
        *_columns(WORD, "kind"),
        *_columns(TEXT, "label", "text"),
        *_columns(DAY, "decided_on"),
        *_columns(FLAG, "harder"),
        _refers_to("measures", "involvement_id", "involvements"),
        _belongs_to("measures", "round_id", "rounds"),
    )
    _create_part(
        "notes",
        ["case_id", "id"],
        *_part_of_a_round(),
        *_columns(NUMBER, "involvement_id", nullable=True),
        *_columns(WORD, "destination"),
        *_columns(TEXT, "title", "prepared_from"),
        *_columns(DAY, "placed_on", nullable=True),
        _refers_to("notes", "involvement_id", "involvements"),
        _belongs_to("notes", "round_id", "rounds"),
    )
    _create_part(
        "talks",
        ["case_id", "id"],
        *_part_of_a_round(),
        *_columns(NUMBER, "involvement_id"),
        *_columns(DAY, "held_on"),
        *_columns(TEXT, "account", "outcome", "present"),
        _refers_to("talks", "involvement_id", "involvements"),
        _belongs_to("talks", "round_id", "rounds"),
    )
    _create_part(
        "terms",
        ["case_id", "id"],
        *_columns(TEXT, "case_id", "reasoning", "verdict_by", "verdict_text", "ended_author", "author"),
        *_columns(NUMBER, "id", "round_id", "position"),
        *_columns(DAY, "agreed_on", "calendar_end", "ends_on"),
        *_columns(WORD, "outcome", nullable=True),
        *_columns(DAY, "ended_on", nullable=True),
        *_columns(INSTANT, "ended_written_at", nullable=True),
        *_columns(INSTANT, "written_at"),
        _belongs_to("terms", "round_id", "rounds"),
    )
    _create_part(
        "action_options",
        ["case_id", "action_id", "position"],
        *_columns(TEXT, "case_id", "option"),
        *_columns(NUMBER, "action_id", "position"),
        _belongs_to("action_options", "action_id", "actions"),
    )
    _create_part(
        "agreement_people",
        ["case_id", "agreement_id", "position"],
        *_columns(TEXT, "case_id"),
        *_columns(NUMBER, "agreement_id", "position", "involvement_id"),
        _belongs_to("agreement_people", "agreement_id", "agreements"),
        _refers_to("agreement_people", "involvement_id", "involvements"),
    )
    _create_part(
        "checks",
        ["case_id", "id"],
        *_columns(TEXT, "case_id", "lapsed", "by", "text", "author"),
        *_columns(NUMBER, "id", "term_id", "position"),
        *_columns(DAY, "due_on"),
        *_columns(DAY, "held_on", nullable=True),
        *_columns(WORD, "bullying", "decision", nullable=True),
        *_columns(INSTANT, "written_at", nullable=True),
        _belongs_to("checks", "term_id", "terms"),
    )
    _create_part(
        "contacts",
        ["case_id", "id"],
        *_part_of_a_round(),
        *_columns(NUMBER, "involvement_id"),
        *_columns(NUMBER, "guardian_id", nullable=True),
        *_columns(WORD, "way", "result"),
        *_columns(DAY, "happened_on"),
        *_columns(DAY, "planned_on", nullable=True),
        *_columns(TEXT, "text", "way_reason"),
        _refers_to("contacts", "guardian_id", "guardians"),
        _refers_to("contacts", "involvement_id", "involvements"),
        _belongs_to("contacts", "round_id", "rounds"),
    )
    _create_part(
        "note_fields",
        ["case_id", "note_id", "position"],
        *_columns(TEXT, "case_id", "label", "text"),
        *_columns(NUMBER, "note_id", "position"),
        _belongs_to("note_fields", "note_id", "notes"),
    )
    _create_part(
        "skips",
        ["case_id", "id"],
        *_part_of_a_round(),
        *_columns(NUMBER, "involvement_id", "guardian_id", nullable=True),
        *_columns(TEXT, "reason"),
        *_columns(DAY, "skipped_on"),
        _refers_to("skips", "guardian_id", "guardians"),
        _refers_to("skips", "involvement_id", "involvements"),
        _belongs_to("skips", "round_id", "rounds"),
    )
    _create_part(
        "kept_answers",
        ["case_id", "check_id", "position"],
        *_columns(TEXT, "case_id"),
        *_columns(NUMBER, "check_id", "position", "agreement_id"),
        *_columns(WORD, "kept"),
        _refers_to("kept_answers", "agreement_id", "agreements"),
        _belongs_to("kept_answers", "check_id", "checks"),
    )
    _create_part(
        "safety",
        ["case_id", "check_id", "position"],
        *_columns(TEXT, "case_id", "words"),
        *_columns(NUMBER, "check_id", "position", "involvement_id", "score"),
        _belongs_to("safety", "check_id", "checks"),
        _refers_to("safety", "involvement_id", "involvements"),
    )


def _create_part(table: str, key: list[str], *columns: sa.Column[Any] | sa.ForeignKeyConstraint) -> None:
    op.create_table(table, *columns, sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"), sqlite_with_rowid=False)


def _columns(kind: sa.types.TypeEngine[Any], *names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=nullable) for name in names]


def _part_of_a_round() -> list[sa.Column[Any]]:
    return [
        *_columns(TEXT, "case_id", "step_id", "by", "author"),
        *_columns(NUMBER, "id", "round_id", "position"),
        *_columns(INSTANT, "written_at"),
    ]


def _of_a_case(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=f"fk_{table}_case_id", ondelete="CASCADE")


def _belongs_to(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    columns, owned_by = ["case_id", column], [f"{owner}.case_id", f"{owner}.id"]
    return sa.ForeignKeyConstraint(columns, owned_by, name=f"fk_{table}_case_id_{column}", ondelete="CASCADE")


def _refers_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    columns, others = ["case_id", column], [f"{other}.case_id", f"{other}.id"]
    return sa.ForeignKeyConstraint(columns, others, name=f"fk_{table}_case_id_{column}")
