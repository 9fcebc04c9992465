"""How it is said: each word around "Norvik attacked Borduria" and what it makes of it."""

import pytest

from tests.unit.extract.parses import doc_of, only, readings

SVO = """
    Norvik   =      PROPN NNP nsubj attacked
    attacked attack VERB  VBD ROOT  -
    Borduria =      PROPN NNP dobj  attacked
"""


def how(block: str, **more):
    reading = only(doc_of(block, **more))
    assert (reading.subject.name, reading.object.name) == ("Norvik", "Borduria")
    return reading.polarity, reading.modality


def who(block: str, **more):
    reading = only(doc_of(block, **more))
    speakers = [reading.speaker, *reading.outer_speakers] if reading.speaker else []
    return [speaker.name for speaker in speakers], reading.attribution_verb


def test_the_plain_clause_is_asserted():
    assert how(SVO) == ("positive", "asserted")
    assert who(SVO) == ([], None)


# ------------------------------------------------------------------ the clause's own words
@pytest.mark.parametrize(
    ("word", "dep", "manner"),
    [
        ("not", "neg", ("negative", "asserted")),
        ("never", "advmod", ("negative", "asserted")),
        ("will", "aux", ("positive", "planned")),
        ("may", "aux", ("positive", "hypothetical")),
        ("could", "aux", ("positive", "hypothetical")),
        ("reportedly", "advmod", ("positive", "reported")),
        ("allegedly", "advmod", ("positive", "alleged")),
        ("nearly", "advmod", ("positive", "attempted")),
        ("quickly", "advmod", ("positive", "asserted")),
    ],
)
def test_a_word_on_the_verb(word, dep, manner):
    block = f"""
        Norvik   =      PROPN NNP nsubj attacked
        {word}   =      X     X   {dep} attacked
        attacked attack VERB  VB  dep   attacked
        Borduria =      PROPN NNP dobj  attacked
    """.replace("VB  dep   attacked", "VB  ROOT  -")
    assert how(block) == manner


def test_no_longer_and_twice_no():
    block = """
        Norvik   =      PROPN NNP nsubj  attacks
        no       =      DET   DT  neg    longer
        longer   =      ADV   RBR advmod attacks
        attacks  attack VERB  VBZ ROOT   -
        Borduria =      PROPN NNP dobj   attacks
    """
    assert how(block) == ("negative", "asserted")
    twice = block.replace("no       =", "not = PART RB neg attacks\n no       =")
    assert how(twice) == ("positive", "asserted")


def test_a_condition_holds_of_both_clauses():
    block = """
        if       =      SCONJ IN  mark  attacks
        Norvik   =      PROPN NNP nsubj attacks
        attacks  attack VERB  VBZ advcl flee
        Borduria =      PROPN NNP dobj  attacks
        all      =      PRON  DT  nsubj flee
        will     =      AUX   MD  aux   flee
        flee     =      VERB  VB  ROOT  -
    """
    assert how(block) == ("positive", "hypothetical")
    block = """
        Norvik   =      PROPN NNP nsubj attack
        will     =      AUX   MD  aux   attack
        attack   =      VERB  VB  ROOT  -
        Borduria =      PROPN NNP dobj  attack
        if       =      SCONJ IN  mark  falls
        snow     =      NOUN  NN  nsubj falls
        falls    fall   VERB  VBZ advcl attack
    """
    assert how(block) == ("positive", "hypothetical")


def test_a_question_says_nothing():
    assert readings(doc_of(SVO + "? = PUNCT . punct attacked")) == []
    assert how(SVO + ". = PUNCT . punct attacked") == ("positive", "asserted")


def test_a_headline_infinitive_is_planned():
    block = """
        Norvik   =      PROPN NNP nsubj attack
        to       =      PART  TO  aux   attack
        attack   =      VERB  VB  ROOT  -
        Borduria =      PROPN NNP dobj  attack
    """
    assert how(block) == ("positive", "planned")


@pytest.mark.parametrize(
    ("first", "last", "manner"),
    [
        ("hostile = ADJ JJ amod Norvik", "", ("positive", "planned")),
        ("last = ADJ JJ amod Norvik", "", ("positive", "asserted")),
        ("the = DET DT det Norvik", "", ("positive", "asserted")),
        (
            "hostile = ADJ JJ amod Norvik",
            ". = PUNCT . punct Norvik",
            ("positive", "asserted"),
        ),
    ],
    ids=["headline", "the last to", "with an article", "prose"],
)
def test_an_infinitive_on_the_noun_of_a_headline_is_planned(first, last, manner):
    block = f"""
        {first}
        Norvik   =      PROPN NNP ROOT   -
        to       =      PART  TO  aux    attack
        attack   =      VERB  VB  relcl  Norvik
        Borduria =      PROPN NNP dobj   attack
        {last}
    """
    assert how(block) == manner


@pytest.mark.parametrize(
    ("before", "after", "manner"),
    [
        ("had = AUX VBD aux attacked", "", ("positive", "hypothetical")),
        ("", "had = AUX VBD aux attacked", ("positive", "asserted")),
    ],
    ids=["inverted", "straight"],
)
def test_an_auxiliary_before_the_subject_stands_for_if(before, after, manner):
    block = f"""
        {before}
        Norvik   =      PROPN NNP nsubj attacked
        {after}
        attacked attack VERB  VBN advcl flee
        Borduria =      PROPN NNP dobj  attacked
        all      =      PRON  DT  nsubj flee
        flee     =      VERB  VBP ROOT  -
    """
    assert how(block) == manner


# ------------------------------------------------------------------ governing verbs
@pytest.mark.parametrize(
    ("verb", "lemma", "manner"),
    [
        ("tried", "try", ("positive", "attempted")),
        ("refused", "refuse", ("negative", "asserted")),
        ("agreed", "agree", ("positive", "planned")),
        ("threatened", "threaten", ("positive", "considered")),
        ("wanted", "want", ("positive", "hypothetical")),
        ("began", "begin", ("positive", "asserted")),
        ("dreamt", "dream", ("positive", "hypothetical")),
    ],
)
def test_an_infinitive_is_what_its_verb_makes_of_it(verb, lemma, manner):
    block = f"""
        Norvik   =       PROPN NNP nsubj {verb}
        {verb}   {lemma} VERB  VBD ROOT  -
        to       =       PART  TO  aux   attack
        attack   =       VERB  VB  xcomp {verb}
        Borduria =       PROPN NNP dobj  attack
    """
    found = [r for r in readings(doc_of(block)) if r.relation == "attacks"]
    assert [(r.polarity, r.modality) for r in found] == [manner]


def test_not_on_the_governing_verb_counts_and_the_least_factual_mark_wins():
    block = """
        Norvik   =      PROPN NNP nsubj try
        will     =      AUX   MD  aux   try
        not      =      PART  RB  neg   try
        try      =      VERB  VB  ROOT  -
        to       =      PART  TO  aux   attack
        attack   =      VERB  VB  xcomp try
        Borduria =      PROPN NNP dobj  attack
    """
    assert how(block) == ("negative", "attempted")


SAID = """
    Ada      =       PROPN NNP compound Berg
    Berg     =       PROPN NNP nsubj    {verb}
    {verb}   {lemma} VERB  VBD ROOT     -
    that     =       SCONJ IN  mark     attacked
    Norvik   =       PROPN NNP nsubj    attacked
    attacked attack  VERB  VBD ccomp    {verb}
    Borduria =       PROPN NNP dobj     attacked
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "manner"),
    [
        ("said", "say", ("positive", "reported")),
        ("claimed", "claim", ("positive", "alleged")),
        ("denied", "deny", ("negative", "reported")),
        ("hoped", "hope", ("positive", "hypothetical")),
    ],
)
def test_a_clause_is_what_its_source_makes_of_it(verb, lemma, manner):
    assert how(SAID.format(verb=verb, lemma=lemma)) == manner


def test_whoever_says_it_is_the_speaker():
    assert who(SAID.format(verb="said", lemma="say")) == (["Ada Berg"], "said")
    assert who(SAID.format(verb="hoped", lemma="hope")) == ([], None)


def test_what_is_not_said_is_hypothetical():
    block = SAID.format(verb="said", lemma="say") + "not = PART RB neg said"
    assert how(block) == ("positive", "hypothetical")


def test_a_source_that_said_it_would_reports_a_plan():
    block = """
        Borduria =      PROPN NNP nsubj said
        said     say    VERB  VBD ROOT  -
        Norvik   =      PROPN NNP nsubj attack
        would    =      AUX   MD  aux   attack
        attack   =      VERB  VB  ccomp said
        Oda      =      PROPN NNP dobj  attack
    """.replace("Borduria", "Velnor").replace("Oda", "Borduria")
    assert how(block) == ("positive", "planned")
    assert how(block.replace("said     say ", "bored    bore").replace("said", "bored"))[1] == (
        "hypothetical"
    )


def test_a_source_of_a_source_is_the_outer_one():
    block = """
        Tom      =      PROPN NNP compound Berg
        Berg     =      PROPN NNP nsubj    said
        said     say    VERB  VBD ROOT     -
        Velnor   =      PROPN NNP nsubj    claimed
        claimed  claim  VERB  VBD ccomp    said
        Norvik   =      PROPN NNP nsubj    attacked
        attacked attack VERB  VBD ccomp    claimed
        Borduria =      PROPN NNP dobj     attacked
    """
    assert who(block) == (["Velnor", "Tom Berg"], "claimed")
    assert how(block) == ("positive", "alleged")


def test_according_to_names_the_speaker():
    block = (
        SVO
        + """
        according accord VERB  VBG prep attacked
        to        =      ADP   IN  prep according
        Velnor    =      PROPN NNP pobj to
    """
    )
    assert who(block, ents=((5, 6, "ORG"),)) == (["Velnor"], "according")
    assert how(block) == ("positive", "reported")


def test_a_label_before_a_colon_is_the_speaker():
    block = """
        Velnor   =      PROPN NNP dep   attacked
        :        =      PUNCT :   punct attacked
        Norvik   =      PROPN NNP nsubj attacked
        attacked attack VERB  VBD ROOT  -
        Borduria =      PROPN NNP dobj  attacked
    """
    reading = only(doc_of(block, ents=((0, 1, "ORG"),)))
    assert reading.speaker is not None
    assert (reading.speaker.name, reading.modality) == ("Velnor", "reported")


# ------------------------------------------------------------------ gerunds
def gerund(verb: str, lemma: str, prep: str, object_: str = "Norvik") -> str:
    return f"""
        Velnor    =       PROPN NNP nsubj {verb}
        {verb}    {lemma} VERB  VBD ROOT  -
        {object_} =       PROPN NNP dobj  {verb}
        {prep}    =       ADP   IN  prep  {verb}
        attacking attack  VERB  VBG pcomp {prep}
        Borduria  =       PROPN NNP dobj  attacking
    """


@pytest.mark.parametrize(
    ("verb", "lemma", "prep", "manner"),
    [
        ("accused", "accuse", "of", ("positive", "alleged")),
        ("blamed", "blame", "for", ("positive", "alleged")),
        ("praised", "praise", "for", ("positive", "reported")),
        ("banned", "ban", "from", ("negative", "asserted")),
    ],
)
def test_a_gerund_is_what_its_governor_makes_of_it(verb, lemma, prep, manner):
    found = [r for r in readings(doc_of(gerund(verb, lemma, prep))) if r.object.name == "Borduria"]
    assert [(r.polarity, r.modality) for r in found] == [manner]


def test_the_accuser_is_the_speaker():
    (reading,) = [
        r
        for r in readings(doc_of(gerund("accused", "accuse", "of")))
        if r.object.name == "Borduria"
    ]
    assert reading.speaker is not None
    assert reading.speaker.name == "Velnor"


def test_without_denies():
    block = """
        Norvik    =      PROPN NNP nsubj paused
        paused    pause  VERB  VBD ROOT  -
        without   =      ADP   IN  prep  paused
        attacking attack VERB  VBG pcomp without
        Borduria  =      PROPN NNP dobj  attacking
    """
    assert how(block) == ("negative", "asserted")
    assert how(block.replace("without", "after")) == ("positive", "asserted")


# ------------------------------------------------------------------ event nouns
def event(verb: str, lemma: str, modifier: str = "big", pos: str = "ADJ amod") -> str:
    part, dep = pos.split()
    return f"""
        Norvik     =       PROPN NNP nsubj {verb}
        {verb}     {lemma} VERB  VBD ROOT  -
        {modifier} =       {part} X  {dep} raid
        raid       =       NOUN  NN  dobj  {verb}
        on         =       ADP   IN  prep  raid
        Borduria   =       PROPN NNP pobj  on
    """


@pytest.mark.parametrize(
    ("verb", "lemma", "manner"),
    [
        ("launched", "launch", ("positive", "asserted")),
        ("planned", "plan", ("positive", "planned")),
        ("considered", "consider", ("positive", "considered")),
        ("cancelled", "cancel", ("negative", "asserted")),
    ],
)
def test_an_event_is_what_its_light_verb_makes_of_it(verb, lemma, manner):
    assert how(event(verb, lemma)) == manner


def test_a_determiner_denies_an_event_and_a_done_one_is_no_plan_any_more():
    assert how(event("launched", "launch", "no", "DET det")) == ("negative", "asserted")
    assert how(event("launched", "launch", "planned")) == ("positive", "asserted")
    assert how(event("launched", "launch", "alleged")) == ("positive", "alleged")


@pytest.mark.parametrize(
    ("adjective", "modality"),
    [
        ("planned", "planned"),
        ("alleged", "alleged"),
        ("proposed", "considered"),
        ("big", "asserted"),
    ],
)
def test_an_adjective_makes_an_event_less_than_a_fact(adjective, modality):
    block = f"""
        Norvik      =     PROPN NNP poss  raid
        's          =     PART  POS case  Norvik
        {adjective} =     ADJ   JJ  amod  raid
        raid        =     NOUN  NN  nsubj shook
        on          =     ADP   IN  prep  raid
        Borduria    =     PROPN NNP pobj  on
        shook       shake VERB  VBD ROOT  -
    """
    assert how(block) == ("positive", modality)


def test_a_call_for_an_event_is_hypothetical():
    block = """
        calls    call  NOUN  NNS nsubj grew
        for      =     ADP   IN  prep  calls
        Norvik   =     PROPN NNP poss  raid
        's       =     PART  POS case  Norvik
        raid     =     NOUN  NN  pobj  for
        on       =     ADP   IN  prep  raid
        Borduria =     PROPN NNP pobj  on
        grew     grow  VERB  VBD ROOT  -
    """
    assert how(block) == ("positive", "hypothetical")
    assert how(block.replace("calls    call ", "songs song").replace("calls", "songs")) == (
        "positive",
        "asserted",
    )


ACCUSED = """
    Velnor   =      PROPN NNP nsubj accused
    accused  accuse VERB  VBD ROOT  -
    all      =      PRON  DT  dobj  accused
    of       =      ADP   IN  prep  accused
    Norvik   =      PROPN NNP poss  raid
    's       =      PART  POS case  Norvik
    raid     =      NOUN  NN  pobj  of
    on       =      ADP   IN  prep  raid
    Borduria =      PROPN NNP pobj  on
"""


def manner_of_raid(block: str):
    found = [r for r in readings(doc_of(block)) if r.relation == "attacks"]
    return [(r.polarity, r.modality) for r in found]


def test_an_event_of_which_somebody_is_accused_is_alleged():
    assert manner_of_raid(ACCUSED) == [("positive", "alleged")]
    told = ACCUSED.replace("accused  accuse", "warned warn").replace("accused", "warned")
    assert manner_of_raid(told) == [("positive", "asserted")]


@pytest.mark.parametrize(
    ("verb", "lemma", "manner"),
    [
        ("refuted", "refute", ("negative", "asserted")),
        ("wanted", "want", ("positive", "hypothetical")),
        ("saw", "see", ("positive", "asserted")),
    ],
)
def test_an_event_is_what_the_verb_that_it_is_the_object_of_makes_of_it(verb, lemma, manner):
    block = f"""
        Tom      =       PROPN NNP compound Berg
        Berg     =       PROPN NNP nsubj    {verb}
        {verb}   {lemma} VERB  VBD ROOT     -
        Norvik   =       PROPN NNP poss     raid
        's       =       PART  POS case     Norvik
        raid     =       NOUN  NN  dobj     {verb}
        on       =       ADP   IN  prep     raid
        Borduria =       PROPN NNP pobj     on
    """
    assert manner_of_raid(block) == [manner]


def test_a_claim_that_is_alleged_by_its_holder():
    block = """
        Velnor   =      PROPN NNP poss  claim
        's       =      PART  POS case  Velnor
        claim    =      NOUN  NN  nsubj spread
        that     =      SCONJ IN  mark  attacked
        Norvik   =      PROPN NNP nsubj attacked
        attacked attack VERB  VBD acl   claim
        Borduria =      PROPN NNP dobj  attacked
        spread   =      VERB  VBD ROOT  -
    """
    reading = only(doc_of(block, ents=((0, 1, "ORG"),)))
    assert (reading.modality, reading.speaker and reading.speaker.name) == ("alleged", "Velnor")


@pytest.mark.parametrize(
    ("noun", "manner"),
    [
        ("plan", ("positive", "planned")),
        ("attempt", ("positive", "attempted")),
        ("refusal", ("negative", "asserted")),
        ("machine", ("positive", "hypothetical")),
    ],
)
def test_the_infinitive_of_a_noun_is_what_the_noun_makes_of_it(noun, manner):
    block = f"""
        Norvik   =      PROPN NNP poss  {noun}
        's       =      PART  POS case  Norvik
        {noun}   =      NOUN  NN  nsubj failed
        to       =      PART  TO  aux   attack
        attack   =      VERB  VB  acl   {noun}
        Borduria =      PROPN NNP dobj  attack
        failed   fail   VERB  VBD ROOT  -
    """
    found = [r for r in readings(doc_of(block)) if r.relation == "attacks"]
    assert [(r.polarity, r.modality) for r in found] == [manner]


# ------------------------------------------------------------------ clauses beside each other
def test_coordinated_verbs_share_their_modal_but_not_what_has_a_subject_of_its_own():
    shared = """
        Norvik   =      PROPN NNP nsubj flee
        will     =      AUX   MD  aux   flee
        flee     =      VERB  VB  ROOT  -
        and      =      CCONJ CC  cc    flee
        attack   =      VERB  VB  conj  flee
        Borduria =      PROPN NNP dobj  attack
    """
    found = [r.modality for r in readings(doc_of(shared)) if r.relation == "attacks"]
    assert found == ["planned"]
    own = (
        shared.replace("Norvik ", "All ")
        .replace(
            "attack   =      VERB  VB ",
            "Norvik = PROPN NNP nsubj attacked\nattacked attack VERB VBD",
        )
        .replace("dobj  attack", "dobj attacked")
    )
    found = [r.modality for r in readings(doc_of(own)) if r.relation == "attacks"]
    assert found == ["asserted"]


def test_a_purpose_is_no_fact_and_a_participle_shares_the_main_verbs_modal():
    purpose = """
        Norvik   =      PROPN NNP nsubj came
        came     come   VERB  VBD ROOT  -
        to       =      PART  TO  aux   attack
        attack   =      VERB  VB  advcl came
        Borduria =      PROPN NNP dobj  attack
    """
    assert how(purpose)[1] == "hypothetical"
    participle = """
        Norvik    =      PROPN NNP nsubj fly
        will      =      AUX   MD  aux   fly
        fly       =      VERB  VB  ROOT  -
        attacking attack VERB  VBG advcl fly
        Borduria  =      PROPN NNP dobj  attacking
    """
    assert how(participle) == ("positive", "planned")
    assert how(participle.replace("will      =      AUX   MD  aux ", "boats = NOUN NNS dobj")) == (
        "positive",
        "asserted",
    )


def test_what_a_verb_of_trying_governs_does_not_reach_over_a_finite_clause():
    block = """
        Velnor   =      PROPN NNP nsubj tried
        tried    try    VERB  VBD ROOT  -
        to       =      PART  TO  aux   say
        say      =      VERB  VB  xcomp tried
        Norvik   =      PROPN NNP nsubj attacked
        attacked attack VERB  VBD ccomp say
        Borduria =      PROPN NNP dobj  attacked
    """
    assert how(block) == ("positive", "reported")


def test_what_is_said_in_passing_is_untouched():
    block = """
        Velnor =     PROPN NNP nsubj    denied
        denied deny  VERB  VBD ROOT     -
        that   =     SCONJ IN  mark     sang
        Norvik =     PROPN NNP npadvmod backed
        -      =     PUNCT HYPH punct   backed
        backed back  VERB  VBN amod     rebels
        rebels rebel NOUN  NNS nsubj    sang
        sang   sing  VERB  VBD ccomp    denied
        according accord VERB VBG prep  sang
        to     =     ADP   IN  prep     according
        Oda    =     PROPN NNP pobj     to
    """
    reading = only(doc_of(block))
    assert (reading.relation, reading.polarity, reading.modality) == (
        "supports",
        "positive",
        "asserted",
    )
    assert reading.speaker is None
