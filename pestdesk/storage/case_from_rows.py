"""Reads a case from its rows."""

from typing import Any

from sqlalchemy import Row as ReadRow

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing, Reopening
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.record import Entry, Letter, Stamp
from pestdesk.domain.routing import CourseDecision, RouteDecision
from pestdesk.domain.shelving import Shelving
from pestdesk.domain.signal import Classification, Signal
from pestdesk.storage.case_rows import StoredCases
from pestdesk.storage.round_from_rows import round_from
from pestdesk.storage.round_tables import RoundRow
from pestdesk.storage.tables import (
    CoordinatorRow,
    EntryRow,
    FeatureAnswerRow,
    GuardianRow,
    InvolvementRoleRow,
    InvolvementRow,
    LetterRow,
    ReopeningRow,
)


def cases_from(stored: StoredCases) -> tuple[Case, ...]:
    """The cases, with all their parts, that these rows say."""
    return tuple(_case(stored, row) for row in stored.cases)


def _case(stored: StoredCases, row: ReadRow[Any]) -> Case:
    owner = row.id, row.id
    return Case(
        id=row.id,
        protocol_id=row.protocol_id,
        opened_on=row.opened_on,
        signal=Signal(
            text=row.signal_text,
            reported_on=row.reported_on,
            reporter=row.reporter,
            reporter_name=row.reporter_name,
            place=row.place,
            means=row.means,
            received_by=row.received_by,
            passed_on=row.passed_on,
        ),
        involvements=tuple(_involvement(stored, person) for person in stored.parts(InvolvementRow, *owner)),
        route=RouteDecision(row.route, row.route_proposed, row.route_reason, row.route_decided_on),
        lead=row.lead,
        rounds=tuple(round_from(stored, round_) for round_ in stored.parts(RoundRow, *owner)),
        other_coordinators=tuple(coordinator.name for coordinator in stored.parts(CoordinatorRow, *owner)),
        classification=Classification(
            row.judgement,
            tuple((answer.feature_id, answer.answer) for answer in stored.parts(FeatureAnswerRow, *owner)),
        ),
        letters=tuple(_letter(letter) for letter in stored.parts(LetterRow, *owner)),
        entries=tuple(_entry(entry) for entry in stored.parts(EntryRow, *owner)),
        closing=None if row.closed_on is None else _closing(row),
        reopenings=tuple(_reopening(part) for part in stored.parts(ReopeningRow, *owner)),
        course=None
        if row.course is None
        else CourseDecision(row.course, row.course_proposed, row.course_earlier_id, row.course_reason),
        shelving=Shelving(row.shelf, row.shelved_on, row.shelf_before, row.shelf_before_on),
        last_id=row.last_id,
        stamp=Stamp(row.author, row.written_at),
    )


def _involvement(stored: StoredCases, row: ReadRow[Any]) -> Involvement:
    name = None if row.given_name is None else PersonName(row.given_name, row.infix, row.family_name)
    return Involvement(
        id=row.id,
        name=name,
        roles=tuple(role.role for role in stored.parts(InvolvementRoleRow, row.case_id, row.id)),
        school_class=row.school_class,
        mentor=row.mentor,
        pupil_number=row.pupil_number,
        outside_school=row.outside_school,
        is_adult=row.is_adult,
        parents_consent=row.parents_consent,
        left_because=row.left_because,
        guardians=tuple(
            Guardian(
                id=guardian.id,
                name=guardian.name,
                relation=guardian.relation,
                phone=guardian.phone,
                do_not_contact=guardian.do_not_contact,
            )
            for guardian in stored.parts(GuardianRow, row.case_id, row.id)
        ),
    )


def _closing(row: ReadRow[Any]) -> Closing:
    return Closing(
        closed_on=row.closed_on,
        by=row.closed_by,
        conclusion=row.conclusion,
        reason=row.closing_reason,
        stamp=Stamp(row.closing_author, row.closing_written_at),
    )


def _reopening(row: ReadRow[Any]) -> Reopening:
    return Reopening(
        reopened_on=row.reopened_on,
        by=row.by,
        reason=row.reason,
        closing=_closing(row),
        id=row.id,
        stamp=Stamp(row.author, row.written_at),
    )


def _letter(row: ReadRow[Any]) -> Letter:
    return Letter(
        kind=row.kind,
        involvement_id=row.involvement_id,
        written_on=row.written_on,
        by=row.by,
        subject=row.subject,
        text=row.text,
        id=row.id,
        stamp=Stamp(row.author, row.written_at),
    )


def _entry(row: ReadRow[Any]) -> Entry:
    return Entry(
        happened_on=row.happened_on,
        by=row.by,
        text=row.text,
        nature=row.nature,
        statement_of=row.statement_of,
        corrects=row.corrects,
        reason=row.reason,
        id=row.id,
        stamp=Stamp(row.author, row.written_at),
    )
