"""The line under the title of a case: its number and classes, who must act now, and how it came in."""

from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.dutch import enumerated
from pestdesk.domain.progress import Progress
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.school_dates import day_near
from pestdesk.domain.words import ROUTE_WORDS
from pestdesk.ui.fitting import SEPARATOR
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
