"""Verbs about letters: proposing one from the case, and making it ready to go out."""

from functools import cached_property

from pestdesk.desk.papers import Paper, Papers
from pestdesk.desk.workplace import Workplace
from pestdesk.domain import letter_kinds
from pestdesk.domain.case import Case
from pestdesk.domain.dutch import capital
from pestdesk.domain.dutch_dates import day_long
from pestdesk.domain.letter_kinds import LetterKind
from pestdesk.domain.letters import LetterDraft, barred_parents, letter_head, letter_reader, propose_letter
from pestdesk.domain.people import Involvement
from pestdesk.domain.pseudonyms import Pseudonyms
from pestdesk.domain.reading import reviewer
from pestdesk.domain.record import Letter
from pestdesk.errors import RuleError
from pestdesk.export.letter_report import LetterReport
from pestdesk.export.report import CONFIDENTIAL
from pestdesk.export.words import instant
from pestdesk.resources import resource

__all__ = ["LetterDraft", "LetterKind", "Letters"]


class Letters:
    """A letter is proposed, changed by the user, and made; `Papers` writes it."""

    def __init__(self, workplace: Workplace, papers: Papers) -> None:
        self._work = workplace
        self._papers = papers

    @cached_property
    def _letters(self) -> letter_kinds.Letters:
        return letter_kinds.parse_letters(resource("templates", "letters.toml").read_text(encoding="utf-8"))

    @property
    def kinds(self) -> tuple[LetterKind, ...]:
        """What kinds there are, in the order in which they are offered."""
        return self._letters.kinds

    @staticmethod
    def people(case: Case) -> tuple[Involvement, ...]:
        """The pupils whom a letter can be about."""
        return tuple(person for person in case.concerned if person.is_known)

    @staticmethod
    def barred(case: Case, involvement_id: int) -> tuple[str, ...]:
        """The parents of this pupil to whom nothing may go, each with the reason (R16); 0 is nobody."""
        return barred_parents(case.involvement(involvement_id)) if involvement_id else ()

    def propose(self, case_id: str, kind: LetterKind, involvement_id: int) -> LetterDraft:
        """The letter as the record would have it now. Raises RuleError where none may be written (R16)."""
        case = self._work.case(case_id)
        return propose_letter(self._letters, kind, case, case.involvement(involvement_id), self._work.settings())

    def make(
        self, case_id: str, kind: LetterKind, involvement_id: int, letter: LetterDraft, *, draft: str = ""
    ) -> Paper:
        """The letter with this subject and text, looked through for the names of others. When it goes out, the draft
        of this key is not needed any more."""
        if not letter.text.strip():
            raise RuleError("Er staat nog niets in de brief. Schrijf eerst de tekst.")
        case, settings = self._work.case(case_id), self._work.settings()
        person = case.involvement(involvement_id)
        reader = letter_reader(kind, person)
        names = Pseudonyms(case, reader, frozenset(), self._work.protocol_of(case), settings)
        review = reviewer(names, self._papers.listed(), self._papers.decisions(case_id, reader))
        subject, text = review.reviewed(letter.subject, None), review.reviewed(letter.text, None)
        head = letter_head(self._letters, kind, case, person, settings)
        made_at = self._work.clock().astimezone()
        report = LetterReport(
            case_number=case.id,
            kind=kind.label.lower(),
            school=settings.school,
            logo=settings.logo_image,
            dated=capital(day_long(made_at.date())),
            addressee=head.addressee,
            subject=subject,
            text=text,
            sender=head.sender,
            signatures=head.signatures,
            draft=kind.draft,
            purpose=reader.words(case),
            mark=CONFIDENTIAL,
            made_by=settings.coordinator,
            made_at=made_at,
            made_on=instant(made_at),
        )
        kept = Letter(kind.id, involvement_id, made_at.date(), settings.coordinator, subject, text)
        what = f"Brief ({kind.label.lower()}), {names.nameless_reader}"
        return Paper(report, what, case_id, reader, review.hits, review.undecided, kept, draft, letter.state)
