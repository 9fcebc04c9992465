"""Judgements: what each does to contents, what contradicts what, and that order does not matter."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.link.judgement_file import append, read
from kg.link.judgements import (
    Different,
    Judgement,
    KindOf,
    RejectActor,
    RejectStatement,
    Rename,
    Same,
    Split,
    named,
    written,
)
from kg.link.judging import judge, waiting
from kg.link.settling import Settled, settle
from kg.model import Actor, ActorId, ArticleId, Contents, ReadingId
from kg.ontology import load
from kg.store import memory_store
from tests.unit.graphs import DAIRY, FACT, SAMPLE, any_contents, other_article, some_text

ONTOLOGY = load()
FILE = Path("j.jsonl")
A, B, C, D = (ActorId(it) for it in ("Arvania", "Borland", "Cordonia", "DairyUnion"))
PORT = ArticleId("port")
UNION = Contents(
    articles=(*SAMPLE.articles, *other_article().articles),
    actors=SAMPLE.actors,
    statements=tuple(sorted((*SAMPLE.statements, *other_article().statements), key=lambda i: i.id)),
)


def settled(*some: Judgement) -> Settled:
    return settle(numbered(some), FILE, ONTOLOGY)


def numbered(some) -> list[Judgement]:
    return [replace(it, line=line) for line, it in enumerate(some, start=1)]


def judged(*some: Judgement, held: Contents = UNION) -> Contents:
    return judge(held, settled(*some), ONTOLOGY)


def actor(held: Contents, id_: str) -> Actor:
    return {str(it.id): it for it in held.actors}[id_]


def triples(held: Contents) -> set[tuple[str, str, str, str]]:
    return {(it.article, it.subject, it.relation, it.object) for it in held.statements}


def test_no_judgement_changes_nothing():
    assert judged() == UNION


def test_two_that_are_one_share_their_statements_and_names():
    found = judged(Same((ActorId("HillFarmers"), B)))
    assert ("port", "HillFarmers", "meets", "Arvania") in triples(found)
    assert "Borland" not in {it.id for it in found.actors}
    farmers = actor(found, "HillFarmers")
    assert (farmers.name, farmers.kind) == ("Hill Farmers", "Population")
    assert farmers.aliases == ("Borland", "the Borlanders")
    assert [it.id for it in found.statements] == [it.id for it in UNION.statements]


def test_a_finer_kind_of_the_other_is_taken_and_a_wikidata_twin():
    vague = replace(UNION.actors[1], kind="Actor")
    held = replace(UNION, actors=(UNION.actors[0], vague, *UNION.actors[2:]))
    found = actor(judged(Same((B, ActorId("HillFarmers"))), held=held), "Borland")
    assert found.kind == "Population"
    known = actor(judged(Same((D, A), name="The Union"), held=held), "DairyUnion")
    assert (known.wikidata, known.name) == ("Q1", "The Union")
    assert "Dairy Union" in known.aliases


def test_what_two_that_are_one_do_to_each_other_falls_away():
    found = judged(Same((A, B)))
    assert {it.relation for it in found.statements} == {"supports"}


def test_a_split_moves_what_the_article_says_and_nothing_else():
    found = judged(Split(A, (PORT,), ActorId("Arvania-2"), "Old Arvania"))
    assert ("port", "Borland", "meets", "Arvania-2") in triples(found)
    assert ("dairy", "Arvania", "meets", "Borland") in triples(found)
    second = actor(found, "Arvania-2")
    assert (second.name, second.kind, second.wikidata) == ("Old Arvania", "State", None)
    assert second.aliases == ("Arvania",), "aliases of its own sentences, and its old name"
    assert actor(found, "Arvania") == actor(UNION, "Arvania")


def test_a_split_takes_all_whom_the_article_means_by_the_one_actor():
    both = judged(Same((A, D)), Split(D, (DAIRY,), ActorId("DairyUnion-2")))
    assert ("dairy", "HillFarmers", "supports", "DairyUnion-2") in triples(both)
    assert ("dairy", "DairyUnion-2", "meets", "Borland") in triples(both)
    assert ("port", "Borland", "meets", "Arvania") in triples(both)


def test_a_second_actor_can_be_judged_like_any_other():
    two = ActorId("Arvania-2")
    found = judged(Split(A, (PORT,), two), KindOf(two, "Company"), Rename(two, "Arvania Ltd"))
    assert actor(found, two).kind == "Company"
    assert actor(found, two).name == "Arvania Ltd"
    assert actor(found, "Arvania").kind == "State"


def test_a_new_name_keeps_the_old_one_as_an_alias():
    found = actor(judged(Rename(D, "Union of Dairies"), KindOf(D, "Company")), "DairyUnion")
    assert found.name == "Union of Dairies"
    assert found.kind == "Company"
    assert found.aliases == ("DU", "Dairy Union")


def test_a_rejected_actor_is_nowhere():
    found = judged(RejectActor(D))
    assert {it.id for it in found.statements} == {"r2", "r3", "s1"}
    (denied,) = [it for it in found.statements if it.id == "r3"]
    assert denied.speaker is None
    assert denied.outer_speakers == (B, A)
    assert "DairyUnion" not in {it.id for it in found.actors}
    assert "HillFarmers" not in {it.id for it in found.actors}, "no statement is left of them"


def test_a_rejected_place_leaves_the_statement():
    found = judged(RejectActor(ActorId("Quayside-place")))
    assert [it for it in UNION.statements if it.place] == [FACT]
    assert [it for it in found.statements if it.id == FACT.id] == [replace(FACT, place=None)]


def test_a_rejected_statement_goes_alone():
    found = judged(RejectStatement(FACT.id))
    assert {it.id for it in found.statements} == {"r1", "r3", "s1"}


def test_which_id_stays():
    assert settled(Same((A, B)), Same((B, C))).stays == dict.fromkeys([A, B, C], A)
    assert settled(Same((C, B)), Same((D, B))).staying(B) == C, "of two that could, the first"
    assert settled(Same((B, A)), Same((A, B))).staying(B) == A, "in a ring, the first"


CONTRADICTIONS: list[tuple[list[Judgement], str]] = [
    (
        [Same((A, B)), Different((A, B))],
        "j.jsonl:2: says that Arvania and Borland are two actors, and line 1 that they are one",
    ),
    (
        [Different((A, C)), Same((A, B)), Same((D, C)), Same((B, C))],
        "j.jsonl:1: says that Arvania and Cordonia are two actors, and line 2 and line 4 that",
    ),
    (
        [Split(A, (PORT,), ActorId("A-2")), Same((B, A)), Same((B, ActorId("A-2")))],
        "j.jsonl:1: says that Arvania and A-2 are two actors, and line 2 and line 3 that",
    ),
    (
        [Split(A, (PORT, DAIRY), ActorId("A-2")), Split(A, (DAIRY,), ActorId("A-3"))],
        "j.jsonl:2: says that Arvania of article 'dairy' is 'A-3', and line 1 'A-2'; delete",
    ),
    (
        [Split(A, (PORT,), ActorId("A-2")), Split(ActorId("A-2"), (PORT,), ActorId("A-3"))],
        "j.jsonl:1: says that Arvania of article 'port' is 'A-2', and line 2 'A-2 is A-3'",
    ),
    (
        [Rename(A, "One"), Same((B, A), name="Two")],
        "j.jsonl:2: says that Borland is called 'Two', and line 1 'One'; delete one of them",
    ),
    (
        [KindOf(A, "State"), Same((B, A)), KindOf(B, "Person")],
        "j.jsonl:3: says that Borland is of kind 'Person', and line 1 'State'; delete one of",
    ),
    ([KindOf(A, "Stat")], "j.jsonl:1: no kind is called 'Stat' (did you mean 'State'?)"),
]


@pytest.mark.parametrize(("lines", "message"), CONTRADICTIONS)
def test_what_cannot_both_hold_is_refused_with_both_places(lines, message):
    with pytest.raises(InputError) as raised:
        settled(*lines)
    assert str(raised.value).startswith(message)


def test_the_same_said_twice_is_no_contradiction():
    found = settled(Rename(A, "One"), Same((A, B)), Rename(B, "One"), Same((B, A)))
    assert found.names == {A: "One"}


def test_what_the_store_does_not_have_waits():
    lines = numbered(
        [
            Same((A, ActorId("Borlnd"))),
            RejectStatement(ReadingId("0" * 16)),
            Split(B, (ArticleId("nowhere"), PORT), ActorId("Borland-2")),
            RejectActor(ActorId("Zzz")),
            Rename(ActorId("Borland-2"), "B"),
        ]
    )
    assert list(waiting(lines, UNION, settle(lines, FILE, ONTOLOGY))) == [
        (1, "no actor has the id 'Borlnd'; did you mean Borland?"),
        (2, "the store has no statement st:0000000000000000"),
        (3, "no statement of article 'nowhere' is about Borland"),
        (4, "no actor has the id 'Zzz'"),
    ]


@st.composite
def judged_contents(draw) -> tuple[Contents, list[Judgement]]:
    """Contents and judgements that hold together, of whom they have and of others."""
    held = draw(any_contents())
    ids = [*(it.id for it in held.actors), ActorId("new"), ActorId("x-2"), ActorId("x-3")]
    anyone, articles = st.sampled_from(ids), st.sampled_from([it.id for it in held.articles])
    pairs = st.lists(anyone, min_size=2, max_size=3, unique=True).map(tuple)
    lines = st.one_of(
        st.builds(Same, pairs, st.sampled_from([None, "N"])),
        st.builds(Different, pairs.map(lambda it: it[:2])),
        st.builds(
            Split, anyone, articles.map(lambda it: (it,)), st.sampled_from(ids[-2:]), st.none()
        ),
        st.builds(Rename, anyone, st.just("N")),
        st.builds(KindOf, anyone, st.just("Company")),
        st.builds(RejectActor, anyone),
        st.builds(RejectStatement, st.sampled_from([it.id for it in held.statements] or ["none"])),
    )
    some = draw(st.lists(lines, max_size=5))
    try:
        settled(*some)
    except InputError:
        assume(False)
    return held, some


@settings(max_examples=50)
@given(judged_contents())
def test_judging_twice_is_judging_once(given_):
    held, some = given_
    once = judged(*some, held=held)
    assert judged(*some, held=once) == once


@settings(max_examples=50)
@given(judged_contents(), st.randoms())
def test_the_order_of_lines_does_not_matter(given_, random):
    _, some = given_
    mixed = [*some]
    random.shuffle(mixed)
    assert settled(*mixed) == settled(*some)


@settings(max_examples=40)
@given(judged_contents())
def test_a_store_that_is_judged_in_part_is_as_one_of_judged_contents(given_):
    held, some = given_
    store, fresh = memory_store(), memory_store()
    store.add(held)
    rejected = [it.statement for it in some if isinstance(it, RejectStatement)]
    before = store.part([one for it in some for one in named(it)], rejected)
    store.rewrite(before, judged(*some, held=before))
    fresh.add(judged(*some, held=held))
    assert {*map(str, store.quads())} == {*map(str, fresh.quads())}


@given(st.lists(some_text, min_size=5, max_size=5, unique=True))
def test_a_file_gives_back_what_was_written(tmp_path_factory, texts):
    one, other, name, article, note = texts
    assume(all(it.strip() and not it.startswith("st:") for it in texts))
    two = ActorId("A-2")
    some: list[Judgement] = [
        Same((ActorId(one), ActorId(other)), name, note=note),
        Different((ActorId(one), ActorId(other))),
        Split(ActorId(one), (ArticleId(article), ArticleId(name)), two, note=note),
        Rename(ActorId(one), name),
        KindOf(ActorId(other), "State", note=note),
        RejectActor(ActorId(other)),
        RejectStatement(ReadingId("0123456789abcdef")),
    ]
    path = tmp_path_factory.mktemp("j") / "j.jsonl"
    first = append(path, some[:3])
    second = append(path, some[3:])
    found = read(path)
    assert list(found) == some
    assert [it.line for it in found] == [*range(first, first + 3), *range(second, second + 4)]
    assert [written(it) for it in found] == path.read_text("utf-8").split("\n")[first - 1 : -1]


def test_comments_and_empty_lines_are_kept_and_passed_over(tmp_path):
    path = tmp_path / "j.jsonl"
    path.write_bytes(b'\xef\xbb\xbf# mine\r\n\r\n  {"reject": "A"}  \r\n# no line end')
    assert append(path, [Rename(A, "B")]) == 5
    assert read(path) == (RejectActor(ActorId("A")), Rename(A, "B"))
    assert "# no line end\n" in path.read_text("utf-8")
    assert read(tmp_path / "none.jsonl") == ()


WRONG = [
    ("{", "no valid JSON"),
    ("[1]", "wants one judgement in braces"),
    ('{"sam": ["A", "B"]}', "wants one of same, different, rename, kind, reject; there is 'sam'"),
    ('{"same": ["A", "B"], "reject": "A"}', "wants one of same, different"),
    ("{}", "there is nothing"),
    ('{"same": ["A"]}', '"same" wants two ids or more'),
    ('{"same": ["A", "A"]}', '"same" wants each text once'),
    ('{"same": "A"}', 'wants "same" as a list of texts'),
    ('{"same": ["A", 3]}', 'wants "same" as a list of texts'),
    ('{"same": ["A", "B"], "name": ""}', 'wants "name" as a text in quotes'),
    ('{"same": ["A", "B"], "nam": "C"}', "no key 'nam' beside 'same'; there are: name, note, same"),
    ('{"different": ["A", "B", "C"]}', '"different" wants two ids, or one id and "articles"'),
    ('{"different": "A"}', '"different" wants two ids, or one id and "articles"'),
    ('{"different": "A", "articles": []}', '"articles" wants each text once, and one at least'),
    ('{"different": "A", "articles": ["x"], "id": "B"}', '"id" of a second actor ends in a number'),
    ('{"rename": "A"}', 'wants "to" as a text in quotes; got nothing'),
    ('{"kind": "A", "to": 3}', 'wants "to" as a text in quotes; got 3'),
    ('{"reject": "st:12"}', "a statement is st: and 16 hexadecimal digits, not 'st:12'"),
    ('{"reject": "A", "note": 1}', 'wants "note" as a text in quotes; got 1'),
]


@pytest.mark.parametrize(("line", "message"), WRONG)
def test_a_wrong_line_is_named(tmp_path, line, message):
    path = tmp_path / "j.jsonl"
    path.write_text(f'# words\n{{"reject": "A"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read(path)
    assert str(raised.value).startswith(f"{path}:3: ")
    assert message in str(raised.value)


def test_what_is_no_text_is_named(tmp_path):
    path = tmp_path / "j.jsonl"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="is no UTF-8 text"):
        read(path)
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path)
