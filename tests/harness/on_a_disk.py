"""Run by test_disks: works on a vault until the disk gives out, and tells what the program says of each act.

usage: python on_a_disk.py FOLDER KEY ACT
ACT is `fill`, which works until the disk is full, makes room and goes on, or `read-only`, which tries it all once.
Prints one line of JSON: the sentences by act, and what was kept.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pestdesk.desk import Desk, safe
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.pupil import Pupil
from pestdesk.domain.pupil_import import ImportPlan
from pestdesk.domain.record import Entry
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.errors import PestDeskError

BY = "Lies van Voorbeeld"
PASSPHRASE = "vier losse woorden samen"
PUPILS = 500


def told(act: Callable[[], object]) -> str:
    """What the program says when it cannot; '' when it could. Anything but a known error ends the harness."""
    try:
        act()
    except PestDeskError as error:
        return str(error)
    return ""


def opened(desk: Desk) -> str:
    people = (
        Involvement(0, PersonName("Pip", "", "Voorbeeldstra"), (Role.VICTIM,), "2B", BY),
        Involvement(0, PersonName("Sem", "", "Nepman"), (Role.PERPETRATOR,), "2B", BY),
    )
    return desk.cases.open(Signal("Pips etui is weg.", desk.calendar.today(), Reporter.PARENT), people).id


def acts(desk: Desk, case_id: str) -> dict[str, Callable[[], object]]:
    """One of every kind of act that writes."""
    settings, today = desk.settings.get(), desk.calendar.today()
    return {
        "note": lambda: desk.cases.write(case_id, Entry(today, BY, "gebeld " * 20_000)),
        "draft": lambda: desk.drafts.keep("typing", {"text": "x" * 150_000}),
        "open": lambda: desk.cases.open(replace(desk.cases.get(case_id).signal, text="x" * 150_000), _people(desk)),
        "settings": lambda: desk.settings.keep(replace(settings, school="x" * 150_000)),
        "delete": lambda: [desk.retention.delete(case_id), desk.cases.write(case_id, Entry(today, BY, "x"))],
        "import": lambda: desk.pupils.import_list(ImportPlan(tuple(_school()), (), 0, (), ())),
        "backup": lambda: desk.backups.make(desk.backups.job()),
    }


def _school() -> Iterator[Pupil]:
    for number in range(PUPILS):
        yield Pupil(0, PersonName("Noor", "", f"Verzonnen{number}"), str(26_000 + number), "2B", (BY,))


def _people(desk: Desk) -> tuple[Involvement, ...]:
    return tuple(
        replace(person, id=0) for person in desk.cases.get(desk.cases.summaries(CaseFilter.ALL)[0].id).involvements
    )


def fill(folder: Path, key: bytearray) -> dict[str, Any]:
    """Work, fill the disk with something else, work on, make room, and work again."""
    desk = Desk.unlock(folder, key)
    case_id = opened(desk)
    note = Entry(desk.calendar.today(), BY, "voor het vol was")
    desk.cases.write(case_id, note)
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65_536, 4096, 512):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue
    before = {case_id: desk.cases.get(case_id), "trail": desk.trail.lines(), "pupils": desk.pupils.all()}
    sentences = {name: told(act) for name, act in acts(desk, case_id).items() if name != "delete"}
    sentences["passphrase"] = told(lambda: safe.change_passphrase(folder, PASSPHRASE, "vijf heel andere woorden"))
    after = {case_id: desk.cases.get(case_id), "trail": desk.trail.lines(), "pupils": desk.pupils.all()}
    is_same = before == after
    ballast.unlink()
    went_on = {name: told(act) for name, act in acts(desk, case_id).items() if name != "delete"}
    desk.lock()
    again = Desk.unlock(folder, safe.read_key(folder, PASSPHRASE))
    texts = [entry.text.strip()[:20] for entry in again.cases.get(case_id).entries]
    broken, count, pupils = again.trail.first_broken(), len(again.backups.all()), again.pupils.count()
    again.lock()
    left = sorted(path.name for path in folder.rglob("*") if path.name.startswith("."))
    return {
        "full": sentences, "same": is_same, "went_on": went_on, "texts": texts, "broken": broken, "backups": count,
        "left": left, "pupils": pupils,
    }  # fmt: skip


def read_only(folder: Path, key: bytearray) -> dict[str, Any]:
    """Everything that would write, once, on a disk that takes nothing."""
    return {
        "open": told(lambda: Desk.unlock(folder, key)),
        "passphrase": told(lambda: safe.change_passphrase(folder, PASSPHRASE, "vijf heel andere woorden")),
        "new": told(lambda: safe.create_vault(folder / "nieuw", safe.NewVault("S", BY, "midden", PASSPHRASE))),
        "restore": [told(lambda each=each: safe.restore(each, folder)) for each in safe.backups(folder)],
    }


if __name__ == "__main__":
    run = fill if sys.argv[3] == "fill" else read_only
    print(json.dumps(run(Path(sys.argv[1]), bytearray.fromhex(sys.argv[2]))))
