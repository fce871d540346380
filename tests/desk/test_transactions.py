"""A verb happens whole or not at all: the case, its draft and its number together."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pestdesk.desk import Desk
from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import Agreement, TermOutcome
from pestdesk.domain.people import Involvement
from pestdesk.domain.record import Action, Entry
from pestdesk.domain.signal import Signal
from pestdesk.errors import RuleError
from pestdesk.storage.cases import CaseStore
from pestdesk.storage.drafts import DraftStore

Unlock = Callable[[], Desk]

DAY = date(2026, 9, 8)
BY = "Toon Proefstra"
DRAFT = {"text": "wat er getypt is"}


class BrokenError(Exception):
    """Something that nobody foresaw."""


def break_after(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
    """From here on the method does its work, and then fails."""
    work = getattr(owner, name)

    def broken(self: Any, *args: Any) -> None:
        work(self, *args)
        raise BrokenError

    monkeypatch.setattr(owner, name, broken)


BREAKS = pytest.mark.parametrize(("owner", "name"), [(CaseStore, "save"), (DraftStore, "drop")])

VERBS: list[Any] = [
    pytest.param(lambda d: d.steps.record_action("2026-001", 1, Action("1a", DAY, BY), draft="page"), id="step"),
    pytest.param(lambda d: d.cases.write("2026-001", Entry(DAY, BY, "gebeld"), draft="page"), id="note"),
    pytest.param(lambda d: d.cases.start_next_round("2026-001", DAY, "weer", draft="page"), id="round"),
    pytest.param(
        lambda d: d.follow_up.agree("2026-001", (Agreement("1c", "rust", DAY, BY),), DAY, draft="page"), id="agree"
    ),
    pytest.param(lambda d: d.cases.close("2026-001", Closing(DAY, BY, "klaar", "reden"), draft="page"), id="close"),
]


@BREAKS
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_that_fails_half_way_changes_nothing(
    desk: Desk, unlock: Unlock, opened: Case, monkeypatch: pytest.MonkeyPatch, owner: type, name: str, verb: Any
) -> None:
    desk.drafts.keep("page", DRAFT, opened.id)
    with monkeypatch.context() as patched:
        break_after(patched, owner, name)
        with pytest.raises(BrokenError):
            verb(desk)
    assert desk.cases.get(opened.id) == opened
    assert desk.drafts.get("page") == DRAFT
    assert desk.cases.can_undo == ""
    desk.lock()
    again = unlock()
    assert again.cases.get(opened.id) == opened
    assert again.drafts.get("page") == DRAFT
    verb(again)
    assert again.cases.get(opened.id) != opened
    assert again.drafts.get("page") is None
    again.lock()


@BREAKS
def test_a_case_that_could_not_be_opened_uses_no_number(
    desk: Desk,
    opened: Case,
    signal: Signal,
    people: tuple[Involvement, ...],
    monkeypatch: pytest.MonkeyPatch,
    owner: type,
    name: str,
) -> None:
    desk.drafts.keep("new case", DRAFT)
    with monkeypatch.context() as patched:
        break_after(patched, owner, name)
        with pytest.raises(BrokenError):
            desk.cases.open(signal, people, draft="new case")
    assert [summary.id for summary in desk.cases.summaries()] == ["2026-001"]
    assert desk.drafts.get("new case") == DRAFT
    assert desk.cases.open(signal, people, draft="new case").id == "2026-002"
    assert desk.drafts.get("new case") is None


def test_what_the_rules_refuse_keeps_what_was_typed(
    desk: Desk, opened: Case, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    desk.drafts.keep("page", DRAFT, opened.id)
    with pytest.raises(RuleError, match="Er staat nog niets in de notitie"):
        desk.cases.write(opened.id, Entry(DAY, BY, " "), draft="page")
    with pytest.raises(RuleError, match="Noem ten minste één slachtoffer of dader"):
        desk.cases.open(signal, (), draft="page")
    assert desk.drafts.get("page") == DRAFT
    assert [summary.id for summary in desk.cases.summaries()] == ["2026-001"]


def test_an_undo_that_fails_half_way_changes_nothing_and_can_be_done_again(
    desk: Desk, opened: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = desk.cases.write(opened.id, Entry(DAY, BY, "gebeld"))
    with monkeypatch.context() as patched:
        break_after(patched, CaseStore, "save")
        with pytest.raises(BrokenError):
            desk.cases.undo()
    assert desk.cases.get(opened.id) == noted
    assert desk.cases.undo() == (opened,)


# -- undo ------------------------------------------------------------------------------------------------------


def test_nothing_was_done_so_there_is_nothing_to_undo(desk: Desk, opened: Case) -> None:
    assert desk.cases.can_undo == ""
    assert desk.cases.undo() == ()
    assert desk.cases.get(opened.id) == opened


def test_acts_are_taken_back_one_by_one_the_last_first(
    desk: Desk, opened: Case, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    other = desk.cases.open(signal, people)
    one = desk.steps.record_action(opened.id, 1, Action("1a", DAY, BY))
    desk.cases.write(other.id, Entry(DAY, BY, "gebeld"))
    desk.cases.close(opened.id, Closing(DAY, BY, "klaar", "reden"))
    assert desk.cases.can_undo == "Casus gesloten"
    assert desk.cases.undo() == (one,)
    assert desk.cases.can_undo == "Notitie toegevoegd"
    assert desk.cases.undo() == (other,)
    assert desk.cases.undo() == (opened,)
    assert desk.cases.undo() == ()


def test_what_was_typed_for_an_act_comes_back_with_it(desk: Desk, opened: Case) -> None:
    desk.drafts.keep("page", {"text": "een hele middag werk"}, opened.id)
    desk.steps.record_action(opened.id, 1, Action("1a", DAY, BY, "een hele middag werk"), draft="page")
    assert desk.drafts.get("page") is None
    assert desk.cases.undo() == (opened,)
    assert desk.drafts.get("page") == {"text": "een hele middag werk"}


def test_a_case_that_was_changed_since_is_not_taken_back(desk: Desk, opened: Case) -> None:
    desk.cases.write(opened.id, Entry(DAY, BY, "gebeld"))
    desk.cases.write(opened.id, Entry(DAY, BY, "nog eens gebeld"))
    changed = desk.cases.get(opened.id)
    del desk.cases._work.acts[-1]
    with pytest.raises(RuleError, match=r"^De casus is intussen gewijzigd\. Er is niets teruggedraaid\.$"):
        desk.cases.undo()
    assert desk.cases.get(opened.id) == changed
    assert desk.cases.can_undo == "Notitie toegevoegd"


def test_acts_can_be_put_behind(desk: Desk, opened: Case) -> None:
    noted = desk.cases.write(opened.id, Entry(DAY, BY, "gebeld"))
    desk.cases.forget_acts()
    assert desk.cases.can_undo == ""
    assert desk.cases.undo() == ()
    assert desk.cases.get(opened.id) == noted


def test_only_so_many_acts_are_remembered(desk: Desk, opened: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pestdesk.desk.workplace.UNDO_DEPTH", 3)
    for number in range(5):
        desk.cases.write(opened.id, Entry(DAY, BY, f"notitie {number}"))
    while desk.cases.undo():
        pass
    assert [entry.text for entry in desk.cases.get(opened.id).entries] == ["notitie 0", "notitie 1"]


def test_r31_taking_back_a_round_lets_its_term_run_again(desk: Desk, agreed: Case) -> None:
    later = desk.cases.start_next_round(agreed.id, date(2026, 9, 20), "het gaat door")
    assert later.rounds[0].term is not None
    assert later.rounds[0].term.outcome is TermOutcome.PERSISTENT
    desk.cases.undo()
    assert desk.cases.get(agreed.id).round.running_term is not None
    assert len(desk.calendar.agenda().items) == 4
