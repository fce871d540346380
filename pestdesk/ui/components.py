"""The parts that every page is made of, under one name."""

from pestdesk.ui.banner import Banner
from pestdesk.ui.buttons import Button, button, pill
from pestdesk.ui.cards import Card, EmptyState, Notice, ProtocolQuote, Rule
from pestdesk.ui.chips import Chip, Tone, chip_size, paint_chip
from pestdesk.ui.choices import CheckGroup, ChoiceRow, Options
from pestdesk.ui.combos import ComboField, PersonCombo, StillComboBox
from pestdesk.ui.date_field import DateField
from pestdesk.ui.fields import Field, NumberField, State, TextField
from pestdesk.ui.flow_layout import FlowLayout
from pestdesk.ui.form import Form
from pestdesk.ui.icons import Mark, paint_mark
from pestdesk.ui.labels import CaseTitle, GroupHead, Heading, Label, Muted
from pestdesk.ui.phase_line import PhaseLine
from pestdesk.ui.scroll_page import ScrollPage
from pestdesk.ui.step_list import StepListView, StepRow
from pestdesk.ui.text_area import GrowingText, TextArea

__all__ = [
    "Banner",
    "Button",
    "Card",
    "CaseTitle",
    "CheckGroup",
    "Chip",
    "ChoiceRow",
    "ComboField",
    "DateField",
    "EmptyState",
    "Field",
    "FlowLayout",
    "Form",
    "GroupHead",
    "GrowingText",
    "Heading",
    "Label",
    "Mark",
    "Muted",
    "Notice",
    "NumberField",
    "Options",
    "PersonCombo",
    "PhaseLine",
    "ProtocolQuote",
    "Rule",
    "ScrollPage",
    "State",
    "StepListView",
    "StepRow",
    "StillComboBox",
    "TextArea",
    "TextField",
    "Tone",
    "button",
    "chip_size",
    "paint_chip",
    "paint_mark",
    "pill",
]
