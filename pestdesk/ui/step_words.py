"""How a step reads in the list and on the phase line: its mark and a few words."""

from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import day_short, relative
from pestdesk.domain.names import PersonName
from pestdesk.domain.progress import Item, Progress, Status, StepState
from pestdesk.domain.protocol import Protocol, Role, StepKind
from pestdesk.domain.round import Round
from pestdesk.ui.components import Mark, StepRow
from pestdesk.ui.fitting import SEPARATOR


def step_rows(protocol: Protocol, case: Case, progress: Progress, today: date) -> list[StepRow]:
    """The rows of the list of steps, the signal first."""
    return [
        StepRow(
            step_mark(progress, state),
            state.step.title,
            _subtitle(protocol, case, progress.round, state, today),
            state.step.short_title,
        )
        for state in progress.all_steps
    ]


def step_mark(progress: Progress, state: StepState) -> Mark:
    """Done, skipped or blocked as it is; of what is open, the next one and what is begun stand out."""
    if state.status is Status.DONE:
        return Mark.DONE
    if state.status is Status.SKIPPED:
        return Mark.SKIPPED
    if state.status is Status.BLOCKED:
        return Mark.BLOCKED
    if state is progress.next_step and progress.round.ended_on is None:
        return Mark.CURRENT
    if state.status is Status.PARTLY:
        return Mark.WAITING
    return Mark.OPEN if state.is_required else Mark.OPTIONAL


def item_mark(item: Item) -> Mark | None:
    """The mark before the name of an item; none while nothing was done."""
    marks = {
        Status.DONE: Mark.DONE,
        Status.SKIPPED: Mark.SKIPPED,
        Status.PARTLY: Mark.WAITING,
        Status.BLOCKED: Mark.BLOCKED,
    }
    return marks.get(item.status)


def _subtitle(protocol: Protocol, case: Case, round_: Round, state: StepState, today: date) -> str:
    if state.status is Status.SKIPPED:
        return "overgeslagen"
    if state.status is Status.BLOCKED:
        return unknown_words(protocol)
    if state.step.kind is StepKind.CHECKS and round_.term is not None:
        return _term_words(round_, today)
    if state.step.kind is StepKind.SIGNAL and state.status is Status.PARTLY:
        return "doorzetten naar mentor" if state.is_required else state.rule.remark
    if len(state.items) > 1 and state.status is not Status.OPEN:
        return f"{state.done_count} van {len(state.items)}"
    if state.status is Status.DONE and state.on:
        by = next((item.by for item in reversed(state.items) if item.by), "")
        return SEPARATOR.join(part for part in (day_short(state.on), initials(by)) if part)
    if state.status is Status.PARTLY:
        return "begonnen"
    if not state.is_required:
        return state.rule.remark or "mag"
    return protocol.actor_label(state.actor)


def unknown_words(protocol: Protocol) -> str:
    """Whom a blocked step waits for (R3), in the school's word (R8)."""
    return f"{protocol.role_label(Role.PERPETRATOR)} nog onbekend"


def initials(names: str) -> str:
    """‘T. Proefstra, P. Plaatje’: where there is no room for first names."""
    parsed = [PersonName.parse(name) for name in names.split(", ")]
    return ", ".join(f"{each.given[0]}. {each.surname}" if each.family else each.given for each in parsed)


def _term_words(round_: Round, today: date) -> str:
    term = round_.term
    assert term is not None
    if not term.is_running and term.ended_on:
        return f"beëindigd {day_short(term.ended_on)}"
    if not term.open_checks:
        return "eindoordeel nodig"
    due = term.open_checks[0]
    kind = "eindcontrole" if term.is_final(due) else "controle"
    return f"{kind} {relative(due.due_on, today)}"
