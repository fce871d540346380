"""Verbs about documents: a frozen report is made from the vault for one reader, and turned into a file elsewhere."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.case import Case
from pestdesk.domain.headway import Headway, Stage
from pestdesk.domain.names import PersonName
from pestdesk.domain.pseudonyms import Pseudonyms
from pestdesk.domain.readers import OWN_FILE, RULES, SUMMARY_READERS, Reader, ReaderKind, Section
from pestdesk.domain.reading import NameDecision, NameHit, read_by
from pestdesk.domain.record import Letter, Stamp
from pestdesk.errors import RuleError
from pestdesk.export import typesetting
from pestdesk.export.calendar_sheet import CalendarSheet
from pestdesk.export.files import write_atomically
from pestdesk.export.formats import Format, Report, formats_of
from pestdesk.export.letter_report import LetterReport
from pestdesk.export.pdf import pages
from pestdesk.export.recovery_sheet import recovery_sheet_pdf
from pestdesk.export.report import CaseReport, case_report
from pestdesk.storage.audit import AuditStore
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore
from pestdesk.storage.name_decisions import NameDecisionStore
from pestdesk.storage.pupils import PupilStore

__all__ = ["RECOVERY_SHEET_NAME", "Format", "Paper", "Papers", "write_recovery_sheet"]

RECOVERY_SHEET_NAME = "PestDesk herstelsleutel.pdf"


def write_recovery_sheet(path: Path, recovery_key: str, school: str, owner: str, made_at: datetime) -> None:
    """The page with the recovery key, whole or not at all. Needs no vault, and may run in a worker.

    Raises ExportError.
    """
    write_atomically(path, recovery_sheet_pdf(recovery_key, school, owner, made_at))


#: How the line of a summary in the audit trail begins.
_SUMMARY = "Samenvatting voor"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it would go out now. `what` names it in the audit trail, and no person; `hits` are the names that
    were found in what someone wrote, and while one of them is `undecided` it may not go out. `letter` is what the
    case keeps of it when it does, `draft` the key of what was `typed` for it, `count` how many lines a list
    or calendar has."""

    report: Report
    what: str
    case_id: str = ""
    reader: Reader | None = None
    hits: tuple[NameHit, ...] = ()
    undecided: tuple[NameHit, ...] = ()
    letter: Letter | None = None
    draft: str = ""
    typed: Mapping[str, str] | None = None
    count: int = 0

    @property
    def is_on_paper(self) -> bool:
        """Whether it has pages, which can be looked at and printed."""
        return isinstance(self.report, CaseReport | LetterReport | CalendarSheet)

    @property
    def formats(self) -> tuple[Format, ...]:
        """What it can be written as, the usual one first."""
        return formats_of(self.report)


class Papers:
    """`summary` and its like read the vault and are quick; `write` does not touch it and may run in a worker."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    @staticmethod
    def readers(case: Case) -> tuple[Reader, ...]:
        """For whom a summary of this case can be made; one reader for each pupil that it can be about. Parents who
        may not be spoken to are none of them (R16)."""
        known = [person for person in case.concerned if person.is_known]
        spoken = [person for person in known if person.parents_may_be_contacted]
        return tuple(
            Reader(kind, involvement_id)
            for kind in SUMMARY_READERS
            for involvement_id in (
                [person.id for person in (spoken if kind is ReaderKind.PARENTS else known)]
                if RULES[kind].is_about_one
                else [0]
            )
        )

    def summary(self, case_id: str, reader: Reader = OWN_FILE, sections: Collection[Section] | None = None) -> Paper:
        """The summary of a case for this reader, with these of the sections that the reader can have; those that
        are on at first when none are given."""
        case, settings = self._work.case(case_id), self._work.settings()
        protocol = self._work.protocol_of(case)
        wanted = reader.sections if sections is None else frozenset(sections) & reader.rule.offered.keys()
        names = Pseudonyms(case, reader, wanted, protocol, settings)
        labels = {each.label for each in settings.measure_types}
        reading = read_by(names, self.listed(), self.decisions(case_id, reader), labels)
        made_at = self._work.clock().astimezone()
        return Paper(
            case_report(protocol, reading.case, settings, made_at, reader, wanted, names),
            f"{_SUMMARY} {names.nameless_reader}",
            case_id,
            reader,
            reading.hits,
            reading.undecided,
        )

    # -- names that are left -----------------------------------------------------------------------------------

    def listed(self) -> frozenset[PersonName]:
        """Every pupil in the vault, and every parent in its cases."""
        with self._work.vault.reading() as session:
            return CaseStore(session).names() | PupilStore(session).names()

    def decisions(self, case_id: str, reader: Reader) -> tuple[NameDecision, ...]:
        """What was decided before of the names in documents for this reader."""
        with self._work.vault.reading() as session:
            return NameDecisionStore(session).of(case_id, reader.key)

    def decide(self, case_id: str, reader: Reader, decisions: Iterable[NameDecision]) -> None:
        """What becomes of these names, in this document and in later ones for this reader.

        Raises RuleError for a name that would stand without a reason.
        """
        kept = tuple(decisions)
        if any(each.keeps and not each.reason.strip() for each in kept):
            raise RuleError("Schrijf op waarom de naam mag blijven staan. Er is niets gewijzigd.")
        with self._work.vault.transaction() as session:
            NameDecisionStore(session).keep(case_id, reader.key, kept)

    # -- what goes out -----------------------------------------------------------------------------------------

    @staticmethod
    def pages(paper: Paper, ppi: float) -> tuple[bytes, ...]:
        """The pages as PNG images, as they would be printed; none for what is no paper. Raises ExportError.

        Touches no vault, and may run in a worker. Names that are undecided do not stand in it.
        """
        report = paper.report
        return pages(report, ppi) if isinstance(report, CaseReport | LetterReport | CalendarSheet) else ()

    @staticmethod
    def forget() -> None:
        """Keep nothing in memory of the documents that were made."""
        typesetting.forget()

    @staticmethod
    def write(paper: Paper, form: Format, path: Path, headway: Headway | None = None) -> None:
        """The document, whole or not at all. Raises ExportError, RuleError while a name in it is undecided, or
        WorkStoppedError when `headway` was stopped."""
        _need_decided(paper)
        headway = headway or Headway()
        made = form.bytes_of(paper.report, headway)
        headway.go_on(Stage.SAVING)
        write_atomically(path, made)

    def handed_over(self, paper: Paper, how: str) -> None:
        """A document went out: a line in the audit trail, and its letter in the case. `how` tells as what, such as
        ‘PDF’ or ‘afgedrukt’."""
        stamp, act = self._work.stamp(), f"{paper.what}: {how}"
        with self._work.vault.transaction() as session:
            fields = self._keep_letter(CaseStore(session), paper, stamp) if paper.letter else frozenset[str]()
            AuditStore(session).append(stamp.at, stamp.author, act, paper.case_id, fields)
            drafts = DraftStore(session)
            # What was typed since then is a letter that did not go out.
            if paper.draft and drafts.get(paper.draft) == paper.typed:
                drafts.drop(paper.draft)
        if fields:
            # A letter that went out is not taken back by taking back what was done before it.
            self._work.forget_acts_on({paper.case_id})

    def has_summary_gone_out(self, case_id: str) -> bool:
        """Whether a summary of this case was saved or printed: the audit trail has its line."""
        with self._work.vault.reading() as session:
            return any(line.act.startswith(_SUMMARY) for line in AuditStore(session).lines(case_id))

    @staticmethod
    def _keep_letter(cases: CaseStore, paper: Paper, stamp: Stamp) -> frozenset[str]:
        """The letter in its case, once; tells what changed. A case in the bin takes none."""
        case = cases.get(paper.case_id)
        if paper.letter is None or not case.takes_notes or _has(case, paper.letter):
            return frozenset()
        return cases.save(case.with_letter(paper.letter, stamp))


def _need_decided(paper: Paper) -> None:
    if paper.undecided:
        raise RuleError(
            "Er staan nog namen in dit document waarover je niet hebt besloten. Er is niets opgeslagen; "
            "kies bij elke naam ‘Vervangen’ of ‘Laten staan’."
        )


def _has(case: Case, letter: Letter) -> bool:
    """Whether the case keeps this very letter already, as one that was saved and then printed."""
    return any(replace(each, id=letter.id, stamp=letter.stamp) == letter for each in case.letters)
