"""The look: contrast, schemes, icons and marks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QRadioButton, QScrollBar
from pytestqt.qtbot import QtBot

from pestdesk.resources import resource
from pestdesk.ui import icons, theme
from pestdesk.ui.chips import Chip, chip_colors
from pestdesk.ui.colors import TOKENS, Theme, contrast
from pestdesk.ui.icons import Mark

from .bare_sizes import bare_sizes, bare_sizes_in

_SCHEMES = (Theme.light(), Theme.dark(), Theme.strong_light(), Theme.strong_dark())
_NAMES = ("light", "dark", "strong light", "strong dark")
_GROUNDS = ("ground", "panel", "card", "neutral")
_STATES = ("late", "today", "planned", "done")
_TEXT_PAIRS = [
    *((text, ground) for text in ("ink", "mute", "accent", *_STATES) for ground in (*_GROUNDS, "accent_soft")),
    *((state, f"{state}_soft") for state in _STATES),
    *(("ink", f"{state}_soft") for state in _STATES),
    *(chip_colors(tone) for tone in ("late", "today", "planned", "done", "neutral", "accent")),
    ("accent", "late_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_deep"),
]


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


@pytest.mark.parametrize("scheme", _SCHEMES, ids=_NAMES)
@pytest.mark.parametrize(("text", "ground"), _TEXT_PAIRS)
def test_text_is_legible_on_every_ground_it_stands_on(scheme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(scheme, text), getattr(scheme, ground)) >= (7 if scheme.is_strong else 4.5)


@pytest.mark.parametrize("scheme", _SCHEMES, ids=_NAMES)
@pytest.mark.parametrize("ground", _GROUNDS)
@pytest.mark.parametrize("token", [*sorted({mark.token for mark in Mark}), "edge"])
def test_marks_and_edges_of_controls_stand_out_from_their_ground(scheme: Theme, ground: str, token: str) -> None:
    assert contrast(getattr(scheme, token), getattr(scheme, ground)) >= 3


@pytest.mark.parametrize("scheme", _SCHEMES[2:], ids=_NAMES[2:])
def test_with_high_contrast_the_hairlines_can_be_seen(scheme: Theme) -> None:
    for ground in _GROUNDS:
        assert contrast(scheme.line, getattr(scheme, ground)) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_a_color_that_is_no_token_is_refused() -> None:
    with pytest.raises(KeyError):
        Theme.light().color("red")


def test_every_token_is_a_color_in_both_schemes() -> None:
    for scheme in _SCHEMES:
        for token in TOKENS:
            assert re.fullmatch(r"#[0-9a-f]{6}", getattr(scheme, token)), token


def test_applying_a_scheme_dresses_the_application_and_tells_it(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "dark")
    assert theme.current() == Theme.dark()
    assert qapp.palette().color(QPalette.ColorRole.Window) == Theme.dark().color("ground")
    assert Theme.dark().accent in qapp.styleSheet()


def test_the_scheme_follows_the_system_when_asked_to(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "system")
    is_dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.current().is_dark is is_dark
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_high_contrast_is_chosen_by_hand_or_asked_for_by_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, "contrast")
    assert theme.current().is_strong
    theme.apply(qapp, "dark")
    assert theme.current() == Theme.dark()
    hints = qapp.styleHints().accessibility()
    monkeypatch.setattr(type(hints), "contrastPreference", lambda _: Qt.ContrastPreference.HighContrast)
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.current() == Theme.strong_dark()


def test_text_grows_by_the_scale_and_comes_back(qapp: QApplication, qtbot: QtBot) -> None:
    title = QLabel("Casus")
    title.setProperty("look", "case")
    qtbot.addWidget(title)
    title.ensurePolished()
    before, body = title.fontMetrics().height(), theme.px(13)
    theme.scale_text(2.0)
    assert theme.px(13) == 2 * body
    assert title.fontMetrics().height() == pytest.approx(2 * before, abs=3)
    theme.apply(qapp, "light")
    assert theme.text_scale() == 2.0, "another scheme leaves the size alone"
    theme.scale_text(1.0)
    assert title.fontMetrics().height() == before


def test_scroll_bars_grow_with_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light")
    bar = QScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.ensurePolished()
    before = bar.sizeHint().width()
    theme.scale_text(2.0)
    assert bar.sizeHint().width() == 2 * before
    theme.scale_text(1.0)


@pytest.mark.parametrize("scheme", ["light", "contrast"])
def test_a_chip_has_an_edge_with_high_contrast_only(qapp: QApplication, qtbot: QtBot, scheme: theme.Scheme) -> None:
    theme.apply(qapp, scheme)
    chip = Chip("controle gisteren", "late")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    top = chip.grab().toImage().pixelColor(chip.width() // 2, 0)
    ink, soft = (theme.current().color(token) for token in ("late", "late_soft"))
    is_edge = abs(top.lightness() - ink.lightness()) < abs(top.lightness() - soft.lightness())
    assert is_edge == (scheme == "contrast")
    theme.apply(qapp, "light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [QRadioButton, QCheckBox])
def test_the_inside_of_an_empty_indicator_has_the_color_of_its_card(
    qapp: QApplication, qtbot: QtBot, scheme: theme.Scheme, kind: type[QRadioButton | QCheckBox]
) -> None:
    theme.apply(qapp, scheme)
    choice = kind("ja")
    qtbot.addWidget(choice)
    choice.resize(choice.sizeHint())
    picture = choice.grab().toImage()
    middle = picture.pixelColor(round(theme.px(16) / 2), picture.height() // 2)
    assert middle == theme.current().color("card")
    choice.setChecked(True)
    picture = choice.grab().toImage()
    row = [picture.pixelColor(x, picture.height() // 2) for x in range(theme.px(16))]
    assert theme.current().color("accent") in row


@pytest.mark.parametrize("mark", list(Mark))
def test_every_mark_has_a_shape_of_its_own(mark: Mark) -> None:
    others = [_shape(other) for other in Mark if other is not mark]
    assert _shape(mark) not in others


def test_every_icon_is_drawn_on_the_grid_and_takes_the_color_of_the_theme(qapp: QApplication) -> None:
    drawings = [path for path in sorted(_icon_folder().glob("*.svg")) if not path.stem.startswith("control-")]
    assert drawings
    light = {path.stem: icons.pixmap(path.stem, "ink").toImage() for path in drawings}
    # Once: another scheme dresses every widget that still lives.
    theme.apply(qapp, "dark")
    for path in drawings:
        text = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 16 16"' in text, path.name
        assert "#" not in text, path.name
        drawn = light[path.stem]
        assert any(drawn.pixelColor(x, y).alpha() for x in range(16) for y in range(16)), path.name
        assert icons.pixmap(path.stem, "ink").toImage() != drawn, path.name


def test_an_icon_without_a_drawing_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("eenhoorn")


def test_only_the_theme_names_colors() -> None:
    rooms = _rooms()
    named = re.compile(r"#[0-9a-fA-F]{3,8}\b|QColor\(|GlobalColor\.(?!transparent)")
    guilty = [
        path.name
        for path in rooms.rglob("*.py")
        if path.name not in ("colors.py", "style_sheet.py") and named.search(path.read_text(encoding="utf-8"))
    ]
    assert not guilty


def test_only_the_theme_names_sizes() -> None:
    bare = bare_sizes_in(_rooms(), besides=("theme.py", "sizes.py", "colors.py", "style_sheet.py"))
    assert not bare, "Name these in ui/sizes.py:\n" + "\n".join(bare)


def test_the_style_sheet_names_its_sizes() -> None:
    text = (_rooms() / "style_sheet.py").read_text(encoding="utf-8")
    bare = [
        f"{number}: {found}"
        for number, line in enumerate(text.splitlines(), 1)
        for found in re.findall(r"(?<![\w}.-])(?:[2-9]|\d{2,})px|\bpx\(\d+\)|[-+] ?(?:[2-9]|\d{2,})\}px", line)
    ]
    assert not bare


@pytest.mark.parametrize(
    "written",
    [
        "widget.setFixedWidth(theme.px(220))",
        "row.setSpacing(6)",
        "row.setContentsMargins(theme.S8, 0, theme.S8 + 2, 0)",
        "rect.adjusted(0.5, 0, -1, 0)",
        "painter.setPen(QPen(color, 2 if has_focus else 1))",
        "dialog.resize(theme.px(10 * scale), 0)",
        "SIDE: Final = 14\nside = theme.px(SIDE)",
        "_WIDE, _HIGH = 9, 8\nQSize(_WIDE, 1)",
        "class Bar:\n    high = 6\n    def f(self):\n        self.setFixedHeight(self.high)",
        "def f(self):\n    side = 14 if self.is_roomy else theme.S8\n    self.setFixedHeight(max(side, 1))",
    ],
)
def test_a_size_that_is_written_as_a_number_is_found(written: str) -> None:
    assert len(bare_sizes(written)) == 1


def test_a_factor_of_a_named_size_is_no_size() -> None:
    written = (
        "_WEEKS = 6\nQSize(2 * theme.S8 + 1, _WEEKS * theme.px(sizes.LINE) - top / 2)\nrow.insertSpacing(4, theme.S8)"
    )
    assert not bare_sizes(written)


def _rooms() -> Path:
    return resource("icons").parent.parent / "pestdesk" / "ui"


def _icon_folder() -> Path:
    return resource("icons")


def _shape(mark: Mark) -> list[bool]:
    picture = QImage(32, 32, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    icons.paint_mark(painter, QRectF(0, 0, 32, 32), mark, token="ink")
    painter.end()
    ink = theme.current().color("ink")
    return [
        abs(picture.pixelColor(x, y).red() - ink.red()) < 40 and picture.pixelColor(x, y).alpha() > 127
        for x in range(32)
        for y in range(32)
    ]
