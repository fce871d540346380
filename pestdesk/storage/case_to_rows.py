"""Writes a case as rows."""

from collections import defaultdict

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing, Reopening
from pestdesk.domain.folding import fold
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.record import Entry, Letter
from pestdesk.domain.routing import CourseDecision
from pestdesk.storage.case_rows import CaseRows, Values
from pestdesk.storage.round_to_rows import add_round
from pestdesk.storage.tables import (
    CaseRow,
    CoordinatorRow,
    EntryRow,
    FeatureAnswerRow,
    GuardianRow,
    InvolvementRoleRow,
    InvolvementRow,
    LetterRow,
    ReopeningRow,
)


def rows_of(case: Case) -> CaseRows:
    """The rows of a case and of all its parts."""
    rows: CaseRows = defaultdict(list)
    rows[CaseRow].append(_case(case))
    for position, reopening in enumerate(case.reopenings):
        rows[ReopeningRow].append(_reopening(case.id, position, reopening))
    for position, name in enumerate(case.other_coordinators):
        rows[CoordinatorRow].append({"case_id": case.id, "position": position, "name": name})
    for position, (feature_id, answer) in enumerate(case.classification.answers):
        rows[FeatureAnswerRow].append(
            {"case_id": case.id, "position": position, "feature_id": feature_id, "answer": answer}
        )
    for position, person in enumerate(case.involvements):
        _add_involvement(rows, case.id, position, person)
    for position, round_ in enumerate(case.rounds):
        add_round(rows, case.id, position, round_)
    for position, letter in enumerate(case.letters):
        rows[LetterRow].append(_letter(case.id, position, letter))
    for position, entry in enumerate(case.entries):
        rows[EntryRow].append(_entry(case.id, position, entry))
    return rows


def _case(case: Case) -> Values:
    return {
        "id": case.id,
        "protocol_id": case.protocol_id,
        "opened_on": case.opened_on,
        "lead": case.lead,
        "last_id": case.last_id,
        "signal_text": case.signal.text,
        "reported_on": case.signal.reported_on,
        "reporter": case.signal.reporter,
        "reporter_name": case.signal.reporter_name,
        "place": case.signal.place,
        "means": case.signal.means,
        "received_by": case.signal.received_by,
        "passed_on": case.signal.passed_on,
        "route": case.route.route,
        "route_proposed": case.route.proposed,
        "route_reason": case.route.reason,
        "route_decided_on": case.route.decided_on,
        "judgement": case.classification.judgement,
        **_course(case.course),
        **_closing(case.closing),
        "shelf": case.shelving.shelf,
        "shelved_on": case.shelving.put_on,
        "shelf_before": case.shelving.before,
        "shelf_before_on": case.shelving.before_on,
        "people": case.short_title,
        "classes": ", ".join(case.classes),
        "phase_id": case.round.phase_id,
        "round_number": case.round.number,
        "search_text": _search_text(case),
        "author": case.stamp.author,
        "written_at": case.stamp.at,
    }


def _course(decision: CourseDecision | None) -> Values:
    return {
        "course": decision.course if decision else None,
        "course_proposed": decision.proposed if decision else None,
        "course_earlier_id": decision.earlier_id if decision else "",
        "course_reason": decision.reason if decision else "",
    }


def _reopening(case_id: str, position: int, reopening: Reopening) -> Values:
    return {
        "case_id": case_id,
        "id": reopening.id,
        "position": position,
        "reopened_on": reopening.reopened_on,
        "by": reopening.by,
        "reason": reopening.reason,
        **_closing(reopening.closing),
        "author": reopening.stamp.author,
        "written_at": reopening.stamp.at,
    }


def _closing(closing: Closing | None) -> Values:
    return {
        "closed_on": closing.closed_on if closing else None,
        "closed_by": closing.by if closing else "",
        "conclusion": closing.conclusion if closing else "",
        "closing_reason": closing.reason if closing else "",
        "closing_author": closing.stamp.author if closing else "",
        "closing_written_at": closing.stamp.at if closing else None,
    }


def _search_text(case: Case) -> str:
    people = [word for person in case.involvements for word in (person.full_name, person.school_class)]
    return fold(" ".join((case.id, *people)))


def _add_involvement(rows: CaseRows, case_id: str, position: int, person: Involvement) -> None:
    name = person.name
    rows[InvolvementRow].append(
        {
            "case_id": case_id,
            "id": person.id,
            "position": position,
            "given_name": name.given if name else None,
            "infix": name.infix if name else "",
            "family_name": name.family if name else "",
            "school_class": person.school_class,
            "mentor": person.mentor,
            "pupil_number": person.pupil_number,
            "outside_school": person.outside_school,
            "is_adult": person.is_adult,
            "parents_consent": person.parents_consent,
            "left_because": person.left_because,
            "pupil_key": person.pupil_key,
            "name_key": person.name_key,
        }
    )
    for i, role in enumerate(person.roles):
        rows[InvolvementRoleRow].append(
            {"case_id": case_id, "involvement_id": person.id, "position": i, "role": role}
        )
    for i, guardian in enumerate(person.guardians):
        rows[GuardianRow].append(_guardian(case_id, person.id, i, guardian))


def _guardian(case_id: str, involvement_id: int, position: int, guardian: Guardian) -> Values:
    return {
        "case_id": case_id,
        "id": guardian.id,
        "involvement_id": involvement_id,
        "position": position,
        "name": guardian.name,
        "relation": guardian.relation,
        "phone": guardian.phone,
        "do_not_contact": guardian.do_not_contact,
    }


def _letter(case_id: str, position: int, letter: Letter) -> Values:
    return {
        "case_id": case_id,
        "id": letter.id,
        "position": position,
        "kind": letter.kind,
        "involvement_id": letter.involvement_id,
        "written_on": letter.written_on,
        "by": letter.by,
        "subject": letter.subject,
        "text": letter.text,
        "author": letter.stamp.author,
        "written_at": letter.stamp.at,
    }


def _entry(case_id: str, position: int, entry: Entry) -> Values:
    return {
        "case_id": case_id,
        "id": entry.id,
        "position": position,
        "happened_on": entry.happened_on,
        "by": entry.by,
        "text": entry.text,
        "nature": entry.nature,
        "statement_of": entry.statement_of,
        "corrects": entry.corrects,
        "reason": entry.reason,
        "author": entry.stamp.author,
        "written_at": entry.stamp.at,
    }
