"""Tokens to quotes: where words stand in the article's own characters."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.model import Article, Quote


def sentence_of(article: Article, token: Token) -> Quote | None:
    """The sentence of a token, white space around it left out.

    None where it is nothing but that.
    """
    words = [each for each in token.sent if not each.is_space]
    return quote_of(article, words) if words else None


def quote_of(article: Article, words: Sequence[Token]) -> Quote:
    """From the first to the last of these words, given in the order of the text."""
    return Quote.cut(article.text, words[0].idx, words[-1].idx + len(words[-1]))


def unbroken(doc: Doc, words: Sequence[Token], head: Token) -> list[Token]:
    """The run of words without a gap around their head."""
    positions = {word.i for word in words} | {head.i}
    first = last = head.i
    while first - 1 in positions:
        first -= 1
    while last + 1 in positions:
        last += 1
    return list(doc[first : last + 1])
