"""Who was minister or spokesperson on a day: questions as a reader of the press asks them."""

import pytest

from temoin.actors.who import who
from temoin.knowledge.world import load_world
from temoin.languages import load_language

QUESTIONS = (
    ("ministre de la Défense d'Ukraine", "2022-05-01", "Oleksiï Reznikov"),
    ("ministre ukrainien de l'Intérieur", "2022-03-01", "Denys Monastyrsky"),
    ("chef de la diplomatie américaine", "2019-03-27", "Mike Pompeo"),
    ("chef du Pentagone", "2019-05-01", "Patrick Shanahan"),
    ("secrétaire américain à la Défense", "2022-05-01", "Lloyd Austin"),
    ("ministre britannique de l'Intérieur", "2022-10-30", "Suella Braverman"),
    ("ministre russe de la Défense", "2023-06-24", "Sergueï Choïgou"),
    ("porte-parole du gouvernement français", "2021-03-01", "Gabriel Attal"),
    ("porte-parole du gouvernement allemand", "2020-03-01", "Steffen Seibert"),
    ("ministre des Affaires étrangères du Pakistan", "2022-06-01", "Bilawal Bhutto Zardari"),
    ("ministre iranien de la Défense", "2023-01-01", "Mohammad Reza Achtiani"),
    ("ministre irakien des Affaires étrangères", "2021-01-01", "Fouad Hussein"),
    ("ministre libanais de l'Intérieur", "2023-01-01", "Bassam al-Mawlawi"),
    ("ministre syrien de la Défense", "2025-02-01", "Mourhaf Abou Qasra"),
    ("ministre saoudien de la Défense", "2018-10-02", "Mohammed ben Salmane"),
    ("ministre sud-coréen de la Défense", "2024-12-03", "Kim Yong-hyun"),
    ("ministre des Affaires étrangères de Taïwan", "2022-08-02", "Joseph Wu"),
    ("ministre japonais de la Défense", "2021-01-01", "Nobuo Kishi"),
    ("ministre des Affaires étrangères du Nigeria", "2024-02-01", "Yusuf Tuggar"),
    ("ministre sénégalais de l'Intérieur", "2021-03-05", "Antoine Diome"),
    ("ministre de la Défense du Niger", "2024-01-01", "Salifou Mody"),
    ("ministre de la Défense de RDC", "2023-11-01", "Jean-Pierre Bemba"),
    ("ministre des Affaires étrangères du Kenya", "2024-06-01", "Musalia Mudavadi"),
    ("porte-parole du gouvernement camerounais", "2020-06-01", "René Emmanuel Sadi"),
    ("ministre des Affaires étrangères du Rwanda", "2022-06-01", "Vincent Biruta"),
    ("ministre polonais de la Défense", "2022-11-15", "Mariusz Blaszczak"),
    ("ministre serbe de l'Intérieur", "2021-06-01", "Aleksandar Vulin"),
    ("ministre colombien de la Défense", "2021-05-01", "Diego Molano"),
    ("ministre des Affaires étrangères de Bolivie", "2019-12-01", "Karen Longaric"),
    ("porte-parole de l'armée israélienne", "2023-10-08", "Daniel Hagari"),
)

# Offices that must have a holder on a day of 2024, so that a gap in the table is seen.
COVERED = {
    "defence_minister": "AFG ARG BEL BFA BLR CAN CHE CHL CHN CIV CMR COD DEU DNK EGY ESP ETH FIN FRA GBR GIN GRC HUN "
    "IND IRN IRQ ISR ITA JPN KEN KOR LBN MEX MLI NER NGA NLD PAK POL PRK QAT RUS RWA SAU SDN SEN SRB SWE TUN TUR "
    "TWN UKR USA VEN VNM ZAF",
    "foreign_minister": "AFG AGO ARG AUS BEL BFA BOL BRA CAF CAN CHN CIV CMR COD COL CUB DEU DZA EGY ETH FRA GBR GHA "
    "GIN GRC HTI IND IRN IRQ ISR ITA JPN KAZ KEN KOR LBN MEX MLI MMR NER NGA PAK PHL POL PRK PSE RUS RWA SAU SDN SEN "
    "SRB SSD SYR TCD TGO TUN TUR TWN UKR USA VEN VNM YEM ZAF",
    "interior_minister": "AFG BEL CAN CHL CHN CIV CMR COD COL DEU DZA EGY ESP FRA GBR HUN IND IRN IRQ ISR ITA KEN LBN "
    "MAR MEX MLI NER NGA POL RUS RWA SAU SYR TUN TUR UKR USA VEN ZAF",
}


@pytest.mark.parametrize(("query", "on", "name"), QUESTIONS)
def test_holder(query, on, name):
    replies = who(query, on, language=load_language("fr"), world=load_world())
    assert [reply.people for reply in replies] == [(name,)]
    assert replies[0].certainty == "known"


@pytest.mark.parametrize("role", COVERED)
def test_most_reported_states_have_a_holder(role):
    world = load_world()
    silent = [s for s in COVERED[role].split() if world.holder(f"{role}:{s}", "2024-02-15").person is None]
    assert silent == []


def test_spokespeople_without_an_office_of_their_own_have_a_sector():
    world = load_world()
    for name, sector in (("Hua Chunying", "GOV"), ("Mao Ning", "GOV"), ("Sylvain Ekenge", "MIL")):
        (person,) = world.people_named(name)
        assert world.sector_of(person.id, "2023-06-01") == sector
