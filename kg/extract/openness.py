"""Open readings: what a clause says in its own words, for every pair of arguments that no relation of ours covers.

Minimal spans and informative wording, after ClausIE (Del Corro & Gemulla 2013): the verb with its auxiliaries, particle and
preposition; its subject; each object or prepositional object once.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from kg.extract import clauses
from kg.extract.interpret import Interpreter
from kg.extract.mentions import Candidate
from kg.extract.qualify import Manner
from kg.model import Mention, Quote, Reading

#: Dependents that belong to a minimal argument.
INSIDE = {
    "det",
    "amod",
    "compound",
    "nmod",
    "poss",
    "case",
    "nummod",
    "quantmod",
    "advmod",
    "punct",
    "predet",
    "npadvmod",
}


def open_readings(interpreter: Interpreter, found: list[Reading]) -> Iterator[Reading]:
    """Readings without a relation, in the order of the text."""
    del found
    grammar, doc = interpreter.grammar, interpreter.doc
    for verb in doc:
        if verb.pos_ not in clauses.VERBAL or verb.dep_ in {"aux", "auxpass", "amod"}:
            continue
        subjects = clauses.subject(verb, grammar.lexicon)
        if not subjects:
            continue
        for words, heads in _objects(verb):
            for subject in subjects:
                for head in heads:
                    reading = _reading(interpreter, verb, subject, words, head)
                    if reading is not None:
                        yield reading
    yield from _appositions(interpreter)


def _objects(verb: Token) -> Iterator[tuple[list[Token], list[Token]]]:
    """Wording and argument heads: the bare object, then each preposition with what stands before it."""
    core = _core(verb)
    direct = [
        c
        for c in verb.rights
        if c.dep_ in {"dobj", "attr", "oprd"} and c.lower_ not in clauses.RELATIVE
    ]
    complement = [c for c in verb.rights if c.dep_ in {"acomp"}]
    for child in direct:
        yield core, clauses.expand(child)
    inner = [t for c in direct[:1] for t in _argument(c)] if direct else []
    for child in [*verb.children, *(g for c in complement for g in c.children)]:
        if child.dep_ not in {"prep", "agent", "dative"} or child.pos_ not in {"ADP", "SCONJ"}:
            continue
        heads = [t for p in child.children if p.dep_ == "pobj" for t in clauses.expand(p)]
        middle = [t for c in complement for t in _argument(c)]
        words = sorted(
            {t.i: t for t in [*core, *inner, *middle, child]}.values(), key=lambda t: t.i
        )
        if heads and child.i > verb.i:
            yield words, heads
    for child in direct[:1]:
        for prep in child.rights:
            if prep.dep_ == "prep":
                heads = [t for p in prep.children if p.dep_ == "pobj" for t in clauses.expand(p)]
                if heads:
                    yield (
                        sorted(
                            {t.i: t for t in [*core, *_argument(child), prep]}.values(),
                            key=lambda t: t.i,
                        ),
                        heads,
                    )


def _core(verb: Token) -> list[Token]:
    """The verb group: auxiliaries, negation, verb, particle; of chained verbs all."""
    words = [verb]
    words += [
        c
        for c in verb.children
        if c.dep_ in {"aux", "auxpass", "neg", "prt"}
        and not (c.lower_ == "to" and verb.dep_ not in {"xcomp"})
    ]
    if verb.dep_ == "xcomp" and verb.head.pos_ in clauses.VERBAL:
        words += _core(verb.head)
    return sorted({t.i: t for t in words}.values(), key=lambda t: t.i)


def _argument(head: Token) -> list[Token]:
    """The minimal phrase of a head: no relative clause, no prepositional phrase."""
    tokens = [head]
    for child in head.lefts:
        if child.dep_ in INSIDE:
            tokens += list(child.subtree)
    return sorted(tokens, key=lambda t: t.i)


def _reading(
    interpreter: Interpreter, verb: Token, subject: Token, words: list[Token], head: Token
) -> Reading | None:
    sentence = interpreter.sentence(verb)
    if sentence is None or head.i == subject.i:
        return None
    manner = Manner()
    if any(c.dep_ == "neg" for c in verb.children):
        manner.mark("negative")
    return Reading(
        article=interpreter.article.id,
        sentence=sentence,
        subject=_mention(interpreter, subject),
        relation=None,
        object=_mention(interpreter, head),
        trigger=_quote(interpreter, [verb]),
        wording=" ".join(t.text for t in words),
        polarity=manner.polarity,
        construction="open",
        extractor=interpreter.extractor,
        confidence=0.5,
    )


def _appositions(interpreter: Interpreter) -> Iterator[Reading]:
    """ "X, leader of Y": X is leader of Y."""
    for token in interpreter.doc:
        if token.dep_ != "appos" or token.pos_ != "NOUN" or token.head.pos_ != "PROPN":
            continue
        for prep in token.rights:
            if prep.dep_ == "prep" and prep.lower_ == "of":
                sentence = interpreter.sentence(token)
                for head in (
                    t for p in prep.children if p.dep_ == "pobj" for t in clauses.expand(p)
                ):
                    if sentence is not None:
                        yield Reading(
                            interpreter.article.id, sentence, _mention(interpreter, token.head), None, _mention(interpreter, head),
                            _quote(interpreter, [token]), "is " + " ".join(t.text for t in [*_argument(token), prep]),
                            construction="open", extractor=interpreter.extractor, confidence=0.5,
                        )  # fmt: skip


def _mention(interpreter: Interpreter, head: Token) -> Mention:
    """The argument: the actor that it stands for, else a topic of its own words; the text is the minimal phrase."""
    doc: Doc = interpreter.doc
    phrase = _argument(head)
    named = interpreter.grammar.mentions.span_at.get(head.i)
    start = min(phrase[0].i, named.start) if named else phrase[0].i
    end = max(phrase[-1].i + 1, named.end) if named else phrase[-1].i + 1
    quote = Quote.cut(
        interpreter.article.text, doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    )
    candidates = interpreter.grammar.mentions.of(head)
    if candidates:
        known = interpreter.registry.mention(
            candidates[0], interpreter.chains.kind(interpreter.chains.entity(candidates[0]))
        )
        return Mention(quote, known.kind, known.name, known.chain, known.known)
    thing = interpreter.registry.mention(
        Candidate(
            head.i, start, end, "Topic", quote.text, "noun", lemma=head.lemma_.lower(), pinned=True
        ),
        "Topic",
    )
    return thing


def _quote(interpreter: Interpreter, tokens: Iterable[Token]) -> Quote:
    ordered = sorted(tokens, key=lambda t: t.i)
    return Quote.cut(interpreter.article.text, ordered[0].idx, ordered[-1].idx + len(ordered[-1]))
