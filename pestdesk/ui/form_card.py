"""A form about something of one case, in the place where it is needed."""

from PySide6.QtWidgets import QWidget

from pestdesk.domain.case import Case
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.kept_form import KeptForm


class FormCard(KeptForm):
    """Its draft belongs to the case, and goes when the case goes."""

    def __init__(self, bridge: Bridge, case: Case, key: str, title: str = "", parent: QWidget | None = None) -> None:
        self.case = case
        super().__init__(bridge, f"{case.id}/{key}", title, case.id, parent)
