from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.explain import UnknownActor, actors, between, marked
from kg.model import (
    Actor,
    ActorId,
    ArticleId,
    ArticleRef,
    Contents,
    Quote,
    ReadingId,
    Statement,
    Time,
)

TEXT = "Arvania supports Borduria."


def statement(name="s1", subject="A", object_="B", start=0, **more) -> Statement:
    def at(a: int, b: int) -> Quote:
        return Quote(start + a, start + b, TEXT[a:b])

    return Statement(
        id=ReadingId(name),
        article=ArticleId(more.pop("article", "x")),
        subject=ActorId(subject),
        relation="supports",
        object=ActorId(object_),
        sentence=at(0, 26),
        subject_mention=at(0, 7),
        object_mention=at(17, 25),
        trigger=at(8, 16),
        wording="supports",
        **more,
    )


def contents(*statements: Statement) -> Contents:
    return Contents(
        articles=(
            ArticleRef(ArticleId("x"), "Two states", published="2024-05-03"),
            ArticleRef(ArticleId("y")),
        ),
        actors=(
            Actor(ActorId("A"), "State", "Arvania", aliases=("Arv", "Borduria's neighbour")),
            Actor(ActorId("B"), "State", "Borduria"),
            Actor(ActorId("B2"), "Company", "Borduria"),
        ),
        statements=statements,
    )


@pytest.mark.parametrize(
    ("name", "ids"), [("A", ["A"]), ("arvania", ["A"]), ("ARV", ["A"]), ("Borduria", ["B", "B2"])]
)
def test_an_actor_is_found_by_id_name_or_alias(name, ids):
    assert [actor.id for actor in actors(contents(), name)] == ids


def test_an_unknown_actor_gets_a_suggestion():
    with pytest.raises(UnknownActor) as raised:
        actors(contents(), "Bordurja")
    assert str(raised.value) == "no actor is called 'Bordurja'; did you mean 'Borduria'?"


def test_a_name_that_is_like_none_says_how_many_there_are():
    with pytest.raises(UnknownActor, match="the store has 4 names"):
        actors(contents(), "zzzzzz")


def test_both_directions_come_by_date_and_place():
    later = statement("s1", start=40)
    earlier = statement("s2", time=Time(Quote(0, 7, "Arvania"), "2024-04"))
    turned = statement("s3", subject="B2", object_="A", article="y")
    found = list(between(contents(later, earlier, turned), "Arvania", "Borduria"))
    assert [it.statement.id for it in found] == ["s3", "s2", "s1"]
    assert [it.date for it in found] == [None, "2024-04", "2024-05-03"]


def test_what_joins_others_is_left_out():
    assert not list(between(contents(statement(object_="C")), "Arvania", "Borduria"))


def test_the_parts_are_marked():
    assert marked(statement(start=100)) == [
        ("Arvania", "subject"),
        (" ", ""),
        ("supports", "trigger"),
        (" ", ""),
        ("Borduria", "object"),
        (".", ""),
    ]


@given(st.data())
def test_the_pieces_are_the_sentence_wherever_the_marks_stand(data):
    text = data.draw(st.text(min_size=1, max_size=40))
    begin = data.draw(st.integers(0, 30))

    def quote() -> Quote:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        return Quote(begin + start, begin + end, text[start:end])

    made = replace(
        statement(),
        sentence=Quote(begin, begin + len(text), text),
        subject_mention=quote(),
        object_mention=quote(),
        trigger=quote(),
    )
    assert "".join(piece for piece, _ in marked(made)) == text
