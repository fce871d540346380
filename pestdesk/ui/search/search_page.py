"""Zoeken: what is typed in the tool bar, found in the directory, in the cases and in all that was written in them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from pestdesk.domain.search import CaseHit, PassageHit, SearchResult
from pestdesk.errors import PestDeskError
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import EmptyState, Heading
from pestdesk.ui.search.result_list import ResultList
from pestdesk.ui.search.search_filters import SearchFilters
from pestdesk.ui.search.search_lines import Thing, lines_of

_NO_WORDS = (
    "Zoeken in alles",
    "Typ in het veld hierboven een naam, een klas, een nummer of een woord uit een notitie, gesprek of afspraak. "
    "Met meer woorden wordt de lijst korter.",
)
_NOTHING = "Niets gevonden"


class SearchPage(QWidget):
    """`left` tells that the user goes back, `words_asked` that the cursor goes back to the words; the others what is
    opened: a case by its number, a text, or a pupil by its id."""

    left = Signal()
    words_asked = Signal()
    case_asked = Signal(str)
    passage_asked = Signal(object)
    pupil_asked = Signal(int)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._words = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.S16, theme.S12, theme.S16, theme.S12)
        box.setSpacing(theme.S8)
        box.addWidget(Heading("Zoeken"))
        self.filters = SearchFilters(bridge.desk.calendar.today())
        self.filters.changed.connect(self.refresh)
        box.addWidget(self.filters)
        self.results = ResultList()
        self.results.opened.connect(self._open)
        self.results.left_above.connect(self.words_asked)
        self._empty = EmptyState(*_NO_WORDS)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.results)
        self._stack.addWidget(self._empty)
        box.addWidget(holder, 1)
        bridge.changed.connect(self._changed)
        bridge.all_changed.connect(self._changed)
        bridge.removed.connect(self.refresh)
        bridge.pupils_changed.connect(self._changed)
        self._show(SearchResult())

    @property
    def words(self) -> str:
        """What is searched."""
        return self._words

    def begin(self) -> None:
        """Offer the filters of this moment, for the page is about to be shown."""
        self.filters.offer(self._bridge.desk.search.choices(), self._bridge.desk.calendar.today())

    def show_words(self, words: str) -> None:
        """Show what these words find; again, when they are the same."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Search again."""
        try:
            result = self._bridge.desk.search.find(self._words, self.filters.value())
        except PestDeskError as error:
            self._bridge.failed.emit(str(error))
            result = SearchResult()
        self._show(result)

    def open_best(self) -> None:
        """Open the first of what was found."""
        if (thing := self.results.first()) is not None:
            self._open(thing)

    def enter_results(self) -> None:
        """Put the focus on the first of what was found."""
        if self.results.first() is not None:
            self.results.enter()

    def focus_first(self) -> None:
        """Put the focus where one begins: at the words."""
        self.words_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, result: SearchResult) -> None:
        lines = lines_of(result)
        self.results.set_lines(lines, result.query)
        if not result.query:
            self._empty.set_texts(*_NO_WORDS)
        elif not lines:
            self._empty.set_texts(_NOTHING, self._nothing_words())
        self._stack.setCurrentIndex(0 if lines else 1)

    def _nothing_words(self) -> str:
        words = f"Geen leerling, geen casus en geen tekst heeft ‘{self._words}’"
        if self.filters.value().is_any:
            return f"{words}. Kijk of het goed getypt is, of typ alleen het begin van een woord."
        return f"{words} binnen deze filters. Wis de filters om in alles te zoeken."

    def _open(self, thing: Thing) -> None:
        if isinstance(thing, CaseHit):
            self.case_asked.emit(thing.case.id)
        elif isinstance(thing, PassageHit):
            self.passage_asked.emit(thing)
        else:
            self.pupil_asked.emit(thing.id)
