"""What an article is about, and what "le gouvernement", "le pays", "l'armée" and "son" mean in it. States and holders are real, the sentences are ours."""

import dataclasses

import pytest
from marked import BASE, actors, mention, resolve

from recoupe.lang.fr.offices import RoleReader
from recoupe.model.article import Source
from recoupe.resolve.actors import ActorsStage
from recoupe.resolve.setting import Setting, states_by_code


def setting(text: str, source: Source | None = None) -> Setting:
    return Setting([(text, list(BASE.find(text)))], BASE, RoleReader(BASE).demonym, source or Source(), states_by_code(BASE))


def test_the_state_that_a_text_is_about() -> None:
    assert setting("Le Pérou vote. À Lima, la foule péruvienne attend.").main() == "iso:PER"
    assert setting("Le Pérou vote. Le Chili aussi.").main() is None
    assert setting("Il pleut.").main() is None


def test_an_ambiguous_adjective_is_of_the_state_that_is_told_otherwise() -> None:
    assert setting("Le gouvernement congolais se réunit à Kinshasa.").one(("iso:COD", "iso:COG")) == "iso:COD"
    assert setting("Le gouvernement congolais se réunit.").one(("iso:COD", "iso:COG")) is None
    assert setting("Le gouvernement congolais se réunit.", Source(outlet="lavoix.cd")).one(("iso:COD", "iso:COG")) == "iso:COD"


@pytest.mark.parametrize("outlet", ["gazette.example.com", "radio.tv", "une-lettre.io"])
def test_an_address_that_is_sold_everywhere_tells_no_country(outlet: str) -> None:
    assert setting("Il pleut.", Source(outlet=outlet)).home is None


def test_a_bare_government_is_that_of_its_paragraph() -> None:
    text = "Le {Pérou|GPE} vote. Le gouvernement attend.\nLe {Chili|GPE} aussi. Le gouvernement s'abstient.\n"
    text += "Le {Pérou|GPE} et le {Chili|GPE} se voient. Le gouvernement part."
    assert [each.actor for each in resolve(text).mentions or () if each.text == "Le gouvernement"] == ["iso:PER", "iso:CHL", None]


def test_what_is_taken_from_the_setting_is_sure_enough_to_speak_only_where_the_article_is_about_one_state() -> None:
    made = mention(resolve("Le {Pérou|GPE} vote. Le gouvernement attend."), "Le gouvernement")
    assert (made.actor, made.score) == ("iso:PER", 0.65)
    made = mention(
        resolve("La {Finlande|GPE} a voté, et la {Finlande|GPE} attend.\n\nUn navire a coulé au {Pérou|GPE}. Sa coque a cédé. Le gouvernement attend."),
        "Le gouvernement",
    )
    assert made.score is None or made.score < 0.65


def test_the_armies_of_two_states_stay_two() -> None:
    ids = {actors(resolve(f"Le {{{name}|GPE}} attend. L'armée avance."))["L'armée"] for name in ("Pérou", "Chili")}
    assert ids == {"new:armee-perou", "new:armee-chili"}


def test_an_army_that_the_article_names_in_full_is_that_one() -> None:
    work = resolve("Les {Forces armées péruviennes|ORG} ({FAP|ORG}) sont au {Pérou|GPE}. L'armée avance.")
    assert actors(work)["L'armée"] == actors(work)["Forces armées péruviennes"]


def test_an_institution_of_every_state_has_its_state_in_its_id() -> None:
    assert actors(resolve("Au {Pérou|GPE}, l'{Assemblée nationale|ORG} a voté."))["Assemblée nationale"] == "new:assemblee-nationale-perou"
    assert actors(resolve("L'{Assemblée nationale|ORG} a voté."))["Assemblée nationale"] == "new:assemblee-nationale"


def test_the_president_of_the_country_that_is_told() -> None:
    work = resolve("Le {Pérou|GPE} vote. Le président du pays attend.", "2017-03-01")
    assert mention(work, "Le président du pays").name == "Pedro Pablo Kuczynski"
    assert mention(resolve("Le président du pays attend.", "2017-03-01"), "Le président du pays").actor is None


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("{Emmanuel Macron|PERSON} a reçu {Ole Brandt|PERSON}, qui a vanté les vins de son pays.", "iso:FRA"),
        ("Devant {Emmanuel Macron|PERSON}, {Angela Merkel|PERSON} a vanté son pays.", None),
        ("{Emmanuel Macron|PERSON} est parti. Son pays attend.", "iso:FRA"),
        ("Il a vanté son pays.", None),
    ],
)
def test_whose_country_son_pays_is(text: str, of: str | None) -> None:
    made = next(each for each in resolve(text).mentions or () if each.text.lower() == "son pays")
    assert made.actor == of


def test_the_minister_of_the_state_that_opens_the_sentence() -> None:
    work = resolve("L'{Allemagne|GPE} aidera le {Pérou|GPE}, a promis son chef de la diplomatie.", "2019-05-02")
    assert mention(work, "son chef de la diplomatie").name == "Heiko Maas"


def test_an_outlet_of_the_country_speaks_of_notre_pays() -> None:
    work = resolve("Le {Mali|GPE} vote. « Notre pays attend », dit la foule.")
    article = dataclasses.replace(work.article, source=Source(outlet="lejour.ml"))
    assert actors(work)["Notre pays"] is None
    assert actors(ActorsStage(BASE)(dataclasses.replace(work, article=article)))["Notre pays"] == "iso:MLI"
