"""Step 4a: what the parser is known to get wrong, undone where a rule is surer.

Functions from a token to the tokens that a correct parse would have put into a role.
"""

from spacy.tokens import Token

from kg.extract.cues import verb_cue
from kg.extract.phrases import expand
from kg.extract.tree import NOUNS, SUBJECTS, VERBAL, has, is_headline, lemma
from kg.lexicon import Lexicon

#: What the parser makes of a headline's subject.
HEADLINE_SUBJECT = frozenset({"compound", "npadvmod", "dep", "nmod"})
#: Labels of names, and dependencies that make them parts of the next phrase.
NAMES = frozenset({"ORG", "PERSON", "GPE", "NORP"})
BEFORE = frozenset({"compound", "nmod", "amod", "npadvmod", "nsubj"})


def is_headline_passive(verb: Token) -> bool:
    """Whether "was" is left out: "Police accused of killing"."""
    bare = verb.tag_ == "VBN" and not has(verb, "aux", "dobj")
    return bare and has(verb, "prep", "agent") and is_headline(verb.sent)


def on_auxiliary(verb: Token) -> list[Token]:
    """The subject of "is committed", which the parser sometimes hangs on "is"."""
    helpers = (c for c in verb.lefts if c.dep_ in {"aux", "auxpass"})
    return [c for helper in helpers for c in helper.lefts if c.dep_ in SUBJECTS]


def conjunct_of(verb: Token, lexicon: Lexicon) -> Token | None:
    """The verb that a coordinated verb belongs to, where the tenses tell that the parser erred.

    It joins "called" to "left" in "said Norvik had left and called for talks", "condemned" to
    "accept" in "urged Norvik to accept a truce and condemned Borduria". None = the parser is right.
    """
    said = verb.head
    if (speaker := _speaks_on(verb, lexicon)) is not None:
        return speaker
    past = _is_past(verb) or (said.tag_ == "VB" and verb.tag_ == "VBN" and not has(verb, "aux"))
    if verb.dep_ != "conj" or has(verb, *SUBJECTS) or not past:
        return None
    if said.tag_ == "VB" or (said.tag_ == "VBG" and not has(said, "aux")):
        above = (t for t in said.ancestors if t.pos_ in VERBAL and (t.tag_ == "VBD" or _is_past(t)))
        return next(above, None)
    speech = said.head
    other = said.tag_ != "VBD" and said.dep_ == "ccomp" and speech.i < said.i
    return speech if other and speech.tag_ == "VBD" and has(speech, "nsubj") else None


def _speaks_on(verb: Token, lexicon: Lexicon) -> Token | None:
    """The verb of saying that another act of speech goes on from, not from what is said.

    As in "said the firm was bankrupt and accused Berg": firms that were something do not go on to
    accuse, and both verbs are of one tense.
    """
    told = verb.head
    says = told.head
    if verb.dep_ != "conj" or has(verb, "aux", "auxpass", *SUBJECTS) or told.dep_ != "ccomp":
        return None
    same = verb.tag_ == says.tag_ in {"VBD", "VBZ"} and says.i < told.i and has(says, "nsubj")
    if not same or not lexicon.cue("speech", lemma(says)):
        return None
    control = verb_cue(lexicon, "control", told)
    state = told.pos_ == "AUX" or has(told, "aux") or control in {"planned", "hypothetical"}
    senses = lexicon.senses["verb"].get(lemma(verb), ())
    act = any(lexicon.cue("performed", sense.relation or "") for sense in senses)
    return says if state and act else None


def _is_past(verb: Token) -> bool:
    """Whether a verb is in the simple past, active or passive: "called", "was admitted"."""
    helpers = [(c.dep_, c.tag_) for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return verb.tag_ == "VBD" if not helpers else helpers == [("auxpass", "VBD")]


def plan_before(verb: Token, lexicon: Lexicon) -> Token | None:
    """The plan right before an infinitive that the parser hung on the verb above.

    Campaign in "spoke at the launch of the Norvikian campaign to retake Bohum".
    """
    first = verb.left_edge
    if verb.dep_ != "advcl" or first.lower_ != "to" or not first.i:
        return None
    noun = first.nbor(-1)
    cue = lexicon.cue("control_noun", lemma(noun))
    wish = cue == "hypothetical"  # "in defiance of the authorities to vote": no authority to
    plan = cue and noun.dep_ == "pobj" and not (wish and lemma(noun) in lexicon.nouns)
    return noun if plan else None


def listed_before(verb: Token, subject_: Token) -> list[Token]:
    """Japan in a headline's "Japan, Fiji sign pact": a comma is its "and"."""
    if subject_.pos_ != "PROPN" or not is_headline(verb.sent):
        return []
    comma = subject_.left_edge.i - 1
    if comma <= verb.sent.start or verb.doc[comma].text != ",":
        return []
    return [
        c
        for c in verb.lefts
        if c.i == comma - 1 and c.ent_type_ == subject_.ent_type_ != "" and c.pos_ == "PROPN"
    ]


def before_whose(verb: Token) -> list[Token]:
    """X in "X, whose Y quit, rose", which the parser hangs on "quit" beside Y."""
    for clause in verb.lefts:
        if clause.dep_ == "ccomp" and whose_subject(clause):
            return expand(next(c for c in clause.children if c.dep_ in SUBJECTS))
    return []


def whose_subject(verb: Token) -> bool:
    """Whether a clause has a second subject, its own, by "whose": "[X, whose Y] quit"."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    return len(own) > 1 and own[-1].left_edge.lower_ == "whose"


def headline_subject(verb: Token) -> list[Token]:
    """Court in "Court orders ...", which the parser takes for the first half of a compound."""
    return [c for c in verb.lefts if c.dep_ in HEADLINE_SUBJECT and c.pos_ in NOUNS][-1:]


def named_beside(verb: Token) -> list[Token]:
    """Who is named in "names ex-rival Berg as minister", whom the parser took for the office."""
    beside = (c for c in verb.rights if c.dep_ == "oprd" and c.ent_type_ == "PERSON")
    return [t for c in beside if has(verb, "prep") for t in expand(c)]


def first_of_two(verb: Token) -> list[Token]:
    """Norvik in "dealt Norvik a blow", where the parser took both for what is dealt."""
    things = [c for c in verb.rights if c.dep_ == "dobj" and c.pos_ in NOUNS]
    if len(things) != 2 or things[1].left_edge.lower_ not in {"a", "an"}:  # noqa: PLR2004
        return []
    return things[:1] if things[0].i + 1 == things[1].left_edge.i else []


def swallowed(things: list[Token]) -> list[Token]:
    """Whom a thing goes to or a sum is taken from, where the parser took both for one phrase.

    As in "sent [Peru tanks]", "fined [TikTok £20]", "fined [Velnor Foods 3 million euros]".
    """
    before = [(thing, word) for thing in things for word in thing.lefts]
    direct = [
        word
        for thing, word in before
        if word.i == thing.left_edge.i and word.dep_ in BEFORE and _is_name(word)
    ]
    edges = [thing.left_edge for thing in things if thing.left_edge.head not in things]
    names = (e for edge in edges for e in edge.doc.ents if e.start == edge.i)
    return direct or [e.root for e in names if e.label_ in NAMES and e.end <= things[0].i]


def _is_name(word: Token) -> bool:
    """Whether a word is a name, though the recogniser may have taken it into a sum."""
    return word.ent_type_ in NAMES or (word.ent_type_ == "MONEY" and word.pos_ == "PROPN")
