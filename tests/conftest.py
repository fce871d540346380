"""What tests of every layer watch in the same way."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from sqlalchemy import event


@pytest.fixture
def asked() -> Callable[[Any], AbstractContextManager[list[str]]]:
    """Collect the statements that meanwhile go to the vault of a desk that is open."""

    @contextmanager
    def of(desk: Any) -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            statements.append(statement)

        engine = desk._vault._engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return of
