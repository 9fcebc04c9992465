import pytest

from kg.errors import DataError
from kg.read import furniture, layout

RULES = furniture.rules()
MARKS = [(rule, line) for rule in RULES for line in rule.marks]
KEEPS = [(rule, line) for rule in RULES for line in rule.keeps]
BODY = "\n\nThe harbour council of Bergen voted on Monday to close the old fish market.\n"


def named(value):
    return getattr(value, "name", value)


@pytest.mark.parametrize(("rule", "line"), MARKS, ids=named)
def test_every_rule_marks_its_examples(rule, line):
    if rule.where in ("line", "heading"):
        assert rule.is_line(line)
    else:
        assert list(rule.finds(line))


@pytest.mark.parametrize(("rule", "line"), KEEPS, ids=named)
def test_no_rule_marks_what_another_keeps(rule, line):
    found = layout.layout(line + BODY)
    assert [span.of(line + BODY) for span in found.furniture] == [], rule.name


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("[[rule", "Expected"),
        ("[[rule]]\nname='a'\nwhere='roof'\nphrases=['x']\nmarks=[]\nkeeps=[]", "one of line"),
        ("[[rule]]\nname='a'\nwhere='line'\nmarks=[]\nkeeps=[]", "needs phrases or patterns"),
        ("[[rule]]\nname='a'\nwhere='line'\nphrases=['x']", "keeps, marks missing"),
        ("[[rule]]\nname=3", "must be str"),
        ("[[rule]]\nnick='a'", "no such key"),
        ("[[rule]]\nname='a'\nwhere='line'\npatterns=['(']\nmarks=[]\nkeeps=[]", "not a regular"),
        ("[[rule]]\nname='a'\nwhere='line'\npatterns=['<b>']\nmarks=[]\nkeeps=[]", "no fragment"),
        ("[[rules]]\nname='a'", "unknown tables: rules"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(toml, problem):
    with pytest.raises(DataError, match=problem) as caught:
        furniture.parse(toml)
    assert "furniture.toml" in str(caught.value)
