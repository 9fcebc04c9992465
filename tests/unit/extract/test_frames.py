"""Events as nouns, roles, modifiers and clauses without a verb: what each construction reads."""

import pytest

from kg.extract.ellipsis import elliptic_frames, excluded_frames
from kg.extract.frames import verb_frames
from kg.extract.modifiers import adjective_frames, origin_frames, prefix_frames
from kg.extract.nominal import noun_frames
from kg.extract.titles import role_frames
from tests.unit.extract.parses import doc_of, ends, facts, grammar_of, only


def found(find, doc):
    return [ends(frame) for frame in find(grammar_of(doc))]


# ------------------------------------------------------------------ verbs
def test_a_hyphened_participle_is_said_in_passing():
    doc = doc_of("""
        Norvik =    PROPN NNP npadvmod backed
        -      =    PUNCT HYPH punct   backed
        backed back VERB  VBN amod     rebels
        rebels rebel NOUN NNS nsubj    sang
        sang   sing VERB  VBD ROOT     -
    """)
    (frame,) = verb_frames(grammar_of(doc))
    assert ends(frame) == (["Norvik"], "supports", ["rebels"])
    assert frame.backdrop
    assert frame.construction == "modifier"


# ------------------------------------------------------------------ nouns
def test_the_possessor_does_what_the_noun_says():
    doc = doc_of("""
        Norvik   =      PROPN NNP poss  raid
        's       =      PART  POS case  Norvik
        raid   =      NOUN  NN  nsubj failed
        on       =      ADP   IN  prep  raid
        Borduria =      PROPN NNP pobj  on
        failed   fail   VERB  VBD ROOT  -
    """)
    assert found(noun_frames, doc) == [(["Norvik"], "attacks", ["Borduria"])]


def test_a_modifier_and_by_name_the_agent_too():
    doc = doc_of("""
        Norvikian =    ADJ   JJ  amod  raid
        raid    =    NOUN  NN  nsubj failed
        on        =    ADP   IN  prep  raid
        Borduria  =    PROPN NNP pobj  on
        failed    fail VERB  VBD ROOT  -
    """)
    assert found(noun_frames, doc) == [(["Norvikian"], "attacks", ["Borduria"])]
    doc = doc_of("""
        raid   =    NOUN  NN  nsubj failed
        on       =    ADP   IN  prep  raid
        Borduria =    PROPN NNP pobj  on
        by       =    ADP   IN  prep  raid
        Norvik   =    PROPN NNP pobj  by
        failed   fail VERB  VBD ROOT  -
    """)
    assert found(noun_frames, doc) == [(["Norvik"], "attacks", ["Borduria"])]


def test_nobody_is_invented_for_an_event_without_an_agent():
    doc = doc_of("""
        raid   =    NOUN  NN  nsubj failed
        on       =    ADP   IN  prep  raid
        Borduria =    PROPN NNP pobj  on
        failed   fail VERB  VBD ROOT  -
    """)
    assert found(noun_frames, doc) == []


def test_a_light_verb_lends_its_subject():
    doc = doc_of("""
        Norvik   =      PROPN NNP nsubj launched
        launched launch VERB  VBD ROOT  -
        raid   =      NOUN  NN  dobj  launched
        on       =      ADP   IN  prep  raid
        Borduria =      PROPN NNP pobj  on
    """)
    (frame,) = noun_frames(grammar_of(doc))
    assert ends(frame) == (["Norvik"], "attacks", ["Borduria"])
    assert frame.construction == "light verb"
    assert [word.text for word in frame.outer] == ["launched"]
    assert [word.text for word in frame.words] == ["launched", "raid", "on"]


def test_a_verb_that_is_not_light_lends_nothing():
    doc = doc_of("""
        Norvik   =     PROPN NNP nsubj filmed
        filmed   film  VERB  VBD ROOT  -
        raid   =     NOUN  NN  dobj  filmed
        on       =     ADP   IN  prep  raid
        Borduria =     PROPN NNP pobj  on
    """)
    assert found(noun_frames, doc) == []


def test_a_passive_light_verb_lends_its_agent():
    doc = doc_of("""
        raid   =      NOUN  NN  nsubjpass launched
        on       =      ADP   IN  prep      raid
        Borduria =      PROPN NNP pobj      on
        was      be     AUX   VBD auxpass   launched
        launched launch VERB  VBN ROOT      -
        by       =      ADP   IN  agent     launched
        Norvik   =      PROPN NNP pobj      by
    """)
    assert found(noun_frames, doc) == [(["Norvik"], "attacks", ["Borduria"])]


def test_between_gives_both_sides():
    doc = doc_of("""
        talks    talk    NOUN  NNS nsubj began
        between  =       ADP   IN  prep  talks
        Norvik   =       PROPN NNP pobj  between
        and      =       CCONJ CC  cc    Norvik
        Borduria =       PROPN NNP conj  Norvik
        began    begin   VERB  VBD ROOT  -
    """)
    frames = [f for f in noun_frames(grammar_of(doc)) if f.mutual]
    assert ends(frames[0])[0] == ["Norvik", "Borduria"]
    assert [(s, o) for s, _, o in facts(doc)] == [("Norvik", "Borduria")]


# ------------------------------------------------------------------ titles
def test_a_title_before_a_name_tells_whom_it_leads():
    doc = doc_of(
        """
        Norvikian =       ADJ   JJ  amod     Torvald
        President =       PROPN NNP compound Torvald
        Mina      =       PROPN NNP compound Torvald
        Torvald    =       PROPN NNP nsubj    spoke
        spoke     speak   VERB  VBD ROOT     -
    """,
        ents=((2, 4, "PERSON"),),
    )
    assert facts(doc) == [("Mina Torvald", "leads", "Norvik")]
    assert only(doc).construction == "title"


APPOSITION = """
    Mina    =    PROPN NNP compound Torvald
    Torvald  =    PROPN NNP nsubj    spoke
    ,       =    PUNCT ,   punct    Torvald
    {word}  =    {pos} {tag} amod   leader
    leader  =    NOUN  NN  appos    Torvald
    of      =    ADP   IN  prep     leader
    Velnor  =    PROPN NNP pobj     of
    ,       =    PUNCT ,   punct    Torvald
    spoke   speak VERB VBD ROOT     -
"""
MORENO = ((0, 2, "PERSON"), (6, 7, "ORG"))


@pytest.mark.parametrize(
    ("word", "polarity"), [("bold", "positive"), ("former", "negative"), ("ousted", "negative")]
)
def test_an_apposition_tells_it_and_former_denies_it(word, polarity):
    reading = only(doc_of(APPOSITION.format(word=word, pos="ADJ", tag="JJ"), ents=MORENO))
    assert (reading.subject.name, reading.relation, reading.object.name) == (
        "Mina Torvald",
        "leads",
        "Velnor",
    )
    assert (reading.polarity, reading.construction) == (polarity, "apposition")


def test_a_copula_tells_it():
    doc = doc_of(
        """
        Torvald =  PROPN NNP nsubj became
        became become VERB VBD ROOT -
        leader =  NOUN  NN  attr  became
        of     =  ADP   IN  prep  leader
        Velnor =  PROPN NNP pobj  of
    """,
        ents=((0, 1, "PERSON"), (4, 5, "ORG")),
    )
    assert facts(doc) == [("Torvald", "leads", "Velnor")]
    assert only(doc).construction == "copula"


@pytest.mark.parametrize(
    ("verb", "lemma", "polarity", "modality"),
    [
        ("served", "serve", "positive", "asserted"),
        ("resigned", "resign", "negative", "asserted"),
        ("nominated", "nominate", "positive", "planned"),
    ],
)
def test_as_gives_an_office_held_lost_or_planned(verb, lemma, polarity, modality):
    doc = doc_of(
        f"""
        Torvald =       PROPN NNP nsubj {verb}
        {verb} {lemma} VERB  VBD ROOT  -
        as     =       ADP   IN  prep  {verb}
        leader =       NOUN  NN  pobj  as
        of     =       ADP   IN  prep  leader
        Velnor =       PROPN NNP pobj  of
    """,
        ents=((0, 1, "PERSON"), (5, 6, "ORG")),
    )
    reading = only(doc)
    assert (reading.relation, reading.object.name) == ("leads", "Velnor")
    assert (reading.polarity, reading.modality) == (polarity, modality)


def test_an_office_is_a_position_named_after_its_body():
    doc = doc_of(
        """
        Norvikian =       ADJ   JJ  amod     Torvald
        foreign   =       ADJ   JJ  amod     Torvald
        minister  =       NOUN  NN  compound Torvald
        Mina      =       PROPN NNP compound Torvald
        Torvald    =       PROPN NNP nsubj    spoke
        spoke     speak   VERB  VBD ROOT     -
    """,
        ents=((3, 5, "PERSON"),),
    )
    assert facts(doc) == [("Mina Torvald", "holdsPosition", "foreign minister of Norvik")]


def test_the_of_inside_a_title_leads_to_no_body():
    doc = doc_of(
        """
        Secretary =     PROPN NNP nmod     Torvald
        of        =     ADP   IN  prep     Secretary
        State     =     PROPN NNP pobj     of
        Mina      =     PROPN NNP compound Torvald
        Torvald    =     PROPN NNP nsubj    spoke
        spoke     speak VERB  VBD ROOT     -
        """,
        ents=((3, 5, "PERSON"),),
    )
    assert facts(doc) == [("Mina Torvald", "holdsPosition", "Secretary of State")]


def test_a_role_noun_is_read_in_both_directions_of_the_text():
    doc = doc_of("""
        Norvik   =    PROPN NNP poss  ally
        's       =    PART  POS case  Norvik
        ally     =    NOUN  NN  nsubj left
        Borduria =    PROPN NNP appos ally
        left     leave VERB VBD ROOT  -
    """)
    assert facts(doc) == [("Borduria", "alliedWith", "Norvik")]


def test_a_title_without_a_name_tells_nothing():
    doc = doc_of("""
        leader =     NOUN  NN  nsubj spoke
        of     =     ADP   IN  prep  leader
        Norvik =     PROPN NNP pobj  of
        spoke  speak VERB  VBD ROOT  -
    """)
    assert list(role_frames(grammar_of(doc))) == []


# ------------------------------------------------------------------ modifiers
@pytest.mark.parametrize(("prefix", "relation"), [("pro", "alliedWith"), ("anti", "opposes")])
def test_a_prefix_says_for_or_against_whom(prefix, relation):
    doc = doc_of(f"""
        {prefix}  =     ADJ   JJ   amod     militia
        -         =     PUNCT HYPH punct    Norvik
        Norvik    =     PROPN NNP  compound militia
        militia   =     NOUN  NN   nsubj    fled
        fled      flee  VERB  VBD  ROOT     -
    """)
    assert found(prefix_frames, doc) == [(["militia"], relation, ["Norvik"])]


LOYAL = """
    troops  troop NOUN  NNS nsubj troops
    loyal   =     ADJ   JJ  amod  troops
    to      =     ADP   IN  prep  loyal
    Norvik  =     PROPN NNP pobj  to
    fled    flee  VERB  VBD ROOT  -
"""


def test_an_adjective_beside_its_noun_is_said_in_passing():
    (frame,) = adjective_frames(grammar_of(doc_of(LOYAL.replace("nsubj troops", "nsubj fled"))))
    assert ends(frame) == (["troops"], "alliedWith", ["Norvik"])
    assert frame.backdrop


def test_an_adjective_after_a_copula_hangs_on_the_verb():
    doc = doc_of("""
        Borduria =  PROPN NNP nsubj is
        is       be AUX   VBZ ROOT  -
        loyal    =  ADJ   JJ  acomp is
        to       =  ADP   IN  prep  loyal
        Norvik   =  PROPN NNP pobj  to
    """)
    (frame,) = adjective_frames(grammar_of(doc))
    assert ends(frame) == (["Borduria"], "alliedWith", ["Norvik"])
    assert (frame.clause.text, frame.backdrop) == ("is", False)


def test_people_from_a_body_are_its_members_people_from_a_place_are_not():
    block = """
        fighters fighter NOUN  NNS nsubj fled
        from     =       ADP   IN  prep  fighters
        {}       =       PROPN NNP pobj  from
        fled     flee    VERB  VBD ROOT  -
    """
    of_body = doc_of(block.format("Velnor"), ents=((2, 3, "ORG"),))
    assert found(origin_frames, of_body) == [(["fighters"], "memberOf", ["Velnor"])]
    assert found(origin_frames, doc_of(block.format("Oda"))) == []


# ------------------------------------------------------------------ ellipsis
SO_DOES = """
    Norvik   =      PROPN NNP nsubj  backed
    backed   back   VERB  VBD ROOT   -
    rebels   rebel  NOUN  NNS dobj   backed
    ;        =      PUNCT :   punct  backed
    {sign}   =      ADV   RB  advmod does
    does     do     AUX   VBZ conj   backed
    Borduria =      PROPN NNP nsubj  does
"""


def test_a_hollow_clause_says_what_the_one_before_says():
    doc = doc_of(SO_DOES.format(sign="so"))
    grammar = grammar_of(doc)
    plain = list(verb_frames(grammar))
    (frame,) = elliptic_frames(grammar, plain)
    assert ends(frame) == (["Borduria"], "supports", ["rebels"])


def test_an_auxiliary_without_a_sign_is_not_hollow():
    grammar = grammar_of(doc_of(SO_DOES.format(sign="later")))
    assert list(elliptic_frames(grammar, list(verb_frames(grammar)))) == []


def test_but_not_says_the_opposite_of_the_one_left_out():
    doc = doc_of(
        """
        Norvik   =      PROPN NNP nsubj  backed
        backed   back   VERB  VBD ROOT   -
        Velnor   =      PROPN NNP dobj   backed
        but      =      CCONJ CC  cc     Velnor
        not      =      PART  RB  neg    Borduria
        Borduria =      PROPN NNP conj   Velnor
    """,
        ents=((2, 3, "ORG"),),
    )
    grammar = grammar_of(doc)
    plain = list(verb_frames(grammar))
    assert [ends(frame)[2] for frame in plain] == [["Velnor"]]
    (frame,) = excluded_frames(grammar, plain)
    assert (ends(frame)[2], frame.polarity) == (["Borduria"], "negative")


# ------------------------------------------------------------------ whose, and who may hold what
def director(*before: str, label: str = ""):
    """What is said by a title before a name: "deputy Norvik director Mina Torvald"."""
    at = len(before)
    lines = [f"{word} = NOUN NN compound director" for word in before]
    doc = doc_of(
        "\n".join(lines)
        + f"""
        {"Velnor" if label else "Norvik"} = PROPN NNP compound director
        director =    NOUN  NN  compound Torvald
        Mina     =    PROPN NNP compound Torvald
        Torvald  =    PROPN NNP nsubj    came
        came     come VERB  VBD ROOT     -
        """,
        ents=(*(((at, at + 1, label),) if label else ()), (at + 2, at + 4, "PERSON")),
    )
    return facts(doc)


@pytest.mark.parametrize(
    ("before", "want"),
    [
        ((), ("Mina Torvald", "leads", "Norvik")),
        (("new",), ("Mina Torvald", "leads", "Norvik")),
        (("deputy",), ("Mina Torvald", "holdsPosition", "director of Norvik")),
        (("vice",), ("Mina Torvald", "holdsPosition", "director of Norvik")),
    ],
)
def test_the_second_of_a_body_does_not_lead_it(before, want):
    assert director(*before) == [want]


@pytest.mark.xfail(reason="a deputy is a member too: the name after it is read as its holder")
def test_a_deputy_before_a_bodys_name_does_not_introduce_it():
    assert director("vice", label="ORG") == [
        ("Mina Torvald", "holdsPosition", "director of Velnor")
    ]
    assert director("deputy", label="ORG") == [
        ("Mina Torvald", "holdsPosition", "director of Velnor")
    ]


MEMBER = """
    Norvik =    PROPN NNP nsubj is
    is     be   AUX   VBZ ROOT  -
    {noun} =    NOUN  NN  attr  is
    of     =    ADP   IN  prep  {noun}
    Velnor =    PROPN NNP pobj  of
"""


@pytest.mark.parametrize(
    ("noun", "want"), [("veteran", [("Norvik", "memberOf", "Velnor")]), ("abbot", [])]
)
def test_a_state_can_hold_a_members_title_but_no_leaders(noun, want):
    # words that are titles only: role nouns are read of whoever holds them
    assert facts(doc_of(MEMBER.format(noun=noun), ents=((4, 5, "ORG"),))) == want


@pytest.mark.parametrize(
    ("word", "polarity"), [("old", "positive"), ("former", "negative"), ("ex", "negative")]
)
def test_a_former_ally_is_none(word, polarity):
    doc = doc_of(f"""
        Norvik   =    PROPN NNP nsubj came
        ,        =    PUNCT ,   punct Norvik
        {word}   =    ADJ   JJ  amod  ally
        ally     =    NOUN  NN  appos Norvik
        of       =    ADP   IN  prep  ally
        Borduria =    PROPN NNP pobj  of
        ,        =    PUNCT ,   punct Norvik
        came     come VERB  VBD ROOT  -
    """)
    reading = only(doc)
    assert (reading.relation, reading.polarity) == ("alliedWith", polarity)


WHOSE = """
    Velnor  =    PROPN NNP nsubj    came
    {whose} =    DET   WP$ poss     leader
    leader  =    NOUN  NN  nsubj    sang
    Mina    =    PROPN NNP compound Torvald
    Torvald =    PROPN NNP appos    leader
    sang    sing VERB  VBD {dep}    Velnor
    came    come VERB  VBD ROOT     -
"""


def test_whose_is_of_the_noun_that_it_goes_back_to():
    ents = ((0, 1, "ORG"), (3, 5, "PERSON"))
    want = [("Mina Torvald", "leads", "Velnor")]
    assert facts(doc_of(WHOSE.format(whose="whose", dep="relcl"), ents=ents)) == want
    assert facts(doc_of(WHOSE.format(whose="whose", dep="dep"), ents=ents)) == []


@pytest.mark.parametrize(("before", "office"), [("Oda", "Norvik"), ("Norvik", "Norvik")])
def test_an_office_has_the_name_of_the_chain_of_its_body(before, office):
    doc = doc_of(
        f"""
        {before} =    PROPN NNP nsubj    came
        came     come VERB  VBD ROOT     -
        .        =    PUNCT .   punct    came
        Its      its  PRON  PRP$ poss    minister
        foreign  =    ADJ   JJ  amod     minister
        minister =    NOUN  NN  nsubj    sang
        ,        =    PUNCT ,   punct    minister
        Mina     =    PROPN NNP compound Torvald
        Torvald  =    PROPN NNP appos    minister
        ,        =    PUNCT ,   punct    minister
        sang     sing VERB  VBD ROOT     -
    """,
        ents=((7, 9, "PERSON"),),
    )
    assert facts(doc) == [("Mina Torvald", "holdsPosition", f"foreign minister of {office}")]


def test_an_office_of_whom_nobody_knows_is_an_office():
    doc = doc_of(
        """
        Its      its  PRON  PRP$ poss    minister
        foreign  =    ADJ   JJ  amod     minister
        minister =    NOUN  NN  nsubj    sang
        ,        =    PUNCT ,   punct    minister
        Mina     =    PROPN NNP compound Torvald
        Torvald  =    PROPN NNP appos    minister
        sang     sing VERB  VBD ROOT     -
    """,
        ents=((4, 6, "PERSON"),),
    )
    assert facts(doc) == [("Mina Torvald", "holdsPosition", "foreign minister")]


# ------------------------------------------------------------------ events: "of" and receivers
SUPPORT = """
    {noun}   =    NOUN  NN  nsubj grew
    of       =    ADP   IN  prep  {noun}
    Norvik   =    PROPN NNP pobj  of
    {word}   =    ADP   IN  prep  {noun}
    Borduria =    PROPN NNP pobj  {word}
    grew     grow VERB  VBD ROOT  -
"""


@pytest.mark.parametrize(
    ("word", "want"), [("for", [(["Norvik"], "aids", ["Borduria"])]), ("near", [])]
)
def test_of_names_the_agent_where_the_object_has_a_preposition_of_its_own(word, want):
    assert found(noun_frames, doc_of(SUPPORT.format(noun="help", word=word))) == want


def test_of_names_the_agent_also_where_it_may_name_the_object():
    doc = doc_of(SUPPORT.format(noun="support", word="for"))
    assert found(noun_frames, doc) == [(["Norvik"], "supports", ["Borduria"])]


@pytest.mark.parametrize(
    ("det", "want"),
    [
        ("its = PRON PRP$ poss government", [(["Norvik"], "aids", ["government"])]),
        ("", []),
    ],
)
def test_a_receiver_that_the_parser_took_into_the_phrase_of_the_event(det, want):
    doc = doc_of(f"""
        Norvik     =     PROPN NNP nsubj    offered
        offered    offer VERB  VBD ROOT     -
        {det}
        government =     NOUN  NN  compound help
        help       =     NOUN  NN  dobj     offered
    """)
    assert found(noun_frames, doc) == want
