"""Extra → Leerlingen: every pupil of the school, and beside the list the page of the one who is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pestdesk.ui import sizes, theme
from pestdesk.ui.beside import turn_beside
from pestdesk.ui.bookmark import PupilBookmark
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.directory.pupil_list import PupilList
from pestdesk.ui.directory.pupil_sheet import PupilSheet

#: From which width on the pupil stands beside the list, and how wide and high the list is then and otherwise.
#: Qt's own word for no greatest size.


class DirectoryPage(QWidget):
    """It is read when it is shown, and again when a pupil or a case changed meanwhile.

    `left` tells that the user goes back; the others what was asked on it.
    """

    left = Signal()
    case_asked = Signal(str)
    new_case_asked = Signal(object)
    import_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._is_stale = True
        outside = QVBoxLayout(self)
        outside.setContentsMargins(theme.S16, theme.S16, theme.S4, theme.S12)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.S16)
        outside.addLayout(self._columns)
        self.list, self.sheet = PupilList(self), PupilSheet(bridge, self)
        self._columns.addWidget(self.list)
        self._columns.addWidget(self.sheet, 1)
        self.list.chosen.connect(self.sheet.show_pupil)
        self.list.entered.connect(self.sheet.focus_first)
        self.sheet.import_asked.connect(self.import_asked)
        self.list.add_asked.connect(self.sheet.add)
        self.sheet.shown.connect(self.list.select)
        self.sheet.case_asked.connect(self.case_asked)
        self.sheet.new_case_asked.connect(self.new_case_asked)
        bridge.pupils_changed.connect(self._pupils_changed)
        bridge.changed.connect(self._case_changed)
        bridge.removed.connect(self._case_changed)
        bridge.all_changed.connect(self._case_changed)

    def focus_first(self) -> None:
        """Put the cursor where one begins: in the search, or in the form that was open."""
        if self.sheet.open_form or self.list.isHidden():
            self.sheet.focus_first()
        else:
            self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_pupil(self, pupil_id: int) -> None:
        """Show this pupil, with the cursor on her page."""
        self._read()
        if pupil_id != self.sheet.pupil_id:
            self.sheet.show_pupil(pupil_id)
        self.list.show_in_list(pupil_id)
        self.sheet.focus_first()

    def bookmark(self) -> PupilBookmark:
        """Who is shown, what is searched for, and the form that is open."""
        return PupilBookmark(self.sheet.pupil_id, self.list.search.text(), self.sheet.open_form)

    def return_to(self, place: PupilBookmark) -> None:
        """Show again what was shown."""
        self._read()
        self.list.search.setText(place.words)
        self.sheet.show_pupil(place.pupil_id, place.form)
        if place.pupil_id:
            self.sheet.focus_first()

    # -- inside ------------------------------------------------------------------------------------------------

    def _pupils_changed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _case_changed(self) -> None:
        if self.isVisible():
            self.sheet.refresh()
        else:
            self._is_stale = True

    def _read(self) -> None:
        if self._is_stale:
            self._is_stale = False
            pupils = self._bridge.desk.pupils.listed()
            self.list.set_pupils(pupils)
            self.list.setVisible(bool(pupils))
            self.sheet.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown is as it is now."""
        super().showEvent(event)
        self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pupil stands beside the list where there is room, and under it where there is not."""
        super().resizeEvent(event)
        width = event.size().width()
        is_wide = width >= theme.px(sizes.BESIDE_FROM)
        list_width = theme.px(sizes.FORM if width >= theme.px(sizes.ROOMY_FROM) else sizes.LIST)
        turn_beside(self._columns, self.list, list_width, is_beside=is_wide)
        self.list.setMaximumHeight(sizes.ANY if is_wide else theme.px(sizes.LIST_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
