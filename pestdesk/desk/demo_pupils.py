"""The made-up directory of the demo: the pupils of its cases, and some who are in none."""

from collections.abc import Iterable

from pestdesk.desk import Desk
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.pupil_list import Column, ListedParent, PupilField, PupilList, PupilRow

_FIRST_NUMBER = 260101
_FIELDS = (
    PupilField.NUMBER,
    PupilField.FULL_NAME,
    PupilField.SCHOOL_CLASS,
    PupilField.MENTOR_1,
    PupilField.PARENT_1_NAME,
    PupilField.PARENT_1_RELATION,
    PupilField.PARENT_1_PHONE,
)
_OTHERS = """
1A Wies Schets: Tygo van den Hoofdletter, Évi Ümlautsma, Romijn IJzerdraad
1C Kim Kladblok: Djaro Lettergreep, Imke van 't Voorbeeldje
1D Ria Ruwmodel: Jorn Alineastra, Sterre de Komma-Puntstra
2A Nel Ontwerp: Aisha el Voorbeeldi, Kasper Bladwijzer
2B Toon Proefstra: Merel Spatiestra, Quinten van der Witregel, Sanne Cursiefstra
2C Sil Kopie: Bodhi Voetnootsma
2D Cas Concept: Elin Schreefstra, Floris d'Apostrof
2E Bo Namaak: Hidde Kantlijnstra
2F Loes Proefdruk: Zoë Trematsma, Ravi Koppelteken-Streepstra
3A Ina Schijnmans: Jurre Tabstra, Liv Regelafstand
3D Guus Opzet: Nova Lettertypestra
3H1 Piet Plaatje: Stijn Hoofdstukstra
"""


def fill_directory(desk: Desk) -> None:
    """Import everyone of the cases and some class mates, as a list of the school would."""
    cases = [desk.cases.get(each.id) for each in desk.cases.summaries(CaseFilter.ALL)]
    people = [person for case in reversed(cases) for person in case.known]
    rows = tuple(_rows((*people, *_class_mates())))
    columns = tuple(Column(str(field), field) for field in _FIELDS)
    plan = desk.pupils.compare((), PupilList(columns, rows, (), ()), desk.calendar.today())
    assert plan is not None
    desk.pupils.import_list(plan)


def _class_mates() -> Iterable[Involvement]:
    for line in _OTHERS.split("\n"):
        of_class, _, names = line.partition(":")
        school_class, _, mentor = of_class.partition(" ")
        for name in filter(None, names.split(",")):
            yield Involvement(0, PersonName.parse(name), (), school_class, mentor)


def _rows(people: Iterable[Involvement]) -> Iterable[PupilRow]:
    for at, person in enumerate(people):
        assert person.name is not None
        parents = tuple(ListedParent(each.name, each.relation, each.phone) for each in person.guardians)
        number = str(_FIRST_NUMBER + at)
        yield PupilRow(number, person.name, person.school_class, (person.mentor,), parents, line=at + 2)
