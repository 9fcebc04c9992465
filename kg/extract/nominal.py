"""Step 4: events and states as nouns: "the Israeli strike on", "held talks with", "the rebel withdrawal from"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.frames import Filler, Frame, Grammar
from kg.lexicon import Lexicon, Sense

#: Dependencies of a noun that a verb lends its subject to.
LENT = {"dobj", "nsubjpass", "attr", "oprd"}
#: "engaged in talks with", "sent envoys for talks with", "is in talks with", "came under fire": verb and preposition.
THROUGH = {"in", "for", "to", "into", "on", "under", "at"}


def noun_frames(grammar: Grammar) -> Iterator[Frame]:
    """One frame for each noun that is a relation's word, where its object can be told."""
    for noun in grammar.doc:
        gerund = (
            noun.tag_ == "VBG"
            and noun.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}
            and any(c.lower_ == "between" for c in noun.children)
        )
        if (
            (noun.pos_ not in {"NOUN", "PROPN"} and not gerund)
            or noun.dep_ == "compound"
            or noun.i in grammar.mentions.span_at
        ):
            continue
        for sense in _senses(grammar, noun):
            frame = _frame(grammar, noun, sense)
            if frame:
                yield frame


def _senses(grammar: Grammar, noun: Token) -> tuple[Sense, ...]:
    table = grammar.lexicon.senses["noun"]
    lemma = noun.lemma_.lower()
    for left in noun.lefts:
        if left.dep_ in {"compound", "amod"}:
            hyphened = left.i + 2 == noun.i and left.nbor().text == "-"
            keys = [f"{left.lower_} {noun.lower_}", f"{left.lower_} {lemma}"]
            if hyphened:  # cease-fire
                keys = [f"{left.lower_}{lemma}", f"{left.lower_}-{lemma}", *keys]
            for key in keys:
                if key in table:
                    return table[key]
    for key in (noun.lower_, lemma):
        if key in table:
            return table[key]
    return ()


def _frame(grammar: Grammar, noun: Token, sense: Sense) -> Frame | None:
    mutual = sense.relation in grammar.symmetric
    governor, light = _light(grammar, noun)
    subjects: list[Filler] = []
    objects: list[Filler] = []
    for child in noun.children:
        if child.dep_ == "poss":
            target = objects if sense.possessor == "object" else subjects
            target += grammar.fill(clauses.expand(child))
        elif child.dep_ in {"amod", "compound", "nmod"} and sense.possessor == "agent":
            for each in (child, *(c for c in child.children if c.dep_ == "conj")):
                if filler := grammar.fill_modifier(each):
                    subjects.append(filler)
    words = [noun]
    places = [noun, *_wrappers(noun)] + ([governor] if governor is not None else [])
    for place in places:
        for word, prep, heads in clauses.prepositions(place):
            if (prep.i < noun.i and place is governor) or noun in heads:
                continue
            heads = [t for t in heads if t.i > noun.i or place is noun]
            if word == "between" and mutual:
                subjects += grammar.fill(heads)
                words.append(prep)
            elif word in sense.objects and not (word == "by" and place is governor):
                objects += grammar.fill(heads)
                words.append(prep)
            elif word in sense.agents and place is not governor:
                subjects += grammar.fill(heads)
    if not objects and governor is not None and "to" in sense.objects:
        objects += grammar.fill(clauses.datives(governor))
    outer: tuple[Token, ...] = ()
    if governor is not None and light is not None:
        if not subjects or not _someone(subjects):
            subjects = list(grammar.fill(_lender(grammar, noun, governor)))
        words.append(governor)
        outer = (governor,)
    if not _someone(subjects) or (not objects and not mutual):
        return None
    return Frame(
        construction="light verb" if outer else "noun",
        relation=sense.relation or "",
        trigger=noun,
        words=tuple(sorted(words, key=lambda t: t.i)),
        subjects=tuple(subjects),
        objects=tuple(objects),
        clause=noun,
        mutual=mutual and not objects,
        polarity=sense.polarity,
        modality=sense.modality,
        subject_kinds=sense.subject_kinds,
        object_kinds=sense.object_kinds,
        outer=outer,
    )


def _someone(fillers: list[Filler]) -> bool:
    return any(f.candidates for f in fillers)


def _wrappers(noun: Token) -> list[Token]:
    """Quantities around the noun: "degrees" in "varying degrees of support to"; their prepositions count too."""
    found = []
    token = noun
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NOUN":
        token = token.head.head
        found.append(token)
    return found


def _light(grammar: Grammar, noun: Token) -> tuple[Token | None, str | None]:
    """The verb that lends the noun its subject, and what it makes of the event; (None, None) where there is none."""
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    wrapped = [w for w in _wrappers(token) if grammar.lexicon.cue("quantity", w.lemma_.lower())]
    if wrapped:
        token = wrapped[-1]
    for child in token.children:  # "strikes carried out by"
        if (
            child.dep_ == "acl"
            and child.tag_ == "VBN"
            and (light := cue(grammar.lexicon, "light", child))
        ):
            return child, light
    head = token.head
    if token.dep_ in LENT and head.pos_ in clauses.VERBAL:
        light = cue(grammar.lexicon, "light", head)
        return (head, light) if light else (None, None)
    if token.dep_ == "pobj" and head.lower_ in THROUGH:
        verb = head.head
        if (
            verb.dep_ == "dobj"
            and verb.head.pos_ in clauses.VERBAL
            and head.lower_ in {"for", "to", "into", "in"}
        ):
            verb = verb.head
        bare = not any(c.dep_ in {"det", "poss"} for c in token.children)
        if head.lower_ == "in" and bare and verb.pos_ in clauses.VERBAL and token.i == head.i + 1:
            return verb, "asserted"  # "flew in support of", "acted in concert with"
        if verb.pos_ in clauses.VERBAL and (
            light := grammar.lexicon.cue("through", verb.lemma_.lower())
        ):
            return verb, light
    return None, None


def cue(lexicon: Lexicon, table: str, verb: Token) -> str | None:
    """What a verb, with its particle if it has one, signals in a table of the cues."""
    particles = [c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod", "prep"}]
    told: str | None = lexicon.verb_cue(table, verb.lemma_.lower(), particles)
    return told


def _lender(grammar: Grammar, noun: Token, verb: Token) -> list[Token]:
    del noun
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return clauses.agents(verb, grammar.lexicon)
    if clauses.passive(verb) and not clauses.agents(verb, grammar.lexicon):
        return (
            clauses.subject(verb, grammar.lexicon)
            if verb.lemma_ in {"engage", "lock", "involve", "embroil"}
            else []
        )
    return clauses.agents(verb, grammar.lexicon)
