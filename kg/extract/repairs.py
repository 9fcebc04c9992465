"""Step 1c: what the parser is known to hang on the wrong word, hung on the right one.

Only where the grammar leaves no doubt; `misparses` undoes what no tree can show.
"""

from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from kg.extract.tree import NOUNS, VERBAL, has, has_word, is_infinitive

#: Tags of verbs that no "and to" goes on from.
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def hang(doc: Doc, verbs: Container[str]) -> None:
    """Change the heads of a parsed document's words where they are wrong.

    `verbs` are the lemmas whose objects are looked for.
    """
    if not doc.has_annotation("DEP"):
        return
    moves = [*_infinitives(doc), *_heavy_objects(doc, verbs)]
    for token, head, label in moves:
        token.head = head
        token.dep_ = label


def _infinitives(doc: Doc) -> Iterator[tuple[Token, Token, str]]:
    """The last "to" of "asked to free X, to try those who held him and to leave".

    What goes on with "and to" is an infinitive, and no clause of those who held him.
    """
    for verb in doc:
        inside = verb.dep_ == "conj" and verb.head.pos_ in VERBAL and verb.head.tag_ in FINITE
        opened = verb.i > 1 and has_word(verb, ("to",), "aux") and not has(verb, "nsubj")
        if not (inside and opened) or verb.tag_ != "VB" or verb.left_edge.nbor(-1).dep_ != "cc":
            continue
        clause = next((t for t in (verb.head, *verb.head.ancestors) if t.dep_ == "relcl"), None)
        if clause is None:
            continue
        above = next((t for t in clause.ancestors if is_infinitive(t)), None)
        if above is not None:
            yield verb, above, "conj"


def _heavy_objects(doc: Doc, verbs: Container[str]) -> Iterator[tuple[Token, Token, str]]:
    """The object of "condemned in the strongest terms the attack carried out by".

    The parser makes the attack the subject of a clause of the terms. That clause becomes one of the
    attack, which is what is condemned.
    """
    for verb in doc:
        known = verb.pos_ == "VERB" and verb.lemma_ in verbs
        if not known or not has(verb, "prep") or has(verb, "dobj", "nsubjpass", "auxpass"):
            continue
        for clause in verb.subtree:
            bare = clause.tag_ == "VBN" and clause.dep_ in {"relcl", "acl", "ccomp", "advcl"}
            if not bare or has(clause, "aux", "auxpass", "mark") or not _is_under(clause, verb):
                continue
            noun = next((c for c in clause.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
            if noun is not None and noun.pos_ in NOUNS and noun.left_edge.pos_ == "DET":
                yield noun, verb, "dobj"
                yield clause, noun, "acl"
                break


def _is_under(clause: Token, verb: Token) -> bool:
    """Whether a clause hangs on the verb, or on what its preposition governs."""
    head = clause.head
    return head == verb or (head.dep_ == "pobj" and head.head.head == verb)
