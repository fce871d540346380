"""While a name is typed: the pupils of the directory whom it may mean, in a small list under the field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollArea, QWidget

from pestdesk.domain.dutch import counted
from pestdesk.domain.pupil import Pupil
from pestdesk.ui import sizes, theme
from pestdesk.ui.announce import announce
from pestdesk.ui.discreet_views import DiscreetList
from pestdesk.ui.discretion import say
from pestdesk.ui.line_edit import LineEdit
from pestdesk.ui.pupil_delegate import PupilDelegate, row_height
from pestdesk.ui.pupil_model import PupilModel

_MOST_ROWS, _FEW_ROWS = 6, 3
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PupilOffers(QObject):
    """`chosen` gives the pupil whom the user chose: by mouse, or by Down and then Enter or Tab.

    It never chooses by itself: without Down, Enter and Tab do what they always do, and Escape puts only the list
    away. The list lies in the window of its field, over what stands there; the focus stays in the field.
    """

    chosen = Signal(object)

    def __init__(self, edit: LineEdit, find: Callable[[str], Sequence[Pupil]]) -> None:
        super().__init__(edit)
        self._edit, self._find = edit, find
        self._list: DiscreetList | None = None
        self._model = PupilModel(self)
        edit.installEventFilter(self)
        edit.textEdited.connect(self._typed)

    @property
    def is_open(self) -> bool:
        """Whether the list is in sight."""
        return self._list is not None and not self._list.isHidden()

    @property
    def pupils(self) -> tuple[Pupil, ...]:
        """Whom it offers now, none while it is away."""
        return tuple(map(self._model.pupil, range(self._model.rowCount()))) if self.is_open else ()

    def offer(self, pupils: Sequence[Pupil]) -> None:
        """Show these, with none of them chosen; the list goes when there is nobody."""
        if not pupils:
            self.close()
            return
        view = self._list or self._made()
        self._model.set_pupils(pupils)
        view.setCurrentIndex(QModelIndex())
        view.scrollToTop()
        self._place()
        view.show()
        view.raise_()
        self._tell(f"{counted(len(pupils), 'leerling', 'leerlingen')} uit de lijst, pijl omlaag om te kiezen")

    def close(self) -> None:
        """Put the list away."""
        if self._list is not None:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that are about the list while the cursor is in the field; and the list goes when that leaves."""
        kind = event.type()
        if watched is self._edit:
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._pressed(event)
            if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.close()
            elif kind in (QEvent.Type.Resize, QEvent.Type.Move) and self.is_open:
                self._place()
        elif kind == QEvent.Type.Resize:
            self.close()
        return False

    def _typed(self, text: str) -> None:
        self.offer(self._find(text) if text.strip() else ())

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        key = event.key()
        if not self.is_open:
            if key != Qt.Key.Key_Down or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            self._typed(self._edit.text())
            self._move(1)
            return self.is_open
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (*_ENTERS, Qt.Key.Key_Tab):
            current = self._current()
            self.close()
            if current is not None:
                self.chosen.emit(current)
            # Tab goes on to the next field all the same.
            return current is not None and key in _ENTERS
        return False

    def _current(self) -> Pupil | None:
        index = self._list.currentIndex() if self._list is not None else QModelIndex()
        return self._model.pupil(index.row()) if index.isValid() else None

    def _move(self, step: int) -> None:
        """To the next or the previous row; over the first one nobody is chosen."""
        if self._list is None or not self.is_open:
            return
        current = self._list.currentIndex()
        row = (current.row() if current.isValid() else -1) + step
        index = self._model.index(min(row, self._model.rowCount() - 1)) if row >= 0 else QModelIndex()
        if index.isValid():
            self._list.setCurrentIndex(index)
            self._tell(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        else:
            self._list.clearSelection()
            self._list.setCurrentIndex(QModelIndex())

    def _clicked(self, index: QModelIndex) -> None:
        pupil = self._model.pupil(index.row())
        self.close()
        self.chosen.emit(pupil)

    def _tell(self, words: str) -> None:
        if self._list is not None:
            say(self._list, "accessibleName", words)
            announce(self._list)

    # -- the list itself ---------------------------------------------------------------------------------------

    def _made(self) -> DiscreetList:
        window = self._edit.window()
        view = self._list = DiscreetList(window)
        view.setProperty("offers", True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setModel(self._model)
        view.setItemDelegate(PupilDelegate(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._clicked)
        view.hide()
        # It belongs to the window, and must not outlive its field.
        self._edit.destroyed.connect(view.deleteLater)
        window.installEventFilter(self)
        area = self._scroll_area()
        if area is not None:
            area.verticalScrollBar().valueChanged.connect(lambda: self._place() if self.is_open else None)
        return view

    def _scroll_area(self) -> QScrollArea | None:
        parent: QWidget | None = self._edit
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent

    def _place(self) -> None:
        """Under the field, unless there is hardly room for it."""
        view = self._list
        if view is None:
            return
        window = self._edit.window()
        field = QRect(self._edit.mapTo(window, QPoint(0, 0)), self._edit.size())
        below, above = window.height() - field.bottom() - theme.S8, field.top() - theme.S8
        rows = min(self._model.rowCount(), _MOST_ROWS)
        wanted = rows * row_height() + 2 * theme.S4 + sizes.S2
        is_below = below >= min(wanted, _FEW_ROWS * row_height()) or below >= above
        height = min(wanted, below if is_below else above)
        width = min(max(field.width(), theme.px(sizes.LIST)), window.width() - 2 * theme.S8)
        left = max(theme.S8, min(field.left(), window.width() - width - theme.S8))
        top = field.bottom() + sizes.S3 if is_below else field.top() - height - sizes.S2
        view.setGeometry(left, top, width, height)
