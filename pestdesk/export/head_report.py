"""The head of a summary: who it is about, who acts and why, and how far it is."""

from pestdesk.domain.dutch import capital
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.phase_words import course_words
from pestdesk.domain.protocol import Role
from pestdesk.domain.readers import Section
from pestdesk.domain.words import REPORTER_WORDS, ROUTE_WORDS, TERM_OUTCOME_WORDS
from pestdesk.export.report_parts import Fact
from pestdesk.export.source import Source, with_class
from pestdesk.export.words import joined, period, sentence


def head_facts(source: Source) -> tuple[Fact, ...]:
    case = source.case
    facts = [*_about(source), Fact("Gemeld", joined(with_year(case.signal.reported_on), reporter(source)))]
    if not source.reader.involvement_id and not source.has(Section.WATCH):
        facts.append(Fact("Route", _route(source)))
    facts.append(Fact("Stand", _state(source)))
    if term := case.round.term:
        facts.append(Fact("Termijn", period(term.agreed_on, term.ends_on)))
    facts += _staff(source) if source.reader.rule.names_staff else []
    facts.append(Fact("Casus geopend", with_year(case.opened_on)))
    return tuple(facts)


def _about(source: Source) -> list[Fact]:
    """The pupils: in their roles where the document tells those, and otherwise only who they are."""
    case = source.case
    if subject := source.reader.subject(case):
        return [Fact("Leerling", with_class(subject))]
    if source.has(Section.PEOPLE):
        return [
            Fact(capital(source.protocol.role_label(role)), "; ".join(with_class(person) for person in people))
            for role in (Role.VICTIM, Role.PERPETRATOR)
            if (people := [p for p in case.involvements if role in p.roles and not p.has_left])
        ]
    # In the order of the alphabet, for the order of a case tells the roles.
    people = sorted(case.concerned, key=lambda person: person.name.sort_key if person.name else ("", "", ""))
    return [Fact("Leerlingen", "; ".join(with_class(person) for person in people))]


def _staff(source: Source) -> list[Fact]:
    case, facts = source.case, []
    if case.mentors:
        facts.append(Fact(capital(source.protocol.actor_label("mentor")), ", ".join(case.mentors)))
    facts.append(Fact(capital(source.protocol.actor_label("coordinator")), case.lead))
    if case.other_coordinators:
        facts.append(Fact("Ook betrokken", ", ".join(case.other_coordinators)))
    return facts


def decisions(source: Source) -> tuple[Fact, ...]:
    """What was decided otherwise than proposed, or after an earlier case, each with its reason (R1, R6)."""
    case, facts = source.case, list[Fact]()
    if not source.has(Section.DECISIONS):
        return ()
    if case.route.reason:
        proposed = f"het voorstel was: {ROUTE_WORDS[case.route.proposed]}"
        facts.append(Fact("Andere route", _sentences(proposed, case.route.reason)))
    if course := case.course:
        chosen, proposed = (
            course_words(source.protocol, each, course.earlier_id) for each in (course.course, course.proposed)
        )
        proposed = f"het voorstel was: {proposed}" if course.proposed is not course.course else ""
        chosen = chosen if course.earlier_id in chosen else joined(chosen, course.earlier_id, by=" na casus ")
        facts.append(Fact("Eerdere casus", _sentences(chosen, proposed, course.reason)))
    return tuple(facts)


def _sentences(*parts: str) -> str:
    return joined(*map(sentence, parts), by=" ")


def _route(source: Source) -> str:
    """The route, with who acts in phase 1 (R1)."""
    route = source.case.route.route
    actor = source.protocol.actor_label(source.protocol.intake.actor(route))
    return f"{ROUTE_WORDS[route]} → {actor}"


def _state(source: Source) -> str:
    case = source.case
    where = source.round_name(case.round)
    if case.closing:
        return f"gesloten op {with_year(case.closing.closed_on)}, {where.lower()}"
    if case.round.term is None:
        return f"{where}, nog geen afspraken"
    outcome = case.round.term.outcome
    if outcome and case.reopenings:
        return f"{where}, heropend op {with_year(case.reopenings[-1].reopened_on)}"
    return f"{where}, {TERM_OUTCOME_WORDS[outcome] if outcome else 'de termijn loopt'}"


def reporter(source: Source) -> str:
    """Who reported it, or nothing where the document may not tell."""
    if not source.has(Section.REPORTER):
        return ""
    signal = source.case.signal
    label = REPORTER_WORDS[signal.reporter]
    return f"{signal.reporter_name} ({label})" if signal.reporter_name else label
