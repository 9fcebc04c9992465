"""What means no relation: cues, actor nouns, titles, base forms, shares of right readings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from types import MappingProxyType

from kg.errors import DataError
from kg.lexicon.toml import one_of, only, read, table, tables, words
from kg.model import MODALITIES
from kg.ontology import Ontology

YES = ("yes",)
#: The kinds of readings that confidence.toml tells apart: said as so, or denied, planned, alleged;
#: and whether each end is named by its own words, or one takes its name from another mention.
VOICES = ("stated", "unstated")
NAMINGS = ("own", "elsewhere")
#: What a governing word makes of what it governs.
MARKS = (*MODALITIES, "negative")
SPEECH = ("reported", "alleged", "denied")
GENDERS = ("male", "female")
#: The tables of cues.toml and the values that their words may have; None = any. `docs/lexicon.md`
#: tells what each is for.
CUES: dict[str, Collection[str] | None] = {
    "speech": SPEECH,
    "speech_noun": SPEECH,
    "control": MARKS,
    "control_adjective": MARKS,
    "control_noun": MARKS,
    "light": MARKS,
    "through": MARKS,
    "modal": MARKS,
    "adverb": MARKS,
    "condition": MARKS,
    "noun_modifier": MARKS,
    "charging": MARKS,
    "topical": ("owner", "alone"),
    "office": ("held", "planned", "lost"),
    "expletive": ("alone", "with_clause"),
    "pronoun": ("he", "she", "it", "they", "i", "we"),
    "gender_of_title": GENDERS,
    "gender_of_noun": GENDERS,
    "gender_of_ending": GENDERS,
    "weekday": [str(number) for number in range(1, 8)],
    "month": [str(number) for number in range(1, 13)],
    "near_day": ("-1", "0", "1"),
    "irregular_plural": None,
    "class_of": None,  # kinds: checked against the ontology
    "body_closing": None,  # kinds too
    "body_opening": None,
    "owned": None,
    "dying": None,  # relations: checked against the ontology
    "called": ("yes", "as"),
    "hits_holder": ("arms", "goods", "acts"),
    "lawmaker": ("generic", "title"),
    "companion": None,  # relations: checked against the ontology
    "judgement": None,  # relations too
    "describing": ("told", "held"),
    "deed_judgement": None,
    **dict.fromkeys(
        (
            "abbreviation", "about", "accusing", "agreeing", "answering", "any", "any_person",
            "any_side", "appointing", "army", "article_before", "article_before_head", "asking_for",
            "asking_noun", "authored", "authoring", "befalling", "binding", "blameworthy",
            "brokering", "cabinet", "claiming", "class_word", "client", "commissioning",
            "company_tail", "compass", "copula", "crowd", "deadline", "definite", "deictic",
            "department", "document", "doing", "either_control", "either_kind", "ellipsis",
            "else_behind_dash", "empty", "enabling", "engaged", "example", "feat", "flouting",
            "former", "gathering", "hearsay", "helping", "holding", "honorific", "hurting",
            "insisting", "issuing", "jointly", "judging", "leaving", "local_head", "looking_on",
            "loose", "mere_group", "mere_purpose", "mere_side", "money", "name_particle",
            "name_suffix", "naming", "national", "necessity", "no_year", "object_control",
            "object_minded", "object_pronoun", "occurrence", "of_army", "of_force", "of_portfolio",
            "of_rebels", "of_sides", "owed", "own_act", "own_territory", "party_head",
            "past_adverb", "people_of", "performed", "plain_modifier", "plural_demonym",
            "plural_noun", "possessive", "public_name", "quantity", "rank", "ranking", "rebellious",
            "same_title", "sayable", "second", "settlement", "short_span", "siding", "some",
            "spatial", "stake", "strikes", "suffering", "taking", "temporal", "time_unit",
            "to_polities", "two", "undergone", "utterance", "vehicle", "warning", "weak_title",
            "where", "wronging", "yielding",
        ),
        YES,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """What holding a title says of the body named with it."""

    relation: str
    of: str | None = None
    """Id of the body that is meant when none is named."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of the readings of annotated text were right: `docs/confidence.md`."""

    overall: float
    open: float
    """Of open readings, which nobody has annotated: set by hand."""
    kinds: Mapping[tuple[str, str], float]
    """By voice and naming; a kind with too few readings is not there."""


def cue_tables(path: Traversable, ontology: Ontology) -> Mapping[str, Mapping[str, str]]:
    """The tables of cues.toml, turned round: word to value, in the order of the file.

    Raises:
        DataError: a table that is missing or unknown, a value that is none of its table's, a word
        that stands twice.
    """
    raw = read(path)
    only(path, "$", raw, CUES)
    for name in CUES:
        if name not in raw:
            raise DataError(path, f"$.{name}", "wants this table")
    found = {name: _cue_table(path, name, raw[name]) for name in raw}
    names = {"kind": ontology.kinds, "relation": ontology.relations}
    told = [
        ("kind", "body_closing"),
        ("kind", "body_opening"),
        ("kind", "class_of"),
        ("kind", "owned"),
        ("relation", "companion"),
        ("relation", "judgement"),
        ("relation", "deed_judgement"),
        ("relation", "dying"),
    ]
    listed = [(what, name, set(found[name].values())) for what, name in told]
    listed += [
        ("relation", name, set(found[name]))
        for name in (
            "topical",
            "performed",
            "befalling",
            "helping",
            "judging",
            "taking",
            "utterance",
            "to_polities",
        )
    ]
    for what, name, values in listed:
        for unknown in sorted(values - set(names[what])):
            where = f"$.{name}.{unknown}" if (what, name) in told else f"$.{name}"
            raise DataError(path, where, f"no {what} is called {unknown!r}")
    return MappingProxyType(found)


def _cue_table(path: Traversable, name: str, raw: object) -> Mapping[str, str]:
    by_word: dict[str, str] = {}
    allowed = CUES[name]
    for value, listed in table(path, f"$.{name}", raw).items():
        where = f"$.{name}.{value}"
        if allowed is not None:
            one_of(path, where, value, allowed)
        for word in words(path, where, listed):
            if word in by_word:
                raise DataError(path, where, f"{word!r} stands twice in the table")
            by_word[word] = value
    return MappingProxyType(by_word)


def actor_nouns(path: Traversable, ontology: Ontology) -> dict[str, str]:
    """Nouns to kinds.

    Raises:
        DataError: a table that is no kind, or a noun that stands twice.
    """
    found: dict[str, str] = {}
    for kind, raw in read(path).items():
        where = f"$.{kind}"
        if kind not in ontology.kinds:
            raise DataError(path, where, f"no kind is called {kind!r}")
        entry = table(path, where, raw)
        only(path, where, entry, {"nouns"})
        for noun in words(path, f"{where}.nouns", entry.get("nouns")):
            if noun in found:
                raise DataError(path, where, f"{noun!r} stands twice")
            found[noun] = kind
    return found


def titles(path: Traversable, ontology: Ontology) -> dict[str, Title]:
    """Titles in lower case to what they say; of a title that stands twice the later entry counts.

    Raises:
        DataError: an entry without words, or whose relation is none.
    """
    found: dict[str, Title] = {}
    raw = read(path)
    only(path, "$", raw, {"title"})
    for number, entry in enumerate(tables(path, "$.title", raw.get("title"))):
        where = f"$.title[{number}]"
        only(path, where, entry, {"words", "relation", "of"})
        relation = entry.get("relation")
        if relation not in ontology.relations:
            raise DataError(path, f"{where}.relation", f"no relation is called {relation!r}")
        title = Title(str(relation), entry.get("of"))
        for each in words(path, f"{where}.words", entry.get("words")):
            found[each.lower()] = title
    return found


def base_forms(path: Traversable) -> dict[str, str]:
    """Verb forms to their base forms.

    Raises:
        DataError: a base form that is no word.
    """
    raw = read(path)
    only(path, "$", raw, {"verb"})
    found = table(path, "$.verb", raw.get("verb"))
    for form, base in found.items():
        if not isinstance(base, str) or not base:
            raise DataError(path, f"$.verb.{form}", f"wants a word, got {base!r}")
    return dict(found)


def shares(path: Traversable) -> Shares:
    """What share of readings is right, kind by kind.

    Raises:
        DataError: a kind that is none, or a share that is no number from 0 to 1.
    """
    raw = read(path)
    only(path, "$", raw, {"overall", "open", *VOICES})
    kinds: dict[tuple[str, str], float] = {}
    for voice in VOICES:
        entry = table(path, f"$.{voice}", raw.get(voice, {}))
        only(path, f"$.{voice}", entry, NAMINGS)
        for naming, value in entry.items():
            kinds[voice, naming] = _share(path, f"$.{voice}.{naming}", value)
    overall, open_ = (_share(path, f"$.{key}", raw.get(key)) for key in ("overall", "open"))
    return Shares(overall, open_, MappingProxyType(kinds))


def _share(path: Traversable, where: str, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise DataError(path, where, f"wants a number from 0 to 1, got {value!r}")
