"""The one page on which the recovery key is printed, with what to do with it."""

from datetime import datetime

from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.recovery_key import in_groups
from pestdesk.export.paper import paper
from pestdesk.export.typesetting import as_pdf


def recovery_sheet_pdf(recovery_key: str, school: str, owner: str, made_at: datetime) -> bytes:
    """The page, for whoever keeps it where the laptop is not. Raises ExportError when it cannot be made."""
    sheet = {
        "groups": in_groups(recovery_key).split("-"),
        "school": school,
        "owner": owner,
        "made_on": with_year(made_at.astimezone().date()),
    }
    return as_pdf(paper("recovery-key.typ", sheet, made_at))
