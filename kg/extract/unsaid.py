"""Step 4e: what a clause leaves unsaid since its neighbour says it.

As in "took the town after the rebels withdrew", "left after talks with Norvik", "the capture of the
port was the rebels' first victory".
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.cues import verb_cue
from kg.extract.frames import Frame, Grammar, frames_of, verb_alone
from kg.extract.phrases import expand, governed, prepositions
from kg.extract.tree import NOUNS, SUBJECTS, VERBAL, conjunction_head, has, has_word, lemma
from kg.lexicon import Lexicon

#: What they do who leave the place that the other clause tells of, and who mediate.
LEAVES, MEDIATES = "withdrawsFrom", "mediatesFor"
#: Conjunctions of the clause in which they leave.
BESIDE = frozenset({"after", "as", "when", "once", "since", "because", "while"})
#: Prepositions that tell from where.
FROM = frozenset({"from", "of"})
#: Prepositions from a verb of charging to the deed.
CHARGED = frozenset({"of", "with", "over", "for"})
#: Prepositions from a help to those who give it.
GIVEN_BY = frozenset({"of", "from", "by"})
#: Prepositions before a visit that whoever does what the clause says is on.
ON_VISIT = frozenset({"during", "on"})
#: Steps up from the event to the help, and prepositions between the help and who is helped.
HELP_REACH = 4
HELP_TO = frozenset({"to", "for", "with", "behind", "by"})
#: Dependencies of the deed or the responsibility that somebody claims.
BY_CLAIM = frozenset({"dobj", "nsubjpass"})
#: Words before those who have not claimed it (closed class).
NOBODY = frozenset({"no", "neither", "few", "none"})
#: Prepositions before an event that whoever does what the clause says took part in.
AT = frozenset({"after", "following", "during", "at"})


def left_frames(grammar: Grammar) -> Iterator[Frame]:
    """Who left a place, where the clause beside it tells which: the one that others then took."""
    for verb in grammar.doc:
        taking = verb.head
        if verb.dep_ != "advcl" or taking.pos_ not in VERBAL:
            continue
        if not verb_cue(grammar.lexicon, "leaving", verb) or clauses.passive(verb):
            continue
        told = has(verb, "dobj") or any(word in FROM for word, _, _ in prepositions(verb))
        if told or not has_word(verb, BESIDE, "mark", "advmod"):
            continue
        for frame in frames_of(grammar, taking):
            if grammar.lexicon.cue("taking", frame.relation):
                leavers = grammar.fill(clauses.subject(verb, grammar.lexicon))
                left = verb_alone(LEAVES, verb, leavers, frame.objects)
                yield replace(left, object_kinds=("Place",))


def brokered_frames(grammar: Grammar) -> Iterator[Frame]:
    """For whom somebody mediates: the parties to "agreed to a ceasefire brokered by Norvik"."""
    for verb in grammar.doc:
        if not grammar.lexicon.cue("brokering", lemma(verb)) or not clauses.passive(verb):
            continue
        agents = grammar.fill(clauses.agents(verb, grammar.lexicon))
        for deal in clauses.subject(verb, grammar.lexicon) if agents else ():
            above = deal.head.head if deal.dep_ == "pobj" else deal.head
            if deal.dep_ in {"dobj", "pobj"} and grammar.lexicon.cue("agreeing", lemma(above)):
                parties = grammar.fill(clauses.agents(above, grammar.lexicon))
                yield verb_alone(MEDIATES, verb, agents, parties)


def backed_frames(grammar: Grammar) -> Iterator[Frame]:
    """Who is helped in what a clause says: "with support from Norvik, the rebels took Bohum"."""
    for noun in grammar.doc:
        if not is_backing(noun, grammar.lexicon):
            continue
        place = noun.head.head
        words = [left for left in noun.lefts if left.dep_ in {"poss", "compound", "amod"}]
        named = [it for word in words if (it := grammar.fill_modifier(word))]
        after = (t for w, _, heads in prepositions(noun) if w in GIVEN_BY for t in heads)
        givers = tuple(named) or grammar.fill(after)
        acts = place.pos_ in VERBAL  # "the rebels, with support from Norvik, took Bohum"
        helped = grammar.fill(clauses.agents(place, grammar.lexicon) if acts else [place])
        for sense in grammar.lexicon.senses["noun"][lemma(noun)] if givers and helped else ():
            if grammar.lexicon.cue("helping", sense.relation or ""):
                given = verb_alone(sense.relation or "", noun, givers, helped)
                yield replace(given, construction="noun", words=(noun.head, noun), clause=place)
                break


def is_backing(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a clause is done with a help that others give: not "met with support"."""
    if noun.dep_ != "pobj" or noun.pos_ not in NOUNS or noun.head.lower_ != "with":
        return False
    preposition = noun.head
    place = preposition.head
    aside = preposition.is_sent_start or preposition.nbor(-1).is_punct
    if not _helps(noun, lexicon) or has(place, "neg"):
        return False
    if place.pos_ in NOUNS:
        return aside and place.dep_ in SUBJECTS
    done = place.pos_ in VERBAL and not clauses.passive(place)
    return done and (aside or has_word(noun, ("the",), "det"))


# ------------------------------------------------------------------ of events as nouns
def achievers(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Whose success an event is called: "the capture of Bohum is a victory for Norvik"."""
    if noun.dep_ not in SUBJECTS:
        return []
    verb = noun.head
    said = [c for c in verb.children if c.dep_ in {"attr", "oprd", "dobj"} and c.i > verb.i]
    said += [t for word, _, heads in prepositions(verb) if word == "as" for t in heads]
    for each in said:
        feat = next((t for w, _, heads in prepositions(each) if w == "of" for t in heads), each)
        for name in (each, feat):
            if lexicon.cue("feat", lemma(name)):
                whose = [t for c in name.children if c.dep_ == "poss" for t in expand(c)]
                return whose or [
                    t for w, _, heads in prepositions(name) if w == "for" for t in heads
                ]
    return []


def called_on(call: Token, lexicon: Lexicon) -> list[Token]:
    """Of whom a call asks something: whoever answers it, as in "Norvik ignored calls by"."""
    verb = call.head
    wish = lexicon.cue("control_noun", lemma(call)) == "hypothetical"
    answered = wish and call.dep_ == "dobj" and verb_cue(lexicon, "answering", verb)
    return clauses.agents(verb, lexicon) if answered else []


def visitor(event: Token, lexicon: Lexicon) -> list[Token]:
    """Who is on a visit during which something is said or done: "said during a visit to Norvik"."""
    verb = event.head.head
    if event.dep_ != "pobj" or event.head.lower_ not in ON_VISIT or verb.pos_ not in VERBAL:
        return []
    return [] if clauses.passive(verb) else clauses.subject(verb, lexicon)


def partner(event: Token, lexicon: Lexicon) -> list[Token]:
    """Who took part in an event before what the clause says: "left after talks with Norvik"."""
    verb = event.head.head
    if event.dep_ != "pobj" or event.head.lower_ not in AT or verb.pos_ not in VERBAL:
        return []
    return [] if clauses.passive(verb) else clauses.subject(verb, lexicon)


def helped(event: Token, lexicon: Lexicon) -> list[Token]:
    """Who is helped in an event, and so takes part: "backs Norvik in its war with Borduria"."""
    known = has(event, "poss") or has_word(event, ("the",), "det")
    if event.dep_ != "pobj" or event.head.lower_ != "in" or not known:
        return []
    for above in list(event.head.ancestors)[:HELP_REACH]:
        direct = clauses.patients(above, lexicon) if above.pos_ in VERBAL else []
        nouns = [t for t in direct if _helps(t, lexicon)]  # "gives support to"
        if nouns or _helps(above, lexicon):
            after = [t for place in (above, *nouns) for t in _beneficiaries(place)]
            return [t for t in after or direct if t.i < event.i and t not in nouns]
    return []


def _helps(word: Token, lexicon: Lexicon) -> bool:
    senses = lexicon.senses["verb" if word.pos_ in VERBAL else "noun"].get(lemma(word), ())
    return any(lexicon.cue("helping", sense.relation or "") for sense in senses)


def _beneficiaries(place: Token) -> list[Token]:
    return [t for word, _, heads in prepositions(place) if word in HELP_TO for t in heads]


def claimers(event: Token, lexicon: Lexicon) -> list[Token]:
    """Who says that a deed was theirs: "claimed responsibility for the attack on Bohum".

    A claim that nobody has made tells of nobody.
    """
    deed = conjunction_head(event)
    if deed.dep_ == "pobj" and deed.head.lower_ == "for" and deed.head.head.dep_ in BY_CLAIM:
        deed = deed.head.head  # the responsibility
    near = [c for c in deed.children if c.dep_ in {"acl", "parataxis"}]  # "the raid, claimed by"
    near += [deed.head] if deed.dep_ in BY_CLAIM and deed.head.pos_ in VERBAL else []
    claim = next((v for v in near if lexicon.cue("claiming", lemma(v))), None)
    if claim is None or has(claim, "neg"):
        return []
    by = [t for c in claim.children if c.dep_ == "agent" for t in governed(c)]
    who = by or clauses.agents(claim, lexicon)
    return [] if any(word.lower_ in NOBODY for t in who for word in t.lefts) else who


def accused(event: Token, lexicon: Lexicon) -> list[Token]:
    """Who is said to have done it: "a man charged with the murder of", "found guilty of"."""
    verb = event.head.head
    if event.dep_ != "pobj" or event.head.lower_ not in CHARGED:
        return []
    if verb.pos_ == "ADJ" and lexicon.cue("control_adjective", lemma(verb)) == "asserted":
        return clauses.said_of(verb, lexicon)  # "is responsible for the attack on"
    if lexicon.cue("charging", lemma(verb)) and verb.pos_ in VERBAL:
        return clauses.patients(verb, lexicon)
    return []
