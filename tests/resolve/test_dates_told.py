"""How dates are told by what stands around them: years shared, verbs beside them, hours and their day, accounts of older years."""

import time

import pytest

from recoupe.annotate.times import TimesStage
from recoupe.lang.fr.times import find
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Published
from recoupe.resolve.dates import DatesStage
from recoupe.resolve.oddities import OdditiesStage


def work(text, published):
    article = Article.of("a", text, published=Published(value=published, basis="given"))
    return DatesStage("fr")(TimesStage()(Annotated(article=article)))


def values(text, published="2025-04-03"):
    return [each.value for each in work(text, published).times]


# 3 April 2025 is a Thursday
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a neigé en mai et juin derniers.", ["2024-05", "2024-06"]),
        ("Il a neigé en mars et avril 2024.", ["2024-03", "2024-04"]),
        ("Il a neigé les 31 décembre et 1er janvier 2024.", ["2023-12-31", "2024-01-01"]),
        ("Il neigera au second semestre de cette année.", ["2025-41", "2025"]),
        ("Il a neigé le 12 juin de l'année dernière.", ["2024-06-12", "2024"]),
        ("Le gardien avait été renvoyé en mai.", ["2024-05"]),
        ("La digue n'a plus tenu depuis juin.", ["2024-06/.."]),
        ("Il faut finir d'ici février.", ["../2026-02"]),
        ("La fête du port est fixée au 3 mai.", ["2025-05-03"]),
        ("Un rapport en date du 22 août, avant la crue.", ["2024-08-22"]),
        ("Il s'inquiète de sa réélection en novembre.", ["2025-11"]),
        ("Les attentats du 11 septembre sont loin.", ["2001-09-11"]),
        ("Le bal du 14-Juillet a été annulé.", ["2024-07-14"]),
        ("La digue a cédé le 22 mars 2016. Le procès du 22 mars est fini.", ["2016-03-22", "2016-03-22"]),
        ("Le 3 mai 2011, la digue cède. Le 5 juin, le maire part.", ["2011-05-03", "2011-06-05"]),
        ("La digue a cédé mardi à 14 heures, puis le pont à 16 h 30 (14h30 GMT).", ["2025-04-01T14:00", "2025-04-01T16:30", "2025-04-01T14:30Z"]),
        ("Ouvert de 8 heures à 10 heures lundi, le bac a servi.", ["2025-03-31T08:00", "2025-03-31T10:00", "2025-03-31"]),
        ("La digue a cédé mardi à 6 heures du soir.", ["2025-04-01T18:00"]),
        ("La digue a cédé mardi, à midi.", ["2025-04-01", "2025-04-01T12:00"]),
        ("La digue a cédé mardi. Les cafés ferment à 22 heures.", ["2025-04-01", None]),
        ("On compte 120 bacs en 2021 (108 en 2020) et 30 ponts la même année.", ["2021", "2020", "2021"]),
        ("Clos depuis 2017. Cette année-là, il neigea.", ["2017/..", "2017"]),
        ("Le bac partira samedi, peut-être dimanche.", ["2025-04-05", "2025-04-06"]),
        ("Né en 1980, il partit. Soixante ans plus tard, tout a changé.", ["1980", None]),
        ("Le bac rouvrira le premier lundi de mai.", ["2025-05-05"]),
        ("La réunion de mardi de la semaine prochaine.", ["2025-04-08"]),
        ("Il neige depuis la semaine dernière.", ["2025-03-24/.."]),
        ("Le pont est ouvert à partir de ce matin.", ["2025-04-03/.."]),
        ("Le bac sera fermé samedi et dimanche.", ["2025-04-05/2025-04-06"]),
        ("Le bac a été fermé lundi et mercredi.", ["2025-03-31", "2025-04-02"]),
        ("Le conseil a reporté sa réunion à mardi.", ["2025-04-08"]),
        ("Il le soupçonne d'avoir obtenu un permis en juin.", ["2024-06"]),
        ("Le maire est parti il y a quinze jours.", ["2025-03-20~"]),
        ("Ils se sont retrouvés square du 4 septembre.", []),
        ("Il a dit à 20 Minutes que le bac coulerait.", []),
        ("Un discours de 1 heure et 43 minutes a suivi.", ["PT1H43M"]),
        ("L'avion a décollé mardi soir et s'est posé peu après 6 heures.", ["2025-04-01", None]),
        ("Ce drapeau n'est plus utilisé aujourd'hui que dans le sud.", []),
        ("Il a pactisé aujourd'hui avec les bandits d'hier.", []),
    ],
)
def test_what_a_date_has_from_around_it(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il habite avenue du 30 juin, près de la place du 4 mai.", []),
        ("Elles ont entre 20 et 60 ans.", []),
        ("Il a été condamné à vingt ans de prison.", ["vingt ans"]),
        ("La peine va de deux à cinq ans.", ["deux", "cinq ans"]),
        ("La ville compte vendredi 25 nouveaux malades.", ["vendredi"]),
        ("Le sommet annuel se tient ici ; la croissance annuelle baisse.", ["annuel"]),
        ("Le vol a duré 2h30.", ["2h30"]),
        ("Des églises des XVIIIe et XIXe siècles.", ["des XVIIIe et XIXe siècles"]),
        ("Le conseil se réunit aujourd'hui.", ["aujourd'hui"]),
        ("Le musée reste aujourd'hui un phare.", []),
        ("Le Nouvel An chinois approche.", []),
        ("Au troisième trimestre ou au T3 2026, on verra.", ["Au troisième trimestre", "T3 2026"]),
    ],
)
def test_what_is_and_is_not_a_time(text, words):
    assert [text[each.start : each.end] for each in find(text)] == words


def test_readings_of_a_slip():
    def readings(text, published="2025-04-03"):
        return [each.readings for each in OdditiesStage("fr")(work(text, published)).oddities]

    assert readings("Réunion jeudi 04/03/2025.") == [("2025-03-04", "2025-03-06", "2025-04-03")]
    assert readings("Il est venu jeudi 3 mars.") == [("2025-03-03", "2025-03-06", "2025-04-03")]
    assert readings("Il viendra du lundi 7 au mercredi 9 avril.") == []
    assert readings("Il est venu mercredi 31 décembre.", "2026-01-02") == []


@pytest.mark.parametrize("unit", ["vingt et ", "3, ", "1 000 ", "le 3 avril et ", "10 h ", "depuis le ", "entre 2020 et ", "plus de "])
def test_no_text_blows_up_the_grammar(unit):
    def spent(size):
        text = unit * (size // len(unit))
        began = time.process_time()
        list(find(text))
        return time.process_time() - began

    spent(500)
    assert spent(16_000) < 12 * max(spent(4_000), 0.02)
