"""Writes a round of a case as rows."""

from pestdesk.domain.follow_up import AgreedTerm, Agreement, Check
from pestdesk.domain.record import Action, CheckMove, Contact, MagisterNote, Measure, Report, Skip, Talk
from pestdesk.domain.round import Round
from pestdesk.storage.case_rows import CaseRows, Values
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
    RoundRow,
    SafetyRow,
    SkipRow,
    TalkRow,
    TermRow,
)

_Part = Action | Talk | Contact | Measure | Report | MagisterNote | Skip | Agreement


def add_round(rows: CaseRows, case_id: str, position: int, round_: Round) -> None:
    """Adds the rows of a round and of all its parts to those of its case."""
    rows[RoundRow].append(
        {
            "case_id": case_id,
            "id": round_.id,
            "position": position,
            "phase_id": round_.phase_id,
            "number": round_.number,
            "started_on": round_.started_on,
            "cause": round_.cause,
            "ended_on": round_.ended_on,
            "ended_as": round_.ended_as,
            "route": round_.route,
            "author": round_.stamp.author,
            "written_at": round_.stamp.at,
        }
    )
    for i, action in enumerate(round_.actions):
        rows[ActionRow].append({**_part(case_id, round_, i, action), **_action(action)})
        rows[ActionOptionRow] += [
            {"case_id": case_id, "action_id": action.id, "position": j, "option": option}
            for j, option in enumerate(action.options)
        ]
    for i, talk in enumerate(round_.talks):
        rows[TalkRow].append({**_part(case_id, round_, i, talk), **_talk(talk)})
    for i, contact in enumerate(round_.contacts):
        rows[ContactRow].append({**_part(case_id, round_, i, contact), **_contact(contact)})
    for i, measure in enumerate(round_.measures):
        rows[MeasureRow].append({**_part(case_id, round_, i, measure), **_measure(measure)})
    for i, report in enumerate(round_.reports):
        rows[ReportRow].append({**_part(case_id, round_, i, report), **_report(report)})
    for i, note in enumerate(round_.notes):
        rows[NoteRow].append({**_part(case_id, round_, i, note), **_note(note)})
        rows[NoteFieldRow] += [
            {"case_id": case_id, "note_id": note.id, "position": j, "label": field.label, "text": field.text}
            for j, field in enumerate(note.fields)
        ]
    for i, skip in enumerate(round_.skips):
        rows[SkipRow].append({**_part(case_id, round_, i, skip), **_skip(skip)})
    for i, agreement in enumerate(round_.agreements):
        rows[AgreementRow].append({**_part(case_id, round_, i, agreement), **_agreement(agreement)})
        rows[AgreementPersonRow] += [
            {"case_id": case_id, "agreement_id": agreement.id, "position": j, "involvement_id": involvement_id}
            for j, involvement_id in enumerate(agreement.involvement_ids)
        ]
    for i, term in enumerate(round_.terms):
        _add_term(rows, case_id, round_, i, term)
    for i, move in enumerate(round_.moves):
        rows[CheckMoveRow].append(_move(case_id, round_, i, move))


def _part(case_id: str, round_: Round, position: int, part: _Part) -> Values:
    return {
        "case_id": case_id,
        "id": part.id,
        "round_id": round_.id,
        "position": position,
        "step_id": part.step_id,
        "by": part.by,
        "author": part.stamp.author,
        "written_at": part.stamp.at,
    }


def _action(action: Action) -> Values:
    return {"happened_on": action.happened_on, "text": action.text}


def _talk(talk: Talk) -> Values:
    return {
        "involvement_id": talk.involvement_id,
        "held_on": talk.held_on,
        "account": talk.account,
        "outcome": talk.outcome,
        "present": talk.present,
    }


def _contact(contact: Contact) -> Values:
    return {
        "involvement_id": contact.involvement_id,
        "guardian_id": contact.guardian_id or None,
        "way": contact.way,
        "result": contact.result,
        "happened_on": contact.happened_on,
        "planned_on": contact.planned_on,
        "text": contact.text,
        "way_reason": contact.way_reason,
    }


def _measure(measure: Measure) -> Values:
    return {
        "involvement_id": measure.involvement_id,
        "kind": measure.kind,
        "label": measure.label,
        "decided_on": measure.decided_on,
        "text": measure.text,
        "harder": measure.harder,
        "school_days": measure.school_days,
    }


def _report(report: Report) -> Values:
    return {
        "authority": report.authority,
        "informed_on": report.informed_on,
        "reason": report.reason,
        "text": report.text,
    }


def _move(case_id: str, round_: Round, position: int, move: CheckMove) -> Values:
    return {
        "case_id": case_id,
        "id": move.id,
        "round_id": round_.id,
        "position": position,
        "check_id": move.check_id,
        "from_on": move.from_on,
        "to_on": move.to_on,
        "reason": move.reason,
        "moved_on": move.moved_on,
        "by": move.by,
        "author": move.stamp.author,
        "written_at": move.stamp.at,
    }


def _note(note: MagisterNote) -> Values:
    return {
        "involvement_id": note.involvement_id or None,
        "destination": note.destination,
        "title": note.title,
        "prepared_from": note.prepared_from,
        "placed_on": note.placed_on,
    }


def _skip(skip: Skip) -> Values:
    return {
        "involvement_id": skip.involvement_id or None,
        "guardian_id": skip.guardian_id or None,
        "reason": skip.reason,
        "skipped_on": skip.skipped_on,
    }


def _agreement(agreement: Agreement) -> Values:
    return {"text": agreement.text, "made_on": agreement.made_on}


def _add_term(rows: CaseRows, case_id: str, round_: Round, position: int, term: AgreedTerm) -> None:
    rows[TermRow].append(
        {
            "case_id": case_id,
            "id": term.id,
            "round_id": round_.id,
            "position": position,
            "agreed_on": term.agreed_on,
            "calendar_end": term.calendar_end,
            "ends_on": term.ends_on,
            "reasoning": term.reasoning,
            "outcome": term.outcome,
            "ended_on": term.ended_on,
            "verdict_by": term.verdict_by,
            "verdict_text": term.verdict_text,
            "ended_author": term.ended_stamp.author,
            "ended_written_at": term.ended_stamp.at if term.outcome else None,
            "author": term.stamp.author,
            "written_at": term.stamp.at,
        }
    )
    for i, check in enumerate(term.checks):
        rows[CheckRow].append(_check(case_id, term.id, i, check))
        for j, answer in enumerate(check.result.answers if check.result else ()):
            rows[KeptAnswerRow].append(
                {
                    "case_id": case_id,
                    "check_id": check.id,
                    "position": j,
                    "agreement_id": answer.agreement_id,
                    "kept": answer.kept,
                }
            )
        for j, safety in enumerate(check.result.safety if check.result else ()):
            rows[SafetyRow].append(
                {
                    "case_id": case_id,
                    "check_id": check.id,
                    "position": j,
                    "involvement_id": safety.involvement_id,
                    "score": safety.score,
                    "words": safety.words,
                }
            )


def _check(case_id: str, term_id: int, position: int, check: Check) -> Values:
    result = check.result
    return {
        "case_id": case_id,
        "id": check.id,
        "term_id": term_id,
        "position": position,
        "due_on": check.due_on,
        "lapsed": check.lapsed,
        "held_on": result.held_on if result else None,
        "by": result.by if result else "",
        "bullying": result.bullying if result else None,
        "decision": result.decision if result else None,
        "text": result.text if result else "",
        "author": result.stamp.author if result else "",
        "written_at": result.stamp.at if result else None,
    }
