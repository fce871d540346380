"""The Dutch words for the values of the record: one word a thing, in windows, notes and documents alike."""

from pestdesk.domain.follow_up import Bullying, CheckState, Decision, Kept, TermOutcome
from pestdesk.domain.protocol import Magister, Route, Way
from pestdesk.domain.record import ContactResult, MeasureKind, Nature, Report
from pestdesk.domain.signal import Answer, Judgement, Place, Receiver, Reporter

ROUTE_WORDS = {
    Route.SAME_CLASS: "dezelfde klas",
    Route.DIFFERENT_CLASSES: "verschillende klassen",
    Route.UNKNOWN: "route nog niet bekend",
}

REPORTER_WORDS = {
    Reporter.PUPIL: "leerling",
    Reporter.PARENT: "ouder of verzorger",
    Reporter.STAFF: "medewerker",
    Reporter.ANONYMOUS: "anonieme melder",
    Reporter.EXTERNAL: "iemand van buiten de school",
}

RECEIVER_WORDS = {Receiver.MENTOR: "mentor", Receiver.COORDINATOR: "leerlingcoördinator"}

PLACE_WORDS = {
    Place.SCHOOL: "op school",
    Place.ON_THE_WAY: "onderweg",
    Place.HOME: "thuis",
    Place.ONLINE: "online",
    Place.NOT_KNOWN: "niet bekend",
}

JUDGEMENT_WORDS = {
    Judgement.BULLYING: "pesten",
    Judgement.TEASING: "plagen",
    Judgement.QUARREL: "ruzie",
    Judgement.UNCLEAR: "nog onduidelijk",
    Judgement.NO_BULLYING: "geen pesten",
}

ANSWER_WORDS = {Answer.YES: "ja", Answer.NO: "nee", Answer.UNKNOWN: "weet ik nog niet"}

KEPT_WORDS = {Kept.YES: "ja", Kept.PARTLY: "deels", Kept.NO: "nee"}

BULLYING_WORDS = {
    Bullying.STOPPED: "gestopt",
    Bullying.LESS: "minder",
    Bullying.SAME: "gelijk",
    Bullying.WORSE: "erger",
}

DECISION_WORDS = {
    Decision.ON_COURSE: "op koers",
    Decision.ADJUST: "bijsturen",
    Decision.PERSISTENT: "aanhoudend",
}

CHECK_STATE_WORDS = {
    CheckState.PLANNED: "gepland",
    CheckState.HELD: "uitgevoerd",
    CheckState.MOVED: "verzet",
    CheckState.LAPSED: "vervallen",
}

TERM_OUTCOME_WORDS = {
    TermOutcome.REPLACED: "vervangen",
    TermOutcome.PERSISTENT: "aanhoudend",
    TermOutcome.STOPPED: "gestopt, casus gesloten",
    TermOutcome.KEPT: "nageleefd",
    TermOutcome.PARTLY: "deels nageleefd",
    TermOutcome.NOT_KEPT: "niet nageleefd",
}

MEASURE_WORDS = {MeasureKind.SUPPORT: "Hulp", MeasureKind.SANCTION: "Sanctie"}

CONTACT_WORDS = {
    (Way.PHONE, ContactResult.SPOKEN): "gebeld en gesproken",
    (Way.PHONE, ContactResult.NOT_REACHED): "gebeld, niet bereikt",
    (Way.PHONE, ContactResult.INVITED): "belafspraak gemaakt",
    (Way.VISIT, ContactResult.SPOKEN): "op school gesproken",
    (Way.VISIT, ContactResult.NOT_REACHED): "niet verschenen of niet bereikt",
    (Way.VISIT, ContactResult.INVITED): "op school uitgenodigd",
}

CONTACT_TITLES = {
    (Way.PHONE, ContactResult.SPOKEN): "Gebeld met",
    (Way.PHONE, ContactResult.NOT_REACHED): "Niet bereikt:",
    (Way.PHONE, ContactResult.INVITED): "Belafspraak gemaakt met",
    (Way.VISIT, ContactResult.SPOKEN): "Op school gesproken met",
    (Way.VISIT, ContactResult.NOT_REACHED): "Niet verschenen of niet bereikt:",
    (Way.VISIT, ContactResult.INVITED): "Op school uitgenodigd:",
}

INFORMED = "geïnformeerd"
NOT_INFORMED = "niet geïnformeerd"

#: What stands beside every date that the protocol does not ask for (R11).
OWN_PLANNING = "eigen planning"

MAGISTER_WORDS = {Magister.LOGBOOK: "logboek", Magister.INCIDENT_RECORD: "incidentenregistratie"}

NATURE_WORDS = {Nature.FACT: "feit", Nature.STATEMENT: "verklaring", Nature.IMPRESSION: "indruk"}


def report_words(report: Report) -> str:
    """Whether an authority was informed (R18)."""
    return INFORMED if report.informed_on else NOT_INFORMED
