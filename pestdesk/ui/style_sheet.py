"""The application's style sheet, written from the tokens of a theme."""

from collections.abc import Callable

from pestdesk.resources import resource
from pestdesk.ui.colors import Theme
from pestdesk.ui.sizes import BAR, FIGURE, ICON, OPTION_RING, S2, S3, SCROLL_HANDLE, STROKE
from pestdesk.ui.theme import HIT_HEIGHT, RADIUS_CARD, RADIUS_CONTROL, RADIUS_INSIDE, S4, S8, S12, S16, S24, TypeStep


def style_sheet(theme: Theme, px: Callable[[float], int]) -> str:
    """The sheet for one scheme; `px` turns a size beside a body of 13 into pixels, so that all grows with text."""
    t = theme
    control = f"border: 1px solid {t.line}; border-radius: {RADIUS_CONTROL}px;"
    focused = f"border: {STROKE}px solid {t.accent};"
    hit = px(HIT_HEIGHT)
    pill = hit - S4
    # A style sheet takes drawings from files only. The arrows' grey is legible in both schemes.
    # (A style of our own, in Python, would paint these too, but costs 40 ms at the first window.)
    tick_name = "tick-dark" if t.is_dark else "tick-light"
    down, up, right, tick = (
        resource("icons", f"control-{name}.svg").as_posix() for name in ("down", "up", "right", tick_name)
    )
    side, dot = px(ICON), px(OPTION_RING)
    case, page, secondary, small = (
        px(step.value) for step in (TypeStep.CASE, TypeStep.PAGE, TypeStep.SECONDARY, TypeStep.SMALL)
    )
    soft = f"1px solid {t.line}" if t.is_strong else "none"
    bar, gap = px(S12), px(S3)
    return f"""
* {{ outline: none; }}
QMainWindow, QDialog, QWidget[pane="ground"] {{ background: {t.ground}; }}
QWidget[pane="panel"] {{ background: {t.panel}; }}
QWidget[edge="right"] {{ border-right: 1px solid {t.line}; }}
QWidget[edge="left"] {{ border-left: 1px solid {t.line}; }}
QWidget[edge="bottom"] {{ border-bottom: 1px solid {t.line}; }}
QFrame[card="true"] {{ background: {t.card}; border: 1px solid {t.line}; border-radius: {RADIUS_CARD}px; }}
QFrame[card="true"][sunken="true"] {{ background: {t.panel}; border-radius: {RADIUS_CONTROL}px; }}
QFrame[over="true"] {{ background: {t.card}; border: 1px solid {t.edge}; border-radius: {RADIUS_CARD}px; }}
QFrame[rule="true"] {{ background: {t.line}; border: none; }}

QLabel {{ background: transparent; }}
QLabel[look="case"] {{ font-size: {case}px; font-weight: 600; }}
QLabel[look="page"] {{ font-size: {page}px; font-weight: 600; }}
QLabel[look="figure"] {{ font-size: {case}px; font-weight: 600; }}
QLabel[look="group"] {{ font-size: {small}px; font-weight: 700; color: {t.mute}; }}
QLabel[look="muted"] {{ font-size: {secondary}px; color: {t.mute}; }}
QLabel[look="field"] {{ font-weight: 600; }}
QLabel[look="problem"] {{ font-size: {secondary}px; font-weight: 600; color: {t.late}; }}
QLabel[look="key"] {{ font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: {case}px; }}
QLabel[look="bold"] {{ font-weight: 600; }}
QLabel[look="practice"] {{ color: {t.on_accent}; font-size: {secondary}px; }}
QLabel[look="practice-name"] {{ color: {t.on_accent}; font-size: {page}px; font-weight: 700; }}

QPushButton, QToolButton {{ background: {t.card}; {control} padding: {S4 - 1}px {S12}px; min-height: {hit - S8}px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.neutral}; border-color: {t.edge}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.line}; }}
QPushButton:focus, QToolButton:focus {{ {focused} padding: {S4 - S2}px {S12 - 1}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.mute}; background: {t.ground}; }}
QPushButton:checked, QToolButton:checked {{ background: {t.accent_soft}; border-color: {t.accent}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ width: 0px; height: 0px; image: none; }}
QPushButton[unfolds="true"] {{ padding-right: {side + S12}px; }}
QPushButton[unfolds="true"]::menu-indicator {{
    subcontrol-origin: border; subcontrol-position: center right; right: {S8}px;
    width: {side}px; height: {side}px; image: url("{down}"); }}
QPushButton[primary="true"] {{
    background: {t.accent}; border-color: {t.accent}; color: {t.on_accent}; font-weight: 600; }}
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed {{
    background: {t.accent_deep}; border-color: {t.accent_deep}; }}
QPushButton[primary="true"]:focus {{ border: {STROKE}px solid {t.ink}; }}
QPushButton[primary="true"]:disabled {{ background: {t.neutral}; border-color: {t.line}; color: {t.mute}; }}
QPushButton[quiet="true"], QToolButton[quiet="true"] {{
    background: transparent; border-color: transparent; padding: {S4 - 1}px {S4}px; }}
QPushButton[quiet="true"]:hover, QToolButton[quiet="true"]:hover {{ background: {t.neutral}; }}
QPushButton[quiet="true"]:focus, QToolButton[quiet="true"]:focus {{
    border-color: {t.accent}; padding: {S4 - S2}px {S4 - 1}px; }}
QPushButton[quiet="true"][unfolds="true"] {{
    color: {t.mute}; font-size: {secondary}px; padding-right: {side + S4}px; }}
QPushButton[quiet="true"][unfolds="true"]::menu-indicator {{ right: {S2}px; }}
QPushButton[square="true"], QToolButton[square="true"] {{
    padding: 0px; min-width: {hit - STROKE}px; max-width: {hit - STROKE}px; min-height: {hit - STROKE}px; }}
QPushButton[pill="true"] {{
    border-radius: {pill // 2}px; min-height: {pill - STROKE}px; padding: 0px {S12}px; font-size: {secondary}px; }}
QPushButton[pill="true"]:focus {{ padding: 0px {S12 - 1}px; min-height: {pill - S4}px; }}
QPushButton[pill="true"][tight="true"] {{ padding: 0px {S8}px; }}
QPushButton[pill="true"][tight="true"]:focus {{ padding: 0px {S8 - 1}px; }}
QPushButton[pill="true"]:checked {{ background: {t.accent_soft}; border-color: {t.accent}; color: {t.accent}; }}
QPushButton[row="true"] {{ text-align: left; border-color: transparent; background: transparent; }}
QPushButton[row="true"]:hover {{ background: {t.neutral}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{
    background: {t.card}; border: 1px solid {t.edge}; border-radius: {RADIUS_CONTROL}px; padding: {S4}px {S8}px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit, QComboBox {{ min-height: {hit - S8}px; }}
QTextEdit[reading="true"] {{ border-color: {t.line}; border-radius: {RADIUS_CARD}px; }}
QTextEdit[reading="true"]:focus {{ border-color: {t.accent}; padding: {S4 - 1}px {S8 - 1}px; }}
QAbstractSpinBox {{ min-height: {hit - S8 - S2}px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{ placeholder-text-color: {t.mute}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
    {focused} padding: {S4 - 1}px {S8 - 1}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
    color: {t.mute}; background: {t.ground}; border-color: {t.line}; }}
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"],
QAbstractSpinBox[problem="true"] {{ border-color: {t.late}; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{
    border: none; background: transparent; padding: 0px; min-height: 0px; }}
QComboBox::drop-down, QDateEdit::drop-down {{
    subcontrol-origin: padding; subcontrol-position: center right; width: {px(S24)}px; border: none; }}
QComboBox::down-arrow, QDateEdit::down-arrow, QSpinBox::down-arrow, QDateEdit::up-arrow, QSpinBox::up-arrow {{
    width: {side}px; height: {side}px; image: url("{down}"); }}
QDateEdit::up-arrow, QSpinBox::up-arrow {{ image: url("{up}"); }}
QSpinBox::up-button, QSpinBox::down-button {{ width: {px(S24)}px; border: none; background: transparent; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{
    background: {t.card}; border: 1px solid {t.edge}; padding: {S4}px;
    selection-background-color: {t.accent_soft}; selection-color: {t.ink}; }}
QComboBox QAbstractItemView::item {{ min-height: {hit}px; padding: 0px {S8}px; }}

QRadioButton, QCheckBox {{
    spacing: {S4 + S2}px; min-height: {hit - STROKE}px; padding: 0px {S4}px 0px {S2}px; background: transparent;
    border: 1px solid transparent; border-radius: {RADIUS_INSIDE}px; }}
QRadioButton:focus, QCheckBox:focus {{ border-color: {t.accent}; }}
QRadioButton:disabled, QCheckBox:disabled {{ color: {t.mute}; }}
QRadioButton::indicator, QCheckBox::indicator {{
    width: {side - STROKE}px; height: {side - STROKE}px; border: 1px solid {t.edge}; background: {t.card}; }}
QRadioButton::indicator {{ border-radius: {side // 2}px; }}
QCheckBox::indicator {{ border-radius: {S4}px; }}
QRadioButton::indicator:hover, QCheckBox::indicator:hover {{ border-color: {t.accent}; }}
QRadioButton::indicator:checked {{
    border: {dot}px solid {t.accent}; width: {side - 2 * dot}px; height: {side - 2 * dot}px; }}
QCheckBox::indicator:checked {{ border-color: {t.accent}; background: {t.accent}; image: url("{tick}"); }}
QRadioButton::indicator:checked:disabled {{ border-color: {t.edge}; }}
QCheckBox::indicator:checked:disabled {{ border-color: {t.edge}; background: {t.edge}; }}

QTabBar {{ background: transparent; qproperty-drawBase: 0; qproperty-expanding: 0; }}
QTabBar::tab {{
    background: transparent; color: {t.mute}; border: none; border-bottom: {STROKE}px solid transparent;
    padding: {S4}px {S4}px; margin-right: {S16}px; min-height: {hit - S8}px; }}
QTabBar::tab:hover {{ color: {t.ink}; border-bottom-color: {t.line}; }}
QTabBar::tab:selected {{ color: {t.ink}; border-bottom-color: {t.accent}; }}
QTabBar::tab:focus {{
    color: {t.accent}; {focused} border-radius: {RADIUS_INSIDE}px; padding: {S4 - STROKE}px {S4 - STROKE}px {S4}px; }}
QTabBar::tab:disabled {{ color: {t.mute}; }}

QMenuBar {{ background: {t.panel}; padding: 0px {S8}px; }}
QMenuBar::item {{ background: transparent; padding: {S4}px {S12}px; border-radius: {RADIUS_INSIDE}px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {t.accent_soft}; }}
QMenu {{ background: {t.card}; border: 1px solid {t.edge}; padding: {S4}px; }}
QMenu::item {{
    padding: {S4}px {S24}px {S4}px {S12}px; border-radius: {RADIUS_INSIDE}px; min-height: {hit - S8}px; }}
QMenu::item:selected {{ background: {t.accent_soft}; }}
QMenu::item:disabled {{ color: {t.mute}; }}
QMenu::right-arrow {{ width: {side}px; height: {side}px; right: {S4}px; image: url("{right}"); }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {S4}px {S8}px; }}
QToolTip {{ background: {t.card}; color: {t.ink}; border: 1px solid {t.edge}; padding: {S4}px; }}
QStatusBar {{ background: {t.panel}; color: {t.mute}; }}
QStatusBar::item {{ border: none; }}

QScrollArea, QScrollArea > QWidget > QWidget[pane="page"] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0px; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0px; }}
QScrollBar::handle {{ background: {t.line}; border-radius: {gap}px; margin: {gap}px; }}
QScrollBar::handle:vertical {{ min-height: {SCROLL_HANDLE}px; }}
QScrollBar::handle:horizontal {{ min-width: {SCROLL_HANDLE}px; }}
QScrollBar::handle:hover {{ background: {t.edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QListView, QTreeView, QTableView {{
    background: transparent; border: none;
    selection-background-color: {t.accent_soft}; selection-color: {t.ink}; }}
QListView[offers="true"] {{
    background: {t.card}; border: 1px solid {t.edge}; border-radius: {RADIUS_CONTROL}px; padding: {S4}px; }}
QTableView, QTreeView {{
    background: {t.card}; border: 1px solid {t.line}; gridline-color: {t.line};
    alternate-background-color: {t.panel}; }}
QTableView[plain="true"] {{ background: transparent; border: none; selection-background-color: transparent; }}
QTableView[listing="true"]::item {{ padding: 0px {S8}px; }}
QHeaderView::section {{
    background: {t.panel}; color: {t.mute}; border: none; border-bottom: 1px solid {t.line};
    padding: {S4}px {S8}px; font-size: {secondary}px; }}
QTableView[calendar="true"] {{ background: {t.card}; border: 1px solid {t.line}; }}
QTableView[calendar] {{ selection-background-color: transparent; }}
QTableView[calendar="small"] {{ background: transparent; border: none; }}
QTableView[calendar] QHeaderView, QTableView[calendar] QTableCornerButton::section {{
    background: transparent; border: none; }}
QTableView[calendar] QHeaderView::section {{
    background: transparent; border: none; padding: {S4}px 0px; font-size: {small}px; }}
QTableView[calendar="true"] QHeaderView::section:horizontal {{ border-bottom: 1px solid {t.line}; }}
QTableView[calendar="true"] QHeaderView::section:vertical {{
    border-right: 1px solid {t.line}; border-bottom: 1px solid {t.line}; }}
QSplitter::handle {{ background: {t.line}; }}
QProgressBar {{
    background: {t.neutral}; border: none; border-radius: {gap}px;
    max-height: {2 * gap}px; min-height: {2 * gap}px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {gap}px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.panel}; }}
QCalendarWidget QAbstractItemView {{
    background: {t.card}; border: none; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QCalendarWidget {{ background: {t.panel}; border: 1px solid {t.edge}; }}
QCalendarWidget QToolButton {{
    color: {t.ink}; background: transparent; border-color: transparent; padding: 0px {S4}px; }}
QCalendarWidget QToolButton:hover {{ background: {t.neutral}; }}
QCalendarWidget QToolButton:focus {{ border-color: {t.accent}; padding: 0px {S4 - 1}px; }}
QCalendarWidget QSpinBox {{ min-width: {px(FIGURE)}px; }}

QFrame[notice="true"] {{ background: {t.today_soft}; border: {soft}; border-radius: {RADIUS_CONTROL}px; }}
QFrame[strip="true"] {{ background: {t.neutral}; border: {soft}; border-radius: {RADIUS_CONTROL}px; }}
QFrame[guide="true"] {{ background: {t.today_soft}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[quote="true"] {{
    background: {t.accent_soft}; border: none; border-left: {BAR}px solid {t.accent};
    border-top-right-radius: {RADIUS_INSIDE}px; border-bottom-right-radius: {RADIUS_INSIDE}px; }}
QFrame[banner="error"] {{
    background: {t.late_soft}; border: 1px solid {t.late}; border-radius: {RADIUS_CONTROL}px; }}
QFrame[banner] QPushButton {{ color: {t.accent}; font-weight: 600; }}
QFrame[banner="info"] {{
    background: {t.accent_soft}; border: 1px solid {t.accent}; border-radius: {RADIUS_CONTROL}px; }}
"""
