"""Step 2a: what the statistical recogniser found, with its bounds set right."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Span, Token

from kg.extract.kinds import KIND_OF_LABEL
from kg.extract.nouns import is_ordinal, noun_lemma
from kg.extract.tree import PLURAL_TAGS
from kg.lexicon import Lexicon

#: What the recogniser takes into a name though it is none of it (closed class, and quotation
#: marks).
LEADING = frozenset({"the", "a", "an", "pro", "anti", "-", "'", '"'})
#: Words shorter than this may be in lower case inside a name: "of", "for", "and".
LONG_WORD = 4

#: Labels of names of which the recogniser often sees the end only; of single words the others too.
WHOLE = frozenset({"PERSON"})
SINGLE = frozenset({"ORG", "NORP"})
#: Tokens of a first name and a surname.
PAIR = 2
#: A nickname between a first name and a surname.
NICKNAMED = re.compile(r'\b[A-Z][\w-]+ "[A-Z][\w\' -]{1,20}" [A-Z][\w-]+\b')


def entities(
    doc: Doc, lexicon: Lexicon, is_known: Callable[[int], bool]
) -> Iterator[tuple[int, int, str]]:
    """What the recogniser found that can be an actor or a place: start, end and label.

    `is_known` tells of a token whether the gazetteer knows the name that it is part of.
    """
    for ent in doc.ents:
        sum_of = ent.label_ == "MONEY" and _opens_with_name(ent)
        if (ent.label_ not in KIND_OF_LABEL and not sum_of) or _opens_sentence(ent, lexicon):
            continue
        start, end = _trimmed(doc, ent, lexicon)
        if sum_of:
            yield start, end, "ORG"
            continue
        behind = _behind_title(doc, start, end, lexicon)
        label = "PERSON" if behind > start else ent.label_
        start = behind
        if label in WHOLE or (end - start == 1 and label in SINGLE):
            start = _after_noun(doc, _whole_name(doc, start, end, lexicon, is_known), end, lexicon)
            end = _whole_end(doc, end, lexicon)
        if label == "ORG" and lexicon.nouns.get(doc[end - 1].lower_) == "ArmedForces":
            start -= is_ordinal(doc, start - 1)  # "the 79th Brigade"
        if _is_spelt_again(doc, start, end):
            continue
        if start < end and doc[start].text[0].isalnum() and not doc[start:end].text.islower():
            yield start, end, label


def _behind_title(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """The start of the name in "[Qatari Prime Minister Sheikh Hamad Al Nasr]"."""
    for at in range(start, end - PAIR):
        titled = doc[at : at + PAIR].text.lower() in lexicon.titles and doc[at].text.istitle()
        before = all(doc[i].ent_type_ and doc[i].tag_ in {"JJ", "NNP"} for i in range(start, at))
        if titled and before and end - at - PAIR >= PAIR:
            names = range(at + PAIR, end)
            return next(i for i in names if not lexicon.cue("honorific", doc[i].lower_))
    return start


def nicknamed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names of people with a nickname in quotation marks: `Ada "Snow" Berg`."""
    for match in NICKNAMED.finditer(doc.text):
        span = doc.char_span(*match.span())
        if span is not None and span[0].pos_ == span[-1].pos_ == "PROPN":
            yield span.start, span.end


def called(noun: Token, lexicon: Lexicon) -> int | None:
    """Where the name starts in "a militia called the Hawks", "a party known as Dawn"."""
    doc = noun.doc
    at = noun.i + 1
    if at + 1 >= len(doc) or doc[at].tag_ != "VBN" or noun.tag_ in PLURAL_TAGS:
        return None
    wants = lexicon.cue("called", doc[at].lower_)
    at += 1
    if wants == "as":
        if doc[at].lower_ != "as":
            return None
        at += 1
    while at < len(doc) and (doc[at].lower_ == "the" or doc[at].text == '"'):
        at += 1
    if not wants or at >= len(doc) or doc[at].ent_type_ in {"DATE", "TIME"}:
        return None  # "a paper called Thursday for talks"
    return at if doc[at].text[0].isupper() else None


def told_names(doc: Doc, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Names of bodies that a description says they are called by: start, end and its noun.

    The recogniser often sees a part of them only: the city in "a group called Rebuild Bohum".
    """
    for verb in doc:
        if verb.tag_ != "VBN" or not verb.i or not lexicon.cue("called", verb.lower_):
            continue
        noun = verb.nbor(-1)
        start = called(noun, lexicon) if noun.pos_ == "NOUN" else None
        if start is None:
            continue
        end = start
        while end < len(doc) and doc[end].text[0].isupper():
            end += 1
        yield start, end, noun.lower_


def is_bare_body(span: Span, lexicon: Lexicon) -> bool:
    """Whether a capital only opens a sentence: "Party leader Ada Berg"."""
    doc, word = span.doc, span[0]
    if len(span) > 1 or not word.is_sent_start or span.end >= len(doc):
        return False
    kind, title = lexicon.nouns.get(word.lower_), doc[span.end]
    return kind is not None and title.text.islower() and title.text in lexicon.titles


def is_office(span: Span, lexicon: Lexicon) -> bool:
    """Whether a body that the recogniser saw is an office.

    As in "the Permanent Representative of Mali", or the "State" of "the Secretary of State".
    """
    head = span.root
    if len(span) == 1:
        before = span.doc[max(0, span.start - 2) : span.end].text.lower()
        return lexicon.cue("department", head.lower_) is not None and before in lexicon.titles
    person = lexicon.nouns.get(head.lower_) == "Person" and head.lower_ in lexicon.titles
    return span.label_ != "PERSON" and person and head.tag_ in {"NN", "NNP"}


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


def _trimmed(doc: Doc, ent: Span, lexicon: Lexicon) -> tuple[int, int]:
    """The entity without articles before it and punctuation after it."""
    start, end = ent.start, ent.end
    # "fined Velnor €4m", "fined Velnor 4 million euros"
    end = next((i for i in range(start, end) if doc[i].is_currency or _opens_sum(doc, i, end)), end)
    while start < end and (
        doc[start].lower_ in LEADING
        or doc[start].is_space
        or doc[start].pos_ == "ADP"
        or (doc[start].pos_ == "ADV" and doc[start].is_sent_start and end - start > 1)  # "Only Ada"
        or (doc[start].tag_ == "VBG" and doc[start].text.islower())  # "after [meeting COP30]"
    ):
        start += 1  # "Near Bohum" at the start of a sentence
    if ent.label_ == "ORG" and end < len(doc) and end - start > 1:  # "[Danish Defence] Secretary"
        end -= doc[end - 1 : end + 1].text.lower() in lexicon.titles
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


def _whole_name(
    doc: Doc, start: int, end: int, lexicon: Lexicon, is_known: Callable[[int], bool]
) -> int:
    """The start of a person's name: of "Tomas Berg" the recogniser often sees "Berg" only."""
    while start > 0:
        before = doc[start - 1]
        is_part = (
            before.pos_ == "PROPN"
            and before.dep_ == "compound"
            and before.text[0].isupper()
            and before.is_alpha
            and before.ent_type_ in {"", "NORP"}
            and not is_known(start - 1)
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
