"""Named spans: the gazetteer and the recogniser, reconciled."""

import pytest

from kg.extract.names import named_spans
from tests.unit.extract.parses import LEXICON, ONTOLOGY, doc_of, world


def names(block: str, *ents):
    doc = doc_of(block, ents=ents)
    found = named_spans(doc, world(), LEXICON, ONTOLOGY)
    return [(doc[n.start : n.end].text, n.kind, n.how) for n in found]


VISIT = """
    {}      = PROPN NNP nsubj came
    came come VERB  VBD ROOT  -
    to      = ADP   IN  prep  came
    {}      = PROPN NNP pobj  to
"""


def test_the_gazetteer_wins_over_the_recogniser():
    assert names(VISIT.format("Norvik", "Oda"), (0, 1, "PERSON")) == [
        ("Norvik", "State", "name"),
        ("Oda", "State", "capital"),
    ]


def test_a_capital_keeps_the_place_of_its_name():
    doc = doc_of(VISIT.format("Velnor", "Oda"))
    (oda,) = named_spans(doc, world(), LEXICON, ONTOLOGY)
    assert (oda.known, oda.place) == (("Norvik",), "OdaCity")


def test_the_recogniser_alone_gives_the_kind_of_its_label():
    assert names(VISIT.format("Velnor", "Klom"), (0, 1, "ORG"), (3, 4, "GPE")) == [
        ("Velnor", "Organization", "found"),
        ("Klom", "Place", "found"),
    ]


@pytest.mark.parametrize(("ents", "want"), [((), []), (((0, 1, "ORG"),), ["name"])])
def test_a_careful_form_counts_only_where_the_recogniser_sees_a_name(ents, want):
    assert [
        how for text, _, how in names(VISIT.format("OP", "town"), *ents) if text == "OP"
    ] == want


@pytest.mark.parametrize(
    ("after", "want"), [("compound Klom", "Tomas Klom"), ("appos came", "Tomas")]
)
def test_a_person_has_a_second_name_where_the_parser_joins_them(after, want):
    block = f"""
        Tomas = PROPN NNP {after}
        Klom  = PROPN NNP nsubj came
        came come VERB VBD ROOT -
    """
    assert names(block, (0, 1, "PERSON"))[0][0] == want


@pytest.mark.parametrize(
    ("dep", "label", "found"),
    [
        ("nsubj left", "PERSON", True),
        ("compound left", "PERSON", False),
        ("nsubj left", "ORG", False),
    ],
)
def test_a_surname_is_known_again(dep, label, found):
    block = f"""
        Tomas = PROPN NNP compound Klom
        Klom  = PROPN NNP nsubj came
        came come VERB VBD ROOT -
        Klom  = PROPN NNP {dep}
        left leave VERB VBD ROOT -
    """
    assert (("Klom", "Person", "found") in names(block, (0, 2, label))) == found


@pytest.mark.parametrize(("last", "found"), [("Act", []), ("Works", ["Velnor Works"])])
def test_the_name_of_a_text_is_nobodys(last, found):
    block = f"""
        Velnor = PROPN NNP compound {last}
        {last} = PROPN NNP nsubj came
        came come VERB VBD ROOT -
    """
    assert [it[0] for it in names(block, (0, 2, "ORG"))] == found


def test_a_sum_is_no_part_of_a_name():
    block = """
        Velnor =    PROPN NNP nsubj came
        €      =    SYM   $   nmod  4m
        4m     =    NUM   CD  appos Velnor
        came   come VERB  VBD ROOT  -
    """
    assert names(block, (0, 3, "ORG")) == [("Velnor", "Organization", "found")]


@pytest.mark.parametrize(
    ("noun", "kind"), [("carmaker", "Company"), ("charity", "NGO"), ("mayor", "Place")]
)
def test_the_noun_before_a_name_tells_what_body_it_is(noun, kind):
    block = f"""
        {noun} =    NOUN  NN  compound Velnor
        Velnor =    PROPN NNP nsubj    came
        came   come VERB  VBD ROOT     -
    """
    assert [it[1] for it in names(block, (1, 2, "GPE")) if it[0] == "Velnor"] == [kind]


def test_a_part_of_a_country_is_a_place_and_not_the_country():
    block = """
        troops  troop NOUN  NNS nsubj came
        came    come  VERB  VBD ROOT  -
        to      =     ADP   IN  prep  came
        {}      =     ADJ   JJ  amod  Norvik
        Norvik  =     PROPN NNP pobj  to
    """
    assert names(block.format("eastern")) == [("eastern Norvik", "Place", "found")]
    assert names(block.format("sunny")) == [("Norvik", "State", "name")]


def test_a_number_or_a_verb_of_a_names_form_is_no_name():
    assert names(VISIT.format("Oda", "town"), (0, 1, "DATE")) == []
    assert names("Oda = VERB VB ROOT -") == []
    assert names("Oda = PROPN NNP ROOT -") == [("Oda", "State", "capital")]


def test_a_name_found_once_is_that_name_everywhere():
    block = """
        Mina    =    PROPN NNP compound Torvald
        Torvald  =    PROPN NNP nsubj    spoke
        spoke   speak VERB VBD ROOT     -
        Mina    =    PROPN NNP compound Torvald
        Torvald  =    PROPN NNP nsubj    left
        left    leave VERB VBD ROOT     -
    """
    person = ("Mina Torvald", "Person", "found")
    assert names(block, (0, 2, "PERSON")) == [person, person]
    assert names(block) == []


def test_a_surname_that_the_recogniser_saw_is_made_whole():
    block = """
        {}      =    PROPN NNP compound Torvald
        Torvald  =    PROPN NNP nsubj    spoke
        spoke   speak VERB VBD ROOT     -
    """
    assert names(block.format("Mina"), (1, 2, "PERSON")) == [("Mina Torvald", "Person", "found")]
    assert names(block.format("Minister"), (1, 2, "PERSON")) == [("Torvald", "Person", "found")]


def test_a_longer_name_swallows_a_known_one_word_but_not_a_known_long_name():
    block = """
        {}     =     PROPN NNP compound {}
        {}     =     PROPN NNP compound Choir
        Choir  =     PROPN NNP nsubj    sang
        sang   sing  VERB  VBD ROOT     -
    """
    longer = names(block.format("Norvik", "Boys", "Boys"), (0, 3, "ORG"))
    assert longer == [("Norvik Boys Choir", "Organization", "found")]
    known = names(block.format("Farm", "Council", "Council"), (0, 3, "ORG"))
    assert known == [("Farm Council", "Organization", "name")]


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("Inc", "Company"),
        ("Ministry", "Ministry"),
        ("Army", "ArmedForces"),
        ("Klom", "Organization"),
    ],
)
def test_a_word_in_a_bodys_name_tells_its_kind(last, kind):
    block = f"""
        Velnor =     PROPN NNP compound {last}
        {last} =     PROPN NNP nsubj    sang
        sang   sing  VERB  VBD ROOT     -
    """
    assert names(block, (0, 2, "ORG"))[0][1] == kind


def test_articles_and_possessives_are_no_part_of_a_name():
    block = """
        the    =     DET   DT  det  Velnor
        Velnor =     PROPN NNP poss plan
        's     =     PART  POS case Velnor
        plan   =     NOUN  NN  ROOT -
    """
    assert names(block, (0, 3, "ORG")) == [("Velnor", "Organization", "found")]


@pytest.mark.parametrize(
    ("word", "kind", "how"),
    [("in", "Place", "name"), ("near", "Place", "name"), ("to", "State", "capital")],
)
def test_a_capital_after_in_is_the_city(word, kind, how):
    block = f"""
        all    = PRON  DT  nsubj came
        came   come VERB VBD ROOT -
        {word} = ADP   IN  prep  came
        Oda    = PROPN NNP pobj  {word}
    """
    assert names(block) == [("Oda", kind, how)]


def test_a_capital_after_in_keeps_the_id_of_the_city():
    doc = doc_of("in = ADP IN prep Oda\nOda = PROPN NNP pobj in\ncame = VERB VBD ROOT -")
    (oda,) = named_spans(doc, world(), LEXICON, ONTOLOGY)
    assert oda.known == ("OdaCity",)


@pytest.mark.parametrize(
    ("opening", "found"), [("(", ["Mina Torvald"]), ("and", ["Mina Torvald", "Мина Торвальд"])]
)
def test_a_name_in_brackets_in_another_script_is_no_other_name(opening, found):
    block = f"""
        Mina      =    PROPN NNP compound Torvald
        Torvald   =    PROPN NNP nsubj    came
        {opening} =    PUNCT CC  punct    Torvald
        Мина      =    PROPN NNP compound Торвальд
        Торвальд  =    PROPN NNP appos    Torvald
        )         =    PUNCT CC  punct    Torvald
        came      come VERB  VBD ROOT     -
    """
    assert [text for text, _, _ in names(block, (0, 2, "PERSON"), (3, 5, "PERSON"))] == found
