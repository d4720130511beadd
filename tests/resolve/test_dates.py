import tomllib
from importlib.resources import files

import pytest

from recoupe.annotate.times import TimesStage
from recoupe.lang.fr.tense import by_endings, by_noun, by_tree, by_what_awaits, looks_ahead, of_something_scheduled, right_after_a_present
from recoupe.lang.fr.times import find, folded
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Published
from recoupe.model.syntax import Sentence, Token
from recoupe.resolve.dates import DatesStage
from recoupe.resolve.oddities import OdditiesStage

SIGNS = tomllib.loads(files("recoupe.lang.fr").joinpath("tense.toml").read_text("utf-8"))


def dated(text, published="2025-04-05"):
    article = Article.of("a", text, published=Published(value=published, basis="given" if published else None))
    return DatesStage("fr")(TimesStage()(Annotated(article=article)))


def values(text, published="2025-04-05"):
    return [each.value for each in dated(text, published).times]


# 5 April 2025 is a Saturday
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le pont a cédé jeudi.", "2025-04-03"),
        ("Le pont rouvrira jeudi.", "2025-04-10"),
        ("Le pont doit rouvrir jeudi.", "2025-04-10"),
        ("Le pont a cédé samedi.", "2025-04-05"),
        ("Le pont a cédé samedi dernier.", "2025-03-29"),
        ("Le pont rouvrira lundi prochain.", "2025-04-07"),
        ("Le pont a cédé jeudi soir.", "2025-04-03"),
        ("Le pont a cédé hier vendredi.", "2025-04-04"),
        ("Le pont a cédé hier.", "2025-04-04"),
        ("Le pont a cédé avant-hier.", "2025-04-03"),
        ("Le pont rouvrira demain.", "2025-04-06"),
        ("Le pont a cédé ce samedi.", "2025-04-05"),
        ("Le pont a cédé le 3 avril.", "2025-04-03"),
        ("Le pont a cédé le 20 décembre.", "2024-12-20"),
        ("Le pont rouvrira le 20 décembre.", "2025-12-20"),
        ("Le pont rouvrira les 9 et 10 avril.", "2025-04-09/2025-04-10"),
        ("Le pont a été fermé du 30 décembre au 2 janvier.", "2024-12-30/2025-01-02"),
        ("Le pont a cédé dans la nuit de lundi à mardi.", "2025-03-31/2025-04-01"),
        ("Le pont a cédé dans la nuit de lundi à mardi 1er avril.", "2025-03-31/2025-04-01"),
        ("Le pont ferme du 23 au 25 avril prochain.", "2025-04-23/2025-04-25"),
        ("Le pont rouvrira en juin.", "2025-06"),
        ("Le pont rouvrira en juin prochain.", "2025-06"),
        ("Le pont a cédé en janvier.", "2025-01"),
        ("Le pont a cédé en décembre dernier.", "2024-12"),
        ("Le pont a cédé l'automne dernier.", "2024-23"),
        ("Le pont rouvrira au printemps prochain.", "2026-21"),
        ("Le pont a cédé cette semaine.", "2025-03-31/2025-04-06"),
        ("Le pont a cédé la semaine dernière.", "2025-03-24/2025-03-30"),
        ("Le pont a cédé le mois dernier.", "2025-03"),
        ("Le pont a cédé l'an dernier.", "2024"),
        ("Le pont a cédé il y a dix ans.", "2015"),
        ("Le pont a cédé il y a trois jours.", "2025-04-02"),
        ("Le pont rouvrira dans deux mois.", "2025-06"),
        ("Le pont a souffert ces derniers jours.", "../2025-04-05"),
        ("Le pont rouvrira les prochains jours.", "2025-04-05/.."),
        ("Le pont est clos depuis 2019.", "2019/.."),
        ("Le pont est clos depuis janvier.", "2025-01/.."),
        ("Le pont rouvrira d'ici à vendredi.", "../2025-04-11"),
        ("Le maire a annoncé la réouverture du pont à partir de jeudi.", "2025-04-10/.."),
        ("Le maire a annoncé la réouverture du pont dès jeudi.", "2025-04-10"),
        ("Le maire a inspecté le pont dès jeudi.", "2025-04-03"),
        ("La réouverture du pont a eu lieu dès jeudi.", "2025-04-03"),
        ("La fête avait été annoncée pour jeudi.", "2025-04-10"),
        ("Avant jeudi, le pont avait cédé.", "2025-04-03"),
        ("Le bac a été suspendu jusqu'à jeudi.", "2025-04-10"),
        ("Le bac a navigué jusqu'à jeudi.", "2025-04-03"),
        ("Le maire a dit qu'il inspecterait le pont jeudi.", "2025-04-10"),
        ("Le maire a dit que la fête aurait lieu jeudi.", "2025-04-10"),
        ("Le maire serait parti jeudi.", "2025-04-03"),
        ("Le pont est interdit à partir de jeudi.", "2025-04-10/.."),
        ("Le pont a cédé en semaine 12.", "2025-03-17/2025-03-23"),
        ("Le pont rouvrira au deuxième trimestre 2026.", "2026-34"),
        ("Le pont rouvrira au premier semestre 2026.", "2026-40"),
        ("Le pont rouvrira à Pâques 2026.", "2026-04-05"),
        ("Le pont a cédé jeudi à 18h30 GMT.", "2025-04-03T18:30Z"),
        ("Le pont a cédé il y a quelques jours.", "PXD"),
        ("Le lendemain, tout allait mieux.", None),
    ],
)
def test_one_expression(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le pont a cédé le 3 mai 2021. Le lendemain, on le réparait.", ["2021-05-03", "2021-05-04"]),
        ("Le pont a cédé le 3 mai 2021, la veille de rien ; la veille, tout allait.", ["2021-05-03", "2021-05-02"]),
        ("Le pont a cédé le 3 mai 2021. Deux jours plus tard, il rouvrait.", ["2021-05-03", "2021-05-05"]),
        ("Crue dans la nuit de lundi à mardi. La même nuit, un pont a cédé.", ["2025-03-31/2025-04-01", "2025-03-31/2025-04-01"]),
        ("Ouvert ce jeudi 3 avril, le pont a cédé ce même jeudi.", ["2025-04-03", "2025-04-03"]),
        ("Il est né en 2012, a marché en mars.", ["2012", "2012-03"]),
        ("Le quai a fermé à 17 heures mardi.", ["2025-04-01T17:00", "2025-04-01"]),
        ("Le pont a cédé le 3 mai 2021. Deux jours après, il rouvrait.", ["2021-05-03", "2021-05-05"]),
        ("Le pont a cédé le 3 mai 2021. Trois heures plus tard, il rouvrait.", ["2021-05-03", "PT3H"]),
        ("Le pont a cédé le 3 mai 2021. Quelques heures après, il rouvrait.", ["2021-05-03", "PTXH"]),
        ("Le pont a cédé le 3 mai 2021. 48 heures plus tard, il rouvrait.", ["2021-05-03", "2021-05-05"]),
        ("Le pont a cédé le 3 mars 2021, en milieu de semaine.", ["2021-03-03", "2021-03-01/2021-03-07"]),
        ("Le pont a cédé en début de semaine, le 3 mars 2021.", ["2021-03-01/2021-03-07", "2021-03-03"]),
        ("Rien ne bouge avant demain (dimanche).", ["2025-04-06", "2025-04-06"]),
        ("Le bac a quitté Brume le 3 avril. Vers 18h, il coulait.", ["2025-04-03", "2025-04-03T18:00~"]),
    ],
)
def test_one_expression_counted_from_another(text, expected):
    assert values(text) == expected


def test_without_a_day_of_publication_nothing_is_guessed():
    assert values("Le pont a cédé jeudi. Il rouvrira le 3 juin, ou en juillet, ou en 2026.", None) == [None, "XXXX-06-03", "XXXX-07", "2026"]


def test_an_election_may_lie_ahead_whatever_the_tense():
    assert values("Il a critiqué l'élection du 3 juin.") == ["2025-06-03"]
    assert of_something_scheduled("le scrutin du ") is True


def test_a_slip_of_the_month_is_mended_and_the_printed_date_kept():
    (time,) = dated("Il a parlé ce samedi 5 mars.").times
    assert time.value == "2025-04-05"
    assert [each.value for each in time.alternatives] == ["2025-03-05"]
    assert time.score is not None
    assert time.score < 1


def test_what_was_counted_says_from_what():
    times = dated("Le pont a cédé jeudi. La veille, il tremblait.").times
    assert times[0].anchor == "published"
    assert "5 avril 2025" in times[0].why
    assert times[1].anchor == times[0].id


def tree(*words):
    """A sentence from (text, lemma, pos, morph, head, dep), one blank between words."""
    tokens, at = [], 0
    for i, (text, lemma, pos, morph, head, dep) in enumerate(words):
        tokens.append(Token(i, at, at + len(text), text, lemma, pos, morph, head, dep))
        at += len(text) + 1
    return Sentence(0, at - 1, tuple(tokens))


PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"


@pytest.mark.parametrize(
    ("words", "side", "ahead"),
    [
        (
            [
                ("musée", "musée", "NOUN", "", 2, "nsubj"),
                ("a", "avoir", "AUX", PRESENT, 2, "aux"),
                ("fermé", "fermer", "VERB", "Tense=Past|VerbForm=Part", 2, "root"),
            ],
            "past",
            False,
        ),
        ([("musée", "musée", "NOUN", "", 1, "nsubj"), ("fermera", "fermer", "VERB", "Mood=Ind|Tense=Fut|VerbForm=Fin", 1, "root")], "future", False),
        (
            [
                ("musée", "musée", "NOUN", "", 1, "nsubj"),
                ("doit", "devoir", "VERB", PRESENT, 1, "root"),
                ("fermer", "fermer", "VERB", "VerbForm=Inf", 1, "xcomp"),
            ],
            "future",
            False,
        ),
        ([("musée", "musée", "NOUN", "", 1, "nsubj"), ("ferme", "fermer", "VERB", PRESENT, 1, "root")], None, True),
        ([("musée", "musée", "NOUN", "", 1, "nsubj"), ("affirme", "affirmer", "VERB", PRESENT, 1, "root")], None, False),
    ],
)
def test_the_tree_of_a_sentence_shows_the_side(words, side, ahead):
    sentence = tree(*words, ("lundi", "lundi", "NOUN", "", len(words) - 1, "obl:mod"))
    start = sentence.tokens[-1].start
    assert by_tree(sentence, start) == side
    assert looks_ahead(sentence, start) is ahead


@pytest.mark.parametrize(("word", "side"), [("tombée", "past"), ("prévue", "future")])
def test_a_participle_taken_for_an_adjective_shows_its_own_side(word, side):
    sentence = tree(
        ("neige", "neige", "NOUN", "", 3, "nsubj"),
        (word, word, "ADJ", "", 0, "amod"),
        ("lundi", "lundi", "NOUN", "", 1, "obl:mod"),
        ("fondra", "fondre", "VERB", "Mood=Ind|Tense=Fut|VerbForm=Fin", 3, "root"),
    )
    assert by_tree(sentence, sentence.tokens[2].start) == side


@pytest.mark.parametrize("side", ["past", "future"])
def test_every_sign_of_tense_shows_its_side(side):
    for entry in SIGNS[side]:
        view = folded(entry["example"])
        *_, found = find(view)
        assert by_endings(view, found.start, found.end) == side, entry["example"]


@pytest.mark.parametrize("table", ["planning", "awaited", "set_for", "lasting_until", "scheduled", "to_begin", "foretold", "not_yet", "moving"])
def test_every_sign_of_what_is_awaited_has_an_example_with_a_day(table):
    for entry in SIGNS[table]:
        assert list(find(folded(entry["example"]))), entry["example"]


@pytest.mark.parametrize("table", ["awaited", "set_for", "lasting_until"])
def test_what_is_awaited_looks_ahead(table):
    for entry in SIGNS[table]:
        view = folded(entry["example"])
        *_, found = find(view)
        assert by_what_awaits(view[: found.start]) == "future", entry["example"]


def test_a_verb_of_planning_sends_its_infinitive_ahead_and_a_pluperfect_does_not():
    def over(*helpers):
        n = len(helpers)
        verb = ("menacé", "menacer", "VERB", "Tense=Past|VerbForm=Part", n, "root")
        sentence = tree(*helpers, verb, ("partir", "partir", "VERB", "VerbForm=Inf", n, "xcomp"), ("lundi", "lundi", "NOUN", "", n + 1, "obl:mod"))
        return by_tree(sentence, sentence.tokens[-1].start)

    assert over(("a", "avoir", "AUX", PRESENT, 1, "aux:tense")) == "future"
    assert over(("avait", "avoir", "AUX", "Mood=Ind|Tense=Imp|VerbForm=Fin", 1, "aux:tense")) == "past"


@pytest.mark.parametrize(("table", "sure"), [("foretold", "likely"), ("not_yet", "future"), ("to_begin", "likely")])
def test_the_noun_before_a_weekday_tells(table, sure):
    for entry in SIGNS[table]:
        view = folded(entry["example"])
        *_, found = find(view)
        assert by_noun(view[: found.start], view[found.end :]) == sure, entry["example"]


@pytest.mark.parametrize("text", ["Après la réunion jeudi, il a parlé.", "L'appel à une trêve, lancé jeudi, a échoué.", "La réunion de jeudi a lassé."])
def test_a_noun_that_has_taken_place_stays_past(text):
    assert values(text) == ["2025-04-03"]


def test_where_the_day_of_a_noun_is_only_likely_the_other_one_is_kept():
    (time,) = dated("Le maire a annoncé une réunion jeudi.").times
    assert time.value == "2025-04-10"
    assert [each.value for each in time.alternatives] == ["2025-04-03"]


def test_a_present_just_before_a_weekday_looks_ahead_whatever_the_verbs_around():
    words = [
        ("il", "il", "PRON", "", 1, "nsubj"),
        ("part", "partir", "VERB", PRESENT, 4, "acl"),
        ("lundi", "lundi", "NOUN", "", 1, "obl:mod"),
        ("a", "avoir", "AUX", PRESENT, 4, "aux:tense"),
        ("dit", "dire", "VERB", "Tense=Past|VerbForm=Part", 4, "root"),
    ]
    sentence = tree(*words)
    assert right_after_a_present(sentence, sentence.tokens[2].start)
    said = tree(("ainsi", "ainsi", "ADV", "", 1, "advmod"), ("affirme", "affirmer", "VERB", PRESENT, 1, "root"), ("lundi", "lundi", "NOUN", "", 1, "obl:mod"))
    assert not right_after_a_present(said, said.tokens[2].start)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Réunion ce mercredi 4 novembre 2025.", ("2025-11-04", "2025-11-05")),
        ("Réunion mardi 4 novembre 2025.", None),
        ("Réunion du mardi 4 au jeudi 5 novembre 2025.", ("2025-11-05", "2025-11-06")),
        ("Réunion vendredi 4 avril.", None),
        ("Réunion jeudi 4 avril.", ("2025-04-04", "2025-04-03")),
    ],
)
def test_a_weekday_that_does_not_fit_its_date_is_an_oddity(text, readings):
    odd = OdditiesStage("fr")(dated(text)).oddities
    assert (odd[0].readings if odd else None) == readings
    for each in odd:
        assert each.kind == "weekday"
        assert each.evidence


def test_a_date_without_year_in_an_undated_article_is_no_oddity():
    assert OdditiesStage("fr")(dated("Réunion jeudi 4 avril.", None)).oddities == ()
