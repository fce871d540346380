from pestdesk.domain.audit_words import _COLUMNS, _TABLES, _UNSAID, field_words
from pestdesk.storage import house_tables, round_tables, tables
from pestdesk.storage.rows import Row

HOUSE = (tables, round_tables, house_tables)


def test_every_table_has_a_word_and_no_word_is_about_what_is_not_there() -> None:
    assert len(HOUSE) == 3
    assert _TABLES.keys() == Row.metadata.tables.keys()
    columns = {f"{table.name}.{column.name}" for table in Row.metadata.tables.values() for column in table.columns}
    keys_of_settings = {key for key in _COLUMNS if key.startswith("settings.")}
    assert (_COLUMNS.keys() | _UNSAID) - keys_of_settings <= columns


def test_a_word_is_said_once_and_what_only_counts_is_not_said() -> None:
    assert field_words(["terms", "checks", "kept_answers", "agreements", "cases.last_id"]) == (
        "afspraken, controles, termijn"
    )
    assert field_words(["involvements.family_name", "cases.people", "cases.search_text"]) == "naam"
    assert field_words([]) == ""
