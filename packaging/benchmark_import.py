"""How quick a list of pupils is read and imported: CSV and XLSX, of a school and of ten schools.

The reference is the same file through csv or openpyxl alone, which gives cells and knows nothing of pupils.
"""

import csv
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from figures import Figure, took

if TYPE_CHECKING:
    from pestdesk.desk import Desk

_HEADER = (
    *("Stamnummer", "Roepnaam", "Tussenvoegsel", "Achternaam", "Klas", "Klassenmentor 1", "Geboortedatum"),
    *("Naam ouder 1", "Telefoon ouder 1", "E-mail ouder 1", "Naam ouder 2", "Telefoon ouder 2", "BSN"),
)
#: How many pupils, and within how many milliseconds they must be read and in the vault.
_SIZES = {2_000: 1_000, 20_000: 8_000}
_ROUNDS = 5


def measure() -> list[Figure]:
    """All figures of this chapter; takes some half a minute."""
    with tempfile.TemporaryDirectory() as folder:
        return list(_figures(Path(folder)))


def _figures(folder: Path) -> Iterator[Figure]:
    from pestdesk.desk import Desk, demo, safe
    from pestdesk.imports import read_pupil_list

    kinds = {
        "csv": (_write_csv, "utf-8", _bare_csv),
        "csv of Windows-1252": (_write_csv, "cp1252", _bare_csv),
        "xlsx": (_write_xlsx, "", _bare_xlsx),
    }
    for size, bar in _SIZES.items():
        for kind, (write, encoding, bare) in kinds.items():
            suffix = kind.split()[0]
            path = folder / f"{size}.{suffix}"
            write(path, size, encoding)
            if len(read_pupil_list(path).rows) != size:  # the imports at the first time are not counted either way
                raise AssertionError(f"{kind} of {size} was not read whole")
            ours, theirs = _in_turn(lambda path=path: read_pupil_list(path), lambda path=path, bare=bare: bare(path))  # type: ignore[misc]
            yield Figure(f"{size:,} pupils in {kind}, read", ours, reference=theirs, bar=bar)
        vault = folder / f"vault-{size}"
        desk = Desk.unlock(vault, safe.create_vault(vault, demo.NEW, demo.QUICK))
        try:
            yield from _imports(desk, folder / f"{size}.xlsx", size, bar)
        finally:
            desk.lock()


def _imports(desk: "Desk", path: Path, size: int, bar: float) -> Iterator[Figure]:
    """A first list, the one of the next year in which everyone comes into another class, and that one taken back."""

    def imported() -> None:
        plan = desk.pupils.compare(desk.pupils.all(), desk.pupils.read_list(path), desk.calendar.today())
        assert plan is not None
        desk.pupils.import_list(plan)

    yield Figure(f"{size:,} pupils in xlsx, read, compared and written", took(imported), bar=bar)
    first = desk.pupils.all()
    _write_xlsx(path, size, "", year=1)
    yield Figure(f"{size:,} pupils of the next year, the same way", took(imported), bar=bar)
    if len(first) != size or any(
        a.school_class == b.school_class for a, b in zip(first, desk.pupils.all(), strict=True)
    ):
        raise AssertionError("the lists did not come in whole")
    yield Figure(f"{size:,} pupils taken back", took(desk.pupils.undo_import), bar=bar)
    if desk.pupils.all() != first:
        raise AssertionError("the undo did not restore every row")


def _in_turn(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The median of each, one after the other, for the machine may be quicker at one time than at another."""
    rounds = [(took(ours), took(theirs)) for _ in range(_ROUNDS)]
    return statistics.median(each for each, _ in rounds), statistics.median(each for _, each in rounds)


def _rows(size: int, year: int) -> Iterator[tuple[str, ...]]:
    for number in range(size):
        family = f"Voorbeeldstra{number}"
        yield (
            *(f"{100_000 + number:07}", "Zoë" if number % 3 else "Pip", "van den" if number % 4 else "", family),
            *(f"{number % 6 + 1 + year}{'ABCDE'[number % 5]}", f"MEN{number % 40}", "2012-03-04", f"Renée {family}"),
            *(f"06-{number:08}", f"ouder{number}@example.org", f"Jan {family}", f"06-{number:08}", f"{number:09}"),
        )


def _write_csv(path: Path, size: int, encoding: str, year: int = 0) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=";").writerows([_HEADER, *_rows(size, year)])


def _write_xlsx(path: Path, size: int, _: str, year: int = 0) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (_HEADER, *_rows(size, year)):
        sheet.append(row)
    book.save(path)


def _bare_csv(path: Path) -> object:
    with path.open(encoding="cp1252", newline="") as file:  # never fails; what the letters are does not matter here
        return list(csv.reader(file, delimiter=";"))


def _bare_xlsx(path: Path) -> object:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    rows = [list(row) for row in book.active.iter_rows(values_only=True)]
    book.close()
    return rows
