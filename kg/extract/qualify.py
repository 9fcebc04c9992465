"""Step 5: how it is said.

Polarity, modality and speaker of a frame, read off the words above and around it.
What modifiers say in passing is not touched by any of this.
"""

from collections.abc import Sequence

from spacy.tokens import Span

from kg.extract.frames import Frame, Grammar
from kg.extract.governors import Governors
from kg.extract.manner import Manner
from kg.extract.marks import is_denied, mark_clause
from kg.extract.quotes import Quotation
from kg.extract.speakers import Speakers
from kg.extract.tree import VERBAL

#: Dependencies of clauses whose word is no verb: "is critical of".
CLAUSES = frozenset({"acomp", "advcl", "amod"})
#: What may stand after a question mark.
CLOSING = frozenset({'"', "'", ")"})


class Qualifier:
    """Reads manners in one document."""

    def __init__(self, grammar: Grammar, quotations: Sequence[Quotation]) -> None:
        self.lexicon = grammar.lexicon
        self.speakers = Speakers(grammar, quotations)
        self.governors = Governors(self.speakers)

    def manner(self, frame: Frame) -> Manner:
        """How a frame is said."""
        manner = Manner(
            negative=frame.polarity == "negative",
            modality=frame.modality or "asserted",
            speakers=list(frame.sayers),
            performed=self.lexicon.cue("performed", frame.relation) is not None,
            silent=is_question(frame.trigger.sent),
        )
        if frame.backdrop:
            return manner
        word = frame.clause
        if word.pos_ in VERBAL or word.dep_ in CLAUSES:
            mark_clause(word, manner, self.lexicon, read={token.i for token in frame.words})
            if any(each.dep_ == "dobj" and is_denied(each) for each in frame.words):
                manner.mark("negative")  # "received no help from"
            self.governors.climb(word, manner)
        else:
            self.governors.noun(word, manner, frame=frame)
        self.speakers.beside(frame, manner)
        return manner


def is_question(sentence: Span) -> bool:
    """Whether a sentence ends with a question mark, before whatever closes a quotation."""
    for token in reversed(sentence):
        if not token.is_space and token.text not in CLOSING:
            return bool(token.text == "?")
    return False
