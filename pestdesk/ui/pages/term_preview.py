"""What the four weeks will be before they are kept: counted both ways, and with an end of the user's own."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.domain.school_calendar import SchoolCalendar, Term, TermKind
from pestdesk.domain.school_calendar import term as term_of
from pestdesk.ui import theme
from pestdesk.ui.components import Card, GroupHead, Label, Muted, button


class TermPreview(Card):
    """When the four weeks end and on which days is looked back, with the reasoning (R26).

    `school_calendar_asked` tells that the user wants to complete the years that are not known (R28).
    """

    school_calendar_asked = Signal()

    def __init__(self) -> None:
        super().__init__(margin=theme.S12)
        self.setProperty("sunken", True)
        self.body.setSpacing(theme.S8)
        columns = QHBoxLayout()
        columns.setSpacing(theme.S24)
        self._computed, self._chosen = _Column(), _Column()
        for column in (self._computed, self._chosen):
            columns.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(columns)
        self._limit = QWidget()
        row = QHBoxLayout(self._limit)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S8)
        self._limit_words = Muted()
        row.addWidget(self._limit_words, 1)
        row.addWidget(button("Schoolkalender…", quiet=True, on_click=self.school_calendar_asked.emit))
        self.body.addWidget(self._limit)

    def show_term(self, term: Term, calendar: SchoolCalendar, own_end: date | None) -> None:
        """Show a term of this calendar, and beside it the one with an end of the user's own."""
        self._computed.show_term("Vier weken" if own_end is None else "Berekend", term)
        self._computed.explain(term.reasoning, _both_ends(term.agreed_on, calendar))
        self._chosen.setVisible(own_end is not None)
        if own_end is not None:
            chosen = term.ending_on(own_end)
            lapsed = [day_short(day) for day in term.checks[:-1] if day not in chosen.checks]
            self._chosen.show_term("Gekozen", chosen)
            self._chosen.explain(f"Geen controle meer op {', '.join(lapsed)}." if lapsed else "")
        limit = calendar.limit_between(term.agreed_on, max(term.end, own_end or term.end))
        self._limit.setVisible(bool(limit))
        self._limit_words.setText(f"De schoolkalender is {limit}. Buiten die jaren telt PestDesk kalenderweken.")


class _Column(QWidget):
    """One end, with its checks and what there is to explain."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S4)
        self._head = GroupHead()
        self._end = Label(look="bold")
        self._why = Muted()
        self._checks = Label()
        for part in (self._head, self._end, self._why, self._checks):
            box.addWidget(part)

    def show_term(self, head: str, term: Term) -> None:
        self._head.setText(head)
        self._end.setText(f"Tot en met {with_year(term.end)}")
        self._checks.setText("Controles: " + ", ".join(day_short(day) for day in term.checks))

    def explain(self, *lines: str) -> None:
        words = "\n".join(line for line in lines if line)
        self._why.setText(words)
        self._why.setVisible(bool(words))


def _both_ends(agreed_on: date, calendar: SchoolCalendar) -> str:
    """‘In lesweken wo 13 jan 2027 · in kalenderweken wo 30 dec 2026 (kerstvakantie)’."""
    in_school_weeks = term_of(agreed_on, calendar, TermKind.SCHOOL_WEEKS)
    why_free = calendar.why_free(in_school_weeks.calendar_end)
    words = (
        f"In lesweken {with_year(in_school_weeks.end)} · in kalenderweken {with_year(in_school_weeks.calendar_end)}"
    )
    return f"{words} ({why_free})" if why_free else words
