"""The notes to paste into Magister: made from what is there, one per pupil, naming no other pupil (R21–R24)."""

import hashlib
from dataclasses import dataclass

from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Magister, Protocol, Role, Step, Way
from pestdesk.domain.record import ContactResult, MagisterNote, MeasureKind, NoteField
from pestdesk.domain.redaction import without_others
from pestdesk.domain.round import Round
from pestdesk.domain.words import PLACE_WORDS


@dataclass(frozen=True, slots=True)
class NoteProposal:
    """The note as the record would have it now; `fingerprint` tells whether the record changed since a note was made.

    Other words of the school for the same roles are no change.
    """

    title: str
    fields: tuple[NoteField, ...]
    fingerprint: str


def propose_note(protocol: Protocol, case: Case, round_: Round, step: Step, involvement_id: int = 0) -> NoteProposal:
    """The note of this step: for the logboek about one pupil, for the incidentenregistratie about the case."""
    if step.magister is Magister.LOGBOOK:
        return _logbook(protocol, case, round_, step, case.involvement(involvement_id))
    return _incident_record(protocol, case, round_)


def changed_since_placing(note: MagisterNote, proposal: NoteProposal) -> bool:
    """Whether the case changed after this note was placed in Magister (R24)."""
    return note.placed_on is not None and note.prepared_from != proposal.fingerprint


def _logbook(protocol: Protocol, case: Case, round_: Round, step: Step, person: Involvement) -> NoteProposal:
    earlier = [
        note
        for each in case.rounds
        for note in each.notes
        if note.destination is Magister.LOGBOOK and note.involvement_id == person.id and note.placed_on
    ]
    title = step.note_title.format(n=len(earlier) + 1)

    def hidden(text: str) -> str:
        return without_others(text, case, person)

    lines = [f"Signaal van {with_year(case.signal.reported_on)}.", hidden(case.signal.text)]
    talks = [talk for talk in round_.talks if talk.involvement_id == person.id]
    lines += [f"Gesprek met {person.given_name} op {with_year(talk.held_on)}." for talk in talks]
    lines += [hidden(talk.outcome) for talk in talks]
    agreements = [a for a in round_.current_agreements if not a.involvement_ids or person.id in a.involvement_ids]
    if agreements:
        lines.append(f"Afspraken van {with_year(agreements[-1].made_on)}:")
        lines += [f"- {hidden(agreement.text)}" for agreement in agreements]
    spoken = [
        contact
        for contact in round_.contacts
        if contact.involvement_id == person.id and contact.result is ContactResult.SPOKEN
    ]
    for contact in spoken:
        how = "gebeld" if contact.way is Way.PHONE else "op school gesproken"
        lines.append(f"Ouders {how} op {with_year(contact.happened_on)}.")
    lines += [
        f"{_kind(measure.kind)}: {hidden(measure.label)}."
        for measure in round_.measures
        if measure.involvement_id == person.id
    ]
    if round_.term:
        lines.append(f"De afspraken worden gecontroleerd tot en met {with_year(round_.term.ends_on)}.")
    fields = (NoteField("Notitie", "\n".join(line for line in lines if line)),)
    return NoteProposal(title, fields, _fingerprint(fields))


def _incident_record(protocol: Protocol, case: Case, round_: Round) -> NoteProposal:
    fields = _incident_fields(protocol, case, round_)
    own_words = _incident_fields(protocol.in_words({}), case, round_)
    return NoteProposal("", fields, _fingerprint(own_words))


def _incident_fields(protocol: Protocol, case: Case, round_: Round) -> tuple[NoteField, ...]:
    signal = case.signal
    inquiries = [
        action.text for action in round_.actions if protocol.step(action.step_id).kind == "inquiry" and action.text
    ]
    people = [
        f"{person.full_name} ({', '.join(protocol.role_label(role) for role in person.roles)}"
        f"{', ' + person.school_class if person.school_class else ''})"
        for person in case.involvements
        if not person.has_left and (Role.REPORTER not in person.roles or len(person.roles) > 1)
    ]
    measures = [
        f"{_kind(measure.kind)} voor {case.involvement(measure.involvement_id).full_name}: {measure.label}"
        for measure in round_.measures
    ]
    measures += [f"afspraak: {agreement.text}" for agreement in round_.current_agreements]
    return (
        NoteField("Wat", round_.cause or signal.text),
        NoteField("Wanneer", with_year(round_.started_on)),
        NoteField("Wie en rol", "; ".join(people)),
        NoteField("Waar", PLACE_WORDS[signal.place]),
        NoteField("Waarmee", signal.means),
        NoteField("Waarom", "\n".join(inquiries)),
        NoteField("Welke maatregel", "\n".join(measures)),
    )


def _fingerprint(fields: tuple[NoteField, ...]) -> str:
    text = "\x1f".join(part for field in fields for part in (field.label, field.text))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _kind(kind: MeasureKind) -> str:
    return "Hulp" if kind is MeasureKind.SUPPORT else "Sanctie"
