"""Step 4f: blame. Whoever says that others lie or stall accuses them."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract import clauses
from kg.extract.frames import Frame, Grammar, verb_alone
from kg.extract.phrases import prepositions
from kg.extract.qualify import Qualifier
from kg.extract.tree import VERBAL, lemma

#: What the speaker does to those who are said to do what only the blamed do.
BLAMES = "accuses"
#: Prepositions after such a verb; with others it means another thing ("lies in the north").
AFTER = frozenset({"to", "about", "with", "for", "over"})


def blame_frames(grammar: Grammar, qualifier: Qualifier) -> Iterator[Frame]:
    """One frame for each such verb that somebody says of others as a fact."""
    for verb in grammar.doc:
        if verb.pos_ not in VERBAL or not grammar.lexicon.cue("blameworthy", lemma(verb)):
            continue
        if any(word not in AFTER for word, _, _ in prepositions(verb)):
            continue
        blamed = grammar.fill(clauses.subject(verb, grammar.lexicon))
        said = verb_alone(BLAMES, verb, (), blamed)
        manner = qualifier.manner(said)
        if manner.negative or manner.how not in {"reported", "alleged"} or not manner.speakers:
            continue
        yield replace(
            said,
            construction="blame",
            subjects=tuple(manner.speakers[:1]),
            object_kinds=("Actor",),
            backdrop=True,
        )
