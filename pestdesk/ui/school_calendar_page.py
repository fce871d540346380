"""The page on which the school's own calendar is edited, and what that moves is shown before it is kept (R28)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pestdesk.domain.calendar_editing import with_preset
from pestdesk.domain.dutch import counted
from pestdesk.domain.replanning import Replan
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.errors import RuleError
from pestdesk.ui import sizes, theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import (
    Card,
    ComboField,
    DateField,
    Form,
    Heading,
    Muted,
    ScrollPage,
    button,
)
from pestdesk.ui.draft_keeper import DraftKeeper
from pestdesk.ui.emptying import empty
from pestdesk.ui.replan_list import ReplanList
from pestdesk.ui.school_years import SchoolYears
from pestdesk.ui.worker import in_background

DRAFT_KEY = "school-calendar"
_REGIONS = (("noord", "Noord"), ("midden", "Midden"), ("zuid", "Zuid"))
_EXPLAINED = "Vakanties en vrije dagen bepalen wanneer de vier weken eindigen en op welke dag een controle kan."


class SchoolCalendarPage(QWidget):
    """Years of vacations and free days, then the checks that would move. `kept` says in Dutch what was kept;
    `left` that the user goes."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._calendar: SchoolCalendar | None = None
        outside = QVBoxLayout(self)
        outside.setContentsMargins(theme.S16, theme.S16, theme.S16, theme.S16)
        card = Card()
        outside.addWidget(card)
        self._title, self._words = Heading(), Muted()
        card.body.addWidget(self._title)
        card.body.addWidget(self._words)
        self._stack = QStackedWidget()
        self._scroll, self._preview = ScrollPage(), ScrollPage()
        for page in (self._scroll, self._preview):
            self._stack.addWidget(page)
        card.body.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        self._back = button("Terug", on_click=self._go_back, tip="Wat je wijzigde blijft bewaard als concept")
        self._discard = button("Wijzigingen weggooien", quiet=True, on_click=self._start_over)
        self._was_kept = Muted("", wraps=False)
        self.finish = button("Bewaren", primary=True, on_click=self.complete)
        row.addWidget(self._back)
        row.addWidget(self._discard)
        row.addStretch(1)
        row.addWidget(self._was_kept)
        row.addWidget(self.finish)
        card.body.addLayout(row)

    def open(self) -> None:
        """Show the calendar as it is kept, or as it was left while it was being changed."""
        desk = self._bridge.desk
        kept = desk.calendar.school_calendar()
        # On the sheet from the start: Qt dresses again whatever moves into another widget.
        self.form = Form(self._scroll.sheet)
        self._years = SchoolYears(desk.calendar.today())
        self._from, self._until = DateField("Bekend vanaf"), DateField("Bekend tot en met")
        self.form.add_widget(self._region_row())
        self.form.add_widget(self._known_row())
        self.form.add("years", self._years)
        self._show(kept)
        self._keeper = DraftKeeper(self._bridge, self.form, DRAFT_KEY)
        self._discard.setVisible(self._keeper.restore())
        self._keeper.forget()
        self._keeper.kept.connect(lambda: self._was_kept.setText("Concept bewaard"))
        self.form.changed.connect(self._was_changed)
        self._was_kept.setText("")
        _put(self._scroll, self.form)
        self._show_rows()

    def focus_first(self) -> None:
        """Put the focus on the first thing to choose."""
        if self._stack.currentWidget() is self._preview:
            self._replans.focus_first()
        else:
            self._region.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; what was changed is kept as a draft."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)

    def complete(self) -> None:
        """Show which checks would move, or keep the calendar when that was shown or none would."""
        if self._calendar is not None:
            self._keep(self._calendar, self._replans.chosen())
            return
        self.form.clear_problems()
        self._keeper.flush()
        calendar = self._read()
        if calendar is None:
            return
        moving = self._bridge.desk.calendar.replans(calendar)
        if moving:
            self._show_preview(calendar, moving)
        else:
            self._keep(calendar, ())

    # -- the rows ----------------------------------------------------------------------------------------------

    def _region_row(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S8)
        self._region = ComboField("Vakanties van regio", _REGIONS)
        self._region.label_widget().setWordWrap(False)
        self._region.set_value(self._bridge.desk.settings.get().region)
        self._take_over = button("Overnemen", on_click=self._fetch_region, name="Vakanties van deze regio overnemen")
        self._taken = _Beside("Studiedagen en vakanties die je zelf toevoegde, blijven staan.")
        row.addWidget(self._region)
        row.addWidget(self._take_over, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._taken, 1, Qt.AlignmentFlag.AlignBottom)
        return line

    def _known_row(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S8)
        for name, field in (("known_from", self._from), ("known_until", self._until)):
            field.setFixedWidth(theme.px(sizes.COLUMN))
            self.form.register(name, field)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        words = _Beside("Buiten deze jaren telt PestDesk kalenderweken, en zegt dat bij de termijn.")
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignBottom)
        return line

    def _show(self, calendar: SchoolCalendar) -> None:
        self._from.set_value(calendar.known_from)
        self._until.set_value(calendar.known_until)
        self._years.show_calendar(calendar)

    def _read(self) -> SchoolCalendar | None:
        """The calendar that the rows make, or None after saying where they do not."""
        found = self._years.read()
        known_from, known_until = self._from.value(), self._until.value()
        if found is None or known_from is None or known_until is None:
            return None
        try:
            return SchoolCalendar(*found, known_from, known_until)
        except RuleError as error:
            self.form.show_problem("known_until", str(error))
            return None

    def _fetch_region(self) -> None:
        """The lists of the regions take half a second to read: a worker does it, and only when it is asked for."""
        if self._read() is None:
            return
        region, words = self._region.value() or "", self._region.combo.currentText()
        self._take_over.setEnabled(False)
        preset = self._bridge.desk.calendar.preset
        in_background(
            self._take_over,
            lambda: preset(region),
            lambda official: self._take_region(official, words),
            self._region_failed,
        )

    def _take_region(self, official: SchoolCalendar, region: str) -> None:
        self._take_over.setEnabled(True)
        own = self._read()
        if own is None:
            return
        taken = with_preset(own, official)
        new = len(set(taken.vacations) - set(own.vacations))
        count = counted(new, "vakantie is", "vakanties zijn")
        self._taken.setText(f"{count} nu die van regio {region}." if new else f"Alles stond al zo in regio {region}.")
        self._show(taken)

    def _region_failed(self, error: Exception) -> None:
        self._take_over.setEnabled(True)
        self._bridge.tell_failure(error)

    def _was_changed(self) -> None:
        self._was_kept.setText("")
        self._discard.show()

    def _start_over(self) -> None:
        """Throw the draft away and show the calendar as it is kept."""
        self._keeper.forget()
        self._bridge.desk.drafts.drop(DRAFT_KEY)
        self.open()
        self.focus_first()

    # -- the checks that would move ----------------------------------------------------------------------------

    def _show_preview(self, calendar: SchoolCalendar, moving: Sequence[Replan]) -> None:
        self._calendar = calendar
        self._replans = ReplanList(has_ticks=True)
        self._replans.show_replans(moving)
        _put(self._preview, self._replans)
        self._title.setText("Wat er verandert")
        count = "Eén open controle valt" if len(moving) == 1 else f"{len(moving)} open controles vallen"
        self._words.setText(
            f"{count} met deze schoolkalender op een andere dag. Haal het vinkje weg bij wat moet blijven staan. "
            "Er is nog niets gewijzigd."
        )
        self._stack.setCurrentWidget(self._preview)
        self._discard.hide()
        self._was_kept.setText("")
        self.focus_first()

    def _show_rows(self) -> None:
        self._calendar = None
        self._title.setText("Schoolkalender")
        self._words.setText(_EXPLAINED)
        self._stack.setCurrentWidget(self._scroll)

    def _keep(self, calendar: SchoolCalendar, moving: Sequence[Replan]) -> None:
        if self._bridge.do_for_all(self._bridge.desk.calendar.keep, calendar, moving, draft=DRAFT_KEY) is None:
            return
        self._keeper.forget()
        words = ["De schoolkalender is bewaard."]
        if moving:
            words.append(f"{counted(len(moving), 'controle is', 'controles zijn')} verzet.")
        self.kept.emit(" ".join(words))

    def _go_back(self) -> None:
        if self._stack.currentWidget() is self._preview:
            self._show_rows()
            self._discard.show()
            self.finish.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._keeper.flush()
        self.left.emit()


class _Beside(Muted):
    """A line of explanation beside a control, in the middle of its height."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setMinimumHeight(theme.px(theme.HIT_HEIGHT))


def _put(page: ScrollPage, content: QWidget) -> None:
    """Show this content, and nothing else, on a page that scrolls."""
    empty(page.body)
    page.body.addWidget(content)
    page.body.addStretch(1)
    content.show()
    page.settle()
