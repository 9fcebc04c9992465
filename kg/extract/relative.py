"""Step 4a: the grammar of relative clauses: what they hang on, and what stands in their gap."""

from spacy.tokens import Token

from kg.extract.phrases import expand
from kg.extract.tree import NOUNS, PLURAL_TAGS, SUBJECTS, conjunction_head, has

#: Relative pronouns (closed class).
RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Question words that fill a place in a relative clause other than the object's.
ADVERBIAL_RELATIVE = frozenset({"where", "when", "why", "how"})


def is_partitive(verb: Token, subject_: Token) -> bool:
    """Whether the subject takes up a coordination: "both of them", "all of whom"."""
    return verb.dep_ == "relcl" and subject_.lower_ in {"both", "all", "each", "neither"}


def antecedent(verb: Token) -> list[Token]:
    """The phrase that a relative clause hangs on.

    Of coordinated ones the last (`antecedents` tells whether all are meant). No person is meant by
    "which", no place by "who", and beside a person's office not its body.
    """
    head = verb.head
    relatives = {c.lower_ for c in verb.children if c.dep_ in SUBJECTS}
    above = [t for t in head.ancestors if t.pos_ in NOUNS]
    if "which" in relatives and head.ent_type_ == "PERSON":  # "the firm run by Berg, which"
        # of two names that the recogniser takes for persons the outer one is the firm
        firm = next((t for t in above if t.ent_type_ != "PERSON"), above[0] if above else head)
        return [firm]
    if "who" in relatives and head.ent_type_ in {"GPE", "LOC"}:  # "its envoy to Bohum, who"
        return [next((t for t in above if t.pos_ == "NOUN" and t.dep_ != "appos"), head)]
    if "who" in relatives and head.ent_type_ == "ORG":  # "Berg, head of the Second Army, who"
        roles = (t for t in above if t.dep_ == "appos" and t.head.ent_type_ == "PERSON")
        return [next((role.head for role in roles), head)]
    if "that" in relatives and head.ent_type_ in {"GPE", "LOC"}:  # "a court in Bohum that"
        return [next((t for t in above if t.pos_ == "NOUN"), head)]
    return [head]


def antecedents(verb: Token) -> list[Token]:
    """The phrases that a relative clause is about, where it may be about several.

    One that the parser hangs on the first of "Peru, Chad and Fiji, which quit" is about all, and so
    is one whose verb is a plural's: "Peru and Chad, which are landlocked".
    """
    found = antecedent(verb)
    head = verb.head
    first = conjunction_head(head)
    together = expand(first)
    if found != [head] or head not in together or together[-1].i > verb.i:
        return found
    comma = verb.left_edge.i and verb.left_edge.nbor(-1).text == ","
    all_of_them = head == first or _is_plural(verb)
    alone = len(together) == 1 or together[-1].tag_ in PLURAL_TAGS or head.tag_ in PLURAL_TAGS
    return together if comma and all_of_them and not alone else found


def _is_plural(verb: Token) -> bool:
    """Whether the verb's own form tells that its subject is a plural."""
    finite = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}), verb)
    return finite.tag_ == "VBP" or finite.lower_ == "were"


def has_gap(verb: Token) -> bool:
    """Whether a relative clause's object is the antecedent: "the group (that) X supports"."""
    own_subject = any(c.dep_ == "nsubj" and not is_relative(c) for c in verb.children)
    return own_subject and not (
        has(verb, "ccomp", "xcomp", "attr", "acomp")
        or any(c.dep_ == "dobj" and not is_relative(c) for c in verb.children)
        or any(_fronts_relative(c) for c in verb.children)
        or any(c.lower_ in ADVERBIAL_RELATIVE for c in verb.children)
    )


def is_relative(token: Token) -> bool:
    """Whether a word is a relative pronoun: "who", but not the WHO."""
    return token.lower_ in RELATIVE and not token.text.isupper()


def _fronts_relative(child: Token) -> bool:
    """Whether a preposition takes the relative pronoun: "the group *with which* X talks"."""
    return (
        child.dep_ == "prep"
        and child.lower_ in {"in", "on", "for", "with", "to", "of", "at"}
        and any(is_relative(below) for below in child.children)
    )
