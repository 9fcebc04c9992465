"""Step 4: events and states as nouns.

As in "the Israeli strike on", "held talks with", "the rebel withdrawal from".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract import clauses, unsaid
from kg.extract.cues import verb_cue
from kg.extract.examples import examples
from kg.extract.frames import Filler, Frame, Grammar
from kg.extract.phrases import expand, governed, prepositions, told_in_aside
from kg.extract.tree import NOUNS, VERBAL, conjunction_head, has, has_word, lemma
from kg.lexicon import Lexicon, Sense

#: Dependencies of a noun that a verb lends its subject to.
LENT = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
#: Verb and preposition: "engaged in talks with", "sent envoys for talks with", "came under fire".
THROUGH = frozenset({"in", "for", "to", "into", "on", "under", "at"})
#: The same where the preposition hangs on the verb's object: envoys in "sent envoys for talks
#: with".
THROUGH_OBJECT = frozenset({"for", "to", "into", "in"})
#: Dependencies of gerunds that can be events: "fighting between A and B".
GERUND = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
#: Between two that are partners, and what the parser makes of the first of them.
DASHES = frozenset({"-", "–", "/"})
BEFORE_DASH = frozenset({"compound", "nmod", "amod", "npadvmod", "advmod", "conj"})
#: Labels of the words before a noun that can name its agent.
BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})


@dataclass(slots=True)
class _Roles:
    """The roles of an event noun as they are found."""

    words: list[Token]
    subjects: list[Filler] = field(default_factory=list)
    objects: list[Filler] = field(default_factory=list)
    of: list[Filler] = field(default_factory=list)
    """What follows "of": the agent, where the object has a preposition of its own."""
    of_words: list[Token] = field(default_factory=list)
    by: bool = False
    """Whether "by" names who acts, so that they act each for themselves."""
    swallowed: list[Filler] = field(default_factory=list)
    """Modifiers that are phrases of their own, and so perhaps receivers."""


def noun_frames(grammar: Grammar) -> Iterator[Frame]:
    """One frame for each noun that is a relation's word, where its object can be told."""
    for noun in grammar.doc:
        if not _may_be_event(grammar, noun):
            continue
        for sense in _senses(grammar, noun):
            frame = _frame(grammar, noun, sense)
            if frame is not None:
                yield frame


def _may_be_event(grammar: Grammar, noun: Token) -> bool:
    if noun.pos_ not in NOUNS and not _is_event_gerund(noun):
        return False
    if unsaid.is_backing(noun, grammar.lexicon):
        return False  # read by `unsaid.backed_frames`
    return noun.dep_ != "compound" and noun.i not in grammar.mentions.span_at


def _is_event_gerund(token: Token) -> bool:
    return (
        token.tag_ == "VBG"
        and token.dep_ in GERUND
        and any(child.lower_ == "between" for child in token.children)
    )


def _senses(grammar: Grammar, noun: Token) -> tuple[Sense, ...]:
    """The senses of a noun, of its compound with the word before it if that has any."""
    table = grammar.lexicon.senses["noun"]
    base = lemma(noun)
    for left in noun.lefts:
        if left.dep_ not in {"compound", "amod"}:
            continue
        keys = [f"{left.lower_} {noun.lower_}", f"{left.lower_} {base}"]
        if left.i + 2 == noun.i and left.nbor().text == "-":  # cease-fire
            keys = [f"{left.lower_}{base}", f"{left.lower_}-{base}", *keys]
        for key in keys:
            if key in table:
                return table[key]
    return table.get(noun.lower_) or table.get(base, ())


def _frame(grammar: Grammar, noun: Token, sense: Sense) -> Frame | None:
    mutual = sense.relation in grammar.symmetric
    light = light_verb(grammar, noun)
    roles = _Roles([noun])
    _read_before(grammar, noun, sense, roles)
    _read_after(grammar, noun, sense, roles, light or _answer(grammar, noun, sense))
    if helped := unsaid.helped(noun, grammar.lexicon):
        light = None  # "backs Norvik in the fight against": Norvik fights
        if all(c.how == "pronoun" for f in roles.subjects for c in f.candidates):
            roles.subjects = list(grammar.fill(helped))
    if light is not None and answers(grammar.lexicon, light, sense.relation or ""):
        light = None  # whoever rejects a call does not call
    claim = unsaid.claimers(noun, grammar.lexicon) if is_violent(grammar, noun) else []
    claimed = grammar.fill(claim) if not _someone(roles.subjects) else ()
    if claimed:
        light, roles.subjects = None, list(claimed)
    if light is not None and mutual and _is_of_others(grammar, noun, light, roles):
        light = None
    _place_of(grammar, noun, sense, roles, light)
    if light is not None and not roles.objects and "against" in sense.objects:
        roles.objects += grammar.fill(_strayed(noun))
    if light is not None:
        _take_lent(grammar, light, sense, roles, mutual=mutual)
    _take_unsaid(grammar, noun, roles, mutual=mutual, visit=sense.relation == "visits")
    if sense.relation == "requests" and not roles.objects:
        roles.objects += grammar.fill(unsaid.called_on(noun, grammar.lexicon))
    if not _someone(roles.subjects) or not (roles.objects or mutual):
        return None
    return Frame(
        construction="light verb" if light is not None else "noun",
        relation=sense.relation or "",
        trigger=noun,
        words=tuple(sorted(roles.words, key=lambda token: token.i)),
        subjects=tuple(roles.subjects),
        objects=tuple(roles.objects),
        clause=noun,
        mutual=mutual and not roles.objects and not roles.by,
        polarity=sense.polarity,
        modality="alleged" if claimed else sense.modality,
        subject_kinds=sense.subject_kinds,
        object_kinds=sense.object_kinds,
        outer=(light,) if light is not None else (),
        sayers=claimed,
    )


def _is_of_others(grammar: Grammar, noun: Token, light: Token, roles: _Roles) -> bool:
    """Whether those who judge or want an event between two need not be the two.

    As in "Peru and Chad oppose the deal", "the party rejected the deal with Chad"; but "rejected
    talks with Chad" is of one's own talks.
    """
    wished = verb_cue(grammar.lexicon, "light", light) in {"hypothetical", "considered"}
    judged = clauses.judges(light, grammar.lexicon)
    if roles.objects:
        return judged and has_word(noun, ("the",), "det")
    return (judged or wished) and not _someone(roles.subjects)


def _place_of(
    grammar: Grammar, noun: Token, sense: Sense, roles: _Roles, light: Token | None
) -> None:
    """Put what follows "of" into the role that is free: "the support of the bishops for him"."""
    given = light is not None and grammar.lexicon.cue("helping", sense.relation or "")
    if given and has_word(noun, ("the",), "det"):
        roles.subjects += roles.of  # "rejected the support of the union"
    elif "of" in sense.objects and not roles.objects:
        roles.objects, roles.of = roles.of, []
        roles.words += roles.of_words
    if roles.objects and not _someone(roles.subjects):
        roles.subjects += roles.of


def _take_unsaid(
    grammar: Grammar, noun: Token, roles: _Roles, *, mutual: bool, visit: bool
) -> None:
    """Whoever acts in the event, where only the clause around it tells."""
    finders = [unsaid.achievers, unsaid.accused]
    finders += [unsaid.partner] if mutual and roles.objects else []
    finders += [unsaid.visitor] if visit and roles.objects else []
    for find in finders:
        if not _someone(roles.subjects):
            roles.subjects += grammar.fill(find(noun, grammar.lexicon))
    if is_violent(grammar, noun) and roles.objects:  # "the killing of Berg in a Norvikian strike"
        for word, _, events in prepositions(noun):
            for event in events if word == "in" and not _someone(roles.subjects) else ():
                roles.subjects += agents_of(grammar, event)


def agents_of(grammar: Grammar, noun: Token) -> tuple[Filler, ...]:
    """Who acts in an event of violence: "a Norvikian raid", "an attack by Norvik"; else nobody."""
    for sense in _senses(grammar, noun):
        if not grammar.lexicon.cue("befalling", sense.relation or ""):
            continue
        roles = _Roles([noun])
        _read_before(grammar, noun, sense, roles)
        _read_after(grammar, noun, sense, roles, None)
        for verb in noun.rights:  # "a raid carried out by Norvik"
            claimed = grammar.lexicon.cue("claiming", lemma(verb))
            if verb.dep_ == "acl" and not claimed and not _someone(roles.subjects):
                light = light_verb(grammar, noun)
                by = clauses.agents(verb, grammar.lexicon) if verb == light else []
                roles.subjects += grammar.fill(by)
        if _someone(roles.subjects):
            return tuple(roles.subjects)
    return ()


def is_violent(grammar: Grammar, noun: Token) -> bool:
    """Whether a noun is an event in which somebody comes to harm."""
    cue = grammar.lexicon.cue
    return any(cue("befalling", sense.relation or "") for sense in _senses(grammar, noun))


def _someone(fillers: Sequence[Filler]) -> bool:
    return any(filler.candidates for filler in fillers)


# ------------------------------------------------------------------ the noun's own arguments
def _read_before(grammar: Grammar, noun: Token, sense: Sense, roles: _Roles) -> None:
    """Possessors and modifiers: "Norvik's strike", "the Norvikian and rebel strikes"."""
    for child in noun.children:
        if child.dep_ == "poss":
            role = roles.objects if sense.possessor == "object" else roles.subjects
            role += grammar.fill(expand(child))
        elif child.dep_ in BEFORE_NOUN and sense.possessor == "agent":
            partners = [c for c in child.children if c.dep_ == "conj"]
            if sense.relation in grammar.symmetric and grammar.fill_modifier(child):
                partners += _paired(child)
            for each in (child, *partners):
                if filler := grammar.fill_modifier(each):
                    roles.subjects.append(filler)
                    if has(each, "poss", "det", "amod"):
                        roles.swallowed.append(filler)


def _paired(modifier: Token) -> list[Token]:
    """Norvik in "Norvik-Borduria talks": whoever stands before the dash is the other's partner."""
    first = modifier.left_edge
    dashed = modifier.i >= first.i + 2 and modifier.nbor(-1).text in DASHES
    return [modifier.nbor(-2)] if dashed and modifier.nbor(-2).dep_ in BEFORE_DASH else []


def _read_after(
    grammar: Grammar, noun: Token, sense: Sense, roles: _Roles, light: Token | None
) -> None:
    """Prepositional phrases of the noun, of the quantities around it, and of its light verb."""
    mutual = sense.relation in grammar.symmetric
    places = [noun, *_wrappers(noun)] + ([light] if light is not None else [])
    for place in places:
        for word, preposition, below in prepositions(place):
            if (place is light and preposition.i < noun.i) or noun in below:
                continue
            heads = [t for t in below if t.i > noun.i or place is noun]
            if any(grammar.lexicon.cue("mere_purpose", lemma(head)) for head in heads):
                continue  # "signed a pact with an eye on Norvik"
            if word == "between" and mutual:
                roles.subjects += grammar.fill(heads)
                roles.words.append(preposition)
            elif word == "of" and place is noun and len(sense.objects) > 1 and not mutual:
                roles.of += grammar.fill(heads)
                roles.of_words.append(preposition)
            elif word in sense.objects and not (word == "by" and place is light):
                roles.objects += grammar.fill(heads)
                roles.words.append(preposition)
            elif word in sense.agents and place is not light:
                roles.subjects += grammar.fill(heads)
                roles.by = word == "by"
            elif word == "of" and place is noun and not mutual and sense.possessor == "agent":
                roles.of += grammar.fill(heads)


def _wrappers(noun: Token) -> list[Token]:
    """Quantities around the noun: "degrees" in "varying degrees of support to".

    Their prepositions count too.
    """
    found = []
    token = noun
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NOUN":
        token = token.head.head
        found.append(token)
    return found


# ------------------------------------------------------------------ light verbs
def _take_lent(
    grammar: Grammar, light: Token, sense: Sense, roles: _Roles, *, mutual: bool
) -> None:
    """What a light verb lends its noun: its subject, its receiver."""
    if not roles.objects and "to" in sense.objects:
        roles.objects += grammar.fill(clauses.datives(light))
        if not roles.objects and roles.swallowed:  # "offered [its government help]"
            roles.objects, roles.subjects = roles.swallowed, []
    # who demands a release does not release; who demands a truce has one
    wished = verb_cue(grammar.lexicon, "light", light) == "hypothetical"
    vague = all(_is_sort(filler) for filler in roles.subjects)
    if (vague or not _someone(roles.subjects)) and (mutual or not wished):
        lent = list(grammar.fill(_lender(grammar, light)))
        roles.subjects = lent if _someone(lent) or not vague else roles.subjects
    roles.words.append(light)


def _is_sort(filler: Filler) -> bool:
    """Whether a word before an event only tells its sort: "carried out terrorist attacks"."""
    names = any(c.how != "noun" for c in filler.candidates)
    return filler.token.dep_ in BEFORE_NOUN and not names


def light_verb(grammar: Grammar, noun: Token) -> Token | None:
    """The verb that lends the noun its subject.

    As in "carried out strikes on", "engaged in talks with".
    """
    token = conjunction_head(noun)
    lexicon = grammar.lexicon
    token = _of_which(token, lexicon)
    quantities = [w for w in _wrappers(token) if lexicon.cue("quantity", lemma(w))]
    token = quantities[-1] if quantities else token
    for child in token.children:  # "strikes carried out by"
        participle = child.dep_ == "acl" and child.tag_ == "VBN" and told_in_aside(child) is None
        if participle and verb_cue(lexicon, "light", child):
            return child
    head = token.head
    if verb_cue(lexicon, "naming", head) and (token.dep_ == "oprd" or _is_named(token, head)):
        return None  # "called the ruling an attack on", "called the attack on X a disgrace"
    if token.dep_ in LENT and head.pos_ in VERBAL:
        return head if verb_cue(lexicon, "light", head) else None
    if token.dep_ != "pobj":
        return None
    if spent := _spent_on(token, lexicon):
        return spent
    return _through(grammar, token, head) if head.lower_ in THROUGH else None


def _is_named(event: Token, verb: Token) -> bool:
    """Whether something follows that an event is called."""
    called = (c for c in verb.rights if c.i > event.i and c.dep_ in {"oprd", "dobj", "acomp"})
    return event.dep_ == "dobj" and any(called)


def _of_which(noun: Token, lexicon: Lexicon) -> Token:
    """The events that one is an example of: "carried out raids, including strikes on Norvik"."""
    plural = noun.head.head
    example = noun.dep_ == "pobj" and noun in examples(plural, lexicon)
    return plural if example else noun


def _spent_on(noun: Token, lexicon: Lexicon) -> Token | None:
    """The verb of a sum that something is worth: "gave $100 million in aid to Norvik"."""
    above = noun.head.head
    verb = above.head if above.dep_ == "dobj" else above
    sums = [c for c in verb.children if c.dep_ == "dobj" and c.i < noun.i]
    of_money = any(c.ent_type_ == "MONEY" or lexicon.cue("money", lemma(c)) for c in sums)
    worth = noun.head.lower_ in {"in", "of"} and of_money
    return verb if worth and verb_cue(lexicon, "light", verb) else None


def _through(grammar: Grammar, noun: Token, preposition: Token) -> Token | None:
    """The verb that lends its subject through a preposition."""
    verb = preposition.head
    if verb.dep_ == "dobj" and verb.head.pos_ in VERBAL and preposition.lower_ in THROUGH_OBJECT:
        verb = verb.head
    if verb.pos_ not in VERBAL:
        return None
    bare = noun.i == preposition.i + 1 and not has(noun, "det", "poss")
    if bare and preposition.lower_ == "in":
        return verb  # "flew in support of", "acted in concert with"
    return verb if grammar.lexicon.cue("through", lemma(verb)) else None


def _strayed(noun: Token) -> list[Token]:
    """The enemy in "launched raids using drones against Norvik", hung on what is used."""
    for using in noun.rights:
        if using.dep_ == "acl":
            for word in using.subtree:
                if word.dep_ == "prep" and word.lower_ == "against" and word.head != noun:
                    return governed(word)
    return []


def _answer(grammar: Grammar, noun: Token, sense: Sense) -> Token | None:
    """The verb that tells what became of something said: "won its lawsuit against"."""
    told = noun.dep_ == "dobj" and answers(grammar.lexicon, noun.head, sense.relation or "")
    return noun.head if told else None


def answers(lexicon: Lexicon, verb: Token, relation: str) -> bool:
    """Whether a verb says what became of something said, which is no less said for that."""
    said = lexicon.cue("utterance", relation) is not None
    return said and verb_cue(lexicon, "answering", verb) is not None


def _lender(grammar: Grammar, verb: Token) -> list[Token]:
    """Who does what a light verb and its noun say."""
    agents = clauses.agents(verb, grammar.lexicon)
    participle = verb.dep_ == "acl" and verb.tag_ == "VBN"
    if agents or participle or not clauses.passive(verb):
        return agents
    engaged = grammar.lexicon.cue("engaged", verb.lemma_)
    return clauses.subject(verb, grammar.lexicon) if engaged else []
