"""The tie between the fields in which a person is named and a pupil of the directory."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pestdesk.desk.pupils import Pupils
from pestdesk.domain.folding import fold
from pestdesk.domain.people import Involvement
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.pupil_match import share_a_name
from pestdesk.domain.pupil_number import number_key
from pestdesk.errors import RuleError
from pestdesk.ui import icons, sizes, theme
from pestdesk.ui.announce import announce
from pestdesk.ui.buttons import button
from pestdesk.ui.discretion import say
from pestdesk.ui.fields import Field, State
from pestdesk.ui.labels import Muted
from pestdesk.ui.line_edit import LineEdit
from pestdesk.ui.pupil_offers import PupilOffers
from pestdesk.ui.pupil_words import class_words, number_words

#: The state of a tie that the user does not want.
_REFUSED = "-"
#: Before the id of a pupil who has no number.
_ID = "id/"


class PupilLink(Field):
    """Offers pupils while the name is typed, fills in whom the user chooses, and lets go when the name becomes
    another. A whole name that only one pupil has is recognised when its field is left: told, and taken back with one
    button. Place it under the fields: it is seen while there is something to tell.

    State: the number of the pupil, so that a draft outlives an import; ‘-’ once the user wanted no tie.
    """

    def __init__(
        self,
        pupils: Pupils,
        name: LineEdit,
        school_class: LineEdit,
        mentor: LineEdit,
        number: LineEdit | None = None,
    ) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S8)
        self._words = Muted("", wraps=False)
        self._act = button("", quiet=True, on_click=self._press)
        self._act.setProperty("square", False)
        row.addWidget(self._words)
        row.addWidget(self._act)
        row.addStretch(1)
        super().__init__("", line)
        self._pupils = pupils
        self._name, self._class, self._mentor, self._number = name, school_class, mentor, number
        self._pupil: Pupil | None = None
        self._namesakes: tuple[Pupil, ...] = ()
        self._is_refused = False
        #: What a pupil filled in, by field: it goes with her.
        self._filled: dict[LineEdit, str] = {}
        self._sign = QLabel(name)
        self._sign.hide()
        self.offers = PupilOffers(name, pupils.find)
        self.offers.chosen.connect(self.choose)
        name.installEventFilter(self)
        name.textChanged.connect(self._name_changed)
        for edit in (name, school_class):
            edit.editingFinished.connect(self.recognise)
        if number is not None:
            number.textChanged.connect(self._number_changed)
        theme.changed.connect(self._draw_sign)
        self._tell("", "")

    @property
    def pupil(self) -> Pupil | None:
        """Whom the fields are about, None when that is nobody of the directory."""
        return self._pupil

    def tied(self, person: Involvement) -> Involvement:
        """The person as the fields tell of her, with what the directory adds: her number, her name in its parts, and
        the parents whom the case does not have yet. What a case keeps is a snapshot (R1)."""
        if self._pupil is None:
            return person
        # As she is now: an import or a merge may have come since she was chosen, and a parent not to be contacted.
        pupil = self._now_of(self._pupil)
        if pupil is None:
            # Her number is of nobody any more: her name says who she is.
            return replace(person, pupil_number="") if person.pupil_key == self._pupil.key else person
        guardians = (*person.guardians, *pupil.new_guardians(person))
        return replace(person, name=pupil.name, pupil_number=pupil.number, guardians=guardians)

    def choose(self, pupil: Pupil) -> None:
        """Fill in this pupil, whom the user chose."""
        self._fill(pupil)
        self._tell("", "")
        self._was_changed()

    def recognise(self) -> None:
        """Tie the fields to the only pupil who has this whole name, or tell that there are more."""
        if self._pupil is not None or self._is_refused or self.offers.is_open:
            return
        typed = self._name.text()
        found = self._pupils.named(typed, self._class.text()) if typed.strip() else ()
        if len(found) == 1:
            pupil = found[0]
            self._fill(pupil)
            about = ", ".join((class_words(pupil), number_words(pupil)))
            self._tell(f"Herkend in de leerlingenlijst: {about}.", "Iemand anders")
            self._was_changed()
        elif found:
            self._namesakes = found
            self._tell(f"Er zijn {len(found)} leerlingen met deze naam.", "Kiezen…")
        else:
            self._tell("", "")

    # -- the state ---------------------------------------------------------------------------------------------

    def state(self) -> str:
        if self._pupil is None:
            return _REFUSED if self._is_refused else ""
        return self._pupil.number or f"{_ID}{self._pupil.id}"

    def set_state(self, state: State) -> None:
        key = state if isinstance(state, str) else ""
        self._let_go()
        self._is_refused = key == _REFUSED
        pupil = self._found(key)
        # The fields come back by themselves: they may have been changed after the choice.
        if pupil is not None and self._is_named(pupil):
            self._tie(pupil)
        self._tell("", "")

    def _now_of(self, chosen: Pupil) -> Pupil | None:
        """Who was chosen, as she is now: merged, she is who has her number or else the only one of her name."""
        for pupil in (self._found(f"{_ID}{chosen.id}"), self._pupils.with_number(chosen.number)):
            # An id, and seldom a number, is given out again.
            if pupil is None or not share_a_name(pupil.name, chosen.name):
                continue
            if pupil.key == chosen.key or pupil.name_key == chosen.name_key:
                return pupil
        namesakes = self._pupils.named(chosen.name.full)
        return namesakes[0] if len(namesakes) == 1 else None

    def _found(self, key: str) -> Pupil | None:
        if not key or key == _REFUSED:
            return None
        if not key.startswith(_ID):
            return self._pupils.with_number(key)
        try:
            return self._pupils.get(int(key.removeprefix(_ID)))
        except (RuleError, ValueError):
            # She left the directory since: what was typed of her is still there.
            return None

    # -- inside ------------------------------------------------------------------------------------------------

    def _is_named(self, pupil: Pupil) -> bool:
        return fold(" ".join(self._name.text().split())) == fold(pupil.name.full)

    def _tie(self, pupil: Pupil) -> None:
        self._pupil, self._is_refused, self._namesakes = pupil, False, ()
        self._show_sign()

    def _fill(self, pupil: Pupil) -> None:
        self._let_go()
        self._name.put(pupil.name.full)
        values = [(self._class, pupil.school_class), (self._mentor, pupil.mentor)]
        if self._number is not None:
            values.append((self._number, pupil.number))
        for edit, value in values:
            if value and edit.text().strip() != value:
                edit.put(value)
                self._filled[edit] = value
        self._tie(pupil)

    def _let_go(self) -> None:
        """Nobody of the directory any more; what she filled in goes, unless it was changed since."""
        filled, self._filled = self._filled, {}
        self._pupil, self._namesakes = None, ()
        for edit, value in filled.items():
            if edit.text() == value:
                edit.put("")
        self._show_sign()

    def _name_changed(self) -> None:
        self._is_refused = False
        if self._pupil is not None and not self._is_named(self._pupil):
            self._let_go()
        if self._pupil is None:
            self._namesakes = ()
            self._tell("", "")

    def _number_changed(self, text: str) -> None:
        """Another number is another pupil, however the name reads."""
        if self._pupil is not None and number_key(text) != self._pupil.key:
            self._filled = {}
            self._let_go()
            self._is_refused = True
            self._tell("", "")

    def _press(self) -> None:
        """It is someone else, or one of several."""
        if self._namesakes:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.offers.offer(self._namesakes)
            return
        self._let_go()
        self._is_refused = True
        self._tell("", "")
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_changed()

    def _tell(self, words: str, act: str) -> None:
        self._words.setText(words)
        self._act.setText(act)
        self._act.setAccessibleName(f"{act}: {words}" if act else "")
        self._act.setVisible(bool(act))
        self.setVisible(bool(words))
        if words:
            say(self, "accessibleName", words)
            announce(self)

    # -- the sign in the field ---------------------------------------------------------------------------------

    def _show_sign(self) -> None:
        pupil = self._pupil
        words = f"uit de leerlingenlijst, {number_words(pupil)}" if pupil else ""
        self._sign.setVisible(pupil is not None)
        say(self._sign, "toolTip", words)
        say(self._name, "accessibleDescription", words)
        self._name.setTextMargins(0, 0, theme.px(sizes.ICON) + theme.S4 if pupil else 0, 0)
        self._draw_sign()

    def _draw_sign(self) -> None:
        if self._pupil is not None:
            side = theme.px(sizes.ICON)
            self._sign.setPixmap(icons.pixmap("person", "accent", side, self.devicePixelRatioF()))
            self._sign.setFixedSize(side, side)
            self._place_sign()

    def _place_sign(self) -> None:
        left = self._name.width() - self._sign.width() - theme.S8
        self._sign.move(left, (self._name.height() - self._sign.height()) // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sign stays at the end of the field."""
        if event.type() == QEvent.Type.Resize and watched is self._name and self._pupil is not None:
            self._place_sign()
        return False
