"""What a clause shares with the one it hangs on, and what it does not."""

import pytest

from tests.unit.extract.parses import doc_of, readings

ORG = "ORG"


def manners(block: str, *ents, relation: str = "attacks"):
    found = readings(doc_of(block, ents=ents))
    return [(r.polarity, r.modality) for r in found if r.relation == relation]


# ------------------------------------------------------------------ coordinated verbs
def coordinated(*before: str, cc: str = "and", verb: str = "attack VB", own: str = "") -> str:
    """Norvik did not flee and attack Borduria: the words before "flee" and before the second."""
    form, tag = verb.split()
    first = "\n".join(
        f"{word} = {rest} flee" for word, _, rest in (b.partition(" ") for b in before)
    )
    return f"""
        Norvik   =      PROPN NNP nsubj flee
        {first}
        flee     =      VERB  VBN ROOT  -
        {cc}     =      CCONJ CC  cc    flee
        {own}
        {form}   attack VERB  {tag} conj flee
        Borduria =      PROPN NNP dobj  {form}
    """


DID_NOT = ("did AUX VBD aux", "not PART RB neg")
HAS_NOT = ("has AUX VBZ aux", "not PART RB neg")
WILL_NOT = ("will AUX MD aux", "not PART RB neg")


@pytest.mark.parametrize(
    ("block", "manner"),
    [
        (coordinated(*DID_NOT), ("negative", "asserted")),
        (
            coordinated(*DID_NOT, own="will = AUX MD aux attack"),
            ("positive", "planned"),
        ),
        (
            coordinated(*WILL_NOT, verb="attacked VBN", own="has = AUX VBZ aux attacked"),
            ("positive", "asserted"),
        ),
        (coordinated(*WILL_NOT, verb="attacked VBN"), ("positive", "planned")),
        (coordinated(*HAS_NOT, verb="attacked VBN"), ("positive", "asserted")),
        (coordinated(*HAS_NOT, verb="attacked VBN", cc="or"), ("negative", "asserted")),
        (coordinated(*HAS_NOT, verb="attacked VBN", cc="nor"), ("negative", "asserted")),
        (coordinated(*WILL_NOT, verb="attacked VBD"), ("positive", "asserted")),
    ],
    ids=[
        "a bare verb",
        "its own modal",
        "its own auxiliary",
        "a shared modal",
        "a participle",
        "or",
        "nor",
        "finite",
    ],
)
def test_a_coordinated_verb_shares_not_only_where_it_has_no_auxiliary(block, manner):
    assert manners(block) == [manner]


# ------------------------------------------------------------------ what is said
def said(verb: str, lemma: str, aux: str = "") -> str:
    return f"""
        Velnor    =       PROPN NNP nsubj {verb}
        {verb}    {lemma} VERB  VBD ROOT  -
        Norvik    =       PROPN NNP nsubj attacking
        {aux}
        attacking attack  VERB  VBG ccomp {verb}
        Borduria  =       PROPN NNP dobj  attacking
    """


IS = "is be AUX VBZ aux attacking"


def test_a_progressive_is_a_clause_that_is_said_and_a_gerund_is_none():
    (reading,) = readings(doc_of(said("said", "say", IS), ents=((0, 1, ORG),)))
    assert (reading.modality, reading.attribution_verb) == ("reported", "said")
    assert reading.speaker is not None
    assert reading.speaker.name == "Velnor"
    (reading,) = readings(doc_of(said("said", "say"), ents=((0, 1, ORG),)))
    assert (reading.modality, reading.speaker) == ("asserted", None)


def test_what_is_tried_is_not_what_a_progressive_below_it_says():
    assert manners(said("tried", "try", IS)) == [("positive", "asserted")]
    assert manners(said("tried", "try")) == [("positive", "attempted")]


CLAIMS = """
    Velnor   =       PROPN NNP nsubj {verb}
    {verb}   {lemma} VERB  VBD ROOT  -
    claims   claim   NOUN  NNS dobj  {verb}
    that     =       SCONJ IN  mark  attacked
    Norvik   =       PROPN NNP nsubj attacked
    attacked attack  VERB  VBD acl   claims
    Borduria =       PROPN NNP dobj  attacked
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "polarity", "says"),
    [
        ("rejected", "reject", "negative", "rejected"),
        ("dismissed", "dismiss", "negative", "dismissed"),
        ("repeated", "repeat", "positive", None),
    ],
)
def test_whoever_rejects_a_claim_denies_what_it_says(verb, lemma, polarity, says):
    block = CLAIMS.format(verb=verb, lemma=lemma)
    found = readings(doc_of(block, ents=((0, 1, ORG),)))
    (reading,) = [r for r in found if r.relation == "attacks"]
    assert (reading.polarity, reading.modality) == (polarity, "alleged")
    assert reading.speaker is not None
    assert (reading.speaker.name, reading.attribution_verb) == ("Velnor", says)


def test_whoever_hears_a_claim_does_not_make_it():
    block = CLAIMS.format(verb="heard", lemma="hear")
    found = readings(doc_of(block, ents=((0, 1, ORG),)))
    (reading,) = [r for r in found if r.relation == "attacks"]
    assert (reading.modality, reading.speaker) == ("alleged", None)


# ------------------------------------------------------------------ purposes
def purpose(verb: str, lemma: str, *before: str) -> str:
    lines = "\n".join(f"{word} marched" for word in before)
    return f"""
        Norvik   =       PROPN NNP nsubj marched
        {lines}
        marched  march   VERB  VB  ROOT  -
        to       =       PART  TO  aux   {verb}
        {verb}   {lemma} VERB  VB  advcl marched
        Borduria =       PROPN NNP dobj  {verb}
        .        =       PUNCT .   punct marched
    """


@pytest.mark.parametrize(
    ("verb", "relation", "before", "manner"),
    [
        ("attack", "attacks", (), ("positive", "hypothetical")),
        ("oppose", "opposes", (), ("positive", "asserted")),
        ("oppose", "opposes", ("will = AUX MD aux",), ("positive", "planned")),
        ("oppose", "opposes", ("not = PART RB neg",), ("negative", "asserted")),
        ("attack", "attacks", ("not = PART RB neg",), ("positive", "hypothetical")),
    ],
)
def test_whoever_marches_to_oppose_opposes_and_whoever_marches_to_attack_may(
    verb, relation, before, manner
):
    assert manners(purpose(verb, verb, *before), relation=relation) == [manner]


HEADLINE = """
    Norvik   =      PROPN NNP nsubj rejects
    rejects  reject VERB  VBZ ROOT  -
    deal     =      NOUN  NN  dobj  rejects
    {comma}  =      PUNCT ,   punct rejects
    to       =      PART  TO  aux   attack
    attack   =      VERB  VB  advcl rejects
    Borduria =      PROPN NNP dobj  attack
    {stop}
"""
STOP = ". = PUNCT . punct rejects"


@pytest.mark.parametrize(
    ("comma", "stop", "modality"),
    [(",", "", "planned"), (",", STOP, "hypothetical"), ("-", "", "hypothetical")],
)
def test_to_after_a_comma_is_a_plan_in_a_headline(comma, stop, modality):
    found = manners(HEADLINE.format(comma=comma, stop=stop))
    assert found == [("positive", modality)]


# ------------------------------------------------------------------ neither
NEITHER = """
    Norvik   =      PROPN NNP nsubj {up}
    neither  =      CCONJ CC  {dep} {up}
    attacked attack VERB  VBD ROOT  -
    Borduria =      PROPN NNP dobj  attacked
    nor      =      CCONJ CC  cc    attacked
    backed   back   VERB  VBD conj  attacked
    Velnor   =      PROPN NNP dobj  backed
"""


@pytest.mark.parametrize("dep", ["preconj", "cc", "advmod", "det"])
def test_neither_denies_the_verb_and_the_one_after_nor(dep):
    block = NEITHER.format(dep=dep, up="attacked")
    found = readings(doc_of(block, ents=((6, 7, ORG),)))
    assert [(r.relation, r.polarity) for r in found] == [
        ("attacks", "negative"),
        ("supports", "negative"),
    ]
    assert manners(NEITHER.format(dep="dep", up="attacked"), (6, 7, ORG))[0] == (
        "positive",
        "asserted",
    )


@pytest.mark.parametrize(
    ("word", "polarity"), [("neither", "negative"), ("no", "negative"), ("every", "positive")]
)
def test_neither_before_the_subject_denies_the_clause(word, polarity):
    block = f"""
        {word}   =      DET   DT  det   army
        army     =      NOUN  NN  nsubj attacked
        attacked attack VERB  VBD ROOT  -
        Borduria =      PROPN NNP dobj  attacked
    """
    assert manners(block) == [(polarity, "asserted")]


@pytest.mark.parametrize("place", ["accused", "Norvik"])
def test_who_is_accused_acts_wherever_the_parser_hangs_the_preposition(place):
    block = f"""
        Velnor   =      PROPN NNP nsubj accused
        accused  accuse VERB  VBD ROOT  -
        Norvik   =      PROPN NNP dobj  accused
        of       =      ADP   IN  prep  {place}
        bombing  bomb   VERB  VBG pcomp of
        Borduria =      PROPN NNP dobj  bombing
    """
    (found,) = [it for it in readings(doc_of(block)) if it.relation == "attacks"]
    assert (found.subject.name, found.object.name) == ("Norvik", "Borduria")
    assert (found.modality, found.speaker and found.speaker.name) == ("alleged", "Velnor")


@pytest.mark.parametrize(
    ("verb", "lemma", "manner"),
    [
        ("convicted", "convict", ("positive", "alleged")),
        ("acquitted", "acquit", ("negative", "asserted")),
    ],
)
def test_who_is_tried_acts_and_no_court(verb, lemma, manner):
    block = f"""
        judges   judge  NOUN  NNS nsubj {verb}
        {verb}   {lemma} VERB VBD ROOT  -
        Norvik   =      PROPN NNP dobj  {verb}
        of       =      ADP   IN  prep  {verb}
        bombing  bomb   VERB  VBG pcomp of
        Borduria =      PROPN NNP dobj  bombing
    """
    (found,) = [it for it in readings(doc_of(block)) if it.relation == "attacks"]
    assert found.subject.name == "Norvik"
    assert (found.polarity, found.modality) == manner


@pytest.mark.parametrize(("word", "polarity"), [("nor", "negative"), ("and", "positive")])
def test_nor_denies_a_clause_with_its_own_subject(word, polarity):
    block = f"""
        Velnor   =     PROPN NNP nsubj left
        left     leave VERB  VBD ROOT  -
        {word}   =     CCONJ CC  cc    left
        has      have  AUX   VBZ aux   met
        Norvik   =     PROPN NNP nsubj met
        met      meet  VERB  VBN conj  left
        Borduria =     PROPN NNP dobj  met
    """
    (found,) = [it for it in readings(doc_of(block)) if it.relation == "meets"]
    assert found.polarity == polarity
