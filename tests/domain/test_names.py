"""Names as they are written, shortened and sorted in the Netherlands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pestdesk.domain.names import PersonName


@pytest.mark.parametrize(
    ("typed", "given_name", "infix", "family"),
    [
        ("Pip Voorbeeldstra", "Pip", "", "Voorbeeldstra"),
        ("Jan van den Berg", "Jan", "van den", "Berg"),
        ("Anne-Marie van der Meer", "Anne-Marie", "van der", "Meer"),
        ("Jan Willem de Boer", "Jan Willem", "de", "Boer"),
        ("Sanne in ’t Veld", "Sanne", "in ’t", "Veld"),
        ("Guus 't Hooft", "Guus", "'t", "Hooft"),
        ("Wil van den Berg-Konijnenburgh", "Wil", "van den", "Berg-Konijnenburgh"),
        ("Gijs Konijnenburgh-Nep", "Gijs", "", "Konijnenburgh-Nep"),
        ("Mohammed El Amrani", "Mohammed", "El", "Amrani"),
        ("Zoë", "Zoë", "", ""),
        ("In ’t Veld", "In", "’t", "Veld"),
        ("  Fay   Testema ", "Fay", "", "Testema"),
        ("Wilhelmina (Mien) Berg", "Wilhelmina (Mien)", "", "Berg"),
        ("Wilhelmina “Mien” van den Berg", "Wilhelmina “Mien”", "van den", "Berg"),
        ("Jan 'Jan Wim' Boer", "Jan 'Jan Wim'", "", "Boer"),
        ("Kim (Berg", "Kim", "", "(Berg"),
    ],
)
def test_a_name_as_typed_is_split_in_three(typed: str, given_name: str, infix: str, family: str) -> None:
    assert PersonName.parse(typed) == PersonName(given_name, infix, family)


def test_a_tussenvoegsel_at_the_end_is_the_surname_itself() -> None:
    assert PersonName.parse("Minh Le") == PersonName("Minh", "", "Le")


@pytest.mark.parametrize(
    "typed", ["Wilhelmina (Mien) Berg", "Wilhelmina ‘Mien’ van den Berg", 'Wilhelmina "Mien" Berg']
)
def test_a_call_name_is_a_word_of_its_own(typed: str) -> None:
    assert PersonName.parse(typed).words == ("Wilhelmina", "Mien", "Berg")


def test_nothing_typed_is_a_name_without_words() -> None:
    assert PersonName.parse("  ").full == ""


@given(st.text(max_size=60))
def test_splitting_loses_no_word(typed: str) -> None:
    assert PersonName.parse(typed).full.split() == typed.split()


@given(st.text(max_size=60))
def test_a_written_name_is_split_as_it_was_before(typed: str) -> None:
    name = PersonName.parse(typed)
    assert PersonName.parse(name.full) == name


@pytest.mark.parametrize(
    ("typed", "short"),
    [
        ("Jan van den Berg", "Jan B."),
        ("Zoë", "Zoë"),
        ("Fay testema", "Fay T."),
        ("Jan Willem de Boer", "Jan Willem B."),
    ],
)
def test_lists_show_a_first_name_and_an_initial(typed: str, short: str) -> None:
    assert PersonName.parse(typed).short == short


def test_a_list_is_sorted_by_surname_without_tussenvoegsel() -> None:
    names = [PersonName.parse(text) for text in ("Zeno de Aap", "Bo", "Aad van Zon", "An Aap", "aad berg")]
    assert [name.full for name in sorted(names, key=lambda n: n.sort_key)] == [
        "An Aap",
        "Zeno de Aap",
        "aad berg",
        "Bo",
        "Aad van Zon",
    ]


def test_a_name_prints_in_full() -> None:
    assert str(PersonName("Jan", "van den", "Berg")) == "Jan van den Berg"
