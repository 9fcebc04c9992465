"""Step 4: frames. Predicates with their roles filled, construction by construction.

A frame says: this relation, carried by these words, between these phrases, and on which word its polarity, modality and
speaker hang. Verbs are here; events as nouns are in `nominal.py`; titles, roles and modifiers in `titles.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extract.match import VerbMatch, verb_matches
from kg.extract.mentions import Candidate, Mentions
from kg.lexicon import Lexicon, Sense
from kg.model import Modality, Polarity
from kg.ontology import Ontology


@dataclass(slots=True)
class Filler:
    """What stands in a role: the phrase's head, and whom it stands for (nobody: perhaps a topic)."""

    token: Token
    candidates: tuple[Candidate, ...] = ()


@dataclass(slots=True)
class Frame:
    """One predicate with its roles."""

    construction: str
    relation: str
    trigger: Token
    words: tuple[Token, ...]
    """The words that carry the relation, in the order of the text."""
    subjects: tuple[Filler, ...]
    objects: tuple[Filler, ...]
    clause: Token
    """The word whose surroundings tell polarity, modality and speaker."""
    mutual: bool = False
    polarity: Polarity = "positive"
    modality: Modality | None = None
    subject_kinds: tuple[str, ...] = ()
    object_kinds: tuple[str, ...] = ()
    backdrop: bool = False
    """Said in passing by a modifier or title ("Iran-backed"), so untouched by what the clause plans or denies."""
    size: int = 1
    """Words of the pattern: where a longer pattern of the same trigger gives a reading, shorter ones are not read."""
    outer: tuple[Token, ...] = field(default=())
    """Further words whose negation counts: the light verb."""


class Grammar:
    """What every construction needs: the document's mentions, the words, the ontology."""

    def __init__(self, doc: Doc, mentions: Mentions, lexicon: Lexicon, ontology: Ontology) -> None:
        self.doc, self.mentions, self.lexicon, self.ontology = doc, mentions, lexicon, ontology
        self.bodies: list[tuple[Candidate, Candidate]] = []
        """Who was found to lead, serve or speak for whom: filled by the titles, read for "we"."""
        self.symmetric = frozenset(r.name for r in ontology.relations.values() if r.symmetric)

    def fill(self, tokens: tuple[Token, ...] | list[Token]) -> tuple[Filler, ...]:
        """Whom these phrases stand for."""
        return tuple(Filler(t, self.mentions.of(t)) for t in tokens)

    def fill_modifier(self, token: Token) -> Filler | None:
        """Whom a word before a noun names, or None."""
        candidates = self.mentions.modifier(token)
        return Filler(token, candidates) if candidates else None


def verb_frames(grammar: Grammar) -> Iterator[Frame]:
    """One frame for each verb and each of its senses that fits."""
    verbs = grammar.lexicon.senses["verb"]
    for token in grammar.doc:
        if token.lemma_.lower() not in verbs or not _is_verb(token):
            continue
        for match in verb_matches(token, grammar.lexicon, grammar.symmetric):
            if match.sense.relation:
                yield _verb_frame(grammar, token, match, match.sense)


def _is_verb(token: Token) -> bool:
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
        return True
    # "Iran-backed" and the like are often tagged as adjectives
    return (
        token.tag_ in {"VBN", "JJ"}
        and token.dep_ in {"amod", "acl"}
        and token.i > 0
        and token.nbor(-1).text == "-"
    )


def _verb_frame(grammar: Grammar, verb: Token, match: VerbMatch, sense: Sense) -> Frame:
    words = tuple(sorted(match.words, key=lambda t: t.i))
    return Frame(
        construction="modifier" if verb.dep_ == "amod" else "verb",
        relation=sense.relation or "",
        trigger=verb,
        words=words,
        subjects=grammar.fill(match.subjects),
        objects=grammar.fill(match.objects),
        clause=verb,
        mutual=match.mutual and sense.relation in grammar.symmetric,
        polarity=sense.polarity,
        modality=sense.modality,
        subject_kinds=sense.subject_kinds,
        object_kinds=sense.object_kinds,
        backdrop=verb.dep_ == "amod",
        size=sense.size,
    )
