"""Plays the main job without a screen in a fresh vault, and says of each part whether it worked."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pestdesk import __version__
from pestdesk.desk import Desk, demo, safe
from pestdesk.desk.demo_play import DemoClock
from pestdesk.desk.demo_pupils import fill_directory
from pestdesk.desk.papers import Paper
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.readers import Reader
from pestdesk.domain.reading import NameDecision
from pestdesk.errors import VaultError
from pestdesk.storage.places import database_path

_PLAIN_DATABASE = b"SQLite format 3"
#: A shorter name stands in so many encrypted bytes by chance, now and then: ‘Pip’ in one vault out of sixty.
_TELLING_LENGTH = 5


@dataclass(slots=True)
class _SelfTest:
    """Runs parts in order, each on what the earlier ones left; a part that fails does not stop the others."""

    folder: Path
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    desk: Desk | None = None

    @property
    def vault(self) -> Path:
        return self.folder / "kluis"

    def part(self, name: str, work: Callable[[], str]) -> None:
        started = time.perf_counter()
        try:
            found, is_ok = work(), True
        except Exception as error:  # noqa: BLE001 - reported as the failure of this part
            found, is_ok = f"{type(error).__name__}: {error}", False
        milliseconds = round((time.perf_counter() - started) * 1000)
        self.parts[name] = {"ok": is_ok, "ms": milliseconds, "found": found}

    def opened(self) -> Desk:
        assert self.desk is not None, "the vault could not be opened"
        return self.desk

    def create(self) -> str:
        key = safe.create_vault(self.vault, demo.NEW)
        clock = DemoClock(safe.system_clock)
        self.desk = Desk.unlock(self.vault, key, clock)
        demo.fill(self.desk, clock)
        fill_directory(self.desk)
        return f"{len(self.desk.cases.summaries(CaseFilter.ALL))} cases through both phases"

    def lock_and_unlock(self) -> str:
        before = [self.opened().cases.get(each.id) for each in self.opened().cases.summaries(CaseFilter.ALL)]
        self.opened().lock()
        try:
            safe.read_key(self.vault, demo.PASSPHRASE + "x")
        except VaultError:
            pass
        else:
            raise AssertionError("a wrong passphrase opened the vault")
        self.desk = Desk.unlock(self.vault, safe.read_key(self.vault, demo.PASSPHRASE))
        after = [self.desk.cases.get(case.id) for case in before]
        assert after == before, "a case came back otherwise than it was kept"
        return f"{len(after)} cases came back equal"

    def pupils(self) -> str:
        """The list of a next year, in which everyone comes into another class, one leaves and one is new."""
        pupils = self.opened().pupils
        before = pupils.all()
        path = self.folder / "leerlingen.csv"
        rows = [f"{each.number};{each.name.listed};9{each.school_class}" for each in before[1:]]
        path.write_text("\n".join(("Stamnr;Naam;Klas", *rows, "1;Nieuweling, Noor;1A")), encoding="utf-8-sig")
        try:
            listed = pupils.read_list(path)
        finally:
            path.unlink()
        plan = pupils.compare(before, listed, self.opened().calendar.today())
        assert plan is not None
        pupils.import_list(plan)
        counts = (len(plan.new), plan.moved, plan.renamed, len(plan.absent), len(plan.problems))
        assert counts == (1, len(rows), 0, 1, 0), f"the list was taken for {counts}"
        assert pupils.find("nieuweling"), "who is new is not found"
        pupils.undo_import()
        assert pupils.all() == before, "the list was not taken back row for row"
        return f"{len(rows) + 1} pupils imported and taken back"

    def encrypted(self) -> str:
        data = database_path(self.vault).read_bytes()
        assert not data.startswith(_PLAIN_DATABASE), "the database is not encrypted"
        names = set()
        for summary in self.opened().cases.summaries(CaseFilter.ALL):
            for person in self.opened().cases.get(summary.id).involvements:
                if person.name is not None:
                    names |= {person.name.full, person.name.given, person.name.family}
        names = {name for name in names if len(name) >= _TELLING_LENGTH}
        for path in self.folder.rglob("*"):
            if path.is_file() and path.suffix != ".pdf":
                data = path.read_bytes()
                for name in names:
                    for encoding in ("utf-8", "utf-16-le"):
                        assert name.encode(encoding) not in data, f"{path.name} holds a name in plain text"
        return f"{len(names)} names looked for"

    def search(self) -> str:
        found = self.opened().search.find("fantasia")
        assert len(found.cases) == 1, f"{len(found.cases)} cases found instead of 1"
        texts = self.opened().search.find("fantasia klas").passages
        assert texts, "no text found in that case"
        return f"{found.cases[0].case.id} and {len(texts)} of its texts"

    def agenda(self) -> str:
        agenda = self.opened().calendar.agenda()
        assert agenda.items, "nothing is due"
        return f"{len(agenda.late)} late, {len(agenda.due_today)} today, {len(agenda.waiting)} waiting"

    def pdf(self) -> str:
        papers = self.opened().papers
        count = 0
        for summary in self.opened().cases.summaries(CaseFilter.ALL):
            path = self.folder / f"PestDesk-{summary.id}.pdf"
            paper = papers.summary(summary.id)
            papers.write(paper, paper.formats[0], path)
            assert path.read_bytes().startswith(b"%PDF-"), f"{path.name} is no PDF"
            count += 1
        return f"{count} files"

    def letters(self) -> str:
        desk, count = self.opened(), 0
        case = desk.cases.get(desk.cases.summaries(CaseFilter.ALL, "fantasia")[0].id)
        for kind in desk.letters.kinds:
            draft = desk.letters.propose(case.id, kind, case.concerned[0].id)
            paper = desk.letters.make(case.id, kind, case.concerned[0].id, draft)
            desk.papers.decide(case.id, *_replacing(paper))
            paper = desk.letters.make(case.id, kind, case.concerned[0].id, draft)
            for form in paper.formats:
                desk.papers.write(paper, form, self.folder / f"PestDesk-brief-{kind.id}{form.suffix}")
                count += 1
        return f"{count} files"

    def ics(self) -> str:
        paper = self.opened().listings.agenda()
        path = self.folder / "PestDesk.ics"
        self.opened().papers.write(paper, paper.formats[0], path)
        assert path.read_bytes().startswith(b"BEGIN:VCALENDAR"), "this is no calendar"
        return f"{paper.count} planned"

    def workbook(self) -> str:
        paper = self.opened().listings.case_list(CaseFilter.ALL, with_people=False, with_text=False)
        self.opened().papers.write(paper, paper.formats[0], self.folder / "PestDesk.xlsx")
        return f"{paper.count} cases"

    def trail(self) -> str:
        trail = self.opened().trail
        broken, lines = trail.first_broken(), trail.lines()
        assert broken is None, f"line {broken} of the audit trail is not what was written"
        assert lines, "the audit trail is empty"
        return f"{len(lines)} lines hold"

    def backup(self) -> str:
        backups = self.opened().backups
        made = backups.make(backups.job()).backup
        assert made.manifest is not None, "the backup cannot be read"
        return f"{made.path.name}: {made.manifest.cases} cases"

    def restore(self) -> str:
        desk = self.opened()
        elsewhere = self.folder / "teruggezet"
        safe.restore(desk.backups.all()[0], elsewhere)
        restored = Desk.unlock(elsewhere, safe.read_key(elsewhere, demo.PASSPHRASE))
        try:
            numbers = [each.id for each in desk.cases.summaries(CaseFilter.ALL)]
            assert [each.id for each in restored.cases.summaries(CaseFilter.ALL)] == numbers, "a case is missing"
            for number in numbers:
                assert restored.cases.get(number) == desk.cases.get(number), f"case {number} came back otherwise"
            assert restored.trail.lines() == desk.trail.lines(), "the audit trail came back otherwise"
        finally:
            restored.lock()
        return f"{len(numbers)} cases came back equal"


def _replacing(paper: Paper) -> tuple[Reader, list[NameDecision]]:
    """Every name in it replaced, for its reader."""
    assert paper.reader is not None
    return paper.reader, [hit.decided(keeps=False) for hit in paper.undecided]


def run(folder: Path) -> int:
    """Play everything, leave vault and documents in `folder`, and print one line of JSON, also to a file there.

    The exit code is 1 when any part fails, or when `folder` already holds a vault.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    test = _SelfTest(folder)
    for name, work in (
        ("create", test.create),
        ("unlock", test.lock_and_unlock),
        ("import", test.pupils),
        ("search", test.search),
        ("agenda", test.agenda),
        ("pdf", test.pdf),
        ("letters", test.letters),
        ("ics", test.ics),
        ("workbook", test.workbook),
        ("trail", test.trail),
        ("backup", test.backup),
        ("restore", test.restore),
        ("encrypted", test.encrypted),
    ):
        test.part(name, work)
    if test.desk is not None:
        test.desk.lock()
    is_ok = all(part["ok"] for part in test.parts.values())
    line = json.dumps({"version": __version__, "ok": is_ok, "parts": test.parts}, ensure_ascii=False)
    (folder / "self-test.json").write_text(line + "\n", encoding="utf-8")
    print(line, flush=True)  # noqa: T201 - the line is what the caller asked for
    return 0 if is_ok else 1
