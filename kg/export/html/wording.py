"""Statements in words a reader understands: a relation's label, bent to fit polarity and modality.

The ontology's labels are of two sorts: verbs in the third person ("supports", "gives aid to") and
what follows "is" ("allied with", "member of"). The first word's ending tells them apart.
"""

from kg.model import Modality, Polarity

MODALITY_LABELS: dict[Modality, str] = {
    "asserted": "stated",
    "reported": "reported",
    "alleged": "alleged",
    "planned": "planned",
    "attempted": "attempted",
    "considered": "considered",
    "hypothetical": "hypothetical",
}
MODALITY_HINTS: dict[Modality, str] = {
    "asserted": "The article says so in its own voice.",
    "reported": "Somebody says so as a fact.",
    "alleged": "A partisan or hedged claim.",
    "planned": "Not done yet: due, agreed or announced.",
    "attempted": "Tried; the text does not say that it succeeded.",
    "considered": "Weighed, debated or threatened.",
    "hypothetical": "Only under a condition: if, would, might.",
}
POLARITY_LABELS: dict[Polarity, str] = {"positive": "affirmed", "negative": "denied or negated"}

#: How a modality bends a phrase: what stands before the base form, affirmed and denied.
AUXILIARIES: dict[Modality, tuple[str, str]] = {
    "alleged": ("is alleged to", "is alleged not to"),
    "planned": ("is due to", "is not due to"),
    "attempted": ("tries to", "does not try to"),
    "considered": ("weighs whether to", "weighs whether not to"),
    "hypothetical": ("might", "might not"),
}

#: Labels that read badly between two names.
READABLE = {
    "member of": "a member of",
    "rival of": "a rival of",
    "holds position": "holds the position of",
}


def phrase(label: str, polarity: Polarity, modality: Modality) -> str:
    """What stands between subject and object.

    >>> phrase("meets", "positive", "planned")
    'is due to meet'
    >>> phrase("allied with", "negative", "reported")
    'is not allied with'
    >>> phrase("accuses / criticises", "negative", "asserted")
    'does not accuse'
    """
    words = READABLE.get(label, label.split(" / ", maxsplit=1)[0].strip())
    first, _, rest = words.partition(" ")
    denied = polarity == "negative"
    base = base_form(first)
    if modality in AUXILIARIES:
        auxiliary = AUXILIARIES[modality][denied]
        return f"{auxiliary} {joined(base, rest) if base else f'be {words}'}"
    if base is None:
        return f"is not {words}" if denied else f"is {words}"
    return f"does not {joined(base, rest)}" if denied else words


def open_phrase(wording: str, polarity: Polarity, modality: Modality) -> str:
    """The text's own words for a relation that the ontology does not know, in quotation marks.

    They stand as the text has them; what they leave unsaid is added in brackets.

    >>> open_phrase("hummed along with", "positive", "planned")
    '“hummed along with” (planned)'
    """
    notes = [MODALITY_LABELS[modality]] if modality in AUXILIARIES else []
    notes += ["denied"] if polarity == "negative" else []
    return f"“{wording}”" + (f" ({', '.join(notes)})" if notes else "")


def base_form(word: str) -> str | None:
    """The verb below a third person, or None where the word is no such verb.

    >>> [base_form(w) for w in ("carries", "passes", "meets", "is", "has", "ally", "across")]
    ['carry', 'pass', 'meet', 'be', 'have', None, None]
    """
    if word in {"is", "has"}:
        return {"is": "be", "has": "have"}[word]
    if not word.endswith("s") or word.endswith(("ss", "us")):
        return None
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def joined(*words: str) -> str:
    """The words that are not empty, with spaces between."""
    return " ".join(word for word in words if word)
