from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.times import TimesStage
from recoupe.lang.fr.calendar import DATA
from recoupe.lang.fr.times import find, folded, sense_of
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article


def said(text):
    return [text[each.start : each.end] for each in find(text)]


def one(text):
    found = list(find(text))
    assert len(found) == 1, [text[each.start : each.end] for each in found]
    return found[0].sense


@pytest.mark.parametrize(("table", "key"), [(table, key) for table in DATA for key in DATA[table] if isinstance(DATA[table][key], dict)])
def test_the_example_of_every_word_of_the_calendar_is_found(table, key):
    assert said(DATA[table][key]["example"]), DATA[table][key]["example"]


def test_people_of_an_age_and_things_that_last():
    assert said(DATA["aged"]["example"]) == []
    assert said(DATA["lasting"]["example"]) == ["12 ans"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le bac part le 3 avril 2025.", ["le 3 avril 2025"]),
        ("Fait à Brume, 03/04/2025.", ["03/04/2025"]),
        ("Relevé du 2025-04-03.", ["2025-04-03"]),
        ("Le bac part le 1er mai.", ["le 1er mai"]),
        ("Ils iront à Brume les 3 et 4 avril.", ["les 3 et 4 avril"]),
        ("Fermé du 3 au 5 avril 2025.", ["du 3 au 5 avril 2025"]),
        ("Fermé du 28 mars au 5 avril.", ["du 28 mars au 5 avril"]),
        ("Trois crues entre 2020 et 2023.", ["entre 2020 et 2023"]),
        ("La mode des années 1990 revient.", ["des années 1990"]),
        ("Un moulin du XIXe siècle.", ["du XIXe siècle"]),
        ("Le pont rouvrira fin mars.", ["fin mars"]),
        ("Le pont rouvrira à la mi-juin.", ["la mi-juin"]),
        ("Dans la nuit de lundi à mardi, la digue a cédé.", ["la nuit de lundi à mardi"]),
        ("Il est venu jeudi soir.", ["jeudi soir"]),
        ("Il est venu hier mardi.", ["hier mardi"]),
        ("Il partira jeudi prochain.", ["jeudi prochain"]),
        ("Le vote, prévu ce jeudi 3 avril à 18h30 GMT, est reporté.", ["ce jeudi 3 avril à 18h30 GMT"]),
        ("Le quota vaut depuis 2019.", ["depuis 2019"]),
        ("Il faut finir d'ici à vendredi.", ["d'ici à vendredi"]),
        ("Il y a dix ans, tout brûlait.", ["Il y a dix ans"]),
        ("Une décision dans trois mois.", ["dans trois mois"]),
        ("Le fort tient depuis plus d'une décennie.", ["plus d'une décennie"]),
        ("Il pleut chaque année, et tous les lundis.", ["chaque année", "tous les lundis"]),
        ("JEUDI\u00a03\u00a0AVRIL\u00a02025", ["JEUDI\u00a03\u00a0AVRIL\u00a02025"]),
        ("Tout a changé ces derniers jours.", ["ces derniers jours"]),
        ("Le bac rouvre mercredi, puis ferme samedi.", ["mercredi", "samedi"]),
        ("Il a neigé en janvier, en été et à l'automne dernier.", ["janvier", "en été", "l'automne dernier"]),
        ("La grippe de mars-avril a tué.", ["mars-avril"]),
        ("Le texte s'appliquera à partir du 1er juillet.", ["à partir du 1er juillet"]),
        ("Le budget de l'année 2024 est voté.", ["l'année 2024"]),
    ],
)
def test_written_forms(text, words):
    assert [each.removeprefix("en ") if each != "en été" else each for each in said(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Il a été reçu avec sa sœur.",
        "Elle a 38 ans, son frère, 41 ans, aussi.",
        "Un garçon de 12 ans et une Bretonne de 6 ans l'ont vu.",
        "L'équipe gagne 3-1, puis 21-12.",
        "Le taux atteint 20,25 % contre 19,5 %.",
        "L'article 16 et la résolution 2024 le disent.",
        "L'Agenda 2063 et le Boeing 737 n'y changent rien.",
        "Le G5 et le M23 se taisent.",
        "Composez le 01 23 45 67 89.",
        "Le lot vaut 1990 euros, l'autre 2 000 francs.",
        "La sonde se posera sur Mars.",
        "Quelque 2020 personnes ont signé.",
        "Ils étaient sept. Puis huit.",
        "C'est encore vrai aujourd'hui.",
        "Les fêtes de fin d'année approchent.",
        "Les moins de 18 ans entrent gratuitement.",
        "Aucun bilan n'est connu à ce jour.",
    ],
)
def test_what_is_no_time(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "type", "value", "mod"),
    [
        ("Cela dure depuis deux ans.", "DURATION", "P2Y", None),
        ("Il a tenu 24 heures.", "DURATION", "PT24H", None),
        ("Il a tenu plusieurs jours.", "DURATION", "PXD", None),
        ("Cela dure depuis des années.", "DURATION", "PXY", None),
        ("Cela dure depuis plusieurs décennies.", "DURATION", "PXY", None),
        ("Cela dure depuis des décennies.", "DURATION", "PXY", None),
        ("La mode des années 10 revient.", "DATE", None, None),
        ("Trois heures plus tard, il partait.", "DURATION", "PT3H", None),
        ("Plus de trois jours plus tard, il revint.", "DURATION", "P3D", "MORE_THAN"),
        ("Des années plus tard, il revint.", "DURATION", "PXY", None),
        ("Quelques minutes après, il partait.", "DURATION", "PTXM", None),
        ("Il a tenu trois jours après la crue.", "DURATION", "P3D", None),
        ("La trêve tient depuis plus d'une décennie.", "DURATION", "P10Y", "MORE_THAN"),
        ("Un séjour de moins de 24 heures.", "DURATION", "PT24H", "LESS_THAN"),
        ("Cela dure depuis bientôt deux ans.", "DURATION", "P2Y", "LESS_THAN"),
        ("Il a marché une demi-heure.", "DURATION", "PT30M", None),
        ("Le vol prend deux heures et demie.", "DURATION", "PT2H30M", None),
        ("La fouille a pris une dizaine de jours.", "DURATION", "P10D~", None),
        ("Il reste vingt-quatre mois.", "DURATION", "P24M", None),
        ("La foire a lieu chaque année.", "SET", "P1Y", None),
        ("La foire a lieu tous les deux ans.", "SET", "P2Y", None),
        ("La foire a lieu tous les lundis.", "SET", "P1W", None),
        ("La guerre des années 90.", "DATE", "199X", None),
        ("Le moulin date du XIXe siècle.", "DATE", "18XX", None),
        ("Le pont a cédé fin 2019.", "DATE", "2019", "END"),
        ("Il est né vers 1815.", "DATE", "1815~", None),
        ("Il a régné entre 2020 et 2023.", "DATE", "2020/2023", None),
        ("Il a siégé de 1998 à 2004.", "DATE", "1998/2004", None),
    ],
)
def test_values_that_the_words_give(text, type, value, mod):
    sense = one(text)
    assert (sense.type, sense.value, sense.mod) == (type, value, mod)


def test_the_stage_gives_exact_words_and_ids_in_order():
    text = "Réunie le 3\u202favril 2025, l’assemblée siégera jusqu’en 2027."
    times = TimesStage()(Annotated(article=Article.of("a", text))).times
    assert [(each.id, text[each.start : each.end] == each.text) for each in times] == [("t1", True), ("t2", True)]


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error_and_in_order(text):
    found = list(find(text))
    assert len(folded(text)) == len(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(each.start < each.end for each in found)


PIECES = """le 3 et 4 avril 2025 jeudi soir dernier de la nuit à mardi depuis 2019 fin mars il y a dix ans
dans deux semaines du au en été 18h30 GMT , . d'ici mi- XIXe siècle"""
WORDS = st.sampled_from(PIECES.split())


@given(st.lists(WORDS, max_size=14))
def test_what_is_found_is_read_again_from_its_words_alone(words):
    text = " ".join(words)
    for each in find(text):
        assert sense_of(text[each.start : each.end]) is not None
