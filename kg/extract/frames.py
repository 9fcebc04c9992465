"""Step 4: frames. Predicates with their roles filled, construction by construction.

A frame says: this relation, carried by these words, between these phrases, and on which word its
polarity, modality and speaker hang. Verbs are here; events as nouns are in `nominal.py`; titles and
roles in `titles.py`; what modifiers say in `modifiers.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract import clauses
from kg.extract.candidates import Candidate
from kg.extract.examples import companions, examples
from kg.extract.match import VerbMatch, verb_matches
from kg.extract.mentions import Mentions
from kg.extract.phrases import listed
from kg.extract.tree import has, lemma, ordered
from kg.lexicon import Lexicon, Sense
from kg.model import Modality, Polarity
from kg.ontology import Ontology


@dataclass(slots=True)
class Filler:
    """What stands in a role: the head of a phrase, and whom that stands for; perhaps nobody."""

    token: Token
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
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
    """Whether the subjects stand in the relation to each other."""
    polarity: Polarity = "positive"
    modality: Modality | None = None
    subject_kinds: tuple[str, ...] = ()
    object_kinds: tuple[str, ...] = ()
    backdrop: bool = False
    """Said in passing by a modifier or title ("Iran-backed"), so untouched by what the clause plans
    or denies."""
    size: int = 1
    """Words of the pattern: where a longer pattern of the same trigger gives a reading, shorter
    ones are not read."""
    outer: tuple[Token, ...] = ()
    """Further words whose negation counts: the light verb."""
    sayers: tuple[Filler, ...] = ()
    """Who says so, where the frame's own words tell: those who claim an attack."""


class Grammar:
    """What every construction needs: the document's mentions, the words, the ontology."""

    def __init__(self, doc: Doc, mentions: Mentions, lexicon: Lexicon, ontology: Ontology) -> None:
        self.doc, self.mentions, self.lexicon, self.ontology = doc, mentions, lexicon, ontology
        self.bodies: list[tuple[Candidate, Candidate]] = []
        """Who was found to lead, serve or speak for whom: filled by the titles, read for "we"."""
        self.symmetric = frozenset(r.name for r in ontology.relations.values() if r.symmetric)

    def fill(self, tokens: Iterable[Token]) -> tuple[Filler, ...]:
        """Whom these phrases stand for, whom their plurals give as examples, and who joins in.

        A plural that says nothing more ("several states, including Chad") stands for nobody else,
        but a number does ("eleven people, including a nurse").
        """
        found: list[Filler] = []
        for token in tokens:
            if members := self._named(listed(token)):
                found += members
                continue
            named = self._named(examples(token, self.lexicon))
            own = self.mentions.of(token)
            if not named or has(token, "nummod") or not all(map(_is_bare, own)):
                found.append(Filler(token, own))
            found += named + self._named(companions(token, self.lexicon))
        return tuple(found)

    def _named(self, tokens: Iterable[Token]) -> list[Filler]:
        """Those of these phrases that stand for somebody."""
        found = [Filler(token, self.mentions.of(token)) for token in tokens]
        return [it for it in found if it.candidates]

    def fill_modifier(self, token: Token) -> Filler | None:
        """Whom a word before a noun names, or None."""
        candidates = self.mentions.modifier(token)
        return Filler(token, candidates) if candidates else None


def _is_bare(candidate: Candidate) -> bool:
    return candidate.how == "noun" and not (
        candidate.definite or candidate.modifiers or candidate.countries
    )


def verb_frames(grammar: Grammar) -> Iterator[Frame]:
    """One frame for each verb and each of its senses that fits."""
    for token in grammar.doc:
        yield from frames_of(grammar, token)


def frames_of(grammar: Grammar, token: Token) -> Iterator[Frame]:
    """The frames of a verb; none where the word is no verb of the lexicon."""
    if lemma(token) not in grammar.lexicon.senses["verb"] or not _is_verb(token):
        return
    dashed = token.i > 0 and token.nbor(-1).text == "-"
    if dashed and grammar.lexicon.cue("else_behind_dash", token.lower_):
        return  # "UN-sanctioned"
    for match in verb_matches(token, grammar.lexicon, grammar.symmetric):
        if match.sense.relation == "threatens" and clauses.foretells(token, grammar.lexicon):
            continue
        if match.sense.relation:
            yield _verb_frame(grammar, token, match, match.sense.relation)


def verb_alone(
    relation: str, verb: Token, subjects: tuple[Filler, ...], objects: tuple[Filler, ...]
) -> Frame:
    """The frame of a verb that no pattern of the lexicon reads, its roles found in another way."""
    return Frame(
        construction="verb",
        relation=relation,
        trigger=verb,
        words=(verb,),
        subjects=subjects,
        objects=objects,
        clause=verb,
    )


def passing_frame(
    construction: str,
    sense: Sense,
    *,
    trigger: Token,
    words: Iterable[Token],
    holders: Sequence[Filler],
    objects: Sequence[Filler],
    clause: Token,
    backdrop: bool,
) -> Frame:
    """The frame of what stands beside those whom it is about: a role, an adjective, a prefix."""
    return Frame(
        construction=construction,
        relation=sense.relation or "",
        trigger=trigger,
        words=tuple(sorted(words, key=lambda token: token.i)),
        subjects=tuple(holders),
        objects=tuple(objects),
        clause=clause,
        polarity=sense.polarity,
        modality=sense.modality,
        subject_kinds=sense.subject_kinds,
        object_kinds=sense.object_kinds,
        backdrop=backdrop,
    )


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


def _verb_frame(grammar: Grammar, verb: Token, match: VerbMatch, relation: str) -> Frame:
    sense = match.sense
    modifier = verb.dep_ == "amod"
    return Frame(
        construction="modifier" if modifier else "verb",
        relation=relation,
        trigger=verb,
        words=tuple(ordered(match.words)),
        subjects=grammar.fill(match.subjects),
        objects=grammar.fill(match.objects),
        clause=verb,
        mutual=match.mutual and relation in grammar.symmetric,
        polarity=sense.polarity,
        modality=sense.modality,
        subject_kinds=sense.subject_kinds,
        object_kinds=sense.object_kinds,
        backdrop=modifier,
        size=sense.size,
    )
