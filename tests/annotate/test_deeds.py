"""Events of force, arrest, sanction, withdrawal and protest: which words tell one, with which type and mode, and which only look like one."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.config import Settings
from recoupe.model.article import Article
from recoupe.model.event import Event
from recoupe.model.record import ArticleRecord
from recoupe.pipeline import Annotator

DEEDS = ("RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")


@cache
def annotator() -> Annotator:
    return Annotator(Settings(today="2026-01-01"))


def deeds(text: str) -> list[Event]:
    record = annotator()(Article.of("a", text))
    assert isinstance(record, ArticleRecord)
    return [each for each in record.events if each.type in DEEDS]


@pytest.mark.parametrize(
    "text",
    [
        "La ministre suédoise a attaqué le maire d’Oslo lors du débat.",
        "Le président chilien est passé à l’attaque frontale de son rival.",
        "Le Premier ministre suédois a multiplié les attaques verbales.",
        "Un ancien combattant chilien habite Oslo.",
        "La mobilisation contre le braconnage plaît à la ministre suédoise.",
        "La Suède veut un moratoire sur les essais nucléaires.",
        "La spéculation a fait exploser les prix au Chili.",
        "La ministre suédoise est victime d’une attaque cardiaque.",
        "La Suède et le Chili sont à couteaux tirés.",
        "Le ministre suédois a tiré la leçon de son échec.",
        "La crise frappe le Chili.",
        "Un séisme a frappé le Chili lundi.",
        "Le maire lutte contre un cancer.",
        "Le combat des mots entre la ministre suédoise et le maire continue.",
        "L’affrontement entre les deux candidats a eu lieu sur le terrain climatique.",
        "Le bilan fait état de dix morts.",
        "Le Chili a été poignardé dans le dos, dit le ministre.",
        "Le gouvernement chilien déclare la guerre des prix.",
        "Le gouvernement chilien a arrêté le montant de l’impôt.",
        "Les partis détiennent la majorité au Parlement chilien.",
        "La ministre suédoise a interpellé le président chilien sur le climat.",
        "Le président suédois a pris part à une réunion sur la ville.",
        "Cette prise de position du parti suédois surprend.",
        "Le ministre suédois occupe le poste depuis mai.",
        "La police a arrêté un cambrioleur à Oslo.",
        "Un dealer a été interpellé avec du cannabis par la police chilienne.",
        "Le gouvernement chilien veut réprimer un sourire.",
        "La Ligue pour l’interdiction des mines salue la Suède.",
        "Le Front de libération du Sud négocie avec le Chili.",
        "Le procès en destitution du président chilien commence.",
        "Le tribunal a condamné un violeur à dix ans de prison pour viol.",
        "La Suède a suspendu les vols à cause de l’épidémie.",
        "Le Chili a fermé ses frontières à cause de la pandémie.",
        "La députée a quitté Oslo avec ses enfants.",
        "Ole Bergstad a quitté le pays à quinze ans.",
        "Le ministre suédois a rendu hommage à la ville.",
        "L’intervention du ministre suédois à la radio a surpris.",
        "La réunion intervient à un moment difficile pour la Suède.",
        "Le livre a fait irruption dans la vie politique chilienne.",
        "La Suède a fait une avancée sur le climat.",
        "La manœuvre politique du gouvernement chilien a échoué.",
        "La Suède a envoyé un message au Chili.",
        "La Suède a mobilisé des moyens contre le chômage.",
        "La ministre suédoise a manifesté son inquiétude.",
        "Les 193 États membres se rassemblent chaque année.",
        "Le cortège de promesses du gouvernement chilien lasse.",
        "Les racines ont causé un soulèvement de la chaussée à Oslo.",
        "Le gouvernement suédois a levé le voile sur son budget.",
        "Le président suédois n’abdique jamais.",
        "L’entreprise chilienne n’a pas connu de trêve des confiseurs.",
        "Des milliers de jeunes ont défilé au carnaval de Lima.",
        "La procession annuelle, grande manifestation religieuse, a réuni dix mille personnes.",
    ],
)
def test_words_that_only_look_like_a_deed_make_none(text: str) -> None:
    assert [(each.type, each.kind, each.trigger.text) for each in deeds(text)] == []


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Arrestation de l’opposant Ole Bergstad", "COERCE", "arrest"),
        ("Ole Bergstad condamné à dix ans de prison", "SANCTION", "convict"),
        ("Le journaliste Ole Bergstad, détenu depuis mai par la police chilienne, écrit.", "COERCE", "arrest"),
        ("La police chilienne a procédé à l’arrestation de deux opposants.", "COERCE", "arrest"),
        ("La police a perquisitionné le siège du parti chilien.", "COERCE", "seize"),
        ("La junte a suspendu les partis politiques.", "COERCE", "restrict"),
        ("La moitié de la ville de Kosti est occupée par les rebelles.", "COERCE", "seize"),
        ("Des groupes armés ont occupé les 2/3 du territoire chilien.", "COERCE", "seize"),
        ("Incarcéré en Suède, il était le voisin d’Ole Bergstad.", "COERCE", "arrest"),
        ("Le président chilien a été renversé par l’armée.", "COERCE", "seize"),
        ("Les rebelles ont pillé le marché.", "COERCE", "seize"),
        ("Des magasins ont été pillés par des émeutiers.", "PROTEST", "riot"),
        ("La Suède a évacué ses soldats du Mali.", "RETREAT", "withdraw"),
        ("L’armée soudanaise a mené une offensive contre les rebelles.", "ASSAULT", None),
        ("Des miliciens ont fait une incursion dans le village.", "ASSAULT", None),
        ("Deux soldats ont été tués par des rebelles.", "ASSAULT", None),
        ("L’attentat a fait des morts dans la capitale chilienne.", "ASSAULT", None),
        ("L’armée soudanaise a abattu un drone.", "ASSAULT", "destroy"),
        ("Des soldats soudanais ont ouvert le feu sur la foule.", "ASSAULT", "firearms"),
        ("L’armée soudanaise a tiré des roquettes sur Kosti.", "ASSAULT", "heavy-weapons"),
        ("Le raid aérien sur Kosti a duré une heure.", "ASSAULT", "aerial"),
        ("L’opposant Ole Bergstad a été empoisonné.", "ASSAULT", "unconventional"),
        ("La police a dispersé les manifestants à Oslo.", "ASSAULT", "crowd-control"),
        ("Le Chili a rompu ses relations diplomatiques avec la Suède.", "SANCTION", "discontinue"),
        ("Le retrait de la Suède de l’Union européenne est acquis.", "SANCTION", "withdraw"),
        ("La Suède a expulsé deux diplomates chiliens.", "SANCTION", "expel"),
        ("La Suède a suspendu son aide au Chili.", "SANCTION", "discontinue"),
        ("La Suède a retiré ses troupes du Chili.", "RETREAT", "withdraw"),
        ("Les blindés chiliens ont quitté la ville.", "RETREAT", "withdraw"),
        ("Les assaillants ont pris la fuite.", "RETREAT", "withdraw"),
        ("Le Soudan a levé le blocus de Kosti.", "RETREAT", "access"),
        ("La Suède a déployé deux mille soldats.", "MOBILIZE", "troops"),
        ("L’armée chilienne est intervenue dans le port.", "MOBILIZE", "troops"),
        ("Des milliers de personnes se sont rassemblées à Oslo contre le gouvernement.", "PROTEST", "demo"),
        ("Le général chilien a attaqué la caserne.", "ASSAULT", None),
        ("L’armée soudanaise a libéré la ville de Kosti.", "COERCE", "seize"),
        ("L’armée soudanaise a libéré le préfet.", "RETREAT", "release"),
        ("Des miliciens ont incendié l’hôpital de Kosti.", "ASSAULT", "destroy"),
        ("Des soldats chiliens ont pénétré en Bolivie.", "MOBILIZE", "troops"),
        ("La Suède a testé un missile.", "MOBILIZE", "weapons"),
        ("La police chilienne a refoulé des migrants.", "COERCE", "deport"),
        ("La Norvège se retire de l’Union européenne.", "SANCTION", "withdraw"),
        ("Des manifestants ont incendié la mairie.", "PROTEST", "vandalize"),
    ],
)
def test_a_deed_is_found_with_its_type_and_mode(text: str, type_: str, mode: str | None) -> None:
    assert (type_, mode) in [(each.type, each.mode) for each in deeds(text)]
