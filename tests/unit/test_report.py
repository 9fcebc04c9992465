from dataclasses import replace

from kg.errors import InputError
from kg.model import Actor, ActorId, ArticleId, ArticleRef, Contents, Rejected
from kg.report import LINES, Read, Run, report
from tests.unit.test_explain import contents, statement


def test_an_empty_store_has_an_honest_report(ontology):
    text = report(Run(), Contents(), ontology)
    assert "0 articles read: 0 readings, 0 rejected; 0 sources not readable." in text
    assert text.count("Nothing.") >= 5


def test_it_says_what_is_stated_denied_and_planned(ontology):
    stated = statement("s1")
    denied = statement("s2", polarity="negative", speaker=ActorId("B2"), modality="reported")
    planned = statement("s3", object_="B2", modality="planned")
    text = report(Run(), contents(stated, denied, planned), ontology)
    assert "| supports | cooperation | 1 | 1 | 1 |" in text
    assert "## Contested\n\n- Arvania supports Borduria\n" in text
    assert "- Arvania supports Borduria (planned)\n" in text
    assert "- Arvania supports Borduria (reported, Borduria)\n" in text
    assert "3 statements, 1 of them stated as fact" in text
    assert f"- {stated.sentence.text} (x: 3)" in text


def test_it_says_what_was_rejected_and_why(ontology):
    run = Run(
        read=(Read(ArticleRef(ArticleId("x"), "Two | states"), words=4, readings=1),),
        rejected=(
            Rejected("x:3", "odd words", "no relation fits"),
            Rejected("x:9", "others", "no relation fits"),
        ),
        problems=(InputError("y.txt", "no such file"),),
    )
    text = report(run, Contents(), ontology)
    assert "- 2 x no relation fits\n  - x:3: odd words\n  - x:9: others\n" in text
    assert "- not readable: y.txt: no such file" in text
    assert r"| x | Two \| states | unknown | 4 | 1 |" in text


def test_text_of_articles_is_no_markdown_and_no_html(ontology):
    held = contents(statement())
    hostile = replace(held.actors[0], name="<script>alert(1)</script>\n# *Arv*")
    text = report(Run(), replace(held, actors=(hostile, *held.actors[1:])), ontology)
    assert "<script>" not in text
    assert "\n# " not in text.removeprefix("# ")
    assert r"\<script\>alert(1)\</script\> # \*Arv\*" in text


def test_long_lists_end_with_the_number_of_the_rest(ontology):
    many = [Actor(ActorId(f"Z{number}"), "State", f"Z{number}") for number in range(LINES + 3)]
    said = [statement(f"s{it.id}", object_=it.id, modality="planned") for it in many]
    held = contents(*said)
    text = report(Run(), replace(held, actors=(*held.actors, *many)), ontology)
    assert "- and 3 more" in text
