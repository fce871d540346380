"""‘Eerst veiligheid’: at hand where a signal comes in, quiet until it is wanted, and never in the way (R10)."""

from typing import Any

from PySide6.QtCore import QPoint

from pestdesk.ui.safety_panel import SafetyPanel

HEAD = "Eerst veiligheid: als het meer is dan pesten"
NEVER = "Bewaar of stuur nooit seksuele beelden van minderjarigen door."


def test_r10_the_panel_is_folded_on_both_pages_where_a_signal_comes_in(office: Any) -> None:
    for visit in (office.window.show_new_case, lambda: office.open_step("Abe", "0")):
        visit()
        assert not office.sees(NEVER)
        office.press(HEAD)
        for words in (NEVER, "112", "schoolleiding", "meldcode", "vertrouwensinspecteur", "politie"):
            assert office.sees(words), words
        office.press(HEAD)
        assert not office.sees(NEVER)


def test_r10_what_unfolds_comes_in_sight_and_its_state_is_spoken(office: Any) -> None:
    office.window.resize(1093, 600)
    office.window.show_new_case()
    (panel,) = office.shown(SafetyPanel)
    assert panel.head.accessibleName() == f"{HEAD}, ingeklapt"
    panel.head.setFocus()
    panel.head.click()
    office.qtbot.wait(1)
    assert panel.head.accessibleName() == f"{HEAD}, uitgeklapt"
    scroll = office.window.new_case._scroll
    top = panel.head.mapTo(scroll.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + panel.height() <= scroll.viewport().height(), "all of it is in sight"
    assert panel.head.hasFocus()


def test_r10_it_blocks_nothing_and_keeps_nothing(office: Any) -> None:
    office.window.show_new_case()
    office.press(HEAD)
    form = office.window.new_case.form
    form.set_state({"text": "Een docent scheldt Pim uit.", "people": ["Pim Proef", "1A", "", "victim"]})
    assert sorted(form.names()) == ["on", "people", "reporter", "reporter_name", "text"], "four questions, as ever"
    office.window.new_case.complete()
    assert office.case("Pim").signal.text == "Een docent scheldt Pim uit."
