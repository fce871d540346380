"""Names as they are written, shortened and sorted in the Netherlands."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pestdesk.domain.name_search import ListedNames, name_finder
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


@pytest.mark.parametrize(
    ("typed", "words"),
    [("J.Pieters", ("J", "Pieters")), ("J.P. de Wit", ("J.P.", "Wit")), ("St.Jan Berg", ("St", "Jan", "Berg"))],
)
def test_what_is_typed_to_its_initials_is_a_word_of_its_own(typed: str, words: tuple[str, ...]) -> None:
    assert PersonName.parse(typed).words == words


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


# -- in a list -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "listed", "sorted_on"),
    [
        ("Jan van den Berg", "Berg, Jan van den", "berg"),
        ("Guus 't Hooft", "Hooft, Guus 't", "hooft"),
        ("Els van ’t Veld", "Veld, Els van ’t", "veld"),
        ("Zoë IJzerman", "IJzerman, Zoë", "ijzerman"),
        ("Zoë ĳzerman", "ĳzerman, Zoë", "ijzerman"),
        ("Wil van der Ĳssel", "Ĳssel, Wil van der", "ijssel"),
        ("İpek Şahin", "Şahin, İpek", "sahin"),
        ("Noor Jansen-de Wit", "Jansen-de Wit, Noor", "jansen de wit"),
        ("Noor Jansen - de Wit", "Jansen - de Wit, Noor", "jansen de wit"),
        ("Noor de Wit - van den Berg", "Wit - van den Berg, Noor de", "wit van den berg"),
        ("Wil van den Berg-Konijnenburgh", "Berg-Konijnenburgh, Wil van den", "berg konijnenburgh"),
        ("Bo d'Ancona", "Ancona, Bo d'", "ancona"),
        ("Bo d’Ancona", "Ancona, Bo d’", "ancona"),
        ("Jan de l'Orme", "Orme, Jan de l'", "orme"),
        ("Fien D'Hondt", "D'Hondt, Fien", "dhondt"),
        ("Kim O'Brien", "O'Brien, Kim", "obrien"),
        ("Ali el Idrissi", "Idrissi, Ali el", "idrissi"),
        ("Ali El Idrissi", "Idrissi, Ali El", "idrissi"),
        ("Jan v.d. Berg", "Berg, Jan v.d.", "berg"),
        ("Piet v/d Berg", "Berg, Piet v/d", "berg"),
        ("Madonna", "Madonna", "madonna"),
    ],
)
def test_a_name_in_a_list_is_sorted_on_its_surname_and_read_back(typed: str, listed: str, sorted_on: str) -> None:
    name = PersonName.parse(typed)
    assert name.full == typed
    assert name.listed == listed
    assert name.sort_key[0] == sorted_on
    assert PersonName.from_list(listed) == name


@pytest.mark.parametrize("listed", ["d'Ancona, Bo", "Ancona, Bo d'", "Ancona, d', Bo"])
def test_an_elided_tussenvoegsel_is_found_wherever_a_list_writes_it(listed: str) -> None:
    name = PersonName.from_list(listed)
    assert name == PersonName("Bo", "d'", "Ancona") == PersonName.from_parts("Bo", "d'", "Ancona")
    assert (name.full, name.surname, name.short) == ("Bo d'Ancona", "d'Ancona", "Bo A.")


def test_dutch_names_stand_in_the_order_of_a_dutch_list() -> None:
    wanted = [
        "Bo d'Ancona",
        "Jan van den Berg",
        "Wil Berg-Konijnenburgh",
        "An Bergsma",
        "Guus 't Hooft",
        "Ali el Idrissi",
        "Ina Iepma",
        "Zoë IJzerman",
        "Pim Izaks",
        "Madonna",
        "Kim O'Brien",
        "Loes Obrink",
        "Els van 't Veld",
    ]
    names = [PersonName.parse(text) for text in reversed(wanted)]
    assert [name.full for name in sorted(names, key=lambda name: name.sort_key)] == wanted


_ACCENTED = {"a": "á", "e": "ë", "i": "ï", "o": "ö", "u": "ü", "c": "ç", "n": "ñ", "s": "ş"}
_WORDS = st.text("abcdefghijklmnopqrstuvwxyzéëïöüçşğ", min_size=2, max_size=8).map(str.capitalize)
_SURNAMES = st.builds("-".join, st.lists(_WORDS, min_size=1, max_size=2)) | st.builds("O'{}".format, _WORDS)
_WRITTEN_INFIXES = st.sampled_from(
    ["", "van", "van den", "de", "'t", "van ’t", "el", "d'", "de l'", "op den", "v.d."]
)


def _are_plain(*words: str) -> bool:
    """No made-up word happens to be a tussenvoegsel."""
    return not any(PersonName.parse(f"A {word} B").infix for word in words)


@given(_WORDS, _WRITTEN_INFIXES, _SURNAMES)
def test_what_a_list_shows_it_reads_back(given_name: str, infix: str, family: str) -> None:
    assume(_are_plain(given_name, *family.split("-")))
    name = PersonName(given_name, infix, family)
    assert PersonName.from_list(name.listed) == name
    assert PersonName.parse(name.full) == name


@given(_WORDS, _WRITTEN_INFIXES, _SURNAMES)
def test_accents_and_capitals_do_not_change_the_order(given_name: str, infix: str, family: str) -> None:
    plain = PersonName(given_name, infix, family)
    accented = PersonName(
        "".join(_ACCENTED.get(sign, sign) for sign in given_name),
        infix,
        "".join(_ACCENTED.get(sign, sign) for sign in family),
    )
    capitals = PersonName(given_name.upper(), infix, family.upper())
    assert plain.sort_key == accented.sort_key == capitals.sort_key


def test_a_tussenvoegsel_in_two_columns_is_one() -> None:
    assert PersonName.from_parts("Jan", "van den", "Van den Berg").full == "Jan Van den Berg"
    assert PersonName.from_parts("Jan", "van den", "Berg, van den") == PersonName("Jan", "van den", "Berg")


def test_looking_for_the_few_that_a_text_may_name_finds_what_looking_for_all_finds() -> None:
    everyone = [PersonName.parse(name) for name in ("Pip Jansen", "Sem van den Berg", "Anne-Marie Os", "Zoë Boeks")]
    listed = ListedNames()
    listed.add(everyone)
    texts = ("Sem's tas", "Boeks' boek", "zoes", "Pips etui ligt bij Anne Marie", "berg op, berg af", "niemand")
    for text in texts:
        few = listed.in_text(text)
        assert name_finder((), (), few).find(text) == name_finder((), (), everyone).find(text), text
    assert listed.in_text("niemand") == frozenset()
    assert {name.given for name in listed.in_text(texts[3])} == {"Pip", "Anne-Marie"}
