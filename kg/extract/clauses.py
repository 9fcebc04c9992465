"""Step 4a: the grammar of clauses.

Who does and who undergoes what a verb says, whatever the surface.

Functions from a token to tokens: heads of noun phrases, in the order of the text. Nothing here
knows what words mean, but for the control verbs, whose object and not subject does what the
infinitive says ("urged residents to leave").
"""

from spacy.tokens import Token

from kg.extract import misparses
from kg.extract.cues import verb_cue
from kg.extract.entries import lead_in
from kg.extract.phrases import NOMINAL, expand, governed, is_left_out, told_in_aside
from kg.extract.relative import antecedent, antecedents, has_gap, is_partitive, is_relative
from kg.extract.tree import (
    SUBJECTS,
    VERBAL,
    conjunction_head,
    has,
    has_word,
    is_infinitive,
    lemma,
)
from kg.lexicon import Lexicon

#: Labels of the words before a noun that can name whose it is.
BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
BODIES = frozenset({"GPE", "NORP", "ORG"})
#: More steps up than this are a parse gone wrong.
MAX_CLIMB = 8
#: Objects that say how much, not whom.
AMOUNTS = frozenset({"MONEY", "CARDINAL", "QUANTITY", "PERCENT", "DATE"})
#: Labels of the first part of a participle with a hyphen: Iran in "Iran-backed".
BEFORE_HYPHEN = frozenset({"npadvmod", "compound", "nmod", "amod", "nsubj"})
#: Prepositions between "call" or "appeal" and whoever is to do what the infinitive says.
CALLED_ON = frozenset({"on", "upon", "to"})
#: Tags of verbs that want a subject.
FINITE = frozenset({"VBZ", "VBP", "VBD"})
#: Prepositions after which a gerund is what the governing verb's object does.
BEFORE_CONTROLLED = frozenset({"of", "for", "from", "with", "into", "against"})
#: Prepositions between a noun and whoever is to do what its infinitive says.
ASKED = frozenset({"for", "on"})


# ------------------------------------------------------------------ voice
def passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject undergoes it."""
    for child in verb.children:
        if child.dep_ in {"auxpass", "nsubjpass"}:
            return True
        if child.dep_ == "nsubj":
            bare = verb.tag_ == "VBN" and not has(verb, "aux", "dobj")
            return misparses.is_headline_passive(verb) or (bare and is_partitive(verb, child))
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod", "relcl"}:
        return not has(verb, "aux")
    active = has(verb, "aux", "dobj")
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return passive(verb.head) and not active
    return verb.dep_ in {"advcl", "ROOT"} and has(verb, "agent", "prep") and not active


def foretells(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a warning is of what others will do: "warned Norvik that prices could rise"."""
    for clause in verb.rights if lexicon.cue("warning", lemma(verb)) else ():
        if clause.dep_ == "ccomp" and not passive(clause):
            doer = next((c for c in clause.children if c.dep_ == "nsubj"), None)
            if doer is not None and doer.pos_ != "PRON":
                return not any(
                    c.dep_ == "poss" and lexicon.cue("possessive", c.lower_) for c in doer.children
                )  # "that its army would come"
    return False


# ------------------------------------------------------------------ subjects
def subject(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """The grammatical subject, inherited where the clause has none of its own."""
    if depth > MAX_CLIMB:
        return []
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    own = own or misparses.on_auxiliary(verb)
    if own:
        return _own_subject(verb, own[-1] if misparses.whose_subject(verb) else own[0])
    elsewhere = _elsewhere(verb)
    return _inherited_subject(verb, lexicon, depth + 1) if elsewhere is None else elsewhere


def _own_subject(verb: Token, subject_: Token) -> list[Token]:
    if is_partitive(verb, subject_):  # "A and B, both of them backed by Norvik"
        head = conjunction_head(verb.head)
        return [] if subject_.lower_ == "neither" else expand(head)
    if is_relative(subject_):
        if verb.dep_ == "relcl":
            return antecedents(verb)
        if verb.dep_ == "conj" and verb.head.dep_ == "relcl":
            return antecedents(verb.head)
    return [*misparses.listed_before(verb, subject_), *expand(subject_)]


def _inherited_subject(  # noqa: PLR0911  # one answer for each way to hang on a word
    verb: Token, lexicon: Lexicon, depth: int
) -> list[Token]:
    head = verb.head
    under_verb = head.pos_ in VERBAL
    if (plan := misparses.plan_before(verb, lexicon)) is not None:
        return _asked(plan, verb) or holder(plan, lexicon, depth)
    match verb.dep_:
        case "conj" if under_verb or head.dep_ in {"acl", "advcl", "xcomp"}:
            return subject(misparses.conjunct_of(verb, lexicon) or head, lexicon, depth)
        case "ccomp" if verb.tag_ in FINITE and _follows_mark(verb):
            return []  # "said X, whose chief is Y": the parser lost whose chief
        case "xcomp" | "ccomp":
            return controller(verb, lexicon, depth)
        case "advcl" | "acomp" | "oprd" | "attr" if under_verb:
            others = _attackers(head, lexicon) or enabled(verb, head, lexicon)
            return others or subject(head, lexicon, depth)
        case "acl" | "amod" | "relcl":
            return _of_noun_clause(verb, lexicon, depth)
        case "pcomp":
            return _of_gerund(verb, lexicon, depth)
        case "ROOT" | "advcl" if verb.tag_ in {"VBZ", "VBP", "VBD"}:
            return misparses.before_whose(verb) or misparses.headline_subject(verb)
    return []


def _of_noun_clause(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """Who does what a clause of a noun says, where nothing in it tells."""
    head = verb.head
    if verb.dep_ != "amod" and (others := enabled(verb, head.head, lexicon)):
        return others
    if verb.dep_ == "relcl":
        return antecedent(verb)
    if verb.dep_ == "amod":
        return [head]
    if verb.tag_ not in {"VBG", "VBN"} or is_infinitive(verb):
        find = _answering if lexicon.cue("asking_noun", lemma(head)) else holder
        return _asked(head, verb) or find(head, lexicon, depth)  # whoever holds the plan
    issuing = issuing_verb(head, lexicon) if verb.tag_ == "VBG" else None
    return (agents(issuing, lexicon, depth) if issuing else []) or [told_in_aside(verb) or head]


def _elsewhere(verb: Token) -> list[Token] | None:
    """Those whom no governing verb has for its subject; None where that is to be asked.

    As in an entry of a list, or "as envoy presses for deal".
    """
    if verb.dep_ == "ROOT":
        return lead_in(verb) or None
    finite = verb.dep_ == "advcl" and verb.tag_ == "VBZ" and has(verb, "mark")
    return misparses.headline_subject(verb) if finite else None


def _attackers(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Whoever fires in "came under fire from Norvik, wounding two": who comes under it does not."""
    suffers = verb_cue(lexicon, "suffering", verb) is not None
    places = [verb, *(t for c in verb.children for t in c.children)] if suffers else []
    near = (c for place in places for c in place.children if c.dep_ == "prep")
    return [t for c in near if c.lower_ in {"from", "by"} for t in governed(c)]


def enabled(verb: Token, above: Token, lexicon: Lexicon) -> list[Token]:
    """Who is to do what an infinitive says, where its governor gives them the means or the post.

    Norvik in "gave Norvik a week to leave", "gave Norvik until Friday to leave"; Berg in "hired
    Berg to replace Oda", "will send envoys, including Berg, to replace Oda" (those envoys).
    """
    if not is_infinitive(verb) or above.pos_ not in VERBAL or passive(above):
        return []
    if lexicon.cue("enabling", lemma(above)):
        things = _direct_objects(above)
        limit = has_word(above, ("until", "till"), "prep") or any(
            c.dep_ == "npadvmod" and lexicon.cue("time_unit", c.lower_) for c in above.rights
        )  # "gave Norvik two weeks to leave", the weeks taken for an adverb
        return datives(above) or (things if limit else misparses.swallowed(things))
    if lexicon.cue("appointing", lemma(above)) and verb.dep_ == "advcl":
        return _direct_objects(above)
    asked = lexicon.cue("object_control", lemma(above)) and verb_cue(lexicon, "control", above)
    return _asked_beside(verb, above) if asked == "hypothetical" else []


def _asked_beside(verb: Token, above: Token) -> list[Token]:
    """Norvik in "called on Norvik to leave", though the parser took that for a purpose."""
    last = verb.left_edge.i - 1
    for child in above.rights:
        asks = child.dep_ == "dobj" or (child.dep_ == "prep" and child.lower_ in CALLED_ON)
        if asks and child.right_edge.i == last:
            return expand(child) if child.dep_ == "dobj" else governed(child)
    return []


def issuing_verb(noun: Token, lexicon: Lexicon) -> Token | None:
    """The verb of those who say what a participle tells: "issued a statement condemning X"."""
    issued = noun.dep_ in {"dobj", "nsubjpass"} and lexicon.cue("authored", lemma(noun))
    return noun.head if issued and lexicon.cue("issuing", lemma(noun.head)) else None


def _asked(noun: Token, verb: Token) -> list[Token]:
    """Norvik in "a call for Norvik to leave", "the demand on Norvik to leave"."""
    near = [c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ASKED and c.i < verb.i]
    return governed(near[-1]) if near else []


def _answering(noun: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """Norvik in "Norvik resisted calls to leave": whoever calls for it does not leave."""
    verb = noun.head
    if noun.dep_ != "dobj" or not verb_cue(lexicon, "answering", verb):
        return []
    return agents(verb, lexicon, depth + 1)


def controller(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Who does what an infinitive or gerund says: the governing verb's object or its subject."""
    head = verb.head
    if head.pos_ not in VERBAL and head.dep_ in {"acomp", "oprd", "attr"}:
        # was due to, is likely to
        return subject(head.head, lexicon, depth + 1) if head.head.pos_ in VERBAL else []
    governor = lemma(head)
    if not lexicon.cue("object_control", governor):
        return enabled(verb, head, lexicon) or subject(head, lexicon, depth + 1)
    if objects := _controlling_objects(head, verb):
        return objects
    ceasing = verb.tag_ == "VBG" and not is_infinitive(verb)  # "stopped arming": its own doing
    if passive(head) or ceasing or lexicon.cue("either_control", governor):
        return subject(head, lexicon, depth + 1)
    return []


def _controlling_objects(head: Token, verb: Token) -> list[Token]:
    before = [child for child in head.children if child.i < verb.i]
    objects = [t for c in before if c.dep_ in {"dobj", "dative"} for t in expand(c)]
    for child in before:  # call on X to, appeal to X to
        if not objects and child.dep_ in {"prep", "dative"}:
            objects = governed(child)
    return objects


def gerund_governor(preposition: Token, lexicon: Lexicon) -> Token:
    """What the preposition of a gerund hangs on, also where the parser gave it to the object.

    As in "accused Norvik of bombing Y", where "of" is no more Norvik's than "bombing" is.
    """
    head = preposition.head
    verb = head.head
    if head.dep_ == "advmod" and verb.pos_ in VERBAL:
        return verb  # "stopped short of blaming"
    strays = head.dep_ in {"dobj", "nsubjpass"} and preposition.lower_ in BEFORE_CONTROLLED
    return verb if strays and lexicon.cue("object_control", lemma(verb)) else head


def _of_gerund(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """After meeting X, accused X of bombing Y, X's plan for invading Y."""
    preposition = verb.head
    governor = gerund_governor(preposition, lexicon)
    if governor.pos_ == "ADJ":
        return said_of(governor, lexicon, depth)
    if governor.pos_ not in VERBAL:
        return holder(governor, lexicon, depth)
    controls = lexicon.cue("object_control", lemma(governor))
    means = preposition.lower_ == "by" and lexicon.cue("speech", lemma(governor)) == "alleged"
    # "accused Norvik of bombing", "accused Norvik of fuelling the war by arming rebels"
    controlled = controls and preposition.lower_ in BEFORE_CONTROLLED and not passive(governor)
    if (means or controlled) and (objects := _direct_objects(governor)):
        return objects
    if preposition.lower_ == "for" and (objects := patients(governor, lexicon)):
        return objects  # "criticised Jo for backing Y": Jo backs
    return subject(governor, lexicon, depth)


def said_of(adjective: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Of whom an adjective is said: "is capable of", "felt guilty of", "a firm intent on"."""
    head = adjective.head
    if adjective.dep_ in {"acomp", "oprd", "attr"} and head.pos_ in VERBAL:
        return subject(head, lexicon, depth + 1)
    if adjective.dep_ == "conj" and head.pos_ == "ADJ":
        return said_of(head, lexicon, depth + 1)
    if adjective.dep_ in {"amod", "acl", "relcl"} and head.pos_ in NOMINAL:
        return [head]
    if adjective.dep_ == "ROOT" or has(adjective, *SUBJECTS):
        return subject(adjective, lexicon, depth + 1)
    return []


def holder(noun: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Whose plan, attempt, decision a noun is.

    That is its possessor, whom "by" or a word before it names, or the agent of the verb that it is
    the object of.
    """
    for child in noun.children:
        if child.dep_ == "poss":
            return expand(child)
    for preposition in ("by", "of"):  # "a plan by Norvik to", "the efforts of Norvik to"
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ == preposition:
                return governed(child)
    before = [c for c in noun.lefts if c.dep_ in BEFORE_NOUN and c.ent_type_ in BODIES]
    if before:  # "the Norvikian plan to", "U.S. efforts to"
        return before[-1:]
    if noun.dep_ == "nsubjpass" or (noun.dep_ == "dobj" and noun.head.pos_ in VERBAL):
        judged = judges(noun.head, lexicon)
        return [] if judged else agents(noun.head, lexicon, depth + 1)
    within = noun.dep_ == "pobj" and noun.head.lower_ in {"in", "under"}
    if within and noun.head.head.pos_ in VERBAL:  # "is in talks to", "resigned in a bid to"
        return subject(noun.head.head, lexicon, depth + 1)
    return []


def judges(verb: Token, lexicon: Lexicon) -> bool:
    """Whether whoever criticises, welcomes or discusses a plan need not be who has it."""
    senses = lexicon.senses["verb"].get(lemma(verb), ())
    stance = any(s.size == 1 and lexicon.cue("judging", s.relation or "") for s in senses)
    return stance or verb_cue(lexicon, "looking_on", verb) is not None


# ------------------------------------------------------------------ roles
def agents(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Who does what the verb says; nobody is invented for a passive that names no agent."""
    if depth > MAX_CLIMB:
        return []
    if not passive(verb):
        return subject(verb, lexicon, depth)
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found += governed(child)
            for other in child.rights:  # "by Norvik and by Borduria"
                if other.dep_ == "conj" and other.lower_ == "by" and not is_left_out(other):
                    found += governed(other)
        elif child.dep_ in BEFORE_HYPHEN and _is_hyphened(child, verb):
            found.append(child)  # Iran-backed
    return found


def patients(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Who undergoes it: direct object, or subject of a passive."""
    if passive(verb):
        return subject(verb, lexicon)
    found = _objects(verb, lexicon) or misparses.named_beside(verb)
    receivers = datives(verb)
    if receivers and _are_amounts(found, lexicon):
        return receivers  # "fined the bank $2m"
    if found:
        payers = misparses.swallowed(found) if _are_amounts(found, lexicon) else []
        return payers or found
    if verb.dep_ == "relcl" and has_gap(verb):
        return antecedent(verb)
    return _shared_objects(verb, lexicon)


def _are_amounts(found: list[Token], lexicon: Lexicon) -> bool:
    return all(
        each.ent_type_ in AMOUNTS or lexicon.cue("money", lemma(each)) is not None for each in found
    )


def datives(verb: Token) -> list[Token]:
    """Receivers without a preposition: "gave the rebels support"."""
    told = [c for c in verb.children if c.dep_ == "dative" and c.pos_ in NOMINAL]
    return [t for c in told or misparses.first_of_two(verb) for t in expand(c)]


def _direct_objects(verb: Token) -> list[Token]:
    """Objects but for those behind a comma, which the parser took for one."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return [t for c in objects if c == objects[0] or not _follows_mark(c) for t in expand(c)]


def _follows_mark(token: Token) -> bool:
    first = token.left_edge
    return first.i > 0 and first.nbor(-1).is_punct


def _objects(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Direct objects, also those that the parser took for the subject of what they are to do."""
    controls = lexicon.cue("object_control", lemma(verb))
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "dobj" and not is_relative(child):
            first = child.left_edge
            if found and first.i and first.nbor(-1).is_punct:
                continue  # "accused Norvik of lying, a charge that ...": about the clause
            if found and first.lower_ in {"a", "an"} and not has(verb, "dative"):
                continue  # "branded Norvik a disgrace": what Norvik is called
            found += expand(child)
        elif (
            controls
            and child.dep_ in {"ccomp", "xcomp"}
            and (child.tag_ == "VB" or is_infinitive(child))
            # "told them that Norvik must leave"
            and not any(c.dep_ == "aux" and lexicon.cue("modal", c.lower_) for c in child.children)
        ):
            found += [t for c in child.children if c.dep_ in SUBJECTS for t in expand(c)]
    return found


def _shared_objects(verb: Token, lexicon: Lexicon) -> list[Token]:
    """The object of "attacked" in "attacked and destroyed the base"."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB" and _is_adjoining(verb, child):
            return [] if has(verb, "prep", "ccomp", "xcomp") else patients(child, lexicon)
    return []


def _is_adjoining(verb: Token, other: Token) -> bool:
    """Whether only a conjunction stands between two verbs: "attacked and destroyed"."""
    between = (c for c in other.children if c.i < other.i)
    return other.i - verb.i <= 2 and not any(  # noqa: PLR2004  # the other verb and "and"
        c.dep_ in {"nsubj", "nsubjpass", "prep"} for c in between
    )


def _is_hyphened(left: Token, verb: Token) -> bool:
    """Whether a word before the verb ends at the hyphen that stands before it.

    Names have up to three tokens.
    """
    return (
        left.i < verb.i
        and verb.i > 0
        and verb.nbor(-1).text in {"-", "–"}
        and left.i <= verb.i - 2 < left.i + 3
    )
