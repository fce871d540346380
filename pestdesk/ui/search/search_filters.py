"""The row of filters over what was found."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.search import CaseState, SearchChoices, SearchFilter
from pestdesk.ui import theme
from pestdesk.ui.components import ComboField, DateField, FlowLayout, Options, button

_OWN = "own"
#: The periods that are offered: their words, and how many days they go back.
_PERIODS = {"month": ("Laatste 30 dagen", 30), "quarter": ("Laatste 3 maanden", 91), "year": ("Laatste jaar", 365)}
_STATES = {CaseState.OPEN: "Open", CaseState.CLOSED: "Gesloten", CaseState.ARCHIVED: "Archief"}


class SearchFilters(QWidget):
    """`changed` tells that others are chosen. Nothing is kept of it when the window goes."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.phase = _choice("Fase", "Elke fase")
        self.state = _choice("Stand van de casus", "Elke stand", list(_STATES.items()))
        self.school_class = _choice("Klas", "Elke klas")
        self.school_year = _choice("Schooljaar", "Elk schooljaar")
        periods = [(key, words) for key, (words, _days) in _PERIODS.items()]
        self.period = _choice("Periode", "Elke dag", [*periods, (_OWN, "Zelf kiezen…")])
        self._clear = button("Filters wissen", quiet=True, on_click=self.clear)
        row = FlowLayout(spacing=theme.S8)
        for choice in self._choices:
            row.addWidget(choice)
            choice.changed.connect(self._changed)
        row.addWidget(self._clear)
        self.since, self.until = DateField("Van", none_text="vanaf het begin"), DateField("Tot en met", on=today)
        self._days = QWidget()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(theme.S24)
        for field in (self.since, self.until):
            days.addWidget(field)
            field.changed.connect(self._changed)
        days.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S8)
        box.addLayout(row)
        box.addWidget(self._days)
        self._fit()

    @property
    def _choices(self) -> tuple[ComboField, ...]:
        return self.phase, self.state, self.school_class, self.school_year, self.period

    def offer(self, choices: SearchChoices, today: date) -> None:
        """What there is to choose from in this vault; what was chosen stays as long as it is there."""
        self._today = today
        self.phase.set_options(choices.phases)
        self.school_class.set_options([(each, each) for each in choices.classes])
        self.school_year.set_options([(str(year), f"{year}–{year + 1}") for year in choices.school_years])

    def value(self) -> SearchFilter:
        """What is chosen."""
        state, year, period = self.state.value(), self.school_year.value(), self.period.value()
        since = until = None
        if period == _OWN:
            since, until = self.since.value(), self.until.value()
        elif period:
            since = self._today - timedelta(days=_PERIODS[period][1])
        return SearchFilter(
            self.phase.value() or "",
            CaseState(state) if state else None,
            self.school_class.value() or "",
            int(year) if year else None,
            since,
            until,
        )

    def clear(self) -> None:
        """Keep everything again."""
        before = self.value()
        for choice in self._choices:
            choice.blockSignals(True)
            choice.set_value(None)
            choice.blockSignals(False)
        self._fit()
        if self.value() != before:
            self.changed.emit()

    def _changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self._days.setVisible(self.period.value() == _OWN)
        # A button that goes sends the focus elsewhere: back to where one chooses.
        had_focus = self._clear.hasFocus()
        self._clear.setVisible(any(choice.value() for choice in self._choices))
        if had_focus and self._clear.isHidden():
            self.phase.setFocus()


def _choice(name: str, nothing: str, options: Options = ()) -> ComboField:
    made = ComboField("", options, empty_text=nothing)
    made.combo.setAccessibleName(f"Filter: {name.lower()}")
    return made
