"""The card of one person in a case: roles, class, parents, and whether she belongs to it (R8, R16)."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Protocol, Role
from pestdesk.domain.pupil import Pupil
from pestdesk.ui import sizes, theme
from pestdesk.ui.chips import chip_size
from pestdesk.ui.components import Button, Card, Chip, FlowLayout, Label, Muted, Rule, button
from pestdesk.ui.labels import NameHeading


class PersonCard(Card):
    """Shows a person, and tells what was pressed; who does not belong to the case is shown muted, with the reason."""

    change_asked = Signal()
    leaving_asked = Signal()
    return_asked = Signal()
    guardian_asked = Signal(int)
    pupil_asked = Signal()
    parents_asked = Signal()

    def __init__(self, person: Involvement, protocol: Protocol, *, is_open: bool, pupil: Pupil | None = None) -> None:
        super().__init__()
        self._pupil = pupil
        self._person = person
        self._can_change = is_open and not person.has_left
        self.setProperty("sunken", person.has_left)
        self.body.addLayout(self._head(protocol, is_open=is_open))
        facts = [
            f"klas {person.school_class}" if person.school_class else "klas nog niet ingevuld",
            f"mentor {person.mentor}" if person.mentor else "",
            f"leerlingnummer {person.pupil_number}" if person.pupil_number else "",
            "niet van deze school" if person.outside_school else "",
        ]
        self.body.addWidget(Muted(" · ".join(fact for fact in facts if fact)))
        if person.has_left:
            self.body.addWidget(Label(f"Hoort er niet bij: {person.left_because}", selectable=True))
            self.body.addWidget(Muted("Wat is vastgelegd, blijft in het verloop staan."))
            return
        if person.is_adult and person.parents_consent:
            self.body.addWidget(Muted("18 jaar of ouder, geeft toestemming om met ouders te spreken"))
        elif person.is_adult:
            self.body.addWidget(Label("18 jaar of ouder, geen toestemming voor contact met ouders", look="problem"))
        for guardian in person.guardians:
            self.body.addWidget(Rule())
            self.body.addLayout(self._guardian_row(guardian))
        if self._can_change and pupil is not None and pupil.new_guardians(person):
            self.body.addWidget(self._parents_offer(pupil), 0, Qt.AlignmentFlag.AlignLeft)
        if self._can_change:
            self.body.addLayout(self._footer())

    def _head(self, protocol: Protocol, *, is_open: bool) -> QHBoxLayout:
        person = self._person
        head = QHBoxLayout()
        head.setSpacing(theme.S8)
        # The longest name with all its roles takes more than a line, and pushes nothing out of sight.
        who = FlowLayout()
        who.addWidget(NameHeading(person.full_name))
        for role in person.roles:
            is_victim = role is Role.VICTIM and not person.has_left
            who.addWidget(Chip(protocol.role_label(role), "accent" if is_victim else "neutral"))
        # Its first line stands beside the buttons.
        above = max(theme.px(theme.HIT_HEIGHT) - chip_size("", "neutral").height(), 0) // 2
        who.setContentsMargins(0, above, 0, above)
        head.addLayout(who, 1)
        if self._pupil is not None:
            finder = button(
                "",
                quiet=True,
                icon="people",
                name=f"{person.full_name} in de leerlingenlijst",
                on_click=self.pupil_asked.emit,
            )
            head.addWidget(finder, 0, Qt.AlignmentFlag.AlignTop)
        if self._can_change:
            head.addWidget(self._change(person.full_name, self.change_asked.emit), 0, Qt.AlignmentFlag.AlignTop)
        elif is_open:
            again = f"{person.full_name} hoort er toch bij"
            back = button("Toch erbij", name=again, on_click=self.return_asked.emit)
            head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _parents_offer(self, pupil: Pupil) -> Button:
        """Who is in the directory and not in the case; nothing of the case is overwritten."""
        names = ", ".join(guardian.name for guardian in pupil.new_guardians(self._person))
        return button(
            "Ouders overnemen uit de leerlingenlijst",
            quiet=True,
            icon="people",
            name=f"Ouders van {self._person.full_name} overnemen uit de leerlingenlijst",
            tip=names,
            on_click=self.parents_asked.emit,
        )

    def _footer(self) -> QHBoxLayout:
        person = self._person
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        if person.is_known:
            adder = button(
                "Ouder of verzorger toevoegen…",
                quiet=True,
                icon="plus",
                name=f"Ouder of verzorger van {person.full_name} toevoegen",
                on_click=lambda: self.guardian_asked.emit(0),
            )
            row.addWidget(adder)
        row.addStretch(1)
        leaver = button(
            "Hoort er niet bij…",
            quiet=True,
            name=f"{person.full_name} hoort er niet bij",
            on_click=self.leaving_asked.emit,
        )
        row.addWidget(leaver)
        return row

    def _guardian_row(self, guardian: Guardian) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        words = QVBoxLayout()
        words.setSpacing(sizes.S2)
        facts = [guardian.name, guardian.relation, guardian.phone]
        words.addWidget(Label(" · ".join(fact for fact in facts if fact), selectable=True))
        if not guardian.may_be_contacted:
            words.addWidget(Label(f"niet benaderen: {guardian.do_not_contact}", look="problem"))
        row.addLayout(words, 1)
        if self._can_change:
            change = self._change(guardian.name, lambda: self.guardian_asked.emit(guardian.id))
            row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _change(self, name: str, act: Callable[[], object]) -> Button:
        return button("Wijzigen…", quiet=True, name=f"Wijzig {name}", on_click=act)
