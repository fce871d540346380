"""Each verb of the desk on a real vault: what it gives is what the vault keeps, with who wrote it and when."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pestdesk.desk import Desk, safe
from pestdesk.domain.case import Case
from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import Agreement, CheckResult, TermOutcome
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Magister, Role, Route, Way
from pestdesk.domain.record import (
    Action,
    Contact,
    ContactResult,
    Entry,
    MagisterNote,
    Measure,
    MeasureKind,
    NoteField,
    Skip,
    Stamp,
    Talk,
)
from pestdesk.domain.settings import DEFAULT_MEASURE_TYPES, Settings
from pestdesk.domain.signal import Classification, Judgement, Signal
from pestdesk.errors import PestDeskError, ProtocolFileError, RuleError, VaultLockedError
from pestdesk.imports.school_vacations import preset
from pestdesk.resources import resource

Unlock = Callable[[], Desk]
Verb = Callable[..., Case]

DAY = date(2026, 9, 8)
BY = "Toon Proefstra"
LIES = "Lies van Voorbeeld"
LATER = date(2026, 9, 10)
CLOSING = Closing(LATER, LIES, "verhuisd", "naar een andere school")


def skipped(desk: Desk, case: Case) -> Case:
    return desk.steps.skip(case.id, 1, Skip("1a", "al bekend", DAY, BY))


def agree(desk: Desk, case: Case, **options: Any) -> Case:
    return desk.follow_up.agree(case.id, (Agreement("1c", "rust", LATER, BY),), LATER, **options)


#: Each verb that changes a case, done on a case with a running term: what it is called, and how it is done.
VERBS: dict[str, tuple[str, Verb]] = {
    "start_next_round": (
        "Nieuwe ronde begonnen",
        lambda d, c, r, **o: d.cases.start_next_round(c.id, date(2026, 9, 20), "het gaat door", **o),
    ),
    "close": ("Casus gesloten", lambda d, c, r, **o: d.cases.close(c.id, CLOSING, **o)),
    "record_signal": (
        "Signaal bijgewerkt",
        lambda d, c, r, **o: d.cases.record_signal(
            c.id, replace(c.signal, text="Drie weken al."), Classification(Judgement.BULLYING), **o
        ),
    ),
    "decide_route": (
        "Route gekozen",
        lambda d, c, r, **o: d.cases.decide_route(c.id, Route.DIFFERENT_CLASSES, "mentor is familie"),
    ),
    "keep_person": (
        "Betrokkene bewaard",
        lambda d, c, r, **o: d.cases.keep_person(c.id, replace(c.involvements[0], school_class="2C"), **o),
    ),
    "keep_guardian": (
        "Ouder bewaard",
        lambda d, c, r, **o: d.cases.keep_guardian(c.id, c.involvements[0].id, Guardian(0, "Mieke"), **o),
    ),
    "write": ("Notitie toegevoegd", lambda d, c, r, **o: d.cases.write(c.id, Entry(DAY, LIES, "gebeld"), **o)),
    "record_action": (
        "Stap afgerond",
        lambda d, c, r, **o: d.steps.record_action(c.id, 1, Action("1f", DAY, BY, "", ("sociogram",)), **o),
    ),
    "record_talk": (
        "Gesprek vastgelegd",
        lambda d, c, r, **o: d.steps.record_talk(c.id, 1, Talk("1b", c.involvements[0].id, DAY, BY), **o),
    ),
    "record_contact": (
        "Oudercontact vastgelegd",
        lambda d, c, r, **o: d.steps.record_contact(
            c.id, 1, Contact("1d", c.involvements[0].id, Way.PHONE, ContactResult.SPOKEN, DAY, BY), **o
        ),
    ),
    "take_measure": (
        "Maatregel vastgelegd",
        lambda d, c, r, **o: d.steps.take_measure(
            c.id, 1, Measure("1e", MeasureKind.SANCTION, "corvee", c.involvements[1].id, DAY, BY), **o
        ),
    ),
    "keep_note": (
        "Notitie bewaard",
        lambda d, c, r, **o: d.steps.keep_note(
            c.id,
            1,
            MagisterNote(
                "1g",
                Magister.LOGBOOK,
                c.involvements[0].id,
                "Pesten stap 1",
                (NoteField("Notitie", "x"),),
                "f",
                BY,
                DAY,
            ),
            **o,
        ),
    ),
    "skip": ("Stap overgeslagen", lambda d, c, r, **o: skipped(d, c)),
    "agree": ("Afspraken vastgelegd", lambda d, c, r, **o: agree(d, c, **o)),
    "record_check": (
        "Controle vastgelegd",
        lambda d, c, r, **o: d.follow_up.record_check(c.id, c.round.term.checks[0].id, r, **o),
    ),
    "record_final_check": (
        "Eindoordeel gegeven",
        lambda d, c, r, **o: d.follow_up.record_final_check(
            c.id, c.round.term.checks[-1].id, replace(r, text="gaat goed"), TermOutcome.KEPT, **o
        ),
    ),
    "judge": (
        "Eindoordeel gegeven",
        lambda d, c, r, **o: d.follow_up.judge(c.id, TermOutcome.PARTLY, DAY, BY, "gaat beter"),
    ),
}
verbs = pytest.mark.parametrize(("label", "verb"), [pytest.param(*each, id=name) for name, each in VERBS.items()])
drafted = pytest.mark.parametrize(
    ("label", "verb"),
    [pytest.param(*each, id=name) for name, each in VERBS.items() if name not in ("decide_route", "skip", "judge")],
)


@verbs
def test_a_verb_gives_what_the_vault_keeps_after_a_restart(
    desk: Desk, unlock: Unlock, agreed: Case, result: CheckResult, label: str, verb: Verb
) -> None:
    done = verb(desk, agreed, result)
    assert done != agreed
    assert desk.cases.get(agreed.id) == done
    assert desk.cases.can_undo == label
    desk.lock()
    again = unlock()
    assert again.cases.get(agreed.id) == done
    assert again.cases.can_undo == ""
    again.lock()


@verbs
def test_undo_gives_the_case_as_it_was_before(
    desk: Desk, agreed: Case, result: CheckResult, label: str, verb: Verb
) -> None:
    verb(desk, agreed, result)
    assert desk.cases.undo() == (agreed,)
    assert desk.cases.get(agreed.id) == agreed


@pytest.mark.parametrize(
    "verb", [pytest.param(verb, id=name) for name, (_, verb) in VERBS.items() if name != "write"]
)
def test_r30_a_closed_case_is_refused_and_stays_as_it_was(
    desk: Desk, agreed: Case, result: CheckResult, verb: Verb
) -> None:
    closed = desk.cases.close(agreed.id, CLOSING)
    with pytest.raises(RuleError, match="Casus 2026-001 is gesloten"):
        verb(desk, agreed, result)
    assert desk.cases.get(agreed.id) == closed
    assert desk.cases.can_undo == "Casus gesloten"


@verbs
def test_a_locked_desk_does_nothing(desk: Desk, agreed: Case, result: CheckResult, label: str, verb: Verb) -> None:
    desk.lock()
    with pytest.raises(VaultLockedError, match="De kluis is vergrendeld"):
        verb(desk, agreed, result)


@drafted
def test_the_draft_of_a_verb_goes_with_it(
    desk: Desk, agreed: Case, result: CheckResult, label: str, verb: Verb
) -> None:
    desk.drafts.keep("this page", {"text": "wat er getypt is"}, agreed.id)
    desk.drafts.keep("another page", {"text": "iets anders"}, agreed.id)
    verb(desk, agreed, result, draft="this page")
    assert desk.drafts.get("this page") is None
    assert desk.drafts.get("another page") == {"text": "iets anders"}


def test_r33_what_is_recorded_says_who_wrote_it_and_when(desk: Desk, opened: Case, clock: Any) -> None:
    clock.on(date(2026, 9, 10))
    case = desk.steps.record_action(opened.id, 1, Action("1a", DAY, BY))
    (action,) = case.round.actions
    assert (action.happened_on, action.by) == (DAY, BY)
    assert action.stamp == Stamp(LIES, clock.now)


def test_a_step_that_was_skipped_is_taken_up_again(desk: Desk, opened: Case) -> None:
    case = skipped(desk, opened)
    taken_up = desk.steps.take_up(case.id, 1, case.round.skips[0].id)
    assert taken_up.round.skips == ()
    assert desk.cases.can_undo == "Stap weer opgepakt"
    undone = desk.cases.undo()
    assert undone == (case,)


def test_r24_a_note_that_was_kept_can_be_placed(desk: Desk, opened: Case) -> None:
    step = desk.cases.protocol_of(opened).step("1g")
    pip = opened.concerned[0]
    proposal = desk.steps.propose_note(opened, opened.round, step, pip.id)
    note = MagisterNote("1g", Magister.LOGBOOK, pip.id, proposal.title, proposal.fields, proposal.fingerprint, LIES)
    kept = desk.steps.keep_note(opened.id, 1, note).round.notes[0]
    placed = desk.steps.keep_note(opened.id, 1, replace(kept, placed_on=DAY)).round.notes
    assert [(n.id, n.title, n.placed_on) for n in placed] == [(kept.id, "Pesten stap 1", DAY)]


def test_r29_r30_the_last_check_and_its_verdict_are_one_act(desk: Desk, agreed: Case, result: CheckResult) -> None:
    assert agreed.round.term is not None
    last = agreed.round.term.checks[-1]
    case = desk.follow_up.record_final_check(agreed.id, last.id, replace(result, text="goed"), TermOutcome.KEPT)
    ended = case.round.term
    assert ended is not None
    assert (ended.outcome, ended.ended_on, ended.verdict_by, ended.verdict_text) == (
        TermOutcome.KEPT,
        result.held_on,
        BY,
        "goed",
    )
    assert ended.checks[-1].result is not None
    with pytest.raises(RuleError, match="Deze controle is al ingevuld of vervallen"):
        desk.follow_up.record_final_check(agreed.id, last.id, result, TermOutcome.KEPT)
    assert desk.cases.undo() == (agreed,)


def test_r30_a_verdict_that_is_none_leaves_the_last_check_open(desk: Desk, agreed: Case, result: CheckResult) -> None:
    assert agreed.round.term is not None
    with pytest.raises(RuleError, match="Kies nageleefd, deels of niet nageleefd"):
        desk.follow_up.record_final_check(agreed.id, agreed.round.term.checks[-1].id, result, TermOutcome.REPLACED)
    assert desk.cases.get(agreed.id) == agreed


def test_r26_the_term_is_shown_before_it_is_agreed(desk: Desk, agreed: Case) -> None:
    shown = desk.follow_up.preview(date(2026, 12, 2))
    assert (shown.calendar_end, shown.end) == (date(2026, 12, 30), date(2027, 1, 13))
    case = desk.follow_up.agree(agreed.id, (Agreement("1c", "rust", DAY, BY),), date(2026, 12, 2))
    assert case.round.term is not None
    assert (case.round.term.ends_on, case.round.term.reasoning) == (shown.end, shown.reasoning)


def test_r31_phase_2_follows_phase_1_and_then_itself(desk: Desk, opened: Case) -> None:
    for _ in range(3):
        desk.cases.start_next_round(opened.id, DAY, "het gaat door")
    case = desk.cases.get(opened.id)
    assert [(r.phase_id, r.number) for r in case.rounds] == [("1", 1), ("2", 1), ("2", 2), ("2", 3)]
    summaries = desk.cases.summaries()
    assert [desk.cases.phase_words(each) for each in summaries] == ["Fase 2, r3"]
    desk.cases.undo()
    desk.cases.undo()
    assert [desk.cases.phase_words(each) for each in desk.cases.summaries()] == ["Fase 2"]


def test_r30_closing_with_undone_steps_needs_a_reason(desk: Desk, opened: Case) -> None:
    with pytest.raises(RuleError, match=r"^Nog niet gedaan: Onderzoek en analyse, Gesprekken, "):
        desk.cases.close(opened.id, replace(CLOSING, reason=""))
    assert desk.cases.get(opened.id) == opened
    assert desk.cases.close(opened.id, CLOSING).is_closed


# -- numbers and lists -----------------------------------------------------------------------------------------


def test_cases_are_numbered_within_their_school_year(
    desk: Desk, clock: Any, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    numbers = []
    for day in (
        date(2026, 8, 1),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 7, 31),
        date(2027, 8, 1),
    ):
        clock.on(day)
        numbers.append(desk.cases.open(signal, people).id)
    assert numbers == ["2026-001", "2026-002", "2026-003", "2026-004", "2027-001"]


def test_a_closed_case_keeps_its_number(desk: Desk, opened: Case, signal: Signal, people: Any) -> None:
    desk.cases.close(opened.id, CLOSING)
    assert desk.cases.open(signal, people).id == "2026-002"


def test_r35_a_new_case_follows_the_newest_protocol(desk: Desk, opened: Case) -> None:
    assert opened.protocol_id == desk.cases.newest_protocol().id == "cals-231010"
    assert desk.cases.protocol_of(opened) == desk.cases.newest_protocol()


def test_r35_a_case_whose_protocol_is_missing_says_so(desk: Desk, opened: Case) -> None:
    stray = replace(opened, protocol_id="cals-300101")
    with pytest.raises(RuleError, match="Casus 2026-001 volgt protocol cals-300101"):
        desk.cases.protocol_of(stray)


def test_the_list_shows_open_cases_and_finds_by_name_class_and_number(
    desk: Desk, opened: Case, signal: Signal, people: tuple[Involvement, ...]
) -> None:
    desk.cases.open(signal, (replace(people[0], school_class="3H1"), people[1]))
    desk.cases.close(opened.id, CLOSING)
    found = {which: [s.id for s in desk.cases.summaries(which)] for which in CaseFilter}
    assert found == {
        CaseFilter.OPEN: ["2026-002"],
        CaseFilter.CLOSED: ["2026-001"],
        CaseFilter.ALL: ["2026-002", "2026-001"],
        CaseFilter.ARCHIVED: [],
        CaseFilter.BINNED: [],
    }
    for words, ids in (("3h1", ["2026-002"]), ("pip", ["2026-002", "2026-001"]), ("001", ["2026-001"]), ("x", [])):
        assert [s.id for s in desk.cases.summaries(CaseFilter.ALL, words)] == ids


def test_a_case_that_is_not_in_the_vault_is_said_to_be_missing(desk: Desk) -> None:
    with pytest.raises(RuleError, match="Casus 2026-009 staat niet in de kluis"):
        desk.cases.get("2026-009")
    with pytest.raises(RuleError, match="Casus 2026-009 staat niet in de kluis"):
        desk.cases.write("2026-009", Entry(DAY, LIES, "gebeld"))


def test_progress_and_verloop_are_read_from_the_case(desk: Desk, agreed: Case) -> None:
    assert [s.step.id for s in desk.cases.progress(agreed).steps] == [
        "1a",
        "1b",
        "1c",
        "1d",
        "1e",
        "1f",
        "1r",
        "1g",
        "1h",
    ]
    later = desk.cases.start_next_round(agreed.id, date(2026, 9, 20), "het gaat door")
    assert desk.cases.progress(later).phase.id == "2"
    assert desk.cases.progress(later, later.rounds[0]).phase.id == "1"
    assert [event.title for event in desk.cases.timeline(agreed)] == ["Afspraak", "Signaal"]


# -- calendar, settings, drafts, safe --------------------------------------------------------------------------


def test_the_agenda_is_of_today_and_of_the_open_cases(desk: Desk, agreed: Case, clock: Any) -> None:
    assert desk.calendar.today() == date(2026, 9, 7)
    clock.on(date(2026, 9, 16))
    assert [item.due_on for item in desk.calendar.agenda().due_today] == [date(2026, 9, 16)]
    desk.cases.close(agreed.id, CLOSING)
    assert desk.calendar.agenda().items == ()


def test_the_hour_is_that_of_the_users_own_clock(desk: Desk, clock: Any) -> None:
    assert desk.calendar.hour() == clock.now.astimezone().hour


def test_a_new_vault_holds_the_schools_settings_and_the_vacations_of_its_region(desk: Desk) -> None:
    assert desk.settings.get() == Settings("Cals IJsselstein", LIES, "midden")
    assert desk.calendar.school_calendar() == preset("midden")
    assert desk.settings.measure_types() == DEFAULT_MEASURE_TYPES


@pytest.mark.parametrize("label", ["schorsing", "voornemen tot verwijdering"])
def test_r18_suspension_and_removal_are_the_harder_sanctions(desk: Desk, label: str) -> None:
    harder = {each.label: each.kind for each in desk.settings.measure_types() if each.harder}
    assert harder[label] is MeasureKind.SANCTION
    assert len(harder) == 2


def test_the_appearance_is_kept(desk: Desk, unlock: Unlock) -> None:
    before = desk.settings.get()
    assert desk.settings.choose_appearance("dark") == replace(before, appearance="dark")
    desk.lock()
    again = unlock()
    assert again.settings.get().appearance == "dark"
    again.lock()


def test_what_was_typed_is_still_there_after_a_restart(desk: Desk, unlock: Unlock, opened: Case) -> None:
    desk.drafts.keep("new case", {"text": "Fay sluit Noor buiten", "roles": ["victim"], "on": None})
    desk.drafts.keep("2026-001/1/1b", {"account": "eerste"}, opened.id)
    desk.drafts.keep("2026-001/1/1b", {"account": "tweede ‘ë’ 😀"}, opened.id)
    desk.lock()
    again = unlock()
    assert again.drafts.get("new case") == {"text": "Fay sluit Noor buiten", "roles": ["victim"], "on": None}
    assert again.drafts.get("2026-001/1/1b") == {"account": "tweede ‘ë’ 😀"}
    again.drafts.drop("new case")
    again.drafts.drop("never kept")
    assert again.drafts.get("new case") is None
    again.lock()


def test_opening_a_case_drops_its_draft(desk: Desk, signal: Signal, people: tuple[Involvement, ...]) -> None:
    desk.drafts.keep("new case", {"text": "Pips etui"})
    desk.cases.open(signal, people, draft="new case")
    assert desk.drafts.get("new case") is None


def test_a_wrong_passphrase_gives_no_key(folder: Path) -> None:
    with pytest.raises(PestDeskError, match="Dit wachtwoord past niet op de kluis"):
        safe.read_key(folder, "vier andere woorden samen")


def test_a_summary_is_reported_with_the_school_and_the_number(desk: Desk, agreed: Case) -> None:
    assert agreed.id in repr(desk.papers.summary(agreed.id).report)


def test_the_roles_have_the_schools_words(desk: Desk) -> None:
    assert desk.cases.newest_protocol().role_label(Role.VICTIM) == "slachtoffer"


def test_a_wrong_protocol_file_is_named_and_leaves_the_vault_closed_and_whole(
    folder: Path,
    made_vault: tuple[Path, bytes],
    unlock: Callable[[], Desk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    protocols = tmp_path / "resources" / "protocols"
    shutil.copytree(resource("protocols"), protocols)
    file = protocols / "cals-231010.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('need = "required"', 'need = "verplicht"', 1))
    with monkeypatch.context() as broken:
        broken.setattr(safe, "resource", lambda *parts: protocols.parent.joinpath(*parts))
        for _ in range(2):
            with pytest.raises(
                ProtocolFileError, match=r"cals-231010\.toml.*needs\[0\]\.need.*Er is niets gewijzigd"
            ):
                unlock()
    unlock().lock()
