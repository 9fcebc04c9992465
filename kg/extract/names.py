"""Step 2a: names.

The gazetteer and the statistical recogniser, reconciled to one list of disjoint named spans.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.extract.known import Named, known_names
from kg.extract.nouns import noun_lemma
from kg.extract.tree import PLURAL_TAGS
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.ontology import Ontology

#: What the recogniser's labels mean when the gazetteer does not know the name.
KIND_OF_LABEL = {
    "PERSON": "Person", "ORG": "Organization", "NORP": "Population",
    "GPE": "Place", "LOC": "Place", "FAC": "Facility",
}  # fmt: skip
#: What the recogniser takes into a name though it is none of it (closed class, and quotation
#: marks).
LEADING = frozenset({"the", "a", "an", "pro", "anti", "-", "'", '"'})
LAST_WORD = re.compile(r"\w+$")
#: Words shorter than this may be in lower case inside a name: "of", "for", "and".
LONG_WORD = 4

#: Tokens of a first name and a surname.
PAIR = 2

Words = tuple[str, ...]


def named_spans(
    doc: Doc, gazetteer: Gazetteer, lexicon: Lexicon, ontology: Ontology
) -> list[Named]:
    """Disjoint named spans in the order of the text."""
    names = _Names(doc)
    for named in known_names(doc, gazetteer, lexicon):
        names.add(named)
    for start, end, label in _entities(doc, lexicon, names):
        inside = names.inside(start, end)
        if inside and not _swallows(doc[start:end], label, inside):
            continue
        if lexicon.cue("document", doc[end - 1].lower_):
            continue  # "the Digital Markets Act" does nothing
        names.remove(inside)
        adjective = label == "NORP" and doc[end - 1].pos_ == "ADJ"
        names.add(
            Named(
                start,
                end,
                _told_before(doc, start, end, lexicon, ontology)
                or _kind(doc[start:end], label, lexicon, ontology),
                "adjective" if adjective else "found",
                label=label,
            )
        )
    _spread(doc, names)
    return names.all()


class _Names:
    """Named spans that do not overlap.

    A new one takes the place of those that are removed for it.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._by_start: dict[int, Named] = {}
        self._at: dict[int, Named] = {}

    def all(self) -> list[Named]:
        return sorted(self._by_start.values(), key=lambda named: named.start)

    def inside(self, start: int, end: int) -> set[Named]:
        """The spans that have a token in this range."""
        return {self._at[i] for i in range(start, end) if i in self._at}

    def add(self, named: Named) -> None:
        self._by_start[named.start] = named
        self._at.update(dict.fromkeys(range(named.start, named.end), named))

    def remove(self, spans: set[Named]) -> None:
        for named in spans:
            self._by_start.pop(named.start, None)


def _spread(doc: Doc, names: _Names) -> None:
    """Name what the recogniser saw once, of its commonest kind, wherever the article writes it."""
    kinds: dict[Words, Counter[str]] = {}
    for named in names.all():
        words = tuple(token.text for token in doc[named.start : named.end])
        if named.how == "found" and (len(words) > 1 or named.label == "PERSON"):
            kinds.setdefault(words, Counter())[named.kind] += 1
    by_first: dict[str, list[Words]] = {}
    for words in sorted(kinds, key=len, reverse=True):
        by_first.setdefault(words[0], []).append(words)
    for token in doc:
        for words in by_first.get(token.text, ()):
            if _stands_at(doc, token.i, words):
                kind = max(kinds[words].items(), key=lambda item: (item[1], item[0]))[0]
                _put(names, token.i, token.i + len(words), kind)
                break
    persons = {words[-1] for words in kinds if len(words) > 1 and set(kinds[words]) == {"Person"}}
    for token in doc:
        if (
            token.text in persons
            and _stands_alone(token)
            and not names.inside(token.i, token.i + 1)
        ):
            names.add(Named(token.i, token.i + 1, "Person", "found", label="PERSON"))


def _stands_alone(token: Token) -> bool:
    """Whether a surname is a phrase's head: "Klom", but not "Klom Street" or "the Klom plan"."""
    return token.pos_ == "PROPN" and token.dep_ not in {"compound", "nmod", "amod"}


def _stands_at(doc: Doc, start: int, words: Words) -> bool:
    return start + len(words) <= len(doc) and all(
        doc[start + n].text == word for n, word in enumerate(words)
    )


def _put(names: _Names, start: int, end: int, kind: str) -> None:
    """Name this range, unless a surer name stands in it or reaches out of it."""
    inside = names.inside(start, end)
    if all(
        start <= n.start and n.end <= end and (n.how == "found" or n.kind == "Place")
        for n in inside
    ):
        names.remove(inside)
        label = "PERSON" if kind == "Person" else "ORG"
        names.add(Named(start, end, kind, "found", label=label))


def _entities(doc: Doc, lexicon: Lexicon, names: _Names) -> Iterator[tuple[int, int, str]]:
    """What the recogniser found that can be an actor or a place: start, end and label."""
    for ent in doc.ents:
        sum_of = ent.label_ == "MONEY" and _opens_with_name(ent)
        if (ent.label_ not in KIND_OF_LABEL and not sum_of) or _opens_sentence(ent, lexicon):
            continue
        start, end = _trimmed(doc, ent)
        if sum_of:
            yield start, end, "ORG"
            continue
        if ent.label_ == "PERSON":
            start = _after_noun(doc, _whole_name(doc, start, end, lexicon, names), end, lexicon)
            end = _whole_end(doc, end, lexicon)
        if _is_spelt_again(doc, start, end):
            continue
        if start < end and doc[start].text[0].isalnum() and not doc[start:end].text.islower():
            yield start, end, ent.label_


def _opens_with_name(money: Span) -> bool:
    """Whether a sum begins with whoever pays it: "fined Velnor 40 million pounds"."""
    first = money[0]
    named = first.pos_ == "PROPN" and first.text.istitle() and len(first) >= LONG_WORD
    return named and len(money) > 1 and money[1].tag_ == "CD"


def _is_spelt_again(doc: Doc, start: int, end: int) -> bool:
    """Whether a name stands in brackets in a script of its own, after the same in Latin letters."""
    letters = [char for char in doc[start:end].text if char.isalpha()]
    if not letters or any("LATIN" in unicodedata.name(char, "") for char in letters):
        return False
    before = doc[doc[start].sent.start : start].text
    return before.rfind("(") > before.rfind(")")


def _opens_sentence(ent: Span, lexicon: Lexicon) -> bool:
    """Whether a common noun only looks like a name, as the first word: "Rebels overran"."""
    word = ent[-1]
    common = word.tag_ == "NNS" and noun_lemma(word, lexicon) in lexicon.nouns
    return common and len(ent) == 1 and word.is_sent_start is True


def _trimmed(doc: Doc, ent: Span) -> tuple[int, int]:
    """The entity without articles before it and punctuation after it."""
    start, end = ent.start, ent.end
    # "fined Velnor €4m", "fined Velnor 4 million euros"
    end = next((i for i in range(start, end) if doc[i].is_currency or _opens_sum(doc, i, end)), end)
    while start < end and (
        doc[start].lower_ in LEADING
        or doc[start].is_space
        or doc[start].pos_ == "ADP"
        or (doc[start].tag_ == "VBG" and doc[start].text.islower())  # "after [meeting COP30]"
    ):
        start += 1  # "Near Bohum" at the start of a sentence
    while end > start and (
        doc[end - 1].tag_ in {"POS", "IN"} or doc[end - 1].is_space or doc[end - 1].is_punct
    ):
        end -= 1
    return start, end


def _opens_sum(doc: Doc, i: int, end: int) -> bool:
    """Whether a number stands before a word in lower case, as in no name."""
    return doc[i].tag_ == "CD" and i + 1 < end and doc[i + 1].text.islower()


def _after_noun(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """The start of a name after the common noun that opens a sentence: "Farmer Jo Berg"."""
    first = doc[start]
    common = lexicon.nouns.get(first.lower_) == "Person" and first.lower_ not in lexicon.titles
    return start + 1 if common and first.is_sent_start and end - start > PAIR else start


def _whole_name(doc: Doc, start: int, end: int, lexicon: Lexicon, names: _Names) -> int:
    """The start of a person's name: of "Tomas Berg" the recogniser often sees "Berg" only."""
    while start > 0:
        before = doc[start - 1]
        is_part = (
            before.pos_ == "PROPN"
            and before.dep_ == "compound"
            and before.text[0].isupper()
            and before.is_alpha
            and before.ent_type_ in {"", "NORP"}
            and not any(it.known for it in names.inside(start - 1, start))
            and start <= before.head.i < end
        )
        word = before.lower_
        address = lexicon.cue("gender_of_title", word) or lexicon.cue("honorific", word)
        if not is_part or address or word in lexicon.nouns or word in lexicon.titles:
            break
        start -= 1
    return start


def _whole_end(doc: Doc, end: int, lexicon: Lexicon) -> int:
    """The end of a person's name: of "Tomas Berg" the recogniser sometimes sees "Tomas" only."""
    if (
        end + 1 < len(doc)
        and lexicon.cue("name_particle", doc[end].lower_)
        and doc[end + 1].pos_ == "PROPN"
    ):
        end += 2  # "Andre Correa" of "Andre Correa do Lago"
    while end < len(doc):
        after, last = doc[end], doc[end - 1]
        is_part = (
            after.pos_ == "PROPN"
            and after.is_alpha
            and after.text[0].isupper()
            and after.ent_type_ == ""
            and last.dep_ == "compound"
            and last.head.i == after.i
        )
        if not is_part or after.lower_ in lexicon.nouns or after.lower_ in lexicon.titles:
            break
        end += 1
    return end


def _swallows(span: Span, label: str, inside: set[Named]) -> bool:
    """Whether the recogniser's longer name is a name, not a phrase around a known one."""
    for named in inside:
        if named.start < span.start or named.end > span.end:
            return False  # it cuts through a known name
        if (named.start, named.end) == (span.start, span.end):
            return False  # the gazetteer knows it already
        if named.how in {"name", "seat", "capital"} and named.end - named.start > 1:
            return False
    if label == "PERSON":
        return True
    return label in {"ORG", "FAC", "LOC"} and all(
        token.text[0].isupper() or token.is_punct or len(token) < LONG_WORD for token in span
    )


def _told_before(
    doc: Doc, start: int, end: int, lexicon: Lexicon, ontology: Ontology
) -> str | None:
    """The kind of a body that the noun before its name tells: "carton maker Velnor"."""
    noun = doc[start - 1] if start else None
    if noun is None or noun.pos_ != "NOUN" or noun.dep_ not in {"compound", "nmod"}:
        return None
    if not start <= noun.head.i < end or noun.tag_ in PLURAL_TAGS:
        return None
    before = doc[noun.i - 1].lower_ if noun.i else ""
    told = lexicon.nouns.get(f"{before} {noun.lower_}") or lexicon.nouns.get(noun.lower_)
    return told if told and ontology.is_a(told, "Organization") else None


def _kind(span: Span, label: str, lexicon: Lexicon, ontology: Ontology) -> str:
    """The kind of a name that only the recogniser knows.

    By its label, or by a word in it that tells more.
    """
    kind = KIND_OF_LABEL[label]
    if label == "NORP" and span.text.isupper() and len(span.text) >= LONG_WORD - 1:
        return "Organization"  # initials are no people
    if label != "ORG":
        return kind
    words = [token.lower_ for token in span]
    for size in (2, 1):
        told = lexicon.nouns.get(" ".join(words[-size:]))
        if told and told not in {"Group", "StateGroup"} and ontology.is_a(told, "Group"):
            one_government = told == "Government" and not lexicon.cue("cabinet", words[-1])
            return "Organization" if one_government else told
    for word in words:  # Ministry of Defence, Bank of Norvik, Court of Appeal
        told = lexicon.nouns.get(word)
        if told and ontology.is_a(told, "Organization"):
            return "Organization" if told == "Government" else told
    last = LAST_WORD.search(span.text.removesuffix("."))
    return "Company" if last and lexicon.cue("company_tail", last.group()) else kind
