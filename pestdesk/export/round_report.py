"""One round on paper: its steps, talks, contacts, measures and Magister notes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from pestdesk.domain.case import Case
from pestdesk.domain.dutch import capital, counted
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.progress import SETTLED, Item, Status, StepState, progress
from pestdesk.domain.protocol import Phase, Route, StepKind
from pestdesk.domain.readers import Section
from pestdesk.domain.record import Action, Contact, MagisterNote, Measure, Report, Talk
from pestdesk.domain.round import Round, RoundEnd
from pestdesk.domain.round_events import parents_label, planned_words
from pestdesk.domain.words import CONTACT_WORDS, MAGISTER_WORDS, MEASURE_WORDS, TERM_OUTCOME_WORDS, report_words
from pestdesk.export.report_parts import (
    Account,
    ContactLine,
    Fact,
    MagisterPart,
    MeasureLine,
    ReportLine,
    RoundPart,
    StepItemLine,
    StepLine,
)
from pestdesk.export.source import Source
from pestdesk.export.term_report import term_part
from pestdesk.export.words import joined, sentence

_T = TypeVar("_T")

_BEGUN = {
    StepKind.SIGNAL: "nog niet doorgezet",
    StepKind.PARENTS: "nog niet gesproken",
    StepKind.LOGBOOK_NOTE: "klaargezet, nog niet in Magister geplaatst",
    StepKind.INCIDENT_RECORD: "klaargezet, nog niet in Magister geplaatst",
    StepKind.AUTHORITIES: "nog niet voor iedereen vastgelegd",
    StepKind.CHECKS: "de termijn loopt, of wacht op een eindoordeel",
}
_ENDS = {RoundEnd.PERSISTENT: "het pesten hield aan", RoundEnd.CLOSED: "casus gesloten"}


def round_part(source: Source, round_: Round) -> RoundPart:
    """Everything in one round that the document shows, each kind in the order in which it happened."""
    phase = source.protocol.phase(round_.phase_id)
    talks = sorted(_shown(source, Section.TALKS, round_.talks), key=lambda talk: talk.held_on)
    states = _shown(source, Section.STEPS, _states(source, round_))
    contacts = sorted(_shown(source, Section.CONTACTS, round_.contacts), key=lambda contact: contact.happened_on)
    return RoundPart(
        heading=source.round_name(round_),
        when_used=_when_used(phase, source.case.route.route),
        facts=_facts(round_),
        cause=round_.cause,
        steps=tuple(_step_line(source, round_, state) for state in states),
        accounts=tuple(_account(source, each) for each in _shown(source, Section.ACCOUNTS, _told(round_))),
        talks=tuple(_talk(source, talk) for talk in talks),
        contacts=tuple(_contact(source, contact) for contact in contacts),
        terms=tuple(term_part(source, round_, term) for term in _shown(source, Section.TERMS, round_.terms)),
        measures=tuple(_measure(source, each) for each in _shown(source, Section.MEASURES, round_.measures)),
        reports=tuple(_report(source, report) for report in _shown(source, Section.REPORTS, round_.reports)),
        notes=tuple(_note(source, note) for note in _shown(source, Section.NOTES, round_.notes)),
    )


def _shown(source: Source, section: Section, parts: Sequence[_T]) -> Sequence[_T]:
    return parts if source.has(section) else ()


def _states(source: Source, round_: Round) -> tuple[StepState, ...]:
    """The steps of a round; the signal is shared once, so it stands in the first."""
    shown = progress(source.protocol, source.case, round_)
    return shown.all_steps if round_ == source.case.rounds[0] else shown.steps


def _when_used(phase: Phase, route: Route) -> str:
    """The protocol's heading of the phase on this route, without its name: ‘bij aanhoudend pestgedrag’."""
    words = phase.heading(route).removeprefix(f"{phase.short_title}: ").rstrip(":")
    return words[:1].lower() + words[1:]


def _facts(round_: Round) -> tuple[Fact, ...]:
    facts = [Fact("Begonnen", with_year(round_.started_on))]
    if round_.ended_on and round_.ended_as:
        facts.append(Fact("Beëindigd", f"{with_year(round_.ended_on)}: {_ENDS[round_.ended_as]}"))
    return tuple(facts)


def _step_line(source: Source, round_: Round, state: StepState) -> StepLine:
    items = state.items
    ways = {(item.status, item.reason, item.by, item.on) for item in items}
    if len(items) > 1 and len(ways) == 1 and items[0].status is Status.SKIPPED:  # the step as a whole
        items = (replace(items[0], label=""),)
    lines = tuple(_item_line(source, round_, state, item) for item in items)
    if not lines:
        lines = (_item_line(source, round_, state, Item("", Status.OPEN)),)
    code = "" if state.step.kind is StepKind.SIGNAL else state.step.id
    return StepLine(code, state.step.title, lines)


def _item_line(source: Source, round_: Round, state: StepState, item: Item) -> StepItemLine:
    settled = item.status in SETTLED
    is_owed = state.is_required and not settled
    return StepItemLine(
        whom=item.label,
        who=source.actor(state.actor) if is_owed else source.done_by(item),
        when=with_year(item.on) if item.on else "",
        remark=_remark(source.case, round_, state, item),
        is_settled=settled,
    )


def _remark(case: Case, round_: Round, state: StepState, item: Item) -> str:
    if item.status is Status.SKIPPED:
        # Without a day it was not the user who skipped it, but the rule that the reason names (R16).
        return f"overgeslagen: {item.reason}" if item.on else item.reason
    if item.status is Status.BLOCKED:
        return "kan nog niet: nog niet bekend wie dit is"
    if item.status is Status.OPEN:
        return _open_remark(case, state)
    if item.status is Status.PARTLY:
        return _BEGUN.get(state.step.kind, "begonnen")
    if state.step.kind is StepKind.CHECKS and round_.term and round_.term.outcome:
        return TERM_OUTCOME_WORDS[round_.term.outcome]
    reports = round_.reports_of(state.step.id).values()
    if reports:
        return "; ".join(f"{report.authority}: {report_words(report)}" for report in reports)
    actions = round_.actions_of(state.step.id)
    return ", ".join(actions[-1].options) if actions else ""


def _open_remark(case: Case, state: StepState) -> str:
    words = "nog niet gedaan" if state.is_required and not case.is_closed else "niet gedaan"
    return joined(state.rule.remark, words, by=": ")


def _told(round_: Round) -> list[Action]:
    """The acts that say more than the table of steps does."""
    told = [action for action in round_.actions if action.text or len(round_.actions_of(action.step_id)) > 1]
    return sorted(told, key=lambda action: action.happened_on)


def _account(source: Source, action: Action) -> Account:
    title = joined(source.protocol.step(action.step_id).title, ", ".join(action.options), by=": ")
    when = joined(with_year(action.happened_on), source.said(action.by, action.stamp))
    written = source.written(action.stamp, action.by, action.happened_on)
    return Account(title, joined(when, written, by="; "), action.text)


def _talk(source: Source, talk: Talk) -> Account:
    when = joined(with_year(talk.held_on), source.said(talk.by, talk.stamp))
    present = f"ook aanwezig: {talk.present}" if talk.present else ""
    written = source.written(talk.stamp, talk.by, talk.held_on)
    return Account(
        f"Gesprek met {source.name_of(talk.involvement_id)}",
        joined(when, present, written, by="; "),
        talk.account,
        talk.outcome,
    )


def _contact(source: Source, contact: Contact) -> ContactLine:
    other_way = f"Anders dan het protocol: {sentence(contact.way_reason)}" if contact.way_reason else ""
    return ContactLine(
        whom=capital(parents_label(source.case, contact)),
        when=with_year(contact.happened_on),
        who=source.told(contact.by, contact.stamp),
        result=CONTACT_WORDS[contact.way, contact.result],
        text=joined(planned_words(contact), contact.text, other_way, by="\n"),
    )


def _measure(source: Source, measure: Measure) -> MeasureLine:
    days = counted(measure.school_days, "schooldag", "schooldagen") if measure.school_days else ""
    return MeasureLine(
        kind=MEASURE_WORDS[measure.kind],
        what=joined(measure.label, days),
        whom=source.name_of(measure.involvement_id),
        when=with_year(measure.decided_on),
        who=source.told(measure.by, measure.stamp),
        text=joined("Hardere sanctie." if measure.harder else "", measure.text, by="\n"),
    )


def _report(source: Source, report: Report) -> ReportLine:
    return ReportLine(
        authority=capital(report.authority),
        outcome=report_words(report),
        when=with_year(report.told_on),
        who=source.told(report.by, report.stamp),
        text=joined(report.text, f"Reden: {report.reason}" if report.reason else "", by="\n"),
    )


def _note(source: Source, note: MagisterNote) -> MagisterPart:
    where = MAGISTER_WORDS[note.destination]
    about = f"over {source.name_of(note.involvement_id)}" if note.involvement_id else ""
    placed = _placed(source, note)
    fields = tuple(Fact(field.label, field.text) for field in note.fields if field.text)
    title = note.title or capital(where)
    return MagisterPart(title, joined(where if note.title else "", about, placed), fields)


def _placed(source: Source, note: MagisterNote) -> str:
    if note.placed_on is None:
        return "nog niet geplaatst"
    told = source.told(note.by, note.stamp)
    return f"geplaatst op {with_year(note.placed_on)}{' door ' if told == note.by else ', '}{told}"
