"""How a document looks on paper, before it goes out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pestdesk.ui import discretion, theme
from pestdesk.ui.page_preview import PagePreview

_COVERED = "Discreet staat aan: het voorbeeld is verborgen."
_RED, _BLUE = "#ff0000", "#0000ff"


def _page(colour: str = _RED, width: int = 500, height: int = 707) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return _png(image)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture(autouse=True)
def _as_it_was(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    discretion.turn(is_on=False)
    theme.apply(qapp, "light")


@pytest.fixture
def preview(qtbot: QtBot) -> PagePreview:
    made = PagePreview()
    qtbot.addWidget(made)
    made.resize(400, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _middle(preview: PagePreview) -> str:
    """The colour in the middle of what is seen."""
    image = preview.sheets.viewport().grab().toImage()
    return image.pixelColor(image.rect().center()).name()


def _across(preview: PagePreview, colour: str = _RED) -> list[int]:
    """Where along the middle of the view this colour is painted."""
    image = preview.sheets.viewport().grab().toImage()
    return [x for x in range(image.width()) if image.pixelColor(x, image.height() // 2).name() == colour]


def _key(preview: PagePreview, key: Qt.Key, *, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(preview.sheets, key, modifier)


def test_a_page_is_as_wide_as_there_is_room_for_and_stands_in_the_middle(preview: PagePreview) -> None:
    preview.show_pages((_page(),))
    for width in (400, 300):
        preview.resize(width, 500)
        painted = _across(preview)
        view = preview.sheets.viewport().width()
        assert view - 60 < len(painted) < view
        assert abs(painted[0] - (view - 1 - painted[-1])) <= 1


def test_a_small_picture_is_not_blown_up_beyond_what_is_sharp(preview: PagePreview) -> None:
    preview.show_pages((_page(width=200, height=283),))
    preview.resize(900, 500)
    assert len(_across(preview)) == 260
    assert not preview.larger.isEnabled()


def test_the_ground_follows_the_theme_and_the_paper_stays_white(preview: PagePreview, qapp: QApplication) -> None:
    preview.show_pages((_page("#ffffff"),))
    for scheme in ("light", "dark"):
        theme.apply(qapp, theme.scheme(scheme))
        assert _middle(preview) == "#ffffff"
        beside = preview.sheets.viewport().grab().toImage().pixelColor(5, 250)
        assert beside.name() == theme.current().ground


def test_it_tells_which_page_is_in_sight(preview: PagePreview, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    preview.page_changed.connect(lambda page, count: told.append((page, count)))
    preview.show_pages((_page(), _page(_BLUE), _page()))
    assert (preview.accessibleName(), preview.accessibleDescription()) == ("Voorbeeld", "Bladzijde 1 van 3")
    _key(preview, Qt.Key.Key_PageDown)
    assert preview.sheets.accessibleDescription() == "Bladzijde 2 van 3"
    assert _middle(preview) == _BLUE
    preview.clear("")
    assert told == [(1, 3), (2, 3), (0, 0)]


def test_keys_turn_the_pages(preview: PagePreview) -> None:
    preview.show_pages((_page(), _page(), _page()))
    bar = preview.sheets.verticalScrollBar()
    seen = []
    for key in (
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
        Qt.Key.Key_Down,
    ):
        _key(preview, key)
        seen.append(preview.sheets.page[0])
    assert seen == [2, 3, 2, 3, 1, 1]
    assert 0 < bar.value() < 100
    _key(preview, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_the_last_page_is_told_at_the_end_also_when_more_is_seen_of_another(preview: PagePreview) -> None:
    preview.show_pages((_page(), _page(height=100)))
    _key(preview, Qt.Key.Key_End)
    assert preview.sheets.page == (2, 2)


def test_keys_and_buttons_make_the_pages_larger_smaller_and_fitting(preview: PagePreview) -> None:
    preview.show_pages((_page(width=1000, height=1414),))
    fitting = len(_across(preview))
    _key(preview, Qt.Key.Key_Minus, ctrl=True)
    assert preview.fit.text() == "75 %"
    assert abs(len(_across(preview)) - 0.75 * fitting) <= 1
    preview.larger.click()
    _key(preview, Qt.Key.Key_Plus, ctrl=True)
    assert preview.fit.text() == "125 %"
    assert preview.sheets.horizontalScrollBar().maximum() > 0
    _key(preview, Qt.Key.Key_0, ctrl=True)
    assert preview.fit.text() == "100 %"
    assert len(_across(preview)) == fitting
    preview.smaller.click()
    preview.fit.click()
    assert len(_across(preview)) == fitting


def test_pages_grow_no_further_than_they_are_sharp(preview: PagePreview) -> None:
    preview.show_pages((_page(),))
    preview.larger.setFocus()
    for _ in range(10):
        preview.larger.click()
    assert not preview.larger.isEnabled()
    assert preview.fit.hasFocus()
    assert preview.sheets.horizontalScrollBar().maximum() + preview.sheets.viewport().width() == 1.3 * 500 + 32


def test_what_is_read_stays_in_the_middle_when_it_grows(preview: PagePreview) -> None:
    image = QImage(1000, 1414, QImage.Format.Format_RGB32)
    image.fill(QColor(_RED))
    painter = QPainter(image)
    painter.fillRect(0, 1000, 1000, 60, QColor(_BLUE))
    painter.end()
    preview.show_pages((_png(image), _page(width=1000, height=1414)))
    bar = preview.sheets.verticalScrollBar()
    bar.setValue(round(1030 / 1000 * len(_across(preview))) + theme.S16 - preview.sheets.viewport().height() // 2)
    assert _middle(preview) == _BLUE
    preview.larger.click()
    assert _middle(preview) == _BLUE
    preview.smaller.click()
    preview.smaller.click()
    assert _middle(preview) == _BLUE


def test_the_wheel_zooms_with_ctrl_only(preview: PagePreview) -> None:
    preview.show_pages((_page(width=1000, height=1414), _page(width=1000, height=1414)))
    view = preview.sheets.viewport()
    middle = QPointF(view.rect().center())

    def turn(modifier: Qt.KeyboardModifier) -> None:
        down = QPoint(0, -120)
        button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(middle, middle, QPoint(), down, button, modifier, phase, False)
        QApplication.sendEvent(view, event)

    turn(Qt.KeyboardModifier.NoModifier)
    assert preview.sheets.verticalScrollBar().value() > 0
    assert preview.fit.text() == "100 %"
    turn(Qt.KeyboardModifier.ControlModifier)
    assert preview.fit.text() == "75 %"


def test_other_pages_come_where_it_was_scrolled_to_when_there_are_as_many(preview: PagePreview) -> None:
    preview.show_pages((_page(), _page()))
    bar = preview.sheets.verticalScrollBar()
    bar.setValue(bar.maximum() - 40)
    scrolled = bar.value()
    assert _middle(preview) == _RED
    told: list[int] = []
    preview.page_changed.connect(lambda page, _count: told.append(page))
    preview.show_pages((_page(), _page(_BLUE)))
    assert bar.value() == scrolled
    assert _middle(preview) == _BLUE
    assert told == []
    preview.show_pages((_page(), _page(), _page()))
    assert bar.value() == 0
    assert told == [1]


def test_the_same_place_is_read_after_the_window_became_narrower(preview: PagePreview) -> None:
    preview.show_pages((_page(), _page(), _page()))
    _key(preview, Qt.Key.Key_PageDown)
    preview.resize(250, 500)
    assert preview.sheets.page == (2, 3)
    _key(preview, Qt.Key.Key_Home)
    preview.resize(400, 500)
    preview.resize(250, 500)
    assert preview.sheets.verticalScrollBar().value() == 0


def test_of_sixty_pages_only_those_near_are_drawn(preview: PagePreview) -> None:
    preview.show_pages((_page(),) * 60)
    preview.sheets.viewport().grab()
    assert preview.sheets.pictures.drawn == {0}
    for _ in range(30):
        _key(preview, Qt.Key.Key_PageDown)
        preview.sheets.viewport().grab()
        assert 1 <= len(preview.sheets.pictures.drawn) <= 4
    assert preview.sheets.page == (31, 60)
    assert 30 in preview.sheets.pictures.drawn


def test_pages_stay_until_the_next_come_and_are_dimmed_only_after_a_while(preview: PagePreview, qtbot: QtBot) -> None:
    preview.show_pages((_page(),))
    preview.show_busy()
    assert _middle(preview) == _RED
    qtbot.wait(60)
    preview.show_busy()
    assert preview._busy.remainingTime() < 280, "asked again meanwhile, it waits anew"
    qtbot.waitUntil(lambda: _middle(preview) != _RED, timeout=2000)
    red = QColor(_middle(preview))
    assert red.red() > red.green() > 0
    preview.show_pages((_page(),))
    assert _middle(preview) == _RED


def test_pages_that_come_soon_come_without_a_flicker(preview: PagePreview, qtbot: QtBot) -> None:
    preview.show_pages((_page(),))
    preview._busy.setInterval(10)
    preview.show_busy()
    preview.show_pages((_page(_BLUE),))
    qtbot.wait(30)
    assert _middle(preview) == _BLUE


def test_it_says_that_the_first_pages_are_being_made(preview: PagePreview, qtbot: QtBot) -> None:
    preview._busy.setInterval(10)
    preview.clear("Vul eerst een datum in.")
    preview.show_busy()
    assert preview.sentence.text() == "Vul eerst een datum in."
    qtbot.waitUntil(lambda: preview.sentence.text() == "Het voorbeeld wordt gemaakt…", timeout=2000)
    preview.show_pages((_page(),))
    assert preview.sentence.text() == ""


def test_a_sentence_says_why_there_is_nothing_to_see(preview: PagePreview) -> None:
    preview.show_pages((_page(),))
    assert preview.fit.isVisible()
    preview.clear("Een agenda heeft geen bladzijden.")
    assert preview.sentence.text() == preview.accessibleDescription() == "Een agenda heeft geen bladzijden."
    assert _across(preview) == []
    assert not preview.fit.isVisible()


def test_discreet_covers_the_pages_and_gives_them_back_where_they_were(preview: PagePreview) -> None:
    preview.show_pages((_page(), _page()))
    bar = preview.sheets.verticalScrollBar()
    bar.setValue(200)
    preview.larger.setFocus()
    discretion.turn(is_on=True)
    assert preview.sentence.text() == preview.sheets.accessibleDescription() == _COVERED
    assert _across(preview) == []
    assert preview.sheets.pictures.drawn == frozenset()
    assert preview.sheets.hasFocus()
    _key(preview, Qt.Key.Key_End)
    preview.show_pages((_page(), _page(_BLUE)))
    assert _across(preview) == _across(preview, _BLUE) == []
    discretion.turn(is_on=False)
    assert bar.value() == 200
    assert _middle(preview) == _RED
    assert preview.sentence.text() == ""


def test_a_preview_that_is_made_while_discreet_is_covered_too(qtbot: QtBot) -> None:
    discretion.turn(is_on=True)
    made = PagePreview()
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show_pages((_page(),))
    assert made.sentence.text() == _COVERED
    assert _across(made) == []


def test_tab_goes_through_the_bar_and_the_pages_and_leaves(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    before, preview, after = QLineEdit(), PagePreview(), QLineEdit()
    for part in (before, preview, after):
        column.addWidget(part)
    preview.show_pages((_page(width=1000, height=1414),))
    box.resize(400, 500)
    with qtbot.waitExposed(box):
        box.show()
    box.activateWindow()
    before.setFocus()
    passed = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.append(focused.accessibleName())
    assert passed == ["Kleiner", "Passend in de breedte", "Groter", "Voorbeeld", ""]
    assert after.hasFocus()
