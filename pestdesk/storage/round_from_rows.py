"""Reads a round of a case from its rows."""

from typing import Any

from sqlalchemy import Row as ReadRow

from pestdesk.domain.follow_up import AgreedTerm, Agreement, Check, CheckResult, KeptAnswer, Safety
from pestdesk.domain.record import (
    NOT_STAMPED,
    Action,
    CheckMove,
    Contact,
    MagisterNote,
    Measure,
    NoteField,
    Report,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.round import Round
from pestdesk.storage.case_rows import StoredCases
from pestdesk.storage.round_tables import (
    ActionOptionRow,
    ActionRow,
    AgreementPersonRow,
    AgreementRow,
    CheckMoveRow,
    CheckRow,
    ContactRow,
    KeptAnswerRow,
    MeasureRow,
    NoteFieldRow,
    NoteRow,
    ReportRow,
    SafetyRow,
    SkipRow,
    TalkRow,
    TermRow,
)


def round_from(stored: StoredCases, row: ReadRow[Any]) -> Round:
    """The round, with all its parts, that this row and those it owns say."""
    owner = row.case_id, row.id
    return Round(
        id=row.id,
        phase_id=row.phase_id,
        number=row.number,
        started_on=row.started_on,
        cause=row.cause,
        actions=tuple(_action(stored, part) for part in stored.parts(ActionRow, *owner)),
        talks=tuple(_talk(part) for part in stored.parts(TalkRow, *owner)),
        contacts=tuple(_contact(part) for part in stored.parts(ContactRow, *owner)),
        agreements=tuple(_agreement(stored, part) for part in stored.parts(AgreementRow, *owner)),
        terms=tuple(_term(stored, term) for term in stored.parts(TermRow, *owner)),
        moves=tuple(_move(part) for part in stored.parts(CheckMoveRow, *owner)),
        measures=tuple(_measure(part) for part in stored.parts(MeasureRow, *owner)),
        reports=tuple(_report(part) for part in stored.parts(ReportRow, *owner)),
        notes=tuple(_note(stored, part) for part in stored.parts(NoteRow, *owner)),
        skips=tuple(_skip(part) for part in stored.parts(SkipRow, *owner)),
        ended_on=row.ended_on,
        ended_as=row.ended_as,
        route=row.route,
        stamp=_stamp(row),
    )


def _stamp(row: ReadRow[Any]) -> Stamp:
    return Stamp(row.author, row.written_at)


def _action(stored: StoredCases, row: ReadRow[Any]) -> Action:
    return Action(
        step_id=row.step_id,
        happened_on=row.happened_on,
        by=row.by,
        text=row.text,
        options=tuple(option.option for option in stored.parts(ActionOptionRow, row.case_id, row.id)),
        id=row.id,
        stamp=_stamp(row),
    )


def _talk(row: ReadRow[Any]) -> Talk:
    return Talk(
        step_id=row.step_id,
        involvement_id=row.involvement_id,
        held_on=row.held_on,
        by=row.by,
        account=row.account,
        outcome=row.outcome,
        present=row.present,
        id=row.id,
        stamp=_stamp(row),
    )


def _contact(row: ReadRow[Any]) -> Contact:
    return Contact(
        step_id=row.step_id,
        involvement_id=row.involvement_id,
        way=row.way,
        result=row.result,
        happened_on=row.happened_on,
        by=row.by,
        guardian_id=row.guardian_id or 0,
        planned_on=row.planned_on,
        text=row.text,
        way_reason=row.way_reason,
        id=row.id,
        stamp=_stamp(row),
    )


def _measure(row: ReadRow[Any]) -> Measure:
    return Measure(
        step_id=row.step_id,
        kind=row.kind,
        label=row.label,
        involvement_id=row.involvement_id,
        decided_on=row.decided_on,
        by=row.by,
        text=row.text,
        harder=row.harder,
        school_days=row.school_days,
        id=row.id,
        stamp=_stamp(row),
    )


def _report(row: ReadRow[Any]) -> Report:
    return Report(
        step_id=row.step_id,
        authority=row.authority,
        by=row.by,
        informed_on=row.informed_on,
        reason=row.reason,
        text=row.text,
        id=row.id,
        stamp=_stamp(row),
    )


def _move(row: ReadRow[Any]) -> CheckMove:
    return CheckMove(
        check_id=row.check_id,
        from_on=row.from_on,
        to_on=row.to_on,
        reason=row.reason,
        moved_on=row.moved_on,
        by=row.by,
        id=row.id,
        stamp=_stamp(row),
    )


def _note(stored: StoredCases, row: ReadRow[Any]) -> MagisterNote:
    return MagisterNote(
        step_id=row.step_id,
        destination=row.destination,
        involvement_id=row.involvement_id or 0,
        title=row.title,
        fields=tuple(NoteField(field.label, field.text) for field in stored.parts(NoteFieldRow, row.case_id, row.id)),
        prepared_from=row.prepared_from,
        by=row.by,
        placed_on=row.placed_on,
        id=row.id,
        stamp=_stamp(row),
    )


def _skip(row: ReadRow[Any]) -> Skip:
    return Skip(
        step_id=row.step_id,
        reason=row.reason,
        skipped_on=row.skipped_on,
        by=row.by,
        involvement_id=row.involvement_id or 0,
        guardian_id=row.guardian_id or 0,
        id=row.id,
        stamp=_stamp(row),
    )


def _agreement(stored: StoredCases, row: ReadRow[Any]) -> Agreement:
    return Agreement(
        step_id=row.step_id,
        text=row.text,
        made_on=row.made_on,
        by=row.by,
        involvement_ids=tuple(
            person.involvement_id for person in stored.parts(AgreementPersonRow, row.case_id, row.id)
        ),
        id=row.id,
        stamp=_stamp(row),
    )


def _term(stored: StoredCases, row: ReadRow[Any]) -> AgreedTerm:
    return AgreedTerm(
        id=row.id,
        agreed_on=row.agreed_on,
        calendar_end=row.calendar_end,
        ends_on=row.ends_on,
        reasoning=row.reasoning,
        checks=tuple(_check(stored, check) for check in stored.parts(CheckRow, row.case_id, row.id)),
        outcome=row.outcome,
        ended_on=row.ended_on,
        verdict_by=row.verdict_by,
        verdict_text=row.verdict_text,
        stamp=_stamp(row),
        ended_stamp=Stamp(row.ended_author, row.ended_written_at) if row.outcome else NOT_STAMPED,
    )


def _check(stored: StoredCases, row: ReadRow[Any]) -> Check:
    result = None if row.held_on is None else _result(stored, row)
    return Check(id=row.id, due_on=row.due_on, result=result, lapsed=row.lapsed)


def _result(stored: StoredCases, row: ReadRow[Any]) -> CheckResult:
    answers = stored.parts(KeptAnswerRow, row.case_id, row.id)
    safety = stored.parts(SafetyRow, row.case_id, row.id)
    return CheckResult(
        held_on=row.held_on,
        by=row.by,
        answers=tuple(KeptAnswer(answer.agreement_id, answer.kept) for answer in answers),
        safety=tuple(Safety(felt.involvement_id, felt.score, felt.words) for felt in safety),
        bullying=row.bullying,
        decision=row.decision,
        text=row.text,
        stamp=_stamp(row),
    )
