"""The rows of the case list."""

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from pestdesk.ui import theme
from pestdesk.ui.case_delegate import CaseDelegate, CaseRole, full_text

_LONG = "Mila van den Bovenkamp-Pieters · Jip Daniëlle de Jong, Ties El Amrani"


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    made = QListView()
    qtbot.addWidget(made)
    made.setModel(QStandardItemModel(made))
    made.setItemDelegate(CaseDelegate(made))
    return made


def _row(view: QListView, *texts: str) -> QModelIndex:
    item = QStandardItem()
    for role, text in zip(CaseRole, texts, strict=True):
        item.setData(text, int(role))
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    model.appendRow(item)
    return model.index(model.rowCount() - 1, 0)


def _picture(view: QListView, index: QModelIndex, width: int, *, selected: bool = False) -> QImage:
    delegate = view.itemDelegate()
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, delegate.sizeHint(option, index).height())
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    picture = QImage(option.rect.size(), QImage.Format.Format_ARGB32)
    picture.fill(theme.current().color("panel"))
    painter = QPainter(picture)
    delegate.paint(painter, option, index)
    painter.end()
    return picture


def _right_part(picture: QImage, share: float) -> QImage:
    left = round(picture.width() * (1 - share))
    return picture.copy(QRect(left, 0, picture.width() - left, picture.height()))


def test_a_long_title_gives_way_to_the_chips(view: QListView) -> None:
    short = _row(view, "Mila", "Fase 1", "2026-012", "do 15 okt", "planned")
    long = _row(view, _LONG, "Fase 1", "2026-012 · 2D, 2F, 3H1, 4V2, 5V1", "do 15 okt", "planned")
    assert _right_part(_picture(view, short, 260), 0.28) == _right_part(_picture(view, long, 260), 0.28)


def test_a_chip_keeps_all_its_words_while_there_is_room_for_them(view: QListView) -> None:
    texts = ("Fenna", "Fase 1", "2026-015 · 3H1", "wacht op ondersteuningscoördinator", "neutral")
    index = _row(view, *texts)
    alone = _row(view, "Fenna", "Fase 1", "", *texts[3:])
    narrow, wide = _picture(view, alone, 270), _picture(view, alone, 500)
    room = 246
    lower = QRect(0, narrow.height() // 2, room, narrow.height() // 2)
    assert narrow.copy(lower.translated(narrow.width() - room, 0)) == wide.copy(
        lower.translated(wide.width() - room, 0)
    )
    assert _picture(view, index, 270).height() == narrow.height()


def test_the_selected_case_has_an_outline_and_another_ground(view: QListView) -> None:
    index = _row(view, "Mila", "Fase 1", "2026-012", "do 15 okt", "planned")
    plain, selected = _picture(view, index, 260), _picture(view, index, 260, selected=True)
    accent = theme.current().color("accent")
    middle = selected.width() // 2
    assert any(selected.pixelColor(middle, y) == accent for y in range(5))
    assert not any(plain.pixelColor(middle, y) == accent for y in range(5))
    assert selected.pixelColor(middle, 8) == theme.current().color("card")


def test_the_tooltip_has_the_whole_text(view: QListView) -> None:
    index = _row(view, _LONG, "Fase 1", "2026-012 · 2D", "do 15 okt", "planned")
    assert full_text(index) == f"{_LONG} · Fase 1\n2026-012 · 2D · do 15 okt"


def test_a_row_without_phase_or_chip_is_painted(view: QListView) -> None:
    index = _row(view, "Bram", "", "2026-008", "", "")
    assert full_text(index) == "Bram\n2026-008"
    picture = _picture(view, index, 260)
    assert _right_part(picture, 0.5) == _right_part(_picture(view, _row(view, "", "", "", "", ""), 260), 0.5)


def test_rows_grow_with_the_text(view: QListView) -> None:
    index = _row(view, "Mila", "Fase 1", "2026-012", "do 15 okt", "planned")
    before = view.itemDelegate().sizeHint(QStyleOptionViewItem(), index).height()
    theme.scale_text(2.0)
    after = view.itemDelegate().sizeHint(QStyleOptionViewItem(), index).height()
    theme.scale_text(1.0)
    assert after > 1.5 * before
