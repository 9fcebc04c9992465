"""Step 6: things that are no actors and yet can be supported, opposed, asked for.

As "the tax plan".
"""

from spacy.tokens import Doc, Token

from kg.extract import clauses
from kg.extract.candidates import Candidate
from kg.extract.cues import verb_cue
from kg.extract.mentions import Mentions
from kg.extract.phrases import governed
from kg.extract.relative import RELATIVE
from kg.extract.tree import NOUNS, SUBJECTS, has, has_word, lemma

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
#: Dependencies of the name in "the Vance plan".
NAMING = frozenset({"compound", "nmod", "amod"})
#: Kinds whose name before a plan says whose it is; "the Norvik deal" is about Norvik.
AUTHORS = ("Person", "Government", "PoliticalParty")
#: A phrase after the preposition that is longer (in tokens) is no part of the topic's name.
LONGEST_TAIL = 4
#: A word with fewer letters is a piece of one: the "re" of "re-taking".
SHORTEST = 3
#: A clause with more tokens than this is a sentence, not a name.
LONGEST_CLAUSE = 10


def topic(token: Token) -> Candidate | None:
    """The topic that a noun names, or None where it names no thing."""
    if token.pos_ not in NOUNS or token.ent_type_ in NUMERIC or len(token) < SHORTEST:
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


def owners(token: Token, mentions: Mentions, *, against: bool) -> tuple[Candidate, ...]:
    """Whose plan, decision, offer a topic is: who criticises it criticises its owner.

    Whoever made it counts where something is said `against` it: backers of a motion that others
    tabled need not be theirs.
    """
    senses = mentions.lexicon.senses["noun"].get(lemma(token), ())
    undergone = any(sense.possessor == "object" for sense in senses)
    for child in token.children:
        if child.dep_ == "poss":
            # who opposes Berg's arrest is not against Berg
            return () if undergone else mentions.of(child)
        own = child.lower_ == "of" and mentions.lexicon.cue("own_act", lemma(token))
        if child.dep_ == "prep" and (own or child.lower_ in {"by", "from"}):
            return tuple(c for p in governed(child) for c in mentions.of(p))
    # whoever is glad of a help is glad of its giver
    helps = any(mentions.lexicon.cue("helping", sense.relation or "") for sense in senses)
    authors = _authors(token, mentions, helps=helps) if against or helps else ()
    return authors or _namesakes(token, mentions)


def _authors(token: Token, mentions: Mentions, *, helps: bool) -> tuple[Candidate, ...]:
    """Who made it, in the clause behind it: "a plan drawn up by X", "the way X handled it".

    Of what `helps`, who gave it.
    """
    lexicon = mentions.lexicon
    for clause in token.rights:
        made = verb_cue(lexicon, "authoring", clause) is not None
        given = helps and verb_cue(lexicon, "light", clause) == "asserted"
        if clause.dep_ not in {"relcl", "acl"} or not (made or given):
            continue
        acting = has(clause, "nsubj") and not has_word(clause, RELATIVE, "nsubj")
        if acting or clauses.passive(clause):
            makers = clauses.agents(clause, mentions.lexicon)
            return tuple(c for maker in makers for c in mentions.of(maker))
    return ()


def _namesakes(token: Token, mentions: Mentions) -> tuple[Candidate, ...]:
    """Who gives a plan its name: "the Vance plan", "the Lake Party bill"."""
    if not mentions.lexicon.cue("sayable", lemma(token)):
        return ()
    named = (c for left in token.lefts if left.dep_ in NAMING for c in mentions.modifier(left))
    is_a = mentions.ontology.is_a
    return tuple(c for c in named if c.named and any(is_a(c.kind, kind) for kind in AUTHORS))


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
            if governed is not None and 0 < governed.i - child.i <= LONGEST_TAIL:
                return governed.i + 1
            break
    return after
