"""The audit trail in the vault: lines are added and read, never changed."""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pestdesk.domain.audit import BEGINNING, AuditLine, chained
from pestdesk.storage.house_tables import AuditRow


class AuditStore:
    """The audit trail of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(self, at: datetime, author: str, act: str, case_id: str = "", fields: Iterable[str] = ()) -> None:
        """Adds a line at the end. `act` and `fields` may name no person and quote nothing that was written."""
        last = self._session.execute(
            select(AuditRow.number, AuditRow.chain).order_by(AuditRow.number.desc()).limit(1)
        ).first()
        number, before = (last.number + 1, last.chain) if last else (1, BEGINNING)
        named = sorted(fields)
        chain = chained(before, number, at, author, act, case_id, named)
        row = AuditRow(
            number=number, at=at, author=author, act=act, case_id=case_id, fields=json.dumps(named), chain=chain
        )
        self._session.add(row)
        self._session.flush()

    def lines(self, case_id: str = "") -> tuple[AuditLine, ...]:
        """Every line, or those of one case, the oldest first."""
        # Columns, not row objects: a trail of years is read whole when it is checked.
        query = select(*AuditRow.__table__.columns).order_by(AuditRow.number)
        if case_id:
            query = query.where(AuditRow.case_id == case_id)
        return tuple(
            AuditLine(row.number, row.at, row.author, row.act, row.case_id, tuple(json.loads(row.fields)), row.chain)
            for row in self._session.execute(query)
        )

    def last_at(self) -> datetime | None:
        """The latest instant of any line; None while there is none."""
        return self._session.scalar(select(func.max(AuditRow.at)))
