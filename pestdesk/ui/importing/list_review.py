"""A list that was read: its columns at the left, what it changes at the right, before anything is written."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from pestdesk.domain.pupil_import import ImportPlan
from pestdesk.domain.pupil_list import PupilField
from pestdesk.errors import ListColumnsError
from pestdesk.ui import sizes, theme
from pestdesk.ui.announce import announce
from pestdesk.ui.beside import turn_beside
from pestdesk.ui.buttons import Tick
from pestdesk.ui.components import Card, GroupHead, Muted, Notice, ScrollPage, button
from pestdesk.ui.discretion import say
from pestdesk.ui.importing.column_choices import ColumnChoices
from pestdesk.ui.importing.import_counts import ImportCounts
from pestdesk.ui.importing.import_words import far_words, figure
from pestdesk.ui.importing.list_problems import ProblemTable
from pestdesk.ui.importing.list_work import ReadList

_KEPT = "Alleen wat je hier kiest, wordt bewaard. De rest van de lijst blijft buiten PestDesk."
_CHOOSE = "Kies wat elke kolom is. Is het leerlingnummer en de naam bekend, dan zie je hier de eerste rijen."
#: From which width on the counts stand beside the columns, and how wide they are then.

#: Qt's own word for no greatest width.


class ListReview(QWidget):
    """`mapped` tells that a column was said to hold something else, `cancelled` that counting anew is to stop,
    `absent_chosen` that it was decided what becomes of who is missing."""

    mapped = Signal()
    cancelled = Signal()
    absent_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: ReadList | None = None
        self._settled: dict[int, PupilField] = {}
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.S12)
        self._columns.addWidget(self._left(), 1)
        self._columns.addWidget(self._right())

    def _left(self) -> QWidget:
        scroll = ScrollPage()
        self.missing = Notice()
        self.missing.hide()
        card = Card()
        card.body.addWidget(GroupHead("Kolommen in de lijst"))
        self._hint = Muted(_KEPT)
        card.body.addWidget(self._hint)
        card.body.addSpacing(theme.S4)
        self.choices = ColumnChoices()
        self.choices.changed.connect(self.mapped)
        card.body.addWidget(self.choices)
        scroll.body.addWidget(self.missing)
        scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        return scroll

    def _right(self) -> QWidget:
        self._scroll = ScrollPage()
        self.counts = ImportCounts()
        self.counts.cancelled.connect(self.cancelled)
        self.warning = Notice()
        self.warning.hide()
        self.leave_absent = Tick("Leerlingen die ontbreken zo laten")
        self.leave_absent.toggled.connect(self._absent_chosen)
        self.counts.add_question(self.warning, self.leave_absent)
        self._wrong = Card()
        head = QHBoxLayout()
        head.addWidget(GroupHead("Regels die niet meegaan"), 1)
        self.problems = ProblemTable()
        copy = button("Kopiëren", quiet=True, icon="copy", name="Regels kopiëren", on_click=self.problems.copy)
        copy.setToolTip("Kopieert de gekozen regels als tekst, of alle regels (Ctrl+C)")
        head.addWidget(copy)
        self._wrong.body.addLayout(head)
        self._wrong.body.addWidget(self.problems)
        for part in (self.counts, self._wrong):
            self._scroll.body.addWidget(part)
        self._scroll.body.addStretch(1)
        return self._scroll

    # -- what is shown -----------------------------------------------------------------------------------------

    @property
    def plan(self) -> ImportPlan | None:
        """What would be written now; None while that is not known."""
        if self._read is None or self.is_busy:
            return None
        plan = self._read.plan
        return plan.with_absent_left() if self.leave_absent.isChecked() else plan

    @property
    def is_busy(self) -> bool:
        """Whether it is counted anew."""
        return not self.counts.progress.isHidden()

    @property
    def is_waited_for(self) -> bool:
        """Whether the focus is where the counting can be stopped: that goes when it is done."""
        return self.counts.progress.cancel.hasFocus()

    def show_list(self, made: ReadList) -> None:
        """Show a list and what it changes."""
        self._read = made
        listed = made.listed
        fields = [column.field for column in listed.columns]
        self.choices.show_columns([column.header for column in listed.columns], fields, listed.sample)
        self._settle({place: field for place, field in enumerate(fields) if field})
        self.missing.set_text("")
        self._hint.setText(_KEPT)
        self.leave_absent.setVisible(bool(made.plan.absent))
        # Also what is wrong beside the directory only.
        self.problems.show_problems(made.plan.problems)
        self._wrong.setVisible(bool(made.plan.problems))
        self._show_counts()

    def ask_columns(self, error: ListColumnsError) -> None:
        """Ask what the columns are of a list that says too little of it."""
        self._read = None
        fields = [PupilField(name) if name else None for name in error.fields]
        self.choices.show_columns(error.headers, fields, ())
        self._settle(self.choices.mapping())
        self.missing.set_text(str(error))
        say(self.missing, "accessibleName", str(error))
        announce(self.missing)
        self._hint.setText(_CHOOSE)
        self.counts.show_unknown()
        for part in (self.warning, self.leave_absent, self._wrong):
            part.hide()

    def begin_busy(self) -> None:
        """What is shown does not hold until the list was read again."""
        self.counts.progress.tell(far_words(0, 0), 0, 0)
        self.counts.set_busy(is_busy=True)

    def go_back(self) -> None:
        """The columns as they were when they were counted last."""
        self.counts.set_busy(is_busy=False)
        headers = self.choices.headers
        fields = [self._settled.get(place) for place in range(len(headers))]
        self.choices.show_columns(headers, fields, self._read.listed.sample if self._read else ())

    def focus_first(self) -> None:
        """Put the focus on what is to be decided first, if there is such a thing."""
        if not self.missing.isHidden():
            self.choices.focus_first()
        elif not self.warning.isHidden():
            self.leave_absent.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def asks(self) -> bool:
        """Whether something is to be decided first."""
        return not (self.missing.isHidden() and self.warning.isHidden())

    def clear(self) -> None:
        """Hold nothing of a list any more."""
        self._read, self._settled = None, {}
        self.choices.clear()
        self.problems.show_problems(())
        self.counts.show_unknown()
        self.counts.set_busy(is_busy=False)
        self.missing.set_text("")
        self.warning.set_text("")
        self._set_absent_left(is_left=False)

    # -- inside ------------------------------------------------------------------------------------------------

    def _settle(self, mapping: Mapping[int, PupilField]) -> None:
        self._settled = dict(mapping)
        self.counts.set_busy(is_busy=False)

    def _set_absent_left(self, *, is_left: bool) -> None:
        self.leave_absent.blockSignals(True)
        self.leave_absent.setChecked(is_left)
        self.leave_absent.blockSignals(False)

    def _absent_chosen(self) -> None:
        if self._read is not None and not self.is_busy:
            self._show_counts()
        self.absent_chosen.emit()

    def _show_counts(self) -> None:
        assert self._read is not None
        plan, is_left = self._read.plan, self.leave_absent.isChecked()
        self.counts.show_plan(plan, is_absent_left=is_left)
        many = figure(len(plan.absent))
        self.warning.set_text(
            f"{many} leerlingen staan niet in deze lijst. Dat is veel: misschien is het de lijst van één leerjaar. "
            "Laat ze dan zoals ze zijn."
            if plan.lacks_many and not is_left
            else ""
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The counts stand beside the columns where there is room, and under them where there is not."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= theme.px(sizes.BESIDE_FROM)
        if turn_beside(self._columns, self._scroll, theme.px(sizes.LIST), is_beside=is_wide):
            # Under each other they share the height.
            self._columns.setStretch(1, 0 if is_wide else 1)
