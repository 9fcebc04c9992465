"""Lists, labels, headlines and quotations without marks: whole texts, read by the pipeline."""

import pytest

from kg.extract.blanked import blanked
from kg.extract.rules import Rules
from kg.model import Reading
from kg.read.article import article

pytestmark = pytest.mark.model

#: What follows a headline.
BODY = "The weather was fine on Monday."


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules()


def fact(reading: Reading) -> str:
    minus = "not " if reading.polarity == "negative" else ""
    return f"{reading.subject.name} {minus}{reading.relation} {reading.object.name}"


def facts(rules: Rules, text: str) -> set[str]:
    (extraction,) = rules.extract_all([article(text, "a", article_id="a")])
    return {fact(reading) for reading in extraction.readings}


def speakers(rules: Rules, text: str) -> dict[str, str | None]:
    (extraction,) = rules.extract_all([article(text, "a", article_id="a")])
    return {fact(it): it.speaker.name if it.speaker else None for it in extraction.readings}


# ---------------------------------------------------------------------- what the parser sees
@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("fled.[3] They", "fled. They"),
        ("fled[citation needed] and", "fled and"),
        ("fled[by whom?] and", "fled and"),
        ("fled.[a][b] They", "fled. They"),
        ("said [they] fled", "said [they] fled"),
        ("said [a] ship", "said [a] ship"),
        ("Forces:\n• Killed two\n1) Freed one\n- Left", "Forces:\n Killed two\n Freed one\n Left"),
        ("5.5 million fled", "5.5 million fled"),
        ("Near Bohum, one", "near Bohum, one"),
        ("It fell. Near Bohum, one", "It fell. near Bohum, one"),
        ("Near Eastern states", "Near Eastern states"),
    ],
)
def test_bullets_and_citation_marks_are_blank(text, seen):
    assert len(blanked(text)) == len(text)
    assert blanked(text).split() == seen.split()


def test_what_is_pasted_from_an_encyclopaedia_is_read_as_it_stands(rules):
    text = "The group was founded by Ahmed Madobe.[3] It is opposed[by whom?] by Eritrea.[4][5]"
    assert facts(rules, text) == {"Ahmed Madobe founds group", "Eritrea opposes group"}


def test_a_preposition_is_no_name_and_a_strike_is_nobody(rules):
    assert facts(rules, "Near Bohum, one strike engaged a unit and destroyed a vehicle.") == set()


# ---------------------------------------------------------------------- lists
def test_the_line_before_a_list_tells_who_does_what_it_says(rules):
    text = "On Monday, French forces:\n\n• Killed Ali Amin in Mali\n• Freed two Chadian soldiers.\n"
    found = facts(rules, text)
    assert {"French forces kills Ali Amin", "French forces releases Chadian soldiers"} <= found


def test_the_verb_of_an_entry_is_no_part_of_a_name(rules):
    text = "French forces:\n• Assisted the Iraqi Security Forces in a raid.\n• Praised Chad\n"
    told = {"French forces aids Iraqi Security Forces", "French forces endorses Chad"}
    assert facts(rules, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "French forces were there.\n\nKilled Ali Amin in Mali",
        "French forces:\n\nThe weather was fine.\n\nKilled Ali Amin in Mali",
    ],
)
def test_no_other_line_does(text, rules):
    assert not any("kills" in it for it in facts(rules, text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Four states — Spain, Greece and Cyprus — condemned Iran.", {"Spain", "Greece", "Cyprus"}),
        ("Two of them - Spain and Cyprus - condemned Iran.", {"Spain", "Cyprus"}),
        ("Two women, Ada Berg and Ruth Kessler, condemned Iran.", {"Ada Berg", "Ruth Kessler"}),
        ("The UK, together with Norway and Chad, condemned Iran.", {"UK", "Norway", "Chad"}),
        ("Spain, along with France, condemned Iran.", {"Spain", "France"}),
        (
            "The two women, Ada Berg, 34, and her aunt Ruth Kessler, 71, condemned Iran.",
            {"Ada Berg", "Ruth Kessler"},
        ),
        ("Spain, according to France, condemned Iran.", {"Spain"}),
        ("Spain, with support from France, condemned Iran.", {"Spain"}),
    ],
)
def test_all_who_are_listed_do_it(text, who, rules):
    names = {"UK": "United Kingdom"}
    told = {it.removesuffix(" accuses Iran") for it in facts(rules, text) if "accuses" in it}
    assert told == {names.get(it, it) for it in who}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Egypt armed two groups, among them Hamas and Hezbollah.", {"Hamas", "Hezbollah"}),
        ("Egypt armed two groups: Hamas and Hezbollah.", {"Hamas", "Hezbollah"}),
    ],
)
def test_all_who_are_listed_undergo_it(text, whom, rules):
    assert facts(rules, text) == {f"Egypt aids {it}" for it in whom}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Spain and Chad, both members of NATO, met.", {"Spain", "Chad"}),
        ("Turkey and Hungary, members of NATO, condemned Syria.", {"Turkey", "Hungary"}),
        ("Syria and Hungary, a member of NATO, condemned Turkey.", {"Hungary"}),
        (
            "Peru, Chad and the island countries Fiji and Tuvalu, members of NATO, left.",
            {"Fiji", "Tuvalu"},
        ),
        ("Syria, a member of NATO, and Hungary condemned Turkey.", {"Syria"}),
    ],
)
def test_an_apposition_belongs_to_as_many_as_it_says(text, who, rules):
    told = {it for it in facts(rules, text) if "memberOf" in it}
    assert told == {f"{it} memberOf NATO" for it in who}


# ---------------------------------------------------------------------- headlines
@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Sudan: UK sanctions RSF commanders", {"United Kingdom sanctions RSF commanders"}),
        (
            "Serbia, Kosovo leaders to meet in Brussels as US envoy presses for deal",
            {"Serbia leader meets Kosovo leader", "US envoy requests deal"},
        ),
        ("Greek, Turkish ministers to meet", {"Greek minister meets Turkish minister"}),
        ("Paris, France", set()),
        ("French Forces Conduct Strikes Against ISIS", {"French Forces attacks Islamic State"}),
        ("U.S. sues Velnor, saying prices rose", {"United States sues Velnor"}),
        ("US sanctions hurt Chad", set()),
    ],
)
def test_a_headline_says_what_it_says(headline, told, rules):
    found = facts(rules, f"{headline}\n\n{BODY}")
    if told is None:
        assert "United Kingdom threatens Chad" in found
    else:
        assert found == told


def test_a_topic_before_a_colon_says_nothing_and_a_speaker_does(rules):
    told = speakers(rules, f"Sudan: UK sanctions RSF commanders\n\n{BODY}")
    assert told == {"United Kingdom sanctions RSF commanders": None}
    told = speakers(rules, f"Macron: Russia attacked Ukraine\n\n{BODY}")
    assert told == {"Russia attacks Ukraine": "Emmanuel Macron"}
    told = speakers(rules, f"Iran: US attacked Syria\n\n{BODY}")
    assert told == {"United States attacks Syria": "Iran"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Iran, which funds and arms Hamas, condemned Israel.",
            {"Iran aids Hamas", "Iran accuses Israel"},
        ),
        ("Iran, which funds Hamas, condemned Israel.", {"Iran aids Hamas", "Iran accuses Israel"}),
        (
            (
                "The Security Council condemned in the strongest terms the attack carried out by"
                " Hamas on Egypt."
            ),
            {"UN Security Council accuses Hamas", "Hamas attacks Egypt"},
        ),
        (
            (
                "Peru asked Chad to free Ali Amin, to find the rebels who had abducted him and to"
                " support Mali."
            ),
            {"Peru requests Chad", "Chad releases Ali Amin", "rebels abducts Ali Amin"}
            | {"Chad supports Mali"},
        ),
        (
            "Peru criticised the rebels who wanted to free Ali Amin and to support Mali.",
            {"Peru accuses rebels", "rebels releases Ali Amin", "rebels supports Mali"},
        ),
        ("Serbia and Egypt did not align themselves.", set()),
    ],
)
def test_what_the_parser_hangs_on_the_wrong_word(text, told, rules):
    assert facts(rules, text) == told


def test_nobody_signs_a_pact_with_an_eye_on_something(rules):
    text = "Japan and Fiji signed a military pact with an eye on China."
    assert facts(rules, text) == {"Japan agreesWith Fiji"}


# ---------------------------------------------------------------------- who says so
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Norway armed Chad, according to Peru, and Egypt accused Iran.",
            {"Norway aids Chad": "Peru", "Egypt accuses Iran": None},
        ),
        (
            "Egypt attacked Sudan during the war, in which Iran armed Chad, according to Peru.",
            {"Egypt attacks Sudan": None, "Iran aids Chad": "Peru"},
        ),
        (
            "According to Peru, Egypt accused Sudan, and Iran accused Chad.",
            {"Egypt accuses Sudan": "Peru", "Iran accuses Chad": "Peru"},
        ),
        (
            "According to a report by Norway's army, Iran armed Chad, an allegation Peru denied.",
            {"Iran aids Chad": "Norwegian army", "Peru rejects allegation": None},
        ),
        (
            "The rebels captured a city that Egypt attacked, according to Peru.",
            {"rebels captures city": "Peru", "Egypt attacks city": "Peru"},
        ),
    ],
)
def test_according_to_covers_its_own_clause(text, told, rules):
    assert speakers(rules, text) == told


QUOTED = """The Prime Minister of Norway, Ada Berg, said:

We have sent tanks to Ukraine.

Russia attacked Ukraine. I met Emmanuel Macron.

Background

Iran attacked Russia."""


def test_paragraphs_after_said_are_the_speakers(rules):
    told = speakers(rules, QUOTED)
    assert told["Norway aids Ukraine"] == "Ada Berg"
    assert told["Russia attacks Ukraine"] == "Ada Berg"
    assert told["Ada Berg meets Emmanuel Macron"] == "Ada Berg"
    assert told["Iran attacks Russia"] is None


def test_paragraphs_that_open_with_a_mark_each_are_the_speakers(rules):
    text = 'Ada Berg said:\n\n"We thank Mali.\n\n"Iran armed Russia."\n\nRussia attacked Ukraine.'
    told = speakers(rules, text)
    assert told["Iran aids Russia"] == "Ada Berg"
    assert told["Russia attacks Ukraine"] is None


def test_a_paragraph_after_said_that_has_no_we_is_the_articles(rules):
    text = "Ada Berg said:\n\nIran armed Russia.\n\nRussia attacked Ukraine."
    assert speakers(rules, text) == {"Iran aids Russia": "Ada Berg", "Russia attacks Ukraine": None}
