"""The kinds of letters that can be proposed, as their templates have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType

from pestdesk.domain.follow_up import TermOutcome
from pestdesk.domain.protocol_file import read_table
from pestdesk.domain.readers import ReaderKind

_READERS = {"parents": ReaderKind.LETTER, "authority": ReaderKind.AUTHORITY}
#: What a template may ask for.
FIELDS = (
    *("leerling", "leerling_voluit", "klas", "school", "afzender", "aanhef", "gesprek_op", "afgesproken_op"),
    *("afspraken", "tot_en_met", "controles", "uitkomst", "vervolg", "maatregel", "eerder"),
)


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter as its template has it; what stands in braces in its texts is filled in."""

    id: str
    label: str
    reader: ReaderKind
    addressee: tuple[str, ...]
    subject: str
    text: str
    signed_by: tuple[str, ...]
    draft: str


@dataclass(frozen=True, slots=True)
class Letters:
    """All letters that can be proposed, and the words that they share. `outcomes` gives for the outcome of a term
    what it is called and what follows."""

    kinds: tuple[LetterKind, ...]
    unknown: str
    salutation: str
    outcomes: Mapping[TermOutcome, tuple[str, str]]

    def kind(self, kind_id: str) -> LetterKind:
        """The kind with this id; KeyError for none."""
        return {kind.id: kind for kind in self.kinds}[kind_id]


def parse_letters(text: str, file_name: str = "letters.toml") -> Letters:
    """The letters of a TOML text; raises ProtocolFileError, naming file and key, for what is not as it should be."""
    file = read_table(text, file_name)
    unknown, salutation, draft = file.text("unknown"), file.text("salutation"), file.text("draft")
    to_parents = file.texts("addressee")
    kinds, seen = [], set[str]()
    for table in file.tables("letter"):
        reader = _READERS[table.text("for")]
        is_to_parents = reader is ReaderKind.LETTER
        kind = LetterKind(
            id=table.new_id(seen),
            label=table.text("label"),
            reader=reader,
            addressee=to_parents if is_to_parents else table.texts("addressee"),
            subject=table.text("subject"),
            text=table.text("text").strip(),
            signed_by=table.texts("signed_by") if "signed_by" in table else (),
            draft="" if is_to_parents else draft,
        )
        for words in (kind.subject, kind.text, *kind.addressee, *kind.signed_by):
            if strange := _fields_of(words) - {*FIELDS}:
                raise table.error("text", f"‘{min(strange)}’ kan niet worden ingevuld")
        table.close()
        kinds.append(kind)
    outcomes = {}
    ends = file.table("outcomes")
    for outcome in (TermOutcome.KEPT, TermOutcome.PARTLY, TermOutcome.NOT_KEPT, TermOutcome.PERSISTENT):
        end = ends.table(outcome.value)
        outcomes[outcome] = end.text("words"), end.text("then")
        end.close()
    ends.close()
    file.close()
    return Letters(tuple(kinds), unknown, salutation, MappingProxyType(outcomes))


def _fields_of(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}
