"""Names every text column of the vault with its kind; export, redaction and deletion go by this register."""

from enum import StrEnum


class Kind(StrEnum):
    """What a column may hold: who someone is, what someone wrote, or a word of the program itself."""

    PERSONAL = "personal"
    FREE_TEXT = "free_text"
    TECHNICAL = "technical"


_BY_TABLE: dict[str, dict[Kind, str]] = {
    "cases": {
        Kind.PERSONAL: "lead reporter_name closed_by closing_author people classes search_text author",
        Kind.FREE_TEXT: "signal_text means route_reason course_reason conclusion closing_reason",
        Kind.TECHNICAL: "id protocol_id reporter place received_by route route_proposed judgement phase_id "
        "course course_proposed course_earlier_id shelf shelf_before",
    },
    "reopenings": {
        Kind.PERSONAL: "by closed_by closing_author author",
        Kind.FREE_TEXT: "reason conclusion closing_reason",
        Kind.TECHNICAL: "case_id",
    },
    "coordinators": {
        Kind.PERSONAL: "name",
        Kind.TECHNICAL: "case_id",
    },
    "feature_answers": {
        Kind.TECHNICAL: "case_id feature_id answer",
    },
    "involvements": {
        Kind.PERSONAL: "given_name infix family_name school_class mentor pupil_number pupil_key name_key",
        Kind.FREE_TEXT: "left_because",
        Kind.TECHNICAL: "case_id",
    },
    "involvement_roles": {
        Kind.TECHNICAL: "case_id role",
    },
    "guardians": {
        Kind.PERSONAL: "name relation phone",
        Kind.FREE_TEXT: "do_not_contact",
        Kind.TECHNICAL: "case_id",
    },
    "entries": {
        Kind.PERSONAL: "by statement_of author",
        Kind.FREE_TEXT: "text reason",
        Kind.TECHNICAL: "case_id nature",
    },
    "letters": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "subject text",
        Kind.TECHNICAL: "case_id kind",
    },
    "rounds": {
        Kind.PERSONAL: "author",
        Kind.FREE_TEXT: "cause",
        Kind.TECHNICAL: "case_id phase_id ended_as route",
    },
    "actions": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "text",
        Kind.TECHNICAL: "case_id step_id",
    },
    "action_options": {
        Kind.TECHNICAL: "case_id option",
    },
    "talks": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "account outcome present",
        Kind.TECHNICAL: "case_id step_id",
    },
    "contacts": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "text way_reason",
        Kind.TECHNICAL: "way result case_id step_id",
    },
    "measures": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "label text",
        Kind.TECHNICAL: "kind case_id step_id",
    },
    "reports": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "authority reason text",
        Kind.TECHNICAL: "case_id step_id",
    },
    "notes": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "title",
        Kind.TECHNICAL: "destination prepared_from case_id step_id",
    },
    "note_fields": {
        Kind.FREE_TEXT: "label text",
        Kind.TECHNICAL: "case_id",
    },
    "skips": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "reason",
        Kind.TECHNICAL: "case_id step_id",
    },
    "agreements": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "text",
        Kind.TECHNICAL: "case_id step_id",
    },
    "agreement_people": {
        Kind.TECHNICAL: "case_id",
    },
    "terms": {
        Kind.PERSONAL: "verdict_by ended_author author",
        Kind.FREE_TEXT: "reasoning verdict_text",
        Kind.TECHNICAL: "case_id outcome",
    },
    "checks": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "lapsed text",
        Kind.TECHNICAL: "case_id bullying decision",
    },
    "check_moves": {
        Kind.PERSONAL: "by author",
        Kind.FREE_TEXT: "reason",
        Kind.TECHNICAL: "case_id",
    },
    "kept_answers": {
        Kind.TECHNICAL: "case_id kept",
    },
    "safety": {
        Kind.FREE_TEXT: "words",
        Kind.TECHNICAL: "case_id",
    },
    "drafts": {
        Kind.FREE_TEXT: "payload",
        Kind.TECHNICAL: "key case_id",
    },
    "name_decisions": {
        Kind.PERSONAL: "word",
        Kind.FREE_TEXT: "sentence reason",
        Kind.TECHNICAL: "case_id reader",
    },
    "settings": {
        Kind.PERSONAL: "value",
        Kind.TECHNICAL: "key",
    },
    "audit": {
        Kind.PERSONAL: "author",
        Kind.TECHNICAL: "act case_id fields chain",
    },
    "tombstones": {
        Kind.TECHNICAL: "case_id",
    },
    "pupils": {
        Kind.PERSONAL: "number number_key given_name infix family_name school_class mentors sort_text search_text",
    },
    "pupil_guardians": {
        Kind.PERSONAL: "name relation phone email language",
        Kind.FREE_TEXT: "do_not_contact",
        Kind.TECHNICAL: "authority",
    },
    "pupil_imports": {
        Kind.PERSONAL: "author",
    },
    "replaced_pupils": {
        Kind.PERSONAL: "before",
    },
    "passages": {
        Kind.PERSONAL: "about",
        Kind.FREE_TEXT: "words",
        Kind.TECHNICAL: "case_id place",
    },
    "passage_recipes": {},
    "case_counts": {
        Kind.TECHNICAL: "shelf protocol_id phase_id",
    },
    "calendar_spans": {},
    "vacations": {
        Kind.FREE_TEXT: "name",
    },
    "free_days": {
        Kind.FREE_TEXT: "name",
    },
}

#: The kind of each text or blob column, by ‘table.column’.
COLUMNS: dict[str, Kind] = {
    f"{table}.{column}": kind
    for table, kinds in _BY_TABLE.items()
    for kind, columns in kinds.items()
    for column in columns.split()
}
