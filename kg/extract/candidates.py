"""A mention in the making: what a phrase shows of whom it may mean."""

from dataclasses import dataclass, field

from spacy.tokens import Token

#: Pronouns by their first form: kind, gender, plural, first person.
PERSONS: dict[str, tuple[str, str | None, bool, bool]] = {
    "he": ("Person", "male", False, False),
    "she": ("Person", "female", False, False),
    "it": ("Group", None, False, False),
    "they": ("Group", None, True, False),
    "i": ("Person", None, False, True),
    "we": ("Group", None, True, True),
}


@dataclass(eq=False, slots=True)
class Candidate:
    """A mention in the making. `chain` is set by the grammar.

    The rest is what the phrase itself shows.
    """

    head: int
    """Token on which the phrase hangs."""
    start: int
    end: int
    """Tokens, half open."""
    kind: str
    name: str
    how: str
    """name | capital | seat | short | people | found | noun | pronoun | owner"""
    known: tuple[str, ...] = ()
    """Ids of the gazetteer entries that it may mean."""
    place: str | None = None
    """Id of the place of the same name, "" where it has none; None where it is no place."""
    plural: bool = False
    definite: bool = False
    gender: str | None = None
    """male, female, or None where nothing tells."""
    lemma: str = ""
    modifiers: frozenset[str] = frozenset()
    """Lower-case words of the phrase before its head, without names."""
    countries: frozenset[str] = frozenset()
    """Ids of the states that the phrase names."""
    first_person: bool = False
    title: str = ""
    """The title right before it, in lower case; empty where there is none."""
    told: str = ""
    """Kind that a description beside the name tells; empty where none does."""
    body: "Candidate | None" = None
    """Of a position: the body that it is an office of. Of a party's member: the party."""
    chain: "Candidate | None" = None
    """For `owner`: the mention that it stands for."""
    pinned: bool = field(default=False)
    """Resolved by grammar (a relative pronoun, "we" in a quotation), not by the sieves."""

    @property
    def named(self) -> bool:
        """Whether it is a name, not a description or a pronoun."""
        return self.how not in {"noun", "pronoun", "owner"}


def of_pronoun(token: Token, pronoun: str) -> Candidate:
    """The candidate of a pronoun; `pronoun` is its first form: "they" of "them"."""
    kind, gender, plural, first_person = PERSONS[pronoun]
    return Candidate(
        token.i,
        token.i,
        token.i + 1,
        kind,
        token.text,
        "pronoun",
        plural=plural,
        gender=gender,
        lemma=token.lower_,
        first_person=first_person,
    )
