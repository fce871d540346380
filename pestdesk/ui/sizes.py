"""The sizes of the look, beside the spacings, corners and type steps of the theme.

All are pixels beside a body of 13: `theme.px` lets them grow with the text. Strokes and the least gaps stay as they
are at every size of text. What is new takes one of these; a size of its own needs a reason.
"""

from typing import Final

# Strokes: half a hairline (that far in, it is painted sharp), a thin one, what has the focus, a bar.
HALF: Final = 0.5
THIN: Final = 1.5
STROKE: Final = 2
BAR: Final = 3

# The least gaps: between two lines of one thing, and inside a mark or a badge.
S2: Final = 2
S3: Final = 3

# Sides of marks and icons: under a day, in a line of a day, in a chip or button, beside words, over a title.
MARK_TINY: Final = 8
MARK_SMALL: Final = 10
MARK: Final = 12
ICON: Final = 16
ICON_LARGE: Final = 32

# A mark is drawn on a grid as large as an icon: its thin and its thick line there.
MARK_LINE: Final = 1.6
MARK_LINE_THICK: Final = 2

# Heights: of a line of small words, a number or a line of time, a row of a table, and a picture in a row.
LINE: Final = 16
LINE_HIGH: Final = 22
ROW: Final = 36
PICTURE: Final = 48

# Widths of fields and what stands beside them: a figure, a short and a long label, a word, a date or a key, a choice,
# and one of a few words.
FIGURE: Final = 64
LABEL_SHORT: Final = 96
LABEL: Final = 196
FIELD_SHORT: Final = 112
FIELD_DATE: Final = 130
FIELD: Final = 176
FIELD_WIDE: Final = 240

# Widths of columns and panes: marks alone, short rows, a side pane, a wide one, a list, a form.
RAIL: Final = 40
COLUMN: Final = 204
PANE: Final = 240
PANE_WIDE: Final = 264
LIST: Final = 336
FORM: Final = 400

# Sheets, dialogs and the window: how wide what is read is, how wide and high what holds a table.
SHEET: Final = 600
DIALOG_WIDTH: Final = 940
DIALOG_HEIGHT: Final = 560
WINDOW_WIDTH: Final = 1366
WINDOW_HEIGHT: Final = 738
WINDOW_FRAME: Final = 40

# As wide or high as Qt allows.
ANY: Final = (1 << 24) - 1

# Heights of what stands among other things: the least of a table, a list over its cards, a list over a page.
TABLE_LEAST_HEIGHT: Final = 120
LIST_HEIGHT: Final = 240
PANEL_HEIGHT: Final = 480

# From these widths on things stand beside each other, tools have their words, and there is room to spare; from this
# height on there is more.
BESIDE_FROM: Final = 720
TOOL_WORDS_FROM: Final = 820
ROOMY_FROM: Final = 900
HIGH_FROM: Final = 400

# From these widths of the window on it has the left pane, both, and wide ones.
LEFT_PANE_FROM: Final = 940
BOTH_PANES_FROM: Final = 1280
WIDE_PANES_FROM: Final = 1340

# Chips: the room beside their words.
CHIP_ASIDE: Final = 10

# The ring of a chosen option.
OPTION_RING: Final = 5

# Bars: the least handle of one that scrolls, and how high a line is that fills.
SCROLL_HANDLE: Final = 32
PROGRESS: Final = 6

# The table of cases: columns of a number, a day or phase, words, and people; how narrow and wide one may be made.
CELL_NUMBER: Final = 84
CELL_DAY: Final = 116
CELL_WORDS: Final = 152
CELL_PEOPLE: Final = 168
CELL_LEAST: Final = 40
CELL_MOST: Final = 600

# The calendar: the column of the weeks, the least of a day (in a month, in a week), and from where it tells the kind.
WEEK_COLUMN: Final = 30
DAY_LEAST_WIDTH: Final = 46
DAY_LEAST_HEIGHT: Final = 40
SCHOOL_DAY_LEAST_WIDTH: Final = 78
DAY_KIND_FROM: Final = 80

# The shadow of a sheet of paper.
SHADOW: Final = 6

# The relations picture: the cell of a pupil, the shape in it and its ring, lines, arrows, the legend and the table.
RELATION_WIDTH: Final = 102
RELATION_HEIGHT: Final = 84
RELATION_RADIUS: Final = 12
RELATION_SHAPE_AT: Final = 18
RELATION_CLEAR: Final = 6
RELATION_NEAR: Final = 12
RELATION_LINE: Final = 1.4
RELATION_LINE_PER_CASE: Final = 0.9
RELATION_LINE_MOST: Final = 5.0
ARROW: Final = 8
ARROW_HALF: Final = 4
LEGEND_LINE: Final = 34
RELATION_TABLE: Final = 508

# The strip of the practice: the striped ends, and a stripe.
STRIPED_ENDS: Final = 72
STRIPE: Final = 12

# What is dropped on the window: the height of a sentence, of which two stand over and under the middle.
DROP_WORDS: Final = 32
