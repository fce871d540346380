"""What a school decides for itself and the vault keeps."""

from dataclasses import dataclass

from pestdesk.domain.record import MeasureKind


@dataclass(frozen=True, slots=True)
class MeasureType:
    """A kind of help or sanction that can be chosen. `harder` asks for the report of R18."""

    label: str
    kind: MeasureKind
    harder: bool = False


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
    MeasureType("schorsing", MeasureKind.SANCTION, harder=True),
    MeasureType("voornemen tot verwijdering", MeasureKind.SANCTION, harder=True),
    MeasureType("andere sanctie", MeasureKind.SANCTION),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The school's and the coordinator's own data. `region` is noord, midden or zuid (school vacations);
    `appearance` is system, light or dark."""

    school: str
    coordinator: str
    region: str
    support_coordinator: str = ""
    appearance: str = "system"
