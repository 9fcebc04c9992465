"""Step 2c: what a role noun says of the past: "former", "one-time", "ex-", "was once an ally"."""

from spacy.tokens import Token

from kg.lexicon import Lexicon

#: Dependencies of a role noun whose verb an adverb may stand on: "was once an ally".
UNDER_BE = frozenset({"attr", "acomp"})


def is_past(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun names what somebody was and is no more."""
    if any(_says_so(left, lexicon) for left in noun.lefts):
        return True
    at = noun.head if noun.dep_ in UNDER_BE and noun.head.lemma_ == "be" else noun
    return any(
        child.dep_ == "advmod" and lexicon.cue("past_adverb", child.lower_) is not None
        for child in at.children
    )


def _says_so(modifier: Token, lexicon: Lexicon) -> bool:
    first = modifier.left_edge  # "one-time" is three tokens
    words = (modifier.lower_, "".join(it.lower_ for it in modifier.doc[first.i : modifier.i + 1]))
    return any(lexicon.cue("former", word) is not None for word in words)


def is_held_no_more(noun: Token, lexicon: Lexicon, first: Token | None = None) -> bool:
    """Whether a role or title is of the past, by its noun or before its `first` word."""
    return is_past(noun, lexicon) or _follows_former(first or noun, lexicon)


def _follows_former(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word, or the word before it, says so: "ex-minister", "former prime minister"."""

    def says_so(word: Token) -> bool:
        return lexicon.cue("former", word.lower_) is not None

    if token.i == 0:
        return says_so(token)
    before = token.nbor(-1)
    hyphened = before.text == "-" and before.i > 0 and before.nbor(-1).lower_ == "ex"
    return says_so(token) or says_so(before) or hyphened
