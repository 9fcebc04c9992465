from dataclasses import replace

import pytest

from kg.errors import DataError
from kg.events import Event, event, read, rules
from kg.model import MODALITIES, POLARITIES, ActorId, Quote
from tests.unit.graphs import FACT


def told(said="Arvania has long known Borland.", trigger="known", **changes):
    """A statement of Arvania about Borland in these words."""
    at = said.index(trigger)
    return replace(
        FACT,
        sentence=Quote(0, len(said), said),
        subject_mention=Quote.cut(said, 0, len("Arvania")),
        trigger=Quote.cut(said, at, at + len(trigger)),
        wording=trigger,
        **changes,
    )


def code(ontology, name, *words, **changes):
    found = event(told(*words, relation=name, **changes), ontology.relation(name))
    return found and " ".join(filter(None, (found.plover, found.cameo, found.mode)))


@pytest.mark.parametrize("modality", ["asserted", "reported", "alleged"])
def test_what_is_done_has_the_relations_own_code(ontology, modality):
    own = ontology.relation("visits")
    assert event(told(relation="visits", modality=modality), own) == Event(
        "CONSULT", "042", "visit", 1, 4.0, "done"
    )


@pytest.mark.parametrize("modality", ["attempted", "considered", "hypothetical"])
@pytest.mark.parametrize("name", ["attacks", "aids", "rejects"])
def test_what_is_not_done_has_none(ontology, modality, name):
    assert code(ontology, name, modality=modality) is None


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("aids", "AGREE 033"),
        ("meets", "AGREE 036"),
        ("mediatesFor", "AGREE 039"),
        ("releases", "AGREE 0353"),
        ("agreesWith", "AGREE 030"),
        ("requests", "REQUEST 10"),
        ("attacks", "THREATEN 138 violence"),
        ("besieges", "THREATEN 1381 restrict"),
        ("sanctions", "THREATEN 131 relations"),
        ("memberOf", None),
    ],
)
def test_a_plan_is_coded_by_what_it_is_a_plan_of(ontology, name, wanted):
    assert code(ontology, name, modality="planned") == wanted


def test_a_threat_is_told_from_a_thought_by_its_words(ontology):
    threat = ("Arvania threatened to shell Borland.", "shell")
    thought = ("Arvania weighed whether to shell Borland.", "shell")
    assert code(ontology, "attacks", *threat, modality="considered") == "THREATEN 138 violence"
    assert code(ontology, "attacks", *thought, modality="considered") is None
    assert code(ontology, "aids", *threat, modality="considered") is None


@pytest.mark.parametrize(
    ("name", "said", "trigger", "wanted"),
    [
        ("aids", "Arvania refused to arm Borland.", "arm", "REJECT 122 assist"),
        ("meets", "Arvania has not met Borland.", "met", "REJECT 125 meet"),
        ("aids", "Arvania halted aid to Borland.", "aid", "SANCTION 162 discontinue"),
        (
            "negotiatesWith",
            "Arvania broke off talks with Borland.",
            "talks",
            "SANCTION 164 withdraw",
        ),
        ("supports", "Arvania no longer backs Borland.", "backs", "SANCTION 160 discontinue"),
        ("supports", "Arvania declined to back Borland.", "back", "REJECT 120"),
        ("supports", "Arvania does not back Borland.", "back", None),
        ("requests", "Arvania rejected calls on Borland.", "calls", "REJECT 120"),
        (
            "besieges",
            "Arvania lifted its blockade of Borland.",
            "blockade",
            "RETREAT 0872 withdraw",
        ),
        ("attacks", "Arvania did not attack Borland.", "attack", None),
        ("accuses", "Arvania never blamed Borland.", "blamed", None),
    ],
)
def test_what_is_refused_and_what_is_ended_are_told_by_the_words_before_the_act(
    ontology, name, said, trigger, wanted
):
    assert code(ontology, name, said, trigger, polarity="negative") == wanted


def test_words_after_the_act_do_not_count(ontology):
    said = "Arvania does not back Borland, which halted its trains."
    assert code(ontology, "supports", said, "back", polarity="negative") is None


def test_a_denial_is_no_event(ontology):
    denied = {"polarity": "negative", "modality": "reported", "attribution_verb": "deny"}
    assert code(ontology, "meets", speaker=FACT.subject, **denied) is None


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"speaker": ActorId("DairyUnion"), "attribution_verb": "accuse"}, "an accusation"),
        ({"speaker": ActorId("DairyUnion"), "attribution_verb": "claim"}, "done"),
        ({"speaker": FACT.subject, "attribution_verb": "accuse"}, "done"),
        ({"speaker": None, "attribution_verb": None}, "done"),
    ],
)
def test_an_alleged_act_is_an_accusation_where_somebody_accuses(ontology, changes, rule):
    found = event(
        told(relation="attacks", modality="alleged", **changes), ontology.relation("attacks")
    )
    assert found is not None
    assert found.rule == rule
    if rule == "an accusation":
        assert (found.plover, found.source, found.target) == ("ACCUSE", "speaker", "subject")


def test_every_rule_is_used_and_every_code_has_its_class(ontology):
    used = set()
    words = ["knew", "refused to know", "no longer knew", "threatened to know"]
    for relation in ontology.relations.values():
        for polarity in POLARITIES:
            for modality in MODALITIES:
                for verb in ("accuse", "deny", None):
                    for said in words:
                        it = told(
                            f"Arvania {said} Borland.",
                            said.split()[-1],
                            polarity=polarity,
                            modality=modality,
                            speaker=ActorId("DairyUnion"),
                            attribution_verb=verb,
                        )
                        found = event(it, relation)
                        assert found is None or found.quad in {1, 2, 3, 4}
                        used.add(found and found.rule)
    assert used >= {rule.name for rule in rules() if rule.own or rule.codes}


GOOD = """
[said]
ended = ["no longer"]
[type]
REJECT = { quad = 3, score = -2.0 }
[[rule]]
name = "refused"
polarity = ["negative"]
modality = ["asserted"]
said = "ended"
codes = { "" = "REJECT 120" }
"""


def test_a_small_file_is_read(tmp_path):
    path = tmp_path / "events.toml"
    path.write_text(GOOD, encoding="utf-8")
    (rule,) = read(path)
    assert rule.codes[""] == Event("REJECT", "120", None, 3, -2.0, "refused")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[said]", "[said", "not TOML"),
        ("[said]", "[sayd]", "'sayd' is none of: attribution, rule, said, type @ "),
        ('said = "ended"', 'said = "halted"', "'halted' is none of: ended @ $.rule[0].said"),
        ('["asserted"]', '["asserts"]', "'asserts' is none of"),
        ('["negative"]', '["no"]', "'no' is none of: negative, positive"),
        ("REJECT 120", "REJECT", 'wants "TYPE CAMEO mode"'),
        ("REJECT 120", "REFUSE 120", "'REFUSE' is none of: REJECT"),
        ('codes = { "" = "REJECT 120" }', "", "one of `own = true`"),
        ('said = "ended"', "own = true", "one of `own = true`"),
        ("quad = 3, ", "", "wants `quad`, 1 to 4, and `score`"),
        ('said = "ended"', 'source = "nobody"', "'nobody' is none of"),
        ('said = "ended"', 'colour = "red"', "'colour' is none of"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_place(tmp_path, old, new, problem):
    path = tmp_path / "events.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        read(path)
    assert problem in str(raised.value)
