from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link import actor_id, link, slug
from kg.model import (
    Actor,
    ActorId,
    Article,
    ArticleId,
    Chain,
    Extraction,
    Mention,
    Quote,
    Reading,
    Time,
)
from kg.ontology import load
from kg.store import memory_store

TEXT = "Arvania backed the rebels on Monday in Quayside, said the ministry."


@dataclass(frozen=True)
class Entry:
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


GAZETTEER = {"Arvania": Entry("Arvania", "State", ("Republic of Arvania",), "Q1")}


def quote(words: str) -> Quote:
    return Quote.cut(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def chain(number: int, name: str, kind: str, words: str, **changes) -> Chain:
    made = Chain(number, name, kind, None, generic=False, aliases=(), mentions=(quote(words),))
    return replace(made, **changes)


ARVANIA = chain(0, "Arvania", "State", "Arvania", known="Arvania", aliases=("Port Arvan",))
REBELS = chain(1, "the rebels", "RebelGroup", "the rebels", generic=True)
QUAYSIDE = chain(2, "Quayside", "Place", "Quayside")
MINISTRY = chain(3, "Ministry of Ports", "Ministry", "the ministry")
IDLE = chain(4, "Nobody", "Person", "said")
CHAINS = (ARVANIA, REBELS, QUAYSIDE, MINISTRY, IDLE)


def mention(of: Chain) -> Mention:
    return Mention(of.mentions[0], of.kind, of.name, of.number, of.known)


def extraction(article: str, *, chains: tuple[Chain, ...] = CHAINS, **changes) -> Extraction:
    reading = Reading(
        article=ArticleId(article),
        sentence=Quote.cut(TEXT, 0, len(TEXT)),
        subject=mention(chains[0]),
        relation="supports",
        object=mention(chains[1]),
        trigger=quote("backed"),
        wording="backed",
        modality="reported",
        speaker=mention(chains[3]),
        attribution_verb="say",
        time=Time(quote("Monday")),
        place=mention(chains[2]),
        confidence=0.8,
        construction="verb",
        extractor="rules 1",
    )
    article_ = Article(ArticleId(article), TEXT, title="Backing")
    return Extraction(article_, chains, (replace(reading, **changes),))


def test_chains_become_actors_and_readings_statements():
    told = extraction("a")
    found = link([told], GAZETTEER)
    rebels = actor_id(REBELS, ArticleId("a"), load())
    assert [it.id for it in found.actors] == [
        "Arvania", "MinistryOfPorts", "Quayside-place", rebels,
    ]  # fmt: skip
    (statement,) = found.statements
    (reading,) = told.readings
    assert statement.id == reading.id
    assert (statement.subject, statement.relation, statement.object) == (
        "Arvania", "supports", rebels,
    )  # fmt: skip
    assert (statement.speaker, statement.place) == ("MinistryOfPorts", "Quayside-place")
    for same in ("sentence", "trigger", "wording", "modality", "time", "confidence", "extractor"):
        assert getattr(statement, same) == getattr(reading, same), same
    assert found.articles == (told.article.ref,)


def test_a_known_actor_is_as_the_gazetteer_has_it():
    told = replace(ARVANIA, name="Arvanian republic", kind="Place")
    found = link([extraction("a", chains=(told, *CHAINS[1:]))], GAZETTEER)
    assert found.actors[0] == Actor(
        ActorId("Arvania"),
        "State",
        "Arvania",
        ("Arvanian republic", "Port Arvan", "Republic of Arvania"),
        "Q1",
    )


def test_an_actor_that_no_statement_touches_is_no_node():
    assert "Nobody" not in {it.id for it in link([extraction("a")], GAZETTEER).actors}


def test_an_open_reading_has_the_top_relation():
    (statement,) = link([extraction("a", relation=None)], GAZETTEER).statements
    assert statement.relation == "relation"


def test_outer_speakers_keep_their_order():
    outer = (mention(ARVANIA), mention(REBELS), mention(ARVANIA))
    (statement,) = link([extraction("a", outer_speakers=outer)], GAZETTEER).statements
    assert statement.outer_speakers[0] == statement.outer_speakers[2] == "Arvania"


def test_descriptions_of_two_articles_are_two_actors():
    found = link([extraction("a"), extraction("b")], GAZETTEER)
    assert len([it for it in found.actors if it.kind == "RebelGroup"]) == 2
    assert len([it for it in found.actors if it.kind == "State"]) == 1


def test_what_articles_tell_of_one_actor_is_put_together():
    vague = replace(MINISTRY, kind="Organization", aliases=("the port ministry",))
    other = extraction("b", chains=(*CHAINS[:3], vague, IDLE))
    (ministry,) = [
        it for it in link([extraction("a"), other], GAZETTEER).actors if it.id == "MinistryOfPorts"
    ]
    assert ministry.kind == "Ministry"
    assert ministry.aliases == ("the port ministry",)


def test_linking_one_by_one_gives_what_linking_at_once_gives():
    several = [extraction("a"), extraction("b", polarity="negative"), extraction("c")]
    at_once = link(several, GAZETTEER)
    assert link(several[::-1], GAZETTEER) == at_once
    store = memory_store()
    for one in reversed(several):
        store.add(link([one], GAZETTEER))
    assert store.contents() == at_once


def test_of_two_readings_of_one_id_the_surer_stays():
    sure, unsure = extraction("a"), extraction("a", confidence=0.3, polarity="negative")
    both = replace(sure, readings=(*unsure.readings, *sure.readings))
    (statement,) = link([both], GAZETTEER).statements
    assert (statement.confidence, statement.polarity) == (0.8, "positive")


def test_a_mention_of_no_chain_is_an_error():
    stray = replace(mention(ARVANIA), chain=99)
    with pytest.raises(ValueError, match="a:0: mention 'Arvania' is of no chain"):
        link([extraction("a", subject=stray)], GAZETTEER)


@pytest.mark.model
@pytest.mark.slow
def test_across_articles_one_person_is_one_and_the_rebels_of_two_countries_are_two():
    from kg import gazetteer
    from kg.extract import extractor

    told = {
        "a": "Syrian rebels criticised Russia. Henrik Dalgaard, a farmer, criticised Denmark.",
        "b": "Yemeni rebels attacked Saudi Arabia. The rebels criticised Iran.",
        "c": "Syrian rebels attacked Iran. Henrik Dalgaard praised Germany. Dalgaard met Iran.",
    }
    articles = [Article(ArticleId(name), text) for name, text in told.items()]
    found = link(extractor("rules").extract_all(articles), gazetteer.load().actors)
    acts = {(it.article, it.subject) for it in found.statements}
    assert acts == {
        ("a", "SyrianRebels"), ("a", "HenrikDalgaard"), ("b", "YemeniRebels"),
        ("c", "SyrianRebels"), ("c", "HenrikDalgaard"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "id_"),
    [
        ("Facility", "Moor-place"),
        ("Place", "Moor-place"),
        ("Topic", "Moor-topic"),
        ("Position", "Moor-position"),
        ("State", "Moor"),
        ("Person", "Moor"),
    ],
)
def test_what_is_no_actor_has_a_suffix(kind, id_):
    assert actor_id(chain(0, "Moor", kind, "said"), ArticleId("a"), load()) == id_


def test_an_unknown_name_is_kept_apart_from_a_known_id():
    unknown = chain(0, "Arvania", "Person", "Arvania")
    assert actor_id(unknown, ArticleId("a"), load(), GAZETTEER) == "Arvania-other"


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("the Hill Farmers", "HillFarmers"),
        ("The", "The"),
        ("Jean-Noël d’Ormesson", "JeanNoelDOrmesson"),
        ("NATO", "NATO"),
        ("Straße", "Strasse"),
        ("U.N.", "UN"),
    ],
)
def test_names_are_spelt_in_ascii(name, want):
    assert slug(name) == want


def test_names_that_ascii_cannot_spell_stay_apart():
    names = ["Жук", "Жуж", "平和", "和平", "A 平", "A 和", "A", "", "!", "x" * 61, "x" * 62]
    assert len({slug(name) for name in names[:-4]}) == len(names) - 4
    assert slug("x" * 61) != slug("x" * 62)


@given(name=st.text(max_size=100))
def test_a_slug_is_short_and_needs_no_escape(name):
    found = slug(name)
    assert found
    assert found.isascii()
    assert found.replace("-", "").isalnum()
    assert len(found) <= 70
