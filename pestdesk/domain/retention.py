"""Putting a case away and taking it back: the archive for closed cases, the bin for what should not have been."""

from dataclasses import replace
from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.shelving import ON_THE_DESK, Shelf, Shelving
from pestdesk.errors import RuleError


def archived(case: Case, on: date) -> Case:
    """A closed case out of the way; it still counts among the earlier cases of its pupils (R6)."""
    if case.shelving.shelf is not Shelf.DESK:
        raise RuleError(f"Casus {case.id} is al opgeborgen. Er is niets gewijzigd.")
    if not case.is_closed:
        raise RuleError(f"Casus {case.id} is nog open. Er is niets gewijzigd; sluit de casus eerst.")
    return replace(case, shelving=Shelving(Shelf.ARCHIVE, on))


def binned(case: Case, on: date) -> Case:
    """A case in the bin: it counts nowhere, and can be taken back for thirty days."""
    if case.shelving.is_binned:
        raise RuleError(f"Casus {case.id} ligt al in de prullenbak. Er is niets gewijzigd.")
    return replace(case, shelving=Shelving(Shelf.BIN, on, case.shelving.shelf, case.shelving.put_on))


def taken_back(case: Case) -> Case:
    """A case out of the archive, or out of the bin to where it was before."""
    was = case.shelving
    if was.shelf is Shelf.DESK:
        raise RuleError(f"Casus {case.id} is niet opgeborgen. Er is niets gewijzigd.")
    if was.is_binned and was.before is Shelf.ARCHIVE:
        return replace(case, shelving=Shelving(Shelf.ARCHIVE, was.before_on))
    return replace(case, shelving=ON_THE_DESK)
