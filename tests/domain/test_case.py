"""The case: every change gives a new one, or is refused with a sentence and changes nothing."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pestdesk.domain.case import Case
from pestdesk.domain.closing import Closing
from pestdesk.domain.follow_up import Agreement, Bullying, CheckResult, Decision, TermOutcome
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Magister, Role, Route, Way
from pestdesk.domain.record import (
    NOT_STAMPED,
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
from pestdesk.domain.round import RoundEnd
from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.domain.signal import NOT_CLASSIFIED, Answer, Classification, Judgement, Place, Reporter
from pestdesk.errors import RuleError

PersonBuilder = Callable[..., Involvement]
CaseBuilder = Callable[..., Case]
Refusal = Callable[[Case], Case]

SIGNAL_ON = date(2026, 9, 7)
T0 = date(2026, 9, 9)
MENTOR = "Toon Proefstra"
LIES = "Lies van Voorbeeld"

CLOSING = Closing(T0, LIES, "opgelost")
RESULT = CheckResult(T0 + timedelta(7), MENTOR, (), (), Bullying.LESS, Decision.ON_COURSE)


def talk(person_id: int) -> Talk:
    return Talk("1b", person_id, T0, MENTOR, "vertelt wat er gebeurde")


def contact(person_id: int, guardian_id: int = 0) -> Contact:
    return Contact("1d", person_id, Way.PHONE, ContactResult.SPOKEN, T0, MENTOR, guardian_id)


def measure(person_id: int, label: str = "waarschuwing") -> Measure:
    return Measure("1e", MeasureKind.SANCTION, label, person_id, T0, MENTOR)


def note(person_id: int, text: str = "zoals besproken", note_id: int = 0) -> MagisterNote:
    fields = (NoteField("Notitie", text),)
    return MagisterNote("1g", Magister.LOGBOOK, person_id, "Pesten stap 1", fields, "f1", MENTOR, id=note_id)


@pytest.fixture
def case(opened: CaseBuilder, person: PersonBuilder) -> Case:
    """Pip with a mother who may be called and a father who may not, and Sem."""
    parents = (
        Guardian(0, "Mieke Voorbeeldstra", "moeder"),
        Guardian(0, "Co Voorbeeldstra", "vader", do_not_contact="straatverbod"),
    )
    return opened(person(guardians=parents), person("Sem Nepman", Role.PERPETRATOR))


@pytest.fixture
def agreed(case: Case, midden: SchoolCalendar, stamp: Stamp) -> Case:
    """The same case with agreements of 9 September."""
    return agree(case, midden, stamp)


def agree(case: Case, calendar: SchoolCalendar, stamp: Stamp, on: date = T0, *texts: str) -> Case:
    made = tuple(Agreement("1c", text, on, MENTOR) for text in texts or ("Sem laat de spullen van Pip met rust",))
    return case.with_agreements(made, term(on, calendar), stamp)


# -- opening ---------------------------------------------------------------------------------------------------


def test_r35_a_case_keeps_the_protocol_under_which_it_was_opened(case: Case, stamp: Stamp) -> None:
    assert case.protocol_id == "cals-231010"
    later = case.with_next_round("2", T0, "het gaat door", stamp)
    assert later.protocol_id == "cals-231010"


def test_a_case_opens_in_the_first_round_of_phase_1_on_the_day_of_the_signal(case: Case, stamp: Stamp) -> None:
    assert len(case.rounds) == 1
    assert (case.round.phase_id, case.round.number, case.round.started_on) == ("1", 1, SIGNAL_ON)
    assert case.stamp == stamp
    assert not case.is_closed
    assert case.classification == NOT_CLASSIFIED


@pytest.mark.parametrize("reporter", list(Reporter))
@pytest.mark.parametrize("place", list(Place))
def test_r9_anyone_may_report_from_any_place(opened: CaseBuilder, reporter: Reporter, place: Place) -> None:
    case = opened(reporter=reporter, place=place)
    assert (case.signal.reporter, case.signal.place) == (reporter, place)


def test_a_case_opens_with_a_signal_and_someone_concerned_only(opened: CaseBuilder, person: PersonBuilder) -> None:
    with pytest.raises(RuleError, match="Schrijf kort op wat er is gezien of gezegd"):
        opened(text=" \n")
    with pytest.raises(RuleError, match="Noem ten minste één slachtoffer of dader"):
        opened(person("Wil Getuige", Role.WITNESS))
    with pytest.raises(RuleError, match="Kies een rol voor Pip Voorbeeldstra"):
        opened(person(), replace(person(), roles=()))


def test_a_case_gives_its_people_numbers_of_its_own(opened: CaseBuilder, person: PersonBuilder) -> None:
    typed_twice = (Guardian(9, "Mieke"), Guardian(9, "Rob"))
    case = opened(replace(person(guardians=typed_twice), id=9), replace(person("Sem", Role.PERPETRATOR), id=9))
    ids = [case.round.id, *(p.id for p in case.involvements), *(g.id for p in case.involvements for g in p.guardians)]
    assert sorted(ids) == [1, 2, 3, 4, 5]
    assert case.last_id == 5


def test_the_slachtoffers_come_first_in_titles_and_lists(opened: CaseBuilder, person: PersonBuilder) -> None:
    case = opened(person("Sem Nepman", Role.PERPETRATOR), person("Pip Voorbeeldstra", school_class="2A"))
    assert case.title == "Pip Voorbeeldstra · Sem Nepman"
    assert case.short_title == "Pip V. · Sem N."
    assert case.classes == ("2A", "2B")
    assert [victim.given_name for victim in case.victims] == ["Pip"]


# -- signal and people -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("judgement", list(Judgement))
def test_r7_a_judgement_blocks_nothing_and_may_change(case: Case, stamp: Stamp, judgement: Judgement) -> None:
    judged = case.with_classification(Classification(judgement, (("harm", Answer.YES),)))
    assert judged.classification.answer("harm") is Answer.YES
    assert judged.classification.answer("power") is Answer.UNKNOWN
    assert judged.with_action(1, Action("1a", T0, MENTOR), stamp).round.actions
    assert judged.with_classification(Classification(Judgement.UNCLEAR)).classification.answers == ()


def test_a_signal_may_be_made_better_but_never_empty(case: Case) -> None:
    better = case.with_signal(replace(case.signal, text="Pips etui, al drie weken.", means="handen"))
    assert better.signal.text == "Pips etui, al drie weken."
    with pytest.raises(RuleError, match="Schrijf kort op wat er is gezien of gezegd"):
        case.with_signal(replace(case.signal, text=""))


def test_r1_the_class_of_the_day_of_the_signal_changes_only_by_hand(case: Case, person: PersonBuilder) -> None:
    more = case.with_involvement(person("Bo Later", Role.WITNESS, school_class="2C"))
    assert more.involvements[:2] == case.involvements


def test_a_person_is_changed_in_place_and_keeps_their_number(case: Case) -> None:
    sem = case.concerned[1]
    changed = case.with_involvement(replace(sem, school_class="2C"))
    assert [p.id for p in changed.involvements] == [p.id for p in case.involvements]
    assert changed.involvement(sem.id).school_class == "2C"
    assert changed.last_id == case.last_id


def test_r8_one_person_may_have_several_roles_but_not_none(case: Case) -> None:
    pip = case.concerned[0]
    both = case.with_involvement(replace(pip, roles=(Role.VICTIM, Role.PERPETRATOR)))
    assert both.involvement(pip.id).roles == (Role.VICTIM, Role.PERPETRATOR)
    with pytest.raises(RuleError, match="Kies een rol voor Pip Voorbeeldstra"):
        case.with_involvement(replace(pip, roles=()))


def test_a_person_who_is_not_in_the_case_cannot_be_changed(case: Case, person: PersonBuilder) -> None:
    with pytest.raises(RuleError, match=r"Deze leerling hoort niet \(meer\) bij de casus"):
        case.with_involvement(replace(person("Bo Weg"), id=case.last_id + 3))


def test_a_guardian_gets_a_number_that_nothing_else_has(case: Case) -> None:
    sem = case.concerned[1]
    more = case.with_guardian(sem.id, Guardian(case.round.id, "Rob Nepman", "vader"))
    (father,) = more.involvement(sem.id).guardians
    assert father.id == case.last_id + 1
    assert more.last_id == father.id
    changed = more.with_guardian(sem.id, replace(father, phone="06 0000 0011"))
    assert changed.involvement(sem.id).guardians == (replace(father, phone="06 0000 0011"),)


def test_a_guardian_needs_a_name_and_a_pupil(case: Case) -> None:
    with pytest.raises(RuleError, match="Vul een naam in voor deze ouder of verzorger"):
        case.with_guardian(case.concerned[0].id, Guardian(0, " "))
    with pytest.raises(RuleError, match=r"Deze leerling hoort niet \(meer\) bij de casus"):
        case.with_guardian(99, Guardian(0, "Rob"))


# -- steps -----------------------------------------------------------------------------------------------------


def test_r33_a_record_keeps_its_day_its_writer_and_when_it_was_written(case: Case, stamp: Stamp) -> None:
    more = case.with_talk(1, talk(case.concerned[0].id), stamp)
    (kept,) = more.round.talks
    assert (kept.held_on, kept.by, kept.stamp) == (T0, MENTOR, stamp)
    assert kept.id == case.last_id + 1 == more.last_id
    assert case.round.talks == ()


def test_r2_steps_stay_where_they_were_when_people_change(case: Case, person: PersonBuilder, stamp: Stamp) -> None:
    done = case.with_talk(1, talk(case.concerned[0].id), stamp)
    more = done.with_involvement(person("Milan Bedacht", Role.PERPETRATOR, school_class="3D"))
    assert more.round.talks == done.round.talks


def test_a_step_is_recorded_in_a_round_of_this_case_only(case: Case, stamp: Stamp) -> None:
    with pytest.raises(RuleError, match="Deze ronde hoort niet bij de casus"):
        case.with_action(99, Action("1a", T0, MENTOR), stamp)


def test_an_earlier_round_may_still_be_completed(case: Case, stamp: Stamp) -> None:
    later = case.with_next_round("2", T0, "het gaat door", stamp)
    done = later.with_action(1, Action("1f", T0, MENTOR), stamp)
    assert [len(round_.actions) for round_ in done.rounds] == [1, 0]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c, s, who: c.with_talk(1, talk(who), s), id="talk"),
        pytest.param(lambda c, s, who: c.with_contact(1, contact(who), s), id="contact"),
        pytest.param(lambda c, s, who: c.with_measure(1, measure(who), s), id="measure"),
        pytest.param(lambda c, s, who: c.with_note(1, note(who), s), id="note"),
    ],
)
def test_r3_a_step_with_someone_unknown_waits_until_they_are_known(
    opened: CaseBuilder, person: PersonBuilder, stamp: Stamp, change: Callable[[Case, Stamp, int], Case]
) -> None:
    case = opened(person(), person(None, Role.PERPETRATOR))
    someone = case.concerned[1]
    with pytest.raises(RuleError, match="Deze stap wacht tot bekend is wie de dader is"):
        change(case, stamp, someone.id)
    with pytest.raises(RuleError, match="hoort niet"):
        change(case, stamp, 99)
    known = case.with_involvement(replace(someone, name=PersonName("Kees", "", "Nullwaarde")))
    assert change(known, stamp, someone.id).last_id == known.last_id + 1


def test_r16_a_parent_who_may_not_be_contacted_is_not(case: Case, stamp: Stamp) -> None:
    pip = case.concerned[0]
    mother, father = pip.guardians
    with pytest.raises(RuleError, match="Co Voorbeeldstra staat op ‘niet benaderen’: straatverbod"):
        case.with_contact(1, contact(pip.id, father.id), stamp)
    with pytest.raises(RuleError, match="Co Voorbeeldstra staat op ‘niet benaderen’: straatverbod"):
        case.with_contact(1, contact(pip.id), stamp)
    assert case.with_contact(1, contact(pip.id, mother.id), stamp).round.contacts


def test_a_contact_is_with_a_parent_of_this_pupil(case: Case, stamp: Stamp) -> None:
    pip, sem = case.concerned
    with pytest.raises(RuleError, match=r"Deze ouder of verzorger hoort niet \(meer\) bij Sem Nepman"):
        case.with_contact(1, contact(sem.id, pip.guardians[0].id), stamp)


def test_a_measure_says_what_it_is(case: Case, stamp: Stamp) -> None:
    with pytest.raises(RuleError, match="Kies welke hulp of sanctie het is"):
        case.with_measure(1, measure(case.concerned[1].id, ""), stamp)


def test_r13_skipping_needs_a_reason_and_can_be_taken_back(case: Case, stamp: Stamp) -> None:
    with pytest.raises(RuleError, match="Schrijf op waarom deze stap niet gedaan wordt"):
        case.with_skip(1, Skip("1b", " ", T0, MENTOR), stamp)
    skipped = case.with_skip(1, Skip("1b", "al gesproken", T0, MENTOR), stamp)
    (skip,) = skipped.round.skips
    assert skip.stamp == stamp
    assert skipped.without_skip(1, skip.id).round.skips == ()


def test_only_what_is_in_the_case_can_be_skipped(case: Case, stamp: Stamp) -> None:
    pip, sem = case.concerned
    with pytest.raises(RuleError, match=r"Deze leerling hoort niet \(meer\) bij de casus"):
        case.with_skip(1, Skip("1b", "ziek", T0, MENTOR, 99), stamp)
    with pytest.raises(RuleError, match=r"Deze ouder of verzorger hoort niet \(meer\) bij Sem Nepman"):
        case.with_skip(1, Skip("1d", "op reis", T0, MENTOR, sem.id, pip.guardians[0].id), stamp)


def test_r24_a_note_is_changed_in_place_and_stamped_again(case: Case, stamp: Stamp) -> None:
    prepared = case.with_note(1, note(case.concerned[0].id), stamp)
    (first,) = prepared.round.notes
    later = Stamp(MENTOR, stamp.at + timedelta(days=1))
    placed = prepared.with_note(1, replace(first, placed_on=T0), later)
    assert placed.round.notes == (replace(first, placed_on=T0, stamp=later),)
    assert placed.last_id == prepared.last_id


def test_a_note_that_was_taken_back_does_not_vanish_without_a_word(case: Case, stamp: Stamp) -> None:
    with pytest.raises(RuleError, match=r"Deze notitie hoort niet \(meer\) bij de ronde"):
        case.with_note(1, note(case.concerned[0].id, "een lang verhaal", note_id=99), stamp)


# -- the verloop -----------------------------------------------------------------------------------------------


def test_r33_a_correction_is_an_addition_with_a_reason(case: Case, stamp: Stamp) -> None:
    first = case.with_entry(Entry(T0, LIES, "Pip belde af."), stamp)
    entry_id = first.entries[0].id
    with pytest.raises(RuleError, match="Schrijf op waarom je iets aanvult of verbetert"):
        first.with_entry(Entry(T0, LIES, "Pips moeder belde af.", corrects=entry_id), stamp)
    better = first.with_entry(
        Entry(T0, LIES, "Pips moeder belde af.", corrects=entry_id, reason="verkeerd gehoord"), stamp
    )
    assert [entry.text for entry in better.entries] == ["Pip belde af.", "Pips moeder belde af."]
    assert better.entries[0] == first.entries[0]


def test_an_empty_note_is_not_kept(case: Case, stamp: Stamp) -> None:
    with pytest.raises(RuleError, match="Er staat nog niets in de notitie"):
        case.with_entry(Entry(T0, LIES, "  "), stamp)


# -- agreements and terms --------------------------------------------------------------------------------------


def test_r25_the_four_weeks_start_on_the_day_of_the_agreements(agreed: Case, stamp: Stamp) -> None:
    running = agreed.round.running_term
    assert running is not None
    assert (running.agreed_on, running.ends_on, running.calendar_end) == (T0, T0 + timedelta(28), T0 + timedelta(28))
    assert [check.due_on for check in running.checks] == [T0 + timedelta(days) for days in (7, 14, 21, 28)]
    assert running.stamp == stamp
    assert running.is_final(running.checks[-1])
    assert not running.is_final(running.checks[0])
    assert running.day_of(T0 + timedelta(12)) == (12, 28)
    assert running.day_of(T0 - timedelta(1)) == (0, 28)
    assert running.day_of(T0 + timedelta(99)) == (28, 28)


def test_agreements_are_all_made_on_the_first_day_of_their_term(
    case: Case, midden: SchoolCalendar, stamp: Stamp
) -> None:
    typed = (Agreement("1c", "met rust laten", SIGNAL_ON, MENTOR), Agreement("1c", " ", T0, MENTOR))
    made = case.with_agreements(typed, term(T0, midden), stamp).round.agreements
    assert [(a.text, a.made_on) for a in made] == [("met rust laten", T0)]


@pytest.mark.parametrize("texts", [(), ("",), ("  ", "\n")])
def test_agreements_without_words_start_nothing(
    case: Case, midden: SchoolCalendar, stamp: Stamp, texts: tuple[str, ...]
) -> None:
    with pytest.raises(RuleError, match="Schrijf ten minste één afspraak op"):
        case.with_agreements(tuple(Agreement("1c", t, T0, MENTOR) for t in texts), term(T0, midden), stamp)


def test_r25_new_agreements_replace_the_running_term(agreed: Case, midden: SchoolCalendar, stamp: Stamp) -> None:
    held = agreed.with_check(agreed.round.terms[0].checks[0].id, RESULT, stamp)
    on = T0 + timedelta(9)
    again = agree(held, midden, stamp, on, "Sem zit vooraan")
    old, new = again.round.terms
    assert (old.outcome, old.ended_on) == (TermOutcome.REPLACED, on)
    assert [bool(check.lapsed) for check in old.checks] == [False, True, True, True]
    assert again.round.running_term is new
    assert [a.text for a in again.round.current_agreements] == ["Sem zit vooraan"]
    assert len(again.round.agreements) == 2


def test_r25_a_judged_term_stays_as_judged_when_new_agreements_follow(
    agreed: Case, midden: SchoolCalendar, stamp: Stamp
) -> None:
    judged = agreed.with_verdict(TermOutcome.PARTLY, T0 + timedelta(28), MENTOR, NOT_STAMPED)
    again = agree(judged, midden, stamp, T0 + timedelta(29))
    assert [t.outcome for t in again.round.terms] == [TermOutcome.PARTLY, None]


def test_r29_a_check_keeps_what_it_found_once(agreed: Case, stamp: Stamp) -> None:
    check_id = agreed.round.terms[0].checks[0].id
    held = agreed.with_check(check_id, RESULT, stamp)
    found = held.round.terms[0].check(check_id)
    assert found is not None
    assert found.result == replace(RESULT, stamp=stamp)
    assert len(held.round.terms[0].open_checks) == 3
    with pytest.raises(RuleError, match="Deze controle is al ingevuld of vervallen"):
        held.with_check(check_id, RESULT, stamp)


def test_a_check_of_another_round_or_of_none_is_refused(agreed: Case, midden: SchoolCalendar, stamp: Stamp) -> None:
    with pytest.raises(RuleError, match="Deze controle hoort niet bij de lopende ronde"):
        agreed.with_check(99, RESULT, stamp)
    lapsed = agreed.round.terms[0].checks[1].id
    with pytest.raises(RuleError, match="Deze controle is al ingevuld of vervallen"):
        agree(agreed, midden, stamp, T0 + timedelta(9)).with_check(lapsed, RESULT, stamp)
    with pytest.raises(RuleError, match="Deze controle hoort niet bij de lopende ronde"):
        agreed.with_next_round("2", T0, "het gaat door", stamp).with_check(lapsed, RESULT, stamp)


@pytest.mark.parametrize("verdict", [TermOutcome.KEPT, TermOutcome.PARTLY, TermOutcome.NOT_KEPT])
def test_r30_a_person_ends_the_term_and_the_case_stays_open(agreed: Case, verdict: TermOutcome) -> None:
    judged = agreed.with_verdict(verdict, T0 + timedelta(28), MENTOR, NOT_STAMPED, "gaat goed")
    ended = judged.round.term
    assert ended is not None
    assert (ended.outcome, ended.ended_on, ended.verdict_by, ended.verdict_text) == (
        verdict,
        T0 + timedelta(28),
        MENTOR,
        "gaat goed",
    )
    assert not ended.open_checks
    assert judged.round.running_term is None
    assert not judged.is_closed


@pytest.mark.parametrize("outcome", [TermOutcome.REPLACED, TermOutcome.PERSISTENT, TermOutcome.STOPPED])
def test_r30_a_verdict_is_one_of_three(agreed: Case, outcome: TermOutcome) -> None:
    with pytest.raises(RuleError, match="Kies nageleefd, deels of niet nageleefd"):
        agreed.with_verdict(outcome, T0, MENTOR, NOT_STAMPED)


def test_r30_without_a_running_term_there_is_nothing_to_judge(case: Case, agreed: Case) -> None:
    judged = agreed.with_verdict(TermOutcome.KEPT, T0 + timedelta(28), MENTOR, NOT_STAMPED)
    for each in (case, judged):
        with pytest.raises(RuleError, match="Er loopt geen termijn om te beoordelen"):
            each.with_verdict(TermOutcome.KEPT, T0, MENTOR, NOT_STAMPED)


# -- rounds and closing ----------------------------------------------------------------------------------------


def test_r31_bullying_that_goes_on_opens_phase_2_and_its_next_rounds(agreed: Case, stamp: Stamp) -> None:
    second = agreed.with_next_round("2", T0 + timedelta(10), "weer in de app", stamp)
    third = second.with_next_round("2", T0 + timedelta(40), "nu op het plein", stamp)
    assert [(r.phase_id, r.number) for r in third.rounds] == [("1", 1), ("2", 1), ("2", 2)]
    first = third.rounds[0]
    assert (first.ended_as, first.ended_on) == (RoundEnd.PERSISTENT, T0 + timedelta(10))
    assert first.term is not None
    assert (first.term.outcome, first.term.ended_on) == (TermOutcome.PERSISTENT, T0 + timedelta(10))
    assert {check.lapsed for check in first.term.checks} == {"het pesten hield aan"}
    assert third.round.cause == "nu op het plein"


def test_r31_a_verdict_given_before_stays_when_the_bullying_goes_on(agreed: Case, stamp: Stamp) -> None:
    judged = agreed.with_verdict(TermOutcome.KEPT, T0 + timedelta(28), MENTOR, NOT_STAMPED)
    later = judged.with_next_round("2", T0 + timedelta(40), "toch weer", stamp)
    assert later.rounds[0].term is not None
    assert later.rounds[0].term.outcome is TermOutcome.KEPT


def test_r31_a_next_round_has_a_cause_and_does_not_begin_before_the_one_before(case: Case, stamp: Stamp) -> None:
    with pytest.raises(RuleError, match="Schrijf kort op waaruit blijkt dat het pesten aanhoudt"):
        case.with_next_round("2", T0, "", stamp)
    with pytest.raises(RuleError, match="De nieuwe ronde kan niet vóór de vorige beginnen"):
        case.with_next_round("2", SIGNAL_ON - timedelta(1), "het gaat door", stamp)
    assert case.with_next_round("2", SIGNAL_ON, "het gaat door", stamp).round.started_on == SIGNAL_ON


def test_r30_closing_says_how_it_ended_and_stops_the_term(agreed: Case, stamp: Stamp) -> None:
    with pytest.raises(RuleError, match="Schrijf kort op hoe het is afgelopen"):
        agreed.closed(replace(CLOSING, conclusion=""), stamp)
    closed = agreed.closed(CLOSING, stamp)
    assert closed.closing == replace(CLOSING, stamp=stamp)
    assert (closed.round.ended_as, closed.round.ended_on) == (RoundEnd.CLOSED, T0)
    assert closed.round.term is not None
    assert closed.round.term.outcome is TermOutcome.STOPPED


VERBS: list[tuple[str, Callable[[Case, Stamp, SchoolCalendar], Case]]] = [
    ("signal", lambda c, s, k: c.with_signal(c.signal)),
    ("classification", lambda c, s, k: c.with_classification(NOT_CLASSIFIED)),
    ("route", lambda c, s, k: c.with_route(Route.DIFFERENT_CLASSES, "reden")),
    ("route without a reason", lambda c, s, k: c.with_route(Route.DIFFERENT_CLASSES)),
    ("empty signal", lambda c, s, k: c.with_signal(replace(c.signal, text=""))),
    ("person", lambda c, s, k: c.with_involvement(c.involvements[0])),
    ("guardian", lambda c, s, k: c.with_guardian(c.involvements[0].id, Guardian(0, "Rob"))),
    ("action", lambda c, s, k: c.with_action(1, Action("1a", T0, MENTOR), s)),
    ("talk", lambda c, s, k: c.with_talk(1, talk(c.involvements[0].id), s)),
    ("contact", lambda c, s, k: c.with_contact(1, contact(c.involvements[1].id), s)),
    ("measure", lambda c, s, k: c.with_measure(1, measure(c.involvements[0].id), s)),
    ("skip", lambda c, s, k: c.with_skip(1, Skip("1a", "reden", T0, MENTOR), s)),
    ("taking up", lambda c, s, k: c.without_skip(1, 99)),
    ("new note", lambda c, s, k: c.with_note(1, note(c.involvements[0].id), s)),
    ("changed note", lambda c, s, k: c.with_note(1, c.round.notes[0], s)),
    ("agreements", lambda c, s, k: agree(c, k, s)),
    ("check", lambda c, s, k: c.with_check(c.round.terms[0].checks[0].id, RESULT, s)),
    ("verdict", lambda c, s, k: c.with_verdict(TermOutcome.KEPT, T0, MENTOR, NOT_STAMPED)),
    ("next round", lambda c, s, k: c.with_next_round("2", T0, "het gaat door", s)),
    ("closing", lambda c, s, k: c.closed(CLOSING, s)),
]


@pytest.mark.parametrize("verb", [pytest.param(verb, id=name) for name, verb in VERBS])
def test_r30_a_closed_case_refuses_every_change(
    agreed: Case, midden: SchoolCalendar, stamp: Stamp, verb: Callable[[Case, Stamp, SchoolCalendar], Case]
) -> None:
    closed = agreed.with_note(1, note(agreed.concerned[0].id), stamp).closed(CLOSING, stamp)
    before = repr(closed)
    with pytest.raises(RuleError, match="Casus 2026-001 is gesloten"):
        verb(closed, stamp, midden)
    assert repr(closed) == before


def test_r33_the_history_of_a_closed_case_may_still_be_added_to(case: Case, stamp: Stamp) -> None:
    closed = case.closed(CLOSING, stamp)
    more = closed.with_entry(Entry(T0, LIES, "Moeder belde: het gaat goed."), stamp)
    assert more.is_closed
    assert [entry.text for entry in more.entries] == ["Moeder belde: het gaat goed."]


@pytest.mark.parametrize("verb", [pytest.param(verb, id=name) for name, verb in VERBS if "without" not in name])
def test_a_change_gives_a_new_case_and_leaves_the_old_one(
    agreed: Case, midden: SchoolCalendar, stamp: Stamp, verb: Callable[[Case, Stamp, SchoolCalendar], Case]
) -> None:
    case = agreed.with_note(1, note(agreed.concerned[0].id), stamp)
    before = repr(case)
    with suppress(RuleError):
        verb(case, stamp, midden)
    assert repr(case) == before


def test_what_is_not_in_the_case_is_said_to_be_missing(case: Case) -> None:
    with pytest.raises(RuleError, match=r"Deze leerling hoort niet \(meer\) bij de casus"):
        case.involvement(99)
    with pytest.raises(RuleError, match="Deze ronde hoort niet bij de casus"):
        case.round_by_id(99)
    assert case.who("support_coordinator") == ""
