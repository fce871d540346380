"""How quick is seen what comes back in a signal: 10,000 cases, of which 1,700 in the school year and 120 in a class.

The reference is reading the same cases whole, with their rounds and notes.
"""

import statistics
from collections.abc import Iterator
from pathlib import Path

import made_up_vault
from figures import Figure, took

CASES = 10_000
_SIGNALS = 40
#: At intake it is looked for in a pause of typing: a frame may pass, no more.
_MEDIAN_BAR = 16


def measure(vaults: Path) -> list[Figure]:
    """All figures of this chapter; takes some seconds when the vault is there."""
    return list(_measured(made_up_vault.kept(vaults, CASES)))


def _measured(folder: Path) -> Iterator[Figure]:
    from pestdesk.desk import Desk
    from pestdesk.domain.case_summary import CaseFilter
    from pestdesk.domain.patterns import Occasion

    desk = Desk.unlock(folder, made_up_vault.key_of(folder))
    newest = desk.cases.summaries(CaseFilter.ALL)
    cases = [desk.cases.get(each.id) for each in newest[: _SIGNALS * 5 : 5]]
    signals = [Occasion(case.involvements, case.signal.reported_on) for case in cases]
    yield Figure("what comes back, the first time in a process", took(lambda: desk.patterns.at(signals[0])))
    times = sorted(took(lambda one=one: desk.patterns.at(one)) for one in signals)
    found = {case_id for each in desk.patterns.at(signals[0]) for case_id in each.case_ids}
    whole = took(lambda: [desk.cases.get(case_id) for case_id in found])
    words = f"what comes back at intake, median of {len(times)}"
    yield Figure(words, statistics.median(times), reference=whole, bar=_MEDIAN_BAR)
    yield Figure("the same, the slowest", times[-1])
    of_case = statistics.median(took(lambda case=case: desk.patterns.of(case)) for case in cases)
    yield Figure("what came back when a case began, median", of_case, bar=_MEDIAN_BAR)
    desk.lock()
