"""Verbs about what is typed and not yet finished: kept in the vault, never in plain text."""

from typing import Any

from pestdesk.desk.workplace import Workplace
from pestdesk.storage.drafts import DraftStore

#: What a form holds: field names and JSON values.
FormState = dict[str, Any]


class Drafts:
    """A draft belongs to a key, e.g. the page of one step of one case."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def keep(self, key: str, state: FormState, case_id: str | None = None) -> None:
        """What a form holds now, committed at once."""
        with self._work.vault.transaction() as session:
            DraftStore(session).keep(key, state, self._work.clock(), case_id)

    def get(self, key: str) -> FormState | None:
        with self._work.vault.reading() as session:
            state = DraftStore(session).get(key)
        return None if state is None else dict(state)

    def drop(self, key: str) -> None:
        with self._work.vault.transaction() as session:
            DraftStore(session).drop(key)
