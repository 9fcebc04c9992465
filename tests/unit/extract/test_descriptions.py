"""Which descriptions are one actor, and which name a class noun means."""

import pytest

from tests.unit.extract.parses import doc_of, joined, mentions_of, noun, sentence, the

PERSON, ORG = "PERSON", "ORG"
WORKS = sentence("Velnor", "Ice", "Works")
FISH = sentence("Klom", "Fish", "Board")


def mention(word: str, *before: str) -> str:
    """A sentence about "the word"."""
    return sentence(the(word), *before, noun(word, word))


# ------------------------------------------------------------------ class nouns
def test_a_name_with_the_word_in_it_comes_before_the_nearest_of_the_class():
    club = sentence("Klom", "Rowing", "Club")
    ents = ((0, 3, ORG), (5, 8, ORG))
    assert joined(doc_of(club + WORKS + mention("club"), ents=ents)) == [
        ["Klom Rowing Club", "club"]
    ]
    assert joined(doc_of(WORKS + club + mention("body"), ents=ents)) == [
        ["Klom Rowing Club", "body"]
    ]


def test_the_league_is_that_of_the_name_and_no_other_league():
    league = sentence("Velnor", "Ice", "League")
    other = sentence("a = DET DT det league", noun("league", "league"))
    doc = doc_of(league + other + mention("league"), ents=((0, 3, ORG),))
    assert joined(doc) == [["Velnor Ice League", "league"]]
    assert joined(doc_of(other + mention("league"))) == [["league", "league"]]


def test_a_name_in_passing_is_not_what_a_class_noun_means():
    races = sentence("Velnor", noun("races", "race", "NNS"))
    assert joined(doc_of(races + mention("club"), ents=((0, 1, ORG),))) == []
    velnor = sentence("Velnor")
    assert joined(doc_of(velnor + mention("club"), ents=((0, 1, ORG),))) == [["Velnor", "club"]]


def test_the_board_is_nobody_elses():
    ents = ((0, 3, ORG),)
    assert joined(doc_of(WORKS + mention("board"), ents=ents)) == []
    assert joined(doc_of(WORKS + mention("club"), ents=ents)) == [["Velnor Ice Works", "club"]]
    assert joined(doc_of(FISH + mention("board"), ents=ents)) == [["Klom Fish Board", "board"]]


@pytest.mark.parametrize(
    ("word", "joins"),
    [("charity", True), ("court", False), ("regulator", False), ("army", False)],
)
def test_a_public_body_is_no_plain_organisation(word, joins):
    found = joined(doc_of(WORKS + mention(word), ents=((0, 3, ORG),)))
    assert found == ([["Velnor Ice Works", word]] if joins else [])


@pytest.mark.parametrize(
    ("name", "word", "joins"),
    [
        (("Velnor", "Inc"), "club", False),
        (("Velnor", "Inc"), "company", True),
        (("Velnor", "Army"), "group", True),
        (("Velnor", "Ministry"), "group", False),
        (("Velnor", "Ministry"), "company", False),
    ],
)
def test_a_class_noun_means_only_names_of_its_class(name, word, joins):
    found = joined(doc_of(sentence(*name) + mention(word), ents=((0, 2, ORG),)))
    assert found == ([[" ".join(name), word]] if joins else [])


def test_the_nearest_is_not_meant_where_another_is_spoken_of_more():
    """In an aside the nearest name is no subject: "Klom came near Velnor Ice Works"."""
    club = sentence("Klom", "Rowing", "Club")
    near = (
        "near = ADP IN prep came\n Oda = PROPN NNP compound Rowers\n Rowers = PROPN NNP pobj near"
    )
    beside = club.replace(". = PUNCT", f"{near}\n . = PUNCT")
    assert joined(doc_of(beside + mention("body"), ents=((0, 3, ORG), (5, 7, ORG)))) == [
        ["Oda Rowers", "body"]
    ]
    again = joined(
        doc_of(club + beside + mention("body"), ents=((0, 3, ORG), (5, 8, ORG), (10, 12, ORG)))
    )
    assert again == [["Klom Rowing Club", "Klom Rowing Club"]]


def test_the_city_is_a_city_and_the_border_is_nobody():
    assert joined(doc_of(sentence("Halm") + mention("city"))) == [["Halm", "city"]]
    # a capital is its state, which nobody storms with the city
    assert joined(doc_of(sentence("Oda") + mention("city"))) == []
    assert joined(doc_of(sentence("Norvik") + mention("city"))) == []
    assert joined(doc_of(sentence("Halm") + mention("border"))) == []


@pytest.mark.parametrize(
    ("title", "word", "joins"),
    [
        ("foreign minister", "minister", True),
        ("prime minister", "minister", False),
        ("prime minister", "king", False),
        ("president", "president", True),
        ("president", "man", True),
        ("president", "woman", False),
    ],
)
def test_a_title_means_a_person_who_holds_it(title, word, joins):
    *before, head = title.split()
    lines = [f"{each} = ADJ JJ amod Klom" for each in before]
    block = sentence(*lines, f"{head} = NOUN NN compound Klom", "Tomas", "Klom")
    at = len(before) + 1
    doc = doc_of(block + mention(word), ents=((at, at + 2, PERSON),))
    assert joined(doc) == ([["Tomas Klom", word]] if joins else [])


def test_a_title_of_several_words_means_whoever_holds_it():
    title = ["foreign = ADJ JJ amod Klom", "minister = NOUN NN compound Klom"]
    block = sentence(*title, "Tomas", "Klom")
    foreign = mention("minister", "foreign = ADJ JJ amod minister")
    doc = doc_of(block + foreign, ents=((2, 4, PERSON),))
    assert joined(doc, "title holder") == [["Tomas Klom", "foreign minister"]]
    tired = mention("minister", "tired = ADJ JJ amod minister")
    doc = doc_of(block + tired, ents=((2, 4, PERSON),))
    assert joined(doc, "title holder") == []


# ------------------------------------------------------------------ the same description
def test_persons_need_the_same_words():
    prime = mention("minister", "prime = ADJ JJ amod minister")
    assert joined(doc_of(prime + mention("minister"))) == []
    assert joined(doc_of(prime + prime)) == [["prime minister", "prime minister"]]
    unions = mention("union", "local = ADJ JJ amod union")
    assert joined(doc_of(unions + mention("union"))) == [["local union", "union"]]


LEADER = """
    the     =    DET   DT  det   leader
    leader  =    NOUN  NN  nsubj came
    ,       =    PUNCT ,   punct leader
    {}      =    PROPN NNP appos leader
    came    come VERB  VBD ROOT  -
"""


def test_two_descriptions_with_names_of_their_own_stay_apart():
    doc = doc_of(
        LEADER.format("Torvald") + LEADER.format("Klom"), ents=((3, 4, PERSON), (8, 9, PERSON))
    )
    assert joined(doc) == [["leader", "Torvald"], ["leader", "Klom"]]


def farmers(*before: str) -> str:
    return sentence(*before, noun("farmers", "farmer", "NNS"))


ELEVEN = farmers("eleven = NUM CD nummod farmers")
SOME = farmers("some = DET DT det farmers")
THE = farmers("the = DET DT det farmers")
THE_TWO = farmers("the = DET DT det farmers", "two = NUM CD nummod farmers")
TWO_OF = """
    two     =      NUM   CD  nsubj came
    of      =      ADP   IN  prep  two
    the     =      DET   DT  det   farmers
    farmers farmer NOUN  NNS pobj  of
    came    come   VERB  VBD ROOT  -
"""
PLAIN = farmers()


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (PLAIN, PLAIN, True),
        (ELEVEN, ELEVEN, False),
        (ELEVEN, SOME, False),
        (PLAIN, SOME, False),
        (PLAIN, ELEVEN, False),
        (PLAIN, TWO_OF, True),
        (ELEVEN, TWO_OF, False),
        (ELEVEN, THE, True),
        (THE, THE_TWO, True),
        (ELEVEN, THE_TWO, False),
    ],
)
def test_counted_ones_are_new_ones(first, second, same):
    assert joined(doc_of(first + second)) == ([["farmers", "farmers"]] if same else [])


# ------------------------------------------------------------------ persons renamed
OPENER = sentence("the = DET DT det Opener", "Opener")
MINA = sentence("Mina", "Torvald")
TWO_PEOPLE = """
    Mina    =    PROPN NNP compound Torvald
    Torvald =    PROPN NNP nsubj    met
    met     meet VERB  VBD ROOT     -
    Tomas   =    PROPN NNP compound Velm
    Velm    =    PROPN NNP dobj     met
"""


def test_one_of_a_party_is_a_person_and_renames_the_subject_before():
    doc = doc_of(TWO_PEOPLE + OPENER, ents=((0, 2, "PERSON"), (3, 5, "PERSON")))
    assert joined(doc) == [["Mina Torvald", "Opener"]]


@pytest.mark.parametrize(
    "line",
    [
        "a    = DET DT  det  Opener",
        "only = ADJ JJ  amod Opener",
        "top  = ADJ JJ  amod Opener",
    ],
)
def test_one_of_many_in_a_party_is_nobody_named_before(line):
    the_one = sentence("the = DET DT det Opener", line, "Opener")
    one = the_one if "DET" not in line else sentence(line, "Opener")
    assert joined(doc_of(MINA + one, ents=((0, 2, "PERSON"),))) == []


def test_one_of_a_party_is_nobody_of_another():
    rival = sentence("Green = PROPN NNP compound Torvald", "Mina", "Torvald")
    doc = doc_of(rival.replace("Green ", "Greens ") + OPENER, ents=((1, 3, "PERSON"),))
    assert joined(doc) == []


def test_a_party_without_an_article_is_the_party():
    doc = doc_of(sentence("Opener"))
    assert [c.name for c in mentions_of(doc).all()] == ["Open Party"]


@pytest.mark.parametrize(("title", "joins"), [("Senator", True), ("Mayor", False)])
def test_a_lawmaker_is_who_has_such_a_title(title, joins):
    named = sentence(title, "Mina", "Torvald")
    doc = doc_of(
        named + sentence(the("lawmaker"), noun("lawmaker", "lawmaker")), ents=((1, 3, "PERSON"),)
    )
    assert joined(doc) == ([["Mina Torvald", "lawmaker"]] if joins else [])


def test_of_two_senators_the_lawmaker_is_the_one_last_spoken_of_as_acting():
    two = TWO_PEOPLE.replace("Mina ", "Mina ").splitlines()
    block = "\n".join(
        [
            "Senator = PROPN NNP compound Torvald",
            *two[1:4],
            "Senator = PROPN NNP compound Velm",
            *two[4:],
        ]
    )
    doc = doc_of(
        block + "\n" + sentence(the("lawmaker"), noun("lawmaker", "lawmaker")),
        ents=((1, 3, "PERSON"), (5, 7, "PERSON")),
    )
    assert joined(doc) == [["Mina Torvald", "lawmaker"]]
