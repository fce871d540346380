"""The forms for a pupil in the directory and for a parent or verzorger of one (R16)."""

from dataclasses import replace

from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil import AUTHORITY_WORDS, Authority, Pupil, PupilGuardian, draft_key, guardian_keys
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import ChoiceRow, TextField
from pestdesk.ui.kept_form import KeptForm
from pestdesk.ui.words import options


class PupilForm(KeptForm):
    """Name in its parts, number, class and mentors; id 0 adds a pupil by hand. `pupil` is who was kept."""

    leave_text = "Niet wijzigen"
    leaving_forgets = True
    is_about_kept = True

    def __init__(self, bridge: Bridge, pupil: Pupil) -> None:
        self.pupil = pupil
        if not pupil.id:
            self.leave_text = "Niet toevoegen"
        title = f"{pupil.name.full} wijzigen" if pupil.id else "Leerling toevoegen"
        super().__init__(bridge, draft_key(pupil.id), title)

    def build(self) -> None:
        self._given, self._infix, self._family = (
            TextField("Voornaam"),
            TextField("Tussenvoegsel", "van den"),
            TextField("Achternaam"),
        )
        self.form.add_beside(("given", self._given, 3), ("infix", self._infix, 2), ("family", self._family, 4))
        self._number, self._class = TextField("Leerlingnummer (mag leeg)"), TextField("Klas", "bijvoorbeeld 2B")
        self.form.add_beside(("number", self._number, 5), ("school_class", self._class, 4))
        self._mentors = TextField("Mentor", hint="Zijn er meer mentoren? Zet een komma tussen de namen.")
        self.form.add("mentors", self._mentors)
        pupil = self.pupil
        for field, value in (
            (self._given, pupil.name.given),
            (self._infix, pupil.name.infix),
            (self._family, pupil.name.family),
            (self._number, pupil.number),
            (self._class, pupil.school_class),
            (self._mentors, pupil.mentor),
        ):
            field.set_state(value)

    def save(self) -> bool:
        name = PersonName(self._given.value(), self._infix.value(), self._family.value())
        if not name.given and not name.family:
            self.form.show_problem("given", "Vul een naam in.")
            return False
        mentors = (part.strip() for part in self._mentors.value().split(","))
        changed = replace(
            self.pupil,
            name=name,
            number=self._number.value(),
            school_class=self._class.value().upper(),
            mentors=tuple(part for part in mentors if part),
        )
        kept = self.bridge.do_for_pupils(self.bridge.desk.pupils.keep, changed, draft=self.keeper.key)
        self.pupil = kept or self.pupil
        return kept is not None


class PupilGuardianForm(KeptForm):
    """What must be known to call a parent, and why not to; `place` is which of the pupil's parents, their number
    adds one. What is typed is kept under who the parent is: an import may put another in the same place."""

    leave_text = "Niet wijzigen"
    leaving_forgets = True
    is_about_kept = True

    def __init__(self, bridge: Bridge, pupil: Pupil, place: int) -> None:
        self._pupil, self._place = pupil, place
        is_new = place >= len(pupil.guardians)
        self._guardian = PupilGuardian("") if is_new else pupil.guardians[place]
        if is_new:
            self.leave_text = "Niet toevoegen"
        who = "" if is_new else guardian_keys(pupil.guardians)[place]
        super().__init__(bridge, draft_key(pupil.id, f"guardian/{who}"), f"Ouder of verzorger van {pupil.name.full}")

    def build(self) -> None:
        self._name, self._relation = TextField("Naam"), TextField("Relatie", "bijvoorbeeld moeder, vader, voogd")
        self.form.add_beside(("name", self._name, 1), ("relation", self._relation, 1))
        self._phone, self._email = TextField("Telefoon"), TextField("E-mail")
        self.form.add_beside(("phone", self._phone, 1), ("email", self._email, 1))
        self._authority = self.form.add("authority", ChoiceRow("Gezag", options(AUTHORITY_WORDS)))
        self._language = self.form.add("language", TextField("Taal of tolk", "bijvoorbeeld: Arabisch, met tolk"))
        hint = "Leeg: mag gewoon benaderd worden."
        self._not = self.form.add("do_not_contact", TextField("Niet benaderen, want", hint=hint))
        guardian = self._guardian
        for field, value in (
            (self._name, guardian.name),
            (self._relation, guardian.relation),
            (self._phone, guardian.phone),
            (self._email, guardian.email),
            (self._language, guardian.language),
            (self._not, guardian.do_not_contact),
        ):
            field.set_state(value)
        self._authority.set_value(guardian.authority.value)

    def save(self) -> bool:
        if not self._name.value() and not self._relation.value():
            self.form.show_problem("name", "Vul een naam in, of de relatie.")
            return False
        changed = replace(
            self._guardian,
            name=self._name.value(),
            relation=self._relation.value(),
            phone=self._phone.value(),
            email=self._email.value(),
            authority=Authority(self._authority.value() or Authority.UNKNOWN),
            language=self._language.value(),
            do_not_contact=self._not.value(),
        )
        before, after = self._pupil.guardians[: self._place], self._pupil.guardians[self._place + 1 :]
        pupil = replace(self._pupil, guardians=(*before, changed, *after))
        return self.bridge.do_for_pupils(self.bridge.desk.pupils.keep, pupil, draft=self.keeper.key) is not None
