"""What goes to other programs: the calendar as a file, and the list of cases as a workbook."""

from datetime import time

from pestdesk.desk.listings import FILTER_WORDS, Gathering, finished
from pestdesk.desk.papers import Paper
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.dutch import counted
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import CheckGroup, ChoiceRow, ComboField, Muted
from pestdesk.ui.papers.paper_form import PaperForm

_ALL, _THIS = "all", "this"
_WHOLE_DAY = "day"
_HOURS = range(8, 18)
_UPDATES = (
    "Een latere export werkt bij wat al in je agenda staat. Er staan geen namen in, alleen het nummer van de casus."
)

_LEFT_OUT = "Zonder vinkje blijft het weg."


class AgendaForm(PaperForm):
    """The checks and planned talks, of the case that is open or of all."""

    is_gathered = True

    def build(self) -> None:
        """Of which cases, and at what time of the day."""
        options = [(_ALL, "Alle casussen")]
        if self.case_id:
            options.insert(0, (_THIS, f"Casus {self.case_id}"))
        self._which = self.form.add("which", ChoiceRow("Van welke casussen?", options))
        self._which.set_value(options[0][0])
        hours = [(str(hour), f"om {hour}.00 uur, een half uur") for hour in _HOURS]
        self._at = self.form.add("at", ComboField("Op welk moment?", [(_WHOLE_DAY, "De hele dag"), *hours]))
        self.form.add_widget(Muted(_UPDATES))

    def paper(self) -> Paper:
        """The calendar file."""
        return finished(self.gathering())

    def gathering(self) -> Gathering:
        """A case a step."""
        hour = self._at.value()
        at = time(int(hour)) if hour and hour != _WHOLE_DAY else None
        steps = self.bridge.desk.listings.gather_agenda(self.case_id if self._which.value() == _THIS else "", at)
        return self._counted(steps)

    def _counted(self, steps: Gathering) -> Gathering:
        paper = yield from steps
        self._words = counted(paper.count, "controle of gesprek", "controles en gesprekken")
        return paper

    @property
    def nothing_to_see(self) -> str:
        """What would be in it."""
        return f"Het bestand bevat {self._words}, zonder namen."


class ListForm(PaperForm):
    """The cases as the list at the left shows them now."""

    is_gathered = True

    def __init__(self, bridge: Bridge, which: CaseFilter) -> None:
        self._which = which
        super().__init__(bridge, "")

    def build(self) -> None:
        """What it holds besides numbers, classes, phases and dates."""
        chosen = FILTER_WORDS[self._which]
        self.form.add_widget(Muted(f"Dit zijn de casussen die de lijst nu toont: {chosen}."))
        options = [("people", "Namen van leerlingen, verkort"), ("text", "Tekst van het signaal")]
        self._more = self.form.add("more", CheckGroup("Wat komt er nog meer in?", options, _LEFT_OUT, in_column=True))

    def paper(self) -> Paper:
        """The workbook."""
        return finished(self.gathering())

    def gathering(self) -> Gathering:
        """Some cases a step."""
        ticked = self._more.value()
        steps = self.bridge.desk.listings.gather_list(
            self._which, with_people="people" in ticked, with_text="text" in ticked
        )
        return self._counted(steps)

    def _counted(self, steps: Gathering) -> Gathering:
        paper = yield from steps
        self._words = counted(paper.count, "casus", "casussen")
        return paper

    @property
    def nothing_to_see(self) -> str:
        """What would be in it."""
        return f"Het bestand bevat {self._words}."
