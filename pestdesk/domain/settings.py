"""What a school decides for itself and the vault keeps."""

from dataclasses import dataclass

from pestdesk.domain.duties import DEFAULT_DUTIES, ReportingDuty
from pestdesk.domain.protocol import Role
from pestdesk.domain.record import MeasureKind
from pestdesk.domain.school_calendar import TermKind
from pestdesk.errors import RuleError


@dataclass(frozen=True, slots=True)
class MeasureType:
    """A kind of help or sanction that can be chosen. `harder` asks for the report of R18; `counts_days` for the
    number of school days, as a suspension does."""

    label: str
    kind: MeasureKind
    harder: bool = False
    counts_days: bool = False


DEFAULT_MEASURE_TYPES = (
    MeasureType("gesprekken met de leerling", MeasureKind.SUPPORT),
    MeasureType("weerbaarheidstraining", MeasureKind.SUPPORT),
    MeasureType("groepsaanpak in de klas", MeasureKind.SUPPORT),
    MeasureType("herstelgesprek", MeasureKind.SUPPORT),
    MeasureType("andere hulp", MeasureKind.SUPPORT),
    MeasureType("waarschuwing", MeasureKind.SANCTION),
    MeasureType("nablijven of achtste uur", MeasureKind.SANCTION),
    MeasureType("corvee of taakstraf", MeasureKind.SANCTION),
    MeasureType("andere plaats of klas", MeasureKind.SANCTION),
    MeasureType("schorsing", MeasureKind.SANCTION, harder=True, counts_days=True),
    MeasureType("voornemen tot verwijdering", MeasureKind.SANCTION, harder=True),
    MeasureType("andere sanctie", MeasureKind.SANCTION),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The school's and the coordinator's own data. `region` is noord, midden or zuid (school vacations);
    `appearance` is system, light or dark; `role_labels` are the school's own words for some roles (R8).

    Raises RuleError for what no school can work with.
    """

    school: str
    coordinator: str
    region: str
    support_coordinator: str = ""
    appearance: str = "system"
    bpo: str = ""
    school_leader: str = ""
    term_kind: TermKind = TermKind.SCHOOL_WEEKS
    measure_types: tuple[MeasureType, ...] = DEFAULT_MEASURE_TYPES
    role_labels: tuple[tuple[Role, str], ...] = ()
    duties: tuple[ReportingDuty, ...] = DEFAULT_DUTIES

    def __post_init__(self) -> None:
        if not self.school.strip() or not self.coordinator.strip():
            raise RuleError("Vul de naam van de school en je eigen naam in. Er is niets gewijzigd.")
        seen: set[tuple[MeasureKind, str]] = set()
        for each in self.measure_types:
            if not each.label.strip():
                raise RuleError("Een soort hulp of sanctie heeft geen naam. Er is niets gewijzigd; vul er een in.")
            key = (each.kind, each.label.strip().casefold())
            if key in seen:
                raise RuleError(
                    f"‘{each.label}’ staat twee keer in de lijst. Er is niets gewijzigd; haal er een weg."
                )
            seen.add(key)
        for kind, words in ((MeasureKind.SUPPORT, "hulp"), (MeasureKind.SANCTION, "sanctie")):
            if not any(each.kind is kind for each in self.measure_types):
                raise RuleError(f"Laat ten minste één soort {words} staan. Er is niets gewijzigd.")
        if any(not label.strip() for _, label in self.role_labels):
            raise RuleError("Een rol heeft geen woord. Er is niets gewijzigd; vul er een in.")
