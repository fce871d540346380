"""What every kind of document has in common: some fields, from which the desk makes a paper."""

from PySide6.QtCore import Signal

from pestdesk.desk.listings import Gathering
from pestdesk.desk.papers import Paper
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, Form


class PaperForm(Card):
    """`changed` tells that the paper would be another now."""

    changed = Signal()

    #: Whether it reads all cases, and so is to be gathered in steps.
    is_gathered = False

    def __init__(self, bridge: Bridge, case_id: str) -> None:
        super().__init__()
        self.bridge, self.case_id = bridge, case_id
        self.form = Form()
        self.body.addWidget(self.form)
        self.build()
        self.form.changed.connect(self.changed)

    def build(self) -> None:
        """Make the fields, with their first values."""
        raise NotImplementedError

    def paper(self) -> Paper:
        """The paper as the fields say. Raises PestDeskError where there can be none."""
        raise NotImplementedError

    def gathering(self) -> Gathering:
        """The same in short steps, of what is gathered."""
        raise NotImplementedError

    @property
    def nothing_to_see(self) -> str:
        """What is said in the place of the pages of something that has none."""
        return ""

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        self.form.field(self.form.names()[0]).setFocus()
