"""Betrokkenen: the case as a whole, who is in it, in which role, and their parents (R4, R8, R16)."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.pupil import Pupil
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.case_card import CaseCard
from pestdesk.ui.components import Button, Card, ScrollPage, button
from pestdesk.ui.draft_keeper import keep_all
from pestdesk.ui.form_card import FormCard
from pestdesk.ui.pattern_list import PatternCard
from pestdesk.ui.person_card import PersonCard
from pestdesk.ui.person_forms import CoordinatorsForm, GuardianForm, LeavingForm, PersonForm


class _What(StrEnum):
    """What a form changes."""

    CASE = "case"
    PERSON = "person"
    GUARDIAN = "guardian"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class _Editing:
    """The form that is open, and whom it is about; an id of 0 is for someone new."""

    what: _What
    person_id: int = 0
    guardian_id: int = 0


class PeopleTab(QWidget):
    """A card for the case, one for what comes back in it and one a person; one form at a time opens in their place,
    until it is saved or left.

    `pupil_asked` gives the pupil of the directory whose page is to be shown, `case_asked` the number of an earlier
    case.
    """

    pupil_asked = Signal(int)
    case_asked = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case: Case | None = None
        self._editing: _Editing | None = None
        self._patterns: PatternCard | None = None
        bridge.changed.connect(self._case_changed)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollPage()
        self._box.addWidget(self._scroll)

    def show_case(self, case: Case) -> None:
        """Show the people of this case."""
        if self._case is None or self._case.id != case.id:
            self._editing = None
        self._case = case
        self._fill()

    def forget(self) -> None:
        """Hold no case any more."""
        self._case = self._editing = None
        self._renew()

    @property
    def _shown(self) -> Case:
        assert self._case is not None, "no case is shown"
        return self._case

    def _fill(self) -> None:
        """The cards, or the form that is open, as the vault has it now and with what was typed."""
        keep_all(self)
        form = self._make_form()
        self._renew()
        if form is not None:
            form.saved.connect(self._close_form)
            form.left.connect(self._close_form)
            self._scroll.body.addWidget(form)
        else:
            self._editing = None
            self._add_cards()
        self._scroll.body.addStretch(1)

    def _renew(self) -> None:
        """An empty page in the place of the one that is shown."""
        self._patterns = None
        old, self._scroll = self._scroll, ScrollPage()
        # Not replaceWidget: it gives Python the item of a layout, which Qt deletes without telling.
        self._box.insertWidget(self._box.indexOf(old), self._scroll)
        self._box.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._scroll.show()

    # -- forms -------------------------------------------------------------------------------------------------

    def _open_form(self, what: _What, person_id: int = 0, guardian_id: int = 0) -> None:
        self._editing = _Editing(what, person_id, guardian_id)
        self._fill()
        form = self.findChildren(FormCard)[-1]
        form.focus_first()

    def _make_form(self) -> FormCard | None:
        """The form that is open, None when there is none or when whom it was about is gone."""
        case, editing = self._shown, self._editing
        if editing is None or not case.takes_changes:
            return None
        if editing.what is _What.CASE:
            return CoordinatorsForm(self._bridge, case)
        person = next((each for each in case.involvements if each.id == editing.person_id), None)
        if editing.what is _What.PERSON:
            found = person or (None if editing.person_id else Involvement(0, None, ()))
            return PersonForm(self._bridge, case, found) if found else None
        if person is None:
            return None
        if editing.what is _What.LEAVING:
            return None if person.has_left else LeavingForm(self._bridge, case, person)
        guardian = person.guardian(editing.guardian_id) if editing.guardian_id else Guardian(0, "")
        return GuardianForm(self._bridge, case, person, guardian) if guardian else None

    def _close_form(self) -> None:
        self._editing = None
        self._fill()
        first = self._scroll.findChild(Button)
        if first is not None:
            first.setFocus()

    # -- cards -------------------------------------------------------------------------------------------------

    def _add_cards(self) -> None:
        case = self._shown
        about = CaseCard(case, self._bridge.protocol_of(case))
        about.change_asked.connect(lambda: self._open_form(_What.CASE))
        self._scroll.body.addWidget(about)
        self._patterns = PatternCard()
        self._patterns.chosen.connect(self.case_asked)
        self._scroll.body.addWidget(self._patterns)
        self._patterns.show_patterns(self._bridge.desk.patterns.of(case))
        # Who turned out not to belong to the case stands last.
        for person in sorted(case.involvements, key=lambda each: each.has_left):
            self._scroll.body.addWidget(self._person_card(person))
        if case.takes_changes:
            adder = button("Leerling toevoegen…", icon="plus", on_click=lambda: self._open_form(_What.PERSON))
            self._scroll.body.addWidget(adder, 0, Qt.AlignmentFlag.AlignLeft)

    def _case_changed(self, case_id: str) -> None:
        """Another case that changed may be an earlier one; this one itself is shown anew."""
        if self._patterns is not None and self.isVisible() and case_id != self._shown.id:
            self._patterns.show_patterns(self._bridge.desk.patterns.of(self._shown))

    def _person_card(self, person: Involvement) -> Card:
        case, pupil = self._shown, self._bridge.desk.pupils.of(person)
        card = PersonCard(person, self._bridge.protocol_of(case), is_open=case.takes_changes, pupil=pupil)
        card.change_asked.connect(lambda: self._open_form(_What.PERSON, person.id))
        card.leaving_asked.connect(lambda: self._open_form(_What.LEAVING, person.id))
        card.guardian_asked.connect(lambda guardian_id: self._open_form(_What.GUARDIAN, person.id, guardian_id))
        card.return_asked.connect(lambda: self._take_back(person))
        if pupil is not None:
            card.pupil_asked.connect(lambda: self.pupil_asked.emit(pupil.id))
            card.parents_asked.connect(lambda: self._take_over_parents(person, pupil))
        return card

    def _take_over_parents(self, person: Involvement, pupil: Pupil) -> None:
        """The parents whom the directory knows and the case does not; those of the case stay as they were (R1)."""
        more = replace(person, guardians=(*person.guardians, *pupil.new_guardians(person)))
        self._bridge.do(self._bridge.desk.cases.keep_person, self._shown.id, more)

    def _take_back(self, person: Involvement) -> None:
        """A person belongs to the case after all; what was recorded was never gone."""
        back = replace(person, left_because="")
        self._bridge.do(self._bridge.desk.cases.keep_person, self._shown.id, back)
