"""The signal with which a case begins, and what the user calls it (R5, R7, R9)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Reporter(StrEnum):
    """Anyone can report (R9)."""

    PUPIL = "pupil"
    PARENT = "parent"
    STAFF = "staff"
    ANONYMOUS = "anonymous"
    EXTERNAL = "external"


class Place(StrEnum):
    """Where it happened; none of these excludes a case (R9)."""

    SCHOOL = "school"
    ON_THE_WAY = "on_the_way"
    HOME = "home"
    ONLINE = "online"
    NOT_KNOWN = "not_known"


class Receiver(StrEnum):
    """Who the signal reached first (R5)."""

    MENTOR = "mentor"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class Signal:
    """What was reported, by whom and when. `means` is with what (R23: waarmee), e.g. ‘groepsapp’.

    `passed_on` is when a same-class signal that reached the leerlingcoördinator went on to the mentor (R5).
    """

    text: str
    reported_on: date
    reporter: Reporter
    reporter_name: str = ""
    place: Place = Place.NOT_KNOWN
    means: str = ""
    received_by: Receiver = Receiver.COORDINATOR
    passed_on: date | None = None


class Judgement(StrEnum):
    """What the user calls it; it blocks nothing and can change (R7)."""

    BULLYING = "bullying"
    TEASING = "teasing"
    QUARREL = "quarrel"
    UNCLEAR = "unclear"
    NO_BULLYING = "no_bullying"


#: What closes with the least data: nothing of the phases is asked for (R7).
NOT_BULLYING = frozenset({Judgement.TEASING, Judgement.QUARREL, Judgement.NO_BULLYING})


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Classification:
    """The answers on the protocol's kenmerken, by feature id, and the user's own judgement (R7)."""

    judgement: Judgement = Judgement.UNCLEAR
    answers: tuple[tuple[str, Answer], ...] = ()

    @property
    def is_not_bullying(self) -> bool:
        return self.judgement in NOT_BULLYING

    def answer(self, feature_id: str) -> Answer:
        return dict(self.answers).get(feature_id, Answer.UNKNOWN)


NOT_CLASSIFIED = Classification()
