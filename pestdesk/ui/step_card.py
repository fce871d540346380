"""The card of the wizard: the protocol's sentence, the items of a step, the page that is open, and its buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pestdesk.domain.progress import Item
from pestdesk.ui import theme
from pestdesk.ui.components import (
    Card,
    Chip,
    FlowLayout,
    Heading,
    Label,
    Muted,
    ProtocolQuote,
    ScrollPage,
    TextField,
    button,
    pill,
)
from pestdesk.ui.pages.form_page import FormPage
from pestdesk.ui.step_words import item_mark


class StepCard(Card):
    """Shows what it is given and tells what was pressed; it knows neither case nor verbs."""

    moved = Signal(int)
    item_chosen = Signal(int, int)
    skip_given = Signal(str)
    taken_up = Signal()
    led_to = Signal(str)
    completed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: FormPage | None = None
        head = QHBoxLayout()
        self._title = Heading()
        self._actor = Chip()
        head.addWidget(self._title, 1)
        head.addWidget(self._actor, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._quote = ProtocolQuote()
        self.body.addWidget(self._quote)
        self._items = QWidget()
        self._items_row = FlowLayout(self._items)
        self.body.addWidget(self._items)
        self._note = QWidget()
        note_row = QHBoxLayout(self._note)
        note_row.setContentsMargins(0, 0, 0, 0)
        self._note_words = Label()
        note_row.addWidget(self._note_words, 1)
        self._take_up = button("Toch doen", on_click=self.taken_up.emit)
        note_row.addWidget(self._take_up)
        self.body.addWidget(self._note)
        self._scroll = ScrollPage()
        self.body.addWidget(self._scroll, 1)
        self._build_skip()
        self._build_footer()

    def _build_skip(self) -> None:
        self._skip = QWidget()
        row = QHBoxLayout(self._skip)
        row.setContentsMargins(0, theme.S4, 0, theme.S4)
        self._reason = TextField("Waarom overslaan?", "De samenvatting noemt deze reden.")
        self._reason.edit.returnPressed.connect(self._give_skip)
        row.addWidget(self._reason, 1)
        row.addWidget(button("Overslaan", on_click=self._give_skip), 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(button("Niet overslaan", quiet=True, on_click=self._skip.hide), 0, Qt.AlignmentFlag.AlignBottom)
        self._skip.hide()
        self.body.addWidget(self._skip)

    def _build_footer(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        self._previous = button("Vorige", on_click=lambda: self.moved.emit(-1))
        self._next = button("Volgende", on_click=lambda: self.moved.emit(1))
        self._ask_skip = button("Overslaan…", on_click=self._open_skip)
        self._kept = Muted("", wraps=False)
        self._leads_to = ""
        self._secondary = button("", on_click=lambda: self.led_to.emit(self._leads_to))
        self._secondary.setProperty("square", False)
        self._finish = button("Klaar", primary=True, on_click=self.completed.emit)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addWidget(self._ask_skip)
        row.addStretch(1)
        row.addWidget(self._kept)
        row.addWidget(self._secondary)
        row.addWidget(self._finish)
        self.body.addLayout(row)

    def show_head(self, title: str, actor: str = "", sentence: str = "") -> None:
        """The title of the page, who must act, and the protocol's own sentence."""
        self._title.setText(title)
        self._actor.set_chip(actor, "neutral")
        self._actor.setVisible(bool(actor))
        self._quote.set_text(sentence)
        self._skip.hide()

    def show_items(self, items: Sequence[Item], chosen: tuple[int, int]) -> None:
        """A pill for each item, when there is more than one."""
        while self._items_row.count():
            taken = self._items_row.takeAt(0)
            widget = taken.widget() if taken else None
            if widget:
                widget.hide()
                widget.deleteLater()
        self._items.setVisible(len(items) > 1)
        for item in items if len(items) > 1 else ():
            key = (item.involvement_id, item.guardian_id)
            choice = pill(item_mark(item) + item.label, checked=key == chosen, name=item.label)
            choice.clicked.connect(lambda _=False, k=key: self.item_chosen.emit(*k))
            self._items_row.addWidget(choice)

    def show_note(self, words: str, *, can_take_up: bool = False) -> None:
        """Why this item is not done, or cannot be; '' for nothing to say."""
        self._note_words.setText(words)
        self._note.setVisible(bool(words))
        self._take_up.setVisible(can_take_up)

    def set_moves(self, *, back: bool, on: bool, skip: bool) -> None:
        """Which of Vorige, Volgende and Overslaan there are."""
        self._previous.setEnabled(back)
        self._next.setEnabled(on)
        self._ask_skip.setVisible(skip)

    def put(self, page: FormPage | None) -> None:
        """Show another page in the place of the present one."""
        old, self.page = self.page, page
        if old is not None:
            self._scroll.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._kept.setText("")
        secondary = page.secondary if page is not None else None
        self._secondary.setVisible(secondary is not None)
        if secondary is not None:
            words, self._leads_to = secondary
            self._secondary.setText(words)
        if page is not None:
            self._scroll.body.addWidget(page)
            page.keeper.kept.connect(lambda: self._kept.setText("Bewaard"))
            page.form.changed.connect(lambda: self._kept.setText(""))
            page.form_shown.connect(self._show_finish)
        self._scroll.verticalScrollBar().setValue(0)
        self._show_finish()

    def _show_finish(self) -> None:
        self._finish.setVisible(self.page is not None and self.page.has_form)
        if self.page is not None:
            self._finish.setText(self.page.finish_text)

    def _open_skip(self) -> None:
        self._reason.set_state("")
        self._skip.show()
        self._reason.setFocus()

    def _give_skip(self) -> None:
        if not self._reason.value():
            self._reason.show_problem("Schrijf op waarom deze stap niet gedaan wordt.")
            return
        self.skip_given.emit(self._reason.value())
