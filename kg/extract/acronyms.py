"""Step 2a: acronyms that the article itself explains: "the Upper Lake Farmers' League (ULFL)".

Every later "ULFL" is that name, whatever the tagger and the recogniser took it for.

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (PSB 2003): the letters are looked for from the last to the first.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

#: An acronym: two letters or more, all but a few of them capitals, with digits and hyphens.
ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z][A-Z0-9-]{0,7}")
#: So many words more than the acronym has letters may its long form have: "of", "for the".
MORE_WORDS = 5
#: What stands before and after an acronym that is explained.
OPENING, CLOSING = frozenset({"("}), frozenset({")", ",", ";"})


def explained(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """Acronyms in brackets behind their long form: start and end of that, and the acronym."""
    for token in doc[1:-1]:
        if (
            token.nbor(-1).text in OPENING
            and token.nbor().text in CLOSING
            and ACRONYM.fullmatch(token.text)
        ):
            end = token.i - 1
            start = _start(doc, end, token.text)
            if start is not None:
                yield start, end, token.i


def _start(doc: Doc, end: int, acronym: str) -> int | None:
    """The first word of the long form that ends at `end`, or None where no words spell it.

    Words in lower case count only where those with a capital do not do: "Front for Justice (FFJ)".
    """
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    first = max(doc[end - 1].sent.start, end - len(letters) - MORE_WORDS)
    for small_too in (False, True):
        left = list(letters)
        for word in reversed(doc[first:end]):
            capital = word.text[0].isupper()
            if word.text[0].lower() == left[-1] and (capital or small_too):
                left.pop()
            elif capital and word.is_alpha:
                break
            if not left:
                if capital:
                    return word.i
                break
    return None
