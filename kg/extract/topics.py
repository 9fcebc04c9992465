"""Step 6: things that are no actors and yet can be supported, opposed, asked for.

As "the tax plan".
"""

from spacy.tokens import Doc, Token

from kg.extract.candidates import Candidate
from kg.extract.mentions import Mentions
from kg.extract.tree import NOUNS, SUBJECTS, lemma

#: Entities that are no topics.
NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
#: Entities after a preposition that tell when: "appointments on Tuesday".
DAYS = frozenset({"DATE", "TIME"})
#: Dependencies of the words before a noun that are part of the topic, and tags of those that are
#: not at its start.
INSIDE = frozenset({"amod", "compound", "nmod", "poss"})
LEADING_TAGS = frozenset({"DT", "PRP$", "WP$", "CD", "POS"})
#: Prepositions (closed class) that go on with a topic: "withdrawal from Norvik", "end to the
#: blockade".
GOING_ON = frozenset({"of", "from", "to", "on", "for"})
#: A phrase after the preposition that is longer (in tokens) is no part of the topic's name.
LONGEST_TAIL = 4
#: A clause with more tokens than this is a sentence, not a name.
LONGEST_CLAUSE = 10


def topic(token: Token) -> Candidate | None:
    """The topic that a noun names, or None where it names no thing."""
    if token.pos_ not in NOUNS or token.ent_type_ in NUMERIC:
        return None
    doc = token.doc
    start, end = _start(doc, token), _end(token)
    return Candidate(
        token.i,
        start,
        end,
        "Topic",
        doc[start:end].text,
        "noun",
        lemma=lemma(token),
        pinned=True,
    )


def clause_topic(verb: Token) -> Candidate | None:
    """What is to be done to somebody, as a topic: "the hostages to be freed".

    None where the clause has no subject, or too many words for a name.
    """
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    doc, start, last = verb.doc, _start(verb.doc, subject), verb
    while below := next((c for c in last.rights if c.dep_ == "xcomp"), None):
        last = below
    if last.i - start >= LONGEST_CLAUSE:
        return None
    name = doc[start : last.i + 1].text
    return Candidate(
        verb.i, start, last.i + 1, "Topic", name, "noun", lemma=lemma(verb), pinned=True
    )


def owners(token: Token, mentions: Mentions) -> tuple[Candidate, ...]:
    """Whose plan, decision, offer a topic is: who criticises it criticises its owner."""
    senses = mentions.lexicon.senses["noun"].get(lemma(token), ())
    undergone = any(sense.possessor == "object" for sense in senses)
    for child in token.children:
        if child.dep_ == "poss":
            # who opposes Berg's arrest is not against Berg
            return () if undergone else mentions.of(child)
        own = child.lower_ == "of" and mentions.lexicon.cue("own_act", lemma(token))
        if child.dep_ == "prep" and (own or child.lower_ in {"by", "from"}):
            return tuple(c for p in child.children if p.dep_ == "pobj" for c in mentions.of(p))
    return ()


def _start(doc: Doc, token: Token) -> int:
    inside = (each.i for left in token.lefts if left.dep_ in INSIDE for each in left.subtree)
    start = min([*inside, token.i])
    while start < token.i and _is_leading(doc[start]):
        start += 1
    return start


def _is_leading(word: Token) -> bool:
    return word.tag_ in LEADING_TAGS or word.is_punct or word.dep_ == "det" or word.lower_ == "own"


def _end(token: Token) -> int:
    """Where a topic ends, half open: with the phrase of the preposition right after its noun."""
    after = token.i + 1
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in GOING_ON and child.i == after:
            governed = next((p for p in child.children if p.dep_ == "pobj"), None)
            if governed is not None and (governed.pos_ == "PRON" or governed.ent_type_ in DAYS):
                break  # "support for it", "appointments on Tuesday"
            if governed is not None and governed.i - child.i <= LONGEST_TAIL:
                return governed.i + 1
            break
    return after
