"""Direct quotations: who speaks them, and whom "we" and "I" mean."""

from kg.extract import quotes
from tests.unit.extract.parses import doc_of, grammar_of, only, readings

QUOTED = """
    "        =      PUNCT ``  punct    said
    Norvik   =      PROPN NNP nsubj    attacked
    attacked attack VERB  VBD ccomp    said
    Borduria =      PROPN NNP dobj     attacked
    "        =      PUNCT ''  punct    said
    Tom      =      PROPN NNP compound Berg
    Berg     =      PROPN NNP nsubj    said
    said     say    VERB  VBD ROOT     -
    .        =      PUNCT .   punct    said
"""
NEXT = """
    "        =      PUNCT ``  punct    struck
    Norvik   =      PROPN NNP nsubj    struck
    struck   strike VERB  VBD ROOT     -
    Oda      =      PROPN NNP dobj     struck
    too      =      ADV   RB  advmod   struck
    .        =      PUNCT .   punct    struck
    "        =      PUNCT ''  punct    struck
"""


def speaker(quotation: quotes.Quotation) -> str | None:
    return quotation.speaker.candidates[0].name if quotation.speaker else None


def test_the_nearest_verb_of_saying_names_the_speaker():
    (found,) = quotes.quotations(grammar_of(doc_of(QUOTED)))
    assert (found.start, found.end, speaker(found)) == (1, 4, "Tom Berg")
    assert found.verb is not None
    assert found.verb.text == "said"


def test_a_quotation_goes_on_after_its_speaker():
    found = quotes.quotations(grammar_of(doc_of(QUOTED + NEXT + NEXT)))
    assert [speaker(each) for each in found] == ["Tom Berg"] * 3


def test_a_sentence_inside_a_quotation_is_reported_by_its_speaker():
    doc = doc_of((QUOTED + NEXT).replace("Oda ", "Velnor ").replace(" Oda", " Velnor"))
    reading = next(r for r in readings(doc) if r.object.name == "Velnor")
    assert (reading.modality, reading.speaker and reading.speaker.name) == ("reported", "Tom Berg")


def test_words_in_scare_quotes_are_no_quotation():
    doc = doc_of("""
        Norvik   =      PROPN NNP nsubj attacked
        "        =      PUNCT ``  punct attacked
        attacked attack VERB  VBD ROOT  -
        "        =      PUNCT ''  punct attacked
        Borduria =      PROPN NNP dobj  attacked
    """)
    assert only(doc).modality == "asserted"


def test_a_token_outside_is_in_no_quotation():
    doc = doc_of(QUOTED)
    found = quotes.quotations(grammar_of(doc))
    assert quotes.at(found, doc[2]) is found[0]
    assert quotes.at(found, doc[7]) is None


WE = """
    "        =      PUNCT ``  punct    said
    {}       =      PRON  PRP nsubj    attacked
    attacked attack VERB  VBD ccomp    said
    Borduria =      PROPN NNP dobj     attacked
    "        =      PUNCT ''  punct    said
    {}Norvikian =   ADJ   JJ  amod     Torvald
    President =     PROPN NNP compound Torvald
    Mina     =      PROPN NNP compound Torvald
    Torvald   =      PROPN NNP nsubj    said
    said     say    VERB  VBD ROOT     -
"""


def attacker(pronoun: str) -> str:
    doc = doc_of(WE.format(pronoun, ""), ents=((7, 9, "PERSON"),))
    return next(r.subject.name for r in readings(doc) if r.relation == "attacks")


def test_we_means_the_body_that_the_speaker_leads_and_i_the_speaker():
    assert attacker("We") == "Norvik"
    assert attacker("I") == "Mina Torvald"


def test_outside_a_quotation_we_is_nobody():
    doc = doc_of("""
        We       =      PRON  PRP nsubj attacked
        attacked attack VERB  VBD ROOT  -
        Borduria =      PROPN NNP dobj  attacked
    """)
    assert readings(doc) == []
