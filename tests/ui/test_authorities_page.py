"""The page of 2k: each authority informed, or a reason why not, by one Klaar (R18)."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from pestdesk.domain.duties import ReportingDuty
from pestdesk.domain.progress import Status

OFFICER, INSPECTORATE = "leerplichtambtenaar", "inspectie"


def field_is_hidden(office: Any, name: str) -> bool:
    return bool(office.page.form.field(name).isHidden())


def reports(office: Any) -> list[tuple[str, object, str, str, str]]:
    return [(r.authority, r.informed_on, r.reason, r.text, r.by) for r in office.case("Bram").round.reports]


def test_r18_a_long_suspension_says_what_is_asked_of_each_authority_and_why(office: Any) -> None:
    office.suspend(days=3)
    office.open_step("Bram", "2k")
    assert office.sees("Schorsing, 3 schooldagen voor Siem Schetsma, besloten do 8 okt 2026")
    assert office.sees("Verplicht: langer dan één dag; schriftelijk en met redenen")
    assert office.sees("Jij kiest, met een reden")
    assert office.sees("verschilt per regio")
    assert office.sees("Bron: pestprotocol van de school")
    assert office.sees("De schoolleiding beslist en meldt; jij houdt het bij.")
    assert office.sees("PestDesk herinnert; het is geen juridisch advies.")


def test_r18_every_authority_gets_an_answer_in_one_act(office: Any) -> None:
    office.suspend(days=3)
    page = office.open_step("Bram", "2k")
    office.complete()
    assert office.problems() == {f"informed_{OFFICER}": f"Kies of de {OFFICER} is geïnformeerd."}
    office.fill(**{f"informed_{OFFICER}": "no"})
    office.complete()
    assert office.problems() == {f"why_not_{OFFICER}": f"Schrijf op waarom de {OFFICER} niet is geïnformeerd."}
    assert page.form.field(f"why_not_{OFFICER}").isAncestorOf(office.window.focusWidget())
    office.fill(**{f"why_not_{OFFICER}": "de gemeente vraagt het niet", f"informed_{INSPECTORATE}": "yes"})
    office.fill(**{f"on_{INSPECTORATE}": "2026-10-07", f"how_{INSPECTORATE}": "per brief", "by": "Jo de Baas"})
    office.complete()
    assert reports(office) == [
        (OFFICER, None, "de gemeente vraagt het niet", "", "Jo de Baas"),
        (INSPECTORATE, office.today.replace(day=7), "", "per brief", "Jo de Baas"),
    ]
    assert office.state("Bram", "2k").status is Status.DONE
    assert office.draft(page.keeper.key) is None
    office.window.bridge.undo()
    assert reports(office) == [], "one act, taken back as one"


def test_r18_what_is_not_needed_has_its_reason_ready(office: Any) -> None:
    office.suspend(days=1)
    office.open_step("Bram", "2k")
    assert not field_is_hidden(office, f"why_not_{INSPECTORATE}")
    assert office.page.text(f"why_not_{INSPECTORATE}") == "alleen boven één dag: niet verplicht"
    office.fill(**{f"informed_{OFFICER}": "yes"})
    office.complete()
    assert office.state("Bram", "2k").status is Status.DONE
    assert reports(office)[1][2] == "alleen boven één dag: niet verplicht"


def test_r18_one_klaar_is_enough_when_no_authority_is_needed(office: Any) -> None:
    duty = ReportingDuty(OFFICER, "Alleen lange schorsingen.", "gemeente", is_fixed=True, over_days=2)
    settings = office.desk.settings.get()
    office.desk.settings.keep(replace(settings, duties=(duty, settings.duties[1])))
    office.suspend(days=1)
    office.open_step("Bram", "2k")
    office.complete()
    assert office.state("Bram", "2k").status is Status.DONE


def test_only_what_belongs_to_the_answer_is_asked(office: Any) -> None:
    office.suspend()
    office.open_step("Bram", "2k")
    names = [f"{part}_{INSPECTORATE}" for part in ("on", "how", "why_not")]
    assert [field_is_hidden(office, name) for name in names] == [True, True, True]
    office.fill(**{f"informed_{INSPECTORATE}": "yes"})
    assert [field_is_hidden(office, name) for name in names] == [False, False, True]
    office.fill(**{f"informed_{INSPECTORATE}": "no"})
    assert [field_is_hidden(office, name) for name in names] == [True, True, False]
    assert office.sees("Het protocol vraagt deze melding.")


def test_the_school_leader_reports_when_the_settings_name_one(office: Any) -> None:
    office.suspend()
    office.open_step("Bram", "2k")
    assert office.page.text("by") == "Lies van Voorbeeld"
    office.desk.settings.keep(replace(office.desk.settings.get(), school_leader="Jo de Baas"))
    office.open_case("Fenna")
    office.open_step("Bram", "2k")
    assert office.page.text("by") == "Jo de Baas"


def test_r18_a_later_harder_sanction_asks_again_and_keeps_what_was_said(office: Any) -> None:
    office.suspend(days=1)
    office.open_step("Bram", "2k")
    office.fill(**{f"informed_{OFFICER}": "yes", f"how_{OFFICER}": "gebeld"})
    office.complete()
    office.open_step("Bram", "2k")
    assert not office.page.has_form, "it was done"
    assert office.sees("Leerplichtambtenaar geïnformeerd")
    office.suspend(days=4)
    assert office.state("Bram", "2k").status is Status.OPEN
    office.open_step("Bram", "2k")
    assert office.page.has_form
    assert office.sees("Leerplichtambtenaar geïnformeerd"), "what was said before stands above"
    assert office.page.form.field(f"informed_{OFFICER}").value() is None


def test_r18_what_is_recorded_can_be_changed_for_one_authority(office: Any) -> None:
    office.suspend(days=3)
    office.open_step("Bram", "2k")
    office.fill(**{f"informed_{OFFICER}": "no", f"why_not_{OFFICER}": "nog niet", f"informed_{INSPECTORATE}": "yes"})
    office.complete()
    office.open_step("Bram", "2k")
    office.press("Nog iets vastleggen")
    assert office.sees("Vastgelegd: niet geïnformeerd.")
    office.complete()
    assert office.problems(), "nothing was chosen"
    office.fill(**{f"informed_{OFFICER}": "yes"})
    office.complete()
    assert [each[0] for each in reports(office)] == [OFFICER, INSPECTORATE, OFFICER]
    kept = office.case("Bram").round.reports_of("2k")
    assert kept[OFFICER].informed_on == office.today


def test_a_suspension_of_more_than_a_week_is_warned_for(office: Any) -> None:
    office.suspend(days=6)
    office.open_step("Bram", "2k")
    assert office.sees("Een schorsing duurt ten hoogste één week: 5 schooldagen. Hier staan er 6.")


def test_the_page_is_filled_in_by_keyboard_alone(office: Any) -> None:
    office.suspend(days=1)
    office.open_step("Bram", "2k")
    office.key(Qt.Key.Key_Space)
    assert office.page.form.field(f"informed_{OFFICER}").value() == "yes"
    for _ in range(12):
        if office.window.focusWidget().accessibleName() == "Hoe, en door wie?":
            break
        office.key(Qt.Key.Key_Tab)
    office.type("gebeld")
    office.window.case_page.wizard.complete()
    assert reports(office)[0][3] == "gebeld"
