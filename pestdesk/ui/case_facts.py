"""The line under the title of a case: its number and classes, who must act now, and how it came in."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.dutch import enumerated
from pestdesk.domain.progress import Progress
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.school_dates import day_near
from pestdesk.domain.words import ROUTE_WORDS
from pestdesk.ui.discretion import say
from pestdesk.ui.fitting import SEPARATOR, first_that_fits, fitted
from pestdesk.ui.labels import Muted
from pestdesk.ui.step_words import initials


def facts_of(protocol: Protocol, case: Case, shown: Progress, who: str, today: date) -> tuple[str, ...]:
    """The line from long to short: how it came in goes first, then who it is that acts; `who` are their names."""
    core = [case.id, *([", ".join(case.classes)] if case.classes else [])]
    due = shown.next_step if case.takes_changes and shown.round.id == case.round.id else None
    route = ROUTE_WORDS[case.route.route]
    if due is None or due.actor != shown.actor:
        route += f" → {protocol.actor_label(shown.actor)}"
    is_reopened = bool(case.reopenings) and not case.closing
    again = f"heropend {day_near(case.reopenings[-1].reopened_on, today)}" if is_reopened else ""
    extra = [part for part in (route, again, f"gemeld {day_near(case.signal.reported_on, today)}") if part]
    acts = f"aan zet: {protocol.actor_label(due.actor)}" if due else ""
    # Not ‘mentor’ and their two names: the names say that they are more than one.
    named = f"{acts} {enumerated(initials(who).split(', '))}" if due and who else acts
    lines = [[*core, *([named] if named else []), *extra[:kept]] for kept in range(len(extra), -1, -1)]
    if named != acts:
        lines.append([*core, acts])
    return tuple(SEPARATOR.join(line) for line in lines)


class FactsLine(Muted):
    """Shows as much of the line as there is room for; all of it stands in the tooltip and is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(wraps=False, parent=parent)
        self._lines: tuple[str, ...] = ("",)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show the longest of these that fits, now and at every other width."""
        self._lines = tuple(lines) or ("",)
        say(self, "accessibleName", self._lines[0])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        shown = fitted(first_that_fits(self._lines, metrics, width), metrics, width)
        if shown != self.text():
            self.setText(shown)
        say(self, "toolTip", self._lines[0] if shown != self._lines[0] else "")
