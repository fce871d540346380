"""Rows in which pupils are named with their class, mentor and role."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from pestdesk.desk.pupils import Pupils
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import UNKNOWN_PERSON, Involvement
from pestdesk.domain.protocol import Protocol, Role
from pestdesk.domain.pupil import Pupil
from pestdesk.ui import theme
from pestdesk.ui.components import Field, Muted, State, StillComboBox, button
from pestdesk.ui.line_edit import LineEdit
from pestdesk.ui.pupil_link import PupilLink
from pestdesk.ui.words import ROLES

_COLUMNS = ("Naam", "Klas", "Mentor", "Rol")
#: How many values a row has in a draft, the last of them the tie to the directory.
_WITH_TIE = 5


def named(text: str) -> PersonName | None:
    """The name as typed; None for ‘onbekend’, a person who is not known yet (R3)."""
    return None if text.strip().casefold() in (UNKNOWN_PERSON, "?") else PersonName.parse(text)


class PersonRows(Field):
    """One row a pupil, offered from the directory while the name is typed.

    State: name, class, mentor, role and the tie to the directory in turn.
    """

    def __init__(self, protocol: Protocol, pupils: Pupils) -> None:
        self._protocol, self._pupils = protocol, pupils
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.S8)
        self._grid.setVerticalSpacing(theme.S4)
        for column, (head, stretch) in enumerate(zip(_COLUMNS, (5, 1, 4, 2), strict=True)):
            self._grid.addWidget(Muted(head), 0, column)
            self._grid.setColumnStretch(column, stretch)
        self._lines: list[tuple[LineEdit, LineEdit, LineEdit, StillComboBox]] = []
        self._links: list[PupilLink] = []
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
        self._describe()

    def _spoken_by(self) -> dict[QWidget, str]:
        """The name and the class of the first one, both of which the hint is about."""
        return dict.fromkeys(self._lines[0][:2], "") if self._lines else super()._spoken_by()

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
            self._grid.addWidget(widget, 2 * number - 1, column)
        link = PupilLink(self._pupils, name, school_class, mentor)
        self._grid.addWidget(link, 2 * number, 0, 1, len(_COLUMNS))
        self._links.append(link)
        link.changed.connect(self._was_changed)
        for edit in (name, school_class, mentor):
            edit.textChanged.connect(self._was_changed)
        roles.currentIndexChanged.connect(self._was_changed)
        self._lines.append((name, school_class, mentor, roles))
        return name

    def value(self) -> tuple[Involvement, ...]:
        """The people of the rows that have a name, not yet numbered."""
        people = []
        for (name, school_class, mentor, roles), link in zip(self._lines, self._links, strict=True):
            if name.text().strip():
                person = Involvement(
                    0,
                    named(name.text()),
                    (Role(roles.currentData()),),
                    school_class.text().strip().upper(),
                    mentor.text().strip(),
                )
                people.append(link.tied(person))
        return tuple(people)

    def put(self, pupil: Pupil) -> None:
        """Name a pupil of the directory, in the first row that is empty; one who is named already stays there."""
        if any(link.pupil and link.pupil.id == pupil.id for link in self._links):
            return
        row = next((row for row, line in enumerate(self._lines) if not line[0].text().strip()), len(self._lines))
        if row == len(self._lines):
            self.add_row()
        self._links[row].choose(pupil)
        self._lines[row][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> list[str]:
        return [
            part
            for (name, school_class, mentor, roles), link in zip(self._lines, self._links, strict=True)
            for part in (
                name.text(),
                school_class.text(),
                mentor.text(),
                str(roles.currentData()),
                link.state(),
            )
        ]

    def set_state(self, state: State) -> None:
        rows = _rows_of(state if isinstance(state, list) else [])
        while len(self._lines) < len(rows):
            self.add_row()
        for values, line, link in zip(rows, self._lines, self._links, strict=False):
            name, school_class, mentor, roles = line
            name.put(values[0])
            school_class.put(values[1])
            mentor.put(values[2])
            roles.setCurrentIndex(max(0, roles.findData(values[3])))
            link.set_state(values[4])

    def _add_and_focus(self) -> None:
        self.add_row().setFocus()


def _rows_of(parts: list[str]) -> list[list[str]]:
    """Five values a row; a draft of before the directory has four."""
    roles = {role.value for role in Role}
    is_of_five = len(parts) % _WITH_TIE == 0 and all(part in roles for part in parts[3::_WITH_TIE])
    size = _WITH_TIE if is_of_five else _WITH_TIE - 1
    rows = (parts[start : start + size] for start in range(0, len(parts), size))
    return [[*row, ""][:_WITH_TIE] for row in rows if len(row) == size]
