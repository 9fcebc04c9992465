"""What a pronoun goes back to: the likeliest earlier phrase, and sometimes a thing."""

import pytest

from tests.unit.extract.parses import doc_of, joined, readings, sentence

PERSON, ORG = "PERSON", "ORG"


def he(word: str) -> str:
    return sentence(f"{word} = PRON PRP nsubj came")


# ------------------------------------------------------------------ things
def ended(noun: tuple[str, str, str], role: str, other: str) -> str:
    thing, lemma, tag = noun
    return f"""
        {thing} {lemma} NOUN  {tag} {role}  ended
        ended   end     VERB  VBD   ROOT    -
        Norvik  =       PROPN NNP   {other} ended
        .       =       PUNCT .     punct   ended
    """


@pytest.mark.parametrize(
    ("thing", "role", "other", "pronoun", "joins"),
    [
        (("deal", "deal", "NN"), "nsubj", "dobj", "It", False),
        (("deal", "deal", "NN"), "dobj", "nsubj", "It", True),
        (("deal", "deal", "NN"), "npadvmod", "dobj", "It", True),
        (("deals", "deal", "NNS"), "nsubj", "dobj", "It", True),
    ],
)
def test_a_thing_that_is_likelier_is_meant_and_so_nobody(thing, role, other, pronoun, joins):
    doc = doc_of(ended(thing, role, other) + he(pronoun))
    assert joined(doc) == ([["Norvik", pronoun]] if joins else [])


def test_a_date_is_no_thing_that_a_pronoun_means():
    block = ended(("week", "week", "NN"), "nsubj", "dobj") + he("It")
    assert joined(doc_of(block)) == []
    assert joined(doc_of(block, ents=((0, 1, "DATE"),))) == [["Norvik", "It"]]


def test_a_thing_is_looked_for_no_farther_back_than_one_sentence():
    between = sentence("all = PRON DT nsubj came")
    doc = doc_of(ended(("deal", "deal", "NN"), "nsubj", "dobj") + between + he("It"))
    assert joined(doc) == [["Norvik", "It"]]


# ------------------------------------------------------------------ how likely
def test_a_pronoun_outside_a_quotation_goes_to_what_stands_outside():
    block = """
        {0}    =    PUNCT `` punct  beat
        Norvik =    PROPN NNP nsubj beat
        lost   lose VERB  VBD ccomp beat
        {0}    =    PUNCT '' punct  beat
        beat   =    VERB  VBD ROOT  -
        Velnor =    PROPN NNP dobj  beat
        .      =    PUNCT .   punct beat
    """
    block = block.replace("nsubj beat", "nsubj lost")
    ents = ((5, 6, ORG),)
    assert joined(doc_of(block.format('"') + he("It"), ents=ents)) == [["Velnor", "It"]]
    assert joined(doc_of(block.format("-") + he("It"), ents=ents)) == [["Norvik", "It"]]


@pytest.mark.parametrize(("article", "meant"), [("the", "militia"), ("a", "union")])
def test_what_is_only_mentioned_is_less_likely(article, meant):
    block = f"""
        the       =     DET   DT  det       union
        union     =     NOUN  NN  nsubjpass fined
        was       be    AUX   VBD auxpass   fined
        fined     fine  VERB  VBN ROOT      -
        as        =     SCONJ IN  mark      slept
        {article} =     DET   DT  det       militia
        militia   =     NOUN  NN  nsubj     slept
        slept     sleep VERB  VBD advcl     fined
        .         =     PUNCT .   punct     fined
    """
    assert joined(doc_of(block + he("It"))) == [[meant, "It"]]


@pytest.mark.parametrize(
    ("subject", "chains"),
    [
        ("she", [["Ada Berg", "her"], ["Mina Torvald", "she"]]),
        ("all", [["Mina Torvald", "her"]]),
    ],
)
def test_an_object_is_not_its_own_subject_by_another_mention(subject, chains):
    block = f"""
        Mina      =    PROPN NNP compound Torvald
        Torvald   =    PROPN NNP nsubj    said
        said      say  VERB  VBD ROOT     -
        {subject} =    PRON  PRP nsubj    met
        met       meet VERB  VBD ccomp    said
        her       she  PRON  PRP dobj     met
    """
    doc = doc_of(sentence("Ada", "Berg") + block, ents=((4, 6, PERSON),))
    assert joined(doc) == chains


def test_an_object_is_not_its_own_subject_where_nobody_else_is_there():
    doc = doc_of("""
        Ada  =    PROPN NNP compound Berg
        Berg =    PROPN NNP nsubj    met
        met  meet VERB  VBD ROOT     -
        her  she  PRON  PRP dobj     met
    """)
    assert joined(doc) == []


@pytest.mark.parametrize(("pronoun", "want"), [("her", [["Ada Berg", "her"]]), ("them", [])])
def test_whom_somebody_is_urged_to_meet_is_somebody_else(pronoun, want):
    doc = doc_of(
        sentence("Ada", "Berg")
        + f"""
        they      =    PRON  PRP nsubj    urged
        urged     urge VERB  VBD ROOT     -
        Mina      =    PROPN NNP compound Torvald
        Torvald   =    PROPN NNP dobj     urged
        to        =    PART  TO  aux      meet
        meet      =    VERB  VB  xcomp    urged
        {pronoun} =    PRON  PRP dobj     meet
        """,
        ents=((6, 8, PERSON),),
    )
    assert joined(doc) == want


# ------------------------------------------------------------------ X and its director
BESIDE = """
    Norvik   =    PROPN NNP nsubj fined
    fined    fine VERB  VBD ROOT  -
    Velnor   =    PROPN NNP dobj  fined
    and      =    CCONJ CC  cc    Velnor
    {}       =    PRON  PRP$ poss director
    director =    NOUN  NN  conj  Velnor
"""


@pytest.mark.parametrize(
    ("pronoun", "chains"), [("its", [["Velnor", "its"]]), ("his", []), ("her", [])]
)
def test_the_possessor_is_whom_the_possessed_is_named_with(pronoun, chains):
    assert joined(doc_of(BESIDE.format(pronoun), ents=((2, 3, ORG),))) == chains


@pytest.mark.parametrize("place", ["dobj  fined", "appos Velnor"])
def test_a_possessor_elsewhere_is_the_subject(place):
    apart = BESIDE.replace("conj  Velnor", place).replace("director", "bank")
    assert ["Norvik", "its"] in joined(doc_of(apart.format("its"), ents=((2, 3, ORG),)))


# ------------------------------------------------------------------ what a reader is shown
SAID = """
    Norvik  =    PROPN NNP nsubj said
    said    say  VERB  VBD ROOT  -
"""
ATTACKED = """
    it       =      PRON  PRP nsubj attacked
    attacked attack VERB  VBD {}
    Borduria =      PROPN NNP dobj  attacked
"""


@pytest.mark.parametrize(("dep", "text"), [("ccomp said", "Norvik"), ("ROOT -", "it")])
def test_a_pronoun_is_shown_by_what_it_stands_for_in_the_same_sentence(dep, text):
    doc = doc_of(SAID + ATTACKED.format(dep), ents=((0, 1, ORG), (4, 5, ORG)))
    (found,) = [it for it in readings(doc) if it.relation == "attacks"]
    assert (found.subject.name, found.subject.quote.text) == ("Norvik", text)


@pytest.mark.parametrize(("first", "chains"), [("deal", []), ("union", [["union", "its"]])])
def test_the_owner_of_a_thing_is_nobodys_director(first, chains):
    block = BESIDE.replace("Velnor   =    PROPN NNP", f"{first} = NOUN NN").format("its")
    assert joined(doc_of(block.replace("Velnor", first))) == chains


def test_the_second_office_has_the_possessor_of_the_first():
    block = """
        Norvik   =    PROPN NNP nsubj fined
        fined    fine VERB  VBD ROOT  -
        Velnor   =    PROPN NNP poss  owner
        's       =    PART  POS case  Velnor
        owner    =    NOUN  NN  dobj  fined
        and      =    CCONJ CC  cc    owner
        its      =    PRON  PRP$ poss director
        director =    NOUN  NN  conj  owner
    """
    assert joined(doc_of(block, ents=((2, 3, ORG),))) == [["Velnor", "its"]]


@pytest.mark.parametrize(("owned", "chains"), [("director", [["Norvik", "its"]]), ("terms", [])])
def test_no_thing_has_a_director(owned, chains):
    block = f"""
        deal    =     NOUN  NN   nsubj ended
        ended   end   VERB  VBD  ROOT  -
        Norvik  =     PROPN NNP  dobj  ended
        .       =     PUNCT .    punct ended
        all     =     PRON  DT   nsubj praised
        praised praise VERB VBD  ROOT  -
        its     =     PRON  PRP$ poss  {owned}
        {owned} =     NOUN  NN   dobj  praised
    """
    assert joined(doc_of(block)) == chains


def test_whom_a_sentence_calls_it_is_not_they_in_it():
    block = """
        it    =     PRON PRP nsubj said
        said  say   VERB VBD ROOT  -
        they  =     PRON PRP nsubj left
        left  leave VERB VBD ccomp said
    """
    union = sentence("union union NOUN NN nsubj came")
    assert joined(doc_of(union + block)) == [["union", "it"]]
    assert joined(doc_of(union + block.replace("it ", "all "))) == [["union", "they"]]


def test_whom_somebody_promises_to_help_is_somebody_else():
    block = """
        Ada      =       PROPN NNP compound Berg
        Berg     =       PROPN NNP nsubj    promised
        promised promise VERB  VBD ROOT     -
        to       =       PART  TO  aux      vote
        vote     =       VERB  VB  xcomp    promised
        for      =       ADP   IN  prep     vote
        her      she     PRON  PRP pobj     for
    """
    mina = sentence("Mina", "Torvald")
    assert joined(doc_of(mina + block, ents=((0, 2, PERSON),))) == [["Mina Torvald", "her"]]


AHEAD = """
    {0}    =     ADP   IN   {1}      left
    her    she   PRON  PRP$ poss     defeat
    defeat =     NOUN  NN   pobj     {0}
    ,      =     PUNCT ,    punct    left
    Ada    =     PROPN NNP  compound Berg
    Berg   =     PROPN NNP  nsubj    left
    left   leave VERB  VBD  ROOT     -
"""


def test_a_pronoun_in_a_phrase_before_the_subject_means_it_where_nobody_came_before():
    block = AHEAD.format("Despite", "prep")
    assert joined(doc_of(block)) == [["her", "Ada Berg"]]
    mina = sentence("Mina", "Torvald")
    assert joined(doc_of(mina + block, ents=((0, 2, PERSON),))) == [["Mina Torvald", "her"]]
    assert joined(doc_of(block.replace("her ", "his "))) == []
