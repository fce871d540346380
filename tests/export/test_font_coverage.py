"""The list of printable characters says what the fonts inside typst can do: no more, and no less."""

import unicodedata
from pathlib import Path

import pytest
import typst

from pestdesk.export.printable import font_coverage, printable

PROBE = """
#set document(title: "Proef")
#set text(font: sys.inputs.font, fallback: false, lang: "nl", weight: int(sys.inputs.weight))
#sys.inputs.text
"""
WEIGHTS = ("400", "600", "700")


class Probe:
    """Tries whether a font shows characters, as the documents do."""

    def __init__(self, folder: Path) -> None:
        template = folder / "probe.typ"
        template.write_text(PROBE, encoding="utf-8")
        fonts = typst.Fonts(include_system_fonts=False)
        self._compiler = typst.Compiler(template, font_paths=fonts, ignore_system_fonts=True)

    def shows(self, font: str, characters: str) -> bool:
        return all(self._shows(font, characters, weight) for weight in WEIGHTS)

    def _shows(self, font: str, characters: str, weight: str) -> bool:
        inputs = {"font": font, "weight": weight, "text": "\n".join(characters)}
        try:
            self._compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], sys_inputs=inputs)
        except typst.TypstError:
            return False
        return True

    def unshown(self, font: str, characters: str) -> list[str]:
        """Those of the characters that the font does not show, found by halving."""
        if not characters or self.shows(font, characters):
            return []
        if len(characters) == 1:
            return [characters]
        half = len(characters) // 2
        return self.unshown(font, characters[:half]) + self.unshown(font, characters[half:])


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Probe:
    return Probe(tmp_path_factory.mktemp("probe"))


@pytest.mark.parametrize("font", font_coverage())
def test_a_font_shows_every_character_on_the_list(probe: Probe, font: str) -> None:
    assert [f"{ord(char):04x}" for char in probe.unshown(font, "".join(sorted(font_coverage()[font])))] == []


@pytest.mark.parametrize("font", font_coverage())
def test_a_font_shows_no_neighbour_of_the_characters_on_the_list(probe: Probe, font: str) -> None:
    listed = font_coverage()[font]
    beside = {chr(ord(char) + step) for char in listed for step in (-1, 1)} - listed
    neighbours = [char for char in sorted(beside) if unicodedata.category(char) not in ("Cc", "Cf", "Cn", "Co", "Cs")]
    # What shows nothing is never put on the list, though every font takes it.
    visible = [char for char in neighbours if printable(char).strip()]
    assert [f"{ord(char):04x}" for char in visible if probe.shows(font, char)] == []
