"""Pupils as the rows of a list, for the directory and for the offers under a name."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pestdesk.domain.pupil import Pupil
from pestdesk.ui.discretion import shown
from pestdesk.ui.pupil_words import class_words, mentor_words, state_words

_Index = QModelIndex | QPersistentModelIndex


class PupilRole(IntEnum):
    """What the delegate reads of a row; each a str."""

    NAME = int(Qt.ItemDataRole.UserRole) + 1
    SCHOOL_CLASS = NAME + 1
    MENTOR = NAME + 2
    STATE = NAME + 3


class PupilModel(QAbstractListModel):
    """Pupils in their order; `listed` shows them as ‘Berg, Jan van den’, otherwise as ‘Jan van den Berg’."""

    def __init__(self, parent: QObject | None = None, *, listed: bool = False) -> None:
        super().__init__(parent)
        self._is_listed = listed
        self._pupils: Sequence[Pupil] = ()

    def set_pupils(self, pupils: Sequence[Pupil]) -> None:
        """Show these."""
        self.beginResetModel()
        self._pupils = pupils
        self.endResetModel()

    def pupil(self, row: int) -> Pupil:
        """The pupil in a row."""
        return self._pupils[row]

    def row_of(self, pupil_id: int) -> int:
        """The row of a pupil, -1 when she is not in the list."""
        return next((row for row, pupil in enumerate(self._pupils) if pupil.id == pupil_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row a pupil."""
        return 0 if parent.isValid() else len(self._pupils)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What the delegate and a screen reader ask of a row."""
        if not index.isValid():
            return None
        pupil = self._pupils[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, PupilRole.NAME):
            return shown(pupil.name.listed if self._is_listed else pupil.name.full)
        if role == PupilRole.SCHOOL_CLASS:
            return pupil.school_class
        if role == PupilRole.MENTOR:
            return pupil.mentor
        if role == PupilRole.STATE:
            return state_words(pupil)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (shown(pupil.name.full), class_words(pupil), mentor_words(pupil), state_words(pupil))
            return ", ".join(part for part in words if part)
        return None
