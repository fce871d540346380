"""The Dutch words that documents use for what the record holds."""

from datetime import date, datetime

from pestdesk.domain.dutch_dates import day_medium, with_year
from pestdesk.domain.follow_up import Decision, Kept
from pestdesk.domain.protocol import Route, Way
from pestdesk.domain.record import ContactResult, MeasureKind
from pestdesk.domain.signal import Answer, Judgement, Reporter

REPORTER_LABELS = {
    Reporter.PUPIL: "leerling",
    Reporter.PARENT: "ouder of verzorger",
    Reporter.STAFF: "medewerker",
    Reporter.ANONYMOUS: "anonieme melder",
    Reporter.EXTERNAL: "iemand van buiten de school",
}
JUDGEMENT_LABELS = {
    Judgement.BULLYING: "pesten",
    Judgement.TEASING: "plagen",
    Judgement.QUARREL: "ruzie",
    Judgement.UNCLEAR: "nog onduidelijk",
    Judgement.NO_BULLYING: "geen pesten",
}
ANSWER_LABELS = {Answer.YES: "ja", Answer.NO: "nee", Answer.UNKNOWN: "weet ik nog niet"}
KEPT_LABELS = {Kept.YES: "ja", Kept.PARTLY: "deels", Kept.NO: "nee"}
DECISION_LABELS = {
    Decision.ON_COURSE: "op koers",
    Decision.ADJUST: "bijsturen",
    Decision.PERSISTENT: "aanhoudend",
}
ROUTE_LABELS = {
    Route.SAME_CLASS: "dezelfde klas",
    Route.DIFFERENT_CLASSES: "verschillende klassen",
    Route.UNKNOWN: "nog niet bekend",
}
MEASURE_LABELS = {MeasureKind.SUPPORT: "Hulp", MeasureKind.SANCTION: "Sanctie"}
RESULT_LABELS = {
    (Way.PHONE, ContactResult.SPOKEN): "gebeld en gesproken",
    (Way.PHONE, ContactResult.NOT_REACHED): "gebeld, niet bereikt",
    (Way.PHONE, ContactResult.INVITED): "belafspraak gemaakt",
    (Way.VISIT, ContactResult.SPOKEN): "op school gesproken",
    (Way.VISIT, ContactResult.NOT_REACHED): "niet verschenen of niet bereikt",
    (Way.VISIT, ContactResult.INVITED): "op school uitgenodigd",
}


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """`text` as a sentence: with a capital, and a full stop unless it has an end of its own."""
    text = capital(text.strip())
    return text if not text or text.endswith((".", "?", "!", "…")) else f"{text}."


def joined(*parts: str, by: str = ", ") -> str:
    """The parts that are not empty."""
    return by.join(part for part in parts if part)


def counted(count: int, one: str, more: str) -> str:
    """‘1 schooldag’, ‘3 schooldagen’."""
    return f"{count} {one if count == 1 else more}"


def instant(at: datetime) -> str:
    """‘do 8 oktober 2026, 14.05 uur’, in the zone that the instant carries."""
    return f"{day_medium(at.date())} {at.year}, {at:%H.%M} uur"


def period(first: date, last: date) -> str:
    """‘wo 9 sep 2026 – wo 7 okt 2026’."""
    return f"{with_year(first)} – {with_year(last)}"
