"""A summary of the case: who reads it, and which sections it has."""

from pestdesk.desk.papers import Paper
from pestdesk.domain.readers import SECTION_WORDS, Reader, ReaderKind, Section
from pestdesk.ui.components import CheckGroup, ComboField, Notice
from pestdesk.ui.papers.paper_form import PaperForm

_BARRED = "Geef dit niet aan {people}."
_READER = "Wie leest dit?"
_SECTIONS = "Wat staat erin?"
_HINT = "Wat voor deze lezer vertrouwelijk is, staat uit."


class SummaryForm(PaperForm):
    """Each reader has sections of its own; another reader begins with theirs."""

    def build(self) -> None:
        """One choice for each reader; the sections follow from it."""
        self._case = self.bridge.desk.cases.get(self.case_id)
        self.readers = {reader.key: reader for reader in self.bridge.desk.papers.readers(self._case)}
        options = [(key, reader.words(self._case)) for key, reader in self.readers.items()]
        self._reader = self.form.add("reader", ComboField(_READER, options))
        self._reader.changed.connect(self._offer_sections)
        self._barred = Notice()
        self.form.add_widget(self._barred)
        self._sections: CheckGroup | None = None
        self._offer_sections()

    @property
    def reader(self) -> Reader:
        """Who is chosen."""
        return self.readers[self._reader.value() or ""]

    def paper(self) -> Paper:
        """The summary for this reader."""
        ticked = [Section(value) for value in self._sections.value()] if self._sections else []
        return self.bridge.desk.papers.summary(self.case_id, self.reader, ticked)

    def _offer_sections(self) -> None:
        if self._sections is not None:
            self.form.remove("sections")
        barred = self.bridge.desk.letters.barred(self._case, self.reader.involvement_id)
        is_for_parents = self.reader.kind in (ReaderKind.PARENTS, ReaderKind.ACCESS)
        self._barred.set_text(_BARRED.format(people="; ".join(barred)) if barred and is_for_parents else "")
        offered = self.reader.rule.offered
        options = [(section.value, SECTION_WORDS[section]) for section in offered]
        hint = "" if all(offered.values()) else _HINT
        self._sections = CheckGroup(_SECTIONS, options, hint, in_column=True)
        self._sections.set_value(section.value for section, is_on in offered.items() if is_on)
        self.form.add("sections", self._sections)
