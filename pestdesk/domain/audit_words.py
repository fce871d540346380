"""What the windows say of the fields in the audit trail."""

from collections.abc import Iterable

#: A word for each table of the vault.
_TABLES = {
    "cases": "casus",
    "reopenings": "heropening",
    "coordinators": "leerlingcoördinatoren",
    "feature_answers": "kenmerken",
    "involvements": "betrokkenen",
    "involvement_roles": "rollen",
    "guardians": "ouders",
    "entries": "notities",
    "letters": "brieven",
    "rounds": "ronde",
    "actions": "handelingen",
    "action_options": "handelingen",
    "talks": "gesprekken",
    "contacts": "oudercontact",
    "measures": "maatregelen",
    "reports": "meldingen",
    "notes": "Magister-notities",
    "note_fields": "Magister-notities",
    "skips": "overgeslagen stappen",
    "agreements": "afspraken",
    "agreement_people": "afspraken",
    "terms": "termijn",
    "checks": "controles",
    "check_moves": "verzette controles",
    "kept_answers": "controles",
    "safety": "controles",
    "drafts": "concepten",
    "name_decisions": "namen in documenten",
    "settings": "instellingen",
    "pupils": "leerlingenlijst",
    "pupil_guardians": "ouders in de leerlingenlijst",
    "pupil_imports": "leerlingenlijst",
    "replaced_pupils": "leerlingenlijst",
    "calendar_spans": "schoolkalender",
    "vacations": "schoolkalender",
    "free_days": "schoolkalender",
    "audit": "controlespoor",
    "tombstones": "verwijderde casussen",
    "passages": "zoekindex",
    "case_counts": "aantal casussen",
    "passage_recipes": "zoekindex",
}
#: A closer word for some columns.
_COLUMNS = {
    "cases.signal_text": "signaal",
    "cases.reporter": "melder",
    "cases.reporter_name": "melder",
    "cases.place": "plaats",
    "cases.route": "route",
    "cases.judgement": "classificatie",
    "cases.course": "vervolg op eerdere casus",
    "cases.closed_on": "sluiting",
    "cases.lead": "leerlingcoördinatoren",
    "cases.shelf": "archief of prullenbak",
    "involvements.school_class": "klas",
    "involvements.mentor": "mentor",
    "involvements.pupil_number": "leerlingnummer",
    "involvements.given_name": "naam",
    "involvements.infix": "naam",
    "involvements.family_name": "naam",
    "guardians.phone": "telefoon",
    "guardians.do_not_contact": "niet benaderen",
    "settings.school": "school",
    "settings.coordinator": "naam van de coördinator",
}
#: Follows from the rest, or counts.
_UNSAID = {
    "cases.last_id",
    "cases.people",
    "cases.classes",
    "cases.search_text",
    "involvements.pupil_key",
    "involvements.name_key",
    "cases.phase_id",
    "cases.round_number",
    "cases.shelved_on",
    "cases.shelf_before",
    "cases.shelf_before_on",
}


def field_words(fields: Iterable[str]) -> str:
    """‘afspraken, controles, termijn’: each word once, in the order of the alphabet."""
    words = {_COLUMNS.get(field) or _TABLES[field.split(".")[0]] for field in fields if field not in _UNSAID}
    return ", ".join(sorted(words))
