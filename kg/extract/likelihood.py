"""Step 3: how likely a pronoun means a mention, by where the two stand."""

from spacy.tokens import Doc, Token

from kg.extract.candidates import Candidate
from kg.extract.chains import Chains
from kg.extract.tree import SUBJECTS, clause_of, conjunction_head, has, has_subject

#: How much less likely than a subject the antecedent of a pronoun is in these roles (after Lappin
#: and Leass 1994).
SALIENCE = {"nsubj": 0.0, "nsubjpass": 0.3, "agent": 1.2, "dobj": 1.3, "poss": 1.6}
#: "it" and "them" as objects continue objects.
PARALLEL = {"nsubj": 0.9, "nsubjpass": 0.6, "agent": 1.2, "dobj": 0.3, "pobj": 0.6, "poss": 1.6}
#: Any other role; one sentence of distance; a place, where somebody acts.
OTHER_ROLE = SENTENCE = PLACE = 2.0
#: A possessive looks into its own sentence first: "Anna sold her farm".
OWN_SENTENCE = -0.5
#: And in its own clause: "Anna said that Mina was shot at her farm".
OWN_CLAUSE = -0.5
#: "Anna met her": not Anna.
OWN_SUBJECT = 5.0
#: "accused Anna of selling her farm", "helped Norvik in its war": the object's.
OBJECT_MINDED = -3.0
#: "a rival": mentioned, not talked about.
INDEFINITE = 0.8
#: Quotations have pronouns of their own.
QUOTATION = 2.0
#: "Anna said that Mina had left. She ...": of two subjects more likely the one who speaks.
REPORTED = 0.5
#: "Norvik, which backed Anna, broke with Mina after she left": Anna is told of in passing.
ASIDE = 1.5
#: Who may be either is less likely than a woman for "she".
NO_GENDER = 0.8


def cost_of(chains: Chains, c: Candidate, other: Candidate) -> tuple[float, int]:
    """Less is likelier: near, a subject, the subject of the clause before."""
    lexicon = chains.mentions.lexicon
    token, head = chains.doc[c.head], chains.doc[other.head]
    distance = chains.sentence[c.head] - chains.sentence[other.head]
    role = _role(chains.doc, other)
    as_object = token.dep_ in {"dobj", "pobj"}
    cost = cost_of_place(chains, c, role, distance)
    if other.kind in {"Place", "Facility"}:
        cost += PLACE
    if lexicon.cue("possessive", c.lemma) and _is_own_subject(chains, token, other):
        undergone = lexicon.cue("undergone", token.head.lemma_.lower())
        cost += OWN_SUBJECT if undergone and token.head.dep_ == "dobj" else OWN_CLAUSE
    if other.how == "noun" and not other.definite:
        cost += INDEFINITE
    if role == "dobj" and (_is_told_of(chains, token, head) or _is_alleged(chains, token, head)):
        cost += OBJECT_MINDED
    if (c.head in chains.quoted) != (other.head in chains.quoted):
        cost += QUOTATION
    if role == "dobj" and _is_its_victim(chains, token, head):
        cost += OBJECT_MINDED
    cost += _cost_of_clause(token, head, distance) + _cost_of_gender(chains, c, other)
    acts = role == "nsubj" and distance == 0 and token.head == head.head
    if as_object and (acts or _is_own_subject(chains, token, other)):
        cost += OWN_SUBJECT
    return cost, -other.start


def _cost_of_gender(chains: Chains, c: Candidate, other: Candidate) -> float:
    """Less likely is who neither by name nor by pronouns is known to be a woman or a man."""
    personal = chains.mentions.lexicon.cue("pronoun", c.lemma) in {"he", "she"}
    told = any(m.gender for m in chains.entity(other).mentions)
    return NO_GENDER if personal and other.named and not told else 0.0


def _cost_of_clause(token: Token, head: Token, distance: int) -> float:
    """How much less is spoken of whom a subordinate clause names."""
    if not distance:
        return ASIDE if _is_aside(token, head) else 0.0
    return REPORTED if any(t.dep_ == "ccomp" for t in (head, *head.ancestors)) else 0.0


def _is_its_victim(chains: Chains, possessive: Token, owner: Token) -> bool:
    """Whether the owner's people are struck after it, or its deeds looked into.

    As in "attacked Norvik and killed its president", "fined Brunsel and opened an inquiry into
    its deals": nobody kills or investigates what is its own.
    """
    cue = chains.mentions.lexicon.cue
    first = conjunction_head(owner).head
    if possessive.dep_ != "poss" or possessive.i < owner.i or first.pos_ != "VERB":
        return False
    if any(t.dep_ == "prep" and t.lower_ == "into" for t in possessive.ancestors):
        return cue("object_minded", first.lemma_.lower()) is not None
    struck = possessive.head
    verb = above = conjunction_head(struck).head
    if struck.dep_ != "dobj" or cue("strikes", verb.lemma_.lower()) is None:
        return False
    while above.dep_ == "conj" and above.i > first.i and not has(above, "nsubj", "nsubjpass"):
        above = above.head
    return above.i == first.i and verb.i > first.i


def _is_aside(pronoun: Token, head: Token) -> bool:
    """Whether an antecedent stands in a relative clause that the pronoun is not in."""
    above = next((t for t in head.ancestors if t.dep_ == "relcl"), None)
    return above is not None and not above.is_ancestor(pronoun) and above.head.dep_ in SUBJECTS


def _is_told_of(chains: Chains, possessive: Token, owner: Token) -> bool:
    """Whether a verb of praise, blame or help tells of its object what the possessive stands in."""
    verb = conjunction_head(owner).head
    cue = chains.mentions.lexicon.cue
    if possessive.dep_ != "poss" or not cue("object_minded", verb.lemma_.lower()):
        return False
    above = [possessive, *possessive.ancestors]
    return any(
        each.head.i == verb.i and each.dep_ in {"prep", "xcomp", "ccomp"} and each.i > owner.i
        for each in above
    ) or any(each.dep_ == "prep" and each.head.i == owner.i for each in above)


def _is_alleged(chains: Chains, subject: Token, other: Token) -> bool:
    """Whether it is alleged of whom the main verb hits: "sued Brunsel, alleging that it lied"."""
    says = subject.head.head
    content = subject.dep_ == "nsubj" and subject.head.dep_ == "ccomp"
    if not content or says.dep_ != "advcl" or says.head != conjunction_head(other).head:
        return False
    return chains.mentions.lexicon.cue("speech", says.lemma_.lower()) == "alleged"


def cost_of_place(chains: Chains, c: Candidate, role: str, distance: int) -> float:
    """The cost of a role so many sentences back alone: of what is no actor's mention."""
    roles = PARALLEL if _continues_objects(chains, c) else SALIENCE
    cost = distance * SENTENCE + roles.get(role, OTHER_ROLE)
    if distance == 0 and chains.mentions.lexicon.cue("possessive", c.lemma):
        cost += OWN_SENTENCE
    return cost


def _continues_objects(chains: Chains, c: Candidate) -> bool:
    as_object = chains.doc[c.head].dep_ in {"dobj", "pobj"}
    return as_object and chains.mentions.lexicon.cue("object_pronoun", c.lemma) is not None


def _is_own_subject(chains: Chains, token: Token, other: Candidate) -> bool:
    """Whether an antecedent is the subject of the pronoun's clause by another of its mentions.

    "Anna said she had met her": not Anna.
    """
    clause, subjects = _acting_clause(clause_of(token))
    mentions = chains.entity(other).mentions
    heads = (conjunction_head(chains.doc[mention.head]) for mention in mentions)
    return any(head.dep_ in subjects and head.head.i == clause.i for head in heads)


def _acting_clause(clause: Token) -> tuple[Token, frozenset[str]]:
    """The clause whose subject, or object, is who acts in a clause: "promised to help her"."""
    subjects = SUBJECTS
    while clause.dep_ == "xcomp" and not has_subject(clause):
        clause = clause.head
        if has(clause, "dobj"):  # whom somebody urges acts; who promises acts
            return clause, frozenset({"dobj"})
    return clause, subjects


def _role(doc: Doc, other: Candidate) -> str:
    """The grammatical role of a mention, of a coordinated one that of the first."""
    token = doc[other.head]
    while token.dep_ in {"conj", "appos", "compound"} and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "agent"
    return token.dep_
