"""Casus → Document maken: choose what and for whom, decide about names, look at it, and only then let it go out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.desk.letters import LetterKind
from pestdesk.desk.listings import Gathering
from pestdesk.desk.papers import Format, Paper
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.reading import NameDecision
from pestdesk.errors import PestDeskError, WorkStoppedError
from pestdesk.ui import sizes, theme
from pestdesk.ui.beside import turn_beside
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Button, Card, ComboField, Heading, Muted, ScrollPage, button
from pestdesk.ui.documents import Documents
from pestdesk.ui.page_preview import PagePreview
from pestdesk.ui.papers.calendar_sheet_form import CalendarSheetForm
from pestdesk.ui.papers.letter_form import LetterForm
from pestdesk.ui.papers.listing_forms import AgendaForm, ListForm
from pestdesk.ui.papers.name_hits import NameHits
from pestdesk.ui.papers.paper_form import PaperForm
from pestdesk.ui.papers.paper_progress import PaperProgress
from pestdesk.ui.papers.summary_form import SummaryForm

SUMMARY, AGENDA, CALENDAR, CASE_LIST = "summary", "agenda", "calendar", "list"
_LETTER = "letter/"
#: In a pause of the typing.
_MAKE_AFTER_MS = 250
#: Sharp on every screen at the width that the page gets.
_PREVIEW_PPI = 110
#: From which width on the pages stand beside the fields, and how wide the fields are then.

#: Qt's own word for no greatest width.

Listing = Callable[[], CaseFilter]
"""Which cases the list shows."""


def letter(kind: LetterKind) -> str:
    """By what a letter of this kind is chosen on the page."""
    return f"{_LETTER}{kind.id}"


class PapersPage(QWidget):
    """`left` tells that the user goes back."""

    left = Signal()

    def __init__(
        self, bridge: Bridge, documents: Documents, case_id: str, listing: Listing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._documents, self._case_id, self._listing = bridge, documents, case_id, listing
        self._form: PaperForm | None = None
        self._paper: Paper | None = None
        self._number = 0
        self._is_interrupted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_MAKE_AFTER_MS)
        self._pause.timeout.connect(self.make)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(theme.S16, theme.S16, theme.S4, theme.S16)
        outside.setSpacing(theme.S12)
        outside.addWidget(Heading("Document maken"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.S16)
        outside.addLayout(self._columns, 1)
        self._columns.addWidget(self._fields())
        self.preview = PagePreview()
        self._columns.addWidget(self.preview, 1)
        self.progress = PaperProgress(documents)
        self.progress.gathered.connect(self._gathered)
        self.progress.failed.connect(self._refuse)
        self.progress.focus_left.connect(self._focus_save)
        # As wide as the row of buttons under it.
        self.progress.setContentsMargins(0, 0, theme.S12, 0)
        outside.addWidget(self.progress)
        outside.addLayout(self._actions())
        bridge.changed.connect(self._case_changed)
        bridge.all_changed.connect(self.make)
        self._choose()

    def _fields(self) -> QWidget:
        self._scroll = ScrollPage()
        what = Card()
        self.kind = ComboField("Wat wil je maken?", self._kinds())
        self.kind.changed.connect(self._choose)
        what.body.addWidget(self.kind)
        self.hits = NameHits()
        self.hits.decided.connect(self._decide)
        self.hits.finished.connect(self._focus_save)
        self._problem = Muted("")
        self._again = button("Opnieuw", on_click=self._make_again, name="Het document opnieuw samenstellen")
        for part in (what, self._problem, self._again, self.hits):
            self._scroll.body.addWidget(part)
        self._problem.hide()
        self._again.hide()
        self._scroll.body.addStretch(1)
        return self._scroll

    def _kinds(self) -> list[tuple[str, str]]:
        listings = [
            (AGENDA, "Agenda voor een ander programma"),
            (CALENDAR, "Kalender op papier"),
            (CASE_LIST, "Lijst van casussen"),
        ]
        if not self._case_id:
            return listings
        letters = [(letter(kind), f"Brief: {kind.label}") for kind in self._bridge.desk.letters.kinds]
        return [(SUMMARY, f"Samenvatting van casus {self._case_id}"), *letters, *listings]

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, theme.S12, 0)
        row.setSpacing(theme.S8)
        row.addWidget(button("Terug", on_click=self._leave, tip="Wat je typte blijft bewaard"))
        row.addStretch(1)
        self.print = button("Afdrukken…", icon="print", on_click=self._print)
        row.addWidget(self.print)
        self._saves = QHBoxLayout()
        self._saves.setSpacing(theme.S8)
        self._save_buttons: dict[str, Button] = {}
        row.addLayout(self._saves)
        return row

    # -- what is made ------------------------------------------------------------------------------------------

    @property
    def form(self) -> PaperForm:
        """The fields of what is chosen."""
        assert self._form is not None
        return self._form

    def focus_first(self) -> None:
        """Put the cursor where one begins."""
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def make(self) -> None:
        """The paper as the fields say now, and its pages."""
        self._pause.stop()
        self._number += 1
        self.progress.drop()
        try:
            if self.form.is_gathered:
                self._gather(self.form.gathering())
                return
            paper = self.form.paper()
        except PestDeskError as error:
            self._refuse(error)
            return
        self._tell("")
        self._show_paper(paper)

    def _refuse(self, error: Exception) -> None:
        """There is no paper, and this is why."""
        self._paper = None
        self.hits.show_hits((), (), ())
        is_stopped = isinstance(error, WorkStoppedError)
        self._tell(str(error), can_try_again=is_stopped)
        self._offer(None)
        self.preview.clear("")
        if is_stopped:
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what reads all cases ----------------------------------------------------------------------------------

    @property
    def is_gathering(self) -> bool:
        """Whether the cases are being read for it."""
        return self.progress.is_gathering

    def _gather(self, steps: Gathering) -> None:
        """What was gathered before is no paper of these fields."""
        self._paper = None
        self.progress.gather(steps)
        if self.is_gathering:
            self._tell("")
            self._offer(None)
            self.preview.clear("")

    def _gathered(self, paper: Paper) -> None:
        self._tell("")
        self._show_paper(paper)

    def _make_again(self) -> None:
        self.make()
        (self.progress.cancel if self.is_gathering else self.kind).setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """A lock or another page comes over it: nothing is read unseen."""
        super().hideEvent(event)
        if not event.spontaneous() and self.is_gathering:
            self.progress.drop()
            self._is_interrupted = True

    def showEvent(self, event: QShowEvent) -> None:
        """Back in the same window: gather it again."""
        super().showEvent(event)
        if self._is_interrupted:
            self._is_interrupted = False
            self.make()

    def _choose(self) -> None:
        """Other fields for another kind of document."""
        kind = self.kind.value() or ""
        form = self._made(kind)
        if self._form is not None:
            self._scroll.body.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = form
        self._scroll.body.insertWidget(1, form)
        form.changed.connect(self._pause.start)
        self.make()

    def _made(self, kind: str) -> PaperForm:
        if kind == SUMMARY:
            return SummaryForm(self._bridge, self._case_id)
        if kind == AGENDA:
            return AgendaForm(self._bridge, self._case_id)
        if kind == CALENDAR:
            return CalendarSheetForm(self._bridge, "")
        if kind == CASE_LIST:
            return ListForm(self._bridge, self._listing())
        kinds = {each.id: each for each in self._bridge.desk.letters.kinds}
        return LetterForm(self._bridge, self._case_id, kinds[kind.removeprefix(_LETTER)])

    def _show_paper(self, paper: Paper) -> None:
        self._paper = paper
        decisions = self._bridge.desk.papers.decisions(paper.case_id, paper.reader) if paper.reader else ()
        self.hits.show_hits(paper.hits, paper.undecided, decisions)
        self._offer(paper)
        if not paper.is_on_paper:
            self.preview.clear(self.form.nothing_to_see)
            return
        number = self._number
        self.preview.show_busy()

        def ready(pages: tuple[bytes, ...]) -> None:
            # A later change has its own pages.
            if number == self._number:
                self.preview.show_pages(pages)

        def failed(error: Exception) -> None:
            if number == self._number:
                self.preview.clear("")
            self._bridge.tell_failure(error)

        self._documents.pages(self, paper, _PREVIEW_PPI * self.devicePixelRatioF(), ready, failed)

    def _offer(self, paper: Paper | None) -> None:
        """A button for each format of the paper; none while there is none."""
        self.print.setVisible(paper is not None and paper.is_on_paper)
        formats = paper.formats if paper else ()
        if list(self._save_buttons) == [form.id for form in formats]:
            return
        for old in self._save_buttons.values():
            self._saves.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._save_buttons = {}
        for number, form in enumerate(formats):
            words = f"Bewaren als {form.label}…"
            save = button(words, primary=number == 0, on_click=partial(self.save, form))
            self._save_buttons[form.id] = save
            # The usual one stands last, where every page has its primary button.
            self._saves.insertWidget(0, save)

    def _decide(self, decisions: tuple[NameDecision, ...]) -> None:
        paper = self._paper
        if paper and paper.reader:
            self._bridge.run(self._bridge.desk.papers.decide, paper.case_id, paper.reader, decisions)
            self.make()

    # -- out it goes -------------------------------------------------------------------------------------------

    def save(self, form: Format) -> None:
        """Ask where, and write it there."""
        if paper := self._ready():
            self._documents.ask(self.window(), paper, form)

    def _print(self) -> None:
        if paper := self._ready():
            self._documents.print(self.window(), paper)

    def _ready(self) -> Paper | None:
        """The paper as it is now, if every name in it is decided and no other is being written. The buttons stay as
        they are meanwhile: one that is disabled sends the focus elsewhere."""
        if self._documents.is_busy or self.is_gathering:
            return None
        # What was gathered is as it was when something last changed.
        if not self.form.is_gathered or self._paper is None:
            self.make()
        if self._paper and self._paper.undecided:
            self.hits.ask()
            self._show_focus()
            return None
        return self._paper

    def _focus_save(self) -> None:
        """On to what one came for."""
        for save in list(self._save_buttons.values())[:1]:
            save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _case_changed(self, case_id: str) -> None:
        """What goes out is what is shown, also after an act was taken back."""
        if case_id == self._case_id or self.form.is_gathered:
            self.make()

    def _show_focus(self) -> None:
        """Scroll to where the focus is, now that there is a sentence more."""
        self._scroll.settle()
        focused = self.window().focusWidget()
        if focused is not None and self._scroll.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, theme.S8, theme.S24 * 4)

    # -- the rest ----------------------------------------------------------------------------------------------

    def _tell(self, problem: str, *, can_try_again: bool = False) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._again.setVisible(can_try_again)

    def _leave(self) -> None:
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages stand beside the fields where there is room, and under them where there is not."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= theme.px(sizes.ROOMY_FROM)
        turn_beside(self._columns, self._scroll, theme.px(sizes.FORM), is_beside=is_wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it; what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)
