"""Whom a noun phrase stands for."""

import pytest

from tests.unit.extract.parses import doc_of, mentions_of, token


def standing(block: str, word: str, *ents):
    doc = doc_of(block, ents=ents)
    return [(c.name, c.kind, c.how) for c in mentions_of(doc).of(token(doc, word))]


def phrase(head: str, lemma: str, *before: str, tag: str = "NNS"):
    lines = [f"{word} = {rest} {head}" for word, _, rest in (b.partition(" ") for b in before)]
    return "\n".join([*lines, f"{head} {lemma} NOUN {tag} nsubj came", "came come VERB VBD ROOT -"])


def test_a_description_is_named_by_its_words_without_article_and_number():
    block = phrase("troops", "troop", "the DET DT det", "two NUM CD nummod", "tired ADJ JJ amod")
    assert standing(block, "troops") == [("tired troops", "ArmedForces", "noun")]


def test_what_cannot_act_stands_for_nobody():
    assert standing(phrase("wounds", "wound"), "wounds") == []


def test_a_rebellious_modifier_makes_forces_rebels():
    block = phrase("forces", "force", "opposition NOUN NN compound")
    assert standing(block, "forces") == [("opposition forces", "RebelGroup", "noun")]


def test_several_persons_are_a_group_one_is_a_person():
    assert standing(phrase("farmers", "farmer"), "farmers") == [("farmers", "Group", "noun")]
    block = phrase("farmer", "farmer", "a DET DT det", tag="NN")
    assert standing(block, "farmer") == [("farmer", "Person", "noun")]


def test_a_state_that_owns_its_institution_becomes_an_adjective():
    block = """
        Norvik =     PROPN NNP poss  army
        's     =     PART  POS case  Norvik
        army   =     NOUN  NN  nsubj came
        came   come  VERB  VBD ROOT  -
    """
    assert standing(block, "army") == [("Norvikian army", "ArmedForces", "noun")]


def test_things_that_act_stand_for_their_owner():
    block = phrase("warplanes", "warplane", "Norvikian ADJ JJ amod")
    assert standing(block, "warplanes") == [("Norvik", "State", "owner")]
    block = phrase("rockets", "rocket", "rebel NOUN NN compound")
    assert standing(block, "rockets") == [("rebel", "RebelGroup", "owner")]


def test_coordinated_demonyms_before_a_plural_are_one_each():
    block = """
        Norvikian =     ADJ   JJ  amod  unions
        and       =     CCONJ CC  cc    Norvikian
        Bordurian =     ADJ   JJ  conj  Norvikian
        unions    union NOUN  NNS nsubj came
        came      come  VERB  VBD ROOT  -
    """
    assert [name for name, *_ in standing(block, "unions")] == [
        "Norvikian union",
        "Bordurian union",
    ]


@pytest.mark.parametrize(
    ("article", "after", "want"),
    [
        ("the", "", ("Norvik", "State", "people")),
        ("some", "", ("Norvikians", "Population", "noun")),
        ("the", "stranded strand VERB VBN acl Norvikians", ("Norvikians", "Population", "noun")),
    ],
)
def test_a_people_is_the_state_only_when_it_is_meant_whole(article, after, want):
    block = f"""
        {article}  =    DET   DT   det   Norvikians
        Norvikians =    PROPN NNPS nsubj came
        {after}
        came       come VERB  VBD  ROOT  -
    """
    assert standing(block, "Norvikians") == [want]


def test_a_quantity_stands_for_what_it_counts():
    block = """
        dozens  dozen   NOUN  NNS nsubj came
        of      =       ADP   IN  prep  dozens
        farmers farmer  NOUN  NNS pobj  of
        and     =       CCONJ CC  cc    farmers
        nurses  nurse   NOUN  NNS conj  farmers
        came    come    VERB  VBD ROOT  -
    """
    assert [name for name, *_ in standing(block, "dozens")] == ["farmers", "nurses"]


def test_a_body_of_a_quantitys_form_acts_itself_unless_it_counts_several():
    block = """
        team    =      NOUN  NN   nsubj came
        of      =      ADP   IN   prep  team
        {}      {}     NOUN  {}   pobj  of
        came    come   VERB  VBD  ROOT  -
    """
    assert standing(block.format("nurses", "nurse", "NNS"), "team")[0][0] == "nurses"
    assert standing(block.format("union", "union", "NN"), "team")[0][0] == "team"


DEALER = """
    dealer  =     NOUN  NN  {dep} {head}
    Mina    =     PROPN NNP compound Torvald
    Torvald  =     PROPN NNP {own} {up}
    came    come  VERB  VBD ROOT  -
"""


def test_a_description_before_a_name_is_the_name_and_tells_its_kind_and_title():
    block = DEALER.format(dep="nsubj", head="came", own="appos", up="dealer")
    doc = doc_of(block, ents=((1, 3, "ORG"),))
    (found,) = mentions_of(doc).of(doc[0])
    assert (found.name, found.kind, found.title, found.gender) == (
        "Mina Torvald",
        "Person",
        "dealer",
        "female",
    )


def test_a_plural_description_is_not_the_name_after_it():
    block = DEALER.format(dep="nsubj", head="came", own="appos", up="dealers")
    block = block.replace("dealer  =     NOUN  NN ", "dealers dealer NOUN NNS")
    assert standing(block, "dealers", (1, 3, "PERSON")) == [("dealers", "Group", "noun")]


@pytest.mark.parametrize(
    ("before", "gender"), [("Mrs.", "female"), ("Mr.", "male"), ("Captain", None)]
)
def test_a_form_of_address_tells_the_gender(before, gender):
    block = f"""
        {before} =     PROPN NNP compound Klom
        Klom     =     PROPN NNP nsubj    came
        came     come  VERB  VBD ROOT     -
    """
    doc = doc_of(block, ents=((1, 2, "PERSON"),))
    assert mentions_of(doc).of(doc[1])[0].gender == gender


@pytest.mark.parametrize(
    ("noun", "gender"),
    [("spokeswoman", "female"), ("king", "male"), ("chairman", "male"), ("judge", None)],
)
def test_a_noun_tells_the_gender(noun, gender):
    doc = doc_of(phrase(noun, noun, "the DET DT det", tag="NN"))
    assert mentions_of(doc).of(token(doc, noun))[0].gender == gender


def test_an_irregular_plural_is_known_by_its_singular():
    doc = doc_of(phrase("gunmen", "gunmen", "the DET DT det"))
    (found,) = mentions_of(doc).of(token(doc, "gunmen"))
    assert (found.lemma, found.plural, found.definite) == ("gunman", True, True)


# ------------------------------------------------------------------ settlements and senders
TOWN = """
    the      =    DET   DT  det   {noun}
    {noun}   =    NOUN  NN  nsubj came
    {word}   =    ADP   IN  prep  {noun}
    {name}   =    PROPN NNP pobj  {word}
    came     come VERB  VBD ROOT  -
"""


def test_a_town_of_a_name_is_that_name_whatever_the_recogniser_took_it_for():
    block = TOWN.format(noun="town", word="of", name="Bohum")
    assert standing(block, "town", (3, 4, "PERSON")) == [("Bohum", "Place", "found")]
    known = TOWN.format(noun="state", word="of", name="Norvik")
    assert standing(known, "state") == [("Norvik", "State", "name")]


@pytest.mark.parametrize(
    ("noun", "word", "tag"),
    [("town", "near", "NN"), ("militia", "of", "NN"), ("town", "of", "NNS")],
)
def test_what_is_no_settlements_name_stands_for_itself(noun, word, tag):
    block = TOWN.format(noun=noun, word=word, name="Bohum").replace("NOUN  NN ", f"NOUN {tag} ")
    name = f"{noun} of Bohum" if word == "of" else noun
    assert [found for found, *_ in standing(block, noun, (3, 4, "PERSON"))] == [name]


DRONES = """
    {before}
    drones   drone  NOUN  NNS nsubj  came
    launched launch VERB  {tag} acl  drones
    by       =      ADP   IN  agent  launched
    the      =      DET   DT  det    navy
    navy     =      NOUN  NN  pobj   by
    came     come   VERB  VBD ROOT   -
"""


def test_a_thing_that_acts_stands_for_whoever_sent_it():
    sent = DRONES.format(before="", tag="VBN")
    assert standing(sent, "drones") == [("navy", "ArmedForces", "owner")]
    owned = DRONES.format(before="Norvikian = ADJ JJ amod drones", tag="VBN")
    assert standing(owned, "drones") == [("Norvik", "State", "owner")]
    assert standing(DRONES.format(before="", tag="VBG"), "drones") == []


FIGHTERS = """
    fighters fighter NOUN  NNS nsubj    came
    of       =       ADP   IN  prep     fighters
    {0}
    came     come    VERB  VBD ROOT     -
"""


@pytest.mark.parametrize(
    ("after", "ents", "want"),
    [
        (
            "Velnor = PROPN NNP compound Militia\n Militia = PROPN NNP pobj of",
            ((2, 4, "ORG"),),
            "Velnor Militia",
        ),
        ("fortune = NOUN NN pobj of", (), "fighters"),
    ],
)
def test_fighters_of_a_named_body_are_that_body(after, ents, want):
    (found,) = standing(FIGHTERS.format(after), "fighters", *ents)
    assert found[0] == want
