"""What a school decides for itself and the vault keeps."""

from base64 import b64decode
from collections.abc import Iterable, Sequence
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


#: After how many minutes without use a vault may lock itself.
LOCK_AFTER_MINUTES = range(1, 121)


@dataclass(frozen=True, slots=True)
class Settings:
    """The school's and the coordinator's own data. `region` is noord, midden or zuid (school vacations);
    `appearance` is system, light or dark; `role_labels` are the school's own words for some roles (R8);
    `second_backup_place` is a folder for a second copy of every backup, empty for none; the vault locks itself after
    `lock_after_minutes` without use; `logo` is a PNG or JPEG in base64, empty for none.

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
    second_backup_place: str = ""
    lock_after_minutes: int = 10
    logo: str = ""

    def __post_init__(self) -> None:
        if not self.school.strip() or not self.coordinator.strip():
            raise RuleError("Vul de naam van de school en je eigen naam in. Er is niets gewijzigd.")
        for kind in MeasureKind:
            check_measure_types(kind, self.measure_types)
        check_role_labels(self.role_labels)
        check_duties(self.duties)
        check_lock_after(self.lock_after_minutes)

    @property
    def logo_image(self) -> bytes:
        """The logo as an image file holds it; b"" for none."""
        return b64decode(self.logo)

    def who(self, actor: str) -> str:
        """The name of whoever has this task in the whole school, empty when it is not known or differs by case."""
        names = {
            "coordinator": self.coordinator,
            "support_coordinator": self.support_coordinator,
            "bpo": self.bpo,
            "school_leader": self.school_leader,
        }
        return names.get(actor, "")


def check_measure_types(kind: MeasureKind, types: Iterable[MeasureType]) -> None:
    """Raises RuleError for kinds of help, or of sanctions, that cannot be chosen from."""
    word = "hulp" if kind is MeasureKind.SUPPORT else "sanctie"
    seen: set[str] = set()
    for each in types:
        if each.kind is not kind:
            continue
        label = each.label.strip()
        if not label:
            raise RuleError(
                f"Een soort {word} heeft geen naam. Er is niets gewijzigd; vul er een in of haal hem weg."
            )
        if label.casefold() in seen:
            raise RuleError(f"‘{label}’ staat twee keer in de lijst. Er is niets gewijzigd; haal er een weg.")
        if kind is MeasureKind.SUPPORT and (each.harder or each.counts_days):
            raise RuleError(f"‘{label}’ is hulp, en hulp wordt niet gemeld. Er is niets gewijzigd.")
        seen.add(label.casefold())
    if not seen:
        raise RuleError(f"Laat ten minste één soort {word} staan. Er is niets gewijzigd.")


def check_role_labels(role_labels: Iterable[tuple[Role, str]]) -> None:
    """Raises RuleError for words that do not tell the roles apart (R8)."""
    seen: set[str] = set()
    for _role, label in role_labels:
        word = label.strip().casefold()
        if not word:
            raise RuleError("Een rol heeft geen woord. Er is niets gewijzigd; vul er een in.")
        if word in seen:
            raise RuleError(
                f"Twee rollen heten ‘{label.strip()}’. Er is niets gewijzigd; geef elke rol een eigen woord."
            )
        seen.add(word)


def check_duties(duties: Sequence[ReportingDuty]) -> None:
    """Raises RuleError for a reporting duty that nobody could follow (R18)."""
    if len({each.authority for each in duties}) < len(duties):
        raise RuleError("Een instantie staat twee keer bij de meldplichten. Er is niets gewijzigd.")
    for each in duties:
        if each.over_days < 0:
            raise RuleError(f"Het aantal schooldagen bij de {each.authority} klopt niet. Er is niets gewijzigd.")


def check_lock_after(minutes: int) -> None:
    """Raises RuleError for a number of minutes after which no vault should lock itself."""
    if minutes not in LOCK_AFTER_MINUTES:
        first, last = LOCK_AFTER_MINUTES.start, LOCK_AFTER_MINUTES[-1]
        raise RuleError(f"De kluis vergrendelt na {first} tot en met {last} minuten. Er is niets gewijzigd.")
