"""Step 5: paragraphs that somebody says though no mark opens them: "The minister said:"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.extract.entries import is_entry
from kg.extract.frames import Grammar
from kg.extract.tree import VERBAL, lemma

#: More paragraphs than this after "said:" are the article's own.
MOST_PARAGRAPHS = 8
#: Words by which a paragraph shows that somebody speaks in it.
FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "ours"})


def announced(grammar: Grammar) -> Iterator[tuple[int, int, Token]]:
    """The paragraphs after a line that ends in "said:", and the verb that announces them.

    Press offices put no marks around them. The first paragraph is always quoted, the next ones up
    to the last that has "I" or "we" in it; a heading, or another "said:", ends them.
    """
    paragraphs = list(_paragraphs(grammar.doc))
    for number, announcing in enumerate(paragraphs):
        verb = _announcing_verb(grammar, announcing)
        if verb is None:
            continue
        said = 0
        following = paragraphs[number + 1 : number + 1 + MOST_PARAGRAPHS]
        for count, paragraph in enumerate(following, start=1):
            if not _may_be_said(grammar, paragraph):
                break
            listed = is_entry(grammar.doc, paragraph.start) and said == count - 1
            speaks = any(token.lower_ in FIRST_PERSON for token in paragraph)
            if count == 1 or listed or speaks:
                said = count
        if said:
            yield following[0].start, following[said - 1].end, verb


def _paragraphs(doc: Doc) -> Iterator[Span]:
    """The paragraphs of a text, without the line breaks between them."""
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if start < len(doc):
        yield doc[start:]


def _announcing_verb(grammar: Grammar, paragraph: Span) -> Token | None:
    """The verb of saying of "The minister said:", where that is how a paragraph ends."""
    if len(paragraph) < 3 or paragraph[-1].text != ":":  # noqa: PLR2004  # somebody, said, colon
        return None
    verbs = (t for t in reversed(paragraph[-1].sent) if t.pos_ in VERBAL)
    verb = next(verbs, None)
    says = verb is not None and grammar.lexicon.cue("speech", lemma(verb)) is not None
    return verb if says and verb is not None and verb.i >= paragraph.start else None


def _may_be_said(grammar: Grammar, paragraph: Span) -> bool:
    """Whether a paragraph may be one of a quotation that has no marks: a sentence at least."""
    if any(token.text == '"' for token in paragraph):
        return False
    closed = any(token.text in {".", "!", "?"} for token in paragraph[-3:])
    closed = closed or is_entry(grammar.doc, paragraph.start)
    return closed and _announcing_verb(grammar, paragraph) is None
