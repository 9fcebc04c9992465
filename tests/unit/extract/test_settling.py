"""What a name is in this article: the article's own bearer of it, its kind, a title's holder."""

import pytest

from tests.unit.extract.parses import chains_in, doc_of, joined, noun, sentence, the

PERSON, ORG = "PERSON", "ORG"


def last(block: str, *ents):
    """The last mention of the text: its name, its kind, whether the gazetteer knows it."""
    c = chains_in(doc_of(block, ents=ents)).candidates[-1]
    return c.name, c.kind, bool(c.known)


# ------------------------------------------------------------------ the article's own names
def test_a_surname_is_the_articles_own_bearers_unless_the_known_one_is_there_too():
    own = sentence("Tomas", "Klim")
    known = sentence("Mina", "Klim")
    again = sentence("Klim")
    assert last(again) == ("Mina Klim", "Person", True)
    assert last(own + again, (0, 2, PERSON)) == ("Klim", "Person", False)
    assert last(own + known + again, (0, 2, PERSON), (4, 6, PERSON)) == (
        "Mina Klim",
        "Person",
        True,
    )


@pytest.mark.parametrize(
    ("words", "short"),
    [
        (("Tomas", "Klim", "IV"), "Klim"),
        (("Tomas", "Klim", "Jr."), "Klim"),
        (("Tomas", "al-Klim"), "Klim"),
        (("Tomas", "al-Torvald"), "Torvald"),
        (("Tomas", "al-Torvald"), "al-Torvald"),
    ],
)
def test_a_surname_has_words_around_it(words, short):
    full = sentence(*words)
    doc = doc_of(full + sentence(short), ents=((0, len(words), PERSON),))
    assert joined(doc) == [[" ".join(words), short]]
    assert not last(full + sentence(short), (0, len(words), PERSON))[2]


def test_the_known_one_is_meant_where_the_title_says_so():
    own = sentence("Tomas", "Klim")
    mayor = "Mayor = PROPN NNP compound Klim\n"
    assert last(own + sentence("Klim"), (0, 2, PERSON)) == ("Klim", "Person", False)
    assert last(own + mayor + sentence("Klim"), (0, 2, PERSON)) == ("Mina Klim", "Person", True)


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (("Mina", "R.", "Klim"), True),
        (("Mina", "R.", "Klim", "Jr."), True),
        (("Mina", "Klim", "III"), True),
        (("Mina", "Rosa", "Klim"), False),
        (("R.", "Klim"), False),
    ],
)
def test_a_name_written_out_is_the_known_one(words, known):
    assert last(sentence(*words), (0, len(words), PERSON))[2] == known


@pytest.mark.parametrize(
    ("words", "label", "want"),
    [
        (("Tomas", "Halm"), PERSON, ("Halm", "Person", False)),
        (("Halm", "Works"), ORG, ("Halm", "Organization", False)),
        (("Velnor", "Halm"), ORG, ("Halm", "Organization", False)),
        (("Velnor", "Halm", "Works"), ORG, ("Halm", "Place", True)),
        (("Halm", "Bridge"), "FAC", ("Halm", "Place", True)),
    ],
)
def test_a_city_is_whoever_the_article_calls_so(words, label, want):
    assert last(sentence(*words) + sentence("Halm"), (0, len(words), label)) == want


@pytest.mark.parametrize(
    ("preposition", "want"),
    [("in", ("Halm", "Place", True)), ("with", ("Halm", "Organization", False))],
)
def test_after_in_a_city_is_the_city(preposition, want):
    block = f"""
        all           = PRON  DT  nsubj came
        came          come VERB VBD ROOT -
        {preposition} = ADP   IN  prep  came
        Halm          = PROPN NNP pobj  {preposition}
    """
    assert last(sentence("Halm", "Works") + block, (0, 2, ORG)) == want


# ------------------------------------------------------------------ kinds
def kinds(block: str, *ents):
    """The kinds of the named mentions, in the order of the text."""
    chains = chains_in(doc_of(block, ents=ents))
    return [c.kind for c in chains.candidates if c.named and not c.known]


def test_a_title_makes_every_mention_of_the_name_a_person():
    block = sentence("Mayor", "Torvald") + sentence("Torvald")
    assert kinds(block, (1, 2, ORG), (4, 5, ORG)) == ["Person", "Person"]


def test_a_description_before_the_name_tells_the_kind_of_all_its_mentions():
    block = """
        carmaker =    NOUN  NN  nsubj came
        Velnor   =    PROPN NNP appos carmaker
        came     come VERB  VBD ROOT  -
    """
    assert kinds(sentence("Velnor") + block, (0, 1, ORG), (4, 5, ORG)) == ["Company", "Company"]


APPOSED = """
    Velnor =    PROPN NNP nsubj came
    ,      =    PUNCT ,   punct Velnor
    {}     {}   NOUN  {}  appos Velnor
    came   come VERB  VBD ROOT  -
"""


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("charity", "charity", "NN"), "NGO"),
        (("charities", "charity", "NNS"), "Organization"),
        (("wound", "wound", "NN"), "Organization"),
    ],
)
def test_a_description_after_the_name_tells_its_kind(words, kind):
    assert kinds(APPOSED.format(*words), (0, 1, ORG)) == [kind]


def test_of_what_descriptions_tell_the_commonest_counts():
    one, other = ("charity", "charity", "NN"), ("bank", "bank", "NN")
    block = APPOSED.format(*one) + APPOSED.format(*other) + APPOSED.format(*one)
    found = kinds(block, (0, 1, ORG), (4, 5, ORG), (8, 9, ORG))
    assert found == ["NGO", "NGO", "NGO"]


def owned(thing: str, lemma: str) -> str:
    return f"""
        Velnor  =       PROPN NNP poss  {thing}
        's      =       PART  POS case  Velnor
        {thing} {lemma} NOUN  NN  nsubj came
        came    come    VERB  VBD ROOT  -
    """


@pytest.mark.parametrize(
    ("thing", "lemma", "kind"),
    [
        ("shareholders", "shareholder", "Company"),
        ("board", "board", "Organization"),
        ("garden", "garden", "Person"),
    ],
)
def test_what_a_name_owns_shows_what_it_is(thing, lemma, kind):
    assert kinds(owned(thing, lemma), (0, 1, PERSON)) == [kind]
    of = f"""
        {thing} {lemma} NOUN  NN  nsubj came
        of      =       ADP   IN  prep  {thing}
        Velnor  =       PROPN NNP pobj  of
        came    come    VERB  VBD ROOT  -
    """
    assert kinds(of, (2, 3, PERSON)) == [kind]


def test_what_is_sure_of_a_name_is_not_asked_of_its_things():
    mina = owned("shareholders", "shareholder").replace(
        "Velnor  =", "Mina = PROPN NNP compound X\nX ="
    )
    mina = mina.replace("case  Velnor", "case X")
    assert kinds(mina, (0, 2, PERSON)) == ["Person"]  # a first name that is known
    court = owned("shareholders", "shareholder").replace(
        "Velnor  =", "Velnor = PROPN NNP compound Court\nCourt ="
    )
    assert kinds(court.replace("case  Velnor", "case Court"), (0, 2, ORG)) == ["Court"]


def test_a_company_tail_is_surer_than_a_title():
    block = sentence("Captain", "Klom", "Inc.")
    assert kinds(block, (1, 3, PERSON)) == ["Company"]


# ------------------------------------------------------------------ titles
MAYOR = sentence("Mayor", "Torvald")


def mayor(*before: str) -> str:
    return sentence(*before, noun("mayor", "mayor"))


def test_the_holder_of_a_title_is_meant_in_the_headline_too():
    headline = """
        Mayor   =    NOUN NN  nsubj sings
        sings   sing VERB VBZ ROOT  -
    """
    assert joined(doc_of(headline + MAYOR, ents=((3, 4, PERSON),))) == [["Mayor", "Torvald"]]


@pytest.mark.parametrize(
    "before",
    [
        "a = DET DT det mayor",
        "another = DET DT det mayor",
        "former = ADJ JJ amod mayor",
        "Oda's = PROPN NNP poss mayor",
        "Norvikian = ADJ JJ amod mayor",
    ],
)
def test_another_mayor_is_somebody_else(before):
    assert joined(doc_of(MAYOR + mayor(before), ents=((1, 2, PERSON),))) == []


def test_the_mayor_of_another_place_is_somebody_else():
    of = "of = ADP IN prep mayor\nOda = PROPN NNP pobj of\n"
    block = "mayor = NOUN NN nsubj came\n" + of + "came come VERB VBD ROOT -"
    assert joined(doc_of(MAYOR + block, ents=((1, 2, PERSON),))) == []


def test_somebodys_mayor_is_not_whom_this_sieve_joins():
    its = mayor("its = PRON PRP$ poss mayor")
    assert joined(doc_of(MAYOR + its, ents=((1, 2, PERSON),)), "class noun") == []


def test_of_two_mayors_the_mayor_is_neither():
    two = MAYOR + sentence("Mayor", "Klom")
    assert joined(doc_of(two + mayor(), ents=((1, 2, PERSON), (5, 6, PERSON)))) == []


def test_whoever_was_mayor_is_not_the_mayor():
    former = sentence("former = ADJ JJ amod Torvald", "Mayor", "Torvald")
    assert joined(doc_of(former + mayor(), ents=((2, 3, PERSON),))) == []
    assert joined(doc_of(MAYOR + mayor(), ents=((1, 2, PERSON),))) == [["Torvald", "mayor"]]


def test_what_a_director_is_of_is_no_person():
    block = """
        director =    NOUN  NN  nsubj came
        of       =    ADP   IN  prep  director
        Velnor   =    PROPN NNP pobj  of
        came     come VERB  VBD ROOT  -
    """
    assert kinds(block, (2, 3, ORG)) == ["Organization"]


def test_the_former_mayor_is_not_the_mayor():
    block = MAYOR + mayor(the("mayor"), "former = ADJ JJ amod mayor")
    assert joined(doc_of(block, ents=((1, 2, PERSON),))) == []


@pytest.mark.parametrize(
    ("noun", "kind", "known"),
    [
        ("company", "Company", ()),
        ("party", "PoliticalParty", ("OPEN",)),
        ("report", "PoliticalParty", ("OPEN",)),
    ],
)
def test_the_articles_own_description_wins_over_a_known_acronym(noun, kind, known):
    doc = doc_of(
        f"""
        the    =      DET   DT  det   {noun}
        {noun} =      NOUN  NN  nsubj came
        ,      =      PUNCT ,   punct {noun}
        OP     =      PROPN NNP appos {noun}
        came   come   VERB  VBD ROOT  -
        """
        + sentence("OP"),
        ents=((3, 4, "ORG"), (5, 6, "ORG")),
    )
    chains = chains_in(doc)
    found = {(c.kind, c.known) for c in chains.candidates if doc[c.head].text == "OP"}
    assert found == {(kind, known)}
