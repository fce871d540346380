"""Betrokkenen: who is in the case, in which role, and their parents (R8, R16)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Role
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Button, Card, Chip, Heading, Label, Muted, Rule, ScrollPage, button
from pestdesk.ui.draft_keeper import keep_all
from pestdesk.ui.form_card import FormCard
from pestdesk.ui.person_forms import GuardianForm, PersonForm

#: Whom a form is about: the id of the person, and of the guardian; None for the person itself, 0 for a new one.
_Editing = tuple[int, int | None]


class PeopleTab(QWidget):
    """A card a person; one form at a time opens in their place, and stays open until it is saved or left."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case: Case | None = None
        self._editing: _Editing | None = None
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

    @property
    def _shown(self) -> Case:
        assert self._case is not None, "no case is shown"
        return self._case

    def _fill(self) -> None:
        """The cards, or the form that is open, as the vault has it now and with what was typed."""
        keep_all(self)
        form = self._make_form()
        old, self._scroll = self._scroll, ScrollPage()
        self._box.replaceWidget(old, self._scroll)
        old.hide()
        old.deleteLater()
        self._scroll.show()
        if form is not None:
            form.saved.connect(self._close_form)
            form.left.connect(self._close_form)
            self._scroll.body.addWidget(form)
        else:
            self._editing = None
            for person in self._shown.involvements:
                self._scroll.body.addWidget(self._person_card(person))
            if not self._shown.is_closed:
                adder = button("Leerling toevoegen…", icon="plus", on_click=lambda: self._open_form((0, None)))
                self._scroll.body.addWidget(adder, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.body.addStretch(1)

    # -- forms -------------------------------------------------------------------------------------------------

    def _open_form(self, editing: _Editing) -> None:
        self._editing = editing
        self._fill()
        form = self.findChildren(FormCard)[-1]
        form.focus_first()

    def _make_form(self) -> FormCard | None:
        """The form that is open, None when there is none or when whom it was about is gone."""
        case = self._shown
        if self._editing is None or case.is_closed:
            return None
        person_id, guardian_id = self._editing
        person = next((each for each in case.involvements if each.id == person_id), None)
        if guardian_id is None:
            found = person or (None if person_id else Involvement(0, None, ()))
            return PersonForm(self._bridge, case, found) if found else None
        guardian = person.guardian(guardian_id) if person and guardian_id else Guardian(0, "")
        return GuardianForm(self._bridge, case, person, guardian) if person and guardian else None

    def _close_form(self) -> None:
        self._editing = None
        self._fill()
        first = self._scroll.findChild(Button)
        if first is not None:
            first.setFocus()

    # -- cards -------------------------------------------------------------------------------------------------

    def _person_card(self, person: Involvement) -> Card:
        protocol = self._bridge.protocol_of(self._shown)
        is_open = not self._shown.is_closed
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(theme.S8)
        name = Heading(person.full_name)
        name.setWordWrap(False)
        head.addWidget(name)
        for role in person.roles:
            head.addWidget(Chip(protocol.role_label(role), "accent" if role is Role.VICTIM else "neutral"))
        head.addStretch(1)
        if is_open:
            head.addWidget(self._change(person.full_name, (person.id, None)))
        card.body.addLayout(head)
        facts = [
            f"klas {person.school_class}" if person.school_class else "klas nog niet ingevuld",
            f"mentor {person.mentor}" if person.mentor else "",
            f"leerlingnummer {person.pupil_number}" if person.pupil_number else "",
            "niet van deze school" if person.outside_school else "",
        ]
        card.body.addWidget(Muted(" · ".join(fact for fact in facts if fact)))
        for guardian in person.guardians:
            card.body.addWidget(Rule())
            card.body.addLayout(self._guardian_row(person, guardian, is_open=is_open))
        if is_open and person.is_known:
            adder = button(
                "Ouder of verzorger toevoegen…",
                quiet=True,
                icon="plus",
                name=f"Ouder of verzorger van {person.full_name} toevoegen",
                on_click=lambda: self._open_form((person.id, 0)),
            )
            card.body.addWidget(adder, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _guardian_row(self, person: Involvement, guardian: Guardian, *, is_open: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        words = QVBoxLayout()
        words.setSpacing(2)
        facts = [guardian.name, guardian.relation, guardian.phone]
        words.addWidget(Label(" · ".join(fact for fact in facts if fact), selectable=True))
        if not guardian.may_be_contacted:
            words.addWidget(Label(f"niet benaderen: {guardian.do_not_contact}", look="problem"))
        row.addLayout(words, 1)
        if is_open:
            row.addWidget(self._change(guardian.name, (person.id, guardian.id)), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _change(self, name: str, editing: _Editing) -> Button:
        return button("Wijzigen…", quiet=True, name=f"Wijzig {name}", on_click=lambda: self._open_form(editing))
