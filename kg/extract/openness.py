"""Open readings: what a clause says in its own words, for every pair of its arguments.

Minimal spans and informative wording, after ClausIE (Del Corro & Gemulla 2013): the verb with its
auxiliaries, particle and preposition; its subject; each object or prepositional object once.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.candidates import Candidate
from kg.extract.interpret import Interpreter
from kg.extract.phrases import expand, governed
from kg.extract.relative import RELATIVE
from kg.extract.text import quote_of, sentence_of
from kg.extract.tree import VERBAL, has, lemma, ordered
from kg.model import Mention, Polarity, Reading

#: Dependents that belong to a minimal argument.
INSIDE = frozenset(
    {
        "det", "amod", "compound", "nmod", "poss", "case", "nummod", "quantmod", "advmod",
        "punct", "predet", "npadvmod",
    }
)  # fmt: skip
#: Dependents that belong to the verb group.
GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
OBJECTS = frozenset({"dobj", "attr", "oprd"})
PREPOSITIONAL = frozenset({"prep", "agent", "dative"})

#: Wording and argument heads.
Predicate = tuple[list[Token], list[Token]]


def open_readings(interpreter: Interpreter) -> Iterator[Reading]:
    """Readings without a relation: of verbs in the order of the text, then of appositions."""
    for verb in interpreter.doc:
        if verb.pos_ not in VERBAL or verb.dep_ in {"aux", "auxpass", "amod"}:
            continue
        subjects = clauses.subject(verb, interpreter.grammar.lexicon)
        polarity: Polarity = "negative" if has(verb, "neg") else "positive"
        for words, heads in _predicates(verb) if subjects else ():
            wording = " ".join(word.text for word in words)
            for subject in subjects:
                for head in heads:
                    if head.i != subject.i:
                        yield from _reading(
                            interpreter, subject, wording, head, trigger=verb, polarity=polarity
                        )
    yield from _appositions(interpreter)


def _appositions(interpreter: Interpreter) -> Iterator[Reading]:
    """Read "X, leader of Y" as: X is leader of Y."""
    for noun in interpreter.doc:
        if noun.dep_ != "appos" or noun.pos_ != "NOUN" or noun.head.pos_ != "PROPN":
            continue
        for preposition in noun.rights:
            if preposition.dep_ == "prep" and preposition.lower_ == "of":
                words = (*_argument(noun), preposition)
                wording = " ".join(("is", *(word.text for word in words)))
                for head in governed(preposition):
                    yield from _reading(interpreter, noun.head, wording, head, trigger=noun)


# ------------------------------------------------------------------ predicates
def _predicates(verb: Token) -> Iterator[Predicate]:
    """The bare object, then each preposition with what stands before it."""
    core = _core(verb)
    direct = [c for c in verb.rights if c.dep_ in OBJECTS and c.lower_ not in RELATIVE]
    complements = [c for c in verb.rights if c.dep_ == "acomp"]
    for child in direct:
        yield core, expand(child)
    middle = [t for c in (*direct[:1], *complements) for t in _argument(c)]
    below = (g for c in complements for g in c.children)
    for child in (*verb.children, *below):
        heads = governed(child) if _is_preposition(child) else []
        if heads and child.i > verb.i:
            yield ordered([*core, *middle, child]), heads
    for child in direct[:1]:
        for preposition in child.rights:
            heads = governed(preposition) if preposition.dep_ == "prep" else []
            if heads:
                yield ordered([*core, *_argument(child), preposition]), heads


def _is_preposition(word: Token) -> bool:
    return word.dep_ in PREPOSITIONAL and word.pos_ in {"ADP", "SCONJ"}


def _core(verb: Token) -> list[Token]:
    """The verb group: auxiliaries, negation, verb, particle; of chained verbs all."""
    words = [verb]
    for child in verb.children:
        infinitive_mark = child.lower_ == "to" and verb.dep_ != "xcomp"
        if child.dep_ in GROUP and not infinitive_mark:
            words.append(child)
    if verb.dep_ == "xcomp" and verb.head.pos_ in VERBAL:
        words += _core(verb.head)
    return ordered(words)


def _argument(head: Token) -> list[Token]:
    """The minimal phrase of a head: no relative clause, no prepositional phrase."""
    inside = (each for left in head.lefts if left.dep_ in INSIDE for each in left.subtree)
    return sorted([head, *inside], key=lambda token: token.i)


# ------------------------------------------------------------------ readings
def _reading(
    interpreter: Interpreter,
    subject: Token,
    wording: str,
    object_: Token,
    *,
    trigger: Token,
    polarity: Polarity = "positive",
) -> Iterator[Reading]:
    """One reading, or none where the sentence is nothing but white space."""
    article = interpreter.article
    sentence = sentence_of(article, trigger)
    if sentence is not None:
        yield Reading(
            article=article.id,
            sentence=sentence,
            subject=_mention(interpreter, subject),
            relation=None,
            object=_mention(interpreter, object_),
            trigger=quote_of(article, [trigger]),
            wording=wording,
            polarity=polarity,
            construction="open",
            extractor=interpreter.extractor,
            confidence=interpreter.grammar.lexicon.confidence.open,
        )


def _mention(interpreter: Interpreter, head: Token) -> Mention:
    """The argument: the actor that it stands for, else a topic; its text is the minimal phrase."""
    mentions, registry = interpreter.grammar.mentions, interpreter.registry
    start, end = _extent(interpreter, head)
    quote = quote_of(interpreter.article, list(interpreter.doc[start:end]))
    candidates = mentions.of(head)
    if candidates:
        actor = registry.actor(candidates[0])
        return Mention(quote, actor.kind, actor.name, actor.chain, actor.known)
    topic = Candidate(
        head.i, start, end, "Topic", quote.text, "noun", lemma=lemma(head), pinned=True
    )
    return registry.mention(topic, "Topic")


def _extent(interpreter: Interpreter, head: Token) -> tuple[int, int]:
    """Tokens of the minimal phrase, half open, and of the name that its head is part of."""
    phrase: Sequence[Token] = _argument(head)
    start, end = phrase[0].i, phrase[-1].i + 1
    named = interpreter.grammar.mentions.span_at.get(head.i)
    return (min(start, named.start), max(end, named.end)) if named else (start, end)
