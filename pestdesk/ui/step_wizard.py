"""The wizard of a round: its steps in the protocol's order, and the page of the one that is open (R11)."""

from PySide6.QtCore import QElapsedTimer, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.progress import Item, Progress, Status, StepState
from pestdesk.domain.protocol import StepKind
from pestdesk.domain.record import Skip
from pestdesk.ui import sizes, theme
from pestdesk.ui.announce import announce
from pestdesk.ui.bookmark import Standing
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import StepListView
from pestdesk.ui.discretion import say
from pestdesk.ui.draft_keeper import keep_all
from pestdesk.ui.pages import Place, page_for
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.pages.move_check_page import check_to_move
from pestdesk.ui.pages.places import (
    TO_AGREEMENTS,
    TO_CASE,
    TO_CHECK,
    TO_MOVE,
    TO_ROUND,
    TO_SCHOOL_CALENDAR,
)
from pestdesk.ui.pages.special_pages import is_special, special_page
from pestdesk.ui.step_card import StepCard
from pestdesk.ui.step_showing import item_key, show_step
from pestdesk.ui.step_words import step_rows


class StepWizard(QWidget):
    """Any step can be opened at any time; nothing is modal; what is typed is kept as it is typed.

    `shown` names the place that is open now when it is no step, '' for a step. `case_asked`,
    `round_asked(round, step)` and `school_calendar_asked` tell that a page leads to what is not shown here.
    """

    shown = Signal(str)
    case_asked = Signal(str)
    round_asked = Signal(int, str)
    school_calendar_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case: Case | None = None
        self._round_id = 0
        self._step_id = ""
        self._item = (0, 0)
        self._part_id = 0
        #: The page that is open and is no step, by its name; '' when a step is open.
        self.special = ""
        self._is_completing = False
        #: The page to which Klaar led, until something is filled in there, and since when.
        self._unseen: FormPage | None = None
        self._since_klaar = QElapsedTimer()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S12)
        self.list = StepListView()
        self.list.setFixedWidth(theme.px(sizes.COLUMN))
        self.card = StepCard()
        row.addWidget(self.list)
        row.addWidget(self.card, 1)
        self.list.chosen.connect(self._choose_row)
        self.list.activated.connect(lambda _index: self.card.focus_first())
        self.card.moved.connect(self._go)
        self.card.item_chosen.connect(self._choose_item)
        self.card.skip_given.connect(self._skip)
        self.card.taken_up.connect(self._take_up)
        self.card.led_to.connect(self.open)
        self.card.completed.connect(self.complete)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the list keeps its marks and the card has the rest."""
        super().resizeEvent(event)
        self.list.setFixedWidth(
            theme.px(sizes.COLUMN if event.size().width() >= theme.px(sizes.BESIDE_FROM) else sizes.RAIL)
        )

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as the marks and the card."""
        card = self.card.minimumSizeHint()
        return QSize(theme.px(sizes.RAIL) + theme.S12 + card.width(), card.height())

    # -- what the case page asks -------------------------------------------------------------------------------

    @property
    def page(self) -> FormPage | None:
        """The page that is open."""
        return self.card.page

    def show_case(self, case: Case, round_id: int) -> None:
        """Show a round of a case, of another case or round at its next step; or read again the one that is open."""
        is_other = self._case is None or self._case.id != case.id or self._round_id != round_id
        if is_other:
            self.flush()
        self._case, self._round_id = case, round_id
        progress = self._progress()
        if is_other:
            self._stand(self._next(progress) if case.takes_changes else self._nothing_left(progress))
        if not self._is_completing:
            self._refresh(progress)

    def forget(self) -> None:
        """Hold no case and no page of it any more."""
        self._case, self._round_id = None, 0
        self.special = self._step_id = ""
        self._item, self._part_id = (0, 0), 0
        self._unseen = None
        self.list.set_rows(())
        self.card.forget()

    @property
    def step_kind(self) -> StepKind | None:
        """What is done in the step that is open; None when no case is."""
        state = self._progress().state(self._step_id) if self._case is not None else None
        return state.step.kind if state else None

    def flush(self) -> bool:
        """Keep what is typed now, for the page is about to be left; whether it may be."""
        return self.page is None or keep_all(self.page)

    def open(self, where: str, part_id: int = 0) -> None:
        """Open a step by its id, or one of `pages.places`."""
        if not self.flush():
            return
        if where == TO_SCHOOL_CALENDAR:
            self.school_calendar_asked.emit()
            return
        if where.startswith(TO_CASE):
            self.case_asked.emit(where.removeprefix(TO_CASE))
            return
        if where.startswith(TO_ROUND):
            round_id, _, where = where.removeprefix(TO_ROUND).partition("/")
            if int(round_id) != self._round_id:
                self.round_asked.emit(int(round_id), where)
                return
        progress = self._progress()
        if is_special(where):
            self.special = where
        else:
            if where.startswith(TO_CHECK):
                where, part_id = self._step_id, int(where.removeprefix(TO_CHECK))
            elif where == TO_AGREEMENTS:
                where = next(s.step.id for s in progress.steps if s.step.kind is StepKind.AGREEMENTS)
            state = progress.state(where)
            if state is None:
                return
            self._stand(state, part_id)
        if not self._is_completing:
            self._refresh(progress, focus=True)

    def return_to(self, standing: Standing, field: str = "") -> None:
        """Stand again where it stood, with the cursor in the field of that name, as far as that is still there."""
        state = self._progress().state(standing.step_id)
        if state is None:
            return
        self._stand(state, standing.part_id)
        if standing.item in [item_key(item) for item in state.items]:
            self._item = standing.item
        self.special = standing.special
        self._refresh(focus=True)
        if self.page is not None:
            self.page.focus_field(field)

    def complete(self) -> None:
        """Klaar: complete the page, and go on to what is next."""
        page = self.page
        if page is None or not page.has_form or self._is_second_press:
            return
        before, shown = self.standing, (self._shown.id, self._round_id)
        # The verb makes every view read again; this page must not be replaced while it is at work.
        self._is_completing = True
        try:
            is_done = page.complete()
        finally:
            self._is_completing = False
        # A verb that began a round, or went on in another case, has put the wizard at its step already.
        if is_done and page.goes_on and (self._shown.id, self._round_id) == shown:
            self._advance()
        if is_done or self.standing != before:
            self._refresh(focus=True)
        if is_done:
            self.count_from_here()

    def count_from_here(self) -> None:
        """The page that is open came by itself: nobody can have read it in the time of a double press."""
        if self.page is not None:
            self._unseen = self.page
            self._since_klaar.start()
            self.page.form.changed.connect(self._see)

    @property
    def _is_second_press(self) -> bool:
        """Whether Klaar was pressed twice at once: nobody saw yet what the page says that came by the first press."""
        is_early = self._since_klaar.isValid() and self._since_klaar.elapsed() < QApplication.doubleClickInterval()
        return self._unseen is not None and self._unseen is self.page and is_early

    def _see(self) -> None:
        self._unseen = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves a page that is no step, for the step it was opened from."""
        if event.key() == Qt.Key.Key_Escape and self.special:
            self._go(-1)
            return
        super().keyPressEvent(event)

    # -- where it stands ---------------------------------------------------------------------------------------

    @property
    def standing(self) -> Standing:
        """The place that is open."""
        return Standing(self.special, self._step_id, self._item, self._part_id)

    @property
    def _shown(self) -> Case:
        assert self._case is not None, "no case is shown"
        return self._case

    def _progress(self) -> Progress:
        return self._bridge.desk.cases.progress(self._shown, self._shown.round_by_id(self._round_id))

    def _next(self, progress: Progress) -> StepState:
        return progress.next_step or self._nothing_left(progress)

    def _nothing_left(self, progress: Progress) -> StepState:
        """Where a round that asks for no more is shown: at its end, or at the judgement that it was no bullying."""
        return progress.intake if self._shown.classification.is_not_bullying else progress.steps[-1]

    def _stand(self, state: StepState, part_id: int = 0) -> None:
        """Take a step as the one that is open, at its first open item."""
        item = state.next_item or (state.items[0] if state.items else None)
        self.special, self._step_id, self._part_id = "", state.step.id, part_id
        self._item = item_key(item) if item else (0, 0)

    def _advance(self) -> None:
        """To the next open item of this step, or else to the next step that is not settled."""
        progress = self._progress()
        here = progress.state(self._step_id)
        if self.special or here is None:
            self._stand(self._next(progress))
            return
        keys = [item_key(item) for item in here.items]
        behind = here.items[keys.index(self._item) + 1 :] if self._item in keys else ()
        open_item = next((item for item in behind if item.status is Status.OPEN), None)
        if open_item is not None:
            self._item = item_key(open_item)
        elif here.step.kind is StepKind.CHECKS:
            self._part_id = 0
        else:
            later = progress.all_steps[progress.all_steps.index(here) + 1 :]
            self._stand(next((s for s in later if not s.is_settled), None) or progress.next_step or here)

    def _choose_row(self, row: int) -> None:
        self.open(self._progress().all_steps[row].step.id)
        self.list.setFocus()

    def _choose_item(self, involvement_id: int, guardian_id: int) -> None:
        if not self.flush():
            return
        self._item = (involvement_id, guardian_id)
        self._refresh(focus=True)

    def _go(self, by: int) -> None:
        """Vorige and Volgende; from a page that is no step, back to the step it was opened from."""
        ids = [state.step.id for state in self._progress().all_steps]
        to = ids.index(self._step_id) + (0 if self.special else by)
        if 0 <= to < len(ids):
            self.open(ids[to], self._part_id if self.special else 0)

    # -- showing -----------------------------------------------------------------------------------------------

    def _refresh(self, progress: Progress | None = None, *, focus: bool = False) -> None:
        """Show what is there now: the list, and the page that is open; the cursor stays in its field."""
        if not self.flush():
            return
        before, field = self.standing, self.page.focused_field() if self.page else ""
        progress = progress or self._progress()
        here = progress.state(self._step_id)
        if here is None:
            # The step went: what it hung on was taken back.
            self._stand(self._next(progress))
            here = progress.state(self._step_id)
            assert here is not None
        if self.special.startswith(TO_MOVE) and check_to_move(self._shown, self.special) is None:
            # The check was held, or taken back.
            self.special = ""
        protocol = self._bridge.protocol_of(self._shown)
        self.list.set_rows(step_rows(protocol, self._shown, progress, self._bridge.desk.calendar.today()))
        self.list.select(-1 if self.special else progress.all_steps.index(here))
        if focus:
            # It goes where this ends; meanwhile it looks for no place of its own when what has it is hidden.
            self.card.setFocus()
        with self.card.laid_out_once():
            page = self._special_page() if self.special else self._step_page(progress, here)
            self.card.put(page)
        if page is not None:
            page.leave_to.connect(self.open)
            if field and before == self.standing and not focus:
                page.focus_field(field)
        self.shown.emit(self.special)
        if focus:
            # The cursor goes to a field, whose name does not say to which step it belongs.
            say(self.card, "accessibleName", page.title if page and self.special else here.step.title)
            announce(self.card, is_polite=True)
            self.card.focus_first()

    def _special_page(self) -> FormPage:
        page = special_page(self._bridge, self._shown, self.special, self.card.sheet)
        self.card.show_head(page.title)
        self.card.show_items((), (0, 0))
        self.card.show_note("")
        self.card.set_moves(back="Terug", on=False, skip=False)
        return page

    def _step_page(self, progress: Progress, here: StepState) -> FormPage | None:
        item = next((item for item in here.items if item_key(item) == self._item), None)
        if item is None:
            item = here.items[0] if here.items else Item("", Status.OPEN)
        self._item = item_key(item)
        show_step(self.card, self._bridge, self._shown, progress, here, item)
        if item.status in (Status.BLOCKED, Status.SKIPPED):
            return None
        return page_for(Place(self._bridge, self._shown, progress.round, here, item, self.card.sheet, self._part_id))

    # -- skipping ----------------------------------------------------------------------------------------------

    def _skip(self, reason: str) -> None:
        desk = self._bridge.desk
        by = desk.settings.get().coordinator
        skip = Skip(self._step_id, reason, desk.calendar.today(), by, *self._item)
        if not self.flush():
            return
        self._is_completing = True
        try:
            is_done = self._bridge.do(desk.steps.skip, self._shown.id, self._round_id, skip) is not None
        finally:
            self._is_completing = False
        if is_done:
            self._advance()
            self._refresh(focus=True)
            self.count_from_here()

    def _take_up(self) -> None:
        skip = self._shown.round_by_id(self._round_id).skip_of(self._step_id, *self._item)
        if skip is not None:
            self._bridge.do(self._bridge.desk.steps.take_up, self._shown.id, self._round_id, skip.id)
