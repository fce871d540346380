"""What is chosen by a few letters: words in any order, and the best first."""

import pytest

from pestdesk.domain.offer_fit import fit


@pytest.mark.parametrize("typed", ["casus sluiten", "slu ca", "SLUITEN", "  sluit ", "câsus"])
def test_beginnings_of_words_fit_in_any_order_without_accents_and_capitals(typed: str) -> None:
    assert fit(typed, "Casus sluiten…") is not None


@pytest.mark.parametrize("typed", ["", "  ", "…", "luiten", "casus sluiten morgen"])
def test_the_middle_of_a_word_one_word_too_many_and_nothing_do_not_fit(typed: str) -> None:
    assert fit(typed, "Casus sluiten…") is None


def test_what_begins_as_it_was_typed_comes_first_and_what_only_its_menu_says_last() -> None:
    entries = [
        ("Lijst van casussen…", "Casus → Exporteren"),
        ("Nieuwe casus", "Casus"),
        ("Casus sluiten…", "Casus"),
        ("Vandaag", "Casus"),
    ]
    ranked = sorted(entries, key=lambda entry: fit("casus", *entry) or 0)
    assert [words for words, _ in ranked] == ["Casus sluiten…", "Lijst van casussen…", "Nieuwe casus", "Vandaag"]
    assert fit("exporteren lijst", *entries[0]) == 3
