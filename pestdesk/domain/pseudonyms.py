"""What everyone in a case is called for one reader: the same in every sentence of a document (R22)."""

import re
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from pestdesk.domain.case import Case
from pestdesk.domain.case_texts import CaseText, TextKind, with_texts
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import CONCERNED, Guardian, Involvement
from pestdesk.domain.protocol import Protocol, Role
from pestdesk.domain.readers import Reader, Section
from pestdesk.domain.settings import Settings

_STAFF = "medewerker"
#: Who has a task in the whole school, as `Settings.who` and `Protocol.actor_label` know them.
_SCHOOL_TASKS = ("coordinator", "support_coordinator", "bpo", "school_leader")


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """The names of a case as one reader may have them. `sections` are those that the document has."""

    case: Case
    reader: Reader
    sections: frozenset[Section]
    protocol: Protocol
    settings: Settings
    _letters: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        in_order = dict.fromkeys((*self.case.concerned, *self.case.involvements))
        hidden = [person.id for person in in_order if person.is_known and not self.names_pupil(person)]
        object.__setattr__(self, "_letters", {each: _letters(number) for number, each in enumerate(hidden)})

    # -- who is named ------------------------------------------------------------------------------------------

    def names_pupil(self, person: Involvement) -> bool:
        """Whether this pupil stands in the document by name."""
        return self.reader.rule.names_pupils or person.id == self.reader.involvement_id

    def names_parents(self, person: Involvement) -> bool:
        """Whether the parents of this pupil do."""
        if self.reader.involvement_id:
            return person.id == self.reader.involvement_id
        return self.reader.rule.names_pupils and Section.PARENTS in self.sections

    # -- the words ---------------------------------------------------------------------------------------------

    def pupil(self, person: Involvement) -> str:
        """‘leerling A’, or the name of one who is named."""
        letter = self._letters.get(person.id)
        if not letter:
            return person.full_name
        return self.reader.rule.others or f"leerling {letter}"

    def parent(self, person: Involvement) -> str:
        """‘ouder van leerling A’."""
        return f"ouder van {self.pupil(person)}"

    def staff(self, names: str) -> str:
        """‘mentor’ for ‘Toon Proefstra’; of several names, parted by commas, each function once."""
        if self.reader.rule.names_staff:
            return names
        return ", ".join(dict.fromkeys(self._function(name) for name in names.split(", ")))

    @property
    def staff_names(self) -> dict[str, str]:
        """Every member of staff whom the case or the school knows, with what they are called here."""
        found = [self.settings.who(task) for task in _SCHOOL_TASKS]

        def collect(text: CaseText) -> str:
            if text.kind is TextKind.STAFF:
                found.extend(text.text.split(", "))
            return text.text

        with_texts(self.case, collect)
        return {name: self._function(name) for name in dict.fromkeys(found) if name}

    @property
    def role_words(self) -> tuple[str, ...]:
        """What the protocol calls those whom a case is about: words that stick to a child (R8)."""
        return tuple(self.protocol.role_label(role) for role in (*CONCERNED, Role.FOLLOWER))

    def settings_read(self, settings: Settings) -> Settings:
        """The settings with the names of staff as they are told here."""

        def told(name: str) -> str:
            return name and self.staff(name)

        return replace(
            settings,
            coordinator=told(settings.coordinator),
            support_coordinator=told(settings.support_coordinator),
            bpo=told(settings.bpo),
            school_leader=told(settings.school_leader),
        )

    @property
    def nameless_reader(self) -> str:
        """‘ouders of verzorgers van slachtoffer’, or ‘… van dader 2’ of several: the reader without a name."""
        subject, who = self.reader.subject(self.case), ""
        if subject:
            role = next((role for role in CONCERNED if role in subject.roles), subject.roles[0])
            alike = [person.id for person in self.case.involvements if role in person.roles]
            number = f" {alike.index(subject.id) + 1}" if len(alike) > 1 else ""
            who = f"{self.protocol.role_label(role)}{number}"
        words = self.reader.words_about(who)
        return words[:1].lower() + words[1:]

    def explanation(self, said: str) -> str:
        """‘Andere leerlingen heten in dit document leerling A en leerling B.’, of those who are in what is `said`;
        nothing where everyone is named."""
        called = [
            f"leerling {letter}"
            for letter in self._letters.values()
            if re.search(rf"\bleerling {letter}\b", said, re.IGNORECASE)
        ]
        if not called:
            return ""
        words = called[0] if len(called) == 1 else f"{', '.join(called[:-1])} en {called[-1]}"
        is_other = bool(self.reader.involvement_id)
        if len(called) == 1:
            who = "Een andere leerling heet" if is_other else "De leerling heet"
        else:
            who = "Andere leerlingen heten" if is_other else "De leerlingen heten"
        return f"{who} in dit document {words}."

    def _function(self, name: str) -> str:
        if name in self.case.coordinators:
            return self.protocol.actor_label("coordinator")
        if any(name in (person.mentor, *person.mentors) for person in self.case.involvements):
            return self.protocol.actor_label("mentor")
        task = next((task for task in _SCHOOL_TASKS if name == self.settings.who(task)), "")
        return self.protocol.actor_label(task) if task else _STAFF

    # -- the case ----------------------------------------------------------------------------------------------

    def involvement(self, person: Involvement) -> Involvement:
        """Someone as the document shows them: without a name also without number, mentor, and another class."""
        guardians = tuple(self._guardian(person, guardian) for guardian in person.guardians)
        mentor = person.mentor if self.reader.rule.names_staff else ""
        if self.names_pupil(person):
            return replace(person, mentor=mentor, guardians=guardians)
        subject = self.reader.subject(self.case)
        shared = person.school_class if subject and subject.school_class == person.school_class else ""
        name = PersonName(self.pupil(person)) if person.is_known else None
        return replace(person, name=name, school_class=shared, mentor="", pupil_number="", guardians=guardians)

    def _guardian(self, person: Involvement, guardian: Guardian) -> Guardian:
        if self.names_parents(person):
            return guardian
        return replace(guardian, name="", relation="", phone="")


def _letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters
