"""The card of the wizard: the protocol's sentence, the items of a step, the page that is open, and its buttons."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from pestdesk.domain.conversations import Conversation
from pestdesk.domain.progress import Item
from pestdesk.ui import theme
from pestdesk.ui.beside import turn
from pestdesk.ui.components import (
    Button,
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
from pestdesk.ui.conversation_help import ConversationHelp
from pestdesk.ui.emptying import empty
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
        self._has_next = False
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme.S8)
        self._title = Heading()
        self._actor = Chip()
        self.help = ConversationHelp()
        self._beside_title = QHBoxLayout()
        self._beside_title.addWidget(self._title, 1)
        self._beside_title.addWidget(self.help.head, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addLayout(self._beside_title, 1)
        self._head.addWidget(self._actor, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._head)
        # Only the head and the buttons stay in sight: with large text there is little room for what is between them.
        self._scroll = ScrollPage()
        self.body.addWidget(self._scroll, 1)
        self._quote = ProtocolQuote()
        self._remark = Muted()
        self._items = QWidget()
        self._items_row = FlowLayout(self._items)
        self._note = QWidget()
        note_row = QHBoxLayout(self._note)
        note_row.setContentsMargins(0, 0, 0, 0)
        self._note_words = Label()
        note_row.addWidget(self._note_words, 1)
        self._take_up = button("Toch doen", on_click=self.taken_up.emit)
        note_row.addWidget(self._take_up, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._quote, self._remark, self._items, self._note, self.help):
            self._scroll.body.addWidget(part)
        self._build_skip()
        self._build_footer()

    def _build_skip(self) -> None:
        self._skip = QWidget()
        row = QHBoxLayout(self._skip)
        row.setContentsMargins(0, theme.S4, 0, theme.S4)
        row.setSpacing(theme.S8)
        self._reason = TextField("Waarom overslaan?", "De samenvatting noemt deze reden.")
        self._reason.edit.returnPressed.connect(self._give_skip)
        row.addWidget(self._reason, 1)
        for words, act in (("Overslaan", self._give_skip), ("Niet overslaan", self._close_skip)):
            row.addWidget(button(words, on_click=act), 0, Qt.AlignmentFlag.AlignBottom)
        self._skip.hide()
        self.body.addWidget(self._skip)

    def _build_footer(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        self._previous = button("Vorige", on_click=lambda: self.moved.emit(-1))
        self._ask_skip = button("Overslaan…", on_click=self._open_skip)
        self._kept = Muted("", wraps=False)
        self._leads_to = ""
        self._secondary = button("", on_click=lambda: self.led_to.emit(self._leads_to))
        self._secondary.setProperty("square", False)
        # Klaar goes on by itself; where nothing is asked, there is a button that only goes on.
        self._next = button("Volgende", on_click=lambda: self.moved.emit(1))
        self._finish = button("Klaar", primary=True, on_click=self.completed.emit, tip="Ctrl+Enter")
        row.addWidget(self._previous)
        row.addWidget(self._ask_skip)
        row.addStretch(1)
        for widget in (self._kept, self._secondary, self._next, self._finish):
            row.addWidget(widget)
        self.body.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the help has fewer words, who must act stands under the title, and a long name goes on
        in a second line."""
        super().resizeEvent(event)
        self._fit_head()
        self._break_pills()

    def _fit_head(self) -> None:
        room = self.width() - 2 * theme.S16
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        actor = 0 if self._actor.isHidden() else self._actor.sizeHint().width() + theme.S8
        self.help.fit_in(room - title - actor - theme.S16)
        # Qt tells only the outer layout that something in it asks for other room.
        self._beside_title.invalidate()
        needed = self._beside_title.minimumSize().width() + actor
        turn(self._head, is_beside=needed <= room)

    def _break_pills(self) -> None:
        room = self._scroll.viewport().width()
        for choice in self._items.findChildren(Button):
            words = choice.text().replace("\n", " ")
            choice.setText(words)
            if choice.sizeHint().width() > room:
                choice.setText(words.replace(" (", "\n(", 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the question why a step is skipped."""
        if event.key() == Qt.Key.Key_Escape and not self._skip.isHidden():
            self._close_skip()
            return
        super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the cursor in the first field, or where nothing is asked on the button that goes on."""
        if self.page is not None and self.page.has_form:
            self.page.focus_first()
            return
        made = self.page.findChildren(Button) if self.page else []
        inside: list[QWidget] = [each for each in made if each.property("primary")]
        inside += [self.page.way_on] if self.page and self.page.way_on else []
        choices = (*inside, self._take_up, self._next, self._previous)
        in_sight = (each for each in choices if each.isVisibleTo(self) and each.isEnabled())
        next(in_sight, self).setFocus()

    def show_head(
        self,
        title: str,
        actor: str = "",
        sentence: str = "",
        remark: str = "",
        conversation: Conversation | None = None,
    ) -> None:
        """The title of the page, who must act, the protocol's own sentence, what to know about it, and with whom is
        spoken there."""
        self._title.setText(title)
        self._actor.set_chip(actor, "neutral")
        self._actor.setVisible(bool(actor))
        self._quote.set_text(sentence)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self.help.show_conversation(conversation)
        self._fit_head()
        self._skip.hide()

    def show_items(self, items: Sequence[Item], chosen: tuple[int, int]) -> None:
        """A pill for each item, when there is more than one."""
        empty(self._items_row)
        self._items.setVisible(len(items) > 1)
        for item in items if len(items) > 1 else ():
            key = (item.involvement_id, item.guardian_id)
            mark = item_mark(item)
            name = f"{item.label}, {mark.word}" if mark else item.label
            choice = pill(item.label, checked=key == chosen, name=name, mark=mark)
            choice.clicked.connect(lambda _=False, k=key: self.item_chosen.emit(*k))
            self._items_row.addWidget(choice)
        self._break_pills()

    def show_note(self, words: str, *, can_take_up: bool = False) -> None:
        """Why this item is not done, or cannot be; '' for nothing to say."""
        self._note_words.setText(words)
        self._note.setVisible(bool(words))
        self._take_up.setVisible(can_take_up)

    def set_moves(self, *, back: str, on: bool, skip: bool) -> None:
        """Which moves there are: the words of the button back ('' for none), Volgende and Overslaan."""
        self._previous.setText(back or "Vorige")
        self._previous.setEnabled(bool(back))
        self._has_next = on
        self._ask_skip.setVisible(skip)

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """Whatever is shown and hidden here, it is laid out when all of it stands there, and then at once."""
        layouts = (self.body, self._scroll.body)
        for layout in layouts:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in layouts:
                layout.setEnabled(True)
            self.body.activate()
            self._scroll.settle()

    def forget(self) -> None:
        """Show no step any more, and nothing that was typed for one."""
        with self.laid_out_once():
            self.put(None)
            self.show_head("")
            self.show_items((), (0, 0))
            self.show_note("")
        self._reason.set_state("")

    @property
    def sheet(self) -> QWidget:
        """On which the page is made that is then `put`."""
        return self._scroll.sheet

    def put(self, page: FormPage | None) -> None:
        """Show another page, made on the sheet, in the place of the present one."""
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
            page.completion_asked.connect(self.completed)
            page.show()
        self._show_finish()
        self._scroll.verticalScrollBar().setValue(0)

    def _show_finish(self) -> None:
        has_form = self.page is not None and self.page.has_form
        self._finish.setVisible(has_form)
        self._next.setVisible(self._has_next and not has_form)
        if self.page is not None:
            self._finish.setText(self.page.finish_text)

    def finish(self) -> None:
        """What is being answered now: why the step is skipped, or else the page."""
        if self._skip.isVisible():
            self._give_skip()
        else:
            self.completed.emit()

    def _open_skip(self) -> None:
        self._reason.set_state("")
        self._skip.show()
        self._reason.setFocus()

    def _close_skip(self) -> None:
        self._skip.hide()
        self._ask_skip.setFocus()

    def _give_skip(self) -> None:
        if not self._reason.value():
            self._reason.show_problem("Schrijf op waarom deze stap niet gedaan wordt.")
            self._reason.setFocus()
            return
        self.skip_given.emit(self._reason.value())
