import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read import furniture
from kg.read.layout import layout

BODY = "The harbour council of Bergen voted on Monday to close the old fish market."
BROKEN = """Iceland said on Monday that it would leave the talks with the
European Union over the mackerel and that Norway had broken its
word to the towns."""
CREDITS = ["(Photo by Jane Doe)", "BREAKING: Photo: Jane Doe", "# ###", "OSLO (AP) — Photo: Jane"]
LINES = [line for rule in furniture.rules() for line in rule.marks]


def shown(text):
    return [span.of(text) for span in layout(text).furniture]


def headline(text):
    found = layout(text).headline
    return found and found.of(text)


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content | Subscribe | Updated 14 May, 09:12 GMT",
        "PUBLISHED: | UPDATED:",
        "Home > World > Middle East",
        "By Jane Doe | Staff Writer | 14 May 2024",
        "• Read more: Iceland leaves the table",
        "Crews wait in Bergen on Monday. (Photo by Jane Doe/Getty Images)",
        "\u00a0Advertisement\u00a0",
    ],
)
def test_a_whole_line_is_furniture(line):
    assert shown(f"{line}\n\n{BODY}") == [line.strip()]
    assert shown(f"{BODY}\n\n{line}") == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Chile, Peru to pool fisheries patrols with Ecuador",
        "By Friday, Norway had left the talks.",
        "Share prices fell in Oslo after the vote.",
        "Follow the money, prosecutors told the court.",
        "May warns ministers",
        "The minister posted a photo by Jane Doe.",
        "Reuters sued the harbour council.",
        "Norway | Iceland | Faroe Islands",
        "“Subscribe to that view and you lose,” Brekkan said.",
        "World powers met | Iceland stayed away",
        "1. Norway opposes the plan.",
    ],
)
def test_a_line_that_says_something_is_kept(line):
    assert shown(line) == []
    assert shown(f"{line}\n\n{BODY}\n{BODY}") == []


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("ALEPPO, Syria (AP) — The army left.", "ALEPPO, Syria (AP) —"),
        ("OSLO, May 14 (Reuters) - Norway left.", "OSLO, May 14 (Reuters) -"),
        ("BERGEN, Norway — “We object,” she said.", "BERGEN, Norway —"),
        ("BREAKING: Iceland leaves talks", "BREAKING:"),
        ("# Iceland leaves talks", "#"),
        ("Iceland leaves talks | Reuters", "| Reuters"),
    ],
)
def test_only_the_part_that_is_furniture_is_marked(line, mark):
    assert shown(f"{line}\n\n{BODY}") == [mark]


def test_the_links_below_a_heading_go_with_it_and_the_body_stays():
    text = f"{BODY}\n\nRelated articles\n- Norway hails its ally\nEU warns both\n{BODY}\nA heading"
    assert shown(text) == ["Related articles", "- Norway hails its ally", "EU warns both"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chile, Peru to pool fisheries patrols with Ecuador", "same"),
        ("Iran warns U.S.", "same"),
        ("Will Norway go?", None),
        (f"Will Norway go?\n\n{BODY}", "Will Norway go?"),
        ("The minister met the envoy.", None),
        (f"Bill divides ministers\n{BODY}", "Bill divides ministers"),
        (f"Share this\n\nBill divides ministers\n\n{BODY}", "Bill divides ministers"),
        (f"BREAKING: Bill divides ministers\n\n{BODY}", "Bill divides ministers"),
        (f"Bill divides ministers - BBC News\n\n{BODY}", "Bill divides ministers"),
        (f"Bill divides\nministers\n\n{BODY}", "Bill divides\nministers"),
        (f"Bill divides ministers\r\n\r\n{BODY}", "Bill divides ministers"),
        (f"OSLO (AP) — Norway objects\n\n{BODY}", None),
        (f"{BODY}\n\nBill divides ministers", None),
        ("Norway objects. (Photo by Jane Doe)", None),
        ("He left. She stayed", None),
        ("Iceland said on Monday that it would leave the talks with the\nEU over mackerel", "same"),
        (BROKEN, None),
        ("* * *", None),
        ("(Photo by Jane Doe)", None),
        ("They moved to the U.S.", None),
        ("`` We object . ''", None),
        ("“We object,”", None),
        ("Minister: “We object”", "same"),
    ],
)
def test_the_headline_is_the_first_line_that_reads_like_one(text, wanted):
    found = headline(text)
    if wanted == "same":
        # a second line that begins with a capital is no part of it
        assert found in (text, text.splitlines()[0])
    else:
        assert found == wanted


TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.one_of(
            st.sampled_from([*LINES, *CREDITS, BODY, ""]), st.text(string.printable, max_size=40)
        ),
        max_size=8,
    ).flatmap(
        lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", " "]).map(lambda s: s.join(lines))
    ),
)


def test_a_line_of_two_credits_is_no_headline():
    text = "(Photo by Ada)(Photo by Jo)\nNorvik leaves"
    found = layout(text).headline
    assert found is not None
    assert found.of(text) == "Norvik leaves"


@given(TEXTS)
def test_spans_are_in_order_disjoint_and_trimmed(text):
    found = layout(text)
    last = 0
    for span in found.furniture:
        assert last <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        last = span.end
    if found.headline:
        assert found.headline.of(text).strip() == found.headline.of(text)
        assert all(
            span.end <= found.headline.start or found.headline.end <= span.start
            for span in found.furniture
        )


@given(st.lists(st.sampled_from(LINES), max_size=3), st.lists(st.sampled_from(LINES), max_size=3))
def test_a_body_sentence_is_kept_between_any_furniture(before, after):
    text = "\n\n".join([*before, BODY, BODY, *after])
    start = text.index(BODY)
    end = start + 2 * len(BODY) + 2
    assert not [s.of(text) for s in layout(text).furniture if s.start < end and start < s.end]


def test_a_long_line_takes_no_long_time():
    text = "Norway said (by a spokesman) that it objects - and so on / again. " * 30_000
    assert layout(text).furniture == ()
