"""Whole sentences through the real parser: who is meant, and how the node is named.

A fact is written as in `test_sentences.py`.
"""

import pytest

from kg.extract.rules import Rules
from kg.model import Article, ArticleId
from tests.unit.extract.test_sentences import fact

pytestmark = pytest.mark.model

SENTENCES: dict[str, list[str]] = {
    # offices are no bodies, and the name behind one is its holder's
    "The Permanent Representative of Ghana, Harold Agyeman, accused Togo.": [
        "Harold Agyeman represents Ghana",
        "Harold Agyeman accuses Togo",
    ],
    "Harold Agyeman, the Permanent Representative of Ghana, accused Togo.": [
        "Harold Agyeman represents Ghana",
        "Harold Agyeman accuses Togo",
    ],
    "A spokeswoman for the Dairy Union, Ida Moen, criticised Norway.": [
        "Ida Moen represents Dairy Union",
        "Ida Moen accuses Norway",
    ],
    "The head of the tax service, Levan Kiria, sued France.": [
        "Levan Kiria leads tax service",
        "Levan Kiria sues France",
    ],
    "The daughter of the president, Ivanka Holt, criticised Russia.": [
        "Ivanka Holt affiliatedWith president",
        "Ivanka Holt accuses Russia",
    ],
    "Ministers met the Special Representative of the Secretary-General for Haiti and head of BINUH,"
    " Maria Salvador.": ["ministers meets Maria Salvador", "Maria Salvador leads BINUH"],
    "The Secretary of State of Chad visited France.": ["Secretary of State visits France"],
    "Danish Defence Secretary Lars Holt criticised Russia.": [
        "Lars Holt holdsPosition Defence Secretary of Denmark",
        "Lars Holt accuses Russia",
    ],
    "Kenya arrested Otieno Baraka, the deputy commander of the Coast Brigade.": [
        "Kenya detains Otieno Baraka",
        "Otieno Baraka holdsPosition deputy commander of Coast Brigade",
    ],
    "Minister for Europe Jane Holroyd visited Serbia.": [
        "Jane Holroyd holdsPosition Minister for Europe",
        "Jane Holroyd visits Serbia",
    ],
    "Egyptian intelligence chief Hassan Rashed met Hamas.": [
        "Hassan Rashed holdsPosition intelligence chief of Egypt",
        "Hassan Rashed meets Hamas",
    ],
    "Maria Holt, the ambassador to Chile, criticised Peru.": [
        "Maria Holt holdsPosition ambassador to Chile",
        "Maria Holt accuses Peru",
    ],
    "The Norwegian ambassador to Chile, Maria Holt, criticised Peru.": [
        "Maria Holt represents Norway",
        "Maria Holt accuses Peru",
    ],
    "Kuwaiti Prime Minister Sheikh Hamad al-Nasr visited France.": [
        "Hamad al-Nasr leads Kuwait",
        "Hamad al-Nasr visits France",
    ],
    "The EU's ambassador in Chisinau, Joost Verhaegen, criticised Russia.": [
        "Joost Verhaegen represents European Union",
        "Joost Verhaegen accuses Russia",
    ],
    "Ministers backed the Special Representative of the Secretary-General for Peru and head of"
    " UNMIP, Jean-Luc Kamara, and sued Russia.": [
        "ministers supports Jean-Luc Kamara",
        "ministers sues Russia",
    ],
    "Ana Moreno, a former work and pensions secretary, criticised Russia.": [
        "Ana Moreno not holdsPosition work and pensions secretary",
        "Ana Moreno accuses Russia",
    ],
    "Hugh Lascelles, a former Tory minister, criticised Russia.": [
        "Hugh Lascelles memberOf Conservative Party",
        "Hugh Lascelles not holdsPosition minister",
        "Hugh Lascelles accuses Russia",
    ],
    "Maria Holt was elected president of Chile.": ["Maria Holt leads Chile"],
    "The board named Maria Holt chairwoman of Velnor.": [
        "board appoints Maria Holt",
        "Maria Holt leads Velnor",
    ],
    "Macron appointed Maria Holt ambassador to Chile.": [
        "Emmanuel Macron appoints Maria Holt",
        "Maria Holt holdsPosition ambassador to Chile",
    ],
    "The support of the bishops for Jan Wilk, a banker, fell.": ["bishops supports Jan Wilk"],
    "Livre, whose leader Ana Gomes attacked Spain, quit.": [
        "Ana Gomes leads Livre",
        "Ana Gomes attacks Spain",
    ],
    # what a State is in apposition, whatever the noun is else
    "Norway, a major oil exporter that has sold gas to Poland, criticised Russia.": [
        "Norway sellsTo Poland",
        "Norway accuses Russia",
    ],
    # a known name as a part of another
    "Real Madrid sued the Spanish league.": ["Real Madrid sues Spanish league"],
    "Madrid sued the Portuguese league.": ["Spain sues Portuguese league"],
    "The Turkish Joint Chiefs of Staff criticised Iran.": [
        "Turkish Joint Chiefs of Staff accuses Iran"
    ],
    "The Joint Chiefs of Staff criticised Iran.": ["Joint Chiefs of Staff accuses Iran"],
    "The State Security Service detained an activist. The Security Service sued a bank.": [
        "State Security Service detains activist",
        "State Security Service sues bank",
    ],
    "Georgian authorities arrested a journalist.": ["Georgian authorities detains journalist"],
    "Nur was succeeded by Ali Hassan Barre. Talks collapsed after Barre criticised Kenya.": [
        "Ali Hassan Barre replaces Nur",
        "Ali Hassan Barre accuses Kenya",
    ],
    # acronyms that the article explains
    "The Movement for Unity in the West (MUW) fights Mali. Chad armed the MUW.": [
        "Movement for Unity in the West fights Mali",
        "Chad aids Movement for Unity in the West",
    ],
    "MUW fighters captured the town. The Movement for Unity in the West (MUW) left.": [
        "Movement for Unity in the West captures town"
    ],
    "The Bank of Jutland (BoJ) sued Norway. BoJ funded the club.": [
        "Bank of Jutland sues Norway",
        "Bank of Jutland aids club",
    ],
    "The Internet Research Agency (IRA) sued Norway.": ["Internet Research Agency sues Norway"],
    "The Kurdistan Workers' Party (PKK) criticised Norway. The PKK sued France.": [
        "PKK accuses Norway",
        "PKK sues France",
    ],
    # names of people
    'Turkey arrested Mehmet "Kara" Yilmaz. Yilmaz sued Norway.': [
        'Turkey detains Mehmet "Kara" Yilmaz',
        'Mehmet "Kara" Yilmaz sues Norway',
    ],
    "Spain arrested Jorge Salgado Prieto. Mr. Salgado Prieto criticised Norway.": [
        "Spain detains Jorge Salgado Prieto",
        "Jorge Salgado Prieto accuses Norway",
    ],
    'Gordon Mayhew quit. "The trouble is that Gordon attacked the unions," said one minister.': [
        "Gordon Mayhew attacks unions reported"
    ],
    "Only Peter Halvorsen backed Norway.": ["Peter Halvorsen supports Norway"],
    # class words and adjectives around a name
    "The ruling Serbian Dawn party criticised the EU.": [
        "Serbian Dawn party accuses European Union"
    ],
    "The far-right Vox party backed Italy.": ["Vox supports Italy"],
    "The Hamas movement attacked Israel.": ["Hamas attacks Israel"],
    "A Hamas group attacked Israel.": ["Hamas group attacks Israel"],
    "Labour rebels backed the amendment.": ["Labour rebels supports amendment"],
    "The president dismissed the defence, energy and agriculture ministers.": [
        "president dismisses defence, energy and agriculture ministers"
    ],
    "Kenya attacked the 79th Air Assault Brigade.": ["Kenya attacks 79th Air Assault Brigade"],
    "The factory is owned by the family of Musa Dagan.": ["family of Musa Dagan controls factory"],
    "Parliament backed the appointments on Tuesday.": ["Parliament supports appointments"],
    "Mali expelled a 2,300-strong French force.": ["Mali expels French force"],
    "Police fought a group of heavily armed Serbs.": ["police fights armed Serbs"],
    "Liwa al-Tawhid captured the town.": ["Liwa al-Tawhid captures town"],
    # whose people
    "Tom Brannigan, a Democrat, faces a vote. The Sierra Club backs the Democrat.": [
        "Tom Brannigan memberOf Democratic Party",
        "Sierra Club supports Tom Brannigan",
    ],
    "Tom Ferris is a former Democrat.": ["Tom Ferris not memberOf Democratic Party"],
    "The BBC's Hugh Mackay met Macron.": [
        "Hugh Mackay worksFor BBC",
        "Hugh Mackay meets Emmanuel Macron",
    ],
    "Nino Beridze of the broadcaster Formula criticised Georgia.": [
        "Nino Beridze worksFor Formula",
        "Nino Beridze accuses Georgia",
    ],
    "Russia's Ivan Melnik met Macron.": ["Ivan Melnik meets Emmanuel Macron"],
}

#: What the nodes of a text are, where the kind is what was wrong.
KINDS = {
    "Harakat al-Sabr opposed Norway.": ("Harakat al-Sabr", "ArmedGroup"),
    "Warring parties met Norway.": ("warring parties", "Group"),
    "Opposition parties met Norway.": ("opposition parties", "PoliticalParty"),
    "Police in Toledo arrested a man.": ("Toledo", "Place"),
    "The builder Torval sued the council.": ("Torval", "Company"),
}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules()


@pytest.mark.parametrize("text", SENTENCES)
def test_a_text_names_them_so(text, rules: Rules):
    article = Article(ArticleId("sentence"), text, published="2024-05-03")
    (extraction,) = rules.extract_all([article])
    assert [fact(it) for it in extraction.readings] == SENTENCES[text]


@pytest.mark.parametrize("text", KINDS)
def test_a_node_is_of_this_kind(text, rules: Rules):
    (extraction,) = rules.extract_all([Article(ArticleId("sentence"), text)])
    assert KINDS[text] in [(chain.name, chain.kind) for chain in extraction.chains]
