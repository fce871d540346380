"""Known failures. Each carries the Dutch sentence that the user sees: what happened, what was kept, what to do now.

Anything that is not a PestDeskError is a bug: shown once, logged without case data, never swallowed.
"""


class PestDeskError(Exception):
    """A failure that was foreseen; `str(error)` is the sentence for the user."""


class RuleError(PestDeskError):
    """The protocol or the record does not allow this act; nothing was changed."""


class ProtocolFileError(PestDeskError):
    """A protocol file is wrong. `where` names the file and the key, `reason` what is wrong with it."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"Het protocolbestand klopt niet ({where}): {reason}. Er is niets gewijzigd.")
        self.where = where
        self.reason = reason


class VaultError(PestDeskError):
    """The vault cannot be opened, made or written; what is on disk stays as it was."""


class ExportError(PestDeskError):
    """A document could not be made or written; no half file is left behind."""


class ListFileError(PestDeskError):
    """A list of pupils cannot be read: `happened` and `do_now` are Dutch sentences."""

    def __init__(self, happened: str, do_now: str) -> None:
        super().__init__(f"{happened} Er is niets gewijzigd. {do_now}")


class ListColumnsError(ListFileError):
    """A list lacks a column that it cannot do without. `headers` are the columns that it has, to choose from by hand:
    the place of a header is the place that a mapping names. `fields` are what is known to stand in each, by the Dutch
    name of the field, '' where it is not."""

    def __init__(self, missing: str, headers: tuple[str, ...], fields: tuple[str, ...] = ()) -> None:
        found = ", ".join(f"‘{header}’" for header in headers if header) or "geen kolommen met een naam"
        super().__init__(
            f"In deze lijst staat geen kolom met {missing}. Gevonden: {found}.",
            "Kies zelf welke kolom het is, of maak de lijst opnieuw met deze kolom erbij.",
        )
        self.headers = headers
        self.fields = fields or ("",) * len(headers)


class WorkStoppedError(PestDeskError):
    """The user broke a piece of work off before it wrote anything."""

    def __init__(self) -> None:
        super().__init__("Afgebroken. Er is niets opgeslagen; wat er al stond, is niet gewijzigd.")


class ListReadingStoppedError(PestDeskError):
    """The reading of a list was stopped by the user; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("Het lezen van de lijst is gestopt. Er is niets gewijzigd.")


class WrongPassphraseError(VaultError):
    """The passphrase opens no slot of an undamaged key file."""

    def __init__(self) -> None:
        super().__init__(
            "Dit wachtwoord past niet op de kluis. Er is niets gewijzigd. "
            "Controleer de hoofdletters en probeer het opnieuw."
        )


class WrongRecoveryKeyError(VaultError):
    """The recovery key opens no slot of an undamaged key file."""

    def __init__(self) -> None:
        super().__init__(
            "Deze herstelsleutel past niet op de kluis. Er is niets gewijzigd. "
            "Kijk of er een nieuwer papier is; een vernieuwde sleutel vervangt de oude."
        )


class KeyFileMissingError(VaultError):
    """The folder holds a database without its key file."""

    def __init__(self) -> None:
        super().__init__(
            "Het sleutelbestand ‘vault.key’ staat niet in de map van de kluis. Je gegevens zijn niet gewijzigd. "
            "Zonder dat bestand gaat de kluis niet open. Kies ‘Reservekopie terugzetten’ om het terug te halen."
        )


class KeyFileDamagedError(VaultError):
    """The key file is not what was written; no passphrase can be judged by it."""

    def __init__(self) -> None:
        super().__init__(
            "Het sleutelbestand ‘vault.key’ is beschadigd. Je wachtwoord is niet geprobeerd; er is niets gewijzigd. "
            "Kies ‘Reservekopie terugzetten’ om het terug te halen."
        )


class DatabaseMissingError(VaultError):
    """The folder holds a key file without its database."""

    def __init__(self) -> None:
        super().__init__(
            "Het bestand ‘vault.db’ met je casussen staat niet in de map van de kluis. Er is niets gewijzigd. "
            "Kies ‘Reservekopie terugzetten’, of zet het bestand zelf terug in de map."
        )


class DatabaseDamagedError(VaultError):
    """The database does not pass its own checks, or belongs to another key file."""

    def __init__(self) -> None:
        super().__init__(
            "Het wachtwoord klopt, maar het bestand ‘vault.db’ is beschadigd of hoort bij een andere kluis. "
            "Er is niets gewijzigd. Kies ‘Reservekopie terugzetten’; dit bestand wordt daarbij bewaard."
        )


class NewerVaultError(VaultError):
    """The vault was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "Deze kluis is gemaakt met een nieuwere versie van PestDesk. Er is niets gewijzigd. "
            "Installeer de nieuwste versie en open de kluis daarmee."
        )


class FolderNotWritableError(VaultError):
    """The folder of the vault cannot be made, read or written."""

    def __init__(self) -> None:
        super().__init__(
            "In de map van de kluis kan niet worden geschreven. Wat er al stond, is niet gewijzigd. "
            "Kies een andere map, of vraag de ICT-afdeling om schrijfrechten."
        )


class DiskFullError(VaultError):
    """There is no room left for what had to be written; the transaction was rolled back."""

    def __init__(self) -> None:
        super().__init__(
            "De schijf is vol. Dit laatste is niet opgeslagen; wat er al stond, is niet gewijzigd. "
            "Maak ruimte vrij en probeer het opnieuw."
        )


class DiskFaultError(VaultError):
    """The disk reported an error while it was read or written; the transaction was rolled back."""

    def __init__(self) -> None:
        super().__init__(
            "De schijf gaf een fout bij het lezen of schrijven. Dit laatste is niet opgeslagen; wat er al stond, "
            "is niet gewijzigd. Controleer of de schijf nog is aangesloten en probeer het opnieuw."
        )


class BackupDamagedError(VaultError):
    """A backup file is not what was written, or is no backup at all."""

    def __init__(self) -> None:
        super().__init__(
            "Deze reservekopie is beschadigd of is geen reservekopie van PestDesk. Er is niets gewijzigd. "
            "Kies een andere reservekopie."
        )


class BackupUnreadableError(VaultError):
    """A backup that was just written is not what was written when it is read back; it was taken away again."""

    def __init__(self) -> None:
        super().__init__(
            "De reservekopie klopte niet bij het nalezen en is weer weggehaald. De kluis is niet gewijzigd. "
            "Controleer de schijf of de stick, en maak daarna een nieuwe reservekopie."
        )


class BackupPlaceMissingError(VaultError):
    """The second place for backups is not there now, such as a stick that was taken out."""

    def __init__(self) -> None:
        super().__init__(
            "De tweede plek voor reservekopieën is er nu niet. De reservekopie op deze laptop is wel gemaakt. "
            "Sluit de stick of schijf aan, of kies een andere plek."
        )


class BackupStoppedError(VaultError):
    """A backup was stopped while it was being made; nothing of it is left behind."""

    def __init__(self) -> None:
        super().__init__("Het maken van de reservekopie is gestopt. De kluis is niet gewijzigd.")


class MemoryShortError(VaultError):
    """There is not enough memory free to derive a key."""

    def __init__(self) -> None:
        super().__init__(
            "Er is te weinig werkgeheugen vrij om de kluis te openen. Er is niets gewijzigd. "
            "Sluit andere programma’s en probeer het opnieuw."
        )


class VaultInUseError(VaultError):
    """Another running copy of the program holds the vault."""

    def __init__(self) -> None:
        super().__init__(
            "Deze kluis is al geopend in een ander venster van PestDesk. Er is niets gewijzigd. "
            "Ga naar dat venster, of sluit het en probeer het opnieuw."
        )


class VaultExistsError(VaultError):
    """A vault would be made where one, or a part of one, already is."""

    def __init__(self) -> None:
        super().__init__(
            "In deze map staat al een kluis. Er is niets gewijzigd. Open die kluis, of kies een andere map."
        )


class VaultLockedError(VaultError):
    """The vault was asked for something while it was locked."""

    def __init__(self) -> None:
        super().__init__(
            "De kluis is vergrendeld. Dit laatste is niet opgeslagen; wat er al stond, is niet gewijzigd. "
            "Ontgrendel de kluis en probeer het opnieuw."
        )
