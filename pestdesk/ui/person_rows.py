"""Rows in which pupils are named with their class, mentor and role."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from pestdesk.domain.names import PersonName
from pestdesk.domain.people import UNKNOWN_PERSON, Involvement
from pestdesk.domain.protocol import Protocol, Role
from pestdesk.ui import theme
from pestdesk.ui.components import Field, Muted, State, StillComboBox, button
from pestdesk.ui.line_edit import LineEdit
from pestdesk.ui.words import ROLES

_COLUMNS = ("Naam", "Klas", "Mentor", "Rol")


def named(text: str) -> PersonName | None:
    """The name as typed; None for ‘onbekend’, a person who is not known yet (R3)."""
    return None if text.strip().casefold() in (UNKNOWN_PERSON, "?") else PersonName.parse(text)


class PersonRows(Field):
    """One row a pupil. State: name, class, mentor and role in turn."""

    def __init__(self, protocol: Protocol) -> None:
        self._protocol = protocol
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.S8)
        self._grid.setVerticalSpacing(theme.S4)
        for column, (head, stretch) in enumerate(zip(_COLUMNS, (5, 1, 4, 2), strict=True)):
            self._grid.addWidget(Muted(head), 0, column)
            self._grid.setColumnStretch(column, stretch)
        self._lines: list[tuple[LineEdit, LineEdit, LineEdit, StillComboBox]] = []
        super().__init__(
            "Welke leerlingen",
            self._box,
            hint="Weet je nog niet wie? Typ ‘onbekend’. Zonder klas kan PestDesk niet zien wie er aan zet is.",
        )
        for role in (Role.VICTIM, Role.PERPETRATOR):
            self.add_row(role)
        adder = QHBoxLayout()
        adder.addWidget(button("Nog een leerling", quiet=True, icon="plus", on_click=self._add_and_focus))
        adder.addStretch(1)
        self.rows.addLayout(adder)
        self.setFocusProxy(self._lines[0][0])

    def add_row(self, role: Role = Role.PERPETRATOR) -> LineEdit:
        """An empty row under the others; gives its name field."""
        number = len(self._lines) + 1
        name, school_class, mentor = LineEdit(), LineEdit(), LineEdit()
        name.setPlaceholderText("Voornaam en achternaam" if number == 1 else "")
        school_class.setPlaceholderText("2B" if number == 1 else "")
        roles = StillComboBox()
        for each in ROLES:
            roles.add(each.value, self._protocol.role_label(each))
        roles.setCurrentIndex(ROLES.index(role))
        for column, (widget, head) in enumerate(zip((name, school_class, mentor, roles), _COLUMNS, strict=True)):
            widget.setAccessibleName(f"{head} van leerling {number}")
            self._grid.addWidget(widget, number, column)
        for edit in (name, school_class, mentor):
            edit.textChanged.connect(self._was_changed)
        roles.currentIndexChanged.connect(self._was_changed)
        self._lines.append((name, school_class, mentor, roles))
        return name

    def value(self) -> tuple[Involvement, ...]:
        """The people of the rows that have a name, not yet numbered."""
        people = []
        for name, school_class, mentor, roles in self._lines:
            if name.text().strip():
                people.append(
                    Involvement(
                        0,
                        named(name.text()),
                        (Role(roles.currentData()),),
                        school_class.text().strip().upper(),
                        mentor.text().strip(),
                    )
                )
        return tuple(people)

    def state(self) -> list[str]:
        return [
            part
            for name, school_class, mentor, roles in self._lines
            for part in (name.text(), school_class.text(), mentor.text(), str(roles.currentData()))
        ]

    def set_state(self, state: State) -> None:
        parts = state if isinstance(state, list) else []
        while len(self._lines) < len(parts) // 4:
            self.add_row()
        for index, (name, school_class, mentor, roles) in enumerate(self._lines):
            values = parts[index * 4 : index * 4 + 4]
            if len(values) == 4:
                name.put(values[0])
                school_class.put(values[1])
                mentor.put(values[2])
                roles.setCurrentIndex(max(0, roles.findData(values[3])))

    def _add_and_focus(self) -> None:
        self.add_row().setFocus()
