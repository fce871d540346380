"""How quick everything is searched while one types: 10,000 cases with 100,000 notes and a school of 1,500 pupils, on
the thread of the windows.

Each query is typed letter by letter, without the pause in which the window waits for the next letter. The reference
is one question to a bare index of the same words, without a window, titles or sentences.
"""

import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import made_up_vault
from figures import Figure, took
from made_up_list import LIST_HEAD, pupil_lines

if TYPE_CHECKING:
    from pestdesk.desk import Desk

CASES, PUPILS = 10_000, 1_500
_USUAL = (
    *(
        "kluisje",
        "gesprek met moeder",
        "de mentor vroeg",
        "fiets",
        "groepsapp",
        "2026-014",
        "14",
        "3b",
        "pauze plein",
    ),
    *("het was op de gang", "gymles stoel", "afspraak", "vertelde", "bijnaam", "Zoë", "2024", "etui weg", "xylofoon"),
    *("ouders", "vader belde", "telefoon afgepakt", "q", "alleen in de klas", "gisteren weer", "samen"),
)
_RARE = 25
_MEDIAN_BAR, _WORST_BAR = 16, 50


def measure(vaults: Path) -> list[Figure]:
    """All figures of this chapter, on a copy, for a list of pupils comes in it; takes some two minutes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as work:
        return list(_measured(Path(shutil.copytree(made_up_vault.kept(vaults, CASES), Path(work) / "kluis"))))


def _measured(folder: Path) -> Iterator[Figure]:
    from PySide6.QtWidgets import QApplication
    from sqlalchemy import delete

    from pestdesk.desk import Desk
    from pestdesk.domain.search import CaseState, SearchFilter
    from pestdesk.storage.house_tables import PassageRecipeRow
    from pestdesk.storage.vault import Vault
    from pestdesk.ui import theme

    key = made_up_vault.key_of(folder)
    with Vault.open(folder, key) as vault, vault.transaction() as session:
        # As of an earlier program.
        session.execute(delete(PassageRecipeRow))
    opening = took(lambda: Desk.unlock(folder, key).lock()) / 1000
    again = took(lambda: Desk.unlock(folder, key).lock()) / 1000
    yield Figure("opened for the first time, when its index is made", opening, "s", reference=again)
    queries = [*_USUAL, *made_up_vault.words(_RARE)]
    typed = [query[:end] for query in queries for end in range(1, len(query) + 1)]
    with Vault.open(folder, key) as vault, vault.reading() as session:
        connection = session.connection().connection.driver_connection
        bare = sorted(took(lambda words=words: _ask_bare(connection, words)) for words in typed)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    desk = Desk.unlock(folder, key)
    _enroll(desk, folder.parent / "leerlingen.csv")
    filters = {
        "": SearchFilter(),
        ", with five filters": SearchFilter("2", CaseState.CLOSED, "3B", 2023, date(2023, 9, 1), date(2024, 6, 1)),
        ", in one class": SearchFilter(school_class="3B"),
        ", in a week of long ago": SearchFilter(since=date(2022, 3, 1), until=date(2022, 3, 7)),
    }
    for words, chosen in filters.items():
        times = sorted(_typed(app, desk, typed, chosen))
        yield Figure(
            f"a letter typed{words}, median of {len(times)}",
            statistics.median(times),
            reference=statistics.median(bare),
            bar=_MEDIAN_BAR,
        )
        yield Figure("the same, 99th percentile", _percentile(times), reference=_percentile(bare), bar=_WORST_BAR)
        yield Figure("the same, the slowest", times[-1], reference=bare[-1])
    letters = sorted(_typed(app, desk, list("abcdefghijklmnoprstuvwz0123456789"), SearchFilter()))
    yield Figure("one letter or digit alone, the slowest of 33", letters[-1], bar=_WORST_BAR)
    commands = sorted(_commanded(app, desk, typed))
    yield Figure(f"a letter typed in the command search, median of {len(commands)}", statistics.median(commands))
    yield Figure("the same, 99th percentile", _percentile(commands), bar=_WORST_BAR)
    yield Figure("the same, the slowest", commands[-1])
    desk.lock()


def _enroll(desk: "Desk", path: Path) -> None:
    """The list of the school goes in."""
    path.write_text("\n".join([LIST_HEAD, *pupil_lines(PUPILS, "2B")]), encoding="utf-8")
    plan = desk.pupils.compare(desk.pupils.all(), desk.pupils.read_list(path), desk.calendar.today())
    assert plan is not None
    desk.pupils.import_list(plan)
    assert desk.pupils.count() == PUPILS


def _typed(app: object, desk: object, typed: Sequence[str], chosen: object) -> Iterator[float]:
    """How long the page needs for each of these, until it is painted."""
    from PySide6.QtWidgets import QApplication

    from pestdesk.desk import Desk
    from pestdesk.domain.search import SearchFilter
    from pestdesk.ui.bridge import Bridge
    from pestdesk.ui.search.search_page import SearchPage

    assert isinstance(app, QApplication)
    assert isinstance(desk, Desk)
    assert isinstance(chosen, SearchFilter)
    bridge = Bridge(desk)
    page = SearchPage(bridge)
    page.filters.value = lambda: chosen  # type: ignore[method-assign]
    page.resize(838, 690)
    page.show()
    page.begin()
    app.processEvents()

    def type_(words: str) -> None:
        page.show_words(words)
        app.processEvents()

    type_("warm")
    for words in typed:
        yield took(lambda words=words: type_(words))
    page.close()
    page.deleteLater()
    app.processEvents()


def _commanded(app: object, desk: object, typed: Sequence[str]) -> Iterator[float]:
    """How long the panel of the command search needs for each of these, until it is painted."""
    from PySide6.QtWidgets import QApplication

    from pestdesk.desk import Desk
    from pestdesk.ui.commands.command_panel import CommandPanel
    from pestdesk.ui.main_window import MainWindow

    assert isinstance(app, QApplication)
    assert isinstance(desk, Desk)
    window = MainWindow(desk)
    window.show()
    window.search_commands()
    panel = window.findChild(CommandPanel)
    assert isinstance(panel, CommandPanel)

    def type_(words: str) -> None:
        panel.edit.setText(words)
        app.processEvents()

    type_("warm")
    for words in typed:
        yield took(lambda words=words: type_(words))
    window.close()
    window.deleteLater()
    app.processEvents()


def _ask_bare(connection: object, words: str) -> None:
    asked = " AND ".join(f'"{word}" *' for word in words.replace("-", " ").split())
    question = "SELECT rowid FROM passage_words WHERE passage_words MATCH ? ORDER BY rowid DESC LIMIT 60"
    connection.execute(question, (asked,)).fetchall()  # type: ignore[attr-defined]


def _percentile(times: Sequence[float], part: float = 0.99) -> float:
    return times[min(len(times) - 1, int(len(times) * part))]
