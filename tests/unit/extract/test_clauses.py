"""Who does and who undergoes what a verb says."""

import pytest

from kg.extract import clauses, phrases
from tests.unit.extract.parses import LEXICON, doc_of, texts, token

ACTIVE = """
    Norvik   =      PROPN NNP nsubj attacked
    attacked attack VERB  VBD ROOT  -
    Borduria =      PROPN NNP dobj  attacked
"""
PASSIVE = """
    Borduria =      PROPN NNP nsubjpass attacked
    was      be     AUX   VBD auxpass   attacked
    attacked attack VERB  VBN ROOT      -
    by       =      ADP   IN  agent     attacked
    Norvik   =      PROPN NNP pobj      by
"""
NO_AGENT = """
    Borduria =      PROPN NNP nsubjpass attacked
    was      be     AUX   VBD auxpass   attacked
    attacked attack VERB  VBN ROOT      -
"""
RELATIVE = """
    rebels   rebel  NOUN  NNS nsubj  fled
    who      =      PRON  WP  nsubj  attacked
    attacked attack VERB  VBD relcl  rebels
    Borduria =      PROPN NNP dobj   attacked
    fled     flee   VERB  VBD ROOT   -
"""
GAP = """
    rebels   rebel  NOUN  NNS nsubj  fled
    Norvik   =      PROPN NNP nsubj  attacked
    attacked attack VERB  VBD relcl  rebels
    fled     flee   VERB  VBD ROOT   -
"""
REDUCED = """
    rebels   rebel  NOUN  NNS nsubj  fled
    attacked attack VERB  VBN acl    rebels
    by       =      ADP   IN  agent  attacked
    Norvik   =      PROPN NNP pobj   by
    fled     flee   VERB  VBD ROOT   -
"""
HYPHEN = """
    Norvik   =      PROPN NNP npadvmod attacked
    -        =      PUNCT HYPH punct   attacked
    attacked attack VERB  VBN amod     rebels
    rebels   rebel  NOUN  NNS ROOT     -
"""
COORDINATED = """
    Norvik   =      PROPN NNP nsubj stormed
    stormed  storm  VERB  VBD ROOT  -
    and      =      CCONJ CC  cc    stormed
    attacked attack VERB  VBD conj  stormed
    Borduria =      PROPN NNP dobj  attacked
"""
SHARED_OBJECT = """
    Norvik   =      PROPN NNP nsubj attacked
    attacked attack VERB  VBD ROOT  -
    and      =      CCONJ CC  cc    attacked
    razed    raze   VERB  VBD conj  attacked
    Borduria =      PROPN NNP dobj  razed
"""
PARTICIPLE = """
    Norvik    =      PROPN NNP nsubj  fired
    fired     fire   VERB  VBD ROOT   -
    attacking attack VERB  VBG advcl  fired
    Borduria  =      PROPN NNP dobj   attacking
"""
HEADLINE = """
    Norvik   =      PROPN NNP compound attacks
    attacks  attack VERB  VBZ ROOT     -
    Borduria =      PROPN NNP dobj     attacks
"""
FINED = """
    Norvik =     PROPN NNP nsubj  fined
    fined  fine  VERB  VBD ROOT   -
    Velnor =     PROPN NNP dative fined
    millions =   NOUN  NNS dobj   fined
"""


@pytest.mark.parametrize(
    ("block", "verb", "agents", "patients"),
    [
        (ACTIVE, "attacked", ["Norvik"], ["Borduria"]),
        (PASSIVE, "attacked", ["Norvik"], ["Borduria"]),
        (NO_AGENT, "attacked", [], ["Borduria"]),
        (RELATIVE, "attacked", ["rebels"], ["Borduria"]),
        (GAP, "attacked", ["Norvik"], ["rebels"]),
        (REDUCED, "attacked", ["Norvik"], ["rebels"]),
        (HYPHEN, "attacked", ["Norvik"], ["rebels"]),
        (COORDINATED, "attacked", ["Norvik"], ["Borduria"]),
        (SHARED_OBJECT, "attacked", ["Norvik"], ["Borduria"]),
        (PARTICIPLE, "attacking", ["Norvik"], ["Borduria"]),
        (HEADLINE, "attacks", ["Norvik"], ["Borduria"]),
    ],
)
def test_each_surface_has_the_same_roles(block, verb, agents, patients):
    word = token(doc_of(block), verb)
    assert texts(clauses.agents(word, LEXICON)) == agents
    assert texts(clauses.patients(word, LEXICON)) == patients


def test_an_object_that_says_how_much_gives_way_to_the_receiver():
    doc = doc_of(FINED, ents=((3, 4, "MONEY"),))
    assert texts(clauses.patients(doc[1], LEXICON)) == ["Velnor"]
    assert texts(clauses.datives(doc[1])) == ["Velnor"]


def test_a_relative_clause_with_a_question_word_has_no_gap():
    doc = doc_of("""
        town     =      NOUN  NN  ROOT   -
        where    =      SCONJ WRB advmod attacked
        Norvik   =      PROPN NNP nsubj  attacked
        attacked attack VERB  VBD relcl  town
    """)
    assert clauses.patients(doc[3], LEXICON) == []


@pytest.mark.parametrize(
    ("block", "verb", "want"),
    [
        (ACTIVE, "attacked", False),
        (PASSIVE, "attacked", True),
        (REDUCED, "attacked", True),
        (HYPHEN, "attacked", True),
        (COORDINATED, "attacked", False),
    ],
)
def test_passive_by_what_the_verb_has(block, verb, want):
    assert clauses.passive(token(doc_of(block), verb)) is want


def test_a_coordinated_participle_is_passive_with_the_first():
    doc = doc_of("""
        Borduria =      PROPN NNP nsubjpass raided
        was      be     AUX   VBD auxpass   raided
        raided   raid   VERB  VBN ROOT      -
        and      =      CCONJ CC  cc        raided
        burned   burn   VERB  VBN conj      raided
    """)
    assert clauses.passive(doc[4])
    assert texts(clauses.patients(doc[4], LEXICON)) == ["Borduria"]


# ------------------------------------------------------------------ control
def controlled(verb: str, lemma: str, dep: str = "dobj") -> str:
    return f"""
        Norvik   =       PROPN NNP nsubj {verb}
        {verb}   {lemma} VERB  VBD ROOT  -
        Borduria =       PROPN NNP {dep} {verb}
        to       =       PART  TO  aux   leave
        leave    =       VERB  VB  xcomp {verb}
    """


@pytest.mark.parametrize(
    ("verb", "lemma", "leaver"),
    [("urged", "urge", "Borduria"), ("promised", "promise", "Norvik")],
)
def test_the_object_or_the_subject_controls_an_infinitive_by_the_verb(verb, lemma, leaver):
    doc = doc_of(controlled(verb, lemma))
    assert texts(clauses.controller(doc[4], LEXICON)) == [leaver]
    assert texts(clauses.agents(doc[4], LEXICON)) == [leaver]


def bare(verb: str, lemma: str) -> str:
    return f"""
        Norvik =       PROPN NNP nsubj {verb}
        {verb} {lemma} VERB  VBD ROOT  -
        to     =       PART  TO  aux   leave
        leave  =       VERB  VB  xcomp {verb}
    """


@pytest.mark.parametrize(
    ("verb", "lemma", "leavers"),
    [("wanted", "want", ["Norvik"]), ("ordered", "order", []), ("tried", "try", ["Norvik"])],
)
def test_without_an_object_only_some_verbs_give_their_subject(verb, lemma, leavers):
    assert texts(clauses.controller(doc_of(bare(verb, lemma))[3], LEXICON)) == leavers


def test_what_an_adjective_is_said_of_does_what_its_infinitive_says():
    doc = doc_of("""
        Norvik =    PROPN NNP nsubj was
        was    be   AUX   VBD ROOT  -
        likely =    ADJ   JJ  acomp was
        to     =    PART  TO  aux   leave
        leave  =    VERB  VB  xcomp likely
    """)
    assert texts(clauses.agents(doc[4], LEXICON)) == ["Norvik"]


def test_whoever_called_on_somebody_does_not_do_it():
    doc = doc_of("""
        Norvik   =    PROPN NNP nsubj called
        called   call VERB  VBD ROOT  -
        on       =    ADP   IN  prep  called
        Borduria =    PROPN NNP pobj  on
        to       =    PART  TO  aux   leave
        leave    =    VERB  VB  xcomp called
    """)
    assert texts(clauses.agents(doc[5], LEXICON)) == ["Borduria"]


@pytest.mark.parametrize(
    ("verb", "lemma", "prep", "bomber"),
    [
        ("accused", "accuse", "of", "Borduria"),
        ("praised", "praise", "for", "Borduria"),
        ("left", "leave", "after", "Norvik"),
    ],
)
def test_a_gerund_is_done_by_whom_the_governing_verb_says(verb, lemma, prep, bomber):
    doc = doc_of(f"""
        Norvik   =       PROPN NNP nsubj {verb}
        {verb}   {lemma} VERB  VBD ROOT  -
        Borduria =       PROPN NNP dobj  {verb}
        {prep}   =       ADP   IN  prep  {verb}
        bombing  bomb    VERB  VBG pcomp {prep}
    """)
    assert texts(clauses.agents(doc[4], LEXICON)) == [bomber]


@pytest.mark.parametrize(
    "block",
    [
        """
        Norvik =      PROPN NNP poss  plan
        's     =      PART  POS case  Norvik
        plan   =      NOUN  NN  ROOT  -
        to     =      PART  TO  aux   attack
        attack =      VERB  VB  acl   plan
        """,
        """
        plan   =      NOUN  NN  ROOT  -
        by     =      ADP   IN  prep  plan
        Norvik =      PROPN NNP pobj  by
        to     =      PART  TO  aux   attack
        attack =      VERB  VB  acl   plan
        """,
        """
        Norvik   =        PROPN NNP nsubj announced
        announced announce VERB VBD ROOT  -
        plan     =        NOUN  NN  dobj  announced
        to       =        PART  TO  aux   attack
        attack   =        VERB  VB  acl   plan
        """,
    ],
    ids=["possessor", "by", "subject of the verb"],
)
def test_a_plan_is_carried_out_by_its_holder(block):
    assert texts(clauses.agents(token(doc_of(block), "attack"), LEXICON)) == ["Norvik"]


# ------------------------------------------------------------------ phrases
COORDINATION = """
    met      meet VERB  VBD ROOT  -
    Norvik   =    PROPN NNP dobj  met
    and      =    CCONJ CC  cc    Norvik
    Borduria =    PROPN NNP conj  Norvik
"""
EXCLUSION = """
    met      meet VERB  VBD ROOT  -
    Norvik   =    PROPN NNP dobj  met
    but      =    CCONJ CC  cc    Norvik
    not      =    PART  RB  neg   Borduria
    Borduria =    PROPN NNP conj  Norvik
"""


def test_expand_gives_all_that_is_coordinated():
    assert texts(phrases.expand(doc_of(COORDINATION)[1])) == ["Norvik", "Borduria"]
    assert phrases.excluded(doc_of(COORDINATION)[1]) == []


def test_what_but_not_takes_out_is_excluded_not_expanded():
    doc = doc_of(EXCLUSION)
    assert texts(phrases.expand(doc[1])) == ["Norvik"]
    assert texts(phrases.excluded(doc[1])) == ["Borduria"]


LIST = """
    Norvik   =     PROPN NNP nsubj sign
    {comma}  =     PUNCT ,   punct Norvik
    Borduria =     PROPN NNP appos Norvik
    sign     =     VERB  VBP ROOT  -
    deal     =     NOUN  NN  dobj  sign
    {end}    =     PUNCT .   punct sign
"""


@pytest.mark.parametrize(
    ("end", "want"),
    [("today", ["Norvik", "Borduria"]), (".", ["Norvik"])],
    ids=["headline", "text"],
)
def test_a_comma_joins_names_in_headlines_only(end, want):
    ents = ((0, 1, "GPE"), (2, 3, "GPE"))
    assert texts(phrases.expand(doc_of(LIST.format(comma=",", end=end), ents=ents)[0])) == want


def test_prepositions_go_down_one_more_preposition():
    doc = doc_of("""
        pulled   pull VERB  VBD ROOT  -
        out      =    ADP   RP  prep  pulled
        of       =    ADP   IN  prep  out
        Borduria =    PROPN NNP pobj  of
    """)
    found = [(word, texts(heads)) for word, _, heads in phrases.prepositions(doc[0])]
    assert found == [("of", ["Borduria"])]


@pytest.mark.parametrize(("word", "agents"), [("by", ["Norvik", "Velnor"]), ("near", ["Norvik"])])
def test_a_second_by_names_another_agent(word, agents):
    doc = doc_of(
        PASSIVE
        + f"""
        and    =   CCONJ CC  cc   by
        {word} =   ADP   IN  conj by
        Velnor =   PROPN NNP pobj {word}
    """
    )
    assert texts(clauses.agents(doc[2], LEXICON)) == agents
