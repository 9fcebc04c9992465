"""Step 4: titles and role nouns.

As in "Foreign Minister X", "X, an ally of Y", "X is the head of Y", "appointed as envoy".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract import past
from kg.extract.bodies import NATIONS, bodies_of, is_demonym, own_bodies
from kg.extract.candidates import Candidate
from kg.extract.frames import Filler, Frame, Grammar, passing_frame
from kg.extract.holders import Holders, behind_capitals, denies_all, holders_of
from kg.extract.known import ADJECTIVAL
from kg.extract.naming import office
from kg.extract.phrases import governed, prepositions
from kg.extract.tree import PLURAL_TAGS, has, has_word, lemma
from kg.lexicon import Sense

#: How many words a title may have.
LONGEST_TITLE = 5
#: How many words "of ..." adds to a title: "secretary *of state*".
OF_PHRASE = 2
#: Tokens of "for" and what an office is for, at least.
PAIR = 2
#: Tags of the words of a portfolio.
PORTFOLIO_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "CC", "JJ"})
#: Prepositions between a title and the body.
TITLE_PREPOSITIONS = ("of", "for", "at", "in", "to")
#: The same of those who speak for a body: an ambassador *to* Norvik, *at* the UN is not theirs.
SPEAKER_PREPOSITIONS = ("of", "for")
#: Prepositions between a minister and the part of the world that the office sees to.
PORTFOLIO_PREPOSITIONS = frozenset({"for", "to", "in"})
#: Relations that a demonym does not name the body of: "an American engineer" works for nobody in
#: particular.
NO_NATIONALITY = frozenset({"memberOf", "worksFor", "advises"})
#: Titles that somebody may hold with a person: "an adviser to the president".
WITH_PERSON = frozenset({"worksFor", "represents", "holdsPosition", "advises"})
#: Those of them that a person gives somebody as well; of the others the holder works for them.
OF_PERSON = frozenset({"represents", "advises"})
#: Relations whose role nouns take a noun before them for what it is about: "a party contender" is
#: of the party, not against it.
ABOUT = frozenset({"rivalOf", "competesWith", "partnersWith", "mediatesFor"})
#: Family of the relations before whose role nouns a party is the holder's: "her Labour opponent".
AGAINST = "conflict"
#: Constructions that say a role in passing.
IN_PASSING = frozenset({"title", "apposition"})


@dataclass(frozen=True, slots=True)
class _Title:
    """A title as it stands in the text: tokens `first` to `last`, both in it."""

    words: str
    first: int
    last: int


def role_frames(grammar: Grammar) -> Iterator[Frame]:
    """Role nouns and titles, in all their constructions."""
    read_up_to = 0
    for noun in grammar.doc:
        if noun.pos_ not in {"NOUN", "PROPN", "ADJ"} or noun.i < read_up_to:
            continue
        title = _title(grammar, noun)
        senses = _role_senses(grammar, noun)
        if title is not None:
            read_up_to = title.first + len(title.words.split())
        elif not senses:
            continue
        holders = holders_of(grammar, noun)
        if holders is None:
            continue
        yield from _party_frames(grammar, noun, holders)
        frame = _title_frame(grammar, noun, title, holders) if title is not None else None
        if frame is not None:
            yield frame
        else:
            yield from _noun_frames(grammar, noun, senses, holders)


# ------------------------------------------------------------------ role nouns
def _role_senses(grammar: Grammar, noun: Token) -> tuple[Sense, ...]:
    table = grammar.lexicon.senses["role"]
    base = lemma(noun)
    for left in noun.lefts:
        if left.dep_ in {"compound", "amod"} and (found := table.get(f"{left.lower_} {base}")):
            return found
    return table.get(base, ())


def _noun_frames(
    grammar: Grammar, noun: Token, senses: Sequence[Sense], holders: Holders
) -> Iterator[Frame]:
    for each in senses:
        sense = each
        sided = AGAINST in grammar.ontology.relation(sense.relation or "").broader
        bodies, words = bodies_of(
            grammar, noun, holders.fillers, sense.objects, nationality=False, parties=not sided
        )
        if sense.relation == "leads":
            bodies = own_bodies(grammar, noun, noun.i, bodies)
            bodies = [b for b in bodies if not _is_party_before(grammar, noun, b.token)]
            sense = replace(sense, relation="memberOf") if _is_one_of_many(noun, words) else sense
        if sense.relation == "represents":
            bodies = _clients(grammar, noun, bodies)
        if sense.relation in ABOUT:
            bodies = [b for b in bodies if b.token.dep_ in {"poss", "pobj", "conj"}]
        if not bodies and sense.relation in grammar.symmetric and _is_held(grammar, holders):
            bodies = list(holders.sayers)  # "regards Norvik as a rival": as its own
        if bodies:
            former = past.is_held_no_more(noun, grammar.lexicon) or denies_all(noun)
            told = replace(sense, polarity="negative") if former else sense  # "her former rival"
            yield _frame(told, holders, [noun, *words], bodies)


def _frame(
    sense: Sense,
    holders: Holders,
    words: Sequence[Token],
    bodies: Sequence[Filler],
    *,
    who: Sequence[Filler] | None = None,
) -> Frame:
    """The frame of a role: its noun stands first in `words`; `who` are those holders that count."""
    subjects, objects = (holders.fillers if who is None else who), bodies
    if sense.subject != "agent":  # "Berg's predecessor, Oda": Berg replaced Oda
        subjects, objects = objects, subjects
    frame = passing_frame(
        holders.construction,
        sense,
        trigger=words[0],
        words=words,
        holders=subjects,
        objects=objects,
        clause=holders.clause,
        backdrop=holders.construction in IN_PASSING,
    )
    if holders.sayers:
        return replace(frame, modality="reported", sayers=holders.sayers)
    return frame


# ------------------------------------------------------------------ titles
def _title(grammar: Grammar, noun: Token) -> _Title | None:
    """The longest title that ends (or goes on with "of ...") at this noun."""
    doc, titles = grammar.doc, grammar.lexicon.titles
    if not grammar.lexicon.title_words & {noun.lower_, lemma(noun)}:
        return None
    goes_on = noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of"
    for ahead in (OF_PHRASE, 0) if goes_on else (0,):
        end = noun.i + 1 + ahead
        for size in range(LONGEST_TITLE - ahead, 0, -1):
            start = noun.i - size + 1
            if start >= 0 and end <= len(doc) and (words := doc[start:end].text.lower()) in titles:
                last = max(noun.i, start + len(words.split()) - 1)
                return _Title(words, start, _last_of_office(grammar, words, last))
    base = lemma(noun)
    if base not in titles or noun.tag_ in PLURAL_TAGS:
        return None  # "leaders of both countries" are nobody in particular
    return _Title(base, noun.i, noun.i)


def _last_of_office(grammar: Grammar, words: str, last: int) -> int:
    """The last token of an office that says what it is for: "Minister *for Europe*"."""
    doc = grammar.doc
    office = grammar.lexicon.titles[words].relation == "holdsPosition"
    if not office or last + PAIR >= len(doc) or doc[last + 1].lower_ != "for":
        return last
    portfolio = last + PAIR + (doc[last + PAIR].lower_ == "the")  # "Minister for *the* Middle East"
    end = behind_capitals(grammar, portfolio)
    return end - 1 if end > portfolio else last


def _title_frame(grammar: Grammar, noun: Token, title: _Title, holders: Holders) -> Frame | None:
    """What holding a title says of the body.

    None where no body, or nobody who can hold it, is named.
    """
    relation = grammar.lexicon.titles[title.words].relation
    if relation == "leads" and any(_is_second(grammar, word) for word in noun.lefts):
        relation = "holdsPosition"  # "its deputy Norvik director"
    found, words = bodies_of(
        grammar,
        noun,
        holders.fillers,
        SPEAKER_PREPOSITIONS if relation == "represents" else TITLE_PREPOSITIONS,
        first=title.first,
        last=title.last,
        nationality=relation not in NO_NATIONALITY,
    )
    found = [b for b in found if not _is_second(grammar, b.token)]  # "deputy oil minister"
    relation = _of_a_force(grammar, title, found) or relation
    found = _fitting(grammar, noun, title, relation, found)
    if relation == "leads":
        relation = _of_a_leader(grammar, noun, words, found)
    if relation == "represents" and not found:
        return _accredited(grammar, noun, title, holders)
    if relation == "represents":
        _remember_body(grammar, holders.fillers, found)
    else:
        _remember_body(grammar, holders.fillers, [b for b in found if not _is_portfolio(b)])
    persons = [b for b in found if all(_is_person(grammar, c) for c in b.candidates)]
    bodies = [b for b in found if any(not _is_person(grammar, c) for c in b.candidates)]
    named = [h for h in holders.fillers if _may_hold(h)]
    if persons and not bodies and relation in WITH_PERSON:
        own = relation if relation in OF_PERSON else "worksFor"
        sense = _sense(grammar, noun, title, holders, own)
        return _frame(sense, holders, [noun, *words], persons)
    sense = _sense(grammar, noun, title, holders, relation)
    if relation == "holdsPosition":
        position = _position(grammar, title, bodies)
        return _frame(sense, holders, [noun], [position], who=named) if named else None
    if not bodies or (relation in {"leads", "founds"} and not named):
        return None
    # states and parties are members and have representatives too
    return _frame(sense, holders, [noun, *words], bodies, who=named or holders.fillers)


def _fitting(
    grammar: Grammar, noun: Token, title: _Title, relation: str, found: list[Filler]
) -> list[Filler]:
    """Those of the bodies that a title can be held with."""
    match relation:
        case "leads":
            return _led(grammar, noun, title, found)
        case "represents":
            return _clients(grammar, noun, found)
        case "holdsPosition":  # "a former Tory minister"
            return [b for b in found if not _is_party_before(grammar, noun, b.token)]
        case "memberOf":  # "U.S. Sen. Berg": the state that a member of a body is of
            return [b for b in found if b.token.dep_ == "pobj" or not _is_state(grammar, b)]
    return found


def _accredited(grammar: Grammar, noun: Token, title: _Title, holders: Holders) -> Frame | None:
    """The office of whoever represents a body that is not named: "the ambassador to Chile"."""
    to = (p for word, preposition, _ in prepositions(noun) if word == "to" for p in [preposition])
    body = next((f for p in to for f in grammar.fill(governed(p)[:1]) if f.candidates), None)
    named = [h for h in holders.fillers if _may_hold(h)]
    if body is None or not body.candidates[0].named or not named:
        return None
    position = _position(grammar, title, []).candidates[0]
    position.name = f"{position.name} to {body.candidates[0].name}"
    sense = _sense(grammar, noun, title, holders, "holdsPosition")
    return _frame(sense, holders, [noun], [Filler(noun, (position,))], who=named)


def _of_a_force(grammar: Grammar, title: _Title, bodies: Sequence[Filler]) -> str | None:
    """What a chief of staff does for an army; None for any other title or body."""
    is_a = grammar.ontology.is_a
    forces = any(is_a(c.kind, "ForceOfArms") for b in bodies for c in b.candidates)
    return "leads" if forces and grammar.lexicon.cue("of_force", title.words) else None


def _led(grammar: Grammar, noun: Token, title: _Title, bodies: list[Filler]) -> list[Filler]:
    """Those of the bodies that are led: not the party of a governor, nor a president's nation."""
    found = own_bodies(grammar, noun, title.first, bodies)
    found = [b for b in found if not _is_party_before(grammar, noun, b.token)]
    if has(noun, "poss") or any(b.token.dep_ == "pobj" for b in found):
        found = [b for b in found if not is_demonym(grammar, b.token)]  # "FIFA's Swiss president"
    return found


def _is_held(grammar: Grammar, holders: Holders) -> bool:
    """Whether whoever says what somebody is says it of themselves: "sees Norvik as a rival"."""
    return grammar.lexicon.cue("describing", lemma(holders.clause)) == "held"


def _clients(grammar: Grammar, noun: Token, bodies: list[Filler]) -> list[Filler]:
    """Whom somebody acts for: not the own party, nor a capital that has many such lawyers."""
    found = [b for b in bodies if not _is_party_before(grammar, noun, b.token)]
    if noun.tag_ not in PLURAL_TAGS:
        return found
    return [b for b in found if all(c.how != "capital" for c in b.candidates)]


def _sense(grammar: Grammar, noun: Token, title: _Title, holders: Holders, relation: str) -> Sense:
    former = holders.office == "lost" or denies_all(noun)
    former = former or past.is_held_no_more(noun, grammar.lexicon, grammar.doc[title.first])
    return Sense(
        relation,
        "role",
        title.words,
        polarity="negative" if former else "positive",
        modality="planned" if holders.office == "planned" else None,
    )


def _remember_body(grammar: Grammar, holders: Sequence[Filler], bodies: Sequence[Filler]) -> None:
    """Keep for whom the holder speaks: "we" in a quotation means the body."""
    for holder, body in zip(holders[:1], bodies[:1], strict=False):
        if holder.candidates and body.candidates:
            grammar.bodies.append((holder.candidates[0], body.candidates[0]))


def _party_frames(grammar: Grammar, noun: Token, holders: Holders) -> Iterator[Frame]:
    """Whoever is a Democratic governor belongs to the party, and governs something else."""
    portfolio = grammar.lexicon.cue("of_portfolio", noun.lower_) and noun.text[0].isupper()
    for word in () if portfolio else noun.lefts:  # a Labour Minister sees to labour
        if _is_party_before(grammar, noun, word) and (party := grammar.fill_modifier(word)):
            sense = Sense("memberOf", "role", lemma(noun))
            yield _frame(sense, holders, [noun], [party])


def _is_party_before(grammar: Grammar, noun: Token, word: Token) -> bool:
    """Whether a party's adjective stands before a title; a "Republican leader" may lead it."""
    named = grammar.mentions.span_at.get(word.i)
    party = named is not None and named.kind == "PoliticalParty" and named.how in ADJECTIVAL
    own = grammar.lexicon.cue("party_head", noun.lower_) is not None
    return party and word.i < noun.i and not own


def _is_one_of_many(noun: Token, prepositions: Sequence[Token]) -> bool:
    """Whether a body has more of them: "a captain in the fleet" does not lead it."""
    within = [word.lower_ for word in prepositions] == ["in"]
    return within and has_word(noun, ("a", "an"), "det")


def _of_a_leader(
    grammar: Grammar, noun: Token, prepositions: Sequence[Token], bodies: Sequence[Filler]
) -> str:
    """What a leader is to the body: one of many, or its head in one place only.

    As in "a commander in the navy", "the union's provincial leader".
    """
    if _is_one_of_many(noun, prepositions):
        return "memberOf"
    local = any(grammar.lexicon.cue("local_head", word.lower_) for word in noun.lefts)
    smaller = any(c.kind not in NATIONS for b in bodies for c in b.candidates)
    return "holdsPosition" if local and smaller else "leads"


def _is_state(grammar: Grammar, body: Filler) -> bool:
    return all(grammar.ontology.is_a(c.kind, "State") for c in body.candidates)


def _is_portfolio(body: Filler) -> bool:
    """Whether a minister sees to a region, and does not speak for it: "Minister for Africa"."""
    token = body.token
    led_to = token.dep_ == "pobj" and token.head.lower_ in PORTFOLIO_PREPOSITIONS
    return led_to and any(c.kind in NATIONS for c in body.candidates)


def _is_person(grammar: Grammar, candidate: Candidate) -> bool:
    return grammar.ontology.is_a(candidate.kind, "Person")


def _may_hold(holder: Filler) -> bool:
    return any(c.kind == "Person" or c.how == "pronoun" for c in holder.candidates)


def _is_second(grammar: Grammar, word: Token) -> bool:
    return grammar.lexicon.cue("second", word.lower_) is not None


# ------------------------------------------------------------------ positions
def _first_of_portfolio(grammar: Grammar, title: _Title) -> int:
    """Where the office starts: at "work" of "work and pensions secretary"."""
    doc, first = grammar.doc, title.first
    if not grammar.lexicon.cue("of_portfolio", title.words):
        return first
    spans = grammar.mentions.span_at
    inside = {
        t.i for left in doc[first].lefts if left.dep_ in {"compound", "nmod"} for t in left.subtree
    }
    while first - 1 in inside and first - 1 not in spans and doc[first - 1].tag_ in PORTFOLIO_TAGS:
        first -= 1
    return first


def _position(grammar: Grammar, title: _Title, bodies: Sequence[Filler]) -> Filler:
    """The office as a thing; whose office it is is named once the chains are known."""
    first = _first_of_portfolio(grammar, title)
    cue = grammar.lexicon.cue
    while first and (
        _is_second(grammar, grammar.doc[first - 1])
        or cue("local_head", grammar.doc[first - 1].lower_)
    ):
        first -= 1  # "deputy defence minister", "provincial leader"
    span = grammar.doc[first : title.last + 1]
    outside = [b for b in bodies if not first <= b.token.i <= title.last]
    body = next((c for b in outside for c in b.candidates), None)
    implied = grammar.lexicon.titles[title.words].of
    whole = span.text.lower().endswith(title.words)  # no "Secretary of State for Health"
    nobody = body is None and whole
    actor = grammar.mentions.gazetteer.actors.get(implied) if implied and nobody else None
    candidate = Candidate(
        title.last,
        first,
        title.last + 1,
        "Position",
        office(span.text, actor.name, grammar.lexicon) if actor else span.text,
        "noun",
        lemma=span.text.lower(),
        body=body,
        pinned=True,
    )
    return Filler(grammar.doc[title.last], (candidate,))
