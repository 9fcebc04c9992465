"""Patterns of words over the grammar, with senses of our own."""

from types import MappingProxyType
from typing import Any

import pytest
from spacy.tokens import Token

from kg.extract.match import VerbMatch, verb_matches
from kg.lexicon import Lexicon, Sense
from tests.unit.extract.parses import LEXICON, doc_of, texts, token

SYMMETRIC = frozenset({"meets", "talksWith"})


def sense(relation: str | None, pattern: str, **more: Any) -> Sense:
    lemma, *rest = pattern.split()
    return Sense(relation, "verb", lemma, tuple(tuple(w.split("|")) for w in rest), **more)


def lexicon(*senses: Sense) -> Lexicon:
    table: dict[str, list[Sense]] = {}
    for each in sorted(senses, key=lambda s: -s.size):
        table.setdefault(each.lemma, []).append(each)
    verbs = {lemma: tuple(found) for lemma, found in table.items()}
    return Lexicon(
        MappingProxyType({"verb": verbs, "noun": {}}),
        (),
        LEXICON.cues,
        {},
        {},
        {},
        LEXICON.confidence,
    )


def matches(verb: Token, *senses: Sense) -> list[VerbMatch]:
    return verb_matches(verb, lexicon(*senses), SYMMETRIC)


def found(verb: Token, *senses: Sense) -> list[tuple[str | None, list[str], list[str]]]:
    return [(m.sense.relation, texts(m.subjects), texts(m.objects)) for m in matches(verb, *senses)]


PARTICLE = doc_of("""
    Norvik  =    PROPN NNP nsubj propped
    propped prop VERB  VBD ROOT  -
    up      =    ADP   RP  prt   propped
    Velnor  =    PROPN NNP dobj  propped
""")
PREPOSITION = doc_of("""
    Norvik   =    PROPN NNP nsubj sided
    sided    side VERB  VBD ROOT  -
    with     =    ADP   IN  prep  sided
    Borduria =    PROPN NNP pobj  with
""")
STAR = doc_of("""
    Norvik =    PROPN NNP nsubj kept
    kept   keep VERB  VBD ROOT  -
    Velnor =    PROPN NNP dobj  kept
    afloat =    ADV   RB  oprd  kept
""")
ON_OBJECT = doc_of("""
    Norvik   =        PROPN NNP nsubj withdrew
    withdrew withdraw VERB  VBD ROOT  -
    troops   troop    NOUN  NNS dobj  withdrew
    from     =        ADP   IN  prep  troops
    Borduria =        PROPN NNP pobj  from
""")


def test_a_particle_is_a_word_of_the_pattern_and_its_object_the_direct_one():
    assert found(PARTICLE[1], sense("backs", "prop up")) == [("backs", ["Norvik"], ["Velnor"])]
    assert found(PARTICLE[1], sense("backs", "prop down")) == []


def test_the_object_is_what_the_last_preposition_governs():
    assert found(PREPOSITION[1], sense("backs", "side with")) == [
        ("backs", ["Norvik"], ["Borduria"])
    ]


def test_a_star_stands_for_the_direct_object():
    assert found(STAR[1], sense("backs", "keep * afloat")) == [("backs", ["Norvik"], ["Velnor"])]
    assert found(STAR[1], sense("backs", "keep * awake")) == []


def test_a_star_finds_the_object_that_the_parser_took_into_the_complement():
    doc = doc_of("""
        Norvik =    PROPN NNP nsubj    kept
        kept   keep VERB  VBD ROOT     -
        Velnor =    PROPN NNP compound afloat
        afloat =    NOUN  NN  dobj     kept
    """)
    assert found(doc[1], sense("backs", "keep * afloat")) == [("backs", ["Norvik"], ["Velnor"])]


def test_a_preposition_may_hang_on_the_object():
    assert found(ON_OBJECT[1], sense("leaves", "withdraw from")) == [
        ("leaves", ["Norvik"], ["Borduria"])
    ]


def test_an_optional_word_may_be_missing():
    assert [m[0] for m in found(STAR[1], sense("has", "keep with|"))] == ["has"]
    assert found(STAR[1], sense("has", "keep with")) == []


def test_the_longest_pattern_comes_first_and_an_idiom_hides_what_is_no_longer():
    short, long = sense("has", "keep"), sense("backs", "keep * afloat")
    assert [m[0] for m in found(STAR[1], short, long)] == ["backs", "has"]
    assert found(STAR[1], short, sense(None, "keep afloat")) == []
    assert found(STAR[1], sense("has", "keep afloat"), sense(None, "keep afloat")) == []
    assert [m[0] for m in found(STAR[1], long, sense(None, "keep afloat"))] == ["backs"]


def test_a_preposition_before_a_date_is_no_word_of_a_pattern():
    block = """
        Norvik =    PROPN NNP nsubj fired
        fired  fire VERB  VBD ROOT  -
        on     =    ADP   IN  prep  fired
        Monday =    PROPN NNP pobj  on
    """
    pattern = sense("attacks", "fire on")
    assert found(doc_of(block)[1], pattern) != []
    assert found(doc_of(block, ents=((3, 4, "DATE"),))[1], pattern) == []


# ------------------------------------------------------------------ roles
GAVE = doc_of("""
    Norvik   =    PROPN NNP nsubj  gave
    gave     give VERB  VBD ROOT   -
    rebels   rebel NOUN NNS dative gave
    deadline =    NOUN  NN  dobj   gave
    from     =    ADP   IN  prep   gave
    Oda      =    PROPN NNP pobj   from
""")


@pytest.mark.parametrize(
    ("role", "objects"),
    [
        ("", ["rebels", "deadline"][1:]),
        ("dative", ["rebels"]),
        ("from", ["Oda"]),
        ("agent", ["Norvik"]),
        ("patient", ["deadline"]),
    ],
)
def test_the_object_is_of_the_role_that_the_sense_asks_for(role, objects):
    assert found(GAVE[1], sense("asks", "give", object=role)) == [("asks", ["Norvik"], objects)]


def test_inner_is_whom_the_threatened_act_hits():
    doc = doc_of("""
        Norvik     =        PROPN NNP nsubj threatened
        threatened threaten VERB  VBD ROOT  -
        to         =        PART  TO  aux   sue
        sue        =        VERB  VB  xcomp threatened
        Velnor     =        PROPN NNP dobj  sue
    """)
    assert found(doc[1], sense("threatens", "threaten", object="inner")) == [
        ("threatens", ["Norvik"], ["Velnor"])
    ]


def test_a_role_may_turn_the_ends_round():
    turned = sense("backs", "draw support from", subject="from", object="agent")
    doc = doc_of("""
        Velnor  =       PROPN NNP nsubj drew
        drew    draw    VERB  VBD ROOT  -
        support =       NOUN  NN  dobj  drew
        from    =       ADP   IN  prep  support
        Norvik  =       PROPN NNP pobj  from
    """)
    assert found(doc[1], turned) == [("backs", ["Norvik"], ["Velnor"])]


def test_a_passive_with_a_preposition_links_its_subject():
    doc = doc_of("""
        Velnor =    PROPN NNP nsubjpass linked
        is     be   AUX   VBZ auxpass   linked
        linked link VERB  VBN ROOT      -
        to     =    ADP   IN  prep      linked
        Norvik =    PROPN NNP pobj      to
    """)
    assert found(doc[2], sense("alliedWith", "link to")) == [("alliedWith", ["Velnor"], ["Norvik"])]


def test_a_stranded_preposition_has_the_antecedent_as_its_object():
    doc = doc_of("""
        envoy  =    NOUN  NN  ROOT  -
        Norvik =    PROPN NNP nsubj met
        met    meet VERB  VBD relcl envoy
        with   =    ADP   IN  prep  met
    """)
    assert found(doc[2], sense("meets", "meet with")) == [("meets", ["Norvik"], ["envoy"])]


# ------------------------------------------------------------------ each other
def mutual(prep: str, relation: str = "talksWith", pattern: str = "negotiate with") -> list[bool]:
    doc = doc_of(f"""
        Norvik     =         PROPN NNP nsubj negotiated
        and        =         CCONJ CC  cc    Norvik
        Borduria   =         PROPN NNP conj  Norvik
        negotiated negotiate VERB  VBD ROOT  -
        {prep}     =         ADP   IN  prep  negotiated
        years      year      NOUN  NNS pobj  {prep}
    """)
    return [m.mutual for m in matches(doc[3], sense(relation, pattern))]


def test_a_symmetric_verb_may_lack_its_partner():
    assert mutual("over") == [True]


def test_who_acts_for_or_at_something_does_not_act_on_each_other():
    assert mutual("for") == [False]
    assert mutual("for", relation="meets") == [True]


def test_only_symmetric_relations_may_lack_their_partner():
    assert mutual("over", relation="backs") == []


def test_a_partner_that_is_there_is_the_object():
    (match,) = matches(token(PREPOSITION, "sided"), sense("talksWith", "side with"))
    assert not match.mutual


def test_a_preposition_has_one_form_and_a_noun_has_several():
    doc = doc_of("""
        Norvik    =      PROPN NNP nsubj acted
        acted     act    VERB  VBD ROOT  -
        according accord VERB  VBG prep  acted
        plans     plan   NOUN  NNS dobj  acted
    """)
    assert found(doc[1], sense("backs", "act accord")) == []
    assert [m[0] for m in found(doc[1], sense("backs", "act according"))] == ["backs"]
    assert [m[0] for m in found(doc[1], sense("backs", "act plan"))] == ["backs"]
