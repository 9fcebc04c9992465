"""Step 1b: headlines and entries of lists, which the parser takes for something else, once more.

A second parse sees words that it knows better, and what it says is written into the first:

    Turkey Jails Reporter          capitals that are no names' become small letters
    Japan, Fiji leaders to meet    the comma between two names at the start becomes "and"
    Turkey jails reporter          the plural that must be the verb becomes "has jailed"
    Turkey, which arms rebels,     so do plurals after "which"
    • Freed two reporters          an entry of a list that opens with a verb has "They" before it
"""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.extract.entries import is_entry
from kg.extract.tree import NOUNS, SUBJECTS, has, is_headline

#: Tags of verbs that are a sentence's own.
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
#: Tags of words that begin a noun phrase.
BEGINS = frozenset({"NNP", "NN", "NNS", "NNPS", "DT", "JJ", "PRP$", "CD", "JJS"})
#: Dependencies of a verb whose clause is a part of another one.
SUBORDINATE = frozenset({"ccomp", "relcl", "acl"})
#: What the parser makes of a verb before its object: "sign [pact]".
BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
#: Labels of the names that a headline lists with a comma for "and".
LISTED = frozenset({"GPE", "NORP", "ORG"})
#: Longer sentences (in tokens) are no headlines.
LONGEST = 30
#: Share of the words of four letters and more that a headline in Title Case writes with capitals,
#: and how many it has at least.
CAPITALS, FEWEST = 0.8, 3
SHORT = 4
#: Labels of names that stay as they are unless the text below writes them small.
NAMES = frozenset({"PERSON", "GPE", "NORP", "LOC", "FAC"})
#: Heads are stored as unsigned differences.
BIG: Final = 2**64
ANNOTATED: Final[list[int | str]] = ["HEAD", "DEP", "TAG", "POS", "LEMMA"]


def repair(nlp: Language, doc: Doc, verbs: Container[str], headline: range = range(0)) -> None:
    """Give the headlines of a parsed document their verbs.

    `verbs` are lemmas; `headline` are the characters of the article's own headline.
    """
    if not doc.has_annotation("DEP"):
        return
    for find in (_title_case, _listed, _misread, _entries, _relative):
        found = list(find(nlp, doc, verbs, headline))
        if not found:
            continue
        array: Any = doc.to_array(ANNOTATED)
        for sentence, again in found:
            array[sentence.start : sentence.end] = again.rows
        doc.from_array(ANNOTATED, array)
        if find in {_title_case, _entries}:  # of capitals, any may pass for a name
            for sentence, again in found:
                others = [e for e in doc.ents if not sentence.start <= e.start < sentence.end]
                doc.ents = [*others, *_names(doc, sentence, again)]


@dataclass(frozen=True, slots=True)
class _Parse:
    """What the second parse says of a sentence's words."""

    rows: Any  # numpy's
    names: list[str]
    """The label of each word's name as `ent_iob` and `ent_type` have it: "B-GPE"; "O" for none."""


def _names(doc: Doc, sentence: Span, again: _Parse) -> Iterator[Span]:
    """The names of the second parse, at their places in the first."""
    start = None
    for n, name in enumerate([*again.names, "O"]):
        if start is not None and not name.startswith("I"):
            label = again.names[start].partition("-")[2]
            yield Span(doc, sentence.start + start, sentence.start + n, label)
            start = None
        if name.startswith("B"):
            start = n


def _read_again(
    nlp: Language, sentence: Span, words: Mapping[int, list[str]], fits: Callable[[Token], bool]
) -> _Parse | None:
    """What a sentence's words are with others in the place of some, by their place in it.

    The last of several words stands for the replaced one. None where the first of the replaced
    words does not fit in the new parse, or that makes two sentences of it.
    """
    new: list[str] = []
    place: dict[int, int] = {}
    for n, token in enumerate(sentence):
        new += words.get(n, [token.text])
        place[len(new) - 1] = n
    again = nlp(Doc(sentence.doc.vocab, words=[*new, "."]))
    kept = [again[i] for i in place]
    first = min(words)
    if len(list(again.sents)) > 1 or not fits(kept[first]):
        return None
    root = next((place[t.i] for t in kept if t.dep_ == "ROOT"), first)
    rows: Any = Doc(again.vocab, words=[each.text for each in kept]).to_array(ANNOTATED)
    for n, each in enumerate(kept):
        up = place.get(each.head.i, root) - n
        rows[n] = [np.uint64(up % BIG), each.dep, each.tag, each.pos, each.lemma]
    return _Parse(rows, [f"{it.ent_iob_ or 'O'}-{it.ent_type_}" for it in kept])


# ------------------------------------------------------------------ Title Case
def _title_case(
    nlp: Language, doc: Doc, verbs: Container[str], headline: range
) -> Iterator[tuple[Span, _Parse]]:
    """The sentences of a headline that writes every word with a capital, with small letters."""
    sentences = [s for s in doc.sents if s.start_char in headline and _is_title_case(s)]
    if not sentences:
        return
    below = [t for t in doc if t.idx >= headline.stop and t.is_alpha]
    small = {t.text for t in below if t.is_lower}
    names = {t.text for t in below if t.is_title and not t.is_sent_start}
    for sentence in sentences:
        words = {}
        for n, token in enumerate(sentence):
            written = token.lower_ in small or token.lower_ in nlp.Defaults.stop_words
            known = token.ent_type_ not in NAMES and _base(token.lower_, verbs) is not None
            if token.is_title and token.text not in names and (written or known):
                words[n] = [token.lower_]
        if words and (again := _read_again(nlp, sentence, words, lambda _: True)) is not None:
            yield sentence, again


def _is_title_case(sentence: Span) -> bool:
    words = [t for t in sentence if t.is_alpha and len(t) >= SHORT and not t.is_upper]
    capitals = sum(token.is_title for token in words)
    return len(sentence) <= LONGEST and capitals >= max(FEWEST, CAPITALS * len(words))


def _base(word: str, verbs: Container[str]) -> str | None:
    """The verb that a word may be a regular form of."""
    endings = ("", "s", "es", "ed", "d", "ing")
    cut = (word.removesuffix(ending) for ending in endings if word.endswith(ending))
    return next((base for base in cut if base in verbs), None)


# ------------------------------------------------------------------ two names at the start
def _listed(
    nlp: Language, doc: Doc, _verbs: Container[str], _headline: range
) -> Iterator[tuple[Span, _Parse]]:
    """The headlines that begin with two names and a comma for their "and"."""
    for sentence in doc.sents:
        if len(sentence) > LONGEST or not is_headline(sentence):
            continue
        first, second = [*sentence.ents, None, None][:2]
        if first is None or second is None or first.start != sentence.start:
            continue
        comma = first.end - sentence.start
        alike = first.label_ == second.label_ and first.label_ in LISTED
        after = doc[second.end] if second.end < sentence.end else None
        if not alike or second.start != first.end + 1 or sentence[comma].text != ",":
            continue
        if after is None or not after.is_alpha:
            continue  # "Paris, France: ..."
        again = _read_again(nlp, sentence, {comma: ["and"]}, lambda it: it.dep_ == "cc")
        if again is not None:
            yield sentence, again


# ------------------------------------------------------------------ verbs
def _misread(
    nlp: Language, doc: Doc, verbs: Container[str], _headline: range
) -> Iterator[tuple[Span, _Parse]]:
    """The headlines whose verb was taken for a plural, or for the first half of its object."""
    for sentence in doc.sents:
        if len(sentence) > LONGEST or not is_headline(sentence) or _has_verb(sentence):
            continue
        for token in sentence[1:-1]:
            if (helper := _helper(token, verbs)) is None:
                continue
            words = {token.i - sentence.start: [helper, _participle(token.lemma_.lower())]}
            again = _read_again(nlp, sentence, words, _is_main)
            if again is not None:
                tag = "VBZ" if helper == "has" else "VBP"
                told = [doc.vocab.strings.add(it) for it in (tag, "VERB", token.lemma_)]
                again.rows[token.i - sentence.start][2:] = told
                yield sentence, again
            break


def _entries(
    nlp: Language, doc: Doc, verbs: Container[str], _headline: range
) -> Iterator[tuple[Span, _Parse]]:
    """The entries of a list that open with a verb: "Freed two soldiers" has "They" before it."""
    for sentence in doc.sents:
        first = sentence[0]
        known = first.is_title and _base(first.lower_, verbs) is not None
        fine = first.tag_ in {"VBD", "VB", "VBZ"} and not first.ent_type_
        if not known or fine or not is_entry(doc, first.i):
            continue
        again = _read_again(nlp, sentence, {0: ["They", first.lower_]}, _is_past)
        if again is not None:
            yield sentence, again


def _relative(
    nlp: Language, doc: Doc, verbs: Container[str], _headline: range
) -> Iterator[tuple[Span, _Parse]]:
    """The sentences in which "which funds and arms" passes for a phrase of plurals."""
    for sentence in doc.sents:
        for token in sentence[1:-1]:
            before = token.nbor(-1)
            if before.lower_ != "which" or before.dep_ != "det" or not _is_plural(token, verbs):
                continue
            at = token.i - sentence.start
            words = {at: ["has", _participle(token.lemma_)]}
            joined = sentence[at + 1 : at + 3]
            if len(joined) > 1 and joined[0].dep_ == "cc" and _is_plural(joined[1], verbs):
                words[at + 2] = [_participle(joined[1].lemma_)]
            again = _read_again(nlp, sentence, words, lambda it: it.dep_ == "relcl")
            if again is not None:
                for place in words:
                    told = ("VBZ", "VERB", sentence[place].lemma_)
                    again.rows[place][2:] = [doc.vocab.strings.add(it) for it in told]
                yield sentence, again
            break


def _is_plural(token: Token, verbs: Container[str]) -> bool:
    """Whether a word tagged as a plural may be the third person of a verb."""
    return token.tag_ == "NNS" and token.text.islower() and token.lemma_ in verbs


def _is_past(token: Token) -> bool:
    return token.dep_ == "ROOT" and token.tag_ == "VBD"


def _has_verb(sentence: Span) -> bool:
    """Whether a headline has a verb of its own.

    The second of two does not count ("UK sanctions firms and warns Chad"), nor those of clauses in
    it ("sues Velnor, saying it lied").
    """
    return any(
        token.tag_ in FINITE
        and token.dep_ not in SUBORDINATE | BEFORE_NOUN
        and not has(token, "mark")
        and token.nbor(-1 if token.i > sentence.start else 0).dep_ != "cc"
        and not (token.dep_ in {"aux", "auxpass"} and token.head.dep_ in SUBORDINATE)
        for token in sentence
    )


def _helper(token: Token, verbs: Container[str]) -> str | None:
    """The auxiliary that makes a word the verb that it must be; None where it is none."""
    before, after = token.nbor(-1), token.nbor(1)
    known = token.text.islower() and token.lemma_.lower() in verbs
    if not known or before.pos_ not in NOUNS or after.tag_ not in BEGINS:
        return None
    if token.tag_ == "NNS":
        return "has"
    listed = before.dep_ in SUBJECTS | {"conj"} or before.tag_ in {"NNS", "NNPS"}
    return "have" if token.tag_ == "VBP" and token.dep_ in BEFORE_NOUN and listed else None


def _is_main(token: Token) -> bool:
    return token.dep_ == "ROOT" and token.tag_ == "VBN"


def _participle(lemma: str) -> str:
    """The regular form, which is enough for the parser."""
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{lemma}ed"
