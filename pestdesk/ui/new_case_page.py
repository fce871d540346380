"""The page that opens a case with four fields; all the rest can wait."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain import signal as signals
from pestdesk.domain.protocol import Protocol, Role
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.words import REPORTER_WORDS
from pestdesk.errors import PestDeskError
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import (
    Card,
    ComboField,
    DateField,
    Form,
    Heading,
    Muted,
    ScrollPage,
    TextArea,
    TextField,
    button,
)
from pestdesk.ui.draft_keeper import DraftKeeper
from pestdesk.ui.emptying import empty
from pestdesk.ui.intake_patterns import IntakePatterns
from pestdesk.ui.person_rows import PersonRows
from pestdesk.ui.safety_panel import SafetyPanel
from pestdesk.ui.words import options

DRAFT_KEY = "new-case"


class NewCasePage(QWidget):
    """Who reports, what was seen or said, which pupils in which role, and when. `opened` gives the number;
    `case_asked` that of an earlier case, to be looked at meanwhile."""

    opened = Signal(str)
    case_asked = Signal(str)
    left = Signal()

    def __init__(self, bridge: Bridge, protocol: Protocol, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._protocol = protocol
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(theme.S16, theme.S16, theme.S16, theme.S16)
        card = Card()
        self._outside.addWidget(card)
        card.body.addWidget(Heading("Nieuwe casus"))
        card.body.addWidget(Muted("Vier vragen, en de casus is open. Kenmerken, ouders en de rest kunnen later."))
        self._scroll = ScrollPage()
        card.body.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.addWidget(button("Niet nu", on_click=self._leave, tip="Wat je typte blijft bewaard"))
        row.addStretch(1)
        self._kept = Muted("", wraps=False)
        row.addWidget(self._kept)
        self.finish = button("Casus openen", primary=True, on_click=self.complete, tip="Ctrl+Enter")
        row.addWidget(self.finish)
        card.body.addLayout(row)
        self._fill()

    def _fill(self) -> None:
        """A fresh form, with what was typed before."""
        self.form = Form()
        line = QWidget()
        who = QHBoxLayout(line)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(theme.S12)
        self._reporter = self.form.register("reporter", ComboField("Wie meldt", options(REPORTER_WORDS)))
        self._name = self.form.register("reporter_name", TextField("Naam van de melder (mag leeg)"))
        self._on = self.form.register("on", DateField("Wanneer gemeld"))
        for field, stretch in ((self._reporter, 2), (self._name, 3), (self._on, 2)):
            who.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        self.form.add_widget(line)
        self._text = self.form.add(
            "text", TextArea("Wat is er gezien of gezegd?", "Feiten, waarneming, bron; geen diagnoses.", lines=4)
        )
        self._people = self.form.add("people", PersonRows(self._protocol, self._bridge.desk.pupils))
        self._on.set_value(self._bridge.desk.calendar.today())
        self._blank = self.form.state()
        self._keeper = DraftKeeper(self._bridge, self.form, DRAFT_KEY)
        self._keeper.restore()
        self._keeper.forget()
        self._keeper.kept.connect(lambda: self._kept.setText("Bewaard"))
        self.form.changed.connect(lambda: self._kept.setText(""))
        self._kept.setText("")
        self._patterns = IntakePatterns(self._bridge, self.form, self._people, self._on)
        self._patterns.chosen.connect(self._ask_for_case)
        self._scroll.body.addWidget(self.form)
        self._scroll.body.addWidget(self._patterns)
        self._scroll.body.addWidget(SafetyPanel())
        self._scroll.body.addStretch(1)
        if self.isVisible():
            self._patterns.look()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed in it."""
        return self.form.state() == self._blank

    def turn_day(self) -> None:
        """It may be another day than when the form was made: a form in which nothing was typed is of today."""
        if self.is_blank:
            self._on.set_value(self._bridge.desk.calendar.today())
            self._blank = self.form.state()
            self._keeper.forget()

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        self._reporter.setFocus()

    def focused(self) -> str:
        """What a screen reader calls the thing that has the cursor, '' when it is not in this page."""
        focused = self.focusWidget()
        return focused.accessibleName() if focused and focused.hasFocus() else ""

    def focus_on(self, name: str) -> None:
        """Put the cursor back on what is called so, if the page still has it."""
        named = (each for each in self.findChildren(QWidget) if name and each.accessibleName() == name)
        found = next((each for each in named if each.isVisibleTo(self)), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, pupil: Pupil) -> None:
        """Name a pupil of the directory in the first empty row."""
        self._people.put(pupil)

    def showEvent(self, event: QShowEvent) -> None:
        """Cases may have changed since it was last seen."""
        super().showEvent(event)
        self._patterns.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it; what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def speak(self, protocol: Protocol) -> None:
        """Use the words of this protocol from here on; what is typed stays."""
        self.flush()
        self._protocol = protocol
        # What could not be kept is nowhere else: then the words on this form must wait.
        if not self._keeper.is_waiting:
            self._clear()

    def flush(self) -> None:
        """Keep what is typed now."""
        self._keeper.flush()

    def complete(self) -> None:
        """Open the case, or say what is missing."""
        self.form.clear_problems()
        self._keeper.flush()
        people = self._people.value()
        if not self._text.value():
            self.form.show_problem("text", "Schrijf kort op wat er is gezien of gezegd.")
            return
        if not any(person.is_concerned for person in people):
            words = " of ".join(self._protocol.role_label(role) for role in (Role.VICTIM, Role.PERPETRATOR))
            self.form.show_problem("people", f"Noem ten minste één {words}.")
            return
        signal = signals.Signal(
            self._text.value(),
            self._on.value() or self._bridge.desk.calendar.today(),
            signals.Reporter(self._reporter.value() or signals.Reporter.STAFF),
            self._name.value(),
        )
        try:
            case = self._bridge.desk.cases.open(signal, people, draft=DRAFT_KEY)
        except PestDeskError as error:
            self._bridge.failed.emit(str(error))
            return
        self._keeper.forget()
        # First, or the case that was just opened would be found as an earlier one.
        self._clear()
        self._bridge.tell_changed(case.id)
        self.opened.emit(case.id)

    def _clear(self) -> None:
        empty(self._scroll.body)
        self._fill()

    def _ask_for_case(self, case_id: str) -> None:
        self.flush()
        self.case_asked.emit(case_id)

    def _leave(self) -> None:
        self.flush()
        self.left.emit()
