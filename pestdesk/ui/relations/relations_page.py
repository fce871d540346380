"""Beeld → Relaties: who had to do with whom in the cases of a school year, as a picture and as a table."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pestdesk.domain.protocol import Role
from pestdesk.domain.relations import Relations
from pestdesk.domain.school_calendar import school_year_words
from pestdesk.ui import sizes, theme
from pestdesk.ui.beside import turn_beside
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import ComboField, EmptyState, Heading, Muted, button
from pestdesk.ui.relations.choice_bar import ChoiceBar
from pestdesk.ui.relations.legend import Legend
from pestdesk.ui.relations.parts_table import PartsTable
from pestdesk.ui.relations.picture import Chosen, RelationsPicture
from pestdesk.ui.relations.placing import Group, arrange
from pestdesk.ui.relations.relation_words import case_ids, count_words, link_words, pupil_words, whole_name
from pestdesk.ui.worker import in_background

#: From which width on the table stands beside the picture, and how wide it is then.
#: What is made sooner than this comes without a flicker.
_BUSY_AFTER_MS = 300
_BUSY = "Het beeld wordt gemaakt…"
_NOTHING = (
    "Nog geen relaties",
    "Zodra er in dit schooljaar een casus is met een leerling erin, zie je hier wie met wie te maken had.",
)


class RelationsPage(QWidget):
    """`case_asked` gives the number of a case to go to, `left` tells that the user goes back.

    It stays between visits, so that one comes back from a case to where one was. It reads again only in sight.
    """

    case_asked = Signal(str)
    left = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        #: What was read last, which the table shows, and what the picture shows, until a worker has laid that out.
        self._relations: Relations | None = None
        self._drawn: Relations | None = None
        self._number = 0
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(_BUSY_AFTER_MS)
        self._busy.timeout.connect(lambda: self._count.setText(_BUSY))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(theme.S16, theme.S12, theme.S16, theme.S12)
        outside.setSpacing(theme.S8)
        outside.addLayout(self._head())
        self.picture = RelationsPicture(self._words)
        self.picture.setAccessibleName("Relaties als beeld")
        self.table = PartsTable()
        self.bar = ChoiceBar(self.picture)
        self._empty = EmptyState(*_NOTHING)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for part in (self._columns(), self._empty):
            self._stack.addWidget(part)
        outside.addWidget(holder, 1)
        row = QHBoxLayout()
        self.back = button("Terug", on_click=self.left.emit)
        row.addWidget(self.back)
        row.addStretch(1)
        outside.addLayout(row)
        self.picture.chosen.connect(self._chosen_in_picture)
        self.picture.opened.connect(self._open)
        self.table.chosen.connect(self._chosen_in_table)
        self.table.opened.connect(self.case_asked)
        self.bar.opened.connect(self.case_asked)
        bridge.changed.connect(self._changed)
        bridge.all_changed.connect(self._changed)
        bridge.pupils_changed.connect(self._changed)
        # Also out of sight: of a case that is gone for good nothing may stay.
        bridge.removed.connect(self.refresh)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.S12)
        head.addWidget(Heading("Relaties"))
        self._count = Muted("", wraps=False)
        head.addWidget(self._count, 1)
        self.year = ComboField("", [])
        self.year.combo.setAccessibleName("Schooljaar")
        self.year.changed.connect(self.refresh)
        head.addWidget(self.year)
        return head

    def _columns(self) -> QWidget:
        holder = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(theme.S16)
        drawn = QWidget()
        column = QVBoxLayout(drawn)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S8)
        self._legend = Legend()
        column.addWidget(self._legend)
        column.addWidget(self.picture, 1)
        column.addWidget(self.bar)
        self._beside.addWidget(drawn, 5)
        self._beside.addWidget(self.table, 2)
        return holder

    # -- what is shown -----------------------------------------------------------------------------------------

    def refresh(self, _case_id: str = "") -> None:
        """Read the school year again; what is the same stays as it stands."""
        desk = self._bridge.desk
        self._offer_years()
        relations = desk.relations.of(int(self.year.value() or desk.relations.this_year()))
        protocol = desk.cases.newest_protocol()
        self._legend.speak(protocol.role_label)
        is_same_year = self._relations is not None and self._relations.year == relations.year
        has_changed = relations != self._relations
        if has_changed:
            self._relations = relations
        self._stack.setCurrentIndex(0 if relations.parts else 1)
        # Also when it is the same: the words of the school for the roles may be others.
        self.table.show_relations(relations, self._role_word)
        self._show_choice(self.picture.what_is_chosen)
        if has_changed:
            self._arrange(relations, is_same_year=is_same_year)

    def focus_first(self) -> None:
        """Put the focus in the picture; without one, on the way back."""
        has_any = self._relations is not None and bool(self._relations.parts)
        (self.picture if has_any else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_years(self) -> None:
        years = self._bridge.desk.relations
        now = years.this_year()
        words = [(str(year), f"Schooljaar {school_year_words(year)}") for year in years.years()]
        chosen = self.year.value() or str(now)
        self.year.blockSignals(True)
        self.year.set_options(words)
        self.year.set_value(chosen if chosen in dict(words) else str(now))
        self.year.blockSignals(False)
        self.year.setVisible(len(words) > 1)

    def _arrange(self, relations: Relations, *, is_same_year: bool) -> None:
        """Have a worker find where everyone stands. What was there stays until then, unless it is of another year."""
        self._number += 1
        number = self._number
        pairs = tuple((link.one, link.other) for link in relations.links)
        count = len(relations.pupils)
        if not is_same_year:
            self._drawn = None
            self.picture.show_relations(Relations(relations.year), ())
            self._show_choice(())
        self._busy.start()

        def ready(groups: tuple[Group, ...]) -> None:
            # A later reading has its own picture.
            if number == self._number:
                self._show_picture(relations, groups)

        def failed(error: Exception) -> None:
            if number == self._number:
                # The table has the facts; nothing is on its way any more.
                self._busy.stop()
                self._tell_count(relations)
            self._bridge.tell_failure(error)

        in_background(self, lambda: arrange(count, pairs), ready, failed)

    def _tell_count(self, relations: Relations) -> None:
        self._count.setText(count_words(relations) if relations.parts else "")

    def _show_picture(self, relations: Relations, groups: tuple[Group, ...]) -> None:
        self._busy.stop()
        self._tell_count(relations)
        chosen = self._found_again(relations)
        self._drawn = relations
        self.picture.show_relations(relations, groups)
        self.picture.choose(chosen)
        self._legend.show_only(relations)
        facts = f"{count_words(relations)}, schooljaar {school_year_words(relations.year)}"
        self.picture.setAccessibleName(f"Relaties als beeld: {facts}. Dezelfde feiten staan in de tabel hierna")
        self._show_choice(chosen)

    def _found_again(self, relations: Relations) -> Chosen:
        """What is chosen now, as it is called in these relations; nothing when it is not the same any more."""
        drawn, found = self._drawn, []
        for index in self.picture.what_is_chosen if drawn else ():
            name = whole_name(drawn, index) if drawn else ""
            alike = [each for each in range(len(relations.pupils)) if whole_name(relations, each) == name]
            found += alike if len(alike) == 1 else []
        chosen = tuple(sorted(found))
        return chosen if len(chosen) == 1 or case_ids(relations, chosen) else ()

    @property
    def is_ready(self) -> bool:
        """Whether the picture shows what was read last."""
        return self._relations is not None and self._drawn is self._relations

    # -- what is chosen ----------------------------------------------------------------------------------------

    def _role_word(self, role: Role) -> str:
        return self._bridge.desk.cases.newest_protocol().role_label(role)

    def _words(self, chosen: Chosen) -> str:
        if self._drawn is None or not chosen:
            return ""
        if len(chosen) == 1:
            return pupil_words(self._drawn, chosen[0], self._role_word)
        return link_words(self._drawn, *chosen)

    def _show_choice(self, chosen: Chosen) -> None:
        self.bar.show_choice(self._words(chosen), self._cases(chosen))

    def _cases(self, chosen: Chosen) -> tuple[str, ...]:
        return case_ids(self._drawn, chosen) if self._drawn and chosen else ()

    def _chosen_in_picture(self, chosen: Chosen) -> None:
        self._show_choice(chosen)
        if self.is_ready:
            self.table.select(self.table.rows.rows_of(chosen, self._cases(chosen)))

    def _chosen_in_table(self, row: int) -> None:
        if not self.is_ready:
            return
        pupil = self.table.rows.part(row).pupil
        chosen = () if pupil is None else (pupil,)
        self.picture.choose(chosen)
        self._show_choice(chosen)

    def _open(self, chosen: Chosen) -> None:
        """To the case; where there are several, to their buttons."""
        ids = self._cases(chosen)
        if len(ids) == 1:
            self.case_asked.emit(ids[0])
        else:
            self.bar.focus_first()

    # -- the rest ----------------------------------------------------------------------------------------------

    def _changed(self, _case_id: str = "") -> None:
        if self.isVisible():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table stands beside the picture where there is room, and under it where there is not."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= theme.px(sizes.ROOMY_FROM)
        turn_beside(self._beside, self.table, theme.px(sizes.RELATION_TABLE), is_beside=is_wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
