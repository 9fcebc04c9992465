"""Step 1c: what the parser is known to hang on the wrong word, hung on the right one.

Only where the grammar leaves no doubt; `misparses` undoes what no tree can show.
"""

from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from kg.extract.tree import NOUNS, VERBAL, has, has_word, is_infinitive

#: Prepositions that open a clause too.
BEFORE_CLAUSE = frozenset({"after", "before", "since", "until"})
#: Verbs with nobody whom they do something to, before "as" and an office.
HOLDING = frozenset({"serve", "act", "work", "continue", "remain"})
#: Tokens from a participle to the head of its object at most: "killing at least forty soldiers".
WITHIN = 6
#: Tags of verbs that no "and to" goes on from.
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def hang(doc: Doc, verbs: Container[str]) -> None:
    """Change the heads of a parsed document's words where they are wrong.

    `verbs` are the lemmas whose objects are looked for.
    """
    if not doc.has_annotation("DEP"):
        return
    moves = [*_infinitives(doc), *_heavy_objects(doc, verbs), *_subjects(doc), *_unwelcome(doc)]
    moves += [*_described(doc), *_offices(doc), *_again(doc), *_holders(doc), *_sources(doc)]
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


def _subjects(doc: Doc) -> Iterator[tuple[Token, Token, str]]:
    """The subject of "left after a bloc of ten states rejected the offer".

    The parser takes "after" for a preposition, and leaves the verb behind it without a subject.
    """
    for preposition in doc:
        above = preposition.head
        if preposition.lower_ not in BEFORE_CLAUSE or preposition.dep_ != "prep":
            continue
        nouns = [c for c in preposition.children if c.dep_ == "pobj"]
        for clause in above.rights if len(nouns) == 1 and nouns[0].pos_ in NOUNS else ():
            finite = clause.tag_ == "VBD" or (clause.tag_ == "VBN" and has(clause, "aux"))
            bare = clause.dep_ == "advcl" and not has(clause, "nsubj", "nsubjpass", "mark")
            if finite and bare and clause.left_edge.i == preposition.right_edge.i + 1:
                yield nouns[0], clause, "nsubjpass" if has(clause, "auxpass") else "nsubj"
                yield preposition, clause, "mark"
                break


def _unwelcome(doc: Doc) -> Iterator[tuple[Token, Token, str]]:
    """The last word of "declared the envoys personae non gratae", which nobody tags as Latin.

    It becomes what the envoys are declared; they become the object.
    """
    for last in doc:
        start = last.i - 2
        if last.lower_ not in {"grata", "gratae"} or start < last.sent.start:
            continue
        first = doc[start]
        if not first.lower_.startswith("persona") or doc[start + 1].lower_ != "non":
            continue
        verb = next((t for t in last.ancestors if t.i < start and t.pos_ == "VERB"), None)
        if verb is None:
            continue
        for noun in first.lefts if first.head == verb else ():
            if noun.dep_ in {"nsubj", "nsubjpass"}:
                yield noun, verb, "dobj"
        yield last, verb, "oprd"
        yield doc[start + 1], last, "compound"
        yield first, last, "compound"


def _described(doc: Doc) -> Iterator[tuple[Token, Token, str]]:
    """The name in "accused of the murder of a witness, teacher Ada Berg".

    The parser makes it a second object of the verb. It is who the witness is.
    """
    for entity in doc.ents:
        name = entity.root
        start = name.left_edge.i
        if entity.label_ != "PERSON" or name.dep_ not in {"dobj", "npadvmod"} or start < 2:  # noqa: PLR2004
            continue
        noun, mark = doc[start - 2], doc[start - 1]
        verb = name.head
        singular = noun.tag_ == "NN" and noun.dep_ == "pobj" and has_word(noun, ("a", "an"), "det")
        beside = verb.pos_ == "VERB" and mark.text == "," and mark.sent == name.sent
        if singular and beside and verb in noun.ancestors and not has(name, "conj", "cc"):
            yield name, noun, "appos"


def _offices(doc: Doc) -> Iterator[tuple[Token, Token, str]]:
    """The "to" of "served as chief of staff to Berg": it tells whose chief of staff."""
    for preposition in doc:
        verb = preposition.head
        if preposition.lower_ != "to" or preposition.dep_ != "prep" or verb.lemma_ not in HOLDING:
            continue
        for office in verb.rights:
            right_before = office.right_edge.i + 1 == preposition.i
            if right_before and office.lower_ == "as" and (below := list(office.rights)):
                yield preposition, below[0], "prep"


def _again(doc: Doc) -> Iterator[tuple[Token, Token, str]]:
    """The second "on" of "sanctions on two members of the band and on a firm"."""
    for word in doc:
        first = word.head
        if word.dep_ != "conj" or word.pos_ != "ADP" or first.pos_ != "ADP":
            continue
        if word.lower_ == first.lower_:
            continue
        same = (t for t in first.ancestors if t.dep_ == "prep" and t.lower_ == word.lower_)
        if (again := next(same, None)) is not None:
            yield word, again, "conj"


def _holders(doc: Doc) -> Iterator[tuple[Token, Token, str]]:
    """The name in "arrested the mayor of Bohum, Ada Berg, and four aides": she is the mayor."""
    for entity in doc.ents:
        name, place = entity.root, entity.root.head
        start = name.left_edge.i
        if entity.label_ != "PERSON" or name.dep_ != "conj" or place.ent_type_ != "GPE":
            continue
        of = place.head
        listed = has(place, "cc") or start < 1 or doc[start - 1].text != ","
        if listed or place.dep_ != "pobj" or of.lower_ != "of" or of.head.tag_ != "NN":
            continue
        yield name, of.head, "appos"
        for child in name.rights:
            if child.dep_ in {"cc", "conj"}:
                yield child, of.head, child.dep_


def _is_under(clause: Token, verb: Token) -> bool:
    """Whether a clause hangs on the verb, or on what its preposition governs."""
    head = clause.head
    return head == verb or (head.dep_ == "pobj" and head.head.head == verb)


def _sources(doc: Doc) -> Iterator[tuple[Token, Token, str]]:
    """Those who say it at the end: "killed ten soldiers, officials and residents said".

    The parser lists them among the soldiers, or makes all of them the speakers.
    """
    for verb in doc:
        if verb.lemma_ != "say" or not verb.i or not any(c.dep_ == "ccomp" for c in verb.lefts):
            continue
        subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
        if not subjects:
            last = next((t for t in verb.nbor(-1).subtree if t.dep_ == "conj"), verb.nbor(-1))
            while last.head.dep_ == "conj":
                last = last.head
            if last.dep_ == "conj" and _is_after_comma(last) and last.head.dep_ == "dobj":
                yield last, verb, "nsubj"
            continue
        first = subjects[0]
        listed = next((c for c in first.rights if c.dep_ == "conj" and _is_after_comma(c)), None)
        acts = [t for t in doc[max(0, first.i - WITHIN) : first.i] if t.tag_ == "VBG"]
        if listed is not None and acts and not has(acts[-1], "dobj"):
            yield first, acts[-1], "dobj"
            yield listed, verb, "nsubj"


def _is_after_comma(noun: Token) -> bool:
    first = noun.left_edge
    return noun.pos_ in NOUNS and first.i > 0 and first.nbor(-1).text == ","
