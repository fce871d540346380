"""What is due, overdue and waiting: the one source for the day's lists, the calendar and the case list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from pestdesk.domain.case import Case
from pestdesk.domain.check_words import check_name, move_words
from pestdesk.domain.progress import COORDINATOR, Progress, Status, StepState, owed, progress
from pestdesk.domain.protocol import Protocol, Role, StepKind
from pestdesk.domain.record import Contact, ContactResult
from pestdesk.domain.round import Round
from pestdesk.domain.school_calendar import SchoolCalendar
from pestdesk.domain.school_dates import day_near
from pestdesk.domain.timeline import last_event_on

#: A case in which nothing happened for this many school days is shown as such.
QUIET_SCHOOL_DAYS = 10


class AgendaKind(StrEnum):
    CHECK = "check"
    FINAL_CHECK = "final_check"
    VERDICT = "verdict"
    CONTACT = "contact"
    PASS_ON = "pass_on"


class When(StrEnum):
    """DONE stays on the calendar and leaves the lists."""

    LATE = "late"
    TODAY = "today"
    PLANNED = "planned"
    DONE = "done"


#: What can be put on another day, as long as it is not held.
CHECKS = (AgendaKind.CHECK, AgendaKind.FINAL_CHECK)

#: A short word for each kind, where there is no room for what exactly.
KIND_WORDS = {
    AgendaKind.CHECK: "controle",
    AgendaKind.FINAL_CHECK: "eindcontrole",
    AgendaKind.VERDICT: "eindoordeel",
    AgendaKind.CONTACT: "ouders",
    AgendaKind.PASS_ON: "doorzetten",
}


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One dated thing in one case. `round_id`, `step_id` and `part_id` lead to the page where it is done; `note`
    says of a check from which day it was moved, and why."""

    case_id: str
    people: str
    classes: str
    kind: AgendaKind
    what: str
    due_on: date
    when: When
    who: str
    step_id: str
    part_id: int = 0
    round_id: int = 0
    note: str = ""

    @property
    def is_open_check(self) -> bool:
        """Whether it is a check that waits to be held, and so can be moved; `part_id` is the check."""
        return self.kind in CHECKS and self.when is not When.DONE


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open case whose next step has no day of its own, since the day something last happened."""

    case_id: str
    people: str
    on_whom: str
    what: str
    since: date
    school_days: int
    step_id: str
    round_id: int = 0


@dataclass(frozen=True, slots=True)
class RunningCase:
    """Where an open case is: the next step, whose it is by role and by name ('' when it is not known), how many steps
    of its round are done (of `steps`; 0 when none is asked for), and the day on which something last happened."""

    case_id: str
    opened_on: date
    what: str
    role: str
    name: str
    done: int
    steps: int
    last_on: date


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything dated in the open cases, as seen on `today`, in order of date.

    `own` are the cases in which the coordinator is to act without a day for it, `waiting` those in which someone else
    is; in the `quiet` ones nothing happened for long.
    """

    today: date
    items: tuple[AgendaItem, ...]
    waiting: tuple[Waiting, ...]
    quiet: tuple[Waiting, ...]
    running: tuple[RunningCase, ...] = ()
    own: tuple[Waiting, ...] = ()

    @property
    def late(self) -> tuple[AgendaItem, ...]:
        return tuple(item for item in self.items if item.when is When.LATE)

    @property
    def due_today(self) -> tuple[AgendaItem, ...]:
        return tuple(item for item in self.items if item.when is When.TODAY)

    @property
    def this_week(self) -> tuple[AgendaItem, ...]:
        """Planned in the seven days after today."""
        until = self.today + timedelta(days=7)
        return tuple(item for item in self.items if item.when is When.PLANNED and item.due_on <= until)

    @property
    def last_term_end(self) -> date:
        """The latest end of a running term; today when none runs on."""
        ends = (AgendaKind.FINAL_CHECK, AgendaKind.VERDICT)
        days = (item.due_on for item in self.items if item.kind in ends and item.when is not When.DONE)
        return max((self.today, *days))

    @property
    def verdicts(self) -> tuple[AgendaItem, ...]:
        """Terms that are over and wait for a person's verdict (R30)."""
        return tuple(
            item
            for item in self.items
            if item.kind in (AgendaKind.VERDICT, AgendaKind.FINAL_CHECK) and item.when in (When.LATE, When.TODAY)
        )

    def on(self, day: date) -> tuple[AgendaItem, ...]:
        return tuple(item for item in self.items if item.due_on == day)

    @property
    def by_day(self) -> dict[date, tuple[AgendaItem, ...]]:
        """The items of every day that has any."""
        days: dict[date, list[AgendaItem]] = {}
        for item in self.items:
            days.setdefault(item.due_on, []).append(item)
        return {day: tuple(items) for day, items in days.items()}

    def open_check(self, case_id: str, check_id: int) -> AgendaItem | None:
        """The check of this number that waits to be held; None when there is none (any more)."""
        found = (i for i in self.items if i.is_open_check and (i.case_id, i.part_id) == (case_id, check_id))
        return next(found, None)

    def first_of(self, case_id: str) -> AgendaItem | None:
        """The most pressing open item of a case."""
        return next((i for i in self.items if i.case_id == case_id and i.when is not When.DONE), None)

    def waiting_of(self, case_id: str) -> Waiting | None:
        return next((waiting for waiting in self.waiting if waiting.case_id == case_id), None)


def agenda(cases: Iterable[Case], protocols: dict[str, Protocol], calendar: SchoolCalendar, today: date) -> Agenda:
    """The agenda of these cases; closed ones have nothing due. `protocols` by id: each case keeps its own (R35)."""
    items: list[AgendaItem] = []
    own: list[Waiting] = []
    waiting: list[Waiting] = []
    quiet: list[Waiting] = []
    running: list[RunningCase] = []
    for case in cases:
        if case.is_closed:
            continue
        protocol = protocols[case.protocol_id]
        rounds = tuple(progress(protocol, case, round_) for round_ in case.rounds)
        dated = list(_items(protocol, case, rounds, today))
        items += dated
        since = last_event_on(case)
        days = calendar.school_days_between(since, today)
        round_, state, what = _left_to_do(protocol, case, rounds[-1])
        who = _who(protocol, case, state)
        line = Waiting(case.id, case.short_title, who, what, since, days, state.step.id, round_.id)
        # A check of a term that runs waits for its day: it is a dated thing.
        is_dated = state.step.kind is StepKind.CHECKS and round_.running_term is not None
        if state.status is not Status.BLOCKED and not is_dated:
            if state.actor != COORDINATOR:
                waiting.append(line)
            elif not any(item.step_id == state.step.id and item.when is not When.DONE for item in dated):
                own.append(line)
        if days > QUIET_SCHOOL_DAYS and not any(item.when is not When.DONE for item in dated):
            quiet.append(line)
        running.append(
            RunningCase(case.id, case.opened_on, what, *_actor(protocol, case, state), *_far(rounds[-1]), since)
        )
    return Agenda(
        today,
        in_order(items),
        tuple(waiting),
        tuple(quiet),
        tuple(running),
        tuple(own),
    )


def in_order(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """As an agenda has them: by their days."""
    return tuple(sorted(items, key=lambda i: (i.due_on, i.case_id, i.part_id)))


def _far(here: Progress) -> tuple[int, int]:
    """How many steps of the running round are settled, and of how many; none of none when none is asked for."""
    steps = here.steps
    is_asked = any(step.is_required for step in steps)
    return (sum(step.is_settled for step in steps), len(steps)) if is_asked else (0, 0)


def _left_to_do(protocol: Protocol, case: Case, here: Progress) -> tuple[Round, StepState, str]:
    """The next step of the running round, of an earlier one when that asks for no more, or why the case is still open
    when there is none: nothing closes by itself (R3, R30)."""
    if here.next_step:
        return here.round, here.next_step, here.next_step.step.title
    left = owed(protocol, case)
    for round_, state in left:
        if state.status is not Status.BLOCKED:
            return round_, state, state.step.title
    if left:
        round_, state = left[0]
        return round_, state, f"{state.step.title}, {protocol.role_label(Role.PERPETRATOR)} nog onbekend"
    is_taken_up = bool(case.reopenings) and here.round.running_term is None
    what = "nieuwe afspraken maken of casus sluiten" if is_taken_up else "casus sluiten"
    return here.round, replace(here.steps[-1], actor=COORDINATOR), what


def _items(protocol: Protocol, case: Case, rounds: Sequence[Progress], today: date) -> Iterator[AgendaItem]:
    intake = rounds[-1].intake
    if intake.status is Status.PARTLY:
        # What is no bullying goes to the mentor too, or is closed (R7); either way it does not lie there.
        what = "doorzetten naar mentor" if intake.is_owed else "doorzetten naar mentor of casus sluiten"
        reported_on = case.signal.reported_on
        yield _item(protocol, case, case.rounds[0], intake, AgendaKind.PASS_ON, what, reported_on, today)
    for here in rounds:
        for state in here.steps:
            if state.step.kind is StepKind.CHECKS:
                yield from _checks(protocol, case, here.round, state, today)
            elif state.step.kind is StepKind.PARENTS and not state.is_settled:
                yield from _contacts(protocol, case, here.round, state, today)


def _checks(protocol: Protocol, case: Case, round_: Round, state: StepState, today: date) -> Iterator[AgendaItem]:
    for term in round_.terms:
        for check in term.checks:
            kind = AgendaKind.FINAL_CHECK if term.is_final(check) else AgendaKind.CHECK
            what = check_name(term, check)
            if check.result or check.is_open:
                is_done = check.result is not None
                item = _item(protocol, case, round_, state, kind, what, check.due_on, today, check.id, done=is_done)
                yield replace(item, note=move_words(round_, check))
        if term.is_running and not term.checks[-1].is_open:
            what = "eindoordeel nodig"
            yield _item(protocol, case, round_, state, AgendaKind.VERDICT, what, term.ends_on, today, term.id)


def _contacts(protocol: Protocol, case: Case, round_: Round, state: StepState, today: date) -> Iterator[AgendaItem]:
    """Talks that parents were invited to and next attempts, as long as the item is open (R15)."""
    for item in state.items:
        contact = round_.waiting_contact(state.step.id, item.involvement_id, item.guardian_id)
        if item.status is Status.PARTLY and contact and contact.planned_on:
            what = _contact_words(item.label, contact)
            due_on = contact.planned_on
            yield _item(protocol, case, round_, state, AgendaKind.CONTACT, what, due_on, today, contact.id)


def _contact_words(label: str, contact: Contact) -> str:
    if contact.result is ContactResult.INVITED:
        return f"gesprek met {label}"
    return f"{label} opnieuw bellen"


def _who(protocol: Protocol, case: Case, state: StepState) -> str:
    return " ".join(_actor(protocol, case, state)).strip()


def _actor(protocol: Protocol, case: Case, state: StepState) -> tuple[str, str]:
    return protocol.actor_label(state.actor), case.who(state.actor)


def _item(
    protocol: Protocol,
    case: Case,
    round_: Round,
    state: StepState,
    kind: AgendaKind,
    what: str,
    due_on: date,
    today: date,
    part_id: int = 0,
    *,
    done: bool = False,
) -> AgendaItem:
    if done:
        when = When.DONE
    elif due_on < today:
        when = When.LATE
    else:
        when = When.TODAY if due_on == today else When.PLANNED
    who = _who(protocol, case, state)
    return AgendaItem(
        case.id,
        case.short_title,
        ", ".join(case.classes),
        kind,
        what,
        due_on,
        when,
        who,
        state.step.id,
        part_id,
        round_.id,
    )


def due_words(item: AgendaItem, today: date) -> str:
    """‘controle gisteren’, ‘eindcontrole vandaag’, ‘wo 14 okt’: what a chip in a list says of an item."""
    kind = KIND_WORDS[item.kind]
    if item.due_on == today:
        return f"{kind} vandaag"
    if item.due_on == today - timedelta(days=1):
        return f"{kind} gisteren"
    day = day_near(item.due_on, today)
    return f"{kind} {day}" if item.when is When.LATE else day
