"""Step 4a: lists. Who does what the entries of a list say: the line before it tells.

CENTCOM forces:
• Killed two facilitators
"""

from spacy.tokens import Doc, Span, Token

from kg.extract.phrases import expand
from kg.extract.tree import NOUNS, SUBJECTS, VERBAL, conjunction_head

#: A list that goes on for more sentences than this has lost its first line.
LONGEST = 40


def is_entry(doc: Doc, start: int) -> bool:
    """Whether a line that starts at this token is indented: so are those whose bullet is blank."""
    before = doc[start - 1] if start else None
    return before is not None and before.is_space and before.text.rpartition("\n")[2] >= "  "


def lead_in(verb: Token) -> list[Token]:
    """The heads of what the line before a list names, for a verb that opens an entry."""
    sentence = verb.sent
    if verb.i != sentence.start or not is_entry(verb.doc, verb.i):
        return []
    for _ in range(LONGEST):
        if sentence.start == 0:
            return []
        sentence = verb.doc[sentence.start - 1].sent
        words = [token for token in sentence if not token.is_space]
        if len(words) > 1 and words[-1].text == ":":
            return _named_by(sentence, words[-1])
        if not (words and is_entry(verb.doc, sentence.start)):
            return []
    return []


def _named_by(line: Span, colon: Token) -> list[Token]:
    """Those whom the line is about: its subject, or whoever stands before the colon."""
    root = line.root
    if root.pos_ in VERBAL:
        return [t for c in root.lefts if c.dep_ in SUBJECTS for t in expand(c)]
    last = colon.nbor(-1)
    return expand(conjunction_head(last)) if last.pos_ in NOUNS else []
