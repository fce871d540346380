"""The directory of pupils on a real vault: lists of two school years, by hand, doubles, and each taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pestdesk.desk import Desk
from pestdesk.domain.case import Case
from pestdesk.domain.names import PersonName
from pestdesk.domain.people import Involvement
from pestdesk.domain.protocol import Role
from pestdesk.domain.pupil import Authority, Pupil, PupilGuardian, draft_key
from pestdesk.domain.pupil_import import ImportPlan
from pestdesk.domain.signal import Signal
from pestdesk.errors import PestDeskError, RuleError
from pestdesk.storage.pupils import PupilStore

HEAD = "Stamnr;Roepnaam;Tussenv;Achternaam;Klas;Mentor;Naam ouder 1;Telefoon ouder 1\n"
LAST_YEAR = HEAD + (
    "00101;Pip;;Voorbeeldstra;1B;Toon Proefstra;Mieke Voorbeeldstra;06-1\n"
    "00102;Sem;;Nepman;1B;Toon Proefstra;;\n"
    "00103;Isa;van den;Berg;1C;Ina Schijnmans;;\n"
    "00104;Teun;;Attrapstra;6A;Ina Schijnmans;;\n"
)
THIS_YEAR = HEAD + (
    "101;Pip;;Voorbeeldstra;2B;Ina Schijnmans;Mieke Voorbeeldstra;06-2\n"
    "102;Sem;;Nepman;1B;Toon Proefstra;;\n"
    "103;Isa;de;Wit;2C;Toon Proefstra;;\n"
    "105;Noor;;Nieuweling;1A;Ina Schijnmans;;\n"
)

Import = Callable[[str], ImportPlan]


@pytest.fixture
def import_list(desk: Desk, tmp_path: Path) -> Import:
    def read_and_import(content: str) -> ImportPlan:
        path = tmp_path / "lijst.csv"
        path.write_text(content, encoding="utf-8")
        plan = desk.pupils.compare(desk.pupils.all(), desk.pupils.read_list(path), desk.calendar.today())
        assert plan is not None
        return desk.pupils.import_list(plan)

    return read_and_import


def found(desk: Desk, words: str) -> list[str]:
    return [pupil.name.full for pupil in desk.pupils.find(words)]


def one(desk: Desk, words: str) -> Pupil:
    (pupil,) = desk.pupils.find(words)
    return pupil


@pytest.fixture
def case_of_pip(desk: Desk, import_list: Import, signal: Signal) -> Case:
    """A case with two pupils of last year's list."""
    import_list(LAST_YEAR)
    people = (one(desk, "pip").involved(Role.VICTIM), one(desk, "sem").involved(Role.PERPETRATOR))
    return desk.cases.open(signal, people)


def test_a_list_of_the_next_year_changes_no_case_and_can_be_taken_back_row_for_row(
    desk: Desk, unlock: Callable[[], Desk], import_list: Import, case_of_pip: Case
) -> None:
    before = desk.pupils.all()
    plan = import_list(THIS_YEAR)
    assert (len(plan.new), len(plan.changed), plan.same, len(plan.absent)) == (1, 2, 1, 1)
    assert (plan.moved, plan.renamed) == (2, 1)
    assert one(desk, "pip").school_class == "2B"
    assert one(desk, "isa").name == PersonName("Isa", "de", "Wit")
    assert one(desk, "teun").absent_since == desk.calendar.today()
    assert desk.cases.get(case_of_pip.id) == case_of_pip
    desk.lock()
    again = unlock()
    try:
        undone = again.pupils.undo_import()
        assert (undone.restored, undone.removed, undone.kept) == (3, 1, 0)
        assert again.pupils.all() == before
        assert again.cases.get(case_of_pip.id) == case_of_pip
        assert again.pupils.last_import() is None
    finally:
        again.lock()


def test_who_was_changed_by_hand_since_stays_when_the_import_is_taken_back(desk: Desk, import_list: Import) -> None:
    import_list(LAST_YEAR)
    import_list(THIS_YEAR)
    barred = replace(one(desk, "pip"), guardians=(PupilGuardian("Rob", do_not_contact="contactverbod"),))
    desk.pupils.keep(barred)
    undone = desk.pupils.undo_import()
    assert (undone.restored, undone.removed, undone.kept) == (2, 1, 1)
    assert one(desk, "pip") == barred
    assert found(desk, "noor") == []


def test_undo_takes_an_import_back_as_any_other_act(desk: Desk, import_list: Import) -> None:
    import_list(LAST_YEAR)
    before = desk.pupils.all()
    import_list(THIS_YEAR)
    assert desk.cases.can_undo == "Leerlingenlijst geïmporteerd"
    assert desk.cases.undo() == ()
    assert desk.pupils.all() == before
    assert desk.cases.can_undo == ""


def test_a_second_list_replaces_what_can_be_taken_back(desk: Desk, import_list: Import) -> None:
    import_list(LAST_YEAR)
    import_list(THIS_YEAR)
    desk.pupils.undo_import()
    with pytest.raises(RuleError, match="geen import"):
        desk.pupils.undo_import()
    assert desk.pupils.count() == 4


def test_a_list_is_written_whole_or_not_at_all(
    desk: Desk, import_list: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_list(LAST_YEAR)
    before, last = desk.pupils.all(), desk.pupils.last_import()

    def broken(*_: object, **__: object) -> None:
        raise OSError("kapot")

    with monkeypatch.context() as patched:
        patched.setattr("pestdesk.storage.audit.AuditStore.append", broken)
        with pytest.raises(OSError, match="kapot"):
            import_list(THIS_YEAR)
    assert desk.pupils.all() == before
    assert desk.pupils.last_import() == last


def test_a_comparison_that_is_no_longer_true_writes_nothing(desk: Desk, import_list: Import, tmp_path: Path) -> None:
    import_list(LAST_YEAR)
    path = tmp_path / "nieuw.csv"
    path.write_text(THIS_YEAR, encoding="utf-8")
    plan = desk.pupils.compare(desk.pupils.all(), desk.pupils.read_list(path), desk.calendar.today())
    assert plan is not None
    desk.pupils.keep(replace(one(desk, "pip"), school_class="1Z"))
    before = desk.pupils.all()
    with pytest.raises(RuleError, match="intussen gewijzigd"):
        desk.pupils.import_list(plan)
    assert desk.pupils.all() == before


def test_pupils_are_found_by_any_part_of_name_class_and_number(desk: Desk, import_list: Import) -> None:
    import_list(LAST_YEAR)
    assert found(desk, "eld") == ["Pip Voorbeeldstra"]
    assert found(desk, "1b") == ["Sem Nepman", "Pip Voorbeeldstra"]
    assert found(desk, "103") == ["Isa van den Berg"]
    assert found(desk, "ÍSA ber") == ["Isa van den Berg"]
    assert found(desk, "100%") == []
    assert found(desk, "  ") == []


def test_who_begins_with_the_words_comes_first_and_who_left_last(desk: Desk) -> None:
    for name, since in (
        ("Anna Zomer", None),
        ("Bert Annaert", None),
        ("Joanna Aal", None),
        ("Anna Aal", date(2025, 9, 1)),
    ):
        desk.pupils.keep(Pupil(0, PersonName.parse(name), absent_since=since, is_by_hand=True))
    assert found(desk, "anna") == ["Bert Annaert", "Anna Zomer", "Joanna Aal", "Anna Aal"]


def test_pupils_are_sorted_by_surname_without_tussenvoegsel(desk: Desk) -> None:
    for name in ("Jan van 't Zand", "Zoë IJsbrand", "Émile Österberg", "Bo", "Jan van den Berg", "An de Berg-Aal"):
        desk.pupils.keep(Pupil(0, PersonName.parse(name), is_by_hand=True))
    assert [pupil.name.listed for pupil in desk.pupils.all()] == [
        "Berg, Jan van den",
        "Berg-Aal, An de",
        "Bo",
        "IJsbrand, Zoë",
        "Österberg, Émile",
        "Zand, Jan van 't",
    ]


def test_a_number_belongs_to_one_pupil(desk: Desk, import_list: Import) -> None:
    import_list(LAST_YEAR)
    with pytest.raises(RuleError, match="hoort al bij Pip"):
        desk.pupils.keep(Pupil(0, PersonName("Bo"), "101", is_by_hand=True))
    with pytest.raises(RuleError, match="naam"):
        desk.pupils.keep(Pupil(0, PersonName(" ")))
    assert desk.pupils.count() == 4


def test_what_is_done_by_hand_can_be_taken_back(desk: Desk) -> None:
    added = desk.pupils.keep(Pupil(0, PersonName("Bo"), is_by_hand=True))
    changed = replace(added, guardians=(PupilGuardian("Rob", authority=Authority.NO),), mentors=("Toon", "Ina"))
    assert desk.pupils.keep(changed) == changed
    desk.pupils.remove(added.id)
    assert desk.pupils.count() == 0
    desk.cases.undo()
    assert desk.pupils.get(added.id) == changed
    desk.cases.undo()
    assert desk.pupils.get(added.id) == added
    desk.cases.undo()
    assert desk.pupils.count() == 0


def test_a_pupil_that_became_another_since_is_not_taken_back(
    desk: Desk, unlock: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    added = desk.pupils.keep(Pupil(0, PersonName("Bo"), is_by_hand=True))
    with desk._vault.transaction() as session:
        PupilStore(session).keep(replace(added, school_class="2B"))
    with pytest.raises(PestDeskError, match="intussen gewijzigd"):
        desk.cases.undo()
    assert desk.pupils.get(added.id).school_class == "2B"


def test_the_roles_over_all_cases_are_the_pupils_own(
    desk: Desk, import_list: Import, case_of_pip: Case, signal: Signal
) -> None:
    by_name = Involvement(0, PersonName("Sem", "", "Nepman"), (Role.VICTIM,))
    other = desk.cases.open(signal, (by_name,))
    namesake = replace(by_name, pupil_number="999")
    desk.cases.open(signal, (namesake,))
    cases = desk.pupils.cases_of(one(desk, "sem"))
    assert [(each.case_id, each.roles) for each in cases] == [
        (other.id, (Role.VICTIM,)),
        (case_of_pip.id, (Role.PERPETRATOR,)),
    ]
    desk.retention.delete(other.id)
    assert [each.case_id for each in desk.pupils.cases_of(one(desk, "sem"))] == [case_of_pip.id]


def test_doubles_become_one_with_the_cases_of_both_and_back(desk: Desk, case_of_pip: Case, signal: Signal) -> None:
    double = desk.pupils.keep(Pupil(0, PersonName("Pip", "", "Voorbeelstra"), is_by_hand=True))
    typo = desk.cases.open(signal, (double.involved(Role.PERPETRATOR),))
    pip = one(desk, "voorbeeldstra")
    before = desk.pupils.all()
    assert desk.pupils.merge_preview(pip.id, double.id).case_ids == (typo.id,)
    assert desk.cases.get(typo.id) == typo
    desk.pupils.merge(pip.id, double.id)
    assert desk.pupils.count() == 4
    assert [each.case_id for each in desk.pupils.cases_of(desk.pupils.get(pip.id))] == [typo.id, case_of_pip.id]
    (person,) = desk.cases.get(typo.id).involvements
    assert (person.full_name, person.pupil_number) == ("Pip Voorbeelstra", "00101")
    (earlier,) = desk.cases.earlier(desk.cases.get(typo.id))
    assert earlier.case_id == case_of_pip.id
    desk.cases.undo()
    assert desk.pupils.all() == before
    assert desk.cases.get(typo.id) == typo


def test_the_one_without_a_number_can_stay_too(desk: Desk, case_of_pip: Case) -> None:
    double = desk.pupils.keep(Pupil(0, PersonName("Pip", "", "Voorbeelstra"), is_by_hand=True))
    before = desk.pupils.all()
    desk.pupils.merge(double.id, one(desk, "voorbeeldstra").id)
    assert one(desk, "voorbeel").number == "00101"
    assert desk.cases.get(case_of_pip.id) == case_of_pip
    desk.cases.undo()
    assert desk.pupils.all() == before


def test_the_trail_tells_of_lists_and_names_nobody(desk: Desk, import_list: Import) -> None:
    import_list(LAST_YEAR)
    desk.pupils.undo_import()
    acts = [line.act for line in desk.trail.lines()]
    assert acts[-2:] == ["Leerlingenlijst geïmporteerd", "Ongedaan gemaakt: Leerlingenlijst geïmporteerd"]
    assert desk.trail.first_broken() is None


def test_names_of_the_list_are_looked_for_in_documents(desk: Desk, import_list: Import, signal: Signal) -> None:
    import_list(LAST_YEAR)
    assert PersonName("Isa", "van den", "Berg") in desk.papers.listed()


def test_what_was_typed_about_a_pupil_whom_an_undone_import_brought_is_never_anothers(
    desk: Desk, import_list: Import
) -> None:
    import_list(LAST_YEAR)
    for take_back in (desk.pupils.undo_import, desk.cases.undo):
        import_list(THIS_YEAR)
        brought = one(desk, "noor")
        desk.drafts.keep(draft_key(brought.id), {"given": "Noor"})
        desk.drafts.keep(draft_key(brought.id, "guardian/"), {"name": "Moeder van Noor"})
        take_back()
        import_list(LAST_YEAR + "00200;Ander;;Iemand;1A;;;\n")
        assert one(desk, "ander").id == brought.id
        assert desk.drafts.get(draft_key(brought.id)) is None
        assert desk.drafts.get(draft_key(brought.id, "guardian/")) is None
        desk.pupils.undo_import()


def test_what_was_typed_about_an_added_pupil_goes_when_the_adding_is_taken_back(desk: Desk) -> None:
    added = desk.pupils.keep(Pupil(0, PersonName("Noor", "", "Nepman"), is_by_hand=True))
    desk.drafts.keep(draft_key(added.id), {"given": "Noor"})
    desk.cases.undo()
    assert desk.pupils.keep(Pupil(0, PersonName("Sem", "", "Anders"), is_by_hand=True)).id == added.id
    assert desk.drafts.get(draft_key(added.id)) is None


def test_a_change_by_hand_that_was_taken_back_does_not_keep_an_import(desk: Desk, import_list: Import) -> None:
    import_list(LAST_YEAR)
    before = desk.pupils.all()
    import_list(THIS_YEAR)
    desk.pupils.keep(replace(one(desk, "pip"), school_class="9Z"))
    desk.cases.undo()
    assert desk.pupils.undo_import().kept == 0
    assert desk.pupils.all() == before


def test_a_pupil_added_by_hand_since_the_comparison_does_not_come_in_twice(
    desk: Desk, import_list: Import, tmp_path: Path
) -> None:
    path = tmp_path / "nieuw.csv"
    path.write_text(THIS_YEAR, encoding="utf-8")
    plan = desk.pupils.compare(desk.pupils.all(), desk.pupils.read_list(path), desk.calendar.today())
    assert plan is not None
    desk.pupils.keep(Pupil(0, PersonName("Noor", "", "Nieuweling"), "0105", is_by_hand=True))
    with pytest.raises(RuleError, match="intussen gewijzigd"):
        desk.pupils.import_list(plan)
    assert found(desk, "noor") == ["Noor Nieuweling"]


def test_a_merge_takes_no_case_of_a_namesake_who_has_a_number_of_her_own(
    desk: Desk, import_list: Import, signal: Signal
) -> None:
    import_list(HEAD + "7;Jan;;Jansen;2A;;;\n9;Jan;;Jansen;3C;;;\n")
    seven, nine = desk.pupils.with_number("7"), desk.pupils.with_number("9")
    assert seven is not None
    assert nine is not None
    of_nine = desk.cases.open(signal, (nine.involved(Role.PERPETRATOR), one_victim()))
    unknown = replace(nine.involved(Role.VICTIM), pupil_number="")
    of_someone = desk.cases.open(signal, (unknown,))
    by_hand = desk.pupils.keep(Pupil(0, PersonName("Jan", "", "Jansen"), is_by_hand=True))
    merged = desk.pupils.merge(seven.id, by_hand.id)
    assert merged.case_ids == ()
    assert desk.cases.get(of_nine.id) == of_nine
    # Which of the two namesakes that are left it was, nobody said.
    assert desk.cases.get(of_someone.id) == of_someone


def one_victim() -> Involvement:
    return Involvement(0, PersonName("Pip", "", "Voorbeeldstra"), (Role.VICTIM,), "2B", "Toon Proefstra")
