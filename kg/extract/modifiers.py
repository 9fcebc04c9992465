"""Step 4: what is said in passing: adjectives, "pro-", "-based" and "-led", "fighters from"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.frames import Filler, Frame, Grammar, passing_frame
from kg.extract.phrases import prepositions
from kg.extract.tree import NOUNS, VERBAL, has, lemma
from kg.lexicon import Sense

#: Dependencies of an adjective that a verb links to its subject, and of one that stands beside its
#: noun.
LINKED = frozenset({"acomp", "attr", "oprd"})
BESIDE = frozenset({"amod", "acl", "relcl", "appos", "advcl"})
#: Where people come from: farther off, "from" belongs to something else.
ORIGIN = Sense("memberOf", "role", "from")
ORIGIN_REACH = 3


def adjective_frames(grammar: Grammar) -> Iterator[Frame]:
    """Adjectives with a preposition: "forces loyal to the president", "is critical of"."""
    table = grammar.lexicon.senses["adjective"]
    for token in grammar.doc:
        senses = table.get(lemma(token)) or table.get(token.lower_)
        if not senses or token.pos_ not in {"ADJ", "VERB", "ADV"}:
            continue
        if has(token, "aux", "dobj") and not clauses.passive(token):
            continue  # "has aligned itself with" is a verb
        bearer = _bearer(grammar, token)
        if bearer is None:
            continue
        holders, clause, backdrop = bearer
        for sense in senses:
            for word, preposition, heads in prepositions(token):
                if word in sense.objects:
                    yield passing_frame(
                        "adjective",
                        sense,
                        trigger=token,
                        words=[token, preposition],
                        holders=grammar.fill(holders),
                        objects=grammar.fill(heads),
                        clause=clause,
                        backdrop=backdrop,
                    )


def _bearer(  # noqa: PLR0911  # one answer for each way to hang on a word
    grammar: Grammar, token: Token
) -> tuple[list[Token], Token, bool] | None:
    """Of whom an adjective is said, the word that tells how, and whether it is said in passing.

    None = of nobody.
    """
    head = token.head
    if token.dep_ in LINKED and head.pos_ in VERBAL:
        return clauses.subject(head, grammar.lexicon), head, False
    if token.dep_ == "conj" and head.dep_ in {"acomp", "attr"} and head.head.pos_ in VERBAL:
        return clauses.subject(head.head, grammar.lexicon), head.head, False
    if token.dep_ == "conj" and head.pos_ in VERBAL:  # "is critical of A but supportive of B"
        return clauses.subject(head, grammar.lexicon), head, False
    if token.dep_ not in BESIDE and clauses.passive(token):
        return clauses.subject(token, grammar.lexicon), token, False  # "was appalled by"
    if token.dep_ in BESIDE and head.pos_ in NOUNS:
        return [head], token, True
    if token.dep_ == "advcl" and head.pos_ in VERBAL:
        return clauses.subject(head, grammar.lexicon), token, True
    return None


def companion_frames(grammar: Grammar) -> Iterator[Frame]:
    """Adjectives that look back: "the army and allied militias" are allies."""
    for token in grammar.doc:
        relation = grammar.lexicon.cue("companion", token.lower_)
        noun = token.head
        if relation is None or token.dep_ != "amod" or noun.dep_ != "conj":
            continue
        if noun.head.pos_ in NOUNS and not has(token, "prep"):
            yield passing_frame(
                "adjective",
                Sense(relation, "adjective", token.lower_),
                trigger=token,
                words=[token],
                holders=grammar.fill([noun]),
                objects=grammar.fill([noun.head]),
                clause=token,
                backdrop=True,
            )


def prefix_frames(grammar: Grammar) -> Iterator[Frame]:
    """Prefixes: "pro-Assad forces", "anti-government protesters"."""
    table = grammar.lexicon.senses["prefix"]
    doc = grammar.doc
    for token in doc[:-2]:
        if token.lower_ not in table or doc[token.i + 1].text != "-":
            continue
        target = doc[token.i + 2]
        named = grammar.mentions.span_at.get(target.i)
        end = named.end if named else target.i + 1
        if end >= len(doc):
            continue
        filler = _target(grammar, target)
        bearer = _prefixed(token, target, doc[end])
        if filler is None or bearer is None:
            continue
        for sense in table[token.lower_]:
            yield passing_frame(
                "prefix",
                sense,
                trigger=target,
                words=[token, target],
                holders=grammar.fill([bearer]),
                objects=[filler],
                clause=token,
                backdrop=False,
            )


def _target(grammar: Grammar, target: Token) -> Filler | None:
    """Whom the prefix is for or against."""
    if filler := grammar.fill_modifier(target):
        return filler
    filler = grammar.fill([target])[0]
    return filler if filler.candidates else None


def _prefixed(prefix: Token, target: Token, after: Token) -> Token | None:
    """The noun that carries the prefix.

    The first noun after the target of those that the parser offers.
    """
    offers = (target.head, prefix.head, after.head, after)
    return next((t for t in offers if t.i >= after.i and t.pos_ in NOUNS), None)


def suffix_frames(grammar: Grammar) -> Iterator[Frame]:
    """Words after a name and a hyphen: "the Oslo-based firm", "a NATO-led mission"."""
    table = grammar.lexicon.senses["suffix"]
    doc = grammar.doc
    for token in doc[2:]:
        senses = table.get(token.lower_)
        if not senses or doc[token.i - 1].text != "-":
            continue
        filler = grammar.fill_modifier(doc[token.i - 2])
        offers = [t for t in (token.head, *doc[token.i + 1 : token.i + 2]) if t.i > token.i]
        bearer = next((t for t in offers if t.pos_ in NOUNS), None)
        if filler is None or bearer is None:
            continue
        bearers = grammar.fill([_named_by(bearer)])
        for sense in senses:
            led = sense.objects == ("by",)
            yield passing_frame(
                "suffix",
                sense,
                trigger=token,
                words=[doc[token.i - 2], token],
                holders=[filler] if led else bearers,
                objects=bearers if led else [filler],
                clause=token,
                backdrop=True,
            )


def _named_by(noun: Token) -> Token:
    """The name after a noun before it: Meridian in "the Oslo-based trading house Meridian"."""
    names = (c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    own = noun.head if noun.dep_ == "compound" and noun.head.pos_ == "PROPN" else noun
    return next((c for c in names if c.left_edge.i == noun.i + 1), own)


def origin_frames(grammar: Grammar) -> Iterator[Frame]:
    """People of a body: "fighters from the Northern Front", "a team from the museum"."""
    for noun in grammar.doc:
        if noun.pos_ != "NOUN" or lemma(noun) not in grammar.lexicon.nouns:
            continue
        for word, preposition, heads in prepositions(noun):
            if word != "from" or preposition.i > noun.i + ORIGIN_REACH:
                continue
            bodies = [f for f in grammar.fill(heads) if _is_certain_body(grammar, f)]
            people = [f for f in grammar.fill([noun]) if _are_people(grammar, f)]
            if bodies and people:
                yield passing_frame(
                    "origin",
                    ORIGIN,
                    trigger=preposition,
                    words=[preposition],
                    holders=people,
                    objects=bodies,
                    clause=noun,
                    backdrop=True,
                )


def _is_certain_body(grammar: Grammar, filler: Filler) -> bool:
    is_a = grammar.ontology.is_a
    return any(
        (c.named or c.countries or c.definite)
        and (is_a(c.kind, "Organization") or is_a(c.kind, "ForceOfArms"))
        for c in filler.candidates
    )


def _are_people(grammar: Grammar, filler: Filler) -> bool:
    is_a = grammar.ontology.is_a
    return any(is_a(c.kind, "Person") or is_a(c.kind, "Group") for c in filler.candidates)
