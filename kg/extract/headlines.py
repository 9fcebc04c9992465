"""Step 1b: headlines again. Verbs that the parser took for plurals: "Turkey jails reporter".

In a headline without a verb, a plural between two noun phrases that is also the third person of a
known verb is read as that verb: the sentence is parsed a second time with a form that no noun looks
like ("has jailed"), and what that parse says is written into the first.
"""

from collections.abc import Container, Iterator
from typing import Any, Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.extract.tree import NOUNS, is_headline

#: Tags of verbs that are a sentence's own.
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
#: Tags of words that begin a noun phrase.
BEGINS = frozenset({"NNP", "NN", "NNS", "NNPS", "DT", "JJ", "PRP$", "CD", "JJS"})
#: Longer sentences (in tokens) are no headlines.
LONGEST = 30
#: Heads are stored as unsigned differences.
BIG: Final = 2**64
ANNOTATED: Final[list[int | str]] = ["HEAD", "DEP", "TAG", "POS", "LEMMA"]


def repair(nlp: Language, doc: Doc, verbs: Container[str]) -> None:
    """Give the headlines of a parsed document their verbs; `verbs` are lemmas."""
    found = list(_misread(doc, verbs)) if doc.has_annotation("DEP") else []
    if not found:
        return
    array: Any = doc.to_array(ANNOTATED)
    for token in found:
        rows = _read_again(nlp, token)
        if rows is not None:
            array[token.sent.start : token.sent.end] = rows
    doc.from_array(ANNOTATED, array)


def _read_again(nlp: Language, token: Token) -> Any:  # noqa: ANN401  # numpy's rows
    """What the sentence's words are with "has jailed" for "jails"; None if that is no verb too."""
    doc, sentence = token.doc, token.sent
    at = token.i - sentence.start
    words = [each.text for each in sentence]
    words[at : at + 1] = ["has", _participle(token.lemma_.lower())]
    again = nlp(Doc(doc.vocab, words=[*words, "."]))
    kept = [each for each in again if each.i not in {at, len(words)}]
    if kept[at].dep_ != "ROOT" or kept[at].tag_ != "VBN" or len(list(again.sents)) > 1:
        return None
    place = {each.i: n for n, each in enumerate(kept)}
    rows: Any = Doc(doc.vocab, words=[each.text for each in kept]).to_array(ANNOTATED)
    for n, each in enumerate(kept):
        up = place.get(each.head.i, at) - n
        rows[n] = [np.uint64(up % BIG), each.dep, each.tag, each.pos, each.lemma]
    rows[at][2:] = [doc.vocab.strings.add(it) for it in ("VBZ", "VERB", token.lemma_)]
    return rows


def _misread(doc: Doc, verbs: Container[str]) -> Iterator[Token]:
    """The plural of each headline that must be its verb."""
    for sentence in doc.sents:
        if len(sentence) > LONGEST or not is_headline(sentence) or _has_verb(sentence):
            continue
        token = next((t for t in sentence[1:-1] if _may_be_verb(t, verbs)), None)
        if token is not None:
            yield token


def _has_verb(sentence: Span) -> bool:
    return any(token.tag_ in FINITE for token in sentence)


def _may_be_verb(token: Token, verbs: Container[str]) -> bool:
    before, after = token.nbor(-1), token.nbor(1)
    return (
        token.tag_ == "NNS"
        and token.text.islower()
        and token.lemma_.lower() in verbs
        and before.pos_ in NOUNS
        and after.tag_ in BEGINS
    )


def _participle(lemma: str) -> str:
    """The regular form, which is enough for the parser."""
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{lemma}ed"
