"""A form row for a date, in Dutch, with a calendar that unfolds."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QDateEdit, QHBoxLayout, QToolButton, QWidget

from pestdesk.ui import icons, sizes, theme
from pestdesk.ui.fields import Field, State
from pestdesk.ui.labels import Muted

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_SEPARATORS = "-/. "
_EARLIEST = QDate(1990, 1, 1)
_LATEST = QDate(2099, 12, 31)


class _StillDateEdit(QDateEdit):
    """Does not turn with the wheel while the page scrolls under the mouse; Tab leaves it at once.

    The arrows go from day to month to year, typing goes on by itself, and a date may be typed with hyphens, strokes,
    dots or spaces, with or without noughts: ‘5-1-2027’.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Whether the digit that was typed last filled its part, so that the next one is open already.
        self._went_on = False
        # The day as it was typed: Qt makes a 31st of the month that stood there before another month is typed.
        self._typed_day = ""
        self._calendar: QCalendarWidget | None = None

    def calendarWidget(self) -> QCalendarWidget:  # noqa: N802 - Qt's own name
        """The calendar that unfolds; made and dressed when it is first asked for."""
        if self._calendar is None:
            self._calendar = super().calendarWidget()
            _dress(self._calendar)
            theme.changed.connect(self._draw_arrows)
            self._draw_arrows()
        return self._calendar

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The press may unfold the calendar."""
        self.calendarWidget()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A separator ends the part that is typed; Qt would leave the field by it, for that is what Tab does here."""
        part, text = self.currentSectionIndex(), event.text()
        if text and text in _SEPARATORS:
            if not self._went_on and part + 1 < self.sectionCount():
                self._keep_typed_day()
                self.setSelectedSection(self.sectionAt(part + 1))
            self._went_on = False
            return
        super().keyPressEvent(event)
        self._went_on = text.isdigit() and self.currentSectionIndex() != part
        if part == 0:
            self._typed_day = self._typed_day + text if text.isdigit() else ""
        if self._went_on and part > 0:
            after = self.currentSection()
            self._keep_typed_day()
            self.setSelectedSection(after)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Nothing was typed yet."""
        self._went_on, self._typed_day = False, ""
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The whole date was typed."""
        super().focusOutEvent(event)
        self._keep_typed_day()

    def _keep_typed_day(self) -> None:
        """Give the typed day back to a month that has it."""
        self.interpretText()
        shown = self.date()
        day = int(self._typed_day[-2:] or shown.day())
        if shown.day() < day <= shown.daysInMonth():
            self.setDate(QDate(shown.year(), shown.month(), day))

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Qt would stop at day, month and year."""
        return QWidget.focusNextPrevChild(self, is_next)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only when it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _draw_arrows(self) -> None:
        # Qt draws these black, also in the dark.
        for name, drawing, words in (
            ("qt_calendar_prevmonth", "chevron-left", "Vorige maand"),
            ("qt_calendar_nextmonth", "chevron-right", "Volgende maand"),
        ):
            turner = self.calendarWidget().findChild(QToolButton, name)
            if isinstance(turner, QToolButton):
                turner.setIcon(icons.icon(drawing))
                turner.setAccessibleName(words)


class DateField(Field):
    """A date, at first `on` or the day it is; with `none_text` (‘nog niet’) it can be without one."""

    def __init__(
        self,
        label: str,
        hint: str = "",
        *,
        none_text: str = "",
        on: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        control = QWidget()
        super().__init__(label, control, hint=hint, parent=parent)
        self.edit = _StillDateEdit(control)
        self.edit.setLocale(_DUTCH)
        self.edit.setDisplayFormat("dd-MM-yyyy")
        self.edit.setDateRange(_EARLIEST, _LATEST)
        self.edit.setCalendarPopup(True)
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit.setAccessibleName(label)
        self.edit.setMinimumWidth(theme.px(sizes.FIELD_DATE))
        self._weekday = Muted(wraps=False, parent=control)
        self._none = QCheckBox(none_text, control)
        self._optional = bool(none_text)
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S8)
        row.addWidget(self.edit)
        row.addWidget(self._weekday)
        row.addWidget(self._none)
        row.addStretch(1)
        self._control = self.edit
        self._label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self._none.setChecked(self._optional and on is None)
        self.edit.setDate(QDate(on.year, on.month, on.day) if on is not None else QDate.currentDate())
        if not self._optional:
            self._none.hide()
        self._describe()
        self._say_weekday()
        if self._none.isChecked():
            self._leave_out(True)
        self.edit.dateChanged.connect(self._say_weekday)
        self._none.toggled.connect(self._leave_out)
        for changed in (self.edit.dateChanged, self._none.toggled):
            changed.connect(self._was_changed)

    def value(self) -> date | None:
        """The date; None only when it is optional and left out."""
        if self._none.isChecked():
            return None
        shown = self.edit.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_value(self, on: date | None) -> None:
        """Put a date in it; None leaves it out when that is allowed, and changes nothing otherwise."""
        if on is not None:
            self._none.setChecked(False)
            self.edit.setDate(QDate(on.year, on.month, on.day))
        elif self._optional:
            self._none.setChecked(True)

    def set_range(self, earliest: date, latest: date) -> None:
        """Allow only the dates from `earliest` up to and including `latest`."""
        self.edit.setDateRange(
            QDate(earliest.year, earliest.month, earliest.day), QDate(latest.year, latest.month, latest.day)
        )

    def state(self) -> str | None:
        """The date as ISO 8601."""
        on = self.value()
        return on.isoformat() if on is not None else None

    def set_state(self, state: State) -> None:
        """Put the date back; a text that is no date changes nothing."""
        if state is None:
            self.set_value(None)
        elif isinstance(state, str):
            try:
                self.set_value(date.fromisoformat(state))
            except ValueError:
                return

    def _spoken_by(self) -> dict[QWidget, str]:
        """The date itself, and the box that leaves it out."""
        return {self.edit: "dag, maand, jaar", self._none: self.label}

    def _say_weekday(self) -> None:
        self._weekday.setText(_DUTCH.toString(self.edit.date(), "dddd"))

    def _leave_out(self, is_out: bool) -> None:
        for part in (self.edit, self._weekday):
            part.setHidden(is_out)
        self.setFocusProxy(self._none if is_out else self.edit)


def _dress(calendar: QCalendarWidget) -> None:
    calendar.setLocale(_DUTCH)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
    calendar.setGridVisible(False)
    calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    calendar.setContentsMargins(1, 1, 1, 1)
    calendar.setMinimumSize(theme.px(sizes.LIST), theme.px(sizes.LIST_HEIGHT))
    plain = QTextCharFormat()
    # Qt paints weekends red; red means too late here.
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
