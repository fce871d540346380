"""Kills the program at random moments of a scripted session, and looks each time what is left of the vault.

usage: python tests/harness/killing.py TIMES [SEED]
Prints one line of JSON: how often, what was found, how long it took. The exit code is 1 when anything was lost.

Each time a child process, forked so that nothing has to be imported anew, opens the vault and works as fast as it
can: cases, notes, agreements, drafts, undo, the bin, backups. It tells every act that the vault said was done. The
parent kills it (SIGKILL) after a random while, opens the vault again, and compares.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from pestdesk.desk import Desk, safe
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.follow_up import Agreement
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.record import Entry
from pestdesk.domain.signal import Reporter, Signal
from pestdesk.storage import backup_file
from pestdesk.storage.keys import LEAST_MEMORY_KIB, Cost

QUICK = Cost(memory_kib=LEAST_MEMORY_KIB, iterations=1, lanes=1)
LONGEST_SECONDS = 0.08
#: On a machine that has other things to do a child gets longer, so that there is something to lose.
ACTS_A_KILL, MOST_LONGER = 1.3, 20
BY = "Lies van Voorbeeld"


@dataclass
class Known:
    """What the vault has said that it keeps: the texts of the notes of each case, the draft that was typed last, and
    how many lines the audit trail has at the least."""

    notes: dict[str, list[str]] = field(default_factory=dict)
    draft: int = 0
    lines: int = 0

    def hear(self, told: dict[str, object]) -> None:
        """One act that was done."""
        if "draft" in told:
            self.draft = int(str(told["draft"]))
            return
        self.lines += 1
        case_id = str(told["case"])
        self.notes.setdefault(case_id, [])
        if "note" in told:
            self.notes[case_id].append(str(told["note"]))
        if told["act"] == "undo":
            self.notes[case_id].pop()
        if told["act"] == "remove":
            del self.notes[case_id]


def work(folder: Path, key: bytes, seed: int, draft: int, pipe: int) -> None:
    """The child: acts, one after the other, each told when the verb has come back."""
    chance = random.Random(seed)
    desk = Desk.unlock(folder, bytearray(key))

    def tell(**told: object) -> None:
        os.write(pipe, json.dumps(told).encode() + b"\n")

    tell(ready=True)
    today = desk.calendar.today()
    while True:
        summaries = desk.cases.summaries(CaseFilter.OPEN)
        act = chance.choice(("open", "note", "note", "note", "draft", "draft", "agree", "undo", "remove", "backup"))
        if act == "open" or not summaries:
            people = (
                Involvement(0, PersonName("Pip", "", "Voorbeeldstra"), (Role.VICTIM,), "2B", BY),
                Involvement(0, PersonName("Sem", "", "Nepman"), (Role.PERPETRATOR,), "2B", BY),
            )
            case = desk.cases.open(Signal("Pips etui is weg. " * 20, today, Reporter.PARENT), people)
            tell(act="open", case=case.id)
            continue
        case_id = chance.choice(summaries).id
        if act in ("note", "undo"):
            words = f"{seed}-{chance.random()} " + "gebeld met thuis " * chance.randrange(60)
            desk.cases.write(case_id, Entry(today, BY, words))
            tell(act="note", case=case_id, note=words)
            if act == "undo":
                desk.cases.undo()
                tell(act="undo", case=case_id)
        elif act == "draft":
            draft += 1
            desk.drafts.keep("typing", {"count": draft, "text": "x" * chance.randrange(4000)})
            tell(draft=draft)
        elif act == "agree":
            desk.follow_up.agree(case_id, (Agreement("1c", "met rust laten", today, BY),), today)
            tell(act="agree", case=case_id)
        elif act == "remove" and len(summaries) > 4:
            desk.retention.delete(case_id)
            tell(act="delete", case=case_id)
            desk.retention.remove(case_id)
            tell(act="remove", case=case_id)
        elif act == "backup":
            desk.backups.make(desk.backups.job())


def look(folder: Path, key: bytes, known: Known) -> list[str]:
    """What is wrong with the vault after it was killed; the vault may hold one act more than was told."""
    wrong = []
    desk = Desk.unlock(folder, bytearray(key))
    try:
        with desk._vault.reading() as session:
            if session.scalar(text("PRAGMA integrity_check")) != "ok":
                wrong.append("integrity_check")
            if session.execute(text("PRAGMA cipher_integrity_check")).fetchall():
                wrong.append("cipher_integrity_check")
            if session.execute(text("PRAGMA foreign_key_check")).fetchall():
                wrong.append("foreign_key_check")
        if desk.trail.first_broken() is not None:
            wrong.append("the audit trail is broken")
        lines = desk.trail.lines()
        if not known.lines <= len(lines) <= known.lines + 1:
            wrong.append(f"{known.lines} acts told, {len(lines)} kept")
        known.lines = len(lines)
        last = lines[-1] if lines else None
        held = {each.id for each in desk.cases.summaries(CaseFilter.ALL)}
        held |= {each.id for each in desk.cases.summaries(CaseFilter.BINNED)}
        for case_id, notes in known.notes.items():
            is_last = last is not None and last.case_id == case_id
            if case_id not in held:
                if not (is_last and last and last.act == "Casus definitief verwijderd"):
                    wrong.append(f"case {case_id} is gone")
                continue
            kept = [entry.text for entry in desk.cases.get(case_id).entries]
            undone = is_last and last and last.act.startswith("Ongedaan gemaakt")
            if kept[: len(notes)] != notes and not (undone and kept == notes[:-1]):
                wrong.append(f"a note of {case_id} is gone")
        known.notes = {case_id: [e.text for e in desk.cases.get(case_id).entries] for case_id in held}
        kept_draft = (desk.drafts.get("typing") or {"count": 0})["count"]
        if not known.draft <= kept_draft <= known.draft + 1:
            wrong.append(f"draft {known.draft} told, {kept_draft} kept")
        known.draft = kept_draft
        for each in desk.backups.all():
            backup_file.check(each.path)
    finally:
        desk.lock()
    return wrong


def kill_often(folder: Path, times: int, seed: int) -> dict[str, object]:
    """Kills so many times; what was found, with the first few things that were wrong."""
    started = time.monotonic()
    key = bytes(safe.create_vault(folder, safe.NewVault("School", BY, "midden", "vier losse woorden"), QUICK))
    chance, known = random.Random(seed), Known()
    wrong: list[str] = []
    acts = 0
    for number in range(times):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            work(folder, key, chance.randrange(10**9) + number, known.draft, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            assert b"ready" in told.readline()
            longer = min(max(1, ACTS_A_KILL * number / max(acts, 1)), MOST_LONGER)
            time.sleep(chance.random() * LONGEST_SECONDS * longer)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            # A line that was cut off was told of an act that was done all the same.
            for line in told.read().splitlines(keepends=True):
                if line.endswith(b"\n"):
                    known.hear(json.loads(line))
                    acts += 1
        wrong += [f"{number}: {each}" for each in look(folder, key, known)]
    seconds = round(time.monotonic() - started, 1)
    return {"times": times, "acts": acts, "cases": len(known.notes), "seconds": seconds, "wrong": wrong[:20]}


def main() -> int:
    times = int(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns()
    with tempfile.TemporaryDirectory() as work_folder:
        found = kill_often(Path(work_folder) / "kluis", times, seed)
    print(json.dumps({"seed": seed, **found}))
    return 1 if found["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
