"""Who had to do with whom, over the cases of a school year."""

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.relations import Relations, relations
from pestdesk.domain.school_calendar import school_year
from pestdesk.storage.case_outlines import OutlineStore


class RelationsOfYears:
    """Reads only; cases in the bin do not count."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def this_year(self) -> int:
        """The year in which the present school year began."""
        return school_year(self._work.today())

    def years(self) -> tuple[int, ...]:
        """The school years to choose from, by the year in which each began: those with a case and the present one,
        the newest first."""
        with self._work.vault.reading() as session:
            years = OutlineStore(session).school_years()
        return tuple(sorted(years | {self.this_year()}, reverse=True))

    def of(self, year: int | None = None) -> Relations:
        """The relations of the school year that began in `year`; of the present one without it."""
        year = self.this_year() if year is None else year
        with self._work.vault.reading() as session:
            return relations(OutlineStore(session).of_school_year(year), year)
