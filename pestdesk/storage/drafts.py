"""Drafts: what was typed and not yet done, kept so that no lock or crash loses it."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from pestdesk.storage.house_tables import DraftRow


class DraftStore:
    """Drafts of one transaction. A key names the page and what it is about; a payload is anything that JSON holds."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, key: str, payload: Any, saved_at: datetime, case_id: str | None = None) -> None:
        """Keeps the payload in the place of an earlier one. A draft with a case goes when that case goes."""
        text = json.dumps(payload, ensure_ascii=False, sort_keys=True)
        self._session.merge(DraftRow(key=key, case_id=case_id, payload=text, saved_at=saved_at))
        self._session.flush()

    def get(self, key: str) -> Any | None:
        """The payload that was kept last; None when there is none."""
        row = self._session.get(DraftRow, key)
        return None if row is None else json.loads(row.payload)

    def drop(self, key: str) -> None:
        """The draft is not needed any more; nothing happens when there is none."""
        self._session.execute(delete(DraftRow).where(DraftRow.key == key))

    def drop_under(self, *keys: str) -> None:
        """No draft of these keys, nor of what stands under them, is needed any more."""
        # There are few drafts, and after an import there may be thousands of keys.
        tops = {f"{key}/" for key in keys}
        for kept in self._session.scalars(select(DraftRow.key)).all():
            whole = f"{kept}/"
            if any(whole[: at + 1] in tops for at, sign in enumerate(whole) if sign == "/"):
                self.drop(kept)

    def drop_case(self, case_id: str) -> None:
        """No draft of this case is needed any more."""
        self._session.execute(delete(DraftRow).where(DraftRow.case_id == case_id))
