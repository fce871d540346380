"""Whom a harder sanction is reported to (R18). PestDesk reminds; it gives no legal advice."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pestdesk.domain.record import Measure

#: A suspension lasts one school week at the most (R18).
LONGEST_SUSPENSION_DAYS = 5


class Ask(StrEnum):
    """What is asked of one authority: inform it, decide and give a reason, or nothing."""

    REQUIRED = "required"
    CHOICE = "choice"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class ReportingDuty:
    """When an authority hears of a harder sanction: of a suspension of more than `over_days` school days, and always
    of one without days, such as an intended removal. Without `is_fixed` the school decides each time."""

    authority: str
    wording: str
    source: str
    is_fixed: bool = False
    over_days: int = 0


DEFAULT_DUTIES = (
    ReportingDuty(
        "leerplichtambtenaar",
        "Of de leerplichtambtenaar een schorsing wil weten, verschilt per regio.",
        "pestprotocol van de school; afspraken met de gemeente",
    ),
    ReportingDuty(
        "inspectie",
        "Duurt een schorsing langer dan één dag, dan hoort de inspectie het schriftelijk en met redenen. "
        "Een voornemen tot verwijdering gaat eerst naar de inspectie.",
        "pestprotocol van de school; Uitvoeringsbesluit WVO 2020 (eerder Inrichtingsbesluit WVO, artikel 13)",
        is_fixed=True,
        over_days=1,
    ),
)


@dataclass(frozen=True, slots=True)
class Duty:
    """What is asked of one authority now, and why, in Dutch."""

    authority: str
    ask: Ask
    why: str
    wording: str = ""
    source: str = ""


def duties(
    authorities: Iterable[str], measures: Iterable[Measure], rules: Iterable[ReportingDuty]
) -> tuple[Duty, ...]:
    """What these measures ask of each of the authorities that the protocol names (R18).

    An authority without a rule of its own is a choice.
    """
    by_authority = {rule.authority: rule for rule in rules}
    harder = [measure for measure in measures if measure.harder]
    longest = max((measure.school_days for measure in harder), default=0)
    has_other = any(not measure.school_days for measure in harder)
    return tuple(_duty(authority, by_authority.get(authority), longest, has_other) for authority in authorities)


def suspension_warning(school_days: int) -> str:
    """What is wrong with the length of a suspension; '' when nothing is (R18)."""
    if school_days <= LONGEST_SUSPENSION_DAYS:
        return ""
    return (
        f"Een schorsing duurt ten hoogste één week: {LONGEST_SUSPENSION_DAYS} schooldagen. "
        f"Hier staan er {school_days}. Overleg met de schoolleiding."
    )


def _duty(authority: str, rule: ReportingDuty | None, longest: int, has_other: bool) -> Duty:
    if rule is None:
        return Duty(authority, Ask.CHOICE, "jij kiest, met een reden")
    if not rule.is_fixed:
        return Duty(authority, Ask.CHOICE, "jij kiest, met een reden", rule.wording, rule.source)
    limit = "één dag" if rule.over_days == 1 else f"{rule.over_days} dagen"
    if has_other:
        ask, why = Ask.REQUIRED, "verplicht, voordat het besluit valt"
    elif longest > rule.over_days:
        ask, why = Ask.REQUIRED, f"verplicht: langer dan {limit}; schriftelijk en met redenen"
    else:
        ask, why = Ask.NOT_NEEDED, f"alleen boven {limit}: niet verplicht"
    return Duty(authority, ask, why, rule.wording, rule.source)
