"""The styles of a Word document: the same colours and sizes as on paper, each to be changed in one place in Word."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

#: Between two columns of a table, in twentieths of a point.
CELL_MARGIN = 140
FONT = "Calibri"  # LibreOffice has Carlito in its place, of the same width
INK, MUTE, ACCENT = "1F2A2E", "5D6B70", "0F766E"
_LINE, _LATE, _LATE_SOFT = "DFE2DE", "B3402A", "FAE5DF"

#: What the user sees in Word’s list of styles.
QUIET, MARK = "Rustig", "Kenmerk"
CELL, CELL_HEAD, ASIDE, OVERLINE, RUNNING, GAP = (
    "Tabeltekst",
    "Tabelkop",
    "Aanvulling",
    "Bovenregel",
    "Kop- en voetregel",
    "Witregel",
)
SIGNATURE = "Handtekening"
LISTING, GRID = "PestDesk lijst", "PestDesk raster"

_SMALL = '<w:sz w:val="17"/><w:szCs w:val="17"/>'
_NO_SPACE = '<w:spacing w:before="0" w:after="0"/>'
_SOFT = f'<w:shd w:val="clear" w:color="auto" w:fill="{_LATE_SOFT}"/>'
_CHARACTERS = {
    QUIET: f'<w:color w:val="{MUTE}"/>',
    MARK: f'<w:b/><w:caps/><w:color w:val="{_LATE}"/>{_SMALL}{_SOFT}',
}
_PARAGRAPHS = {
    CELL: (_NO_SPACE, '<w:sz w:val="19"/><w:szCs w:val="19"/>'),
    CELL_HEAD: (f"<w:keepNext/>{_NO_SPACE}", f'<w:b/><w:color w:val="{MUTE}"/>{_SMALL}'),
    ASIDE: (
        f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="{_LINE}"/></w:pBdr>'
        '<w:spacing w:after="60"/><w:ind w:left="227"/>',
        "",
    ),
    OVERLINE: ("<w:keepNext/>" + _NO_SPACE, f'<w:caps/><w:color w:val="{MUTE}"/><w:spacing w:val="10"/>{_SMALL}'),
    RUNNING: (_NO_SPACE, f'<w:color w:val="{MUTE}"/>{_SMALL}'),
    GAP: (
        '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
        '<w:sz w:val="8"/><w:szCs w:val="8"/>',
    ),
    SIGNATURE: (
        f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="{INK}"/></w:pBdr>'
        '<w:spacing w:before="1100" w:after="0"/>',
        "",
    ),
}
_MARGINS = '<w:tblCellMar><w:top w:w="{y}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>\
<w:bottom w:w="{y}" w:type="dxa"/><w:right w:w="{x}" w:type="dxa"/></w:tblCellMar>'
_RULES = f'<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>\
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/></w:tblBorders>'
_HEAD_RULE = f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" \
w:color="{ACCENT}"/></w:tcBorders></w:tcPr></w:tblStylePr>'


def apply(part: Any, name: str) -> None:
    """Gives a paragraph, run or table one of the styles above. python-docx would read all styles for each."""
    element = part._element
    if element.tag == qn("w:tbl"):
        element.tblStyle_val = _id_of(name)
    else:
        element.style = _id_of(name)


def _id_of(name: str) -> str:
    return name.replace(" ", "")


def set_styles(document: Document) -> None:
    """Gives the document its styles, and Dutch as its language."""
    styles: Any = document.styles
    for style in styles.element.style_lst:
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) is None:
            styles.element.remove(style)  # a hundred that nobody asked for
    for kind, name, inner in (
        *(("character", name, f"<w:rPr>{run}</w:rPr>") for name, run in _CHARACTERS.items()),
        *(
            ("paragraph", name, f'<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr>')
            for name, (paragraph, run) in _PARAGRAPHS.items()
        ),
        ("table", LISTING, f"<w:tblPr>{_RULES}{_MARGINS.format(x=CELL_MARGIN, y=60)}</w:tblPr>{_HEAD_RULE}"),
        ("table", GRID, f"<w:tblPr>{_MARGINS.format(x=CELL_MARGIN, y=30)}</w:tblPr>"),
    ):
        styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="{kind}" w:customStyle="1" w:styleId="{_id_of(name)}">'
                f'<w:name w:val="{name}"/>{inner}</w:style>'
            )
        )
    _set(styles["Normal"], 10, INK, after=4)
    styles["Normal"].paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _set(styles["Title"], 19, INK, after=10)
    _set(styles["Heading 1"], 13, ACCENT, before=14, after=4)
    _set(styles["Heading 2"], 10.5, INK, before=9, after=3)
    _set(styles["List Bullet"], 10, INK, after=8)
    for edge in styles["Title"].element.iter(qn("w:bottom")):
        _replace_attributes(edge, val="single", sz="12", space="5", color=ACCENT)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")


def _set(style: Any, size: float, colour: str, *, before: float = 0, after: float = 0) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    fonts = style.element.rPr.rFonts
    # A font of the theme would go before the one that is named.
    _replace_attributes(fonts, ascii=FONT, hAnsi=FONT, cs=FONT)
    _replace_attributes(style.element.rPr.color, val=colour)


def _replace_attributes(element: Any, **values: str) -> None:
    for name in list(element.attrib):
        del element.attrib[name]
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
