"""Step 4: whose ally, the head of what: the body that a title or role noun is about."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.frames import Filler, Grammar
from kg.extract.known import ADJECTIVAL
from kg.extract.phrases import expand, prepositions
from kg.extract.tree import NOUNS

#: Labels of words before a noun, and of words below those that can name the body just as well.
BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
BELOW_MODIFIER = frozenset({"conj", "compound", "amod", "poss"})
#: Prepositions of places: "the president in Norvik" heads nothing of that name when another body is
#: named.
LOCAL = frozenset({"at", "in"})
WEAK = frozenset({"in", "at", "to"})
#: Tags of words that describe a leader: "far-right", "union".
DESCRIBING = frozenset({"JJ", "NN", "NNS", "VBN", "VBG", "HYPH"})
#: Kinds of names whose adjective is a nationality.
NATIONS = frozenset({"State", "Place", "Population"})


def bodies_of(
    grammar: Grammar,
    noun: Token,
    holders: Sequence[Filler],
    accepted: Sequence[str],
    *,
    nationality: bool,
    parties: bool = True,
    first: int | None = None,
    last: int = -1,
) -> tuple[list[Filler], list[Token]]:
    """Bodies of a role noun, and the prepositions that lead to them.

    Possessors, modifiers, prepositional phrases.

    Args:
        grammar: The document.
        noun: The role noun, last of the title but for its "of ...".
        holders: Who holds the role. Bodies may hang on the name; a holder is no body.
        accepted: The prepositions that may lead to a body.
        nationality: Whether a demonym names a body ("the *French* president").
        parties: Whether a party before the noun is the body ("a *Labour* member"), or that of the
            holder ("his *Labour* rival").
        first: Index of the title's first token; None where there is no title, only the noun.
        last: Index of the title's last token.
    """
    start = noun.i if first is None else first
    after = [h.token for h in holders if h.token.i > noun.i]
    found = [
        filler
        for place in (noun, *after)
        for filler in _before(grammar, noun, place, start, accepted, nationality=nationality)
    ]
    if not found and (filler := _right_before(grammar, start, nationality=nationality)):
        found.append(filler)
    if not found and (filler := _right_after(grammar, noun)):
        found.append(filler)
    if not parties:
        found = [f for f in found if f.token.dep_ == "poss" or not _is_party(f)]
    words: list[Token] = []
    for place in (noun, *after):
        for word, preposition, heads in prepositions(place):
            if place is noun and start <= preposition.i <= last:
                continue  # the "of" of "Secretary of State"
            if word not in accepted or (word in WEAK and found):
                continue
            fillers = grammar.fill(heads)
            found += fillers if place is noun else _states(fillers, word)
            words.append(preposition)
    own = {id(c) for h in holders for c in h.candidates}
    return [f for f in found if all(id(c) not in own for c in f.candidates)], words


def own_bodies(grammar: Grammar, noun: Token, first: int, found: list[Filler]) -> list[Filler]:
    """The bodies that a leader leads: of "Norvik's opposition leader" the opposition, not Norvik.

    Presidents and the like lead their state whatever stands before the title.
    """
    cue, words = grammar.lexicon.cue, grammar.lexicon.nouns
    spans = grammar.mentions.span_at
    if not cue("weak_title", noun.lower_):
        return found
    inside = [t for t in grammar.doc[first : noun.i] if t.lower_ in words]
    found = [*found, *filter(None, map(grammar.fill_modifier, inside))]
    before = first - 1
    while before >= 0 and grammar.doc[before].tag_ in DESCRIBING and before not in spans:
        before -= 1
    told = grammar.doc[before + 1 : first]  # wherever the parser hung them
    narrowing = inside or any(
        t.is_alpha and not cue("plain_modifier", t.lower_) and not t.ent_type_ for t in told
    )
    smaller = [f for f in found if any(c.kind not in NATIONS for c in f.candidates)]
    return smaller if narrowing or smaller else found


def _before(
    grammar: Grammar,
    noun: Token,
    place: Token,
    start: int,
    accepted: Sequence[str],
    *,
    nationality: bool,
) -> Iterator[Filler]:
    """Possessors and modifiers before the title, wherever the parser hung them."""
    for child in place.lefts:
        if child.i > noun.i or (place is noun and child.i >= start and child.dep_ != "poss"):
            continue
        if child.dep_ == "poss" and not LOCAL.issuperset(accepted):
            yield from grammar.fill(_owners(child))
        elif child.dep_ in BEFORE_NOUN:
            below = (c for c in child.children if c.dep_ in BELOW_MODIFIER)
            for each in (child, *below):
                if each.i >= start or _opens_longer(grammar, each, start):
                    continue
                filler = _modifier(grammar, each, nationality=nationality)
                if filler is not None:
                    yield filler


def _opens_longer(grammar: Grammar, word: Token, start: int) -> bool:
    """Whether a capitalised word is the first of an office: "*Public* Safety Director"."""
    if word.i in grammar.mentions.span_at or word.i + 1 >= start:
        return False
    inside = bool(word.i) and word.nbor(-1).text[0].isupper()  # "Home Guard Ski Force General"
    return word.text[0].isupper() and word.nbor().text[0].isupper() and not inside


def _owners(possessor: Token) -> list[Token]:
    """The possessor and those coordinated with it; of "whose" the noun that it goes back to."""
    if possessor.lower_ != "whose":
        return expand(possessor)
    for above in possessor.ancestors:
        if above.dep_ == "relcl":
            return [above.head]
    doc, comma = possessor.doc, possessor.i - 1
    if comma > 0 and doc[comma].text == "," and doc[comma - 1].pos_ in NOUNS:
        # "X, whose leader Ada Berg quit, ...", which the parser takes apart
        return [doc[comma - 1]]
    return []


def _right_before(grammar: Grammar, start: int, *, nationality: bool) -> Filler | None:
    """The name right before the title, wherever the parser hung it."""
    if start == 0:
        return None
    before = grammar.doc[start - 1]
    if before.tag_ == "POS" and before.i:
        before = before.nbor(-1)
    if before.i not in grammar.mentions.span_at:
        return None
    return _modifier(grammar, before, nationality=nationality)


def _right_after(grammar: Grammar, noun: Token) -> Filler | None:
    """The body between commas after a title between commas: "Ada Berg, commander, Second Army"."""
    if noun.dep_ != "appos" or not grammar.mentions.is_named(noun.head):
        return None
    beside = next((child for child in noun.rights if child.dep_ == "appos"), None)
    named = grammar.mentions.span_at.get(beside.i) if beside is not None else None
    if beside is None or named is None or not grammar.ontology.is_a(named.kind, "Group"):
        return None
    return grammar.fill([beside])[0]


def _modifier(grammar: Grammar, token: Token, *, nationality: bool) -> Filler | None:
    filler = grammar.fill_modifier(token)
    return filler if filler and (nationality or not is_demonym(grammar, token)) else None


def _is_party(filler: Filler) -> bool:
    return any(c.kind == "PoliticalParty" for c in filler.candidates)


def is_demonym(grammar: Grammar, token: Token) -> bool:
    """Whether a word is a nationality: "Swiss"."""
    named = grammar.mentions.span_at.get(token.i)
    return named is not None and named.how in ADJECTIVAL and named.kind in NATIONS


def _states(fillers: Sequence[Filler], word: str) -> list[Filler]:
    """What stands after the name: "Minister Berg of Norvik", but not "Speaker Berg of Ohio"."""
    return [f for f in fillers if word == "of" and any(c.kind == "State" for c in f.candidates)]
