"""The texts of the explanation: their titles, parts and links, and how they are searched."""

import pytest

from pestdesk.domain.manual import Chapter, find_subjects, parse_subject

_CHECKS = parse_subject(
    "controles",
    "# Controles en de vier weken\n\nKies **Verzetten…** of zie [Vandaag](vandaag#hoe).\n\n"
    "## Een andere einddatum\n\n- De *reservekopie* staat er niet.\n",
)
_VAULT = parse_subject("kluis", "# Kluis en reservekopieën\n\nElke dag een reservekopie. Daarna nog een.\n")
_ALL = (Chapter("Een", (_CHECKS,)), Chapter("Twee", (_VAULT,)))


def test_a_text_tells_its_title_its_parts_and_where_its_links_lead() -> None:
    assert _CHECKS.title == "Controles en de vier weken"
    assert _CHECKS.headings == ("een-andere-einddatum",)
    assert _CHECKS.links == ("vandaag#hoe",)


def test_a_text_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="kluis"):
        parse_subject("kluis", "Elke dag een reservekopie.\n")


def test_what_has_the_words_in_its_title_comes_first_and_others_tell_in_which_sentence() -> None:
    found = find_subjects(_ALL, "RESERVE")
    assert [hit.subject for hit in found] == [_VAULT, _CHECKS]
    assert found[0].sentence.text == ""
    assert found[1].sentence.text == "De reservekopie staat er niet."
    assert find_subjects(_ALL, "reserve olifant") == ()
    assert find_subjects(_ALL, "  ") == ()
