"""Each sieve by itself: what it joins, and that it is that sieve which does."""

import pytest

from kg.errors import UnknownName
from kg.extract.rules import Rules
from kg.extract.sieves import SIEVES, chains_of
from tests.unit.extract.parses import (
    ONTOLOGY,
    chains_in,
    doc_of,
    joined,
    mentions_of,
    noun,
    sentence,
    the,
)

PERSON, ORG, GPE = "PERSON", "ORG", "GPE"


CASES = {
    "same name": (
        sentence("Velnor") + sentence("Velnor"),
        ((0, 1, ORG), (3, 4, ORG)),
        ["Velnor", "Velnor"],
    ),
    "ambiguous name": (
        sentence("Ada", "Berg") + sentence("Berg"),
        (),
        ["Ada Berg", "Berg"],
    ),
    "surname": (
        sentence("Mina", "Torvald") + sentence("Torvald"),
        ((0, 2, PERSON), (4, 5, ORG)),
        ["Mina Torvald", "Torvald"],
    ),
    "first name": (
        sentence("Mina", "Torvald") + sentence('" = PUNCT `` punct came', "Mina"),
        ((0, 2, PERSON), (5, 6, PERSON)),
        ["Mina Torvald", "Mina"],
    ),
    "acronym": (
        sentence("Velnor", "Ice", "League") + sentence("VIL"),
        ((0, 3, ORG), (5, 6, ORG)),
        ["Velnor Ice League", "VIL"],
    ),
    "short name": (
        sentence("Velnor", "Ice", "Works") + sentence("Velnor"),
        ((0, 3, ORG), (5, 6, ORG)),
        ["Velnor Ice Works", "Velnor"],
    ),
    "same description": (
        sentence("armed = ADJ JJ amod rebels", noun("rebels", "rebel", "NNS"))
        + sentence(the("insurgents"), noun("insurgents", "insurgent", "NNS")),
        (),
        ["armed rebels", "insurgents"],
    ),
    "class noun": (
        sentence("Velnor", "Ice", "Works") + sentence(the("group"), noun("group", "group")),
        ((0, 3, ORG),),
        ["Velnor Ice Works", "group"],
    ),
    "local name": (
        sentence("Tomas", "Klim") + sentence("Klim"),
        ((0, 2, PERSON),),
        ["Tomas Klim", "Klim"],
    ),
    "title holder": (
        sentence("Mayor", "Torvald") + sentence(noun("mayor", "mayor")),
        ((1, 2, PERSON),),
        ["Torvald", "mayor"],
    ),
    "pronoun": (
        sentence("Mina", "Torvald") + sentence("She she PRON PRP nsubj came"),
        ((0, 2, PERSON),),
        ["Mina Torvald", "She"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_sieve_joins_what_without_it_stays_apart(name):
    block, ents, chain = CASES[name]
    doc = doc_of(block, ents=ents)
    assert joined(doc) == [chain]
    assert joined(doc, name) == []


APPOSITION = """
    Mina      =         PROPN NNP compound Torvald
    Torvald    =         PROPN NNP nsubj    came
    ,         =         PUNCT ,   punct    Torvald
    a         =         DET   DT  det      farmer
    farmer    =         NOUN  NN  appos    Torvald
    came      come      VERB  VBD ROOT     -
"""


def test_an_apposition_is_the_name_that_it_stands_beside():
    doc = doc_of(APPOSITION, ents=((0, 2, PERSON),))
    assert joined(doc) == [["Mina Torvald", "farmer"]]
    assert joined(doc, "apposition") == []


def test_an_apposition_of_another_kind_is_somebody_else():
    block = APPOSITION.replace("farmer", "army").replace("Mina ", "Ada ").replace("Torvald", "Berg")
    assert joined(doc_of(block)) == []
    assert joined(doc_of(block.replace("army", "farmer"))) == [["Ada Berg", "farmer"]]


def government(*countries: str) -> str:
    return "".join(sentence(country) for country in countries) + sentence(
        the("government"), noun("government", "government")
    )


@pytest.mark.parametrize(
    ("countries", "without", "name"),
    [
        (("Norvik",), (), "Norvikian government"),
        (("Norvik",), ("home country",), "government"),
        (("Norvik", "Borduria"), (), "government"),
        (("Norvik", "Norvik", "Borduria"), (), "Norvikian government"),
    ],
)
def test_the_government_is_the_home_countrys(countries, without, name):
    doc = doc_of(government(*countries))
    chains = chains_of(doc, mentions_of(doc), ONTOLOGY, without=frozenset(without))
    assert name in [chains.best(entity).name for entity in chains.entities()]


def test_the_home_country_is_named_at_the_start():
    filler = sentence(noun("rain", "rain"))
    late = doc_of(filler + filler + government("Norvik"))
    early = doc_of(filler + government("Norvik"))
    for doc, name in ((late, "government"), (early, "Norvikian government")):
        chains = chains_in(doc)
        assert name in [chains.best(entity).name for entity in chains.entities()]


@pytest.mark.parametrize(
    ("without", "kind"), [((), "Company"), (("settled kind", "kind settled again"), "Person")]
)
def test_a_name_is_of_the_kind_that_the_article_shows(without, kind):
    doc = doc_of(sentence("Klom", "Inc"), ents=((0, 2, PERSON),))
    chains = chains_of(doc, mentions_of(doc), ONTOLOGY, without=frozenset(without))
    (entity,) = chains.entities()
    assert chains.kind(entity) == kind


@pytest.mark.parametrize(("without", "members"), [((), ["Norvik", "Borduria"]), (("members",), [])])
def test_a_plural_has_the_named_ones_that_it_means_as_its_members(without, members):
    both = sentence("both = DET DT det countries", noun("countries", "country", "NNS"))
    doc = doc_of(sentence("Norvik") + sentence("Borduria") + both)
    chains = chains_of(doc, mentions_of(doc), ONTOLOGY, without=frozenset(without))
    plural = next(entity for entity in chains.entities() if entity.first.plural)
    assert sorted(c.name for c in plural.members) == sorted(members)


def test_every_sieve_has_a_test_here():
    others = {"apposition", "home country", "settled kind", "kind settled again", "members"}
    assert set(CASES) | others == set(SIEVES)


def test_no_sieve_of_that_name_can_be_left_out():
    with pytest.raises(UnknownName, match="pronouns"):
        Rules(without=frozenset({"pronouns"}))


# ------------------------------------------------------------------ what must stay apart
def test_an_ambiguous_name_that_nothing_settles_is_nobody_known():
    doc = doc_of(sentence("Berg"), ents=((0, 1, PERSON),))
    chains = chains_in(doc)
    (entity,) = chains.entities()
    assert (entity.first.known, entity.first.name) == ((), "Berg")


def test_the_country_of_the_article_settles_an_ambiguous_name():
    doc = doc_of(sentence("Borduria") + sentence("Berg"))
    names = [chains_in(doc).best(entity).name for entity in chains_in(doc).entities()]
    assert names == ["Borduria", "Tom Berg"]


def greens(*sentences: str) -> str:
    """What "Greens" are called after sentences about others."""
    chains = chains_in(doc_of("".join(map(sentence, (*sentences, "Greens")))))
    return chains.best(chains.entities()[-1]).name


def test_a_party_is_that_of_the_country_whichever_way_it_is_named():
    assert greens("Norvik") == "Norvik Green Party"
    assert greens("Borduria") == "Bordurian Greens"
    assert greens() == "Greens"


def test_of_two_countries_that_the_article_names_far_more_often():
    assert greens("Norvik", "Borduria") == "Greens"
    assert greens("Norvik", "Borduria", "Norvik", "Norvik") == "Norvik Green Party"


def test_a_surname_of_two_persons_is_neither():
    doc = doc_of(
        sentence("Mina", "Torvald") + sentence("Tomas", "Torvald") + sentence("Torvald"),
        ents=((0, 2, PERSON), (4, 6, PERSON), (8, 9, PERSON)),
    )
    assert joined(doc) == []


@pytest.mark.parametrize(("preposition", "joins"), [("in", False), ("for", True)])
def test_the_courier_of_a_town_is_not_the_town(preposition, joins):
    worked = f"{preposition} = ADP IN prep came\n Velnor = PROPN NNP pobj {preposition}"
    somebody = sentence(noun("people", "people", "NNS")).replace(". =", f"{worked}\n . =")
    doc = doc_of(somebody + sentence("Velnor", "Daily", "Courier"), ents=((3, 4, ORG), (5, 8, ORG)))
    assert joined(doc) == ([["Velnor", "Velnor Daily Courier"]] if joins else [])


def test_one_rebel_is_a_new_one_each_time():
    one = sentence("a = DET DT det rebel", noun("rebel", "rebel"))
    assert joined(doc_of(one + one)) == []


def test_armies_of_two_countries_are_two():
    army = sentence("{0} = ADJ JJ amod army", noun("army", "army"))
    doc = doc_of(army.format("Norvikian") + army.format("Bordurian"))
    assert joined(doc) == []


def test_police_of_a_country_and_police_without_an_article_are_not_the_same():
    norvikian = sentence("Norvikian = ADJ JJ amod police", noun("police", "police", "NNS"))
    any_police = sentence(noun("police", "police", "NNS"))
    the_police = sentence(the("police"), noun("police", "police", "NNS"))
    assert joined(doc_of(norvikian + any_police)) == []
    assert joined(doc_of(norvikian + the_police)) == [["Norvikian police", "police"]]


def test_the_group_that_somebody_attacks_is_somebody_else():
    doc = doc_of(
        """
        Velnor   =      PROPN NNP nsubj attacked
        attacked attack VERB  VBD ROOT  -
        the      =      DET   DT  det   group
        group    =      NOUN  NN  dobj  attacked
    """,
        ents=((0, 1, ORG),),
    )
    assert joined(doc) == []


@pytest.mark.parametrize(
    ("pronoun", "chain"), [("he", []), ("she", [["Mina Torvald", "she"]]), ("they", []), ("it", [])]
)
def test_a_pronoun_agrees_in_gender_number_and_kind(pronoun, chain):
    block = sentence("Mina", "Torvald") + sentence(f"{pronoun} = PRON PRP nsubj came")
    assert joined(doc_of(block, ents=((0, 2, PERSON),))) == chain


def test_a_pronoun_goes_to_the_subject_before_the_object():
    doc = doc_of(
        """
        Mina   =    PROPN NNP compound Torvald
        Torvald =    PROPN NNP nsubj    met
        met    meet VERB  VBD ROOT     -
        Ada    =    PROPN NNP compound Berg
        Berg   =    PROPN NNP dobj     met
        .      =    PUNCT .   punct    met
        She    she  PRON  PRP nsubj    left
        left   leave VERB VBD ROOT     -
    """,
        ents=((0, 2, PERSON),),
    )
    assert joined(doc) == [["Mina Torvald", "She"]]


def test_an_object_pronoun_is_not_its_own_subject():
    doc = doc_of(
        """
        Ada    =    PROPN NNP compound Berg
        Berg   =    PROPN NNP nsubj    sang
        sang   sing VERB  VBD ROOT     -
        .      =    PUNCT .   punct    sang
        Mina   =    PROPN NNP compound Torvald
        Torvald =    PROPN NNP nsubj    met
        met    meet VERB  VBD ROOT     -
        her    she  PRON  PRP dobj     met
    """,
        ents=((4, 6, PERSON),),
    )
    assert joined(doc) == [["Ada Berg", "her"]]


@pytest.mark.parametrize(("verb", "chain"), [("rained", []), ("sang", [["Norvik", "It"]])])
def test_it_before_some_verbs_is_nobody(verb, chain):
    lemma = {"rained": "rain", "sang": "sing"}[verb]
    block = (
        sentence("Norvik")
        + f"""
        It     it      PRON PRP nsubj {verb}
        {verb} {lemma} VERB VBD ROOT  -
    """
    )
    assert joined(doc_of(block)) == chain


def test_a_pronoun_looks_two_sentences_back_and_no_farther():
    she = sentence("She she PRON PRP nsubj came")
    between = sentence(noun("wounds", "wound", "NNS"))
    near = doc_of(sentence("Mina", "Torvald") + between + she, ents=((0, 2, PERSON),))
    far = doc_of(sentence("Mina", "Torvald") + between * 2 + she, ents=((0, 2, PERSON),))
    assert joined(near) == [["Mina Torvald", "She"]]
    assert joined(far) == []


# ------------------------------------------------------------------ what a chain is
def test_a_chain_is_named_by_its_fullest_name_and_is_of_the_narrowest_kind():
    block = (
        sentence("Velnor")
        + sentence("Velnor", "Ice")
        + sentence(the("carmaker"), noun("carmaker", "carmaker"))
    )
    doc = doc_of(block, ents=((0, 1, ORG), (3, 5, ORG)))
    chains = chains_in(doc)
    (entity,) = chains.entities()
    assert chains.best(entity).name == "Velnor Ice"
    assert chains.kind(entity) == "Company"


def test_whoever_has_a_title_is_a_person():
    doc = doc_of(sentence("President", "Torvald"), ents=((1, 2, ORG),))
    chains = chains_in(doc)
    moreno = next(e for e in chains.entities() if e.first.name == "Torvald")
    assert chains.kind(moreno) == "Person"
