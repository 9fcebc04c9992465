"""The loader: what a data file may not say, and the place that the error names."""

from pathlib import Path

import pytest

from kg import ontology as ontologies
from kg.errors import DataError
from kg.lexicon import load
from kg.lexicon.senses import Sense, idioms, relation_file
from kg.lexicon.tables import CUES, actor_nouns, base_forms, cue_tables, shares, titles

ONTOLOGY = ontologies.load()


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def senses(tmp_path: Path, text: str) -> list[Sense]:
    path = write(tmp_path, "supports.toml", f'relation = "supports"\n{text}')
    return relation_file(path, ONTOLOGY)[0]


# ------------------------------------------------------------------ patterns
def test_a_verb_pattern_is_lemma_and_alternatives(tmp_path):
    (sense,) = senses(tmp_path, 'verbs = ["side with|for up|"]')
    assert (sense.lemma, sense.rest, sense.size) == ("side", (("with", "for"), ("up", "")), 2)


@pytest.mark.parametrize(
    ("line", "lemma", "objects"),
    [
        ('nouns = ["support for|to"]', "support", ("for", "to")),
        ('nouns = ["show of strength"]', "show of strength", ()),
        ('roles = ["close ally of"]', "close ally", ("of",)),
        ('adjectives = ["loyal to"]', "loyal", ("to",)),
        ('prefixes = ["pro"]', "pro", ()),
    ],
)
def test_the_prepositions_at_the_end_mark_the_object(tmp_path, line, lemma, objects):
    (sense,) = senses(tmp_path, line)
    assert (sense.lemma, sense.objects) == (lemma, objects)


def test_the_long_form_gives_roles_and_marks(tmp_path):
    (sense,) = senses(
        tmp_path,
        '[[noun]]\nwords = "rift"\nagent = ["of"]\nobject = ["with"]\npossessor = "object"\n'
        'polarity = "negative"\nmodality = "alleged"\nobject_kinds = ["State"]',
    )
    assert (sense.agents, sense.objects, sense.possessor) == (("of",), ("with",), "object")
    assert (sense.polarity, sense.modality, sense.object_kinds) == (
        "negative",
        "alleged",
        ("State",),
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('verb = ["back"]', r"\$\.verb\[0\]"),
        ('verbs = "back"', r"\$\.verbs"),
        ('verbs = ["back", " "]', r"\$\.verbs"),
        ('adverbs = ["well"]', r"\$\.adverbs"),
        ('[[verb]]\nwords = "back"\nobjekt = "to"', r"\$\.verb\[0\]\.objekt"),
        ('[[verb]]\nobject = "to"', r"\$\.verb\[0\]"),
        ('[[verb]]\nwords = "back"\npolarity = "bad"', r"\$\.verb\[0\]\.polarity"),
        ('[[verb]]\nwords = "back"\nmodality = "maybe"', r"\$\.verb\[0\]\.modality"),
        ('[[verb]]\nwords = "back"\nobject_kinds = ["Stat"]', r"\$\.verb\[0\]\.object_kinds"),
        ("[[example]]\nyields = []", r"\$\.example\[0\]\.text"),
        ('[[example]]\ntext = "A"\nyields = "B"', r"\$\.example\[0\]\.yields"),
        ("verbs = [", r"\$"),
    ],
)
def test_a_relations_file_that_does_not_fit_is_refused_at_its_place(tmp_path, text, where):
    with pytest.raises(DataError, match=rf"supports\.toml: .* @ {where}$"):
        senses(tmp_path, text)


def test_a_relations_file_has_its_relations_name(tmp_path):
    path = write(tmp_path, "opposes.toml", 'relation = "supports"')
    with pytest.raises(DataError, match="the file's own name, got 'supports'"):
        relation_file(path, ONTOLOGY)
    path = write(tmp_path, "suports.toml", 'relation = "suports"')
    with pytest.raises(DataError, match="no relation is called 'suports'"):
        relation_file(path, ONTOLOGY)


def test_idioms_are_verb_patterns_that_say_nothing(tmp_path):
    (sense,) = idioms(write(tmp_path, "idioms.toml", 'patterns = ["back away"]'))
    assert (sense.relation, sense.lemma, sense.rest) == (None, "back", (("away",),))
    with pytest.raises(DataError, match=r"idioms\.toml: .* @ \$\.patterns"):
        idioms(write(tmp_path, "idioms.toml", "patterns = 3"))


# ------------------------------------------------------------------ cues
def cue_text(**changed: str) -> str:
    """A file with every table empty but for these."""
    return "\n".join(f"[{name}]\n{changed.get(name, '')}" for name in CUES)


def test_a_cue_table_is_turned_round(tmp_path):
    text = cue_text(speech='reported = ["say", "add"]\ndenied = ["deny"]')
    found = cue_tables(write(tmp_path, "cues.toml", text), ONTOLOGY)
    assert dict(found["speech"]) == {"say": "reported", "add": "reported", "deny": "denied"}


@pytest.mark.parametrize(
    ("table", "text", "where"),
    [
        ("speech", 'planned = ["say"]', r"\$\.speech\.planned"),
        ("control", 'sure = ["try"]', r"\$\.control\.sure"),
        ("office", 'had = ["serve"]', r"\$\.office\.had"),
        ("month", '13 = ["smarch"]', r"\$\.month\.13"),
        ("quantity", 'yes = "dozen"', r"\$\.quantity\.yes"),
        ("quantity", 'yes = ["dozen", "dozen"]', r"\$\.quantity\.yes"),
        ("class_of", 'Stat = ["country"]', r"\$\.class_of\.Stat"),
        ("owned", 'Compny = ["supplier"]', r"\$\.owned\.Compny"),
        ("owned", 'supports = ["supplier"]', r"\$\.owned\.supports"),
        ("companion", 'alliedWth = ["allied"]', r"\$\.companion\.alliedWth"),
        ("companion", 'State = ["allied"]', r"\$\.companion\.State"),
        ("topical", 'owner = ["suports"]', r"\$\.topical"),
        ("performed", 'yes = ["supports", "marches"]', r"\$\.performed"),
        ("performed", 'no = ["supports"]', r"\$\.performed\.no"),
    ],
)
def test_a_cue_that_does_not_fit_is_refused_at_its_place(tmp_path, table, text, where):
    path = write(tmp_path, "cues.toml", cue_text(**{table: text}))
    with pytest.raises(DataError, match=rf"cues\.toml: .* @ {where}$"):
        cue_tables(path, ONTOLOGY)


def test_kinds_and_relations_that_are_may_be_told(tmp_path):
    text = cue_text(
        owned='Company = ["supplier"]',
        companion='alliedWith = ["allied"]',
        performed='yes = ["supports"]',
    )
    found = cue_tables(write(tmp_path, "cues.toml", text), ONTOLOGY)
    assert [dict(found[name]) for name in ("owned", "companion", "performed")] == [
        {"supplier": "Company"},
        {"allied": "alliedWith"},
        {"supports": "yes"},
    ]


def test_a_table_that_is_missing_or_unknown_is_refused(tmp_path):
    text = cue_text()
    with pytest.raises(DataError, match=r"wants this table @ \$\.speech$"):
        cue_tables(write(tmp_path, "cues.toml", text.replace("[speech]\n", "")), ONTOLOGY)
    with pytest.raises(DataError, match=r"no such key.* @ \$\.speach$"):
        cue_tables(write(tmp_path, "cues.toml", text + "\n[speach]"), ONTOLOGY)


def test_a_verb_with_its_particle_comes_before_the_verb():
    lexicon = load()
    assert lexicon.verb_cue("light", "call", ["off"]) == "negative"
    assert lexicon.verb_cue("light", "call", []) == "asserted"
    assert lexicon.verb_cue("light", "sleep", ["off"]) is None


# ------------------------------------------------------------------ other tables
def test_nouns_are_of_kinds_that_are(tmp_path):
    path = write(tmp_path, "nouns.toml", '[Rebels]\nnouns = ["rebel"]')
    with pytest.raises(DataError, match=r"no kind is called 'Rebels' @ \$\.Rebels"):
        actor_nouns(path, ONTOLOGY)
    path = write(tmp_path, "nouns.toml", '[Person]\nnouns = ["a", "a"]')
    with pytest.raises(DataError, match="'a' stands twice"):
        actor_nouns(path, ONTOLOGY)


def test_titles_say_a_relation_that_is(tmp_path):
    text = '[[title]]\nwords = ["Head Cook"]\nrelation = "leads"\nof = "Norvik"'
    (found,) = titles(write(tmp_path, "titles.toml", text), ONTOLOGY).items()
    assert (found[0], found[1].relation, found[1].of) == ("head cook", "leads", "Norvik")
    path = write(tmp_path, "titles.toml", text.replace("leads", "cooks"))
    with pytest.raises(DataError, match=r"@ \$\.title\[0\]\.relation"):
        titles(path, ONTOLOGY)
    path = write(tmp_path, "titles.toml", text.replace("words", "names"))
    with pytest.raises(DataError, match=r"@ \$\.title\[0\]\.names"):
        titles(path, ONTOLOGY)


def test_base_forms_are_words(tmp_path):
    assert base_forms(write(tmp_path, "lemmas.toml", '[verb]\nfined = "fine"')) == {"fined": "fine"}
    with pytest.raises(DataError, match=r"@ \$\.verb\.fined"):
        base_forms(write(tmp_path, "lemmas.toml", "[verb]\nfined = 3"))


# ------------------------------------------------------------------ shares
def test_shares_are_read_by_kind(tmp_path):
    text = "overall = 0.8\nopen = 1\n[stated]\nown = 0.9\n[unstated]\n"
    found = shares(write(tmp_path, "confidence.toml", text))
    assert (found.overall, found.open) == (0.8, 1.0)
    assert found.kinds == {("stated", "own"): 0.9}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("open = 0.5", r"\$\.overall"),
        ("overall = 0.5", r"\$\.open"),
        ("overall = 1.01\nopen = 0.5", r"\$\.overall"),
        ("overall = nan\nopen = 0.5", r"\$\.overall"),
        ("overall = true\nopen = 0.5", r"\$\.overall"),
        ("overall = 0.5\nopen = -0.1", r"\$\.open"),
        ("overall = 0.5\nopen = 0.5\nstated = 0.5", r"\$\.stated"),
        ("overall = 0.5\nopen = 0.5\n[stated]\nown = '0.5'", r"\$\.stated\.own"),
        ("overall = 0.5\nopen = 0.5\n[stated]\nmine = 0.5", r"\$\.stated\.mine"),
        ("overall = 0.5\nopen = 0.5\n[denied]\nown = 0.5", r"\$\.denied"),
    ],
)
def test_a_share_is_a_number_from_0_to_1_of_a_kind_that_is(tmp_path, text, where):
    with pytest.raises(DataError, match=rf"confidence\.toml: .* @ {where}$"):
        shares(write(tmp_path, "confidence.toml", text))
