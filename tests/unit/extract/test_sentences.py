"""Whole sentences through the real parser: what the constructions say together.

A fact is written "subject relation object", with "not" before the relation where it is denied and
the modality behind where it is not asserted.
"""

import pytest

from kg.extract.rules import Rules
from kg.model import Article, ArticleId, Reading

pytestmark = pytest.mark.model

SENTENCES: dict[str, list[str]] = {
    # who
    "The US attacked Iran.": ["United States attacks Iran"],
    "Iran accused the US of lying.": ["Iran accuses United States"],
    "Norway criticised the WHO.": ["Norway accuses World Health Organization"],
    "Rebels overran the town.": ["rebels captures town"],
    "Farmer Henrik Dalgaard sued the council.": ["Henrik Dalgaard sues council"],
    "France joined the U.S. Central Command's Task Force 50.": [
        "France memberOf U.S. Central Command's Task Force"
    ],
    "The presidents of Mali and Niger met in Bamako.": [
        "president of Mali meets president of Niger"
    ],
    "Tens of thousands protested against the mayor.": ["thousands protestsAgainst mayor"],
    "Britain helped Iraq in its fight against Islamic State.": [
        "United Kingdom aids Iraq",
        "Iraq fights Islamic State",
    ],
    "The government said it had summoned the Russian ambassador.": [
        "government requests Russian ambassador reported"
    ],
    "Government troops captured the town of Kumasi after Ethiopian forces withdrew.": [
        "government troops captures Kumasi",
        "Ethiopian forces withdrawsFrom Kumasi",
    ],
    "The Russian ambassador to Turkey, Andrei Karlov, met teachers.": [
        "Andrei Karlov represents Russia",
        "Andrei Karlov meets teachers",
    ],
    "Rachel Reeves is under pressure from Labour MPs to scrap the cap.": [
        "Labour MPs requests Rachel Reeves"
    ],
    # what is hit
    "Israel struck Hezbollah targets.": ["Israel attacks Hezbollah"],
    "Gunmen attacked a Kenyan army base.": [
        "gunmen attacks Kenyan army base",
        "gunmen attacks Kenya Defence Forces",
    ],
    "The EU imposed tariffs on Chinese cars.": ["European Union sanctions China"],
    "Students marched to protest against the mayor's housing policy.": [
        "students protestsAgainst mayor"
    ],
    # words
    "The court found the former minister guilty of fraud.": ["court convicts minister"],
    "The party voted to oust Anna Berg.": [
        "party votesAgainst Anna Berg",
        "party sidelines Anna Berg planned",
    ],
    "The bank ruled out a bid for the airline.": ["bank rejects bid for the airline"],
    "Netflix is in talks to acquire Volta Bank.": ["Netflix acquires Volta Bank considered"],
    "China suspended the order after talks with the US.": ["China negotiatesWith United States"],
    "Thailand and Cambodia agreed to a ceasefire brokered by Malaysia.": [
        "Thailand ceasesFireWith Cambodia",
        "Malaysia mediatesFor Thailand",
        "Malaysia mediatesFor Cambodia",
    ],
    "Tanzania's opposition leader Tundu Lissu met teachers.": [
        "Tundu Lissu leads Tanzanian opposition",
        "Tundu Lissu meets teachers",
    ],
    "Germany's conservative leader Friedrich Merz met teachers.": ["Friedrich Merz meets teachers"],
    "Pakistan's army chief Asim Munir met teachers.": [
        "Asim Munir leads Pakistani army",
        "Asim Munir meets teachers",
    ],
    "Chile will send Peru tanks.": ["Chile aids Peru planned"],
    "Kenya welcomed the agreement between Somalia, led by President Mohamud, and Ethiopia.": [
        "Kenya endorses agreement",
        "Somalia agreesWith Ethiopia",
    ],
    "Ofcom fined TikTok £20,000.": ["Ofcom fines TikTok"],
    "Harvard won its lawsuit against Apple.": ["Harvard sues Apple Inc."],
    "The bank warned the mayor that prices could rise.": [],
    "Russia warned Norway that it would respond.": ["Russia threatens Norway"],
    "Nurses voted to accept an offer from the government.": [
        "nurses votesFor offer from the government"
    ],
    # how it is said
    "A man has been charged with the murder of a woman.": ["man kills woman alleged"],
    "Jo Ames was convicted of the murder of Ana Ruiz.": ["Jo Ames kills Ana Ruiz"],
    "Jo Ames was acquitted of the murder of Ana Ruiz.": ["Jo Ames not kills Ana Ruiz"],
    "The regulator cleared the merger between Vodafone and Santander.": [
        "regulator endorses merger",
        "Vodafone cooperatesWith Santander",
    ],
    "Norway is committed to defeating the rebels.": ["Norway fights rebels planned"],
    "The minister's call for Norway to leave the alliance was rejected.": [
        "minister requests Norway",
        "Norway withdrawsFrom alliance hypothetical",
    ],
    "Israel accused Hamas of lying; Hamas said Israel was to blame.": ["Israel accuses Hamas"],
    # judgements
    "Jo Ames said Ana Ruiz was incompetent.": ["Jo Ames accuses Ana Ruiz"],
    "Jo Ames described Ana Ruiz as a hero.": ["Jo Ames endorses Ana Ruiz"],
    "Jo Ames said Ana Ruiz would be a great mayor.": ["Jo Ames endorses Ana Ruiz"],
    "If Ana Ruiz wins, she would be a disaster, Jo Ames said.": [],
    "Ana Ruiz is a disgrace.": [],
    "The weather was terrible, Jo Ames said.": [],
    # whose plan it is
    "Jo Ames criticised the way Ana Ruiz handled the flood.": [
        "Jo Ames accuses way",
        "Jo Ames accuses Ana Ruiz",
    ],
    "Jo Ames rejected a plan drawn up by Ana Ruiz.": [
        "Jo Ames rejects plan",
        "Jo Ames rejects Ana Ruiz",
    ],
    "Jo Ames backed a plan drawn up by Ana Ruiz.": ["Jo Ames supports plan"],
    "Jo Ames rejected a plan that Ana Ruiz opposes.": [
        "Jo Ames rejects plan",
        "Ana Ruiz opposes plan",
    ],
    "Jo Ames opposed the Republican bill.": [
        "Jo Ames opposes Republican bill",
        "Jo Ames opposes Republican Party",
    ],
    "Jo Ames opposed the Norway deal.": ["Jo Ames opposes Norway deal"],
    "Jo Ames questioned Ana Ruiz's judgement.": [
        "Jo Ames opposes Ana Ruiz's judgement",
        "Jo Ames opposes Ana Ruiz",
    ],
    "Jo Ames, the Democratic challenger to Ana Ruiz, met teachers.": [
        "Jo Ames opposes Ana Ruiz",
        "Jo Ames meets teachers",
    ],
    "Jo Ames, a critic of the Labour Party, met teachers.": [
        "Jo Ames accuses Labour Party",
        "Jo Ames meets teachers",
    ],
    "Al-Shabab has claimed responsibility for the attack that killed 12 soldiers.": [
        "al-Shabaab kills soldiers alleged"
    ],
}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules()


def fact(reading: Reading) -> str:
    denied = ["not"] if reading.polarity == "negative" else []
    hedged = [reading.modality] if reading.modality != "asserted" else []
    words = [reading.subject.name, *denied, reading.relation or "", reading.object.name, *hedged]
    return " ".join(words)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_says_this_and_no_more(text, rules: Rules):
    article = Article(ArticleId("sentence"), text, published="2024-05-03")
    (extraction,) = rules.extract_all([article])
    assert [fact(it) for it in extraction.readings] == SENTENCES[text]
