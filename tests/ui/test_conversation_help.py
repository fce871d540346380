"""The help with a conversation, on the pages where one speaks with someone."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt

_HELP = "Hulp bij dit gesprek"


def _help(office: Any) -> Any:
    return office.window.case_page.wizard.card.help


def test_it_is_folded_until_it_is_asked_for_and_differs_by_who_is_spoken_with(office: Any) -> None:
    office.open_step("Abe", "1b")
    assert not _help(office).isVisible()
    office.press(_HELP)
    assert office.sees("Wat is er gebeurd? Begin waar je wilt.")
    office.press("Hulp bij dit gesprek: Niet beloven")
    assert office.sees("Geen geheimhouding")
    assert not office.sees("Wat is er gebeurd? Begin waar je wilt.")
    office.open_step("Abe", "1b", item=1)
    assert not _help(office).isVisible(), "it was not asked for with a dader"
    office.press(_HELP)
    assert office.sees("Wat deed jij, en wat deden anderen?")
    office.open_step("Abe", "1a")
    assert not _help(office).head.isVisible()
    assert not _help(office).isVisible()


def test_it_is_remembered_for_each_conversation_and_for_the_next_start(office: Any) -> None:
    office.open_step("Abe", "1b")
    office.press(_HELP)
    office.open_step("Abe", "1d")
    assert not _help(office).is_open
    office.open_step("Yara", "1b")
    # Its talks are done; who opens one again wants the same help.
    assert _help(office).is_open
    assert office.window.memory.get("gesprekshulp/victim") == "open"
    office.press(_HELP)
    office.open_step("Abe", "1b")
    assert not _help(office).is_open


def test_unfolding_keeps_what_is_typed_and_the_form_in_sight_on_a_small_laptop(office: Any) -> None:
    office.window.resize(1280, 720)
    office.open_step("Abe", "1b", item=1)
    office.fill(account="Gerrit vertelt.")
    office.press(f"{_HELP}, ingeklapt")
    office.press("Hulp bij dit gesprek: Herstelvragen")
    office.qtbot.wait(1)
    account = office.page.form.field("account")
    assert account.state() == "Gerrit vertelt."
    place = QRect(account.mapTo(office.window, QPoint(0, 0)), account.size())
    scroll = office.window.case_page.wizard.card._scroll
    room = QRect(scroll.mapTo(office.window, QPoint(0, 0)), scroll.size())
    assert room.contains(place), (room, place)


def test_it_is_reached_and_unfolded_by_the_keyboard(office: Any) -> None:
    office.open_step("Abe", "1b")
    _help(office).head.setFocus()
    office.key(Qt.Key.Key_Return)
    assert _help(office).is_open
    assert _help(office).head.hasFocus()
    assert _help(office).head.accessibleName() == "Hulp bij dit gesprek, uitgeklapt"
