"""Step 4e: what a clause leaves unsaid since its neighbour says it.

As in "took the town after the rebels withdrew", "told residents to go, warning that who stayed
would be shot", "the capture of the port was the rebels' first victory".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.cues import verb_cue
from kg.extract.frames import Frame, Grammar, frames_of
from kg.extract.phrases import expand, prepositions
from kg.extract.tree import SUBJECTS, VERBAL, has, has_word, lemma
from kg.lexicon import Lexicon

#: What they do who leave the place that the other clause tells of, who warn, who mediate.
LEAVES, THREATENS, MEDIATES = "withdrawsFrom", "threatens", "mediatesFor"
#: Conjunctions of the clause in which they leave.
BESIDE = frozenset({"after", "as", "when", "once", "since", "because", "while"})
#: Prepositions that tell from where.
FROM = frozenset({"from", "of"})
#: Prepositions before the event during which people were killed.
MEANWHILE = frozenset({"since", "during", "amid"})
#: Prepositions from a verb of charging to the deed.
CHARGED = frozenset({"of", "with", "over", "for"})
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
                yield Frame(
                    construction="verb",
                    relation=LEAVES,
                    trigger=verb,
                    words=(verb,),
                    subjects=grammar.fill(clauses.subject(verb, grammar.lexicon)),
                    objects=frame.objects,
                    clause=verb,
                    object_kinds=("Place",),
                )


def warned_frames(grammar: Grammar) -> Iterator[Frame]:
    """Whom a warning threatens that follows on what they were told: those who do not obey."""
    for verb in grammar.doc:
        telling = verb.head
        if verb.dep_ != "advcl" or verb.tag_ != "VBG" or has(verb, "dobj", "dative"):
            continue
        if not grammar.lexicon.cue("warning", lemma(verb)) or not _of_harm(grammar, verb):
            continue
        if grammar.lexicon.cue("object_control", lemma(telling)):
            yield Frame(
                construction="verb",
                relation=THREATENS,
                trigger=verb,
                words=(verb,),
                subjects=grammar.fill(clauses.subject(verb, grammar.lexicon)),
                objects=grammar.fill(clauses.patients(telling, grammar.lexicon)),
                clause=verb,
                object_kinds=("Actor",),
            )


def brokered_frames(grammar: Grammar) -> Iterator[Frame]:
    """For whom somebody mediates: the parties to "agreed to a ceasefire brokered by Norvik"."""
    for verb in grammar.doc:
        if not grammar.lexicon.cue("brokering", lemma(verb)) or not clauses.passive(verb):
            continue
        agents = grammar.fill(clauses.agents(verb, grammar.lexicon))
        for deal in clauses.subject(verb, grammar.lexicon) if agents else ():
            above = deal.head.head if deal.dep_ == "pobj" else deal.head
            if deal.dep_ in {"dobj", "pobj"} and grammar.lexicon.cue("agreeing", lemma(above)):
                yield Frame(
                    construction="verb",
                    relation=MEDIATES,
                    trigger=verb,
                    words=(verb,),
                    subjects=agents,
                    objects=grammar.fill(clauses.agents(above, grammar.lexicon)),
                    clause=verb,
                )


def _of_harm(grammar: Grammar, warning: Token) -> bool:
    """Whether somebody is to be harmed, by nobody that is named: "would be shot"."""
    for harm in warning.children:
        if harm.dep_ != "ccomp" or not clauses.passive(harm):
            continue
        future = any(c.dep_ == "aux" and grammar.lexicon.cue("modal", c.lower_) for c in harm.lefts)
        harmful = any(
            grammar.lexicon.cue("befalling", it.relation) for it in frames_of(grammar, harm)
        )
        if future and harmful and not has(harm, "agent"):
            return True
    return False


# ------------------------------------------------------------------ of events as nouns
def achievers(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Whose success an event is called: "the capture of Bohum was the rebels' first victory"."""
    if noun.dep_ not in SUBJECTS:
        return []
    verb = noun.head
    said = [c for c in verb.children if c.dep_ in {"attr", "oprd", "dobj"} and c.i > verb.i]
    said += [t for word, _, heads in prepositions(verb) if word == "as" for t in heads]
    for each in said:
        feat = next((t for w, _, heads in prepositions(each) if w == "of" for t in heads), each)
        for name in (each, feat):
            if lexicon.cue("feat", lemma(name)):
                return [t for c in name.children if c.dep_ == "poss" for t in expand(c)]
    return []


def partner(event: Token, lexicon: Lexicon) -> list[Token]:
    """Who took part in an event before what the clause says: "left after talks with Norvik"."""
    verb = event.head.head
    if event.dep_ != "pobj" or event.head.lower_ not in AT or verb.pos_ not in VERBAL:
        return []
    return [] if clauses.passive(verb) else clauses.subject(verb, lexicon)


def accused(event: Token, lexicon: Lexicon) -> list[Token]:
    """Who is said to have done it: "a man charged with the murder of", "found guilty of"."""
    verb = event.head.head
    if event.dep_ != "pobj" or event.head.lower_ not in CHARGED:
        return []
    if lexicon.cue("charging", lemma(verb)) and verb.pos_ in VERBAL:
        return clauses.patients(verb, lexicon)
    return []


def scene(event: Token, light: Token | None, lexicon: Lexicon) -> list[Token]:
    """Where an event of violence, the outermost noun of its phrase, hits if it does not say so.

    It is what the clause around "with jets carrying out strikes" is about, and where people died
    "since the start of the offensive".
    """
    if light is not None and light.dep_ == "pcomp" and light.head.lower_ == "with":
        around = light.head.head
        return clauses.subject(around, lexicon) if around.pos_ in VERBAL else []
    verb = event.head.head
    if event.dep_ != "pobj" or event.head.lower_ not in MEANWHILE or verb.pos_ not in VERBAL:
        return []
    senses = lexicon.senses["verb"].get(lemma(verb), ())
    if any(lexicon.cue("befalling", s.relation or "") for s in senses):
        return [t for word, _, heads in prepositions(verb) if word == "in" for t in heads]
    return []
