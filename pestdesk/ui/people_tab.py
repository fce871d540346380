"""Betrokkenen: who is in the case, in which role, and their parents (R8, R16)."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.people import UNKNOWN_PERSON, Guardian, Involvement
from pestdesk.domain.protocol import Protocol, Role
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import (
    Card,
    CheckGroup,
    Chip,
    Form,
    Heading,
    Label,
    Muted,
    Rule,
    ScrollPage,
    TextField,
    button,
)
from pestdesk.ui.draft_keeper import DraftKeeper
from pestdesk.ui.person_rows import named
from pestdesk.ui.words import ROLES


class PeopleTab(QWidget):
    """A card a person; one form at a time opens in its place."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case: Case | None = None
        self._keeper: DraftKeeper | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollPage()
        box.addWidget(self._scroll)

    def show_case(self, case: Case) -> None:
        """Show the people of this case."""
        self.flush()
        self._case = case
        self._keeper = None
        protocol = self._bridge.protocol_of(case)
        self._empty()
        for person in case.involvements:
            self._scroll.body.addWidget(self._person_card(protocol, person))
        if not case.is_closed:
            row = QHBoxLayout()
            blank = Involvement(0, None, ())
            row.addWidget(
                button("Leerling toevoegen…", icon="plus", on_click=lambda: self._edit_person(protocol, blank))
            )
            row.addStretch(1)
            self._scroll.body.addLayout(row)
        self._scroll.body.addStretch(1)

    def flush(self) -> None:
        """Keep what is typed now."""
        if self._keeper is not None:
            self._keeper.flush()

    def _empty(self) -> None:
        while self._scroll.body.count():
            item = self._scroll.body.takeAt(0)
            if item is None:
                continue
            widget, layout = item.widget(), item.layout()
            if widget:
                widget.hide()
                widget.deleteLater()
            while layout is not None and layout.count():
                inner = layout.takeAt(0)
                inner_widget = inner.widget() if inner else None
                if inner_widget:
                    inner_widget.hide()
                    inner_widget.deleteLater()

    def _person_card(self, protocol: Protocol, person: Involvement) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(Heading(person.full_name), 1)
        for role in person.roles:
            head.addWidget(Chip(protocol.role_label(role), "accent" if role is Role.VICTIM else "neutral"))
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
            card.body.addLayout(self._guardian_row(person, guardian))
        if self._case is not None and not self._case.is_closed:
            row = QHBoxLayout()
            name = person.full_name
            row.addWidget(
                button("Wijzigen…", name=f"Wijzig {name}", on_click=lambda: self._edit_person(protocol, person))
            )
            if person.is_known:
                blank = Guardian(0, "")
                row.addWidget(
                    button(
                        "Ouder of verzorger toevoegen…",
                        name=f"Ouder of verzorger van {name} toevoegen",
                        on_click=lambda: self._edit_guardian(person, blank),
                    )
                )
            row.addStretch(1)
            card.body.addLayout(row)
        return card

    def _guardian_row(self, person: Involvement, guardian: Guardian) -> QHBoxLayout:
        row = QHBoxLayout()
        facts = [guardian.name, guardian.relation, guardian.phone]
        row.addWidget(Label(" · ".join(fact for fact in facts if fact), selectable=True), 1)
        if not guardian.may_be_contacted:
            row.addWidget(Label(f"niet benaderen: {guardian.do_not_contact}", look="problem", wraps=True), 1)
        if self._case is not None and not self._case.is_closed:
            row.addWidget(
                button(
                    "Wijzigen…",
                    quiet=True,
                    name=f"Wijzig {guardian.name}",
                    on_click=lambda: self._edit_guardian(person, guardian),
                ),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
        return row

    def _open_form(self, title: str, key: str) -> tuple[Card, Form]:
        """An empty form in the place of the cards."""
        assert self._case is not None
        self._empty()
        card = Card()
        card.body.addWidget(Heading(title))
        form = Form()
        card.body.addWidget(form)
        self._scroll.body.addWidget(card)
        self._scroll.body.addStretch(1)
        self._keeper = DraftKeeper(self._bridge, form, f"{self._case.id}/{key}", self._case.id)
        return card, form

    def _close_form(self, card: Card, save: str, on_save: object) -> None:
        """The buttons under a form, once it is filled with what was there and what was typed since."""
        keeper, case = self._keeper, self._case
        assert keeper is not None
        assert case is not None
        keeper.restore()
        keeper.forget()
        row = QHBoxLayout()

        def give_up() -> None:
            keeper.forget()
            self._bridge.desk.drafts.drop(keeper.key)
            self.show_case(case)

        row.addWidget(button("Niet wijzigen", on_click=give_up))
        row.addStretch(1)
        assert callable(on_save)
        row.addWidget(button(save, primary=True, on_click=on_save))
        card.body.addLayout(row)

    def _edit_person(self, protocol: Protocol, person: Involvement) -> None:
        is_new = not person.id
        title = "Leerling toevoegen" if is_new else f"{person.full_name} wijzigen"
        card, form = self._open_form(title, f"person/{person.id}")
        name = form.add("name", TextField("Naam", "Voornaam en achternaam, of ‘onbekend’"))
        name.set_state("" if is_new else person.full_name)
        roles = form.add("roles", CheckGroup("Rol", [(r.value, protocol.role_label(r)) for r in ROLES]))
        roles.set_value([role.value for role in person.roles])
        fields = {
            "school_class": form.add("school_class", TextField("Klas op de dag van het signaal", "bijvoorbeeld 2B")),
            "mentor": form.add("mentor", TextField("Mentor")),
            "pupil_number": form.add("pupil_number", TextField("Leerlingnummer (mag leeg)")),
        }
        for key, field in fields.items():
            field.set_state(getattr(person, key))
        outside = form.add("outside", CheckGroup("", [("outside", "zit niet op deze school")]))
        outside.set_value(["outside"] if person.outside_school else [])

        def save() -> None:
            form.clear_problems()
            if not name.value():
                form.show_problem("name", f"Vul een naam in, of ‘{UNKNOWN_PERSON}’.")
                return
            if not roles.value():
                form.show_problem("roles", "Kies ten minste één rol.")
                return
            changed = replace(
                person,
                name=named(name.value()),
                roles=tuple(Role(value) for value in roles.value()),
                school_class=fields["school_class"].value().upper(),
                mentor=fields["mentor"].value(),
                pupil_number=fields["pupil_number"].value(),
                outside_school=bool(outside.value()),
            )
            assert self._case is not None
            assert self._keeper is not None
            self._keeper.flush()
            self._bridge.do(self._bridge.desk.cases.keep_person, self._case.id, changed, draft=self._keeper.key)

        self._close_form(card, "Bewaren", save)
        name.setFocus()

    def _edit_guardian(self, person: Involvement, guardian: Guardian) -> None:
        title = f"Ouder of verzorger van {person.full_name}"
        card, form = self._open_form(title, f"guardian/{person.id}/{guardian.id}")
        words = {
            "name": ("Naam", ""),
            "relation": ("Relatie", "bijvoorbeeld moeder, vader, voogd"),
            "phone": ("Telefoon", ""),
            "do_not_contact": ("Niet benaderen, want (leeg: mag gewoon benaderd worden)", ""),
        }
        fields = {key: form.add(key, TextField(label, example)) for key, (label, example) in words.items()}
        for key, field in fields.items():
            field.set_state(getattr(guardian, key))

        def save() -> None:
            form.clear_problems()
            if not fields["name"].value():
                form.show_problem("name", "Vul een naam in.")
                return
            values = {key: field.value() for key, field in fields.items()}
            changed = Guardian(guardian.id, **values)
            assert self._case is not None
            assert self._keeper is not None
            self._keeper.flush()
            verb = self._bridge.desk.cases.keep_guardian
            self._bridge.do(verb, self._case.id, person.id, changed, draft=self._keeper.key)

        self._close_form(card, "Bewaren", save)
        fields["name"].setFocus()
