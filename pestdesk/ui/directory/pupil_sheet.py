"""The page of one pupil in the directory: her cards, or the form that is open in their place."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil import Pupil, guardian_keys
from pestdesk.domain.school_calendar import school_year
from pestdesk.errors import RuleError
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Button, EmptyState, ScrollPage, button
from pestdesk.ui.directory.merge_card import MergeCard
from pestdesk.ui.directory.pupil_cards import PupilCard, PupilCasesCard, PupilGuardiansCard
from pestdesk.ui.directory.pupil_forms import PupilForm, PupilGuardianForm
from pestdesk.ui.draft_keeper import forget_all, keep_all
from pestdesk.ui.kept_form import KeptForm
from pestdesk.ui.question_bar import QuestionBar

#: What can be open in the place of the cards; a parent and another pupil are named behind it.
_EDIT, _GUARDIAN, _MERGE, _ADD = "edit", "guardian/", "merge/", "add"

_EMPTY = "Importeer de leerlingenlijst van je school. Dan hoef je geen namen, klassen en mentoren te typen."


class PupilSheet(QWidget):
    """`shown` gives the id of the pupil who is shown now, 0 for nobody; the others what was asked on her page."""

    shown = Signal(int)
    case_asked = Signal(str)
    new_case_asked = Signal(object)
    import_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._pupil: Pupil | None = None
        #: The form that is open, '' for the cards.
        self.open_form = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._box = box
        self._question = QuestionBar(
            button("Uit de lijst verwijderen", on_click=self._remove),
            button("Niet verwijderen", on_click=self._keep),
            place="below",
        )
        self._scroll = ScrollPage()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, theme.S12, 0)
        line.addWidget(self._question)
        box.addLayout(line)
        box.addWidget(self._scroll, 1)
        self._fill()

    @property
    def pupil_id(self) -> int:
        """Who is shown, 0 for nobody."""
        return self._pupil.id if self._pupil else 0

    def show_pupil(self, pupil_id: int, form: str = "") -> None:
        """Show a pupil, or with 0 nobody; `form` opens again what `open_form` gave."""
        self._pupil = Pupil(pupil_id, PersonName(""))
        self.open_form = form
        self.refresh()

    def add(self) -> None:
        """The form for a pupil who is in no list."""
        self._open(_ADD)

    def refresh(self) -> None:
        """Read the pupil again; what is typed stays."""
        before = self.pupil_id
        self._pupil = self._read(before)
        if before and self._pupil is None and self.open_form != _ADD:
            # Kept now, it would be shown at who gets her id.
            forget_all(self)
            self.open_form = ""
        self._fill()
        self.shown.emit(self.pupil_id)

    def focus_first(self) -> None:
        """Put the cursor in the form that is open, or on what can be done first."""
        form = self._form()
        if form is not None:
            form.focus_first()
            return
        cases = self._scroll.findChild(PupilCasesCard)
        first = (cases and cases.findChild(Button)) or self._scroll.findChild(Button)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is shown -----------------------------------------------------------------------------------------

    def _read(self, pupil_id: int) -> Pupil | None:
        try:
            return self._bridge.desk.pupils.get(pupil_id) if pupil_id else None
        except RuleError:
            # Merged or removed meanwhile: then nobody is shown.
            return None

    def _fill(self) -> None:
        keep_all(self)
        self._question.ask("")
        self._renew()
        form = self._made()
        if form is not None:
            self._put(form)
        else:
            self.open_form = ""
            self._add_cards()
        self._scroll.body.addStretch(1)

    def _renew(self) -> None:
        """An empty page in the place of the one that is shown."""
        old, self._scroll = self._scroll, ScrollPage()
        # Room for the bar that scrolls it.
        self._scroll.body.setContentsMargins(0, 0, theme.S12, 0)
        # Not replaceWidget: it gives Python the item of a layout, which Qt deletes without telling.
        self._box.insertWidget(self._box.indexOf(old), self._scroll, 1)
        self._box.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._scroll.show()

    def _made(self) -> KeptForm | MergeCard | None:
        """The form that is open, None when there is none or what it was about is gone."""
        pupil, name = self._pupil, self.open_form
        if name == _ADD:
            adding = PupilForm(self._bridge, Pupil(0, PersonName(""), is_by_hand=True))
            adding.saved.connect(lambda: self._close_and_show(adding.pupil.id))
            adding.left.connect(self._close)
            return adding
        if pupil is None or not name:
            return None
        if name.startswith(_MERGE):
            merging = MergeCard(self._bridge, pupil, self._read(int(name.removeprefix(_MERGE))))
            merging.chosen.connect(self._choose_other)
            merging.merged.connect(self._close_and_show)
            merging.left.connect(self._close)
            return merging
        form: KeptForm
        if name.startswith(_GUARDIAN):
            # None of them: a new one.
            keys = (*guardian_keys(pupil.guardians), "")
            who = name.removeprefix(_GUARDIAN)
            if who not in keys:
                return None
            form = PupilGuardianForm(self._bridge, pupil, keys.index(who))
        else:
            form = PupilForm(self._bridge, pupil)
        form.saved.connect(self._close)
        form.left.connect(self._close)
        return form

    def _add_cards(self) -> None:
        pupil, desk = self._pupil, self._bridge.desk
        if pupil is None:
            self._scroll.body.addStretch(1)
            self._put(self._nobody())
            return
        about = PupilCard(pupil, desk.pupils.doubles(pupil))
        about.new_case_asked.connect(lambda: self.new_case_asked.emit(pupil))
        about.change_asked.connect(partial(self._open, _EDIT))
        about.merge_asked.connect(lambda other_id: self._open(f"{_MERGE}{other_id}"))
        about.removal_asked.connect(self._ask)
        cases = PupilCasesCard(
            desk.pupils.cases_of(pupil), desk.cases.newest_protocol(), school_year(desk.calendar.today())
        )
        cases.chosen.connect(self.case_asked)
        parents = PupilGuardiansCard(pupil)
        keys = (*guardian_keys(pupil.guardians), "")
        parents.change_asked.connect(lambda place: self._open(f"{_GUARDIAN}{keys[place]}"))
        parents.removal_asked.connect(self._remove_guardian)
        for card in (about, cases, parents):
            self._put(card)

    def _put(self, part: QWidget) -> None:
        """Under the others. Qt shows later what was just put in a layout; it must be shown to get the cursor."""
        self._scroll.body.addWidget(part)
        part.show()

    def _nobody(self) -> EmptyState:
        if self._bridge.desk.pupils.count():
            return EmptyState("", "Kies een leerling in de lijst.")
        return EmptyState(
            "Nog geen leerlingen",
            _EMPTY,
            button("Leerlingen importeren…", primary=True, on_click=self.import_asked.emit),
            button("Leerling toevoegen…", on_click=self.add),
        )

    # -- forms -------------------------------------------------------------------------------------------------

    def _form(self) -> KeptForm | MergeCard | None:
        return self._scroll.findChild(KeptForm) or self._scroll.findChild(MergeCard)

    def _open(self, form: str) -> None:
        self.open_form = form
        self._fill()
        self.focus_first()

    def _close(self) -> None:
        self.open_form = ""
        self._fill()
        self.focus_first()

    def _close_and_show(self, pupil_id: int) -> None:
        self.show_pupil(pupil_id)
        self.focus_first()

    def _choose_other(self, pupil_id: int) -> None:
        # Only remembered: the card shows it already.
        self.open_form = f"{_MERGE}{pupil_id}"

    # -- out of the directory ----------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._pupil is not None:
            name = self._pupil.name.full
            self._question.ask(f"{name} uit de lijst verwijderen? In casussen blijft staan wat er staat.")
            self._question.findChildren(Button)[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self._question.ask("")
        self.focus_first()

    def _remove(self) -> None:
        if self._pupil is not None:
            self._bridge.do_for_pupils(self._bridge.desk.pupils.remove, self._pupil.id)

    def _remove_guardian(self, place: int) -> None:
        pupil = self._pupil
        if pupil is not None:
            guardians = (*pupil.guardians[:place], *pupil.guardians[place + 1 :])
            verb = self._bridge.desk.pupils.keep
            self._bridge.do_for_pupils(verb, replace(pupil, guardians=guardians))
            self.focus_first()
