"""Step 2b: a name for what has none: "Norvik's second army" is the "Norvik army"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.known import Named
from kg.extract.nouns import is_measure
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.ontology import Ontology

#: Words of a phrase that its name leaves out.
LEFT_OUT_TAGS = frozenset({"PRP$", "DT", "CD", "CC"})
LEFT_OUT_DEPS = frozenset({"det", "nummod"})
#: Kinds of bodies that are called after their state: "the Norvik government" for "Norvik's
#: government".
INSTITUTIONS = (
    "Government",
    "ForceOfArms",
    "Legislature",
    "Court",
    "IntelligenceService",
    "OppositionGroup",
)


#: Tags of words that are written in lower case but at the start of a sentence.
COMMON = frozenset({"NN", "NNS", "JJ", "VBN", "VBG"})


@dataclass(frozen=True, slots=True)
class Namer:
    """Names descriptions in one document."""

    doc: Doc
    span_at: Mapping[int, Named]
    gazetteer: Gazetteer
    lexicon: Lexicon
    ontology: Ontology

    def describe(self, words: Sequence[Token], head: Token, kind: str, *, singular: bool) -> str:
        """The description of a head by these words before it; `singular` takes one of a plural.

        A state that possesses its institution becomes an adjective.
        """
        institution = any(self.ontology.is_a(kind, broad) for broad in INSTITUTIONS)
        text, skip_to, last = "", -1, -1
        for token in words:
            if token.i < skip_to or token.is_space:
                continue
            named = self.span_at.get(token.i)
            if named and institution and self._is_owning_state(named):
                text += f"{self.adjective(named)} "
                skip_to = named.end + 1
            elif self._is_left_out(token) and not (text and self._joins(token)):
                continue
            elif token.tag_ == "POS":
                text = f"{text.rstrip()}{token.text} " if named or text else text
            else:
                gap = " " if token.i > last + 1 and text and not text.endswith(" ") else ""
                text += gap + token.text_with_ws  # of "French, German unions" one word each
                last = token.i
        one = singular and head.tag_ == "NNS"
        gap = " " if 0 <= last < head.i - 1 and not text.endswith(" ") else ""
        name = (text + gap + (head.lemma_ if one else head.text)).strip()
        first = words[0] if words else head
        return name[:1].lower() + name[1:] if self._opens_sentence(first) else name

    def whose(self, name: str, kind: str, whose: Named, owner: str) -> str:
        """The name of what somebody's is, told behind it: "people of Norvik".

        A state's institution is called by its adjective, as where the state stands before it.
        """
        institution = any(self.ontology.is_a(kind, broad) for broad in INSTITUTIONS)
        if institution and whose.kind == "State" and len(whose.known) == 1:
            return f"{self.adjective(whose)} {name}"
        article = "the " if self.doc[whose.start - 1].lower_ == "the" else ""
        return f"{name} of {article}{owner}"

    def _joins(self, token: Token) -> bool:
        """Whether "and" joins two words that the name keeps: "energy and farm ministers"."""
        return token.tag_ == "CC" and not self._is_left_out(token.nbor())

    def _opens_sentence(self, first: Token) -> bool:
        """Whether a word has its capital only from standing first: "Nurses rejected"."""
        common = first.tag_ in COMMON and first.i not in self.span_at
        return common and first.is_sent_start is True and first.text[1:].islower()

    def _is_owning_state(self, named: Named) -> bool:
        doc = self.doc
        possessor = named.end < len(doc) and doc[named.end].tag_ == "POS"
        return possessor and named.kind == "State" and bool(named.known)

    def adjective(self, named: Named) -> str:
        """What a state's institutions are called by: "Norvikian"."""
        adjectives = self.gazetteer.actors[named.known[0]].adjectives
        return adjectives[0] if adjectives else self.doc[named.start : named.end].text

    def _is_left_out(self, token: Token) -> bool:
        return (
            token.tag_ in LEFT_OUT_TAGS
            or token.dep_ in LEFT_OUT_DEPS
            or is_measure(token)
            or self.lexicon.cue("empty", token.lower_) is not None
        )


def office(title: str, body: str, lexicon: Lexicon) -> str:
    """The name of an office: "Secretary of State of the United States"."""
    article = lexicon.cue("article_before", body) or (
        " " in body and lexicon.cue("article_before_head", body.rsplit(maxsplit=1)[-1])
    )
    return f"{title} of the {body}" if article else f"{title} of {body}"
