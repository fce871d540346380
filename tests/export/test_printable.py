"""Any text becomes one that the fonts can show, and what they cannot show is said in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pestdesk.export.printable import breakable, font_coverage, printable, to_print


@pytest.mark.parametrize(
    "text",
    [
        "Zoë’s etui – ‘weg’ … € 12,50 (½) → klaar ✓",
        "Nguyễn Thị Hằng, Zażółć Gęślą, İbrahim Işık, Þóra",
        "Ελένη Παπαδοπούλου, Олександр, Ђорђе",
        "שלום, السلام عليكم، كيف حالك",
        "#set page() $x$ *b* _i_ `c` \\ <label> @ref",
        "twee\nregels\tmet een tab",
    ],
)
def test_what_the_fonts_show_stays_as_it_was_typed(text: str) -> None:
    assert to_print(text).text == text
    assert to_print(text).replaced == 0


@pytest.mark.parametrize(
    ("typed", "shown", "replaced"),
    [
        ("Top 😀", "Top [emoji]", 1),
        ("😀😡", "[2 emoji]", 2),
        ("gezin 👩‍👩‍👧‍👦 en 👍🏽", "gezin [emoji] en [emoji]", 2),
        ("🇳🇱🇧🇪", "[2 emoji]", 2),
        ("漢字", "[2 tekens Chinees schrift]", 2),
        ("かな", "[2 tekens Japans schrift]", 2),
        ("한", "[1 teken Koreaans schrift]", 1),
        ("हिन्दी", "[3 tekens Devanagari]", 3),
        ("ที่", "[1 teken Thais schrift]", 1),
        ("ے", "[1 teken Arabisch schrift]", 1),
        ("a\ud800b", "a[1 onbekend teken]b", 1),
        ("\ue000\ufffe", "[2 onbekende tekens]", 2),
    ],
)
def test_what_the_fonts_lack_is_named_and_counted(typed: str, shown: str, replaced: int) -> None:
    printed = to_print(typed)
    assert (printed.text, printed.replaced) == (shown, replaced)


def test_what_shows_nothing_is_left_out_and_not_counted() -> None:
    printed = to_print("\ufeffa\x00b\x1b\u202ec\u200f❤\ufe0f")
    assert (printed.text, printed.replaced) == ("abc❤", 0)


def test_every_line_end_becomes_a_newline_and_letters_are_composed() -> None:
    assert printable("a\r\nb\rc\u2028d\u2029e\x0cf") == "a\nb\nc\nd\ne\nf"
    assert printable("Zoe\u0308") == "Zoë"


def test_ornamental_letters_are_printed_plain() -> None:
    assert to_print("𝐏𝐢𝐩 ｆｕｌｌ ㎏").text == "Pip full kg"
    assert to_print("𝐏𝐢𝐩 ｆｕｌｌ ㎏").replaced == 0


def test_a_mark_is_never_parted_from_its_letter() -> None:
    # The Arabic letter and the Latin mark are each in some font, but not in one and the same.
    fonts = font_coverage()
    letter, mark = "\u0628", "\u0363"
    assert not any(letter in font and mark in font for font in fonts.values())
    assert printable(letter) + printable(mark) == letter + mark
    assert printable(letter + mark) == "[1 teken Arabisch schrift]"


@given(st.text())
def test_what_is_printable_stays_printable(text: str) -> None:
    once = to_print(text)
    assert to_print(once.text).replaced == 0
    assert to_print(once.text).text == once.text


def test_only_long_runs_may_break_anywhere() -> None:
    assert breakable("ondersteuningscoördinator " * 9) == "ondersteuningscoördinator " * 9
    address = "https://voorbeeld.nl/een/lang/adres"
    assert breakable(address) == "\u200b".join(address)
