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
        "France memberOf U.S. Central Command's Task Force 50"
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
    "With support from Norway, the relief fund is rebuilding schools in Ghana.": [
        "Norway supports relief fund"
    ],
    "Kenya won the match with the help of umbrellas.": [],
    "The rebels, with Norway's backing, marched on Kumasi.": [
        "Norway supports rebels",
        "rebels mobilizesAgainst Kumasi",
    ],
    "The navy conducted twelve strikes using drones against the rebels.": ["navy attacks rebels"],
    "The navy carried out ten airstrikes, including strikes on the rebels.": [
        "navy attacks rebels"
    ],
    "The rebels are bent on carrying out terrorist raids on Ghana.": [
        "rebels attacks Ghana planned"
    ],
    "The rebels kidnapped eleven people, including one nurse.": [
        "rebels abducts people",
        "rebels abducts nurse",
    ],
    "Norway supports the government and people of Ghana.": [
        "Norway supports Ghanaian government",
        "Norway supports people of Ghana",
    ],
    "Boko Haram claimed responsibility for the attack on the embassy.": [
        "Boko Haram attacks embassy alleged"
    ],
    "Responsibility for the attack on the embassy was claimed by Boko Haram.": [
        "Boko Haram attacks embassy alleged"
    ],
    "Boko Haram claimed the bombing of the embassy.": ["Boko Haram attacks embassy alleged"],
    "No group has claimed responsibility for the attack on the embassy.": [],
    "Turkey is one of the closest allies of Russia.": ["Turkey alliedWith Russia"],
    "Turkey, one of the closest allies of Russia, met Iran.": [
        "Turkey alliedWith Russia",
        "Turkey meets Iran",
    ],
    "Anna Berg is among the fiercest critics of Merkel.": ["Anna Berg accuses Angela Merkel"],
    "Anna Berg, one of Washington's best-known Democratic lawyers, met Biden.": [
        "Anna Berg memberOf Democratic Party",
        "Anna Berg meets Joe Biden",
    ],
    "Police spokesman Army Capt. Tobias Lind thanked Kenya.": [
        "Tobias Lind represents police",
        "Tobias Lind endorses Kenya",
    ],
    "Minister for the Pacific Tobias Lind, who met Biya, welcomed the deal.": [
        "Tobias Lind holdsPosition Minister for the Pacific",
        "Tobias Lind meets Paul Biya",
        "Tobias Lind endorses deal",
    ],
    "The group is believed to be responsible for the bombing of the embassy.": [
        "group attacks embassy reported"
    ],
    "Hamas was not responsible for the bombing of the embassy.": ["Hamas not attacks embassy"],
    "The US regards the YPG as a key ally in the campaign against Islamic State.": [
        "YPG alliedWith United States reported"
    ],
    "Mali warned of ISIS-West Africa, which remains a threat to civilians.": [
        "ISIS-West Africa threatens civilians"
    ],
    "Boko Haram clashed with Hamas, which accused it of collaborating with Norway.": [
        "Boko Haram fights Hamas",
        "Hamas accuses Boko Haram",
        "Boko Haram cooperatesWith Norway alleged",
    ],
    "Biya met Anna Berg, commander of U.S. Africa Command, who briefed him on Mali.": [
        "Paul Biya meets Anna Berg",
        "Anna Berg leads AFRICOM",
        "Anna Berg consultsWith Paul Biya",
    ],
    "Fighters stormed a base, killing at least forty soldiers, traders and nurses said.": [
        "fighters attacks base reported",
        "fighters kills soldiers reported",
    ],
    "Kenya sacked ministers, judges and mayors, officials said.": [
        "Kenya dismisses ministers reported",
        "Kenya dismisses judges reported",
        "Kenya dismisses mayors reported",
    ],
    "German carmaker Volkswagen met Kerry. The German company praised Norway.": [
        "Volkswagen meets John Kerry",
        "Volkswagen endorses Norway",
    ],
    "Volkswagen met Kerry. The Danish company praised Norway.": [
        "Volkswagen meets John Kerry",
        "Danish company endorses Norway",
    ],
    "Neither Hamas nor Hezbollah has claimed responsibility for the bombing.": [],
    "No group has claimed responsibility for the attack that killed two nurses.": [],
    "Merkel called the invasion of Ghana a disgrace.": ["Angela Merkel accuses invasion of Ghana"],
    "Doctors gave Ada Berg six months to live.": [],
    "A coalition of Norway and Sweden attacked rebels.": ["coalition attacks rebels"],
    "Police described Hamas as an ally.": [],
    "Ada Berg, the president of Mali at the United Nations, met Biya.": [
        "Ada Berg leads Mali",
        "Ada Berg meets Paul Biya",
    ],
    "The Norwegian minister for": [],
    "Born in Oslo, Ada Berg sued Nokia.": ["Ada Berg sues Nokia"],
    "Siemens has sued Brunsel Energy, alleging that it bribed Peru.": [
        "Siemens sues Brunsel Energy",
        "Brunsel Energy aids Peru alleged",
    ],
    "Nokia met Siemens in May. Labour Minister Anna Berg said she would invite both sides.": [
        "Nokia meets Siemens",
        "Anna Berg holdsPosition Labour Minister",
        "Anna Berg requests Nokia planned",
        "Anna Berg requests Siemens planned",
    ],
    "The envoy urged both sides to stop.": [],
    "The envoy urged the Norwegian side to stop.": ["envoy requests Norwegian side"],
    "The union gave the junta two weeks to free Vic Delaney.": [
        "union requests junta",
        "junta releases Vic Delaney hypothetical",
    ],
    "ECOWAS gave Niger two weeks to free Vic Delaney.": [
        "ECOWAS requests Niger",
        "Niger releases Vic Delaney hypothetical",
    ],
    "CTF 151 is currently led by Ada Berg.": ["Ada Berg leads CTF 151"],
    "Kenya described Ada Berg as the leader of Hamas.": ["Ada Berg leads Hamas reported"],
    "Omar Farah is director of the Africa program at the Crisis Group.": [
        "Omar Farah worksFor International Crisis Group"
    ],
    "Kyiv is grateful for the support provided by the Turks.": [
        "Ukraine endorses support",
        "Ukraine endorses Turkey",
    ],
    "The coalition to defeat Boko Haram met in Oslo.": ["coalition fights Boko Haram hypothetical"],
    "Kenya is the first country to attack Boko Haram.": ["Kenya attacks Boko Haram"],
    "Minister Ada Berg spoke at the launch of the Kenyan campaign to retake the town of Kumasi.": [
        "Ada Berg holdsPosition Minister",
        "Kenya captures Kumasi attempted",
    ],
    "Talks between Kenya, represented by Ada Berg, and Somalia began in Oslo.": [
        "Kenya negotiatesWith Somalia",
        "Ada Berg represents Kenya",
    ],
    "Critics of Merkel backed Scholz.": ["critics of Angela Merkel supports Olaf Scholz"],
    "Anna Berg is a critic of Merkel and a friend of Scholz.": [
        "Anna Berg accuses Angela Merkel",
        "Anna Berg alliedWith Olaf Scholz",
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
    # who is who
    "Despite her criticism of the mayor, Anna Berg joined the party.": [
        "Anna Berg accuses mayor",
        "Anna Berg memberOf party",
    ],
    "Although he had quarrelled with the mayor, Tomas Lind endorsed the party.": [
        "Tomas Lind rivalOf mayor",
        "Tomas Lind endorses party",
    ],
    "Norway accuses Sweden's navy. Moscow rejected the report. It said its jets had bombed Oslo.": [
        "Norway accuses Swedish navy",
        "Russia rejects report",
        "Russia attacks Norway reported",
    ],
    "Danish Foreign Minister Anna Berg praised Ghana. She said her country would aid Mali.": [
        "Anna Berg holdsPosition Foreign Minister of Denmark",
        "Anna Berg endorses Ghana",
        "Denmark aids Mali planned",
    ],
    "Tomas Lind met Anna Berg. Anna praised him.": [
        "Tomas Lind meets Anna Berg",
        "Anna Berg endorses Tomas Lind",
    ],
    "Anna praised Oslo. Anna Berg met teachers.": [
        "Anna endorses Norway",
        "Anna Berg meets teachers",
    ],
    "The union said it would pay for their strike against the company.": [],
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
    # whose plan, whose fight
    "Berlin criticised the plan to expel Hamas.": ["Germany accuses plan"],
    "Egyptian efforts to oust Maduro failed.": ["Egypt sidelines Nicolás Maduro attempted"],
    "The EU abandoned a plan to sanction Iran.": ["European Union not sanctions Iran planned"],
    "Washington backed Saudi Arabia in its dispute with Canada.": [
        "United States supports Saudi Arabia",
        "Saudi Arabia rivalOf Canada",
    ],
    "Amnesty said police had fired tear gas and called on Western states to act.": [
        "Amnesty International requests West"
    ],
    "Sweden stopped short of blaming Russia.": ["Sweden not accuses Russia"],
    "Macron urged Israel to accept a truce and condemned Hamas.": [
        "Emmanuel Macron requests Israel",
        "Emmanuel Macron accuses Hamas",
    ],
    "Washington ordered Iran to halt enrichment and imposed sanctions on Russia.": [
        "United States coerces Iran",
        "United States sanctions Russia",
    ],
    "Macron urged Israel to accept a truce and release prisoners.": [
        "Emmanuel Macron requests Israel",
        "Israel releases prisoners hypothetical",
    ],
    "Colombia announced that it would leave the pact and was criticised by Brazil.": [
        "Brazil accuses Colombia"
    ],
    "Ukraine said Russia had shelled Kharkiv; the Kremlin rejected the claim.": [
        "Russia attacks Kharkiv reported",
        "Russia rejects claim",
    ],
    "Hamas and Hezbollah, both of them backed by Iran, condemned Israel.": [
        "Iran supports Hamas",
        "Iran supports Hezbollah",
        "Hamas accuses Israel",
        "Hezbollah accuses Israel",
    ],
    "A tribunal in Manila that found in favor of Japan met.": ["tribunal supports Japan"],
    "Biden has yet to meet Macron.": ["Joe Biden not meets Emmanuel Macron"],
    "The judge ruled that Trump had defrauded Deutsche Bank.": [
        "Donald Trump attacks Deutsche Bank reported"
    ],
    "France criticised Anna Berg's arrest.": ["France accuses Anna Berg's arrest"],
    "Turkey sent aid, according to the Kremlin.": [],
    "Three soldiers died in a strike carried out by Israel.": ["Israel kills soldiers"],
    "Anna Berg landed the support of the Sierra Club.": ["Sierra Club supports Anna Berg"],
    "Anna Berg rejected the support of the Sierra Club.": [
        "Anna Berg rejects support of the Sierra Club",
        "Anna Berg rejects Sierra Club",
    ],
    "He noted the role the United States and the coalition can play.": [],
    "Anna Berg was endorsed by the Sierra Club. Tom Ito is also in Angola.": [
        "Sierra Club endorses Anna Berg"
    ],
    "Stoltenberg accused Beijing of fuelling the war by arming Russia.": [
        "Jens Stoltenberg accuses China",
        "China aids Russia alleged",
    ],
    "Russia ignored calls by France to leave Ukraine.": [
        "Russia rejects calls",
        "Russia rejects France",
        "France requests Russia",
    ],
    "Kenya received no help from France.": ["France not aids Kenya"],
    "France gave no support to Mali.": ["France not supports Mali"],
    "Iran is responsible for the attack on the tanker.": ["Iran attacks tanker"],
    "The killing of Soleimani in a US drone strike angered Iran.": [
        "United States kills Qasem Soleimani"
    ],
    "Anna Berg said during a visit to Kyiv that Norway would help.": ["Anna Berg visits Kyiv"],
    "Abiy would replace Tom Kebede with Anna Desta.": [
        "Abiy Ahmed dismisses Tom Kebede hypothetical",
        "Abiy Ahmed appoints Anna Desta hypothetical",
        "Anna Desta replaces Tom Kebede hypothetical",
    ],
    "Russia bolstered its presence.": [],
    "A UN-sanctioned mission trained Iraqi troops.": [
        "United Nations endorses UN-sanctioned mission",
        "UN-sanctioned mission aids Iraqi troops",
    ],
    "Poland voted for the resolution and Slovakia against it.": ["Poland votesFor resolution"],
    "The Labour Party voted against the bill, while the Greens voted for it.": [
        "Labour Party votesAgainst bill",
        "Greens votesFor bill",
    ],
    "Anna Berg beat Tom Ito in a primary.": ["Anna Berg competesWith Tom Ito"],
    "The Bundestag approved the budget of the Defence Ministry.": [
        "Bundestag endorses budget of the Defence Ministry"
    ],
    "The union called the ruling an attack on Norway.": [],
    # roles
    "General Mark Rowley, commander, U.S. Africa Command, met Kenyan officials.": [
        "Mark Rowley leads AFRICOM",
        "Mark Rowley meets Kenyan officials",
    ],
    "Anna Berg, the mayor of Paris, criticised Macron.": [
        "Anna Berg leads Paris",
        "Anna Berg accuses Emmanuel Macron",
    ],
    "FIFA's Swiss president, Gianni Infantino, met Trump.": [
        "Gianni Infantino leads FIFA",
        "Gianni Infantino meets Donald Trump",
    ],
    "The Ohio Chamber of Commerce backed Anna Berg.": [
        "Ohio Chamber of Commerce supports Anna Berg"
    ],
    "The state Supreme Court sued Texas.": ["state Supreme Court sues Texas"],
    "Germany's three-party coalition agreed a budget.": [],
    "Joe Biden's chief of staff, Tom Ito, resigned.": ["Tom Ito worksFor Joe Biden"],
    "Anna Berg was a commander in the navy.": ["Anna Berg memberOf navy"],
    "Anna Berg, the Democratic governor of Ohio, sued Texas.": [
        "Anna Berg memberOf Democratic Party",
        "Anna Berg leads Ohio",
        "Anna Berg sues Texas",
    ],
    "Anna Berg, a Senate candidate, sued Texas.": ["Anna Berg sues Texas"],
    "Anna Berg voted for the bill as a member of the council.": ["Anna Berg votesFor bill"],
    "Canada sent jets as part of the NATO mission.": ["Canada partOf NATO mission"],
    "Allies of the minister, Anna Berg, sued Texas.": ["allies sues Texas"],
    # sums
    "Regulators fined Novira 3 million euros.": ["regulators fines Novira"],
    "The court fined Corvane Systems 820 million euros.": ["court fines Corvane Systems"],
    "Norway announced $40 million in aid to Peru.": ["Norway aids Peru"],
    "Britain pledged 36 million pounds of new funding for Sudan.": [
        "United Kingdom aids Sudan planned"
    ],
    # a capital is the state, but where a place is meant
    "The US sent weapons to Kyiv.": ["United States aids Ukraine"],
    "Russia bombed Kyiv.": ["Russia attacks Kyiv"],
    "Washington has warned Beijing against supplying weapons to Russia.": [
        "United States threatens China",
        "China aids Russia hypothetical",
    ],
    "Beijing urged Washington to stop arming Taiwan.": [
        "China requests United States",
        "United States not aids Taiwan hypothetical",
    ],
    "Hungary threatened to veto EU aid to Ukraine.": [
        "Hungary rejects EU aid to Ukraine considered",
        "European Union aids Ukraine",
    ],
    # lists
    "The UK, the Global Coalition and France met Iraqi officials.": [
        "United Kingdom meets Iraqi officials",
        "Global Coalition meets Iraqi officials",
        "France meets Iraqi officials",
    ],
    "Anna Berg was defended by the mayor, who knows her, and by the Institute of Directors.": [
        "mayor supports Anna Berg",
        "Institute of Directors supports Anna Berg",
    ],
    # two with a dash between them, and what a word behind a dash says
    "US-China trade talks resumed on Monday.": ["United States negotiatesWith China"],
    "The Russia–Ukraine war entered its third year.": ["Russia fights Ukraine"],
    "The Franco-German partnership is old.": ["France partnersWith Germany"],
    "A UN-brokered truce between Sudan and the Houthis took hold.": [
        "United Nations mediatesFor Sudan",
        "United Nations mediatesFor Houthis",
        "Sudan ceasesFireWith Houthis",
    ],
    "The Chinese-owned firm Nexperia sued Britain.": [
        "China controls Nexperia",
        "Nexperia sues United Kingdom",
    ],
    "The Paris-based agency praised China.": [
        "Paris-based agency locatedIn Paris",
        "Paris-based agency endorses China",
    ],
    "The NATO-led mission trained Iraqi troops.": [
        "NATO leads NATO-led mission",
        "NATO-led mission aids Iraqi troops",
    ],
    "An Iran-aligned militia attacked Israel.": [
        "Iran-aligned militia alliedWith Iran",
        "Iran-aligned militia attacks Israel",
    ],
    "A broad-based coalition attacked Israel.": ["broad-based coalition attacks Israel"],
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
        "Hassan Sheikh Mohamud leads Somalia",
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
    "France is intent on bombing Iran.": ["France attacks Iran planned"],
    "Iran is capable of attacking Israel.": ["Iran attacks Israel hypothetical"],
    "Norway is responsible for killing Anna Berg.": ["Norway kills Anna Berg"],
    "France is opposed to attacking Iran.": ["France not attacks Iran"],
    "The EU is focused on fighting the rebels.": ["European Union fights rebels attempted"],
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
    "Jo Ames said Ana Ruiz had done a terrible job.": ["Jo Ames accuses Ana Ruiz"],
    "Jo Ames said Ana Ruiz was right to close the mine.": ["Jo Ames endorses Ana Ruiz"],
    "Jo Ames said Ana Ruiz was right.": [],
    "Jo Ames compared Ana Ruiz to a thug.": ["Jo Ames accuses Ana Ruiz"],
    "Jo Ames said the inquiry remained a sham.": ["Jo Ames accuses inquiry"],
    "A judge ruled that the ban was unconstitutional.": ["judge rejects ban"],
    "Jo Ames said it was absurd that the union had sued.": [],
    "The inquiry opened on Monday. It is a sham, Jo Ames said.": ["Jo Ames accuses inquiry"],
    '"Ms Ames spoke on the situation in Norway, where there are violations of the accords," '
    "a spokesman said.": [],
    "The bank met on Monday. It is a sham, Jo Ames said.": [],
    "Jo Ames could claim that Ana Ruiz was a liar.": [],
    "Jo Ames refused to say that Ana Ruiz is corrupt.": [],
    # blame for what only the blamed do
    "Jo Ames said Ana Ruiz had misled voters.": ["Jo Ames accuses Ana Ruiz"],
    "Jo Ames said voters had been misled by Ana Ruiz.": ["Jo Ames accuses Ana Ruiz"],
    "Jo Ames said Ana Ruiz was trying to steal the election.": ["Jo Ames accuses Ana Ruiz"],
    "Jo Ames said Ana Ruiz stole the show.": [],
    "Jo Ames said Ana Ruiz had abused her power.": ["Jo Ames accuses Ana Ruiz"],
    "Jo Ames said Ana Ruiz had failed to act.": ["Jo Ames accuses Ana Ruiz"],
    "Jo Ames said Ana Ruiz had failed to win.": [],
    "Jo Ames said Ana Ruiz was hurting working families.": ["Jo Ames accuses Ana Ruiz"],
    "Jo Ames said Ana Ruiz would hurt farmers.": [],
    "Jo Ames said the Republican bill would hurt farmers.": [
        "Jo Ames accuses Republican bill",
        "Jo Ames accuses Republican Party",
    ],
    "Jo Ames said she had misled voters.": [],
    "Jo Ames said Ana Ruiz had not misled voters.": [],
    "Ana Ruiz misled voters.": [],
    "Jo Ames has told voters that the plan would slide into ignoring the law.": [
        "Jo Ames speaksTo voters"
    ],
    "The mayor should admit that Ana Ruiz broke the law.": [],
    "Jo Ames called the inquiry a witch hunt.": ["Jo Ames accuses inquiry"],
    "Jo Ames called the inquiry a manhunt.": [],
    "Jo Ames said the charges were unfounded.": ["Jo Ames rejects charges"],
    "The council may not keep rules that undermine the constitution, Jo Ames said.": [],
    "The report calls for the council to acknowledge that Ana Ruiz broke the law.": [],
    "Jo Ames said Ana Ruiz did not strike her as honest.": [],
    "Jo Ames portrayed Ana Ruiz as corrupt.": ["Jo Ames accuses Ana Ruiz"],
    "Jo Ames called out by name the winners of the race.": [],
    # what a decision and claims are worth
    "Jo Ames defended Ana Ruiz's decision.": [
        "Jo Ames supports Ana Ruiz's decision",
        "Jo Ames supports Ana Ruiz",
    ],
    "Jo Ames questioned Ana Ruiz's honesty.": [
        "Jo Ames opposes Ana Ruiz's honesty",
        "Jo Ames opposes Ana Ruiz",
    ],
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
        "Jo Ames memberOf Democratic Party",
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
    # who does what an infinitive says
    "Chad gave Libya two weeks to free Vic Delaney.": [
        "Chad requests Libya",
        "Libya releases Vic Delaney hypothetical",
    ],
    "Chad gave Libya until Friday to free Vic Delaney.": [
        "Chad requests Libya",
        "Libya releases Vic Delaney hypothetical",
    ],
    "Siemens plans to nominate four directors, including Anna Berg, to replace Peter Holm.": [
        "Siemens endorses directors planned",
        "Siemens endorses Anna Berg planned",
        "Anna Berg replaces Peter Holm planned",
    ],
    "Norway will fly an envoy to Chad to meet Vic Delaney.": [
        "Norway visits Chad planned",
        "Norway meets Vic Delaney planned",
    ],
    "Siemens hired Anna Berg to replace Peter Holm.": [
        "Anna Berg worksFor Siemens",
        "Anna Berg replaces Peter Holm planned",
    ],
    "Otto Vance met the first woman to lead NATO.": [
        "Otto Vance meets woman",
        "woman leads NATO",
    ],
    "Norway hailed the vote and called on Warsaw to freeze Peter Holm's assets.": [
        "Norway endorses vote",
        "Norway requests Poland",
        "Poland sanctions Peter Holm hypothetical",
    ],
    "Norway's Attorney General Peter Holm praised Chad.": [
        "Peter Holm holdsPosition Attorney General of Norway",
        "Peter Holm endorses Chad",
    ],
    "The army chief General Peter Holm praised Chad.": [
        "Peter Holm leads army",
        "Peter Holm memberOf army",
        "Peter Holm endorses Chad",
    ],
    "The Brewers' Guild sued its provincial leader, Anna Berg.": [
        "Brewers' Guild sues Anna Berg",
        "Anna Berg holdsPosition provincial leader of Brewers' Guild",
    ],
    "Police arrested the mayor of Rustenburg, Peter Holm, and six councillors.": [
        "police detains Peter Holm",
        "police detains councillors",
        "Peter Holm leads Rustenburg",
    ],
    "Norway imposed sanctions on two commanders of the militia and on a Dubai company.": [
        "Norway sanctions commanders",
        "Norway sanctions Dubai company",
    ],
    "Auditor Anna Zulu met Peter Holm. Zulu praised Chad.": [
        "Anna Zulu meets Peter Holm",
        "Anna Zulu endorses Chad",
    ],
    # whose deal it is
    "Chad and Niger oppose the deal.": ["Chad opposes deal", "Niger opposes deal"],
    "Chad and Niger fear a war.": [],
    "Chad opposes the deal with Niger.": ["Chad opposes deal"],
    "Chad and Niger called off the talks.": ["Chad not negotiatesWith Niger"],
    "Chad and Niger held talks.": ["Chad negotiatesWith Niger"],
    # who goes on to speak
    "Anna Berg said the firm was bankrupt and accused Peter Holm of fraud.": [
        "Anna Berg accuses Peter Holm"
    ],
    "Anna Berg says Chad is lying and accuses Peter Holm of fraud.": [
        "Anna Berg accuses Chad",
        "Anna Berg accuses Peter Holm",
    ],
    "Anna Berg said Chad wanted peace and urged Norway to negotiate.": [
        "Anna Berg requests Norway"
    ],
    "Anna Berg said Chad attacked Libya and threatened Norway.": [
        "Chad attacks Libya reported",
        "Chad threatens Norway reported",
    ],
    "The court jailed Peter Holm for ordering the murder of Anna Berg.": [
        "court detains Peter Holm",
        "Peter Holm kills Anna Berg reported",
    ],
    # offices
    "Labour Minister Anna Berg met Peter Holm.": [
        "Anna Berg holdsPosition Labour Minister",
        "Anna Berg meets Peter Holm",
    ],
    "Former deputy oil minister Peter Holm fled.": [
        "Peter Holm not holdsPosition deputy oil minister"
    ],
    "Anna Berg, the sales director of Siemens, met Peter Holm.": [
        "Anna Berg holdsPosition sales director of Siemens",
        "Anna Berg meets Peter Holm",
    ],
    "Halmar Partners, the previous owner of Siemens, sued Nokia.": [
        "Halmar Partners not controls Siemens",
        "Halmar Partners sues Nokia",
    ],
    "Siemens and Brunsel advise Norway.": ["Siemens advises Norway", "Brunsel advises Norway"],
    # texts and reports
    "Norway issued a statement condemning Chad.": ["Norway accuses Chad"],
    "Norway did not sign a letter condemning Chad.": ["Norway not accuses Chad"],
    "A statement condemning Chad drew applause.": [],
    "Peter Holm is thought to be running Siemens.": ["Peter Holm leads Siemens reported"],
    "Norway said officers who had beaten Vic Delaney fled to Chad.": [
        "officers attacks Vic Delaney reported",
    ],
    "Prosecutors charged Otto Vance with ordering the murder of Vic Delaney.": [
        "prosecutors accuses Otto Vance",
        "Otto Vance kills Vic Delaney alleged",
    ],
    "Norway abandoned Otto Vance's policy of avoiding war with Chad.": [
        "Otto Vance not fights Chad"
    ],
    "Prosecutors accused Peter Holm of the murder of a witness, accountant Anna Berg.": [
        "prosecutors accuses Peter Holm",
        "Peter Holm kills Anna Berg alleged",
    ],
    # whom a relative clause is about
    "Mali, Niger and Chad, which quit ECOWAS, praised Norway.": [
        "Mali withdrawsFrom ECOWAS",
        "Niger withdrawsFrom ECOWAS",
        "Chad withdrawsFrom ECOWAS",
        "Mali endorses Norway",
        "Niger endorses Norway",
        "Chad endorses Norway",
    ],
    "Norway recalled its ambassador to Niamey, who had praised Chad.": [
        "Norway sanctions Niger",
        "ambassador endorses Chad",
    ],
    # where the parser errs
    "Negotiators worked late after a bloc of more than 130 states rejected an offer.": [
        "bloc rejects offer"
    ],
    "Ulla Brekke met Otto Vance with a view to a pact.": ["Ulla Brekke meets Otto Vance"],
    "Mali and Niger turned to Norway for help in the war.": [
        "Mali requests Norway",
        "Niger requests Norway",
    ],
    "Rebels are holding travellers hostage.": ["rebels abducts travellers"],
    "Vic Delaney served as chief of staff to Ulla Brekke.": ["Vic Delaney worksFor Ulla Brekke"],
    "Otto Vance said the letter had been forged by Halmar Glass, whose director, Vic Delaney, "
    "is a friend of Ulla Brekke.": [],
    # whom a description or a pronoun means
    "Anna Berg met Peru, whose premier she praised. The premier, Mary Stone, met teachers.": [
        "Anna Berg meets Peru",
        "Anna Berg endorses premier",
        "Mary Stone meets teachers",
    ],
    "Siemens, which advised Volkswagen, sued Norway. The company praised Ghana.": [
        "Siemens advises Volkswagen",
        "Siemens sues Norway",
        "Siemens endorses Ghana",
    ],
    "The charity Norrvolt sued Ghana. The union IF Metall praised Peru.": [
        "Norrvolt sues Ghana",
        "union endorses Peru",
    ],
    "Jo Ames sacked the minister, Karl Lund, and replaced him with a teacher.": [
        "Jo Ames dismisses Karl Lund",
        "Karl Lund holdsPosition minister",
        "Jo Ames appoints teacher",
        "teacher replaces Karl Lund",
    ],
    "The African Union met. The union of nurses met. Union president Anna Berg met teachers.": [
        "Anna Berg leads union",
        "Anna Berg meets teachers",
    ],
    "Mary Stone met nurses. Her cousin, Karl Stone, met Ana Ruiz. Stone met teachers.": [
        "Mary Stone meets nurses",
        "Karl Stone affiliatedWith Mary Stone",
        "Karl Stone meets Ana Ruiz",
        "Mary Stone meets teachers",
    ],
    "Norway met Karl Lund after a judge ordered his arrest.": [
        "Norway meets Karl Lund",
        "judge detains Karl Lund planned",
    ],
    'Ana Ruiz condemned Jo Ames. "She attacked Ghana," Ruiz said.': [
        "Ana Ruiz accuses Jo Ames",
        "Jo Ames attacks Ghana reported",
    ],
    "Two men shot a nurse. Oslo met Karl Lund and Tom Berg. Both men met teachers.": [
        "men attacks nurse",
        "Norway meets Karl Lund",
        "Norway meets Tom Berg",
        "men meets teachers",
    ],
    "Police accused Zadok Umar of lies about Mary Stone. Norway praised her.": [
        "police accuses Zadok Umar",
        "Norway endorses Mary Stone",
    ],
    "A militia known as the Grey Hawks attacked Ghana. The militia killed a priest.": [
        "Grey Hawks attacks Ghana",
        "Grey Hawks kills priest",
    ],
    "A group called Rebuild Leeds sued Ghana. The group was founded by nurses.": [
        "Rebuild Leeds sues Ghana",
        "nurses founds Rebuild Leeds",
    ],
    "The Grey Hawks, as the militia is called, attacked Ghana. The militia killed a priest.": [
        "Grey Hawks attacks Ghana",
        "Grey Hawks kills priest",
    ],
    "Vox left the coalition. Party leader Anna Berg met teachers.": [
        "Vox withdrawsFrom coalition",
        "Anna Berg leads Vox",
        "Anna Berg meets teachers",
    ],
    "The Labour Party criticised the Green Party. But party leader Anna Berg met teachers.": [
        "Labour Party accuses Green Party",
        "Anna Berg leads party",
        "Anna Berg meets teachers",
    ],
    "Public Works Director Anna Berg met teachers.": [
        "Anna Berg meets teachers",
    ],
    "Norway invaded Ghana and killed its president, Jo Ames.": [
        "Norway attacks Ghana",
        "Norway kills Jo Ames",
        "Jo Ames leads Ghana",
    ],
    "Norway fined Siemens, and regulators later opened an inquiry into its links with Peru.": [
        "Norway fines Siemens",
        "regulators investigates Siemens",
        "regulators investigates links",
        "Siemens affiliatedWith Peru",
    ],
    "Norway, which backed Ana Ruiz, broke with Jo Ames after she attacked Ghana.": [
        "Norway supports Ana Ruiz",
        "Norway opposes Jo Ames",
        "Jo Ames attacks Ghana",
    ],
    "Norway met Peru. Socialist leader Anna Berg blamed both sides.": [
        "Norway meets Peru",
        "Anna Berg leads Socialist",
        "Anna Berg accuses Norway",
        "Anna Berg accuses Peru",
    ],
    "Oslo asked Ghana to follow suit. Peru did so.": [
        "Norway requests Ghana",
    ],
    "Norway and Ghana, neither of them a member of NATO, met Peru.": [
        "Norway not memberOf NATO",
        "Ghana not memberOf NATO",
        "Norway meets Peru",
        "Ghana meets Peru",
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
