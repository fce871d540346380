"""What a new vault holds from its first moment."""

from sqlalchemy.orm import Session

from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.domain.settings import Settings
from pestdesk.storage.calendar import CalendarStore
from pestdesk.storage.settings import SettingStore
from pestdesk.storage.vault import Write


def furnishing(settings: Settings, calendar: SchoolCalendar) -> Write:
    """For `Vault.build` and `Vault.create`: the school's settings and the user's own calendar."""

    def furnish(session: Session) -> None:
        SettingStore(session).write(settings)
        CalendarStore(session).write(calendar)

    return furnish
