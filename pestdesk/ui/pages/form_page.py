"""A page with one form that is kept while it is typed, and completed by one button."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import DateField, Form, TextField
from pestdesk.ui.draft_keeper import DraftKeeper

FACTS_ONLY = "Feiten, waarneming, bron; geen diagnoses."


class FormPage(QWidget):
    """A page makes its fields in `build`, and `finish` turns them into a verb.

    It is made on the sheet where it will stand, and its fields on its form: what is moved from one widget to another
    has to be dressed anew by Qt, with all that is in it.

    `leave_to` asks for another page by name, `completion_asked` for what the button does that completes it.
    """

    form_shown = Signal()
    completion_asked = Signal()
    leave_to = Signal(str)

    title = ""
    #: Whether Enter in its last line completes it; elsewhere a slip of the hand must do nothing.
    enter_completes = False
    #: What the button says that completes the form.
    finish_text = "Klaar"

    def __init__(self, bridge: Bridge, case: Case, draft_key: str, sheet: QWidget) -> None:
        super().__init__(sheet)
        self.bridge = bridge
        self.case = case
        self.form = Form(self)
        self.keeper = DraftKeeper(bridge, self.form, draft_key, case.id)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.S12)
        self.build()
        self.body.addWidget(self.form)
        self.had_draft = self.keeper.restore()
        self.keeper.forget()

    def build(self) -> None:
        """Fill the form with its fields and their first values."""
        raise NotImplementedError

    def finish(self) -> bool:
        """Complete the form: collect, check, run the verb. Whether it was done."""
        raise NotImplementedError

    @property
    def secondary(self) -> tuple[str, str] | None:
        """What else can be done here: words, and the name of the page it leads to."""
        return None

    @property
    def goes_on(self) -> bool:
        """Whether the wizard goes on to what is next when the form is completed."""
        return True

    @property
    def way_on(self) -> QWidget | None:
        """Where a page without a form wants the cursor; None for the button that goes on."""
        return None

    @property
    def has_form(self) -> bool:
        """Whether there is something to complete; otherwise the page only shows what was done."""
        return not self.form.isHidden()

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        names = self.form.names()
        if names and self.has_form:
            self.form.field(names[0]).setFocus()

    def focused_field(self) -> str:
        """The name of the field that has the cursor, '' for none."""
        focused = self.focusWidget()
        names = (name for name in self.form.names() if focused and self.form.field(name).isAncestorOf(focused))
        return next(names, "") if focused and focused.hasFocus() else ""

    def focus_field(self, name: str) -> None:
        """Put the cursor back in a field, if the page still has it."""
        if name in self.form.names():
            self.form.field(name).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from a question to the next, and in the last line may complete the form."""
        focused = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or focused is None:
            super().keyPressEvent(event)
        elif isinstance(focused, QRadioButton):
            focused.focusNextChild()
        elif self.enter_completes and self.focused_field() == self.form.names()[-1]:
            self.completion_asked.emit()
        else:
            super().keyPressEvent(event)

    def complete(self) -> bool:
        """The button that completes was pressed; whether that was all in order and is done."""
        self.form.clear_problems()
        self.keeper.flush()
        return self.finish()

    @property
    def today(self) -> date:
        return self.bridge.desk.calendar.today()

    def add_date(self, label: str) -> DateField:
        """The day on which it happened; today at first."""
        field = self.form.add("on", DateField(label))
        field.set_value(self.today)
        return field

    def add_when_and_who(self, when: str, who: str, name: str) -> DateField:
        """The day on which it happened, and who did it, beside each other; both with a first guess."""
        day, person = DateField(when), TextField(who)
        self.form.add_beside(("on", day, 2), ("by", person, 3))
        day.set_value(self.today)
        person.set_state(name)
        return day

    def on(self) -> date:
        """The day that was filled in."""
        field = self.form.field("on")
        assert isinstance(field, DateField)
        return field.value() or self.today

    def text(self, name: str) -> str:
        """The text of a field, without white space around it."""
        return str(self.form.field(name).state() or "").strip()
