"""The list of the directory: every pupil by surname, narrowed while one types."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pestdesk.domain.pupil import Pupil
from pestdesk.domain.search_words import pieces_of
from pestdesk.ui import theme
from pestdesk.ui.components import EmptyState, Heading, Muted, StillComboBox, button
from pestdesk.ui.discreet_views import DiscreetList
from pestdesk.ui.line_edit import LineEdit
from pestdesk.ui.pupil_delegate import PupilDelegate
from pestdesk.ui.pupil_model import PupilModel
from pestdesk.ui.pupil_words import NOT_LISTED, counted_pupils


class _Which(StrEnum):
    """Which pupils are listed."""

    ALL = "all"
    LISTED = "listed"
    NOT_LISTED = "not_listed"


class PupilList(QWidget):
    """`chosen` gives the id of the pupil to show, `entered` tells that Enter goes on to her page."""

    chosen = Signal(int)
    entered = Signal()
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pupils: Sequence[Pupil] = ()
        #: What is searched, beside each pupil: made once, for every key that is typed looks through all of it.
        self._texts: list[str] = []
        self._is_telling = True
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S8)
        box.addLayout(self._head())
        self.search = LineEdit()
        self.search.setPlaceholderText("Zoeken op naam, klas of nummer")
        self.search.setAccessibleName("Zoeken in de leerlingen")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        box.addWidget(self.search)
        box.addLayout(self._filters())
        self.model = PupilModel(self, listed=True)
        self.view = self._view()
        self._nobody = EmptyState("")
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for each in (self.view, self._nobody):
            self._stack.addWidget(each)
        box.addWidget(holder, 1)
        self._fill_filters()
        self._narrow()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.S8)
        head.addWidget(Heading("Leerlingen"))
        self.count = Muted("", wraps=False)
        head.addWidget(self.count, 1)
        name = "Leerling toevoegen…"
        head.addWidget(button("Toevoegen…", quiet=True, icon="plus", name=name, on_click=self.add_asked.emit))
        return head

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        self.school_class, self.which = StillComboBox(), StillComboBox()
        self.school_class.setAccessibleName("Toon klas")
        self.which.setAccessibleName("Toon wie in de lijst staat")
        words = (
            (_Which.ALL, "Allemaal"),
            (_Which.LISTED, "In de lijst"),
            (_Which.NOT_LISTED, NOT_LISTED.capitalize()),
        )
        for value, text in words:
            self.which.add(value.value, text)
        for combo in (self.school_class, self.which):
            combo.currentIndexChanged.connect(self._narrow)
            row.addWidget(combo, 1)
        return row

    def _view(self) -> DiscreetList:
        view = DiscreetList()
        view.setModel(self.model)
        view.setItemDelegate(PupilDelegate(view))
        view.setAccessibleName("Leerlingen")
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTabKeyNavigation(False)
        # Not the current row: that also changes when the focus comes in.
        view.selectionModel().selectionChanged.connect(self._selected)
        view.activated.connect(self._activated)
        return view

    def set_pupils(self, pupils: Sequence[Pupil]) -> None:
        """Show these, as the search and the filters narrow them."""
        self._pupils = pupils
        self._texts = [pupil.search_text for pupil in pupils]
        self._fill_filters()
        self._narrow()

    def select(self, pupil_id: int) -> None:
        """Mark a pupil as the one that is shown, or nobody with 0; nothing is told."""
        row = self.model.row_of(pupil_id) if pupil_id else -1
        self._is_telling = False
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        else:
            how = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(QModelIndex(), how.Clear | how.Current)
        self._is_telling = True

    def show_in_list(self, pupil_id: int) -> None:
        """Mark a pupil, and lift the search and the filters that hide her."""
        if self.model.row_of(pupil_id) < 0:
            self.search.clear()
            self.school_class.setCurrentIndex(0)
            self.which.setCurrentIndex(0)
        self.select(pupil_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field: Down goes to the list, Enter opens the first that is found, Escape empties it."""
        if watched is not self.search or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        if event.key() not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.model.rowCount():
            return False
        if not self.view.selectionModel().hasSelection():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # -- inside ------------------------------------------------------------------------------------------------

    def _fill_filters(self) -> None:
        kept = self.school_class.currentData()
        self.school_class.blockSignals(True)
        self.school_class.clear()
        self.school_class.add(None, "Alle klassen")
        for each in sorted({pupil.school_class for pupil in self._pupils} - {""}):
            self.school_class.add(each, f"Klas {each}")
        self.school_class.setCurrentIndex(max(0, self.school_class.findData(kept)) if kept else 0)
        self.school_class.blockSignals(False)

    def _narrow(self) -> None:
        words = pieces_of(self.search.text())
        school_class, which = self.school_class.currentData(), self.which.currentData()
        found = list(self._pupils)
        if words:
            both = zip(self._pupils, self._texts, strict=True)
            found = [pupil for pupil, text in both if all(word in text for word in words)]
        if school_class:
            found = [pupil for pupil in found if pupil.school_class == school_class]
        if which != _Which.ALL:
            found = [pupil for pupil in found if pupil.is_listed == (which == _Which.LISTED)]
        current = self.view.currentIndex()
        kept = self.model.pupil(current.row()).id if current.isValid() else 0
        self._is_telling = False
        self.model.set_pupils(found)
        self._is_telling = True
        self.select(kept)
        self.count.setText(counted_pupils(len(found), len(self._pupils)))
        self._nobody.set_texts("Niemand gevonden", "Wel iemand van school? Voeg de leerling dan zelf toe.")
        self._stack.setCurrentIndex(0 if found else 1)

    def _selected(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        if self._is_telling and selected.indexes():
            self.chosen.emit(self.model.pupil(selected.indexes()[0].row()).id)

    def _activated(self, index: QModelIndex) -> None:
        """Enter, or a click: show her, and go to her page."""
        if not self.view.selectionModel().isSelected(index):
            self.view.setCurrentIndex(index)
        self.entered.emit()
