"""Step 4a: the grammar of clauses. Who does and who undergoes what a verb says, whatever the surface.

Functions from a token to tokens: heads of noun phrases, in the order of the text. Nothing here knows what words mean,
but for the control verbs, whose object and not subject does what the infinitive says ("urged residents to leave").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon import Lexicon

RELATIVE = {"who", "which", "that", "whom"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"}
VERBAL = {"VERB", "AUX"}
#: More steps up than this are a parse gone wrong.
MAX_CLIMB = 8


def expand(token: Token) -> list[Token]:
    """A phrase and those coordinated with it."""
    found = [token]
    for child in token.rights:
        if (child.dep_ == "conj" and child.pos_ in NOMINAL and not _is_excluded(child)) or (
            child.dep_ == "appos" and _is_list_item(token, child)
        ):
            found += expand(child)
    return found


def excluded(token: Token) -> list[Token]:
    """What "but not" takes out of a coordination: Y in "X but not Y"."""
    return [
        c
        for c in token.rights
        if c.dep_ in {"conj", "appos"} and c.pos_ in NOMINAL and _is_excluded(c)
    ]


def _is_excluded(token: Token) -> bool:
    first = token.left_edge
    if first.lower_ == "not":
        return True
    before = first.nbor(-1) if first.i > first.sent.start else None
    return (
        before is not None
        and before.lower_ == "not"
        and before.i > 0
        and before.nbor(-1).lower_ in {"but", "and", ",", "though"}
    )


def _is_list_item(token: Token, child: Token) -> bool:
    """Whether an apposition is a list in truth: "phoned Zelensky, Tusk and Merz", "Germany, Japan to share"."""
    if (
        token.pos_ != "PROPN"
        or child.pos_ != "PROPN"
        or token.ent_type_ != child.ent_type_
        or token.ent_type_ not in {"PERSON", "ORG", "GPE", "NORP"}
    ):
        return False
    listed = any(c.dep_ == "conj" for c in child.children)
    headline = token.sent[-1].text not in {".", "!", "?", '"'} and not any(
        t.text == "." for t in token.sent[-2:]
    )
    return listed or (headline and not any(c.is_punct and c.i > child.i for c in token.children))


def passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject undergoes it."""
    for child in verb.children:
        if child.dep_ in {"auxpass", "nsubjpass"}:
            return True
        if child.dep_ == "nsubj":
            return False
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod", "relcl"}:
        return not any(c.dep_ == "aux" for c in verb.children)
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return passive(verb.head) and not any(c.dep_ in {"aux", "dobj"} for c in verb.children)
    if verb.dep_ in {"advcl", "ROOT"}:
        return any(c.dep_ in {"agent", "prep"} for c in verb.children) and not any(
            c.dep_ in {"aux", "dobj"} for c in verb.children
        )
    return False


def subject(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """The grammatical subject, inherited where the clause has none of its own."""
    if depth > MAX_CLIMB:
        return []
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if child.lower_ in RELATIVE and verb.dep_ == "relcl":
                return _antecedent(verb)
            if child.lower_ in RELATIVE and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
                return _antecedent(verb.head)
            return expand(child)
    head = verb.head
    match verb.dep_:
        case "conj" if head.pos_ in VERBAL or head.dep_ in {"acl", "advcl", "xcomp"}:
            return subject(head, lexicon, depth + 1)
        case "xcomp" | "ccomp":
            return controller(verb, lexicon, depth + 1)
        case "advcl" if head.pos_ in VERBAL:
            return subject(head, lexicon, depth + 1)
        case "acl" if verb.tag_ in {"VBG", "VBN"} and not _infinitive(verb):
            return [head]
        case "relcl":
            return _antecedent(verb)
        case "amod":
            return [head]
        case "pcomp":
            return _of_gerund(verb, lexicon, depth + 1)
        case "acl":  # "a plan to attack": whoever holds the plan
            return holder(head, lexicon, depth + 1)
        case "acomp" | "oprd" | "attr" if head.pos_ in VERBAL:
            return subject(head, lexicon, depth + 1)
        case "ROOT" | "advcl" if verb.tag_ in {
            "VBZ",
            "VBP",
            "VBD",
        }:  # headlines: "Court orders ..."
            return [
                c
                for c in verb.lefts
                if c.dep_ in {"compound", "npadvmod", "dep", "nmod"} and c.pos_ in {"NOUN", "PROPN"}
            ][-1:]
    return []


def controller(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Who does what an infinitive or gerund says: the governing verb's object or its subject."""
    head = verb.head
    if head.pos_ not in VERBAL and head.dep_ in {
        "acomp",
        "oprd",
        "attr",
    }:  # was due to, is likely to
        return subject(head.head, lexicon, depth + 1) if head.head.pos_ in VERBAL else []
    if lexicon.cue("object_control", head.lemma_.lower()):
        objects = [
            t
            for c in head.children
            if c.dep_ in {"dobj", "dative"} and c.i < verb.i
            for t in expand(c)
        ]
        for prep in head.children:  # call on X to, appeal to X to
            if not objects and prep.dep_ in {"prep", "dative"} and prep.i < verb.i:
                objects = [t for c in prep.children if c.dep_ == "pobj" for t in expand(c)]
        if objects:
            return objects
        if passive(head):
            return subject(head, lexicon, depth + 1)
        if head.lemma_.lower() not in {
            "want",
            "expect",
            "need",
            "call",
            "push",
            "help",
            "press",
            "move",
        }:
            return []
    return subject(head, lexicon, depth + 1)


def _of_gerund(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """ "after meeting X", "accused X of bombing Y", "X's plan for invading Y"."""
    prep = verb.head
    governor = prep.head
    if governor.pos_ in VERBAL:
        if lexicon.cue("object_control", governor.lemma_.lower()) and prep.lower_ in {
            "of",
            "for",
            "from",
            "with",
            "into",
        }:
            if passive(governor):
                return subject(governor, lexicon, depth)
            return [t for c in governor.children if c.dep_ == "dobj" for t in expand(c)]
        objects = patients(governor, lexicon) if prep.lower_ == "for" else []
        return objects or subject(
            governor, lexicon, depth
        )  # "criticised Jo for backing Y": Jo backs
    return holder(governor, lexicon, depth)


def holder(noun: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Whose plan, attempt, decision a noun is: its possessor, else the subject of the verb that it is the object of."""
    for child in noun.children:
        if child.dep_ == "poss":
            return expand(child)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "by":
            return [t for c in child.children if c.dep_ == "pobj" for t in expand(c)]
    if noun.dep_ == "dobj" and noun.head.pos_ in VERBAL:
        return agents(noun.head, lexicon, depth + 1)
    if noun.dep_ == "nsubjpass":
        return agents(noun.head, lexicon, depth + 1)
    return []


def agents(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Who does what the verb says; nobody is invented for a passive that names no agent."""
    if depth > MAX_CLIMB:
        return []
    if not passive(verb):
        return subject(verb, lexicon, depth)
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found += [t for c in child.children if c.dep_ == "pobj" for t in expand(c)]
        elif (
            child.dep_ in {"npadvmod", "compound", "nmod", "amod", "nsubj"}
            and child.i < verb.i
            and _hyphened(child, verb)
        ):
            found.append(child)  # Iran-backed
    return found


def patients(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Who undergoes it: direct object, or subject of a passive."""
    if passive(verb):
        return subject(verb, lexicon)
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "dobj" and child.lower_ not in RELATIVE:
            found += expand(child)
        elif (
            child.dep_ in {"ccomp", "xcomp"}
            and (_infinitive(child) or child.tag_ == "VB")
            and lexicon.cue("object_control", verb.lemma_.lower())
        ):
            found += [
                t for c in child.children if c.dep_ in {"nsubj", "nsubjpass"} for t in expand(c)
            ]
    receivers = datives(verb)
    if receivers and all(
        t.ent_type_ in {"MONEY", "CARDINAL", "QUANTITY", "PERCENT", "DATE"} for t in found
    ):
        return receivers  # "fined the bank $2m"
    if found:
        return found
    if verb.dep_ == "relcl" and _gap(verb):
        return _antecedent(verb)
    for child in verb.rights:  # "attacked and destroyed the base"
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and child.i - verb.i <= 2
            and not any(
                c.dep_ in {"nsubj", "nsubjpass", "prep"} and c.i < child.i for c in child.children
            )
        ):
            return (
                []
                if any(c.dep_ in {"prep", "ccomp", "xcomp"} for c in verb.children)
                else patients(child, lexicon)
            )
    return []


def prepositions(token: Token) -> Iterator[tuple[str, Token, list[Token]]]:
    """The prepositional phrases of a word: preposition in lower case, its token, the phrases below it."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative", "prt", "advmod"} and child.pos_ in {
            "ADP",
            "SCONJ",
            "ADV",
            "PART",
            "VERB",
        }:
            objects = [t for c in child.children if c.dep_ == "pobj" for t in expand(c)]
            if objects:
                yield child.lower_, child, objects
            for below in child.children:  # out of, away from, along with
                if below.dep_ in {"prep", "conj"} and below.pos_ in {"ADP", "SCONJ"}:
                    if deeper := [t for c in below.children if c.dep_ == "pobj" for t in expand(c)]:
                        yield below.lower_, below, deeper


def datives(verb: Token) -> list[Token]:
    """Receivers without a preposition: "gave the rebels support"."""
    return [t for c in verb.children if c.dep_ == "dative" and c.pos_ in NOMINAL for t in expand(c)]


def _antecedent(verb: Token) -> list[Token]:
    """The phrase that a relative clause hangs on; of coordinated ones the last, as writers mean it."""
    return [verb.head]


def _gap(verb: Token) -> bool:
    """ "the group (that) X supports": a relative clause whose object is the antecedent."""
    own_subject = any(c.dep_ in {"nsubj"} and c.lower_ not in RELATIVE for c in verb.children)
    if not own_subject:
        return False
    return (
        not any(
            c.dep_ in {"ccomp", "xcomp", "attr", "acomp"}
            or (c.dep_ == "dobj" and c.lower_ not in RELATIVE)
            for c in verb.children
        )
        and not any(
            c.dep_ in {"prep"}
            and c.lower_ in {"in", "on", "for", "with", "to", "of", "at"}
            and any(g.lower_ in RELATIVE for g in c.children)
            for c in verb.children
        )
        and not any(c.lower_ in {"where", "when", "why", "how"} for c in verb.children)
    )


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _hyphened(left: Token, verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).text in {"-", "–"} and left.i <= verb.i - 2 < left.i + 3
