import ast
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.protocol import Role
from pestdesk.storage import cipher, house_tables, keys, migrations, pupil_tables, restoring, round_tables, tables
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.rows import Row
from pestdesk.storage.vault import Vault

HOUSE = (tables, round_tables, house_tables, pupil_tables)
#: An index of words and its own tables, which no row class describes.
INDEX = "passage_words"

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade():
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default="blauw"))
    {then}
"""


def plant(monkeypatch: pytest.MonkeyPatch, folder: Path, then: str = "") -> None:
    """Makes this version one that has another revision."""
    folder.mkdir()
    folder.joinpath("r0008_next.py").write_text(NEXT.format(then=then))
    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, "0008"))
    monkeypatch.setattr(migrations, "HEAD", "0008")
    monkeypatch.setattr(migrations, "VERSION_FOLDERS", (*migrations.VERSION_FOLDERS, folder))


def shape(connection: Connection) -> dict[str, object]:
    """What the database says of each table: its columns, its references, and whether its rows are clustered."""
    names = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name: (
            sorted(tuple(row)[1:4] + tuple(row)[5:] for row in pragma(connection, f"table_info({name})")),
            sorted(tuple(row)[1:] for row in pragma(connection, f"foreign_key_list({name})")),
            "WITHOUT ROWID" in sql,
        )
        for name, sql in names
        if name not in ("alembic_version", "sqlite_sequence") and not name.startswith(INDEX)
    }


def pragma(connection: Connection, question: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {question}")]


def test_the_constants_say_what_the_revisions_are() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [migrations.HEAD]
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == migrations.REVISIONS


def test_the_sum_of_the_revisions_is_what_the_row_classes_say(vault: Vault, tmp_path: Path) -> None:
    assert len(HOUSE) == 4
    with vault.reading() as session:
        connection = session.connection()
        opts = {
            "compare_type": True,
            "compare_server_default": True,
            "include_name": lambda name, kind, _parents: kind != "table" or not name.startswith(INDEX),
        }
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Row.metadata) == []
        migrated = shape(connection)
    other = cipher.connect(tmp_path / "models.db", b"k" * 32)
    with cipher.engine(other).begin() as models:
        Row.metadata.create_all(models)
        assert shape(models) == migrated
    other.close()


def test_no_revision_uses_the_row_classes_of_today() -> None:
    for file in migrations.FOLDER.joinpath("versions").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert "pestdesk" not in ast.unparse(node), file.name


def test_an_older_vault_is_brought_up_to_date_with_all_that_is_in_it(
    folder: Path,
    database_key: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rich_case: Callable[..., Case],
) -> None:
    with Vault.open(folder, database_key) as vault, vault.transaction() as session:
        CaseStore(session).save(rich_case())
    plant(monkeypatch, tmp_path / "next")
    with Vault.open(folder, database_key) as vault, vault.reading() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == "0008"
        assert session.scalar(text("SELECT colour FROM cases")) == "blauw"
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert CaseStore(session).get(rich_case().id) == rich_case()


def test_a_copy_of_the_vault_is_kept_before_it_is_changed(
    folder: Path,
    database_key: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rich_case: Callable[..., Case],
) -> None:
    with Vault.open(folder, database_key) as vault, vault.transaction() as session:
        CaseStore(session).save(rich_case())
    key_file = folder.joinpath("vault.key").read_bytes()
    with monkeypatch.context() as newer:
        plant(newer, tmp_path / "next")
        for _ in range(2):
            Vault.open(folder, database_key).lock()
    (path,) = folder.joinpath("backups").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600

    restored = tmp_path / "restored"
    assert restoring.restore(path, restored, datetime.now(UTC)) is None
    assert restored.joinpath("vault.key").read_bytes() == key_file
    with Vault.open(restored, database_key) as vault, vault.reading() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == "0007"
        assert CaseStore(session).get(rich_case().id) == rich_case()


#: A case as the first version kept it.
FIRST = (
    "INSERT INTO cases (id, protocol_id, lead, signal_text, reporter_name, means, route_reason, closed_by,"
    " conclusion, closing_reason, closing_author, people, classes, phase_id, search_text, author, opened_on,"
    " reported_on, last_id, round_number, reporter, place, received_by, route, route_proposed, judgement, written_at)"
    " VALUES ('2026-001', 'cals-231010', 'Lies', 'etui weg', '', '', '', '', '', '', '', 'Pip V.', '2B', '1',"
    " 'pip', 'Lies', '2026-09-07', '2026-09-07', 3, 1, 'parent', 'school', 'mentor', 'same_class', 'same_class',"
    " 'bullying', '2026-09-07 10:00:00.000000')",
    "INSERT INTO rounds (case_id, phase_id, cause, author, id, position, number, started_on, written_at) VALUES"
    " ('2026-001', '1', '', 'Lies', 1, 0, 1, '2026-09-07', '2026-09-07 10:00:00.000000')",
    "INSERT INTO involvements (case_id, given_name, infix, family_name, school_class, mentor, pupil_number, id,"
    " position, outside_school) VALUES ('2026-001', 'Pip', '', 'Voorbeeldstra', '2B', 'Toon', '', 2, 0, 0)",
    "INSERT INTO involvement_roles (case_id, involvement_id, position, role) VALUES ('2026-001', 2, 0, 'victim')",
    "INSERT INTO guardians (case_id, id, involvement_id, position, name, relation, phone, do_not_contact) VALUES"
    " ('2026-001', 3, 2, 0, 'Mieke', 'moeder', '', '')",
)


def test_a_case_of_the_first_version_loses_nothing(
    tmp_path: Path, cheap: keys.Cost, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "old"
    with monkeypatch.context() as older:
        older.setattr(migrations, "REVISIONS", ("0001",))
        older.setattr(migrations, "HEAD", "0001")
        key = keys.new_database_key()
        Vault.build(folder, key, keys.wrap(key, passphrase, cheap))
        with Vault.open(folder, key) as vault, vault.transaction() as session:
            for statement in FIRST:
                session.execute(text(statement))
    with Vault.open(folder, key) as vault, vault.reading() as session:
        case = CaseStore(session).get("2026-001")
        (pip,) = case.involvements
        assert (pip.full_name, pip.roles, pip.guardians[0].name) == ("Pip Voorbeeldstra", (Role.VICTIM,), "Mieke")
        assert not pip.is_adult
        assert not pip.has_left
        assert case.course is None
        assert case.reopenings == ()
        assert CaseStore(session).counts()[CaseFilter.OPEN] == 1
        assert CaseStore(session).phases() == (("cals-231010", "1"),)


def test_a_revision_that_fails_half_way_leaves_the_vault_as_it_was(
    folder: Path,
    database_key: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rich_case: Callable[..., Case],
) -> None:
    with Vault.open(folder, database_key) as vault, vault.transaction() as session:
        CaseStore(session).save(rich_case())
    before = folder.joinpath("vault.db").read_bytes()
    with monkeypatch.context() as newer:
        plant(newer, tmp_path / "next", "raise RuntimeError('half way')")
        with pytest.raises(RuntimeError, match="half way"):
            Vault.open(folder, database_key)
    assert folder.joinpath("vault.db").read_bytes() == before
    with Vault.open(folder, database_key) as vault, vault.reading() as session:
        assert CaseStore(session).get(rich_case().id) == rich_case()


def test_a_database_needs_its_key(folder: Path) -> None:
    connection = driver.connect(str(folder / "vault.db"))
    with pytest.raises(driver.DatabaseError, match="not a database"):
        connection.execute("SELECT * FROM cases")
    connection.close()
