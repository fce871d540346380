"""Vandaag: what is late, due and waiting, when no case is open."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.dutch_dates import day_long
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.ui import theme
from pestdesk.ui.agenda_rows import AgendaGroup, item_row, waiting_row
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, CaseTitle, EmptyState, Label, Muted, ScrollPage, button

_NOON = 12
_EVENING = 18


class TodayPage(QWidget):
    """`opened` tells which dated or waiting thing the user wants to see; `new_case` that there is a signal."""

    opened = Signal(object)
    new_case = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S16, theme.S12, theme.S16, theme.S12)
        box.setSpacing(theme.S12)
        self._greeting = CaseTitle()
        self._day = Muted()
        box.addWidget(self._greeting)
        box.addWidget(self._day)
        figures = QHBoxLayout()
        figures.setSpacing(theme.S12)
        self._figures: list[tuple[Label, Card]] = []
        for words in ("te laat", "vandaag", "deze week", "wacht op een ander", "eindoordeel nodig"):
            card = Card(margin=theme.S12)
            card.body.setSpacing(0)
            figure = Label("0", look="figure", wraps=False)
            card.body.addWidget(figure)
            card.body.addWidget(Muted(words))
            card.setAccessibleName(words)
            figures.addWidget(card, 1)
            self._figures.append((figure, card))
        box.addLayout(figures)
        self._scroll = ScrollPage()
        self._scroll.body.setSpacing(theme.S16)
        self._groups = {
            name: AgendaGroup(title)
            for name, title in (
                ("late", "Te laat"),
                ("today", "Vandaag"),
                ("week", "Deze week"),
                ("waiting", "Wacht op"),
                ("quiet", "Al tien schooldagen niets gebeurd"),
            )
        }
        for group in self._groups.values():
            self._scroll.body.addWidget(group)
        self._empty = EmptyState(
            "Nog geen casussen",
            "Komt er een signaal binnen? Leg het vast met vier vragen. De stappen van het protocol volgen vanzelf.",
            button("Nieuwe casus", primary=True, icon="plus", on_click=self.new_case.emit),
        )
        self._calm = EmptyState("Niets dat wacht", "Er is vandaag en deze week niets dat jij moet doen.")
        self._scroll.body.addWidget(self._empty)
        self._scroll.body.addWidget(self._calm)
        self._scroll.body.addStretch(1)
        box.addWidget(self._scroll, 1)
        self.refresh()

    def refresh(self) -> None:
        """Read the agenda again."""
        desk = self._bridge.desk
        agenda = self._bridge.agenda()
        name = desk.settings.get().coordinator.split(" ")[0]
        self._greeting.setText(
            f"{_greeting(desk.calendar.hour())}, {name}" if name else _greeting(desk.calendar.hour())
        )
        week = f"week {agenda.today.isocalendar().week}"
        until = _until_vacation(desk.calendar.school_calendar(), desk.calendar.today())
        self._day.setText(" · ".join(part for part in (day_long(agenda.today), week, until) if part))
        lists = (agenda.late, agenda.due_today, agenda.this_week, agenda.waiting, agenda.verdicts)
        for (figure, card), found in zip(self._figures, lists, strict=True):
            figure.setText(str(len(found)))
            card.setAccessibleDescription(str(len(found)))
        tell = self.opened.emit
        self._groups["late"].set_rows([item_row(item, tell, with_day=True) for item in agenda.late])
        self._groups["today"].set_rows([item_row(item, tell, with_day=False) for item in agenda.due_today])
        self._groups["week"].set_rows([item_row(item, tell, with_day=True) for item in agenda.this_week])
        self._groups["waiting"].set_rows([waiting_row(each, tell) for each in agenda.waiting])
        self._groups["quiet"].set_rows([waiting_row(each, tell) for each in agenda.quiet])
        has_cases = bool(desk.cases.summaries())
        has_rows = bool(agenda.late or agenda.due_today or agenda.this_week or agenda.waiting or agenda.quiet)
        self._empty.setVisible(not has_cases)
        self._calm.setVisible(has_cases and not has_rows)


def _greeting(hour: int) -> str:
    if hour < _NOON:
        return "Goedemorgen"
    return "Goedemiddag" if hour < _EVENING else "Goedenavond"


def _until_vacation(calendar: SchoolCalendar, today: date) -> str:
    now = calendar.vacation_on(today)
    if now:
        return now.name
    coming = next((vacation for vacation in calendar.vacations if vacation.first_on > today), None)
    if coming is None:
        return ""
    days = calendar.school_days_between(today, coming.first_on)
    return f"nog {days} {'schooldag' if days == 1 else 'schooldagen'} tot de {coming.name}"
