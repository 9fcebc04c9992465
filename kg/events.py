"""Event codes of a statement: PLOVER and CAMEO, by the codebooks' rules for negation and modality.

The relation's own code stands in the ontology. A codebook recodes what is refused, ended, planned
or only alleged, which a statement keeps apart as polarity, modality and speaker; so the rules are
applied here, after the fact, and nothing is recoded in the graph. The rules are data:
`kg/data/en/events.toml`, the first that fits counts. A rule has ::

    name         what it is about, in words
    polarity, modality, quad   which statements it is for; no `quad` means any class that has a code
    said         a list of [said]: one of its words must stand between the actor and the act
    attribution  a list of [attribution]: the speaker says so by one of its verbs
    speaker      another: somebody else than the subject says so
    own, none    true: the relation's own code, or no event
    codes        else: the start of the relation's CAMEO code -> "TYPE CAMEO mode"
    source, target  who acts and on whom, where not the subject on the object

See PLOVER (https://github.com/openeventdata/PLOVER) and CAMEO 1.1b3
(https://parusanalytics.com/eventdata/data.dir/cameo.html).
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

from kg.errors import DataError
from kg.model import MODALITIES, POLARITIES, Modality, Polarity, Quote, Reading, Statement
from kg.ontology import Relation

End = Literal["subject", "object", "speaker"]
ENDS: tuple[End, ...] = get_args(End)
QUADS = (1, 2, 3, 4)
KEYS = frozenset(
    {"name", "polarity", "modality", "quad", "said", "attribution", "speaker"}
    | {"own", "none", "codes", "source", "target"}
)
CODE = re.compile(r"(?P<plover>[A-Z]+) (?P<cameo>\d{3,4})(?: (?P<mode>[a-z-]+))?")


@dataclass(frozen=True, slots=True)
class Event:
    """A code of the codebooks, and who it makes act on whom."""

    plover: str
    cameo: str | None
    """CAMEO's root of two digits, or a longer code."""
    mode: str | None = None
    """PLOVER's mode: how it is done."""
    quad: int | None = None
    score: float | None = None
    rule: str = "done"
    """Name of the rule that gave it."""
    source: End = "subject"
    target: End = "object"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `said`, `attribution` and `quad` are empty where anything will do."""

    name: str
    polarity: frozenset[Polarity]
    modality: frozenset[Modality]
    quad: frozenset[int]
    said: re.Pattern[str] | None
    attribution: frozenset[str]
    by_another: bool
    """Whether somebody else than the subject must say so."""
    own: bool
    """Whether it leaves the relation its own code."""
    codes: Mapping[str, Event]
    """Else the codes it gives, by the start of the relation's CAMEO code."""
    source: End
    target: End


def event(told: Reading | Statement, relation: Relation) -> Event | None:
    """The code of what a reading or statement of this relation says; None where it has none."""
    if relation.plover is None:
        return None
    subject = told.subject_mention if isinstance(told, Statement) else told.subject.quote
    said = words_to(told, subject)
    for rule in rules():
        if (
            told.polarity in rule.polarity
            and told.modality in rule.modality
            and (not rule.quad or relation.quad in rule.quad)
            and (rule.said is None or rule.said.search(said))
            and (not rule.attribution or told.attribution_verb in rule.attribution)
            and (not rule.by_another or _is_said_by_another(told))
        ):
            return _coded(rule, relation)
    return None


def words_to(told: Reading | Statement, subject: Quote) -> str:
    """The words from the subject to the act, and the relation's own, in lower case."""
    start, end = (at - told.sentence.start for at in (subject.end, told.trigger.end))
    return f"{told.sentence.text[max(0, start) : max(0, end)]} {told.wording}".lower()


def _is_said_by_another(told: Reading | Statement) -> bool:
    if isinstance(told, Statement):
        return told.speaker not in {None, told.subject}
    return told.speaker is not None and told.speaker.chain != told.subject.chain


def _coded(rule: Rule, relation: Relation) -> Event | None:
    if rule.own and relation.plover is not None:
        codes = relation.plover, relation.cameo, relation.mode, relation.quad, relation.score
        return Event(*codes, rule.name, rule.source, rule.target)
    starts = [it for it in rule.codes if (relation.cameo or "").startswith(it)]
    return rule.codes[max(starts, key=len)] if starts else None


@cache
def rules(language: str = "en") -> tuple[Rule, ...]:
    """The rules of a language, in their order.

    Raises:
        DataError: not TOML; a key, type, code, list, polarity or modality that is none.
    """
    return read(files("kg") / "data" / language / "events.toml")


def read(path: Traversable) -> tuple[Rule, ...]:
    """The rules of a file; DataError names the place of what does not fit."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise DataError(path, "$", f"not TOML: {problem}") from problem
    _only(path, "$", raw, {"said", "attribution", "type", "rule"})
    for name, entry in raw.get("type", {}).items():
        _only(path, f"$.type.{name}", entry, {"quad", "score"})
        if entry.get("quad") not in QUADS or not isinstance(entry.get("score"), int | float):
            raise DataError(path, f"$.type.{name}", "wants `quad`, 1 to 4, and `score`")
    return tuple(
        _rule(path, f"$.rule[{number}]", entry, raw)
        for number, entry in enumerate(raw.get("rule", []))
    )


def _rule(path: Traversable, where: str, entry: Mapping[str, Any], raw: Mapping[str, Any]) -> Rule:
    _only(path, where, entry, KEYS)
    name, codes, own = entry.get("name"), entry.get("codes", {}), entry.get("own") is True
    if not isinstance(name, str) or [bool(codes), own, entry.get("none") is True].count(True) != 1:
        raise DataError(
            path, where, "wants `name`, and one of `own = true`, `none = true`, `codes`"
        )
    lists = {"polarity": POLARITIES, "modality": MODALITIES, "quad": QUADS}
    words = {"source": ENDS, "target": ENDS, "speaker": ("another",)}
    for key, known in {**lists, **words}.items():
        given = entry.get(key, ())
        _only(path, f"{where}.{key}", [given] if isinstance(given, str) else given, known)
    said, attribution = (_listed(path, where, entry, raw, it) for it in ("said", "attribution"))
    source, target = entry.get("source", "subject"), entry.get("target", "object")
    coded = {
        start: _event(path, f"{where}.codes.{start}", text, raw, (name, source, target))
        for start, text in codes.items()
    }
    return Rule(
        name,
        frozenset(entry.get("polarity", ())),
        frozenset(entry.get("modality", ())),
        frozenset(entry.get("quad", ())),
        re.compile(rf"\b(?:{'|'.join(map(re.escape, said))})\b") if said else None,
        frozenset(attribution),
        "speaker" in entry,
        own,
        coded,
        source,
        target,
    )


def _listed(
    path: Traversable, where: str, entry: Mapping[str, Any], raw: Mapping[str, Any], key: str
) -> Sequence[str]:
    """The words of the list that a rule names under `key`."""
    if key not in entry:
        return ()
    lists: Mapping[str, Sequence[str]] = raw.get(key, {})
    _only(path, f"{where}.{key}", [entry[key]], lists)
    return lists[entry[key]]


def _event(
    path: Traversable,
    where: str,
    text: str,
    raw: Mapping[str, Any],
    told: tuple[str, End, End],
) -> Event:
    found = CODE.fullmatch(text)
    if not found:
        raise DataError(path, where, f'wants "TYPE CAMEO mode", got {text!r}')
    plover, cameo, mode = found.group("plover", "cameo", "mode")
    _only(path, where, [plover], raw.get("type", {}))
    type_ = raw["type"][plover]
    return Event(plover, cameo, mode, type_["quad"], float(type_["score"]), *told)


def _only(path: Traversable, where: str, found: Iterable[Any], known: Collection[Any]) -> None:
    for each in found:
        if each not in known:
            names = ", ".join(sorted(map(str, known)))
            raise DataError(path, where, f"{each!r} is none of: {names}")
