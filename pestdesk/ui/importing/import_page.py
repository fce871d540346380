"""Extra → Leerlingen importeren: a list is chosen, read by a worker, looked at, and only then written."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pestdesk.domain.pupil import Pupil
from pestdesk.errors import ListColumnsError, PestDeskError
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, Heading, button
from pestdesk.ui.file_dialogs import ask_for_file
from pestdesk.ui.importing.cell_line import CellLine
from pestdesk.ui.importing.import_words import READ_SO_FAR, STOPS_READING, done_words, far_words, undone_words
from pestdesk.ui.importing.list_chooser import SUFFIXES, ListChooser
from pestdesk.ui.importing.list_review import ListReview
from pestdesk.ui.importing.list_work import ListWork, Mapped, ReadList
from pestdesk.ui.progress_line import ProgressLine

_NOTHING = "Niets te importeren"
_STOPPED = "Het lezen van de lijst is gestopt. Er is niets gewijzigd."


class ImportPage(QWidget):
    """`left` tells that the user goes back, `told` what was taken back. Nothing of a list is kept before it is
    imported, and its reading stops as soon as the page is not in sight: the vault may be locked by then."""

    left = Signal()
    told = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._path: Path | None = None
        self._mapping: Mapped | None = None
        self._pupils: tuple[Pupil, ...] | None = None
        self._is_interrupted = False
        self.work = ListWork(self)
        self.work.ready.connect(self._show_list)
        self.work.failed.connect(self._refuse)
        self.work.progressed.connect(self._tell_far)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(theme.S16, theme.S16, theme.S16, theme.S16)
        outside.setSpacing(theme.S12)
        outside.addLayout(self._head())
        self._states = QStackedWidget()
        self.chooser = ListChooser()
        self.chooser.file_asked.connect(self._ask)
        self.chooser.last.undo_asked.connect(self._undo_import)
        self.reading = self._reading_card()
        self.review = ListReview()
        self.review.mapped.connect(self._map)
        self.review.cancelled.connect(self._stop_counting)
        self.review.absent_chosen.connect(self._fit)
        for state in (self.chooser, self.reading, self.review):
            self._states.addWidget(state)
        outside.addWidget(self._states, 1)
        outside.addLayout(self._actions())
        bridge.pupils_changed.connect(self._pupils_changed)
        self._show_last()
        self._fit()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S16)
        title = Heading("Leerlingen importeren")
        title.setWordWrap(False)
        row.addWidget(title)
        # Only here: neither the title of the window nor the log has the name of a file.
        self._file = CellLine()
        row.addWidget(self._file, 1)
        return row

    def _reading_card(self) -> QWidget:
        place = QWidget()
        box = QVBoxLayout(place)
        box.setContentsMargins(0, 0, 0, 0)
        card = Card(margin=theme.S24)
        card.body.addWidget(Heading("De lijst wordt gelezen"))
        self.progress = ProgressLine(READ_SO_FAR, STOPS_READING)
        self.progress.cancelled.connect(self._cancel)
        card.body.addWidget(self.progress)
        box.addWidget(card)
        box.addStretch(1)
        return place

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        self.back = button("Terug", on_click=self.left.emit, tip="Er verandert niets")
        self.other = button("Ander bestand…", on_click=self._ask)
        self.go = button("Importeren", primary=True, on_click=self.import_list)
        row.addWidget(self.back)
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.go)
        return row

    # -- a list ------------------------------------------------------------------------------------------------

    @property
    def has_list(self) -> bool:
        """Whether a list is read or looked at."""
        return self._path is not None

    def focus_first(self) -> None:
        """Put the focus where one goes on."""
        if self._states.currentWidget() is self.chooser:
            self.chooser.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._states.currentWidget() is self.reading:
            self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.review.asks:
            self.review.focus_first()
        else:
            (self.go if self.go.isEnabled() else self.other).setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self, path: Path) -> None:
        """Read this file, in the place of the one before."""
        self._path, self._mapping = path, None
        self.review.clear()
        self.chooser.tell("")
        self._file.set_cells([path.name])
        self.progress.tell(far_words(0, 0), 0, 0)
        self._show(self.reading)
        self._start()

    def import_list(self) -> None:
        """Write what is shown, all of it or nothing."""
        plan = self.review.plan
        if plan is None or not plan.writes:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = self._bridge.do_for_pupils(self._bridge.desk.pupils.import_list, plan)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if done is not None:
            self._choose_again()
            # Where one has done what one came for.
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bridge.done.emit(done_words(done))

    def _ask(self) -> None:
        ask_for_file(self.window(), "Leerlingenlijst kiezen", "Leerlingenlijst", SUFFIXES, self.read)

    def _start(self) -> None:
        desk = self._bridge.desk
        assert self._path is not None
        try:
            # Read here, once: the vault stays on this thread.
            if self._pupils is None:
                self._pupils = desk.pupils.all()
            today = desk.calendar.today()
        except PestDeskError as error:
            self._choose_again()
            self._bridge.tell_failure(error)
            return
        self.work.start(self._path, self._mapping, self._pupils, today)

    def _show_list(self, made: ReadList) -> None:
        is_waited_for = self.review.is_waited_for
        self.review.show_list(made)
        self._show_review(goes_on=is_waited_for)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, ListColumnsError):
            is_waited_for = self.review.is_waited_for
            self.review.ask_columns(error)
            self._show_review(goes_on=is_waited_for)
            return
        self._choose_again()
        if not isinstance(error, PestDeskError):
            self._bridge.tell_failure(error)
        self.chooser.tell(str(error))
        self.focus_first()

    def _show_review(self, *, goes_on: bool) -> None:
        """Show the list; the focus `goes_on` from where it was waited for, and stays in a column that was changed."""
        is_new = self._states.currentWidget() is not self.review
        self._show(self.review)
        if is_new or goes_on:
            self.focus_first()

    # -- its columns -------------------------------------------------------------------------------------------

    def _map(self) -> None:
        self._mapping = self.review.choices.mapping()
        self._count_again()

    def _count_again(self) -> None:
        self.review.begin_busy()
        self._fit()
        self._start()

    def _stop_counting(self) -> None:
        """The columns go back to what was counted last."""
        self.work.stop()
        self.review.go_back()
        self._mapping = self.review.choices.mapping()
        self._fit()
        self.focus_first()

    # -- stopping ----------------------------------------------------------------------------------------------

    def _cancel(self) -> None:
        self._choose_again()
        self.chooser.tell(_STOPPED)
        self.focus_first()

    def _choose_again(self) -> None:
        self.work.stop()
        self._path = self._mapping = None
        self.review.clear()
        self._file.set_cells([])
        self.chooser.tell("")
        self._show_last()
        self._show(self.chooser)

    def hideEvent(self, event: QHideEvent) -> None:
        """A lock or another page comes over it: no list is read unseen."""
        super().hideEvent(event)
        if not event.spontaneous() and self.work.is_busy:
            self.work.stop()
            self._is_interrupted = True

    def showEvent(self, event: QShowEvent) -> None:
        """Back in the same window: go on with what was stopped."""
        super().showEvent(event)
        if self._is_interrupted:
            self._is_interrupted = False
            self._start()

    # -- the last one ------------------------------------------------------------------------------------------

    def _undo_import(self) -> None:
        undone = self._bridge.undo_import()
        if undone is not None:
            self.told.emit(undone_words(undone))
        self.focus_first()

    def _pupils_changed(self) -> None:
        """What was compared was another directory."""
        self._pupils = None
        self._show_last()
        if self._states.currentWidget() is self.review:
            self._count_again()
        elif self._states.currentWidget() is self.reading:
            self._start()

    def _show_last(self) -> None:
        try:
            last = self._bridge.desk.pupils.last_import()
        except PestDeskError as error:
            self._bridge.tell_failure(error)
            return
        self.chooser.last.show_last(last)

    # -- inside ------------------------------------------------------------------------------------------------

    def _tell_far(self, done: int, total: int) -> None:
        is_first = self._states.currentWidget() is self.reading
        (self.progress if is_first else self.review.counts.progress).tell(far_words(done, total), done, total)

    def _show(self, state: QWidget) -> None:
        self._states.setCurrentWidget(state)
        self._fit()

    def _fit(self) -> None:
        """The buttons say what they can do now."""
        is_review = self._states.currentWidget() is self.review
        plan = self.review.plan
        had_focus = self.go.hasFocus()
        self.other.setVisible(is_review)
        self.go.setVisible(is_review)
        self.go.setText(_NOTHING if plan is not None and not plan.writes else "Importeren")
        # While it is counted anew it stays as it is: a button that is disabled sends the focus elsewhere.
        if not self.review.is_busy:
            self.go.setEnabled(plan is not None and plan.writes)
        if had_focus and not self.go.isEnabled():
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops what is being read, or leaves: nothing was written."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._states.currentWidget() is self.reading:
            self._cancel()
        else:
            self.left.emit()
