"""Step 4: what is said in passing: titles, appositions, copulas with a role, adjectives, "pro-" and "anti-"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.frames import Filler, Frame, Grammar
from kg.extract.mentions import Candidate
from kg.lexicon import Sense

COPULAS = {"be", "become", "remain", "stay"}
FORMER = {
    "former",
    "ex",
    "then",
    "late",
    "one-time",
    "onetime",
    "outgoing_not",
    "deposed",
    "ousted",
} - {"outgoing_not", "then", "late"}
#: How many words a title may have.
LONGEST_TITLE = 5


def role_frames(grammar: Grammar) -> Iterator[Frame]:
    """Role nouns and titles, in all their constructions."""
    roles = grammar.lexicon.senses["role"]
    read_up_to = 0
    for noun in grammar.doc:
        if noun.pos_ not in {"NOUN", "PROPN", "ADJ"} or noun.i < read_up_to:
            continue
        lemma = noun.lemma_.lower()
        title = _title(grammar, noun)
        if title:
            read_up_to = title[1] + len(title[0].split())
        if not title and lemma not in roles and not _role_senses(grammar, noun):
            continue
        holders, construction, clause = _holders(grammar, noun)
        if not holders:
            continue
        frames = (
            list(_title_frames(grammar, noun, title, holders, construction, clause))
            if title
            else []
        )
        yield from frames
        if not frames:
            for sense in _role_senses(grammar, noun):
                objects, words = _bodies(
                    grammar, noun, noun, sense.objects, holders, nationality=False
                )
                if sense.relation == "rivalOf":  # "a GOP contender" is of the party, not against it
                    objects = [o for o in objects if o.token.dep_ in {"poss", "pobj", "conj"}]
                if objects:
                    yield _frame(
                        sense.relation or "",
                        construction,
                        noun,
                        (noun, *words),
                        holders,
                        objects,
                        clause,
                        sense,
                    )


def _role_senses(grammar: Grammar, noun: Token) -> tuple[Sense, ...]:
    table = grammar.lexicon.senses["role"]
    lemma = noun.lemma_.lower()
    for left in noun.lefts:
        if left.dep_ in {"compound", "amod"} and (found := table.get(f"{left.lower_} {lemma}")):
            return found
    return table.get(lemma, ())


def _title(grammar: Grammar, noun: Token) -> tuple[str, int] | None:
    """The longest title that ends (or goes on with "of ...") at this noun, and its first token."""
    doc, titles = grammar.doc, grammar.lexicon.titles
    goes_on = noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of"
    for ahead in (2, 0) if goes_on else (0,):
        for size in range(LONGEST_TITLE - ahead, 0, -1):
            start, end = noun.i - size + 1, noun.i + 1 + ahead
            if start >= 0 and end <= len(doc) and (words := doc[start:end].text.lower()) in titles:
                return words, start
    lemma = noun.lemma_.lower()
    if lemma in titles and noun.tag_ in {"NNS", "NNPS"}:
        return None  # "leaders of both countries" are nobody in particular
    return (lemma, noun.i) if lemma in titles else None


def _title_frames(
    grammar: Grammar,
    noun: Token,
    title: tuple[str, int],
    holders: list[Filler],
    construction: str,
    clause: Token,
) -> Iterator[Frame]:
    words, start = title
    entry = grammar.lexicon.titles[words]
    relation = entry["relation"]
    first = grammar.doc[start]
    last = max(noun.i, start + len(words.split()) - 1)
    demonyms = relation not in {
        "memberOf",
        "worksFor",
    }  # "an American engineer" works for nobody in particular
    bodies, preps = _bodies(
        grammar,
        noun,
        first,
        ("of", "for", "at", "in", "to"),
        holders,
        nationality=demonyms,
        last=last,
    )
    grammar.bodies += [
        (h.candidates[0], b.candidates[0])
        for h in holders[:1]
        for b in bodies[:1]
        if h.candidates and b.candidates
    ]
    persons = [
        b for b in bodies if all(grammar.ontology.is_a(c.kind, "Person") for c in b.candidates)
    ]
    bodies = [
        b for b in bodies if any(not grammar.ontology.is_a(c.kind, "Person") for c in b.candidates)
    ]
    former = _former(first) or any(_former(t) for t in noun.lefts) or construction == "as, lost"
    sense = Sense(
        relation, "role", words,
        polarity="negative" if former else "positive", modality="planned" if construction == "as, planned" else None,
    )  # fmt: skip
    named = [
        h for h in holders if any(c.kind == "Person" or c.how == "pronoun" for c in h.candidates)
    ]
    if persons and not bodies and relation in {"worksFor", "represents", "holdsPosition"}:
        relation = (
            "represents" if relation == "represents" else "worksFor"
        )  # "an adviser to the president"
        yield _frame(relation, construction, noun, (noun, *preps), holders, persons, clause, sense)
    elif relation == "leads":
        if bodies and named:
            yield _frame("leads", construction, noun, (noun, *preps), named, bodies, clause, sense)
    elif relation == "holdsPosition":
        if named:
            position = _position(grammar, start, last, entry, bodies)
            if position:
                yield _frame(
                    "holdsPosition", construction, noun, (noun,), named, [position], clause, sense
                )
    elif bodies and holders:
        yield _frame(relation, construction, noun, (noun, *preps), named, bodies, clause, sense)


def _position(
    grammar: Grammar, start: int, last: int, entry: dict[str, str], bodies: list[Filler]
) -> Filler | None:
    """The office as a thing: "Foreign Minister of Russia"."""
    doc = grammar.doc
    text = doc[start : last + 1].text
    body = next((c.name for b in bodies for c in b.candidates), None)
    if body is None and (known := entry.get("of")) in grammar.mentions.gazetteer.actors:
        body = grammar.mentions.gazetteer.actors[known].name
    if body is None:
        candidate = Candidate(
            last, start, last + 1, "Position", text, "noun", lemma=text.lower(), pinned=True
        )
        return Filler(doc[last], (candidate,))
    the = (
        "the "
        if body
        in {
            "United States",
            "United Kingdom",
            "United Nations",
            "European Union",
            "Netherlands",
            "Philippines",
        }
        or (" " in body
        and body.split()[-1] in {"Union", "Court", "Army", "Party", "Commission", "Council"})
        else ""
    )
    name = f"{text} of {the}{body}"
    candidate = Candidate(
        last, start, last + 1, "Position", name, "noun", lemma=text.lower(), pinned=True
    )
    return Filler(doc[last], (candidate,))


def _former(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    return token.lower_ in FORMER or (
        before is not None
        and (
            before.lower_ in FORMER
            or (before.text == "-" and before.i and before.nbor(-1).lower_ == "ex")
        )
    )


def _holders(grammar: Grammar, noun: Token) -> tuple[list[Filler], str, Token]:
    """Who holds the role: the name beside it, before it, or the copula's subject."""
    head = noun.head
    if noun.dep_ in {"attr", "oprd"} and head.lemma_ in COPULAS:
        return list(grammar.fill(clauses.subject(head, grammar.lexicon))), "copula", head
    if noun.dep_ == "conj" and head.dep_ == "attr" and head.head.lemma_ in COPULAS:
        return list(grammar.fill(clauses.subject(head.head, grammar.lexicon))), "copula", head.head
    if noun.dep_ == "appos" and (named := _named(grammar, head)):
        return named, "apposition", noun
    if noun.dep_ == "conj" and head.dep_ == "appos" and (named := _named(grammar, head.head)):
        return named, "apposition", noun
    for child in noun.rights:
        if child.dep_ == "appos" and (named := _named(grammar, child)):
            return (
                [f for t in clauses.expand(child) for f in _named(grammar, t)],
                "apposition",
                noun,
            )
    if noun.dep_ in {"compound", "nmod", "amod"} or (
        noun.dep_ in {"appos", "nmod"} and noun.i < head.i
    ):
        name = _name_after(grammar, noun)
        if name:
            return [name], "title", noun
    if (
        (name := _name_after(grammar, noun))
        and noun.pos_ in {"PROPN", "NOUN"}
        and not any(c.dep_ in {"prep"} for c in noun.children)
    ):
        return [name], "title", noun
    if noun.dep_ == "pobj" and head.lower_ == "as" and head.head.pos_ in clauses.VERBAL:
        verb = head.head
        office = grammar.lexicon.cue("office", verb.lemma_.lower())
        if office is None:
            return [], "", noun
        who = clauses.patients(verb, grammar.lexicon) or clauses.subject(verb, grammar.lexicon)
        return list(grammar.fill(who)), "as" if office == "held" else f"as, {office}", verb
    if noun.dep_ in {"nsubj"} and head.lemma_ == "include":
        return list(grammar.fill(clauses.patients(head, grammar.lexicon))), "include", head
    return [], "", noun


def _named(grammar: Grammar, token: Token) -> list[Filler]:
    return [
        f
        for f in grammar.fill([token])
        if any(c.named or c.how in {"pronoun", "noun"} for c in f.candidates)
    ]


def _name_after(grammar: Grammar, noun: Token) -> Filler | None:
    """The name that a title stands right before."""
    doc = grammar.doc
    i = noun.i + 1
    if i < len(doc) and doc[i].lower_ in {"of", "state"} and doc[i].text[0].isupper():
        i += 1  # the "State" of "Secretary of State John Kerry"
    if (
        i + 1 < len(doc)
        and doc[i].lower_ == "of"
        and doc[i + 1].lower_ in {"state", "defense", "defence"}
        and doc[i + 1].text[0].isupper()
    ):
        i += 2
    while i < len(doc) and (
        doc[i].lower_ in {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "gen.", "col.", "dr", "dr."}
    ):
        i += 1
    named = grammar.mentions.span_at.get(i)
    if named is None or named.start != i:
        return None
    filler = grammar.fill([doc[named.start : named.end].root])[0]
    return filler if filler.candidates and filler.candidates[0].named else None


def _bodies(
    grammar: Grammar,
    noun: Token,
    first: Token,
    prepositions: tuple[str, ...],
    holders: list[Filler],
    *,
    nationality: bool,
    last: int = -1,
) -> tuple[list[Filler], list[Token]]:
    """Whose ally, the head of what: possessors, modifiers, prepositional phrases of the role noun."""
    doc = grammar.doc
    found: list[Filler] = []
    words: list[Token] = []
    own = {id(c) for h in holders for c in h.candidates}
    places = [noun, *(t for h in holders if h.token.i > noun.i for t in (h.token,))]
    for place in places:
        for child in place.lefts:
            if child.i >= first.i and place is noun and child.dep_ not in {"poss"}:
                continue
            if child.i > noun.i:
                continue
            if child.dep_ == "poss" and set(prepositions) - {"at", "in"}:
                found += grammar.fill(clauses.expand(child))
            elif child.dep_ in {"amod", "compound", "nmod"}:
                for each in (
                    child,
                    *(c for c in child.children if c.dep_ in {"conj", "compound", "amod", "poss"}),
                ):
                    if (
                        each.i < first.i
                        and (filler := grammar.fill_modifier(each))
                        and (nationality or not _is_demonym(grammar, each))
                    ):
                        found.append(filler)
    if not found and first.i > 0:  # the word right before the title, wherever the parser hung it
        before = doc[first.i - 1]
        if before.tag_ == "POS" and before.i:
            before = before.nbor(-1)
        if (
            before.i in grammar.mentions.span_at
            and (nationality or not _is_demonym(grammar, before))
            and (filler := grammar.fill_modifier(before))
        ):
            found.append(filler)
    for place in [noun, *(h.token for h in holders if h.token.i > noun.i)]:
        for word, prep, heads in clauses.prepositions(place):
            if place is noun and first.i <= prep.i <= last:
                continue  # the "of" of "Secretary of State"
            fillers = grammar.fill(heads)
            if (
                place is not noun
            ):  # "Foreign Minister Jo Bloggs of Norvik", not "Speaker Jo Bloggs of Ohio"
                fillers = tuple(
                    f
                    for f in fillers
                    if word == "of" and any(c.kind == "State" for c in f.candidates)
                )
            if word in prepositions and not (word in {"in", "at", "to"} and found):
                found += fillers
                words.append(prep)
    kept = [f for f in found if not any(id(c) in own for c in f.candidates)]
    return kept, words


def _is_demonym(grammar: Grammar, token: Token) -> bool:
    named = grammar.mentions.span_at.get(token.i)
    return (
        named is not None
        and named.how in {"adjective", "people"}
        and named.kind in {"State", "Place", "Population"}
    )


def _frame(
    relation: str,
    construction: str,
    noun: Token,
    words: tuple[Token, ...],
    holders: list[Filler],
    objects: list[Filler],
    clause: Token,
    sense: Sense,
    *,
    backdrop: bool = False,
) -> Frame:
    return Frame(
        construction=construction, relation=relation, trigger=noun, words=tuple(sorted(words, key=lambda t: t.i)),
        subjects=tuple(holders), objects=tuple(objects), clause=clause,
        polarity=sense.polarity, modality=sense.modality,
        subject_kinds=sense.subject_kinds, object_kinds=sense.object_kinds,
        backdrop=backdrop or construction in {"title", "apposition"},
    )  # fmt: skip


def adjective_frames(grammar: Grammar) -> Iterator[Frame]:
    """ "forces loyal to the president", "is critical of"."""
    table = grammar.lexicon.senses["adjective"]
    for token in grammar.doc:
        if token.pos_ not in {"ADJ", "VERB", "ADV"} or not (
            senses := table.get(token.lemma_.lower()) or table.get(token.lower_)
        ):
            continue
        head = token.head
        if token.dep_ in {"acomp", "attr", "oprd"} and head.pos_ in clauses.VERBAL:
            holders, clause, backdrop = clauses.subject(head, grammar.lexicon), head, False
        elif (
            token.dep_ == "conj"
            and head.dep_ in {"acomp", "attr"}
            and head.head.pos_ in clauses.VERBAL
        ):
            holders, clause, backdrop = (
                clauses.subject(head.head, grammar.lexicon),
                head.head,
                False,
            )
        elif token.dep_ in {"amod", "acl", "relcl", "appos", "advcl"} and head.pos_ in {
            "NOUN",
            "PROPN",
        }:
            holders, clause, backdrop = [head], token, True
        elif token.dep_ == "advcl" and head.pos_ in clauses.VERBAL:
            holders, clause, backdrop = clauses.subject(head, grammar.lexicon), token, True
        else:
            continue
        for sense in senses:
            for word, prep, heads in clauses.prepositions(token):
                if word in sense.objects:
                    frame = _frame(
                        sense.relation or "",
                        "adjective",
                        token,
                        (token, prep),
                        list(grammar.fill(holders)),
                        list(grammar.fill(heads)),
                        clause,
                        sense,
                    )
                    frame.backdrop = backdrop
                    yield frame


def origin_frames(grammar: Grammar) -> Iterator[Frame]:
    """ "fighters from the Northern Front", "a team from the museum": people of a body."""
    sense = Sense("memberOf", "role", "from")
    is_a = grammar.ontology.is_a
    for noun in grammar.doc:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in grammar.lexicon.nouns:
            continue
        for word, prep, heads in clauses.prepositions(noun):
            if word != "from" or prep.i > noun.i + 3:
                continue
            bodies = [
                f
                for f in grammar.fill(heads)
                if any(
                    c.named and (is_a(c.kind, "Organization") or is_a(c.kind, "ForceOfArms"))
                    for c in f.candidates
                )
            ]
            people = [
                f
                for f in grammar.fill([noun])
                if any(is_a(c.kind, "Person") or is_a(c.kind, "Group") for c in f.candidates)
            ]
            if bodies and people:
                yield _frame(
                    "memberOf", "origin", prep, (prep,), people, bodies, noun, sense, backdrop=True
                )


def prefix_frames(grammar: Grammar) -> Iterator[Frame]:
    """ "pro-Assad forces", "anti-government protesters"."""
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
        filler = grammar.fill_modifier(target) or next(
            (f for f in grammar.fill([target]) if f.candidates), None
        )
        holder = next(
            (
                t
                for t in (target.head, token.head, doc[end].head, doc[end])
                if t.i >= end and t.pos_ in {"NOUN", "PROPN"}
            ),
            None,
        )
        if filler is None or holder is None:
            continue
        for sense in table[token.lower_]:
            yield _frame(
                sense.relation or "",
                "prefix",
                target,
                (token, target),
                list(grammar.fill([holder])),
                [filler],
                token,
                sense,
            )
