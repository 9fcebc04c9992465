"""Frames to readings: kinds, owners, topics, numbering, offsets."""

import pytest

from kg.model import Quote
from tests.unit.extract.parses import doc_of, extract, facts, only, readings

SVO = """
    {subject} =       PROPN NNP nsubj {verb}
    {verb}    {lemma} VERB  VBD ROOT  -
    {object}  =       {pos} {tag} dobj {verb}
"""


def svo(subject: str, verb: str, lemma: str, object_: str, pos: str = "PROPN NNP") -> str:
    part, tag = pos.split()
    return SVO.format(subject=subject, verb=verb, lemma=lemma, object=object_, pos=part, tag=tag)


def test_a_reading_cuts_what_it_quotes():
    doc = doc_of(svo("Norvik", "attacked", "attack", "Borduria"))
    reading = only(doc)
    assert reading.subject.quote == Quote(0, 6, "Norvik")
    assert reading.trigger == Quote(7, 15, "attacked")
    assert reading.object.quote == Quote(16, 24, "Borduria")
    assert reading.sentence.text == doc.text
    assert (reading.wording, reading.construction) == ("attacked", "verb")
    assert (reading.subject.known, reading.subject.kind) == ("Norvik", "State")


def test_the_trigger_is_the_unbroken_run_of_words_around_the_verb():
    doc = doc_of("""
        Norvik   =        PROPN NNP nsubj withdrew
        withdrew withdraw VERB  VBD ROOT  -
        troops   troop    NOUN  NNS dobj  withdrew
        from     =        ADP   IN  prep  withdrew
        Borduria =        PROPN NNP pobj  from
    """)
    reading = next(r for r in readings(doc) if r.relation == "withdrawsFrom")
    assert (reading.trigger.text, reading.wording) == ("withdrew", "withdrew from")


# ------------------------------------------------------------------ who may stand where
def test_a_kind_that_cannot_stand_there_is_refused_with_the_reason():
    found = extract(doc_of(svo("Norvik", "married", "marry", "Borduria")))
    assert found.readings == ()
    assert found.rejected
    assert all("cannot be the" in rejected.why for rejected in found.rejected)
    assert found.rejected[0].where == "a#char=7,14"


def test_a_place_that_acts_is_not_missed():
    found = extract(doc_of(svo("Bridge", "opposed", "oppose", "Norvik"), ents=((0, 1, "FAC"),)))
    assert found.readings == ()
    assert found.rejected == ()


def test_a_pronoun_that_nobody_resolved_is_refused_with_the_reason():
    found = extract(
        doc_of("""
            They     they   PRON  PRP nsubj attacked
            attacked attack VERB  VBD ROOT  -
            Borduria =      PROPN NNP dobj  attacked
        """)
    )
    assert found.readings == ()
    why = [rejected.why for rejected in found.rejected]
    assert "nobody in the article is known to be meant by 'They'" in why


def test_nobody_does_a_thing_to_himself():
    assert facts(doc_of(svo("Norvik", "attacked", "attack", "Oda"))) in (
        [],
        [("Norvik", "attacks", "Oda")],
    )
    assert facts(doc_of(svo("Norvik", "supported", "support", "Norvik"))) == []


def test_a_capital_is_the_state_where_it_acts_and_the_place_where_it_is_taken():
    assert facts(doc_of(svo("Oda", "supported", "support", "Borduria"))) == [
        ("Norvik", "supports", "Borduria")
    ]
    taken = only(
        doc_of(
            svo("rebels", "captured", "capture", "Oda").replace(
                "rebels =       PROPN NNP", "rebels rebel NOUN NNS"
            )
        )
    )
    assert (taken.relation, taken.object.name, taken.object.kind, taken.object.known) == (
        "captures",
        "Oda",
        "Place",
        "OdaCity",
    )


def test_each_pair_of_coordinated_ends_is_read_once():
    doc = doc_of(
        """
        Norvik   =      PROPN NNP nsubj attacked
        and      =      CCONJ CC  cc    Norvik
        Borduria =      PROPN NNP conj  Norvik
        attacked attack VERB  VBD ROOT  -
        Velnor   =      PROPN NNP dobj  attacked
    """,
        ents=((4, 5, "ORG"),),
    )
    assert facts(doc) == [("Norvik", "attacks", "Velnor"), ("Borduria", "attacks", "Velnor")]


def test_what_two_constructions_find_is_read_once_and_the_first_is_kept():
    doc = doc_of(
        svo("Norvik", "attacked", "attack", "Borduria")
        + """
        and      =      CCONJ CC  cc    attacked
        bombed   bomb   VERB  VBD conj  attacked
        Borduria =      PROPN NNP dobj  bombed
    """
    )
    assert [r.trigger.text for r in readings(doc)] == ["attacked"]


# ------------------------------------------------------------------ topics
PLAN = """
    Borduria =      PROPN NNP nsubj opposed
    opposed  oppose VERB  VBD ROOT  -
    {owner}
    tax      =      NOUN  NN  compound plan
    plan     =      NOUN  NN  dobj  opposed
"""


def test_a_thing_may_be_opposed_and_whoever_owns_it_is_too():
    bare = doc_of(PLAN.format(owner="the = DET DT det plan"))
    assert facts(bare) == [("Borduria", "opposes", "tax plan")]
    assert only(bare).object.kind == "Topic"
    owned = doc_of(PLAN.format(owner="Norvik = PROPN NNP poss plan\n 's = PART POS case Norvik"))
    assert [(r, o) for _, r, o in facts(owned)] == [
        ("opposes", "Norvik's tax plan"),
        ("opposes", "Norvik"),
    ]


def test_a_topic_goes_on_with_the_preposition_right_after_it():
    doc = doc_of(
        PLAN.format(owner="the = DET DT det plan")
        + """
        for  =      ADP   IN  prep  plan
        Oda  =      PROPN NNP pobj  for
    """
    )
    assert "tax plan for Oda" in [o for _, _, o in facts(doc)]


def test_a_number_is_no_topic():
    doc = doc_of(
        svo("Borduria", "opposed", "oppose", "millions", "NOUN NNS"), ents=((2, 3, "MONEY"),)
    )
    assert facts(doc) == []


@pytest.mark.parametrize(
    ("verb", "lemma", "thing", "found"),
    [
        ("attacked", "attack", "plan", ["accuses"]),
        ("attacked", "attack", "fence", []),
        ("attacked", "attack", "raid", ["accuses"]),
        ("opposed", "oppose", "fence", ["opposes"]),
    ],
)
def test_only_what_is_said_is_attacked_with_words(verb, lemma, thing, found):
    doc = doc_of(svo("Norvik", verb, lemma, thing, "NOUN NN"))
    assert [relation for _, relation, _ in facts(doc)] == found


# ------------------------------------------------------------------ cities
@pytest.mark.parametrize(
    ("verb", "lemma", "name", "label", "want"),
    [
        ("accused", "accuse", "Bohum", "GPE", [("Norvik", "accuses", "Bohum")]),
        ("accused", "accuse", "Halm", "", [("Norvik", "accuses", "Halm")]),
        ("accused", "accuse", "Bridge", "FAC", []),
        ("praised", "praise", "Bohum", "GPE", []),
        ("attacked", "attack", "Bohum", "GPE", [("Norvik", "attacks", "Bohum")]),
    ],
)
def test_a_city_stands_for_its_authorities_in_some_relations(verb, lemma, name, label, want):
    ents = ((2, 3, label),) if label else ()
    found = extract(doc_of(svo("Norvik", verb, lemma, name), ents=ents))
    assert [(r.subject.name, r.relation, r.object.name) for r in found.readings] == want


def test_a_city_without_a_name_stands_for_nobody():
    assert facts(doc_of(svo("Norvik", "accused", "accuse", "city", "NOUN NN"))) == []


# ------------------------------------------------------------------ in general
GENERIC = """
    {before}
    landlords landlord NOUN  NNS nsubj {verb}
    {verb}    sue      VERB  {tag} ROOT -
    {object}  {lemma}  {pos} dobj {verb}
    {stop}
"""


def generic(
    *,
    before: str = "",
    verb: str = "sue VBP",
    tenants: str = "tenants tenant NOUN NNS",
    stop: bool = True,
):
    form, tag = verb.split()
    object_, lemma, *pos = tenants.split()
    end = f". = PUNCT . punct {form}" if stop else ""
    return doc_of(
        GENERIC.format(
            before=f"{before} landlords" if before else "",
            verb=form,
            tag=tag,
            object=object_,
            lemma=lemma,
            pos=" ".join(pos),
            stop=end,
        )
    )


def test_how_things_are_in_general_is_of_nobody_and_refused_with_the_reason():
    found = extract(generic())
    assert found.readings == ()
    assert [rejected.why for rejected in found.rejected] == [
        "it says how things are in general, of nobody in particular"
    ]


@pytest.mark.parametrize(
    "doc",
    [
        generic(stop=False),
        generic(verb="sued VBD"),
        generic(before="the = DET DT det"),
        generic(before="two = NUM CD nummod"),
        generic(before="Norvikian = ADJ JJ amod"),
        generic(tenants="Norvik Norvik PROPN NNP"),
    ],
    ids=["headline", "past", "definite", "counted", "of a country", "a name"],
)
def test_what_is_of_somebody_or_happened_is_read(doc):
    assert [relation for _, relation, _ in facts(doc)] == ["sues"]


def test_what_is_said_of_a_topic_in_general_is_of_nobody_too():
    attack = generic(verb="oppose VBP", tenants="rents rent NOUN NNS")
    assert facts(attack) == []


# ------------------------------------------------------------------ chains of the model
TWO = doc_of(
    svo("Norvik", "attacked", "attack", "Borduria")
    + """
    .      =    PUNCT .   punct attacked
    Velnor =    PROPN NNP nsubj sang
    sang   sing VERB  VBD ROOT  -
    .      =    PUNCT .   punct sang
    Norvik =    PROPN NNP nsubj left
    left   leave VERB VBD ROOT  -
""",
    ents=((4, 5, "ORG"),),
)


def test_chains_are_numbered_as_readings_need_them_then_the_rest():
    chains = extract(TWO).chains
    assert [(c.number, c.name) for c in chains] == [(0, "Norvik"), (1, "Borduria"), (2, "Velnor")]


def test_a_chain_has_all_its_mentions_and_says_whether_it_is_a_mere_description():
    norvik, _, velnor = extract(TWO).chains
    assert [quote.text for quote in norvik.mentions] == ["Norvik", "Norvik"]
    assert (norvik.known, norvik.generic, velnor.known, velnor.generic) == (
        "Norvik",
        False,
        None,
        False,
    )
    rebels = doc_of(
        svo("Norvik", "attacked", "attack", "rebels", "NOUN NNS").replace(
            "rebels  =", "rebels rebel"
        )
    )
    chain = next(c for c in extract(rebels).chains if c.name == "rebels")
    assert chain.generic


def test_aliases_are_the_other_names_in_the_text():
    doc = doc_of(
        """
        Mina   =     PROPN NNP compound Torvald
        Torvald =     PROPN NNP nsubj    sang
        sang   sing  VERB  VBD ROOT     -
        Torvald =     PROPN NNP nsubj    left
        left   leave VERB  VBD ROOT     -
        She    she   PRON  PRP nsubj    spoke
        spoke  speak VERB  VBD ROOT     -
    """,
        ents=((0, 2, "PERSON"),),
    )
    (chain,) = extract(doc).chains
    assert (chain.name, chain.aliases) == ("Mina Torvald", ("Torvald",))
    assert [quote.text for quote in chain.mentions] == ["Mina Torvald", "Torvald", "She"]


# ------------------------------------------------------------------ open readings
def test_open_readings_say_what_a_clause_says_in_its_own_words():
    doc = doc_of("""
        The     the   DET   DT  det   tower
        tower   =     NOUN  NN  nsubj stands
        stands  stand VERB  VBZ ROOT  -
        near    =     ADP   IN  prep  stands
        a       =     DET   DT  det   river
        river   =     NOUN  NN  pobj  near
    """)
    (reading,) = extract(doc, open_readings=True).readings
    assert (reading.subject.quote.text, reading.wording, reading.object.quote.text) == (
        "The tower",
        "stands near",
        "a river",
    )
    assert (reading.relation, reading.construction) == (None, "open")
    assert extract(doc).readings == ()


def test_an_apposition_with_of_is_an_open_reading():
    doc = doc_of("""
        Torvald  =     PROPN NNP nsubj sang
        owner   =     NOUN  NN  appos Torvald
        of      =     ADP   IN  prep  owner
        boats   boat  NOUN  NNS pobj  of
        sang    sing  VERB  VBD ROOT  -
    """)
    found = extract(doc, open_readings=True).readings
    assert [r.wording for r in found if r.relation is None] == ["is owner of"]
