"""The wizard of a round: its steps in the protocol's order, and the page of the one that is open (R11)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.progress import Item, Progress, Status, StepState, progress
from pestdesk.domain.protocol import StepKind
from pestdesk.domain.record import Skip
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import (
    Card,
    Chip,
    FlowLayout,
    Heading,
    Label,
    Muted,
    ProtocolQuote,
    ScrollPage,
    StepListView,
    TextField,
    button,
    pill,
)
from pestdesk.ui.pages import Place, page_for
from pestdesk.ui.pages.check_page import TO_AGREEMENTS, TO_CLOSING, TO_NEXT_ROUND
from pestdesk.ui.pages.closing_page import ClosingPage
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.pages.next_round_page import NextRoundPage
from pestdesk.ui.step_words import item_mark, step_rows


class StepWizard(QWidget):
    """Any step can be opened at any time; nothing is modal; what is typed is kept as it is typed."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case: Case | None = None
        self._round_id = 0
        self._step_id = ""
        self._item = (0, 0)
        self._part_id = 0
        self._special = ""
        self._page: FormPage | None = None
        self._is_completing = False
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S12)
        self.list = StepListView()
        self.list.setFixedWidth(theme.px(208))
        self.list.chosen.connect(self._choose_row)
        row.addWidget(self.list)
        card = Card()
        row.addWidget(card, 1)
        head = QHBoxLayout()
        self._title = Heading()
        self._actor = Chip()
        head.addWidget(self._title, 1)
        head.addWidget(self._actor, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        self._quote = ProtocolQuote()
        card.body.addWidget(self._quote)
        self._items = QWidget()
        self._items_row = FlowLayout(self._items)
        card.body.addWidget(self._items)
        self._skipped = QWidget()
        skipped_row = QHBoxLayout(self._skipped)
        skipped_row.setContentsMargins(0, 0, 0, 0)
        self._skipped_words = Label()
        skipped_row.addWidget(self._skipped_words, 1)
        self._take_up_button = button("Toch doen", on_click=self._take_up)
        skipped_row.addWidget(self._take_up_button)
        card.body.addWidget(self._skipped)
        self._scroll = ScrollPage()
        card.body.addWidget(self._scroll, 1)
        self._build_skip(card)
        self._build_footer(card)

    def _build_skip(self, card: Card) -> None:
        self._skip = QWidget()
        row = QHBoxLayout(self._skip)
        row.setContentsMargins(0, theme.S4, 0, theme.S4)
        self._reason = TextField("Waarom overslaan?", "De samenvatting noemt deze reden.")
        row.addWidget(self._reason, 1)
        skip = button("Overslaan", on_click=self._do_skip)
        cancel = button("Niet overslaan", quiet=True, on_click=self._hide_skip)
        row.addWidget(skip, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignBottom)
        self._skip.hide()
        card.body.addWidget(self._skip)

    def _build_footer(self, card: Card) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        self._previous = button("Vorige", on_click=lambda: self._go(-1))
        self._next = button("Volgende", on_click=lambda: self._go(1))
        self._skip_button = button("Overslaan…", on_click=self._ask_skip)
        self._kept = Muted("", wraps=False)
        self._secondary = button("")
        self._secondary.clicked.connect(lambda: self.open(self._secondary.property("leads_to")))
        self.finish = button("Klaar", primary=True, on_click=self.complete)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addWidget(self._skip_button)
        row.addStretch(1)
        row.addWidget(self._kept)
        row.addWidget(self._secondary)
        row.addWidget(self.finish)
        card.body.addLayout(row)

    # -- where it stands ---------------------------------------------------------------------------------------

    @property
    def page(self) -> FormPage | None:
        """The page that is open."""
        return self._page

    def show_case(self, case: Case, round_id: int) -> None:
        """Show a round of a case; of another case or round at its next step."""
        is_other = self._case is None or self._case.id != case.id or self._round_id != round_id
        if is_other:
            self.flush()
        self._case, self._round_id = case, round_id
        if is_other:
            self._special = ""
            state = self._progress()
            next_step = state.next_step if not case.is_closed else state.steps[0]
            self._stand(next_step or state.steps[-1])
        if self._is_completing:
            return
        self._refresh()

    def flush(self) -> None:
        """Keep what is typed now: the page is about to be left."""
        if self._page is not None:
            self._page.keeper.flush()

    def open(self, where: str, part_id: int = 0) -> None:
        """Open a step by its id, or one of the pages `next_round`, `closing`, `agreements`, `check/ID`."""
        self.flush()
        self._part_id = part_id
        if where in (TO_NEXT_ROUND, TO_CLOSING):
            self._special = where
        else:
            if where.startswith("check/"):
                self._part_id, where = int(where.partition("/")[2]), self._step_id
            elif where == TO_AGREEMENTS:
                where = next(s.step.id for s in self._progress().steps if s.step.kind is StepKind.AGREEMENTS)
            state = self._progress().state(where)
            if state is None:
                return
            self._special = ""
            self._stand(state, part_id=self._part_id)
        if not self._is_completing:
            self._refresh()
            if self._page:
                self._page.focus_first()

    def open_item(self, step_id: str, involvement_id: int, guardian_id: int = 0) -> None:
        """Open the page of one item of a step."""
        self.flush()
        self._special, self._step_id, self._item = "", step_id, (involvement_id, guardian_id)
        self._refresh()
        if self._page:
            self._page.focus_first()

    def complete(self) -> None:
        """Klaar: complete the page and go on to what is next."""
        page = self._page
        if page is None:
            return
        if not page.has_form:
            self._go(1)
            return
        went: list[bool] = []
        page.finished.connect(lambda: went.append(True))
        before = (self._special, self._step_id, self._part_id)
        self._is_completing = True
        try:
            page.complete()
        finally:
            self._is_completing = False
        if went:
            self._advance()
        if went or before != (self._special, self._step_id, self._part_id):
            self._refresh()
            if self._page:
                self._page.focus_first()

    # -- inside ------------------------------------------------------------------------------------------------

    def _progress(self) -> Progress:
        case = self._need_case()
        return progress(self._bridge.protocol_of(case), case, case.round_by_id(self._round_id))

    def _need_case(self) -> Case:
        assert self._case is not None
        return self._case

    def _stand(self, state: StepState, *, part_id: int = 0) -> None:
        item = state.next_item or (state.items[0] if state.items else None)
        self._step_id, self._part_id = state.step.id, part_id
        self._item = (item.involvement_id, item.guardian_id) if item else (0, 0)

    def _advance(self) -> None:
        """To the next open item of this step, or the next step that is not settled."""
        state = self._progress()
        if self._special:
            self._special = ""
            self._stand(state.next_step or state.steps[-1])
            return
        here = state.state(self._step_id)
        if here is None:
            self._stand(state.next_step or state.steps[-1])
            return
        keys = [(item.involvement_id, item.guardian_id) for item in here.items]
        behind = here.items[keys.index(self._item) + 1 :] if self._item in keys else ()
        open_item = next((item for item in behind if item.status is Status.OPEN), None)
        if open_item:
            self._item = (open_item.involvement_id, open_item.guardian_id)
            return
        if here.step.kind is StepKind.CHECKS:
            self._part_id = 0
            return
        later = state.all_steps[state.all_steps.index(here) + 1 :]
        target = next((step for step in later if not step.is_settled), None) or state.next_step
        if target:
            self._stand(target)

    def _refresh(self) -> None:
        """Read the case again: the list, and the page that is open."""
        case = self._need_case()
        state = self._progress()
        protocol = self._bridge.protocol_of(case)
        here = state.state(self._step_id)
        if here is None:
            self._stand(state.next_step or state.steps[-1])
            here = state.state(self._step_id)
            assert here is not None
        self.list.set_rows(step_rows(protocol, case, state, self._bridge.desk.calendar.today()))
        self.list.select(state.all_steps.index(here) if not self._special else -1)
        self._hide_skip()
        if self._special:
            self._show_special(case)
        else:
            self._show_step(case, state, here)
        self._kept.setText("")

    def _show_special(self, case: Case) -> None:
        page: FormPage
        page = (
            NextRoundPage(self._bridge, case) if self._special == TO_NEXT_ROUND else ClosingPage(self._bridge, case)
        )
        self._title.setText(page.title)
        self._actor.hide()
        self._quote.set_text("")
        self._items.hide()
        self._skipped.hide()
        self._skip_button.hide()
        self._previous.setEnabled(True)
        self._next.setEnabled(False)
        self._put(page)

    def _show_step(self, case: Case, state: Progress, here: StepState) -> None:
        protocol = self._bridge.protocol_of(case)
        keys = [(item.involvement_id, item.guardian_id) for item in here.items]
        if self._item not in keys:
            self._item = keys[0] if keys else (0, 0)
        item = here.items[keys.index(self._item)] if keys else Item("", Status.OPEN)
        self._title.setText(here.step.title)
        who = case.who(here.actor)
        self._actor.set_chip(f"{protocol.actor_label(here.actor)} {who}".strip(), "neutral")
        self._actor.show()
        self._quote.set_text(here.step.sentence)
        self._show_items(here)
        self._show_skipped(item)
        at = state.all_steps.index(here)
        self._previous.setEnabled(at > 0)
        self._next.setEnabled(at + 1 < len(state.all_steps))
        can_skip = item.status in (Status.OPEN, Status.PARTLY) and here.step.kind is not StepKind.SIGNAL
        self._skip_button.setVisible(can_skip and not case.is_closed)
        place = Place(self._bridge, case, state.round, here, item, self._part_id)
        if item.status is Status.BLOCKED:
            self._put(None)
            return
        self._put(page_for(place))

    def _show_items(self, here: StepState) -> None:
        while self._items_row.count():
            taken = self._items_row.takeAt(0)
            widget = taken.widget() if taken else None
            if widget:
                widget.deleteLater()
        self._items.setVisible(len(here.items) > 1)
        for item in here.items if len(here.items) > 1 else ():
            key = (item.involvement_id, item.guardian_id)
            chosen = pill(item_mark(item) + item.label, checked=key == self._item, name=item.label)
            chosen.clicked.connect(lambda _=False, k=key: self.open_item(here.step.id, *k))
            self._items_row.addWidget(chosen)

    def _show_skipped(self, item: Item) -> None:
        is_blocked = item.status is Status.BLOCKED
        self._skipped.setVisible(item.status is Status.SKIPPED or is_blocked)
        words = "Dit wacht tot bekend is wie de dader is. Vul de naam in bij Betrokkenen."
        self._skipped_words.setText(words if is_blocked else f"Overgeslagen: {item.reason}")
        self._take_up_button.setVisible(not is_blocked and not self._need_case().is_closed)

    def _put(self, page: FormPage | None) -> None:
        old = self._page
        self._page = page
        if old is not None:
            self._scroll.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        secondary: list[tuple[str, str]] = []
        if page is not None:
            self._scroll.body.addWidget(page)
            page.keeper.kept.connect(lambda: self._kept.setText("Bewaard"))
            page.form.changed.connect(lambda: self._kept.setText(""))
            page.leave_to.connect(self.open)
            page.form_shown.connect(self._show_finish)
            secondary = page.secondary
        self._secondary.setVisible(bool(secondary))
        if secondary:
            words, leads_to = secondary[0]
            self._secondary.setText(words)
            self._secondary.setProperty("leads_to", leads_to)
        self._scroll.verticalScrollBar().setValue(0)
        self._show_finish()

    def _show_finish(self) -> None:
        page = self._page
        has_form = page is not None and page.has_form
        self.finish.setVisible(has_form)
        if page is not None:
            self.finish.setText(page.finish_text)

    def _choose_row(self, row: int) -> None:
        self.open(self._progress().all_steps[row].step.id)
        self.list.setFocus()

    def _go(self, by: int) -> None:
        if self._special:
            self._special = ""
            self._refresh()
            return
        steps = self._progress().all_steps
        ids = [state.step.id for state in steps]
        to = ids.index(self._step_id) + by
        if 0 <= to < len(ids):
            self.open(ids[to])

    def _ask_skip(self) -> None:
        self._skip.show()
        self._reason.set_state("")
        self._reason.setFocus()

    def _hide_skip(self) -> None:
        self._skip.hide()

    def _do_skip(self) -> None:
        if not self._reason.value():
            self._reason.show_problem("Schrijf op waarom deze stap niet gedaan wordt.")
            return
        case = self._need_case()
        desk = self._bridge.desk
        skip = Skip(
            self._step_id,
            self._reason.value(),
            desk.calendar.today(),
            desk.settings.get().coordinator,
            *self._item,
        )
        self.flush()
        self._is_completing = True
        try:
            done = self._bridge.do(desk.steps.skip, case.id, self._round_id, skip)
        finally:
            self._is_completing = False
        if done is not None:
            self._advance()
            self._refresh()

    def _take_up(self) -> None:
        case = self._need_case()
        skip = case.round_by_id(self._round_id).skip_of(self._step_id, *self._item)
        if skip is not None:
            self._bridge.do(self._bridge.desk.steps.take_up, case.id, self._round_id, skip.id)
