"""The strict parser: whatever is wrong with a protocol file is named with its file, its key and the reason."""

import pytest

from pestdesk.domain.protocol import Condition, Need, Route, parse_protocol
from pestdesk.errors import ProtocolFileError

# The smallest protocol: everything that must be there, and one of each thing that may be.
SMALL = """
id = "small"
name = "Klein protocol"
version = "1"
dated_on = 2026-09-01
definition_title = "Wat is pesten?"
definition = "Pesten is gemeen."
features_intro = "Kenmerken:"
definition_notes = ["Ook online."]
approach_title = "Hoe?"
aims_intro = "Doelen:"
aims = ["Rust"]
remarks = ["NB"]
tasks_title = "Wie?"
flow_title = "Schema"

[[features]]
id = "intent"
text = "Met opzet"

[role_labels]
victim = "slachtoffer"
perpetrator = "dader"
follower = "meeloper"
witness = "getuige"
reporter = "melder"

[actor_labels]
mentor = "mentor"

[intake]
id = "0"
kind = "signal"
title = "Signaal"
short_title = "Signaal"
sentence = "Meld het."
actors = { same_class = "mentor", different_classes = "mentor", unknown = "mentor" }
needs = [{ need = "required" }]

[[phases]]
id = "1"
title = "Eerst"
short_title = "Fase 1"
intro = { same_class = "A", different_classes = "B", unknown = "C" }
remarks = { unknown = "D" }
duties = ["Kijk."]
flow = { signals = "Signaal", actor = "Mentor", actions = ["Bellen"] }

[[phases.steps]]
id = "1a"
kind = "parents"
title = "Ouders"
short_title = "Ouders"
sentence = "Bel."
actors = { same_class = "mentor", different_classes = "mentor", unknown = "mentor" }
per = "parent"
needs = [{ need = "optional", when = ["first_round"], remark = "kan" }, { need = "required" }]
ways = [{ way = "phone", when = ["same_class"], sentence = "Bel." }, { way = "visit", sentence = "Kom." }]

[[phases.steps]]
id = "1b"
kind = "logbook_note"
title = "Notitie"
short_title = "Notitie"
sentence = "Schrijf."
actors = { same_class = "mentor", different_classes = "mentor", unknown = "mentor" }
needs = [{ need = "required" }]
magister = "logbook"
note_title = "Stap {n}"
options = ["kort", "lang"]

[[phases]]
id = "2"
title = "Daarna"
short_title = "Fase 2"
intro = { same_class = "A", different_classes = "B", unknown = "C" }
flow = { signals = "Signaal", actor = "Mentor", actions = ["Melden"] }

[[phases.steps]]
id = "2a"
kind = "authorities"
title = "Melden"
short_title = "Melden"
sentence = "Meld."
actors = { same_class = "mentor", different_classes = "mentor", unknown = "mentor" }
needs = [{ need = "required", when = ["harder_sanction"] }]
also_in = ["1"]
"""


def error_after(old: str, new: str) -> ProtocolFileError:
    """The error that the small protocol gives when the first `old` in it is replaced by `new`."""
    assert old in SMALL
    with pytest.raises(ProtocolFileError) as caught:
        parse_protocol(SMALL.replace(old, new, 1), "klein.toml")
    return caught.value


def test_a_small_protocol_is_read_whole() -> None:
    protocol = parse_protocol(SMALL, "klein.toml")
    assert [step.id for step in protocol.steps_of("1")] == ["1a", "1b", "2a"]
    assert protocol.step("0") is protocol.intake
    assert protocol.first_phase.duties == ("Kijk.",)
    assert protocol.phase("2").duties == ()
    assert protocol.phase("2").remark(Route.UNKNOWN) == ""
    assert protocol.first_phase.remark(Route.UNKNOWN) == "D"


def test_the_first_rule_whose_conditions_hold_decides() -> None:
    step = parse_protocol(SMALL).step("1a")
    first, later = step.need(frozenset({Condition.FIRST_ROUND, Condition.SAME_CLASS})), step.need(frozenset())
    assert first is not None
    assert later is not None
    assert (first.need, first.remark) == (Need.OPTIONAL, "kan")
    assert (later.need, later.remark) == (Need.REQUIRED, "")


def test_a_step_without_a_rule_that_holds_does_not_exist() -> None:
    assert parse_protocol(SMALL).step("2a").need(frozenset({Condition.FIRST_ROUND})) is None


def test_a_step_that_reaches_no_parents_has_no_way() -> None:
    assert parse_protocol(SMALL).step("1b").way(frozenset(Condition)) is None


def test_a_protocol_cannot_be_changed() -> None:
    protocol = parse_protocol(SMALL)
    with pytest.raises(TypeError):
        protocol.step("1a").actors[Route.UNKNOWN] = "iemand"  # type: ignore[index]


def test_two_readings_of_one_text_are_equal_and_can_be_keys() -> None:
    assert {parse_protocol(SMALL): "één"}[parse_protocol(SMALL)] == "één"


@pytest.mark.parametrize(
    ("old", "new", "where", "reason"),
    [
        ('id = "small"\n', "", "id", "ontbreekt"),
        ("flow_title", "flow_titel", "flow_title", "ontbreekt"),
        ('flow_title = "Schema"', 'flow_title = "Schema"\nlogo = "x"', "logo", "onbekend"),
        ('name = "Klein protocol"', 'name = "  "', "name", "leeg"),
        ('name = "Klein protocol"', "name = 3", "name", "tekst"),
        ('aims = ["Rust"]', "aims = []", "aims", "leeg"),
        ('aims = ["Rust"]', 'aims = ["Rust", ""]', "aims[1]", "leeg"),
        ('aims = ["Rust"]', 'aims = "Rust"', "aims", "lijst"),
        ("dated_on = 2026-09-01", 'dated_on = "2026-09-01"', "dated_on", "datum"),
        ("dated_on = 2026-09-01", "dated_on = 2026-09-01T10:00:00", "dated_on", "datum"),
        ('text = "Met opzet"', 'text = "Met opzet"\nscore = 1', "features[0].score", "onbekend"),
        ('witness = "getuige"\n', "", "role_labels.witness", "ontbreekt"),
        ('witness = "getuige"', 'witness = "getuige"\nbully = "x"', "role_labels.bully", "onbekend"),
        ('mentor = "mentor"', 'mentor = ""', "actor_labels.mentor", "leeg"),
        ('kind = "signal"', 'kind = "sein"', "intake.kind", "‘sein’ is onbekend"),
        ('[intake]\nid = "0"', '[intake]\nid = "0"\nalso_in = ["1"]', "intake.also_in[0]", "fase"),
        (', unknown = "C" }\nremarks', " }\nremarks", "phases[0].intro.unknown", "ontbreekt"),
        ('remarks = { unknown = "D" }', 'remarks = { elders = "D" }', "phases[0].remarks.elders", "onbekend"),
        ('actor = "Mentor", ', "", "phases[0].flow.actor", "ontbreekt"),
        ("flow = { signals", "flow = { wie = 1, signals", "phases[0].flow.wie", "onbekend"),
        ('[[phases]]\nid = "2"', '[[phases]]\nid = "1"', "phases[1].id", "twee keer"),
        ('short_title = "Fase 2"', 'short_title = "Fase 2"\nkleur = "rood"', "phases[1].kleur", "onbekend"),
        ('id = "1b"', 'id = "1a"', "phases[0].steps[1].id", "twee keer"),
        ('id = "2a"', 'id = "1a"', "phases[1].steps[0].id", "twee keer"),
        ('id = "1a"', 'id = "0"', "phases[0].steps[0].id", "twee keer"),
        ('per = "parent"', 'per = "docent"', "phases[0].steps[0].per", "onbekend"),
        ('per = "parent"', 'per = "parent"\nduur = 1', "phases[0].steps[0].duur", "onbekend"),
        ('["first_round"]', '["eerste"]', "phases[0].steps[0].needs[0].when[0]", "‘eerste’ is onbekend"),
        ('["first_round"]', "[]", "phases[0].steps[0].needs[0].when", "leeg"),
        ('when = ["first_round"], ', "", "phases[0].steps[0].needs[1]", "geldt nooit"),
        ('need = "optional"', 'need = "soms"', "phases[0].steps[0].needs[0].need", "onbekend"),
        ('remark = "kan"', 'remark = ""', "phases[0].steps[0].needs[0].remark", "leeg"),
        ('remark = "kan"', 'als = "kan"', "phases[0].steps[0].needs[0].als", "onbekend"),
        ('way = "phone"', 'way = "brief"', "phases[0].steps[0].ways[0].way", "onbekend"),
        (
            'when = ["same_class"], sentence = "Bel."',
            'when = ["same_class"]',
            "phases[0].steps[0].ways[0].sentence",
            "ontbreekt",
        ),
        (
            '"visit", sentence',
            '"visit", when = ["same_class"], sentence',
            "phases[0].steps[0].ways",
            "laatste",
        ),
        ('when = ["same_class"], sentence', "sentence", "phases[0].steps[0].ways", "laatste"),
        ('kind = "parents"', 'kind = "talks"', "phases[0].steps[0].ways", "soort parents"),
        ('magister = "logbook"', 'magister = "agenda"', "phases[0].steps[1].magister", "onbekend"),
        ('magister = "logbook"\n', "", "phases[0].steps[1].note_title", "alleen"),
        ('note_title = "Stap {n}"\n', "", "phases[0].steps[1].note_title", "titel nodig"),
        ("Stap {n}", "Stap 1", "phases[0].steps[1].note_title", "{n}"),
        ("Stap {n}", "Stap {n} van {m}", "phases[0].steps[1].note_title", "{n}"),
        ('also_in = ["1"]', 'also_in = ["3"]', "phases[1].steps[0].also_in[0]", "‘3’"),
        ('also_in = ["1"]', 'also_in = ["2"]', "phases[1].steps[0].also_in[0]", "‘2’"),
        ('also_in = ["1"]', 'also_in = ["1", "1"]', "phases[1].steps[0].also_in", "twee keer"),
        ('also_in = ["1"]', "actors_elsewhere = {}", "phases[1].steps[0].actors_elsewhere", "geen andere fase"),
        ('[actor_labels]\nmentor = "mentor"\n', "", "actor_labels", "ontbreekt"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(old: str, new: str, where: str, reason: str) -> None:
    error = error_after(old, new)
    assert error.where == f"klein.toml: {where}"
    assert reason in error.reason


ACTORS_OF_1A = 'sentence = "Bel."\nactors = { same_class = "mentor", different_classes = "mentor", unknown'


def test_a_step_needs_an_actor_for_every_route() -> None:
    error = error_after(ACTORS_OF_1A, ACTORS_OF_1A.replace('different_classes = "mentor", ', ""))
    assert error.where == "klein.toml: phases[0].steps[0].actors.different_classes"
    assert "ontbreekt" in error.reason


def test_an_actor_must_have_a_label() -> None:
    error = error_after(ACTORS_OF_1A, ACTORS_OF_1A.replace('same_class = "mentor"', 'same_class = "rector"'))
    assert error.where == "klein.toml: phases[0].steps[0].actors.same_class"
    assert error.reason == "‘rector’ staat niet in actor_labels"


def test_a_step_for_parents_says_how_they_are_reached() -> None:
    error = error_after(SMALL[SMALL.index("ways =") : SMALL.index('[[phases.steps]]\nid = "1b"')], "")
    assert error.where == "klein.toml: phases[0].steps[0].ways"
    assert "ontbreekt" in error.reason


def test_something_else_than_a_table_is_refused() -> None:
    text = SMALL.replace('flow_title = "Schema"', 'flow_title = "Schema"\nintake = "0"').replace(
        "[intake]", "[intake_of_later]"
    )
    with pytest.raises(ProtocolFileError, match="tabel") as caught:
        parse_protocol(text, "klein.toml")
    assert caught.value.where == "klein.toml: intake"


def test_a_text_that_is_no_toml_is_named_with_its_line() -> None:
    error = error_after('name = "Klein protocol"', 'name = "Klein protocol')
    assert error.where == "klein.toml"
    assert "geen geldige TOML" in error.reason
    assert "line 3" in error.reason


def test_an_unknown_word_comes_with_the_words_to_choose_from() -> None:
    error = error_after('per = "parent"', 'per = "docent"')
    assert error.reason == "‘docent’ is onbekend; kies uit none, pupil, parent"


def test_the_sentence_for_the_user_names_file_and_reason_and_what_was_kept() -> None:
    assert str(error_after('id = "small"\n', "")) == (
        "Het protocolbestand klopt niet (klein.toml: id): deze sleutel ontbreekt. Er is niets gewijzigd."
    )
