"""Where events stand, by our own sentences: one for each way in which French says it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recoupe.annotate.events import matches
from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.standing import status_of_verb
from recoupe.lang.fr.standing_nouns import status_of_noun
from recoupe.lang.fr.standing_tense import Setting
from recoupe.model.syntax import Sentence, Token

CASES: list[tuple[str, str, str | None]] = [
    ("La Suède a livré trois chars au Chili.", "livré", "done"),
    ("Après avoir libéré le préfet, les rebelles ont quitté la ville.", "libéré", "done"),
    ("La Suède a fini par libérer les deux marins.", "libérer", "done"),
    ("La Suède livre des chars au Chili depuis un an.", "livre", "ongoing"),
    ("Les rebelles continuent de bombarder le port.", "bombarder", "ongoing"),
    ("Les pourparlers entre la Suède et le Chili se poursuivent.", "pourparlers", "ongoing"),
    ("La Suède livrera des chars au Chili.", "livrera", "announced"),
    ("La Suède prévoit de livrer des chars au Chili.", "livrer", "announced"),
    ("Le ministre a annoncé que la Suède livrerait des chars au Chili.", "livrerait", "announced"),
    ("La visite du ministre chilien à Oslo est prévue lundi.", "visite", "announced"),
    ("La Suède a promis de livrer des chars au Chili.", "livrer", "promised"),
    ("La Suède envisage de livrer des chars au Chili.", "livrer", "proposed"),
    ("L’Union européenne exige la libération des marins.", "libération", "proposed"),
    ("La Suède a appelé les rebelles à libérer le préfet.", "libérer", "proposed"),
    ("La Suède aurait livré des chars au Chili.", "livré", "conditional"),
    ("Il semble que les rebelles aient libéré le préfet.", "libéré", "conditional"),
    ("Selon des rumeurs, les rebelles ont libéré le préfet.", "libéré", "conditional"),
    ("La Suède dément avoir livré des chars au Chili.", "livré", "denied"),
    ("La Suède nie que son aviation ait bombardé le port.", "bombardé", "denied"),
    ("Le ministère dément la libération du préfet.", "libération", "denied"),
    ("La Suède n’a pas livré de chars au Chili.", "livré", "negated"),
    ("La Suède a renoncé à livrer des chars au Chili.", "livrer", "negated"),
    ("Le port a été pris sans que les rebelles libèrent le préfet.", "libèrent", "negated"),
    ("Si la Suède livrait des chars au Chili, la Norvège protesterait.", "livrait", "hypothetical"),
    ("Au cas où la Suède livrerait des chars au Chili, la Norvège protesterait.", "livrerait", "hypothetical"),
    ("Le port se prépare en cas de bombardement.", "bombardement", "hypothetical"),
    ("La Norvège s’est réunie avec le Chili pour libérer les marins.", "libérer", "proposed"),
    # governing verbs, one over the other
    ("La Suède a promis de continuer à livrer des chars.", "livrer", "promised"),
    ("Si la Suède acceptait de livrer des chars, le Chili signerait.", "livrer", "hypothetical"),
    ("La Suède n’exclut pas de livrer des chars.", "livrer", "proposed"),
    ("La Suède exclut de livrer des chars.", "livrer", "negated"),
    ("Les rebelles ne cessent de bombarder le port.", "bombarder", "ongoing"),
    ("La Norvège appelle les rebelles à cesser de bombarder le port.", "bombarder", "ongoing"),
    ("La Suède n’a pu empêcher l’attaque du port par les rebelles.", "attaque", "done"),
    ("La Suède refuse de négocier et de livrer des chars.", "livrer", "negated"),
    ("La Suède a promis de libérer les marins et de livrer des chars.", "livrer", "promised"),
    ("La Norvège exige que les rebelles quittent le port et que la Suède livre des chars.", "livre", "proposed"),
    ("La Norvège exige que les rebelles libèrent le préfet.", "libèrent", "proposed"),
    ("Le ministre a annoncé que la Suède livrerait des chars et formerait des marins.", "livrerait", "announced"),
    # "devoir", "pouvoir", constraint, attempt
    ("Les soldats suédois ont dû quitter la ville.", "quitter", "done"),
    ("Les soldats suédois ont été contraints de libérer les marins.", "libérer", "done"),
    ("La Suède a pu libérer les marins.", "libérer", "done"),
    ("La Suède n’a pu libérer les marins.", "libérer", "negated"),
    ("La Suède pourrait livrer des chars au Chili.", "livrer", "proposed"),
    ("La Suède aurait dû livrer des chars au Chili.", "livrer", "negated"),
    ("La Suède est censée livrer des chars au Chili.", "livrer", "announced"),
    ("La Suède a failli livrer des chars au Chili.", "livrer", "negated"),
    ("Les rebelles ont tenté d’attaquer le port.", "attaquer", "done"),
    ("Les rebelles menacent d’attaquer le port.", "attaquer", "proposed"),
    # what prepositions and conjunctions say
    ("Avant de libérer le préfet, les rebelles ont quitté la ville.", "libérer", "done"),
    ("La Suède consultera le Chili avant de livrer des chars.", "livrer", "announced"),
    ("La Suède attendra jusqu’à ce que les rebelles libèrent le préfet.", "libèrent", "hypothetical"),
    ("Les rebelles ont défilé pour exiger la libération du préfet.", "exiger", "done"),
    ("Il est possible que les rebelles aient libéré le préfet.", "libéré", "conditional"),
    ("Le Chili, que la Suède accuse, a livré des chars.", "livré", "done"),
    # conditions, questions, concessions
    ("Si les rebelles attaquent le port, la Suède livrera des chars.", "livrera", "hypothetical"),
    ("La Suède livrera des chars en cas d’attaque du port par les rebelles.", "livrera", "hypothetical"),
    ("La Suède va-t-elle livrer des chars au Chili ?", "livrer", "hypothetical"),
    ("Pourquoi la Suède a-t-elle livré des chars au Chili ?", "livré", "done"),
    ("Le maire demande si la Suède a livré des chars au Chili.", "livré", "hypothetical"),
    ("Si la Suède a livré des chars au Chili, la Norvège s’y refuse toutefois.", "livré", "done"),
    # past and present
    ("Les rebelles attaquaient le port chaque nuit.", "attaquaient", "done"),
    ("Le ministre a dit que les rebelles attaquaient le port.", "attaquaient", "ongoing"),
    ("La Suède signe un accord de pêche avec le Chili.", "signe", "done"),
    ("Les rebelles ont pillé le port et saccagé la mairie.", "saccagé", "done"),
    # nouns
    ("Le président chilien se rendra à Oslo pour une visite.", "visite", "announced"),
    ("La Norvège réclame la mise en place d’un ensemble de sanctions.", "sanctions", "proposed"),
    ("Un accord de pêche entre le Chili et la Suède pourrait être conclu.", "accord", "proposed"),
    ("La rencontre entre les ministres suédois et chilien doit avoir lieu lundi.", "rencontre", "announced"),
    ("Le maire a quitté la salle sans mentionner la visite du ministre chilien.", "visite", "done"),
    ("La Suède a annoncé la rupture de ses relations avec le Chili.", "rupture", "done"),
    ("La Suède promet au Chili une livraison de chars.", "livraison", "promised"),
    ("Les patrouilles ont permis l’arrestation du chef des rebelles.", "arrestation", "done"),
    # fighting, talks, war and occupation that go on
    ("Des affrontements récurrents opposent l’armée soudanaise aux rebelles.", "affrontements", "ongoing"),
    ("La ville est le théâtre de combats entre l’armée soudanaise et les rebelles.", "combats", "ongoing"),
    ("La ville a été le théâtre de combats entre l’armée soudanaise et les rebelles.", "combats", "done"),
    ("La ville est depuis plusieurs jours le théâtre d’affrontements entre l’armée soudanaise et les rebelles.", "affrontements", "ongoing"),
    ("La région est en proie depuis 2015 aux attaques des rebelles maliens.", "attaques", "ongoing"),
    ("Les combats entre l’armée soudanaise et les rebelles font rage.", "combats", "ongoing"),
    ("Les frappes israéliennes sur le Liban se multiplient.", "frappes", "ongoing"),
    ("L’occupation de l’île par la Suède indigne le Chili.", "occupation", "ongoing"),
    ("La Suède est régulièrement accusée par le Chili.", "accusée", "ongoing"),
    ("La Suède est accusée par le Chili.", "accusée", "done"),
    ("Le texte fait l’objet de discussions entre la Suède et le Chili.", "discussions", "ongoing"),
    # nouns of what has not happened
    ("L’évacuation dépend du retrait des troupes suédoises.", "retrait", "hypothetical"),
    ("L’évacuation devrait suivre le retrait des troupes suédoises du Chili.", "retrait", "announced"),
    ("Une enquête devrait suivre l’attaque du port par les rebelles.", "attaque", "done"),
    ("L’aide est conditionnée au retrait des troupes suédoises du Chili.", "retrait", "hypothetical"),
    ("La Norvège conditionne sa venue à la libération des otages par les rebelles.", "libération", "hypothetical"),
    ("Le Chili consulte la Norvège en vue du retrait des troupes suédoises.", "retrait", "proposed"),
    ("Le Chili s’attend à des frappes suédoises.", "frappes", "announced"),
    ("Le retrait des troupes suédoises reste incertain.", "retrait", "hypothetical"),
    ("Le plan devrait se traduire par une livraison d’armes de la Suède au Chili.", "livraison", "announced"),
    ("Le Chili a accepté le principe d’un retrait de ses troupes du Soudan.", "retrait", "proposed"),
    ("La réunion vise à renforcer la coopération entre la Suède et le Chili.", "coopération", "proposed"),
    ("La ministre norvégienne a mandaté un cabinet pour engager des poursuites contre Paul Verdin.", "engager", "announced"),
    # what is ended, broken or put off
    ("La Suède a rompu la trêve avec le Chili.", "trêve", None),
    ("La Suède a violé le cessez-le-feu avec le Chili.", "cessez-le-feu", None),
    ("La trêve entre la Suède et le Chili a volé en éclats.", "trêve", None),
    ("Le Chili a accepté la trêve avec la Suède.", "trêve", "done"),
    ("La Suède a mis fin à l’embargo contre le Chili.", "embargo", "negated"),
    ("La Suède a mis fin à ses bombardements sur le Chili.", "bombardements", "done"),
    ("La Norvège appelle la Suède à mettre fin au blocus de l’île.", "blocus", "ongoing"),
    ("La Norvège exige la fin de l’occupation de l’île par la Suède.", "occupation", "ongoing"),
    ("À la fin de la visite du ministre suédois à Santiago, le Chili a signé un accord.", "visite", "done"),
    ("La Suède a mis fin à son soutien au Chili.", "soutien", "negated"),
    ("La Suède a suspendu les négociations avec le Chili.", "négociations", "negated"),
    ("La Suède a reporté le sommet avec le Chili.", "sommet", "announced"),
    ("Le report du sommet entre la Suède et le Chili a surpris.", "sommet", "announced"),
    ("La Suède a échappé à des sanctions du Chili.", "sanctions", "negated"),
    ("La Suède livre des armes en violation de l’embargo contre le Chili.", "embargo", "done"),
    ("La commission norvégienne a rejeté les accusations de la Suède.", "accusations", "done"),
    ("Des sanctions norvégiennes contre le Chili sont en cours de préparation.", "sanctions", "announced"),
    ("Certains se moquent de savoir si les négociations entre la Suède et le Chili échouent.", "négociations", "hypothetical"),
    # small senses of governing words
    ("La Suède accuse le Chili de ne pas livrer de chars.", "livrer", "negated"),
    ("Il serait inutile de livrer des chars au Chili.", "livrer", "negated"),
    ("Je veux remercier la Suède.", "remercier", "done"),
    ("La Suède a dit qu’elle livrerait des chars, en accusant le Chili.", "accusant", "done"),
    ("Un tel accord nécessiterait l’engagement de négociations entre la Suède et le Chili.", "négociations", "hypothetical"),
    ("Les rebelles se risquent à attaquer le port.", "attaquer", "done"),
    ("Le roi est critiqué pour avoir livré des chars au Chili.", "livré", "done"),
    ("La Suède coulera tout navire qui attaquerait le port.", "attaquerait", "hypothetical"),
    # the conditional: rumour, consequence, story
    ("L’armée suédoise préparerait une offensive contre le Chili.", "offensive", "conditional"),
    ("Trois jours plus tard, la Suède attaquerait le Chili.", "attaquerait", "done"),
    ("La Suède a promis que si la paix revenait, elle signerait un accord avec le Chili.", "signerait", "hypothetical"),
    ("La Suède aurait promis que si la paix revenait, elle signerait un accord avec le Chili.", "promis", "conditional"),
    # what goes on since a time, for verbs of what is else over at once and for nouns of what somebody meets
    ("La Suède impose un embargo au Chili depuis 2020.", "impose", "ongoing"),
    ("Le Chili est frappé par des sanctions suédoises depuis 2022.", "frappé", "ongoing"),
    ("Le roi de Suède, au pouvoir depuis 2010, signe la trêve.", "signe", "done"),
    ("Le Chili signe son premier accord depuis 2010.", "signe", "done"),
    ("Les dockers observent une grève depuis lundi.", "grève", "ongoing"),
    ("Depuis lundi, des combats opposent l’armée aux rebelles.", "combats", "ongoing"),
    ("Un couvre-feu est en vigueur à Oslo depuis samedi.", "couvre-feu", "ongoing"),
    # what only starts on a day to come; the last one, or one with a date, says nothing of that
    ("La grève des dockers débute ce lundi.", "grève", "announced"),
    ("Le sommet entre la Suède et le Chili s’ouvre jeudi à Oslo.", "sommet", "announced"),
    ("L’accord entre la Suède et le Chili entre en vigueur jeudi.", "accord", "announced"),
    ("La grève des dockers a débuté lundi.", "grève", "done"),
    # what there is none of
    ("Aucun affrontement n’a été signalé à Oslo.", "affrontement", "negated"),
    ("Aucun bombardement n’est à signaler.", "bombardement", "negated"),
    ("Les marins sont partis sans qu’il y ait eu d’attaque.", "attaque", "negated"),
    ("Un affrontement a été signalé à Oslo.", "affrontement", "done"),
    # a measure that somebody is let off
    ("La Suède exempte le blé des sanctions contre le Chili.", "sanctions", "ongoing"),
    ("La Suède a accordé une dérogation à l’interdiction des manifestations.", "interdiction", "ongoing"),
    # what would come of something
    ("Si la Suède signe, l’accord entraînera le retrait des troupes chiliennes.", "retrait", "hypothetical"),
    ("Tout refus entraînera des sanctions contre le Chili.", "sanctions", "hypothetical"),
    ("Une attaque entraînerait des sanctions contre le Chili.", "sanctions", "hypothetical"),
    ("En l’absence d’accord, la Suède pourrait imposer des sanctions au Chili.", "imposer", "hypothetical"),
]


def _sentences(text: str, parsed: list[list[syntax_model.ParsedToken]]) -> Iterator[Sentence]:
    for tokens in parsed:
        made = tuple(
            Token(i, each.start, each.end, text[each.start : each.end], each.lemma, each.upos, each.morph, each.head, each.dep) for i, each in enumerate(tokens)
        )
        yield Sentence(made[0].start, made[-1].end, made)


@pytest.fixture(scope="module")
def trees() -> dict[str, list[Sentence]]:
    texts = [text for text, _, _ in CASES]
    return {text: list(_sentences(text, parsed)) for text, parsed in zip(texts, syntax_model.load().parse(texts), strict=True)}


@pytest.mark.parametrize(("text", "trigger", "status"), CASES, ids=[f"{status}-{text}" for text, _, status in CASES])
def test_an_event_stands_where_the_sentence_says(text: str, trigger: str, status: str | None, trees: dict[str, list[Sentence]]) -> None:
    found = {
        each.token.text: status_of_verb(sentence, each.token, act=each.frame.act) if each.verb else status_of_noun(sentence, each.token)
        for sentence in trees[text]
        for each in matches(sentence)
    }
    assert found[trigger] == status


@pytest.mark.parametrize(
    ("text", "trigger", "own", "status"),
    [
        ("Nous n’avons pas bombardé le port.", "bombardé", False, "denied"),
        ("Nos soldats n’ont pas bombardé le port.", "bombardé", False, "denied"),
        ("La Suède n’a pas bombardé le port.", "bombardé", True, "denied"),
        ("La Suède n’a pas bombardé le port.", "bombardé", False, "negated"),
        ("La Suède ne bombarde pas le port.", "bombarde", True, "negated"),
    ],
)
def test_whoever_speaks_denies_what_he_or_his_side_would_have_done(text: str, trigger: str, own: bool, status: str) -> None:
    (parsed,) = syntax_model.load().parse([text])
    (sentence,) = _sentences(text, parsed)
    token = next(each for each in sentence.tokens if each.text == trigger)
    assert status_of_verb(sentence, token, setting=Setting(spoken=True, own=own)) == status


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("La rencontre des ministres était probablement utile.", "rencontre", "done"),
        ("Les rebelles ont probablement mené une attaque.", "attaque", "conditional"),
        ("Le ministre, peut-être malade, a rencontré le préfet.", "rencontré", "done"),
        ("Le président chilien, en tant que voisin, a rencontré le préfet.", "rencontré", "done"),
        ("Oslo dit ne pas vouloir livrer de chars.", "livrer", "negated"),
        ("L’île, occupée par la Suède, a protesté.", "occupée", "ongoing"),
        ("Le roi est attendu lundi à Oslo pour une visite.", "visite", "announced"),
        ("Le roi a annulé sa visite prévue à Oslo.", "visite", "negated"),
        ("Les marins ont été tués en libérant le préfet.", "libérant", "done"),
    ],
)
def test_doubt_and_bearing_are_of_the_word_they_stand_by(text: str, trigger: str, status: str) -> None:
    (parsed,) = syntax_model.load().parse([text])
    (sentence,) = _sentences(text, parsed)
    token = next(each for each in sentence.tokens if each.text == trigger)
    assert (status_of_noun(sentence, token) if token.pos == "NOUN" else status_of_verb(sentence, token)) == status
