"""What is done once a vault is open, before anything of it is shown."""

import sys

from pestdesk.desk import Desk, safe
from pestdesk.domain.dutch_dates import moment, with_year
from pestdesk.errors import PestDeskError
from pestdesk.ui.unwritten import UnwrittenActs


def settle(desk: Desk, unwritten: UnwrittenActs) -> str:
    """Write what waits for its line in the audit trail, and remove what was in the bin long enough: before the
    window, so that nothing that is gone is shown in it. Gives in Dutch why not all of it was done, '' if it was."""
    try:
        # First of all: a line of now would be the last act itself.
        ahead = desk.trail.ahead_of_clock()
        unwritten.write(desk.trail)
        unwritten.hand_over(desk.papers)
        if ahead is not None:
            # Nothing is removed by a clock that is wrong.
            return (
                f"De klok van deze laptop staat op {with_year(desk.calendar.today())}, maar je werkte hier al op "
                f"{moment(ahead)}. Er is niets gewijzigd. Zet de klok goed: anders kloppen de controles "
                "niet."
            )
        desk.retention.remove_what_is_due()
    except PestDeskError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - a bug in this keeps nobody from what the vault holds
        sys.excepthook(type(error), error, error.__traceback__)
    return ""


def advice(desk: Desk) -> str:
    """What is worth doing soon, though nothing is wrong; '' when there is nothing."""
    try:
        return "" if safe.has_recovery_key(desk.folder) else "Er is nog geen herstelsleutel."
    except PestDeskError:
        # Its own page says what is wrong with the key file.
        return ""
