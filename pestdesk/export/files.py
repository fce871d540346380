"""Writes a document whole or not at all, readable for its maker only."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from pestdesk.errors import ExportError

_KEPT = "Wat er al stond, is niet gewijzigd en er is geen half bestand achtergebleven."
_REASONS = {
    errno.ENOSPC: ("De schijf is vol", "Maak ruimte vrij of kies een andere plek"),
    errno.EDQUOT: ("Je ruimte op deze schijf is op", "Maak ruimte vrij of kies een andere plek"),
    errno.EFBIG: ("Het bestand is te groot voor deze schijf", "Kies een andere plek"),
    errno.EROFS: ("Op deze schijf kan niet worden geschreven", "Kies een andere plek"),
    errno.EACCES: ("In deze map of in dit bestand mag niet worden geschreven", "Kies een andere plek"),
    errno.EPERM: ("In deze map of in dit bestand mag niet worden geschreven", "Kies een andere plek"),
    errno.ENOENT: ("De gekozen map is er niet (meer)", "Sluit de stick of schijf weer aan, of kies een andere plek"),
    errno.ENOTDIR: ("De gekozen map is er niet (meer)", "Kies een andere plek"),
    errno.EISDIR: ("Op deze plek staat al een map met dezelfde naam", "Kies een andere naam"),
    errno.ENAMETOOLONG: ("De naam van het bestand is te lang", "Kies een kortere naam"),
    errno.EINVAL: ("Deze naam kan niet voor een bestand worden gebruikt", "Kies een andere naam"),
}
_OTHER = ("De schijf gaf een fout", "Controleer of de schijf nog is aangesloten en probeer het opnieuw")
#: How Windows says that another program holds the file.
_SHARING_VIOLATIONS = (32, 33)
_IN_USE = ("Dit bestand is open in een ander programma", "Sluit het daar, of kies een andere naam")


def write_atomically(path: Path, data: bytes) -> None:
    """Writes `data` to `path` (mode 0600): after any failure what was there before is still there, untouched.

    Raises ExportError with what happened, what was kept and what to do now.
    """
    half: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=".pestdesk-", suffix=".new", dir=path.parent)
        half = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError as error:
        raise ExportError(_sentence(error)) from error
    finally:
        if half is not None:
            with suppress(OSError):  # it was renamed, or its disk is gone
                half.unlink(missing_ok=True)


def _sentence(error: OSError) -> str:
    in_use = getattr(error, "winerror", None) in _SHARING_VIOLATIONS
    happened, advice = _IN_USE if in_use else _REASONS.get(error.errno or 0, _OTHER)
    return f"{happened}. Het document is niet opgeslagen. {_KEPT} {advice}."
