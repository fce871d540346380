"""Agreements and their checks on paper: what was agreed, until when, what each check found, and the verdict."""

from collections.abc import Callable

from pestdesk.domain.check_words import check_name
from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.domain.follow_up import AgreedTerm, Agreement, Check, CheckResult, CheckState
from pestdesk.domain.readers import Section
from pestdesk.domain.round import Round
from pestdesk.domain.words import BULLYING_WORDS, CHECK_STATE_WORDS, DECISION_WORDS, KEPT_WORDS, TERM_OUTCOME_WORDS
from pestdesk.export.report_parts import CheckColumn, CheckNote, CheckRow, Fact, TermPart
from pestdesk.export.source import Source
from pestdesk.export.words import joined, sentence

_NOT_ASKED = "–"


def term_part(source: Source, round_: Round, term: AgreedTerm) -> TermPart:
    """One term with the agreements that started it (R25, R26, R29, R30)."""
    agreements = round_.agreements_of(term)
    return TermPart(
        facts=_facts(source, round_, term, agreements),
        reasoning=term.reasoning,
        verdict=term.verdict_text,
        columns=tuple(_column(source, round_, check) for check in term.checks),
        agreements=tuple(
            _agreement_row(source, term, agreement, number) for number, agreement in enumerate(agreements, 1)
        ),
        questions=_questions(source, term),
        notes=_notes(source, round_, term) if source.has(Section.CHECK_NOTES) else (),
    )


def _facts(source: Source, round_: Round, term: AgreedTerm, agreements: tuple[Agreement, ...]) -> tuple[Fact, ...]:
    agreed_by = ", ".join(dict.fromkeys(source.told(each.by, each.stamp) for each in agreements))
    facts = [
        Fact("Afgesproken", joined(with_year(term.agreed_on), agreed_by)),
        Fact("Uitkomst", _outcome(source, term)),
        Fact("Berekend einde", with_year(round_.computed_end(term))),
        Fact("Einde in kalenderweken", with_year(term.calendar_end)),
    ]
    if term.ends_on != round_.computed_end(term):
        facts.append(Fact("Einde verzet naar", with_year(term.ends_on)))
    results = [check.result for check in term.checks if check.result]
    checked_by = dict.fromkeys(source.told(result.by, result.stamp) for result in results)
    if checked_by:
        facts.append(Fact("Gecontroleerd door", ", ".join(checked_by)))
    return tuple(facts)


def _outcome(source: Source, term: AgreedTerm) -> str:
    if term.outcome is None or term.ended_on is None:
        return "de termijn loopt"
    judge = source.told(term.verdict_by, term.ended_stamp)
    return joined(TERM_OUTCOME_WORDS[term.outcome], with_year(term.ended_on), judge)


def _column(source: Source, round_: Round, check: Check) -> CheckColumn:
    if check.result:
        held = check.result.held_on
        remark = f"gehouden {day_short(held)}" if held != check.due_on else ""
    elif check.lapsed:
        remark = CHECK_STATE_WORDS[CheckState.LAPSED]
    else:
        state = CHECK_STATE_WORDS[round_.state_of(check)]
        remark = state if check.due_on >= source.made_at.date() else "niet ingevuld"
    return CheckColumn(day_short(check.due_on), remark)


def _agreement_row(source: Source, term: AgreedTerm, agreement: Agreement, number: int) -> CheckRow:
    def answer(result: CheckResult) -> str:
        kept = (answer.kept for answer in result.answers if answer.agreement_id == agreement.id)
        return next((KEPT_WORDS[each] for each in kept), _NOT_ASKED)

    whom = ", ".join(source.name_of(involvement_id) for involvement_id in agreement.involvement_ids)
    return CheckRow(agreement.text or f"Afspraak {number}", whom, _answers(term, answer))


def _questions(source: Source, term: AgreedTerm) -> tuple[CheckRow, ...]:
    results = [check.result for check in term.checks if check.result]
    if not results:
        return ()
    asked = dict.fromkeys(safety.involvement_id for result in results for safety in result.safety)
    return (
        *(_safety_row(source, term, involvement_id) for involvement_id in asked),
        CheckRow("Het pesten is", "", _answers(term, lambda result: BULLYING_WORDS[result.bullying])),
        CheckRow("Besluit", "", _answers(term, lambda result: DECISION_WORDS[result.decision])),
    )


def _safety_row(source: Source, term: AgreedTerm, involvement_id: int) -> CheckRow:
    def score(result: CheckResult) -> str:
        scores = (safety.score for safety in result.safety if safety.involvement_id == involvement_id)
        return next((str(score) for score in scores), _NOT_ASKED)

    name = source.name_of(involvement_id)
    return CheckRow(f"Hoe veilig voelt {name} zich (1–5)", "", _answers(term, score))


def _answers(term: AgreedTerm, answer: Callable[[CheckResult], str]) -> tuple[str, ...]:
    return tuple(answer(check.result) if check.result else "" for check in term.checks)


def _notes(source: Source, round_: Round, term: AgreedTerm) -> tuple[CheckNote, ...]:
    notes = []
    for check in term.checks:
        if check.result and (text := _said(source, check.result)):
            told = source.told(check.result.by, check.result.stamp)
            notes.append(CheckNote(with_year(check.result.held_on), told, text))
        for move in round_.moves_of(check.id):
            days = f"verzet van {with_year(move.from_on)} naar {with_year(move.to_on)}"
            words = sentence(f"{check_name(term, check)} {days}: {move.reason}")
            notes.append(CheckNote(with_year(move.moved_on), source.told(move.by, move.stamp), words))
    lapsed: dict[str, list[str]] = {}
    for check in term.checks:
        if check.lapsed:
            lapsed.setdefault(check.lapsed, []).append(day_short(check.due_on))
    notes += [CheckNote("\n".join(days), "", sentence(f"vervallen: {why}")) for why, days in lapsed.items()]
    return tuple(notes)


def _said(source: Source, result: CheckResult) -> str:
    words = [f"{source.name_of(safety.involvement_id)}: ‘{safety.words}’" for safety in result.safety if safety.words]
    written = sentence(source.written(result.stamp, result.by, result.held_on))
    return joined(*words, result.text, written, by="\n")
