"""What was decided of the names in the documents of a case, for each reader."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from pestdesk.domain.reading import NameDecision
from pestdesk.storage.house_tables import NameDecisionRow


class NameDecisionStore:
    """Decisions of one transaction. `reader` is a `Reader.key`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, case_id: str, reader: str) -> tuple[NameDecision, ...]:
        """All that was decided for this reader of the case."""
        rows = self._session.scalars(
            select(NameDecisionRow).where(NameDecisionRow.case_id == case_id, NameDecisionRow.reader == reader)
        )
        return tuple(NameDecision(row.word, row.sentence, row.nth, row.keeps, row.reason) for row in rows)

    def keep(self, case_id: str, reader: str, decisions: Iterable[NameDecision]) -> None:
        """Keeps each decision in the place of an earlier one about the same word in the same sentence."""
        for decision in decisions:
            self._session.merge(
                NameDecisionRow(
                    case_id=case_id,
                    reader=reader,
                    word=decision.word,
                    sentence=decision.sentence,
                    nth=decision.nth,
                    keeps=decision.keeps,
                    reason=decision.reason,
                )
            )
        self._session.flush()
