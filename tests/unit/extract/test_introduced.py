"""Names that a description introduces, and what becomes of the description."""

import pytest

from tests.unit.extract.parses import chains_in, doc_of, facts, joined, mentions_of, token

PERSON, ORG = "PERSON", "ORG"


def introduced(*before: str, noun: str = "dealer", label: str = PERSON):
    """A parse of a description and the name after it."""
    lines = [f"{word} = {rest} {noun}" for word, _, rest in (b.partition(" ") for b in before)]
    block = f"""
        {noun}  =    NOUN  NN  nsubj    came
        Tomas   =    PROPN NNP compound Torvald
        Torvald =    PROPN NNP appos    {noun}
        came    come VERB  VBD ROOT     -
    """
    at = len(before)
    return doc_of("\n".join(lines) + block, ents=((at + 1, at + 3, label),))


def described(doc):
    mentions = mentions_of(doc)
    mentions.all()
    return [(one.name, name.name) for one, name in mentions.described]


def test_a_description_that_introduces_a_name_is_a_mention_of_its_own():
    doc = introduced("the DET DT det", "old ADJ JJ amod")
    assert described(doc) == [("old dealer", "Tomas Torvald")]
    assert joined(doc) == [["old dealer", "Tomas Torvald"]]


@pytest.mark.parametrize("word", ["former", "ousted"])
def test_a_former_one_is_none_and_no_title(word):
    doc = introduced("the DET DT det", f"{word} ADJ JJ amod")
    assert described(doc) == []
    assert joined(doc) == []
    (name,) = mentions_of(doc).of(token(doc, "dealer"))
    assert (name.name, name.title) == ("Tomas Torvald", "")


def test_a_word_of_no_list_is_a_mention_of_the_names_kind():
    doc = introduced("the DET DT det", noun="stargazer")
    assert described(doc) == [("stargazer", "Tomas Torvald")]
    stargazer = next(c for c in chains_in(doc).candidates if c.how == "noun")
    assert (stargazer.kind, stargazer.lemma) == ("Person", "stargazer")


def standing(block: str, word: str, *ents):
    doc = doc_of(block, ents=ents)
    return [c.name for c in mentions_of(doc).of(token(doc, word))]


def test_nobody_who_acts_is_called_like_a_country():
    block = """
        {}     =    NOUN  NN  nsubj came
        Norvik =    PROPN NNP appos {}
        came   come VERB  VBD ROOT  -
    """
    assert standing(block.format("general", "general"), "general") == ["general"]
    assert standing(block.format("country", "country"), "country") == ["Norvik"]
    assert standing(block.format("creature", "creature"), "creature") == ["Norvik"]


THROUGH = """
    leader  =    NOUN  NN  nsubj    came
    ,       =    PUNCT ,   punct    leader
    surgeon =    NOUN  NN  appos    leader
    Tomas   =    PROPN NNP compound Torvald
    Torvald =    PROPN NNP appos    surgeon
    came    come VERB  VBD ROOT     -
"""


def test_a_description_introduces_through_another():
    assert standing(THROUGH, "leader", (3, 5, PERSON)) == ["Tomas Torvald"]
    other = THROUGH.replace("NOUN  NN  appos    leader", "NOUN  NN  dep      leader")
    assert standing(other, "leader", (3, 5, PERSON)) == ["leader"]


def test_a_description_introduces_the_coordinated_names_too():
    block = """
        dealer  =    NOUN  NN  nsubj came
        Torvald =    PROPN NNP appos dealer
        and     =    CCONJ CC  cc    Torvald
        Klom    =    PROPN NNP conj  Torvald
        came    come VERB  VBD ROOT  -
    """
    assert standing(block, "dealer", (1, 2, PERSON), (3, 4, PERSON)) == ["Torvald", "Klom"]


@pytest.mark.parametrize(
    ("noun", "label", "kind"),
    [
        ("dealer", ORG, "Person"),
        ("bank", PERSON, "Company"),
        ("bank", ORG, "Company"),
        ("bank", "GPE", "Company"),
        ("newspaper", "GPE", "MediaOrganization"),
        ("militia", "GPE", "Militia"),
        ("tower", PERSON, "Person"),
    ],
)
def test_the_writers_word_beats_the_recognisers_guess(noun, label, kind):
    doc = introduced("the DET DT det", noun=noun, label=label)
    (name,) = mentions_of(doc).of(token(doc, noun))
    assert (name.kind, name.told) == (kind, kind if kind != "Person" or label == ORG else "")


def test_two_words_of_a_description_tell_more_than_one():
    doc = introduced("the DET DT det", "streaming VERB VBG amod", noun="platform", label="GPE")
    (name,) = mentions_of(doc).of(token(doc, "platform"))
    assert name.kind == "Company"


@pytest.mark.parametrize(("noun", "title"), [("counterpart", "mayor"), ("dealer", "dealer")])
def test_a_counterpart_has_the_title_of_the_one_before(noun, title):
    doc = doc_of(
        f"""
        mayor   =    NOUN  NN  compound Berg
        Ada     =    PROPN NNP compound Berg
        Berg    =    PROPN NNP nsubj    met
        met     meet VERB  VBD ROOT     -
        her     she  PRON  PRP$ poss    {noun}
        {noun}  =    NOUN  NN  dobj     met
        Tomas   =    PROPN NNP compound Torvald
        Torvald =    PROPN NNP appos    {noun}
        """,
        ents=((1, 3, PERSON), (6, 8, PERSON)),
    )
    mentions = mentions_of(doc)
    (name,) = (c for c in mentions.all() if c.name == "Tomas Torvald")
    assert name.title == title


PRESS = """
    Tomas     =    PROPN NNP compound Torvald
    Torvald   =    PROPN NNP nsubj    came
    ,         =    PUNCT ,   punct    Torvald
    commander =    NOUN  NN  appos    Torvald
    ,         =    PUNCT ,   punct    commander
    Velnor    =    PROPN NNP compound Union
    Union     =    PROPN NNP appos    commander
    came      come VERB  VBD ROOT     -
"""


def test_between_commas_the_body_follows_the_title_and_is_not_its_holder():
    doc = doc_of(PRESS, ents=((0, 2, PERSON), (5, 7, ORG)))
    assert joined(doc) == [["Tomas Torvald", "commander"]]
    assert facts(doc)[:1] == [("Tomas Torvald", "leads", "Velnor Union")]


def test_a_second_person_between_commas_is_no_body():
    doc = doc_of(PRESS.replace("Union", "Klom"), ents=((0, 2, PERSON), (5, 7, PERSON)))
    assert facts(doc) == []


@pytest.mark.parametrize(
    ("possessive", "noun", "label", "kind"),
    [
        ("its", "rival", PERSON, "Organization"),
        ("their", "landlord", "GPE", "Organization"),
        ("her", "rival", PERSON, "Person"),
        ("its", "leader", PERSON, "Person"),
    ],
)
def test_a_bodys_rival_of_one_word_is_a_body(possessive, noun, label, kind):
    doc = doc_of(
        f"""
        {possessive} = PRON  PRP$ poss  {noun}
        {noun}  =      NOUN  NN   nsubj came
        Torvald =      PROPN NNP  appos {noun}
        came    come   VERB  VBD  ROOT  -
    """,
        ents=((2, 3, label),),
    )
    mentions = mentions_of(doc)
    assert [c.kind for c in mentions.of(token(doc, noun))] == [kind]
