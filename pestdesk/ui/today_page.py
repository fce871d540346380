"""Vandaag: what is late, due and waiting, when no case is open."""

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.dutch import counted, grouped
from pestdesk.domain.dutch_dates import day_long
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.ui import sizes, theme
from pestdesk.ui.agenda_lines import group, own_line, waiting_line, wide_line
from pestdesk.ui.agenda_list import AgendaList
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, CaseTitle, EmptyState, Label, Muted
from pestdesk.ui.first_ways import FirstWays

# In pixels beside a body of 13: from which height on there is room for the figures over the list.
# Not that nothing is to be done: a step without a day can still be.
_CALM = "Niets gepland"
_NOON = 12
_EVENING = 18


class TodayPage(QWidget):
    """`opened` tells which dated or waiting thing the user wants to see; `new_case` that there is a signal;
    `import_asked` and `practice_asked` which other way is taken in a vault without a case."""

    opened = Signal(object)
    new_case = Signal()
    import_asked = Signal()
    practice_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._has_cases = False
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S16, theme.S12, theme.S16, theme.S12)
        box.setSpacing(theme.S12)
        self._greeting = CaseTitle()
        self._day = Muted()
        head = QVBoxLayout()
        head.setSpacing(sizes.S2)
        head.addWidget(self._greeting)
        head.addWidget(self._day)
        self._limit = Muted()
        head.addWidget(self._limit)
        box.addLayout(head)
        self._row = QWidget()
        figures = QHBoxLayout(self._row)
        figures.setContentsMargins(0, 0, 0, 0)
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
        box.addWidget(self._row)
        self.list = AgendaList("Te doen", is_wide=True)
        self.list.opened.connect(self.opened)
        self.first_ways = FirstWays()
        self.first_ways.case_asked.connect(self.new_case)
        self.first_ways.import_asked.connect(self.import_asked)
        self.first_ways.practice_asked.connect(self.practice_asked)
        calm = EmptyState(
            _CALM, "Vandaag en deze week staat er niets op de kalender. Je casussen staan in de lijst links."
        )
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for widget in (self.list, self.first_ways, calm):
            self._stack.addWidget(widget)
        box.addWidget(holder, 1)

    def refresh(self) -> None:
        """Read the agenda again."""
        desk = self._bridge.desk
        agenda = self._bridge.agenda()
        me = desk.settings.get().coordinator
        name = me.split(" ")[0]
        self._greeting.setText(
            f"{_greeting(desk.calendar.hour())}, {name}" if name else _greeting(desk.calendar.hour())
        )
        week = f"week {agenda.today.isocalendar().week}"
        calendar = desk.calendar.school_calendar()
        until = _until_vacation(calendar, agenda.today)
        limit = calendar.limit_between(agenda.today, agenda.last_term_end)
        self._limit.setText(f"De schoolkalender is {limit}. Vul hem aan bij Extra → Schoolkalender.")
        self._limit.setVisible(bool(limit))
        self._day.setText(" · ".join(part for part in (day_long(agenda.today), week, until) if part))
        lists = (agenda.late, agenda.due_today, agenda.this_week, agenda.waiting, agenda.verdicts)
        for (figure, card), found in zip(self._figures, lists, strict=True):
            figure.setText(grouped(len(found)))
            card.setAccessibleDescription(grouped(len(found)))
        today = agenda.today
        self.list.set_lines(
            [
                *group("Te laat", (wide_line(item, today, me) for item in agenda.late)),
                *group("Vandaag", (wide_line(item, today, me) for item in agenda.due_today)),
                *group("Deze week", (wide_line(item, today, me) for item in agenda.this_week)),
                *group("Jij bent aan zet", (own_line(each) for each in agenda.own)),
                *group("Wacht op", (waiting_line(each) for each in agenda.waiting)),
                *group("Al tien schooldagen niets gebeurd", (waiting_line(each) for each in agenda.quiet)),
            ]
        )
        self._has_cases = has_cases = bool(self.list.lines() or desk.cases.counts()[CaseFilter.ALL])
        self._fit_figures()
        if not has_cases:
            self.first_ways.show_pupils(desk.pupils.count())
        self._stack.setCurrentIndex(0 if self.list.lines() else 2 if has_cases else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figures go where there is no room for them: each group of the list has its own too."""
        super().resizeEvent(event)
        self._fit_figures()

    def minimumSizeHint(self) -> QSize:
        """As low as without the figures."""
        figures = 0 if self._row.isHidden() else self._row.sizeHint().height() + theme.S12
        return super().minimumSizeHint() - QSize(0, figures)

    def _fit_figures(self) -> None:
        self._row.setVisible(self._has_cases and self.height() >= theme.px(sizes.HIGH_FROM))

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        if self._stack.currentWidget() is self.first_ways:
            self.first_ways.focus_first()
        else:
            self.list.setFocus()


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
    return f"nog {counted(days, 'schooldag', 'schooldagen')} tot de {coming.name}"
