"""Step 4f: judgements. Whoever calls others a disgrace, or says that they are one, accuses them.

Who says that they are heroes endorses them.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.cues import verb_cue
from kg.extract.frames import Frame, Grammar, verb_alone
from kg.extract.phrases import expand
from kg.extract.qualify import Qualifier
from kg.extract.tree import NOUNS, VERBAL, has, has_word, is_foreseen, lemma
from kg.lexicon import Lexicon

#: Dependencies of what somebody is said to be, and of a name that the parser took for part of it.
COMPLEMENTS = frozenset({"acomp", "attr", "oprd", "ccomp", "xcomp"})
SWALLOWED = frozenset({"compound", "nmod", "nsubj"})
#: Verbs after which comes what somebody is, and the verb of what they do ("does a great job").
BEING = frozenset({"be", "remain", "become", "do"})
#: The first of two words that blame only together: "witch hunt".
PAIRED = frozenset({"compound", "amod", "nmod"})
#: What is judged: somebody, or what they said or decided.
JUDGED = ("Actor", "Topic")
#: "It" is far more often what was said or done than a body.
TOLD = ("Topic",)
#: What is said of others counts where a source states it or claims it.
SAID = frozenset({"reported", "alleged"})
#: Praise, and what it amounts to where it is denied: "is not fit".
PRAISES = frozenset({"endorses"})
BLAMES = "accuses"


def judgement_frames(grammar: Grammar, qualifier: Qualifier) -> Iterator[Frame]:
    """One frame for each verb of calling or being whose complement is praise or blame."""
    for verb in grammar.doc:
        if verb.pos_ not in VERBAL:
            continue
        if verb_cue(grammar.lexicon, "naming", verb):
            yield from _called(grammar, verb)
        elif lemma(verb) in BEING:
            yield from _said_to_be(grammar, qualifier, verb)


def _called(grammar: Grammar, verb: Token) -> Iterator[Frame]:
    """Of "called Norvik a menace", "described Norvik as corrupt"."""
    for complement in _complements(verb, grammar.lexicon):
        relation = _judgement(grammar, complement)
        if relation is None:
            continue
        heads = [t for t in clauses.patients(verb, grammar.lexicon) if t.i != complement.i]
        heads = heads or [t for t in complement.lefts if t.dep_ in SWALLOWED and t.pos_ in NOUNS]
        frame = verb_alone(
            relation,
            verb,
            grammar.fill(clauses.agents(verb, grammar.lexicon)),
            grammar.fill(heads),
        )
        yield replace(
            frame,
            construction="judgement",
            words=(verb, complement),
            object_kinds=TOLD if _is_it(heads) else JUDGED,
        )
        return


def _said_to_be(grammar: Grammar, qualifier: Qualifier, verb: Token) -> Iterator[Frame]:
    """Of "Norvik is a menace, Borduria said": the speaker's, so nothing where nobody says it."""
    for complement in _predicates(grammar, verb):
        relation = _judgement(grammar, complement)
        subjects = clauses.subject(verb, grammar.lexicon)
        if relation is None or not subjects or _is_of_nobody(verb, complement):
            continue
        said = verb_alone(relation, verb, (), grammar.fill(subjects))
        manner = qualifier.manner(said)
        foreseen = is_foreseen(verb)
        if manner.silent or not manner.speakers or not (manner.how in SAID or foreseen):
            continue
        if manner.negative and relation not in PRAISES:
            continue  # "is no liar" praises nobody
        yield replace(
            said,
            construction="judgement",
            relation=BLAMES if manner.negative else relation,
            words=(verb, complement),
            subjects=tuple(manner.speakers[:1]),
            object_kinds=TOLD if _is_it(subjects) else JUDGED,
            backdrop=True,
        )


def _is_of_nobody(verb: Token, complement: Token) -> bool:
    """Whether nobody is judged: "it is absurd that they sued", "where there are violations"."""
    if has(verb, "expl"):
        return True
    clause = has(verb, "ccomp", "xcomp", "csubj") or has(complement, "ccomp", "xcomp")
    return clause and has_word(verb, ("it",), "nsubj")


def _is_it(heads: list[Token]) -> bool:
    return any(each.lower_ == "it" for each in heads)


def _complements(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """What the object of a verb is called: "a menace", "as a menace", "corrupt"."""
    compares = lexicon.cue("naming", f"{lemma(verb)} to") is not None
    before = {"to"} if compares else {"as"}
    for child in verb.rights:
        if child.dep_ in COMPLEMENTS:
            yield child
        elif child.dep_ == "prep" and child.lower_ in before:
            yield from (c for c in child.children if c.dep_ in {"pobj", "amod", "acomp"})


def _predicates(grammar: Grammar, verb: Token) -> Iterator[Token]:
    """What somebody is or does: "is corrupt", "did a terrible job"."""
    for child in verb.rights:
        if lemma(verb) != "do":
            if child.dep_ in {"acomp", "attr"}:
                yield child
        elif child.dep_ == "dobj" and grammar.lexicon.cue("doing", lemma(child)):
            yield child


def _judgement(grammar: Grammar, complement: Token) -> str | None:
    """What a word, or an adjective before it, does to whom it is said of; None = neither."""
    cue = grammar.lexicon.cue
    if complement.pos_ not in {"NOUN", "ADJ"} and complement.tag_ != "VBN":
        return None
    for each in expand(complement):
        if found := cue("judgement", lemma(each)):
            return found
        if has(each, "xcomp") and (found := cue("deed_judgement", lemma(each))):
            return found
        if each.pos_ == "NOUN":
            pairs = (f"{c.lower_} {lemma(each)}" for c in each.lefts if c.dep_ in PAIRED)
            if found := next((it for it in map(partial(cue, "judgement"), pairs) if it), None):
                return found
            before = (cue("judgement", lemma(c)) for c in each.lefts if c.dep_ == "amod")
            if found := next((it for it in before if it), None):
                return found
    return None
