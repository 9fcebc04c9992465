"""Direct quotations: who speaks them, and whom "we" and "I" mean."""

import pytest

from kg.extract import quotes
from kg.extract.rules import Rules
from kg.model import Article, ArticleId
from tests.unit.extract.parses import doc_of, grammar_of, only, readings

#: Readings of a statement, at least.
FEW = 3
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


def paragraphs(*texts: str, rules: Rules) -> list[tuple[str, str]]:
    """Subject and speaker of each reading of an article of these paragraphs, by the parser."""
    article = Article(ArticleId("a"), "\n\n".join(texts))
    (extraction,) = rules.extract_all([article])
    return [(it.subject.name, it.speaker.name if it.speaker else "") for it in extraction.readings]


@pytest.fixture(scope="module")
def parsed() -> Rules:
    return Rules()


@pytest.mark.model
def test_a_speaker_before_a_colon_speaks_the_paragraphs_that_nothing_closes(parsed):
    told = paragraphs(
        "Tomas Torvald welcomed the vote. Mina Torvald said:",
        '"I support the strike. It is right.',
        '"We praise the union. I met the workers.',
        '"I thank the mayor."',
        rules=parsed,
    )
    assert told[0][0] == "Tomas Torvald"
    assert set(told[1:]) == {("Mina Torvald", "Mina Torvald")}
    assert len(told) > FEW


@pytest.mark.model
def test_a_speaker_after_the_last_paragraph_speaks_those_before(parsed):
    told = paragraphs(
        "The strike began on Monday.",
        '"I support the strike.',
        '"I praise the union," Mina Torvald said.',
        rules=parsed,
    )
    assert told == [("Mina Torvald", "Mina Torvald")] * 2


@pytest.mark.model
def test_a_paragraph_that_a_mark_closes_ends_what_is_said(parsed):
    told = paragraphs(
        'Mina Torvald said: "I support the strike."',
        "The mayor left.",
        '"I praise the union," Tomas Velm said.',
        rules=parsed,
    )
    assert told == [("Mina Torvald", "Mina Torvald"), ("Tomas Velm", "Tomas Velm")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "subject"),
    [("Minister for Africa", "Tomas Velm"), ("spokesman for Oxfam", "Oxfam")],
)
def test_a_minister_for_a_region_does_not_speak_for_it(title, subject, parsed):
    text = f'"We condemned the attack," said Tomas Velm, the {title}.'
    assert (subject, "Tomas Velm") in paragraphs(text, rules=parsed)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ('"We attacked the rebels," said Tomas Velm, who commands the Sixth Brigade.', "Brigade"),
        ('"We attacked the rebels," said Tomas Velm, who praised the Sixth Brigade.', "Velm"),
        ('"We sued the mayor," said Mina Torvald of the Farm Council.', "Council"),
        ('"We sued the mayor," said Mina Torvald of Norway.', "Torvald"),
        ('The ministry refused. "We sued the mayor," a spokesman said.', "ministry"),
        ('The teacher refused. "We sued the mayor," a spokesman said.', "spokesman"),
    ],
)
def test_we_means_the_body_for_which_somebody_speaks(text, subject, parsed):
    named = [name for name, _ in paragraphs(text, rules=parsed)]
    assert any(name.endswith(subject) for name in named), named


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ('Mina Torvald smiled. "I support the strike. It is right."', ["Mina Torvald"]),
        ('The strike began. "I support the strike. It is right."', []),
        ('Mina Torvald smiled.\n\n"I support the strike. It is right."', []),
    ],
)
def test_who_acts_right_before_a_quotation_speaks(text, subject, parsed):
    assert [name for name, _ in paragraphs(text, rules=parsed)] == subject
