"""The neutral report of a calendar: the checks, talks and verdicts of cases, and nothing of who they are about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from pestdesk.domain.case import Case
from pestdesk.domain.follow_up import VERDICTS, AgreedTerm
from pestdesk.domain.progress import Status, progress
from pestdesk.domain.protocol import Protocol, StepKind
from pestdesk.domain.record import Contact, ContactResult
from pestdesk.domain.round import Round

#: How long a timed entry takes.
ENTRY_MINUTES = 30
#: Before any export there is. Seconds since then fit in the 32 bits that calendars have for a sequence.
_FIRST_EXPORT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One day in a calendar. `uid` stays the same in every later export, so that a calendar changes the entry that it
    has. `at` None is the whole day; else it is the time in Amsterdam, and `minutes` how long it takes."""

    uid: str
    title: str
    on: date
    at: time | None
    minutes: int
    is_cancelled: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class CalendarReport:
    """What goes to a calendar outside the program. `stem` is the suggested name of its file, without its suffix;
    `made_at` the aware instant of making."""

    stem: str
    made_at: datetime
    entries: tuple[CalendarEntry, ...]

    @property
    def sequence(self) -> int:
        """Grows with each export, also when an act was taken back in between: a calendar takes no lower one."""
        return int((self.made_at - _FIRST_EXPORT).total_seconds())


def calendar_entries(
    case: Case, protocols: Mapping[str, Protocol], vault_id: str, at: time | None
) -> Iterator[CalendarEntry]:
    """The checks, the talks that parents were invited to and the verdicts of a case.

    They hold its number and no name: a calendar outside the program is seen by others. What was called off is among
    them too, so that an earlier export is undone; so give it closed cases as well. `protocols` by id; `vault_id`
    tells the entries of this vault from those of another.
    """
    return _entries(protocols[case.protocol_id], case, vault_id, at)


def calendar_report(
    entries: Iterable[CalendarEntry], made_at: datetime, *, stem: str = "PestDesk agenda"
) -> CalendarReport:
    """These entries, in order of date."""
    return CalendarReport(stem, made_at, tuple(sorted(entries, key=lambda entry: (entry.on, entry.uid))))


def _entries(protocol: Protocol, case: Case, vault_id: str, at: time | None) -> Iterator[CalendarEntry]:
    def entry(kind: str, part_id: int, what: str, on: date, state: Status) -> CalendarEntry:
        is_cancelled = state is Status.SKIPPED or (case.shelving.is_binned and state is not Status.DONE)
        return CalendarEntry(
            uid=f"{vault_id}-{case.id}-{kind}-{part_id}@pestdesk",
            title=f"PD-{case.id} {what}",
            on=on,
            at=at,
            minutes=ENTRY_MINUTES,
            is_cancelled=is_cancelled,
            is_done=state is Status.DONE,
        )

    for round_ in case.rounds:
        for term in round_.terms:
            for check in term.checks:
                what = "eindcontrole" if term.is_final(check) else "controle"
                state = Status.DONE if check.result else Status.SKIPPED if check.lapsed else Status.OPEN
                yield entry("check", check.id, what, check.due_on, state)
            if verdict := _verdict(term):
                yield entry("verdict", term.id, "eindoordeel", term.ends_on, verdict)
        waiting = set() if case.is_closed else _waiting_ids(protocol, case, round_)
        for contact in round_.contacts:
            if contact.planned_on:
                what = "gesprek met ouders" if contact.result is ContactResult.INVITED else "ouders opnieuw bellen"
                state = Status.OPEN if contact.id in waiting else _ended(round_, contact)
                yield entry("contact", contact.id, what, contact.planned_on, state)


def _verdict(term: AgreedTerm) -> Status | None:
    """How the verdict stands that a term still asked for after its last check; None when it was given with it."""
    result = term.checks[-1].result
    if term.is_running:
        return Status.OPEN if result else None
    if result is None or term.ended_stamp.at <= result.stamp.at:
        return None
    return Status.DONE if term.outcome in VERDICTS else Status.SKIPPED


def _waiting_ids(protocol: Protocol, case: Case, round_: Round) -> set[int]:
    """The attempts that still wait for an answer or a talk: the same as in the agenda (R15)."""
    waiting = set()
    for state in progress(protocol, case, round_).steps:
        if state.step.kind is StepKind.PARENTS and not state.is_settled:
            for item in state.items:
                contact = round_.waiting_contact(state.step.id, item.involvement_id, item.guardian_id)
                if item.status is Status.PARTLY and contact:
                    waiting.add(contact.id)
    return waiting


def _ended(round_: Round, contact: Contact) -> Status:
    """Whether a talk that no longer waits was held on its day, or called off."""
    later = round_.contacts_of(contact.step_id, contact.involvement_id, contact.guardian_id)
    was_held = any(
        each.result is ContactResult.SPOKEN and each.id > contact.id and each.happened_on == contact.planned_on
        for each in later
    )
    return Status.DONE if was_held else Status.SKIPPED
