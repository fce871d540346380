from sqlalchemy import LargeBinary, String

from pestdesk.storage import house_tables, pupil_tables, round_tables, tables
from pestdesk.storage.columns import COLUMNS, Kind
from pestdesk.storage.rows import Row

HOUSE = (tables, round_tables, house_tables, pupil_tables)


def test_every_text_and_blob_column_has_a_kind_and_no_other_does() -> None:
    assert len(HOUSE) == 4
    columns = {
        f"{table.name}.{column.name}"
        for table in Row.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, String | LargeBinary)
    }
    assert COLUMNS.keys() == columns
    assert len(columns) > 100


def test_what_people_write_and_who_they_are_is_never_called_technical() -> None:
    kinds = {
        "cases.signal_text": Kind.FREE_TEXT,
        "cases.search_text": Kind.PERSONAL,
        "involvements.given_name": Kind.PERSONAL,
        "guardians.phone": Kind.PERSONAL,
        "talks.account": Kind.FREE_TEXT,
        "drafts.payload": Kind.FREE_TEXT,
        "talks.step_id": Kind.TECHNICAL,
    }
    assert {column: COLUMNS[column] for column in kinds} == kinds
    for column, kind in COLUMNS.items():
        if column.endswith((".text", ".by", ".author", ".name")):
            assert kind is not Kind.TECHNICAL, column


def test_r34_there_is_no_column_for_what_a_school_may_not_keep_here() -> None:
    forbidden = {"bsn", "address", "street", "nationality", "religion", "diagnosis", "photo", "health"}
    names = [column.name for table in Row.metadata.tables.values() for column in table.columns]
    assert not {part for name in names for part in name.split("_")} & forbidden
