"""The notes to paste into Magister: the right fields, the right title, and nobody else's name (R21–R24)."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pestdesk.domain.case import Case
from pestdesk.domain.follow_up import Agreement
from pestdesk.domain.magister import NoteProposal, changed_since_placing, propose_note
from pestdesk.domain.people import Guardian, Involvement
from pestdesk.domain.protocol import Protocol, Role, Way
from pestdesk.domain.record import (
    Action,
    Contact,
    ContactResult,
    MagisterNote,
    Measure,
    MeasureKind,
    Stamp,
    Talk,
)
from pestdesk.domain.redaction import CLASSMATE, OTHER_CLASS, name_tokens, named_others, without_others
from pestdesk.domain.school_calendar import SchoolCalendar, term
from pestdesk.domain.signal import Place, Reporter

PersonBuilder = Callable[..., Involvement]
CaseBuilder = Callable[..., Case]

T0 = date(2026, 9, 9)
BY = "Toon Proefstra"


def logbook(protocol: Protocol, case: Case, person: Involvement) -> NoteProposal:
    return propose_note(protocol, case, case.rounds[0], protocol.step("1g"), person.id)


def incident(protocol: Protocol, case: Case) -> dict[str, str]:
    proposal = propose_note(protocol, case, case.round, protocol.step("2i"))
    assert proposal.title == ""
    return {field.label: field.text for field in proposal.fields}


def placed(protocol: Protocol, case: Case, person: Involvement, stamp: Stamp) -> Case:
    step = protocol.step("1g")
    assert step.magister is not None
    proposal = logbook(protocol, case, person)
    note = MagisterNote(
        "1g", step.magister, person.id, proposal.title, proposal.fields, proposal.fingerprint, BY, placed_on=T0
    )
    return case.with_note(1, note, stamp)


def agreed(case: Case, calendar: SchoolCalendar, stamp: Stamp, on: date, *agreements: Agreement) -> Case:
    return case.with_agreements(agreements, term(on, calendar), stamp)


# -- the logboek -----------------------------------------------------------------------------------------------


def test_r21_n_counts_the_notes_of_this_case_and_is_not_the_phase(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened()
    pip, sem = case.concerned
    assert {logbook(protocol, case, each).title for each in (pip, sem)} == {"Pesten stap 1"}
    case = placed(protocol, placed(protocol, case, pip, stamp), sem, stamp)
    assert {logbook(protocol, case, each).title for each in (pip, sem)} == {"Pesten stap 2"}
    later = case.with_next_round("2", T0, "het gaat door", stamp)
    assert logbook(protocol, later, pip).title == "Pesten stap 2"


def test_r22_both_pupils_get_the_same_title_whoever_is_first(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened()
    pip, sem = case.concerned
    assert logbook(protocol, placed(protocol, case, pip, stamp), sem).title == "Pesten stap 1"


def test_r21_a_note_that_was_only_prepared_does_not_count(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened()
    pip = case.concerned[0]
    case = placed(protocol, case, pip, stamp)
    prepared = case.with_note(1, replace(case.round.notes[0], placed_on=None), stamp)
    assert logbook(protocol, prepared, pip).title == "Pesten stap 1"


def test_r22_a_note_tells_what_was_done_for_this_pupil(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = opened(text="Sem pakt het etui van Pip.")
    pip, sem = case.concerned
    case = case.with_talk(
        1, Talk("1b", pip.id, T0, BY, "Sem doet het elke dag.", "Pip wil rust, en Sem niet zien."), stamp
    )
    case = case.with_talk(1, Talk("1b", sem.id, T0, BY, "", "Sem geeft toe."), stamp)
    case = agreed(
        case,
        midden,
        stamp,
        T0,
        Agreement("1c", "Sem en Pip zitten niet naast elkaar", T0, BY),
        Agreement("1c", "Sem biedt excuses aan", T0, BY, (sem.id,)),
        Agreement("1c", "Pip meldt zich bij de mentor", T0, BY, (pip.id,)),
    )
    spoken = Contact("1d", pip.id, Way.PHONE, ContactResult.SPOKEN, T0, BY)
    case = case.with_contact(1, spoken, stamp)
    case = case.with_contact(1, replace(spoken, way=Way.VISIT, happened_on=date(2026, 9, 11)), stamp)
    case = case.with_contact(1, replace(spoken, result=ContactResult.NOT_REACHED), stamp)
    case = case.with_measure(1, Measure("1e", MeasureKind.SUPPORT, "herstelgesprek met Sem", pip.id, T0, BY), stamp)
    case = case.with_measure(1, Measure("1e", MeasureKind.SANCTION, "corvee", sem.id, T0, BY), stamp)
    (field,) = logbook(protocol, case, pip).fields
    assert field.label == "Notitie"
    assert field.text.splitlines() == [
        "Signaal van ma 7 sep 2026.",
        "Een medeleerling pakt het etui van Pip.",
        "Gesprek met Pip op wo 9 sep 2026.",
        "Pip wil rust, en een medeleerling niet zien.",
        "Afspraken van wo 9 sep 2026:",
        "- Een medeleerling en Pip zitten niet naast elkaar",
        "- Pip meldt zich bij de mentor",
        "Ouders gebeld op wo 9 sep 2026.",
        "Ouders op school gesproken op vr 11 sep 2026.",
        "Hulp: herstelgesprek met een medeleerling.",
        "De afspraken worden gecontroleerd tot en met wo 7 okt 2026.",
    ]


def test_r25_a_note_gives_the_agreements_that_hold_and_not_those_they_replaced(
    opened: CaseBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = opened()
    case = agreed(case, midden, stamp, T0, Agreement("1c", "Elke dag melden", T0, BY))
    case = agreed(case, midden, stamp, date(2026, 9, 16), Agreement("1c", "Vooraan zitten", T0, BY))
    text = logbook(protocol, case, case.concerned[0]).fields[0].text
    assert "Afspraken van wo 16 sep 2026:\n- Vooraan zitten\n" in text
    assert "Elke dag melden" not in text


def test_r22_a_classmate_called_jan_leaves_the_dates_whole(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol
) -> None:
    case = opened(person(), person("Jan Mei", Role.PERPETRATOR), text="Jan duwt, zegt jan Mei.", on=date(2027, 1, 4))
    text = logbook(protocol, case, case.concerned[0]).fields[0].text
    assert text == "Signaal van ma 4 jan 2027.\nEen medeleerling duwt, zegt een medeleerling."


def test_r24_a_note_shows_that_the_case_changed_after_it_was_placed(
    opened: CaseBuilder, protocol: Protocol, stamp: Stamp
) -> None:
    case = opened()
    pip, sem = case.concerned
    case = placed(protocol, case, pip, stamp)
    note = case.round.notes[0]
    assert not changed_since_placing(note, logbook(protocol, case, pip))
    others = case.with_talk(1, Talk("1b", sem.id, T0, BY, "", "Sem geeft toe."), stamp)
    assert not changed_since_placing(note, logbook(protocol, others, pip))
    more = case.with_talk(1, Talk("1b", pip.id, T0, BY, "", "Pip wil rust."), stamp)
    assert changed_since_placing(note, logbook(protocol, more, pip))
    assert not changed_since_placing(replace(note, placed_on=None), logbook(protocol, more, pip))


# -- the incidentenregistratie ---------------------------------------------------------------------------------


def test_r23_the_incident_record_has_its_seven_fields_and_no_title(
    opened: CaseBuilder, person: PersonBuilder, protocol: Protocol, midden: SchoolCalendar, stamp: Stamp
) -> None:
    case = opened(
        person("Lotte Fantasia", school_class="1D"),
        person("Daan Zogezegd", Role.PERPETRATOR, school_class="1D"),
        person(None, Role.FOLLOWER),
        person("Wil van den Berg", Role.REPORTER),
        person("Bo Ziener", Role.WITNESS, Role.REPORTER, school_class=""),
        place=Place.ONLINE,
    )
    lotte, daan = case.concerned
    case = case.with_signal(replace(case.signal, means="groepsapp"))
    case = case.with_next_round("2", date(2026, 11, 27), "Daan scheldt in de groepsapp.", stamp)
    round_id = case.round.id
    case = case.with_action(round_id, Action("2c", T0, BY, "Het begon om een foto."), stamp)
    case = case.with_action(round_id, Action("2a", T0, BY, "overdracht"), stamp)
    case = agreed(case, midden, stamp, date(2026, 12, 2), Agreement("2e", "Daan verlaat de app", T0, BY))
    for kind, who, label in ((MeasureKind.SUPPORT, lotte, "training"), (MeasureKind.SANCTION, daan, "corvee")):
        case = case.with_measure(round_id, Measure("2f", kind, label, who.id, T0, BY), stamp)
    assert incident(protocol, case) == {
        "Wat": "Daan scheldt in de groepsapp.",
        "Wanneer": "vr 27 nov 2026",
        "Wie en rol": (
            "Lotte Fantasia (slachtoffer, 1D); Daan Zogezegd (dader, 1D); onbekend (meeloper); "
            "Bo Ziener (getuige, melder)"
        ),
        "Waar": "online",
        "Waarmee": "groepsapp",
        "Waarom": "Het begon om een foto.",
        "Welke maatregel": (
            "Hulp voor Lotte Fantasia: training\nSanctie voor Daan Zogezegd: corvee\nafspraak: Daan verlaat de app"
        ),
    }


# -- nobody else's name ----------------------------------------------------------------------------------------


def seen_by(case: Case, reader: Involvement, text: str) -> str:
    return without_others(text, case, reader)


def as_sentences(text: str) -> str:
    """A sentence begins with a capital, also when a name stood there."""
    starts = rf"(?:^|(?<=[.?!] )){CLASSMATE}"
    return re.sub(starts, CLASSMATE.capitalize(), text)


@pytest.mark.parametrize(
    ("name", "typed", "left"),
    [
        ("Sem Nepman", "Sem duwt. sem ook, SEM Nepman.", "X duwt. X ook, X."),
        ("Sem Nepman", "Sems etui, Sem's tas, Sem’s jas, NEPMANS boek", "Xs etui, Xs tas, Xs jas, Xs boek"),
        ("Sem Nepman", "semester en Semmelweis", "semester en Semmelweis"),
        ("Sem Nepman", "sem_nepman; @sem.nepman; semnepman2011 en sem2011", "X; @X; X2011 en X2011"),
        ("Sem Nepman", "Sem\u00ad  Nepman en S\u200bem", "X en X"),
        ("Sem Nepman", "(Sem), ‘Sem’, Sem-gedoe", "(X), ‘X’, X-gedoe"),
        ("Sem Nepman", "Sem N. duwt, van Sem N", "X duwt, van X"),
        ("Zoë Ærø", "Zoe, ZOË, zoe\u0308 of Zoë Aero", "X of X"),
        ("Søren Łuk", "Soren, SØREN en Luk", "X en X"),
        ("İrem Çelik", "irem, IREM, İREM Celik, celik", "X"),
        ("Anne-Marie van der Meer", "Anne Marie, annemarie, Anne, Marie van der Meer", "X"),
        ("Wil van den Berg-Konijnenburgh", "van den Berg, VAN DEN BERG, Konijnenburgh", "X"),
        (
            "Wil van den Berg-Konijnenburgh",
            "Ik wil dat Wil stopt, zegt Wils moeder",
            "Ik X dat X stopt, zegt Xs moeder",
        ),
        ("Guus 't Hooft", "’t Hooft, ‘t Hooft, 't hooft, Hooft; het was 't", "X; het was 't"),
        ("Roos de Wit", "ROOS, roos en de wit; Roos’ tas", "X en X; X’ tas"),
        ("Bo Le", "Bo's les, bo en Le als het kan", "Xs les, X en X als het kan"),
        ("Jan Willem de Boer", "Jan, Willem of Jan-Willem", "X of X"),
        ("O'Brien", "OBrien, o’brien", "X"),
        ("Müller", "Muller en MÜLLER", "X en X"),
        ("Strauß", "Strauss en STRAUSS", "X en X"),
        ("Wilhelmina (Mien) Berg", "Mien, Wilhelmina, mien Berg en M. Berg; Miens tas", "X en X; Xs tas"),
        ("Sem Nepman", "S.N., S. N. en s.n. duwt; S.N.'s tas, S. Nepman en S Nepman", "X en X duwt; Xs tas, X en X"),
        (
            "Wil van den Berg-Konijnenburgh",
            "W.v.d.B., W. van den B. en W.B.-K.; W. v.d. Berg-Konijnenburgh",
            "X en X; X",
        ),
        ("Anne-Marie van der Meer", "A.M. van der Meer, A.-M. v.d. M.; A. van der Meer", "X; X"),
        ("Pim Vos", "Het was i.p.v. de les, p.v.a. en de hond", "Het was i.p.v. de les, p.v.a. en de hond"),
        ("Ahmet Yılmaz", "Ahmet'in ceketi, Ahmet’s jas en Yılmaz'a", "X ceketi, Xs jas en X"),
        # The whole name ends where the next one begins.
        ("N'Diaye N", "N'Diaye N'Diaye", "X"),
        ("Lars van Os", "Laat hem los, dat is beter", "Laat hem los, dat is beter"),
    ],
)
def test_r22_a_name_is_hidden_however_it_is_typed(
    opened: CaseBuilder, person: PersonBuilder, name: str, typed: str, left: str
) -> None:
    case = opened(person("Pip Voorbeeldstra"), person(name, Role.PERPETRATOR))
    assert seen_by(case, case.concerned[0], typed) == as_sentences(left.replace("X", CLASSMATE))


def test_r22_the_class_of_another_is_hidden_unless_it_is_the_readers_own(
    opened: CaseBuilder, person: PersonBuilder
) -> None:
    case = opened(person("Pip Voorbeeldstra"), person("Sem Nepman", Role.PERPETRATOR, school_class="2C"))
    pip, sem = case.concerned
    text = "2C: Sem uit 2C, klas 2c, de klas 2 C of 2-C; niet 12C, 2CD of 2B, en om 2 uur"
    assert seen_by(case, pip, text) == (
        "Een andere klas: een medeleerling uit een andere klas, een andere klas, een andere klas of een andere klas; "
        "niet 12C, 2CD of 2B, en om 2 uur"
    )
    assert seen_by(case, sem, "Pip uit 2B en Sem uit 2C") == f"Een medeleerling uit {OTHER_CLASS} en Sem uit 2C"


def test_a_class_that_is_only_a_number_is_no_word_to_hide(opened: CaseBuilder, person: PersonBuilder) -> None:
    case = opened(person(), person("Sem Nepman", Role.PERPETRATOR, school_class="31"))
    assert seen_by(case, case.concerned[0], "op 31 oktober") == "op 31 oktober"


def test_r22_initials_that_the_reader_shares_stay(opened: CaseBuilder, person: PersonBuilder) -> None:
    case = opened(person("Pip Voorbeeldstra"), person("Pim de Vries", Role.PERPETRATOR))
    assert seen_by(case, case.concerned[0], "P.V. en P. de Vries") == f"P.V. en {CLASSMATE}"


def test_r22_who_is_named_in_a_text_is_pointed_out_as_it_stands(opened: CaseBuilder, person: PersonBuilder) -> None:
    case = opened(
        person("Pip Voorbeeldstra"),
        person("Sem Nepman", Role.PERPETRATOR, school_class="2C"),
        person("Wil Getuige", Role.WITNESS),
    )
    reader = case.concerned[0]
    text = "Sem uit 2C duwt Pip. Ik wil dat Sems moeder belt; SEM zegt dat Wil het zag."
    assert named_others(text, case, reader) == ("Sem", "2C", "wil", "SEM", "Wil")
    assert named_others("Pip uit 2B", case, reader) == ()
    assert without_others(text, case, reader, but_not=("wil",)) == (
        "Een medeleerling uit een andere klas duwt Pip. Ik wil dat een medeleerlings moeder belt; een medeleerling "
        "zegt dat een medeleerling het zag."
    )


def test_r22_the_readers_own_name_stays(opened: CaseBuilder, person: PersonBuilder) -> None:
    mother = Guardian(0, "Jansje Boer", "moeder")
    case = opened(person("Jan-Willem de Boer", guardians=(mother,)), person("Jan Boer", Role.PERPETRATOR))
    text = "Jan-Willem, JAN WILLEM en Jan-Willem de Boer; moeder Jansje Boer; Jan Boer en jan"
    assert seen_by(case, case.concerned[0], text) == (
        f"Jan-Willem, JAN WILLEM en Jan-Willem de Boer; moeder Jansje Boer; {CLASSMATE} en {CLASSMATE}"
    )


def test_r22_a_name_that_two_pupils_share_stays_in_both_notes(opened: CaseBuilder, person: PersonBuilder) -> None:
    case = opened(person("Sem Nepman"), person("Sem de Vries", Role.PERPETRATOR))
    one, other = case.concerned
    assert seen_by(case, one, "Sem de Vries duwt Sem") == "Een medeleerling duwt Sem"
    assert seen_by(case, other, "Sem Nepman valt door Sem") == "Een medeleerling valt door Sem"


def test_r22_everyone_else_in_the_case_is_hidden_with_their_parents(
    opened: CaseBuilder, person: PersonBuilder
) -> None:
    father = Guardian(0, "Rob de Bruin", "vader")
    case = opened(
        person("Pip Voorbeeldstra"),
        person("Sem Nepman", Role.PERPETRATOR, guardians=(father,)),
        person("Wil Getuige", Role.WITNESS),
        person("Kees Ander", Role.FOLLOWER, outside_school=True),
        person(None, Role.PERPETRATOR),
    )
    text = "Rob de Bruin, meneer De Bruin, Getuige, Kees. Pip is onbekend."
    hidden = f"{CLASSMATE.capitalize()}, meneer {CLASSMATE}. Pip is onbekend."
    assert seen_by(case, case.concerned[0], text) == hidden


def test_r22_a_pupil_who_reported_is_not_named(opened: CaseBuilder) -> None:
    case = opened(reporter=Reporter.PUPIL, reporter_name="Kees uit 2B")
    assert (
        seen_by(case, case.concerned[0], "Kees zag het uit de verte")
        == f"{CLASSMATE.capitalize()} zag het uit de verte"
    )
    vague = opened(reporter=Reporter.PUPIL, reporter_name="een leerling")
    assert seen_by(vague, vague.concerned[0], "een leerling zag het") == "een leerling zag het"


def test_a_text_without_names_stays_as_it_is(opened: CaseBuilder) -> None:
    case = opened()
    text = "Áls dit — zó — blijft staan: ’s avonds, 1½ uur…\n\tEn ‘dit’ ook 😀."
    assert seen_by(case, case.concerned[0], text) == text
    assert seen_by(case, case.concerned[0], "") == ""


def test_someone_unknown_has_no_name_to_hide(person: PersonBuilder) -> None:
    assert name_tokens(person(None, Role.PERPETRATOR)) == ()


def test_a_name_is_known_by_all_its_words_the_longest_first(person: PersonBuilder) -> None:
    assert name_tokens(person("Anne-Marie van der Meer")) == (
        "Anne-Marie van der Meer",
        "Anne-Marie M.",
        "van der Meer",
        "Anne-Marie",
        "Marie",
        "Anne",
        "Meer",
    )


GIVEN = [
    "Wilhelmina (Mien)",
    "Johannes “Hans”",
    "Roos",
    "Noor",
    "Wil",
    "Zoë",
    "Anne-Fleur",
    "İrem",
    "Søren",
    "Jan Willem",
    "Bo",
    "Ö",
    "Łukasz",
    "Mei",
]
FAMILY = [
    "van den Berg",
    "'t Hooft",
    "’t Veld",
    "Berg-Konijnenburgh",
    "Çelik",
    "Le",
    "El Idrissi",
    "Strauß",
    "Ng",
    "",
]
TWISTS: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.lower,
    str.title,
    str.swapcase,
    lambda word: word + "s" if len(word) > 2 else word,
    lambda word: word + "'s",
    lambda word: word + "’s",
    lambda word: f"‘{word}’",
    lambda word: f"{word}.",
    lambda word: f"@{word}_2011",
    lambda word: word.replace(" ", "  "),
    lambda word: word.replace(" ", "\n"),
    lambda word: word.replace("-", " "),
    lambda word: f"{word[0]}. {word}",
]

names = st.builds(lambda first, last: f"{first} {last}".strip(), st.sampled_from(GIVEN), st.sampled_from(FAMILY))
fillers = st.sampled_from(["de", "en", "pakt", ",", "het etui van", "…", "(", ")", "\n", "duwt", "12", "😀", "-"])


@given(mine=names, theirs=names, data=st.data())
def test_r22_no_note_ever_names_someone_else(
    opened: CaseBuilder,
    person: PersonBuilder,
    protocol: Protocol,
    stamp: Stamp,
    mine: str,
    theirs: str,
    data: st.DataObject,
) -> None:
    other = person(theirs, Role.PERPETRATOR)
    own_words = set(words_of(mine))
    tokens = [token for token in name_tokens(other) if len(token) > 1]
    assume(tokens)
    assume(not own_words & set(words_of(theirs)))
    written = [data.draw(st.sampled_from(TWISTS))(data.draw(st.sampled_from(tokens))) for _ in range(4)]
    text = data.draw(st.lists(fillers, min_size=4, max_size=4))
    typed = " ".join(word for pair in zip(text, written, strict=True) for word in pair)
    case = opened(person(mine), other, text=typed)
    reader = case.concerned[0]
    case = case.with_talk(1, Talk("1b", reader.id, T0, BY, "", typed), stamp)
    body = logbook(protocol, case, reader).fields[0].text
    body = body.replace("Signaal van ma 7 sep 2026.", "").replace("op wo 9 sep 2026.", "")
    left = set(words_of(re.sub(CLASSMATE, "", body, flags=re.IGNORECASE))) - own_words
    assert not left & {word for token in tokens for word in words_of(token) if len(word) > 1}


def words_of(text: str) -> list[str]:
    """The words of a text without capitals, accents and the s of a possessive; written apart from the code."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("ł", "l").replace("ı", "i"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.findall(r"[^\W\d_]+", plain)
    tussen = {"van", "den", "der", "t", "el", "s"}
    return [each for word in words for each in {word, word.removesuffix("s")} if each not in tussen]


def odd_names(letters: str) -> st.SearchStrategy[str]:
    """Names as anyone may type them, of letters that neither the program's words nor the other's name is made of."""
    signs = "'’-."
    return st.builds(
        lambda given, call, family: f"{given}{call} {family}".strip(),
        st.text(letters + signs, min_size=1, max_size=6).filter(lambda name: any(sign.isalpha() for sign in name)),
        st.sampled_from(["", f" ({letters})", f" “{letters[:2]}”", f" '{letters[0]} {letters[1:]}'"]),
        st.text(letters + signs + " ()", max_size=8),
    )


@given(mine=odd_names("xyÿ"), theirs=odd_names("qøłé"), data=st.data())
def test_r22_no_note_ever_names_someone_else_whatever_was_typed_as_a_name(
    opened: CaseBuilder,
    person: PersonBuilder,
    protocol: Protocol,
    stamp: Stamp,
    mine: str,
    theirs: str,
    data: st.DataObject,
) -> None:
    other = person(theirs, Role.PERPETRATOR, school_class="9Z")
    tokens = [*name_tokens(other), "9Z"]
    typed = " ".join(data.draw(st.lists(st.one_of(st.sampled_from(tokens), st.text(max_size=9)), max_size=6)))
    case = opened(person(mine), other, text=typed.strip() or "niets")
    reader = case.concerned[0]
    case = case.with_talk(1, Talk("1b", reader.id, T0, BY, typed, typed), stamp)
    label = typed.strip() or "hulp"
    case = case.with_measure(1, Measure("1e", MeasureKind.SUPPORT, label, reader.id, T0, BY, typed), stamp)
    body = logbook(protocol, case, reader).fields[0].text
    assert named_others(body, case, reader) == ()
    assert not {word for token in tokens for word in words_of(token) if len(word) > 1} & set(words_of(body))


def test_r24_another_word_of_the_school_for_a_role_is_no_change_of_the_case(
    opened: CaseBuilder, protocol: Protocol
) -> None:
    case = opened()
    step = protocol.step("2i")
    before = propose_note(protocol, case, case.round, step)
    spoken = propose_note(protocol.in_words({Role.VICTIM: "gemelde leerling"}), case, case.round, step)
    assert "gemelde leerling" in spoken.fields[2].text
    assert spoken.fingerprint == before.fingerprint
    changed = case.with_signal(replace(case.signal, means="groepsapp"))
    assert propose_note(protocol, changed, changed.round, step).fingerprint != before.fingerprint
