"""What comes back in a signal: looked for in the cases before it, at intake and of a case."""

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.case import Case
from pestdesk.domain.patterns import Occasion, Pattern, patterns
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.school_calendar import school_year
from pestdesk.storage.case_outlines import OutlineStore


class Patterns:
    """Reads only; cases in the bin do not count."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def at(self, occasion: Occasion) -> tuple[Pattern, ...]:
        """What comes back in a signal of which no case was opened yet, the closest first."""
        return self._found(occasion, self._work.newest(self._work.protocols))

    def of(self, case: Case) -> tuple[Pattern, ...]:
        """What came back when this case began, the closest first; told in the words of its protocol (R8)."""
        return self._found(Occasion.of(case), self._work.protocol_of(case))

    def _found(self, occasion: Occasion, protocol: Protocol) -> tuple[Pattern, ...]:
        parties = occasion.parties
        if not parties:
            return ()
        with self._work.vault.reading() as session:
            others = OutlineStore(session).around(parties, occasion.classes, school_year(occasion.on))
        return patterns(occasion, others, protocol.role_label, self._work.today())
