"""Letters about one pupil: proposed from the case, changed by the user, and kept with the case as they went out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pestdesk.domain.case import Case
from pestdesk.domain.dutch import counted
from pestdesk.domain.dutch_dates import day_long
from pestdesk.domain.follow_up import AgreedTerm
from pestdesk.domain.letter_kinds import LetterKind, Letters
from pestdesk.domain.people import Involvement
from pestdesk.domain.readers import Reader, ReaderKind
from pestdesk.domain.record import ContactResult, Measure
from pestdesk.domain.redaction import without_others
from pestdesk.domain.settings import Settings
from pestdesk.errors import RuleError


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter as the user may change it: its subject and its text."""

    subject: str
    text: str

    @property
    def state(self) -> dict[str, str]:
        """What a draft of it holds."""
        return {"subject": self.subject, "text": self.text}


@dataclass(frozen=True, slots=True)
class LetterHead:
    """What stands around the text of a letter."""

    addressee: tuple[str, ...]
    sender: tuple[str, ...]
    signatures: tuple[str, ...]


def propose_letter(
    letters: Letters, kind: LetterKind, case: Case, person: Involvement, settings: Settings
) -> LetterDraft:
    """A letter about this pupil as the record would have it now; what is not known there becomes ‘…’.

    Raises RuleError for parents who may not be spoken to, such as those of a pupil of 18 who did not consent (R16).
    """
    _need_consent(kind, person)
    values = _values(letters, case, person, settings, kind)
    return LetterDraft(kind.subject.format_map(values), kind.text.format_map(values))


def letter_head(
    letters: Letters, kind: LetterKind, case: Case, person: Involvement, settings: Settings
) -> LetterHead:
    """The lines around the text: to whom, from whom, and who signs. Raises RuleError as `propose_letter` does."""
    _need_consent(kind, person)
    values = _values(letters, case, person, settings, kind)
    function = "leerlingcoördinator, antipestcoördinator" if kind.reader is ReaderKind.LETTER else "schoolleiding"
    addressee = (words.format_map(values) for words in kind.addressee if person.school_class or "{klas}" not in words)
    return LetterHead(
        tuple(addressee),
        (values["afzender"], function, settings.school),
        tuple(words.format_map(values) for words in kind.signed_by),
    )


def letter_reader(kind: LetterKind, person: Involvement) -> Reader:
    """Who reads a letter of this kind about this pupil."""
    return Reader(kind.reader, person.id)


def barred_parents(person: Involvement) -> tuple[str, ...]:
    """‘Jan Nepman: straatverbod’, for each parent to whom no letter may go (R16)."""
    return tuple(f"{each.name}: {each.do_not_contact}" for each in person.guardians if not each.may_be_contacted)


def _need_consent(kind: LetterKind, person: Involvement) -> None:
    if kind.reader is ReaderKind.LETTER and not person.parents_may_be_contacted:
        raise RuleError(
            f"{person.full_name} is 18 jaar of ouder en gaf geen toestemming voor contact met ouders. "
            "Er is geen brief gemaakt. Is die er wel, vul haar dan in bij Betrokkenen."
        )


# -- what is filled in -----------------------------------------------------------------------------------------


def _values(
    letters: Letters, case: Case, person: Involvement, settings: Settings, kind: LetterKind
) -> Mapping[str, str]:
    round_ = case.round
    term = next((each.term for each in reversed(case.rounds) if each.term), None)
    words, then = letters.outcomes.get(term.outcome, ("", "")) if term and term.outcome else ("", "")
    is_to_parents = kind.reader is ReaderKind.LETTER
    invited = (c for c in round_.contacts if c.result is ContactResult.INVITED and c.involvement_id == person.id)
    planned = [contact.planned_on for contact in invited if contact.planned_on]
    measures = [m for m in round_.measures if m.involvement_id == person.id and m.harder]
    values = {
        "leerling": person.given_name,
        "leerling_voluit": person.full_name,
        "klas": person.school_class,
        "school": settings.school,
        "afzender": case.lead if is_to_parents else settings.school_leader,
        "gesprek_op": day_long(planned[-1]) if planned else "",
        "afgesproken_op": day_long(term.agreed_on) if term else "",
        "tot_en_met": day_long(term.ends_on) if term else "",
        "afspraken": _listed(_agreements(case, person, term)),
        "controles": _listed(day_long(check.due_on) for check in term.checks if not check.lapsed) if term else "",
        "uitkomst": words,
        "vervolg": then,
        "maatregel": "\n".join(_measure_lines(person, measures[-1] if measures else None)),
        "eerder": _listed(_done_before(case, person)),
    }
    known = {name: value or letters.unknown for name, value in values.items()}
    return {**known, "aanhef": letters.salutation.format_map(known)}


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _agreements(case: Case, person: Involvement, term: AgreedTerm | None) -> Iterator[str]:
    for round_ in case.rounds:
        if term and term in round_.terms:
            for agreement in round_.agreements_of(term):
                if not agreement.involvement_ids or person.id in agreement.involvement_ids:
                    yield without_others(agreement.text, case, person)


def _measure_lines(person: Involvement, measure: Measure | None) -> Iterator[str]:
    yield f"Leerling: {person.full_name}"
    if person.school_class:
        yield f"Klas: {person.school_class}"
    yield f"Maatregel: {measure.label if measure else '…'}"
    if measure:
        yield f"Besloten op: {day_long(measure.decided_on)}"
    if measure and measure.school_days:
        yield f"Duur: {counted(measure.school_days, 'schooldag', 'schooldagen')}"


def _done_before(case: Case, person: Involvement) -> Iterator[str]:
    """What was done with this pupil and the parents, a line for each day."""
    done: list[tuple[date, str]] = []
    for round_ in case.rounds:
        done += [(t.held_on, "gesprek met de leerling") for t in round_.talks if t.involvement_id == person.id]
        spoken = (c for c in round_.contacts if c.result is ContactResult.SPOKEN and c.involvement_id == person.id)
        done += [(contact.happened_on, "gesprek met de ouders") for contact in spoken]
        done += [(term.agreed_on, "afspraken gemaakt") for term in round_.terms]
        done += [
            (measure.decided_on, measure.label)
            for measure in round_.measures
            if measure.involvement_id == person.id and not measure.harder
        ]
    for day, what in dict.fromkeys(sorted(done)):
        yield f"{day_long(day)}: {what}"
