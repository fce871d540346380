"""Step 2k: every authority was informed of a harder sanction, or there is a reason why not (R18)."""

from collections.abc import Callable
from datetime import date

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.completeness import completeness
from pestdesk.domain.duties import DEFAULT_DUTIES, Ask, duties
from pestdesk.domain.progress import Item, Status, progress
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.record import Measure, MeasureKind, Report, Stamp
from pestdesk.errors import RuleError

CaseBuilder = Callable[..., Case]

T0 = date(2026, 9, 9)
BY = "Lies van Voorbeeld"
OFFICER, INSPECTORATE = "leerplichtambtenaar", "inspectie"


def sanctioned(case: Case, stamp: Stamp, *, days: int = 3, label: str = "schorsing", harder: bool = True) -> Case:
    sem = case.concerned[1]
    measure = Measure("1e", MeasureKind.SANCTION, label, sem.id, T0, BY, harder=harder, school_days=days)
    return case.with_measure(1, measure, stamp)


def told(case: Case, stamp: Stamp, *reports: Report) -> Case:
    return case.with_reports(1, reports, stamp)


def informed(authority: str, on: date = T0) -> Report:
    return Report("2k", authority, BY, on)


def not_informed(authority: str, reason: str = "niet nodig") -> Report:
    return Report("2k", authority, BY, None, reason)


def item(protocol: Protocol, case: Case) -> Item:
    state = progress(protocol, case).state("2k")
    assert state is not None
    return state.items[0]


def test_r18_only_a_harder_sanction_asks_for_a_report(opened: CaseBuilder, protocol: Protocol, stamp: Stamp) -> None:
    mild = sanctioned(opened(), stamp, days=0, label="corvee", harder=False)
    assert progress(protocol, mild).state("2k") is None
    assert item(protocol, sanctioned(mild, stamp)).status is Status.OPEN


def test_r18_it_is_done_when_every_authority_has_its_answer(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = told(sanctioned(opened(), stamp), stamp, informed(INSPECTORATE))
    assert item(protocol, case).status is Status.PARTLY
    assert "2k" in {gap.step_id for gap in completeness(protocol, case)}
    case = told(case, stamp, not_informed(OFFICER))
    assert (item(protocol, case).status, item(protocol, case).on) == (Status.DONE, T0)
    assert "2k" not in {gap.step_id for gap in completeness(protocol, case)}


def test_r18_reasons_for_all_are_an_answer_too(opened: CaseBuilder, protocol: Protocol, stamp: Stamp) -> None:
    case = told(sanctioned(opened(), stamp), stamp, not_informed(OFFICER), not_informed(INSPECTORATE))
    assert (item(protocol, case).status, item(protocol, case).on) == (Status.DONE, stamp.at.date())


def test_r18_who_is_not_informed_needs_a_reason(opened: CaseBuilder, stamp: Stamp) -> None:
    case = sanctioned(opened(), stamp)
    with pytest.raises(RuleError, match="waarom de inspectie niet is geïnformeerd"):
        told(case, stamp, informed(OFFICER), not_informed(INSPECTORATE, " "))


def test_r18_a_later_harder_sanction_asks_again(opened: CaseBuilder, protocol: Protocol, stamp: Stamp) -> None:
    case = told(sanctioned(opened(), stamp, days=1), stamp, informed(OFFICER), not_informed(INSPECTORATE))
    assert item(protocol, sanctioned(case, stamp, days=0, label="corvee", harder=False)).status is Status.DONE
    again = sanctioned(case, stamp, days=4)
    assert item(protocol, again).status is Status.OPEN
    assert len(again.round.reports) == 2, "what was said before stays"
    assert item(protocol, told(again, stamp, informed(INSPECTORATE))).status is Status.PARTLY


def test_the_last_word_on_an_authority_counts(opened: CaseBuilder, stamp: Stamp) -> None:
    case = told(sanctioned(opened(), stamp), stamp, not_informed(OFFICER), informed(OFFICER))
    assert case.round.reports_of("2k")[OFFICER].informed_on == T0


@pytest.mark.parametrize(
    ("days", "ask", "why"),
    [
        (1, Ask.NOT_NEEDED, "alleen boven één dag: niet verplicht"),
        (2, Ask.REQUIRED, "verplicht: langer dan één dag; schriftelijk en met redenen"),
        (0, Ask.REQUIRED, "verplicht, voordat het besluit valt"),
    ],
)
def test_r18_the_length_of_a_suspension_decides_what_is_asked_of_the_inspectorate(
    opened: CaseBuilder, stamp: Stamp, days: int, ask: Ask, why: str
) -> None:
    case = sanctioned(opened(), stamp, days=days)
    officer, inspectorate = duties((OFFICER, INSPECTORATE), case.round.measures, DEFAULT_DUTIES)
    assert (inspectorate.ask, inspectorate.why) == (ask, why)
    assert officer.ask is Ask.CHOICE
