"""Extra → Instellingen: a draft until Bewaren, refused at the field, and spoken everywhere at once when kept."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication

from pestdesk.domain.duties import ReportingDuty
from pestdesk.domain.protocol import Role
from pestdesk.domain.record import Measure, MeasureKind
from pestdesk.domain.school_calendar import TermKind
from pestdesk.domain.settings import DEFAULT_MEASURE_TYPES, MeasureType
from pestdesk.errors import DiskFullError
from pestdesk.storage.settings import SettingStore
from pestdesk.ui.measure_type_rows import MeasureTypeRows
from pestdesk.ui.replan_list import MOST_SHOWN, ReplanList
from pestdesk.ui.settings_page import DRAFT_KEY, SettingsPage


def open_settings(office: Any, **values: Any) -> SettingsPage:
    """By the menu, with fields filled in."""
    next(a for a in office.window.findChildren(QAction) if a.shortcut().toString() == "Ctrl+,").trigger()
    page = office.window._pages.currentWidget()
    assert isinstance(page, SettingsPage)
    for name, value in values.items():
        page.form.field(name).set_state(value)
    return page


def problems(page: SettingsPage) -> dict[str, str]:
    form = page.form
    return {name: form.field(name).problem for name in form.names() if form.field(name).problem}


def rows(page: SettingsPage, name: str) -> MeasureTypeRows:
    field = page.form.field(name)
    assert isinstance(field, MeasureTypeRows)
    return field


def roles_in(office: Any, words: str) -> list[str]:
    protocol = office.window.bridge.protocol_of(office.case(words))
    return [protocol.role_label(role) for role in (Role.VICTIM, Role.PERPETRATOR)]


# -- coming, going and keeping -----------------------------------------------------------------------------------


def test_the_page_shows_what_the_school_has_and_the_cursor_stands_in_the_first_field(office: Any) -> None:
    page = open_settings(office)
    focused = QApplication.focusWidget()
    assert page.form.field("school").isAncestorOf(focused)
    assert page.form.field("school").state() == office.desk.settings.get().school
    assert rows(page, "support").value() + rows(page, "sanctions").value() == DEFAULT_MEASURE_TYPES
    assert page.form.field("role_victim").state() == ""
    assert office.sees("PestDesk herinnert; het is geen juridisch advies.")
    assert not office.sees("Gewijzigd, nog niet bewaard")


def test_escape_goes_back_to_the_case_that_was_open_and_terug_to_today(office: Any) -> None:
    office.open_case("Pip", 1)
    open_settings(office)
    office.key(Qt.Key.Key_Escape)
    assert office.window._pages.currentWidget() is office.window.case_page
    assert office.window.case_page.case_id == office.number("Pip")
    office.window.show_today()
    open_settings(office)
    office.press("Terug")
    assert office.window._pages.currentWidget() is office.window.today


def test_the_shortcut_on_the_page_itself_only_brings_the_cursor_back(office: Any) -> None:
    page = open_settings(office, school="Half getypt")
    page.finish.setFocus()
    assert open_settings(office) is page
    assert page.form.field("school").state() == "Half getypt"
    assert page.form.field("school").isAncestorOf(QApplication.focusWidget())


def test_what_was_typed_survives_leaving_and_a_lock_and_counts_only_after_bewaren(office: Any) -> None:
    before = office.desk.settings.get()
    open_settings(office, school_leader="Jet Fictiefsma", sanctions=["time-out", "harder days"])
    office.open_case("Pip")
    assert office.draft(DRAFT_KEY)["school_leader"] == "Jet Fictiefsma"
    office.close()
    office.open()
    assert office.desk.settings.get() == before
    page = open_settings(office)
    assert page.form.field("school_leader").state() == "Jet Fictiefsma"
    assert rows(page, "sanctions").value() == (MeasureType("time-out", MeasureKind.SANCTION, True, True),)
    assert office.sees("Gewijzigd, nog niet bewaard")


def test_niet_wijzigen_puts_everything_back(office: Any) -> None:
    page = open_settings(office, school="Een andere school")
    office.open_case("Pip")
    page = open_settings(office)
    office.press("Niet wijzigen")
    assert page.form.field("school").state() == office.desk.settings.get().school
    assert office.draft(DRAFT_KEY) is None
    assert not office.sees("Gewijzigd, nog niet bewaard")
    assert page.form.field("school").isAncestorOf(QApplication.focusWidget())


def test_bewaren_keeps_all_groups_at_once_and_says_so(office: Any) -> None:
    page = open_settings(
        office,
        coordinator="Lies Andersnaam",
        support_coordinator="Oda Okkema",
        bpo="Bo Pieters",
        school_leader="Jet Fictiefsma",
        role_witness="omstander",
        **{"duty_ask/leerplichtambtenaar": "fixed", "duty_days/leerplichtambtenaar": "2"},
    )
    office.press("Bewaren")
    kept = office.desk.settings.get()
    assert (kept.coordinator, kept.support_coordinator, kept.bpo, kept.school_leader) == (
        "Lies Andersnaam",
        "Oda Okkema",
        "Bo Pieters",
        "Jet Fictiefsma",
    )
    assert kept.role_labels == ((Role.WITNESS, "omstander"),)
    duty = next(duty for duty in kept.duties if duty.authority == "leerplichtambtenaar")
    assert (duty.is_fixed, duty.over_days) == (True, 2)
    assert "verschilt per regio" in duty.wording
    assert kept.measure_types == DEFAULT_MEASURE_TYPES
    assert office.window.banner.text == "Instellingen bewaard."
    assert office.draft(DRAFT_KEY) is None
    assert not office.sees("Gewijzigd, nog niet bewaard")
    assert page.finish.hasFocus()


def test_light_or_dark_chosen_meanwhile_stays(office: Any) -> None:
    open_settings(office, bpo="Bo Pieters")
    office.desk.settings.choose_appearance("light")
    office.press("Bewaren")
    kept = office.desk.settings.get()
    assert (kept.appearance, kept.bpo) == ("light", "Bo Pieters")


def test_what_cannot_be_written_is_told_and_stays_typed(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_settings(office, bpo="Bo Pieters")

    def full(*_args: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(SettingStore, "write", full)
    office.press("Bewaren")
    assert office.window.banner.text.startswith("De schijf is vol.")
    assert page.form.field("bpo").state() == "Bo Pieters"
    assert office.draft(DRAFT_KEY)["bpo"] == "Bo Pieters"


# -- what is refused at its field ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("school", " ", "Vul de naam van de school in."),
        ("coordinator", "", "Vul je eigen naam in."),
        ("support", ["", ""], "Een soort hulp heeft geen naam."),
        ("support", [], "Laat ten minste één soort hulp staan."),
        ("sanctions", ["schorsing", "harder", "Schorsing", ""], "‘Schorsing’ staat twee keer in de lijst."),
        ("role_perpetrator", "Slachtoffer", "Twee rollen heten ‘Slachtoffer’."),
        ("duty_days/inspectie", "een", "Vul een heel getal in"),
    ],
)
def test_what_no_school_can_work_with_is_refused_at_its_field(office: Any, name: str, value: Any, words: str) -> None:
    before = office.desk.settings.get()
    page = open_settings(office, **{name: value})
    office.press("Bewaren")
    assert list(problems(page)) == [name]
    assert problems(page)[name].startswith(words)
    assert page.form.field(name).isAncestorOf(QApplication.focusWidget()), "the cursor stands there"
    assert office.desk.settings.get() == before


def test_days_that_are_not_asked_need_no_number(office: Any) -> None:
    page = open_settings(office, **{"duty_ask/inspectie": "choice", "duty_days/inspectie": "een"})
    assert page.form.field("duty_days/inspectie").isHidden()
    office.press("Bewaren")
    assert problems(page) == {}
    assert not office.desk.settings.get().duties[1].is_fixed


# -- the words of the roles ---------------------------------------------------------------------------------------


def test_r8_new_words_are_shown_at_once_in_every_open_view(office: Any) -> None:
    office.open_case("Pip", 1)
    open_settings(office, role_victim="gemelde leerling", role_perpetrator="aangesproken leerling")
    office.press("Bewaren")
    office.press("Terug")
    people = office.window.case_page.people
    chips = [str(each.accessibleName()) for each in people.findChildren(type(office.window.case_page._phase))]
    assert {"gemelde leerling", "aangesproken leerling"} <= set(chips)
    office.window.show_new_case()
    combo = office.window.new_case.form.field("people")._lines[0][3]
    assert combo.currentText() == "gemelde leerling"
    office.window.new_case.form.field("text").set_state("Gezien in de gang.")
    office.press("Casus openen")
    assert office.sees("Noem ten minste één gemelde leerling of aangesproken leerling.")


def test_r8_a_new_case_that_was_being_typed_keeps_its_text_under_new_words(office: Any) -> None:
    office.window.show_new_case()
    office.window.new_case.form.field("text").set_state("Gezien in de gang.")
    open_settings(office, role_victim="gemelde leerling")
    office.press("Bewaren")
    office.press("Terug")
    assert office.window._pages.currentWidget() is office.window.new_case
    assert office.window.new_case.form.field("text").state() == "Gezien in de gang."


def test_r8_an_emptied_word_is_the_protocols_again(office: Any) -> None:
    settings = office.desk.settings
    settings.keep(replace(settings.get(), role_labels=((Role.VICTIM, "gemelde leerling"),)))
    page = open_settings(office)
    assert page.form.field("role_victim").state() == "gemelde leerling"
    assert page.form.field("role_victim").label == "slachtoffer"
    page.form.field("role_victim").set_state("")
    office.press("Bewaren")
    assert settings.get().role_labels == ()
    assert roles_in(office, "Pip") == ["slachtoffer", "dader"]


# -- help and sanctions -------------------------------------------------------------------------------------------


def test_r18_kinds_are_renamed_added_and_taken_away_by_keyboard(office: Any) -> None:
    page = open_settings(office)
    office.button("Nog een sanctie").setFocus()
    office.key(Qt.Key.Key_Return)
    office.type("time-out")
    office.key(Qt.Key.Key_Tab)
    office.key(Qt.Key.Key_Space)
    office.key(Qt.Key.Key_Tab)
    office.key(Qt.Key.Key_Space)
    office.button("‘waarschuwing’ weghalen").setFocus()
    office.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget().text() == "nablijven of achtste uur", "the cursor goes to the next row"
    rows(page, "support")._lines[3].edit.setText("herstelkring")
    page.finish.setFocus()
    office.key(Qt.Key.Key_Return)
    kept = office.desk.settings.get().measure_types
    assert MeasureType("time-out", MeasureKind.SANCTION, harder=True, counts_days=True) in kept
    labels = [each.label for each in kept]
    assert "waarschuwing" not in labels
    assert labels[3] == "herstelkring"


def test_a_measure_that_was_recorded_keeps_its_own_label(office: Any) -> None:
    case = office.case("Bram")
    office.desk.steps.take_measure(
        case.id,
        case.round.id,
        Measure("2f", MeasureKind.SUPPORT, "herstelgesprek", case.involvements[0].id, office.today, "Lies"),
    )
    open_settings(office, support=["herstelkring", ""])
    office.press("Bewaren")
    assert office.case("Bram").round.measures[-1].label == "herstelgesprek"
    page = office.open_step("Bram", "2f")
    office.press("Nog een maatregel vastleggen")
    offered = [page._type.combo.itemText(index) for index in range(page._type.combo.count())]
    assert "Hulp: herstelkring" in offered
    assert "Hulp: herstelgesprek" not in offered


def test_help_has_no_ticks_and_the_last_row_can_go(office: Any) -> None:
    page = open_settings(office)
    line = rows(page, "support")._lines[0]
    assert line.harder.isHidden()
    assert line.days.isHidden()
    rows(page, "support").set_state(["maatje", ""])
    office.press("‘maatje’ weghalen")
    assert rows(page, "support").value() == ()
    assert office.button("Nog een soort hulp").hasFocus()


# -- the four weeks -----------------------------------------------------------------------------------------------


def test_r26_the_other_way_of_counting_shows_what_would_move_and_moves_it(office: Any) -> None:
    page = open_settings(office)
    assert not office.sees("Wat doe je met deze controles?")
    page.form.field("term_kind").set_state("calendar_weeks")
    calendar = office.desk.calendar
    replans = calendar.replans(calendar.school_calendar(), TermKind.CALENDAR_WEEKS)
    assert len(replans) > 1
    assert office.sees(f"{len(replans)} open controles verschuiven")
    assert office.sees("di 3 nov → di 27 okt 2026")
    assert page.form.field("moves").state() == "move", "moving them is the first choice"
    office.press("Bewaren")
    assert office.desk.settings.get().term_kind is TermKind.CALENDAR_WEEKS
    assert calendar.replans(calendar.school_calendar()) == ()
    assert office.window.banner.text == f"Instellingen bewaard; {len(replans)} controles zijn verzet."
    assert not office.sees("Wat doe je met deze controles?")
    by_case = {item.case_id: item.due_on for item in office.window.bridge.agenda().items if item.part_id}
    assert by_case, "the calendar has read again what is due"


def test_r26_the_checks_can_be_left_where_they_are(office: Any) -> None:
    before = [office.case(words) for words in ("Lotte", "Noor", "Mila")]
    open_settings(office, term_kind="calendar_weeks", moves="leave")
    office.press("Bewaren")
    assert [office.case(words) for words in ("Lotte", "Noor", "Mila")] == before
    assert office.window.banner.text == "Instellingen bewaard."


def test_r26_nothing_moves_while_there_is_no_open_check(empty_office: Any) -> None:
    open_settings(empty_office, term_kind="calendar_weeks")
    assert empty_office.sees("Er is geen open controle die hierdoor op een andere dag komt.")
    assert not empty_office.sees("Wat doe je met deze controles?")
    empty_office.press("Bewaren")
    assert empty_office.desk.settings.get().term_kind is TermKind.CALENDAR_WEEKS


def test_a_long_list_of_checks_ends_with_how_many_more_there_are(office: Any, qtbot: Any) -> None:
    calendar = office.desk.calendar
    (one, *_) = calendar.replans(calendar.school_calendar(), TermKind.CALENDAR_WEEKS)
    shown = ReplanList()
    qtbot.addWidget(shown)
    shown.show_replans([one] * (MOST_SHOWN + 3))
    texts = [str(each.property("text")) for each in shown.findChildren(object) if each.isWidgetType()]
    assert "en nog 3" in texts


# -- the reporting duties -----------------------------------------------------------------------------------------


def test_r18_an_authority_without_a_rule_can_be_given_one(office: Any) -> None:
    settings = office.desk.settings
    settings.keep(replace(settings.get(), duties=()))
    open_settings(office, **{"duty_wording/inspectie": "Altijd melden.", "duty_ask/inspectie": "fixed"})
    office.press("Bewaren")
    assert ReportingDuty("inspectie", "Altijd melden.", "", is_fixed=True) in settings.get().duties


def test_r8_a_step_that_waits_for_an_unknown_person_says_so_in_the_schools_word(office: Any) -> None:
    office.open_case("Fenna")
    wizard = office.window.case_page.wizard
    wizard.open("1b")
    unknown = office.state("Fenna", "1b").items[1]
    wizard.card.item_chosen.emit(unknown.involvement_id, unknown.guardian_id)
    assert office.sees("Dit kan nog niet: dader nog onbekend. Vul de naam in bij Betrokkenen.")
    open_settings(office, role_perpetrator="aangesproken leerling")
    office.press("Bewaren")
    office.press("Terug")
    assert office.sees("Dit kan nog niet: aangesproken leerling nog onbekend. Vul de naam in bij Betrokkenen.")
    rows_of_list = wizard.list.model()
    spoken = [
        str(rows_of_list.data(rows_of_list.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))
        for row in range(rows_of_list.rowCount())
    ]
    assert not any("dader" in words for words in spoken)


# -- locking -----------------------------------------------------------------------------------------------------


def test_the_minutes_after_which_the_vault_locks_are_kept(office: Any) -> None:
    page = open_settings(office)
    assert page.form.field("lock_after_minutes").state() == "10"
    page.form.field("lock_after_minutes").set_state("45")
    page.complete()
    assert office.desk.settings.get().lock_after_minutes == 45
    assert office.window._pages.currentWidget().form.field("lock_after_minutes").state() == "45"


@pytest.mark.parametrize("typed", ["0", "121", "een kwartier", ""])
def test_minutes_that_cannot_be_are_told_at_the_field_and_nothing_is_kept(office: Any, typed: str) -> None:
    page = open_settings(office, lock_after_minutes=typed)
    page.complete()
    assert problems(page) == {"lock_after_minutes": "Vul een heel getal in, van 1 tot en met 120."}
    assert office.desk.settings.get().lock_after_minutes == 10


def test_a_logo_is_made_small_enough_and_kept(office: Any, tmp_path: Path) -> None:
    page = open_settings(office)
    logo = page.form.field("logo")
    image = QImage(2000, 500, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(tmp_path / "logo.png"))
    logo.read(tmp_path / "logo.png")
    page.complete()
    kept = QImage.fromData(office.desk.settings.get().logo_image)
    assert (kept.width(), kept.height()) == (900, 225)
    assert logo.state() == office.desk.settings.get().logo
    page = open_settings(office)
    logo = page.form.field("logo")
    (tmp_path / "kapot.png").write_bytes(b"geen afbeelding")
    logo.read(tmp_path / "kapot.png")
    assert "geen afbeelding" in logo.problem
    assert logo.state() == office.desk.settings.get().logo, "the logo that there was stays"
    office.press("Logo weghalen")
    page.complete()
    assert office.desk.settings.get().logo_image == b""
