"""The forms for who is in a case: the leerlingcoördinatoren, a person, and a parent or verzorger (R4, R8, R16)."""

from dataclasses import replace

from pestdesk.domain.case import Case
from pestdesk.domain.people import UNKNOWN_PERSON, Guardian, Involvement
from pestdesk.domain.protocol import Role
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import CheckGroup, Muted, TextArea, TextField
from pestdesk.ui.form_card import FormCard
from pestdesk.ui.person_rows import named
from pestdesk.ui.pupil_link import PupilLink
from pestdesk.ui.words import ROLES


class PersonForm(FormCard):
    """Name, roles, class and mentor of a person; id 0 adds one."""

    leave_text = "Niet wijzigen"
    leaving_forgets = True

    def __init__(self, bridge: Bridge, case: Case, person: Involvement) -> None:
        self._person = person
        title = f"{person.full_name} wijzigen" if person.id else "Leerling toevoegen"
        super().__init__(bridge, case, f"person/{person.id}", title)

    def build(self) -> None:
        person, protocol = self._person, self.bridge.protocol_of(self.case)
        self._name = self.form.add("name", TextField("Naam", "Voornaam en achternaam, of ‘onbekend’"))
        self._name.set_state(person.full_name if person.id else "")
        self._roles = self.form.add("roles", CheckGroup("Rol", [(r.value, protocol.role_label(r)) for r in ROLES]))
        self._roles.set_value([role.value for role in person.roles])
        self._class = TextField("Klas op de dag van het signaal", "bijvoorbeeld 2B")
        self._mentor = TextField("Mentor")
        self._number = TextField("Leerlingnummer (mag leeg)")
        self.form.add_beside(("school_class", self._class, 1), ("mentor", self._mentor, 2))
        self.form.add("pupil_number", self._number)
        edits = (self._name.edit, self._class.edit, self._mentor.edit, self._number.edit)
        self._link = PupilLink(self.bridge.desk.pupils, *edits)
        self._name.rows.addWidget(self._link)
        self._class.set_state(person.school_class)
        self._mentor.set_state(person.mentor)
        self._number.set_state(person.pupil_number)
        self._outside = CheckGroup("", [("outside", "zit niet op deze school")])
        self._adult = CheckGroup("", [("adult", "18 jaar of ouder")])
        self.form.add_beside(("outside", self._outside, 1), ("adult", self._adult, 1))
        self._consent = CheckGroup(
            "",
            [("consent", "geeft toestemming om met ouders te spreken")],
            hint="Zonder toestemming vraagt PestDesk geen contact met de ouders.",
        )
        self.form.add("consent", self._consent)
        self._outside.set_value(["outside"] if person.outside_school else [])
        self._adult.set_value(["adult"] if person.is_adult else [])
        self._consent.set_value(["consent"] if person.parents_consent else [])
        self._adult.changed.connect(self._fit)
        self._fit()
        # Last, so that a draft has put back the fields when it comes to the tie between them.
        self.form.register("pupil", self._link)
        self._link.set_state(person.pupil_number)

    def _fit(self) -> None:
        """Only of who is 18 or over is consent asked (R16)."""
        self._consent.setVisible(bool(self._adult.value()))

    def save(self) -> bool:
        if not self._name.value():
            self.form.show_problem("name", f"Vul een naam in, of ‘{UNKNOWN_PERSON}’.")
            return False
        if not self._roles.value():
            self.form.show_problem("roles", "Kies ten minste één rol.")
            return False
        changed = replace(
            self._person,
            name=named(self._name.value()),
            roles=tuple(Role(value) for value in self._roles.value()),
            school_class=self._class.value().upper(),
            mentor=self._mentor.value(),
            pupil_number=self._number.value(),
            outside_school=bool(self._outside.value()),
            is_adult=bool(self._adult.value()),
            parents_consent=bool(self._adult.value() and self._consent.value()),
        )
        changed = self._link.tied(changed)
        verb = self.bridge.desk.cases.keep_person
        return self.bridge.do(verb, self.case.id, changed, draft=self.keeper.key) is not None


class GuardianForm(FormCard):
    """Name, relation and number of a parent, and why not to contact one; id 0 adds one."""

    leave_text = "Niet wijzigen"
    leaving_forgets = True

    def __init__(self, bridge: Bridge, case: Case, person: Involvement, guardian: Guardian) -> None:
        self._person, self._guardian = person, guardian
        title = f"Ouder of verzorger van {person.full_name}"
        super().__init__(bridge, case, f"guardian/{person.id}/{guardian.id}", title)

    def build(self) -> None:
        self._name = self.form.add("name", TextField("Naam"))
        self._relation = TextField("Relatie", "bijvoorbeeld moeder, vader, voogd")
        self._phone = TextField("Telefoon")
        self.form.add_beside(("relation", self._relation, 1), ("phone", self._phone, 1))
        hint = "Leeg: mag gewoon benaderd worden."
        self._not = self.form.add("do_not_contact", TextField("Niet benaderen, want", hint=hint))
        guardian = self._guardian
        for field, value in (
            (self._name, guardian.name),
            (self._relation, guardian.relation),
            (self._phone, guardian.phone),
            (self._not, guardian.do_not_contact),
        ):
            field.set_state(value)

    def save(self) -> bool:
        if not self._name.value():
            self.form.show_problem("name", "Vul een naam in.")
            return False
        changed = Guardian(
            self._guardian.id,
            self._name.value(),
            self._relation.value(),
            self._phone.value(),
            self._not.value(),
        )
        verb = self.bridge.desk.cases.keep_guardian
        return self.bridge.do(verb, self.case.id, self._person.id, changed, draft=self.keeper.key) is not None


class LeavingForm(FormCard):
    """Why someone turned out not to belong to the case; everything that was recorded stays."""

    leave_text = "Niet wijzigen"
    leaving_forgets = True

    def __init__(self, bridge: Bridge, case: Case, person: Involvement) -> None:
        self._person = person
        super().__init__(bridge, case, f"leaving/{person.id}", f"{person.full_name} hoort er niet bij")

    def build(self) -> None:
        self._reason = self.form.add("reason", TextField("Waarom niet?", "bijvoorbeeld: was er die dag niet"))
        words = "De stappen vragen dan niets meer over {}. Gesprekken en notities blijven in het verloop staan."
        self.form.add_widget(Muted(words.format(self._person.given_name)))

    def save(self) -> bool:
        if not self._reason.value():
            self.form.show_problem("reason", "Schrijf op waarom.")
            return False
        left = replace(self._person, left_because=self._reason.value())
        verb = self.bridge.desk.cases.keep_person
        return self.bridge.do(verb, self.case.id, left, draft=self.keeper.key) is not None


class CoordinatorsForm(FormCard):
    """Who leads the case, and which other leerlingcoördinatoren are involved (R4)."""

    leave_text = "Niet wijzigen"
    leaving_forgets = True

    def __init__(self, bridge: Bridge, case: Case) -> None:
        super().__init__(bridge, case, "coordinators", "Leerlingcoördinatoren")

    def build(self) -> None:
        self._lead = self.form.add("lead", TextField("Wie leidt de casus"))
        self._others = self.form.add(
            "others",
            TextArea("Ook betrokken (mag leeg)", hint="Eén naam per regel; bijvoorbeeld van een ander leerjaar."),
        )
        self._lead.set_state(self.case.lead)
        self._others.set_state("\n".join(self.case.other_coordinators))

    def save(self) -> bool:
        if not self._lead.value():
            self.form.show_problem("lead", "Vul in wie de casus leidt.")
            return False
        others = tuple(self._others.value().splitlines())
        verb = self.bridge.desk.cases.keep_coordinators
        return self.bridge.do(verb, self.case.id, self._lead.value(), others, draft=self.keeper.key) is not None
