"""Who the speakers are: short names, roles, pronouns, documents; and when it is better not to say."""

import pytest
from spoken import mentions, said, speakers, syntax

from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.speech import SpeechStage
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.model.mention import Mention
from recoupe.resolve.people import content_words, fold
from recoupe.resolve.speakers import SpeakersStage


def test_a_short_name_leads_to_the_full_name_and_its_actor() -> None:
    text = "La maire, Jeanne Dupré, est venue. « Le port rouvrira », a dit Mme Dupré."
    (only,) = said(text, Jeanne_Dupré="PERSON new:jeanne-dupre", Dupré="PERSON")
    assert only.speaker is not None
    assert (only.speaker.name, only.speaker.actor) == ("Jeanne Dupré", "new:jeanne-dupre")


def test_a_name_that_two_people_share_is_not_decided() -> None:
    text = "Jeanne Dupré et Paul Dupré sont venus. « Le port rouvrira », a dit M. Dupré."
    assert speakers(text, Jeanne_Dupré="PERSON", Paul_Dupré="PERSON", Dupré="PERSON") == ["Dupré"]


def test_a_role_leads_to_the_one_who_holds_it() -> None:
    text = "La ministre des Ports, Jeanne Dupré, a rencontré le préfet Paul Lenoir. « Le port rouvrira », a dit la ministre."
    assert speakers(text, Jeanne_Dupré="PERSON", Paul_Lenoir="PERSON") == ["Jeanne Dupré"]


def test_a_role_with_other_words_is_someone_else_s() -> None:
    text = "Le ministre des Ports, Paul Dupré, est venu. « Le train roulera », a dit le ministre des Trains."
    assert speakers(text, Paul_Dupré="PERSON") == ["le ministre des Trains"]


def test_a_role_is_left_alone_where_someone_else_in_view_could_hold_it() -> None:
    text = "Le ministre Paul Dupré est parti. Jean Lenoir a pris la parole. « Le port rouvrira », a dit le ministre."
    assert speakers(text, Paul_Dupré="PERSON", Jean_Lenoir="PERSON")[-1] == "le ministre"


@pytest.mark.parametrize("office", ["le chef de la diplomatie", "le patron de la diplomatie"])
def test_two_names_of_one_office(office: str) -> None:
    text = f"Le ministre des Affaires étrangères Paul Dupré est venu. « Le port rouvrira », a dit {office}."
    assert speakers(text, Paul_Dupré="PERSON") == ["Paul Dupré"]


def test_a_pronoun_is_who_has_just_spoken() -> None:
    text = "« Le port rouvrira », a dit Jeanne Dupré.\n\n« Les quais sont prêts », a-t-elle ajouté."
    first, second = said(text, Jeanne_Dupré="PERSON")
    assert second.speaker is not None
    assert second.speaker.name == "Jeanne Dupré"
    assert second.speaker.mention == first.speaker.mention if first.speaker else False
    assert second.why is not None
    assert "elle" in second.why


def test_selon_lui() -> None:
    text = "Paul Dupré a visité le port. Selon lui, les quais sont « prêts »."
    assert speakers(text, Paul_Dupré="PERSON") == ["Paul Dupré"]


def test_a_pronoun_follows_gender() -> None:
    text = "La maire, Jeanne Dupré, a reçu le préfet. Le préfet Paul Lenoir a souri. « Le port rouvrira », a-t-elle dit."
    assert speakers(text, Jeanne_Dupré="PERSON", Paul_Lenoir="PERSON") == ["Jeanne Dupré"]


def test_a_pronoun_with_nobody_in_view_is_nobody() -> None:
    (only,) = said("Le vent souffle. « Le port rouvrira », a-t-il dit.")
    assert only.speaker is None
    assert only.score is None
    assert only.why is not None


def test_a_pronoun_that_two_could_claim_is_nobody() -> None:
    text = "« Le port rouvrira », a dit Paul Dupré.\n\nJean Lenoir dirige la ligue. « Les quais sont prêts », a-t-il ajouté."
    assert speakers(text, Paul_Dupré="PERSON", Jean_Lenoir="PERSON") == ["Paul Dupré", None]


@pytest.mark.parametrize(
    "text",
    [
        # someone else who fits is named in a sentence between
        "Paul Dupré a visité le port. La nouvelle a réjoui Jean Lenoir. « Les quais sont prêts », a-t-il dit.",
        "Paul Dupré a visité le port. Nos questions ont été transmises au général Jean Lenoir. Il a répondu que les quais sont prêts.",
        # a thing of Lenoir's is no Lenoir, and he blocks
        "Paul Dupré a visité le port. La campagne de Jean Lenoir a répliqué. « Les quais sont prêts », a-t-il dit.",
    ],
)
def test_a_pronoun_is_nobody_where_another_who_fits_stands_between(text: str) -> None:
    assert speakers(text, Paul_Dupré="PERSON", Jean_Lenoir="PERSON")[-1] is None


def test_a_speaker_who_goes_on_is_not_stopped_by_a_name_in_a_complement() -> None:
    text = "« Le port rouvrira », a dit Paul Dupré. Le vent souffle sur la maison de Jean Lenoir. « Les quais sont prêts », a-t-il poursuivi."
    assert speakers(text, Paul_Dupré="PERSON", Jean_Lenoir="PERSON") == ["Paul Dupré", "Paul Dupré"]


def test_after_a_pronoun_that_nobody_is_known_for_the_next_is_no_surer() -> None:
    text = "Paul Dupré a visité le port. La nouvelle a réjoui Jean Lenoir. « Tout est prêt », a-t-il dit. Le vent est tombé. « Tout va bien », a-t-il dit."
    assert speakers(text, Paul_Dupré="PERSON", Jean_Lenoir="PERSON") == [None, None]


def test_a_source_comes_before_the_one_spoken_of() -> None:
    text = "Selon Paul Dupré, Jean Lenoir a fui. « Les quais sont vides », a-t-il dit."
    assert speakers(text, Paul_Dupré="PERSON", Jean_Lenoir="PERSON")[-1] == "Paul Dupré"


def test_a_topic_is_taken_up_by_the_pronoun_after_it() -> None:
    text = "Anne Dupré a dit que le port est fermé. Quant à Jeanne Lenoir, elle affirme que les quais sont prêts."
    assert speakers(text, Anne_Dupré="PERSON", Jeanne_Lenoir="PERSON") == ["Anne Dupré", "Jeanne Lenoir"]


@pytest.mark.parametrize("whose", ["La famille", "L'avocat", "La porte-parole"])
def test_whoever_speaks_for_someone_is_not_that_one(whose: str) -> None:
    text = f"{whose} de Paul Dupré a affirmé que le port est fermé."
    assert speakers(text, Paul_Dupré="PERSON") == [f"{whose} de Paul Dupré"]


def test_celui_ci_is_the_last_one_named_who_fits() -> None:
    text = "Paul Dupré a prévenu son capitaine. Celui-ci a répondu que le port est fermé."
    assert speakers(text, Paul_Dupré="PERSON") == ["son capitaine"]


def test_cette_derniere_is_no_man() -> None:
    text = "La maire, Jeanne Dupré, a reçu le préfet Paul Lenoir. Cette dernière a déclaré que le port rouvrira."
    assert speakers(text, Jeanne_Dupré="PERSON", Paul_Lenoir="PERSON") == ["Jeanne Dupré"]


def test_a_subject_after_a_name_is_no_role_of_that_name() -> None:
    text = "Le préfet Jean Lenoir est venu. Rabroué par Jean Lenoir, le chef des dockers ne s'est pas tu. « Le port est fermé », a-t-il dit."
    assert speakers(text, Jean_Lenoir="PERSON") == ["le chef des dockers"]


def test_the_article_of_a_thing_says_nothing_of_the_name_in_it() -> None:
    text = "La campagne Dupré a commencé. Paul Dupré est au port. « Les quais sont prêts », a-t-il dit."
    assert speakers(text, Paul_Dupré="PERSON", Dupré="PERSON") == ["Paul Dupré"]


def test_she_is_no_one_whose_gender_nothing_shows_after_another_subject() -> None:
    text = "« Le port est fermé », a dit Alix Lenoir. La CNL rejette le plan. « Les quais sont prêts », a-t-elle affirmé."
    assert speakers(text, Alix_Lenoir="PERSON") == ["Alix Lenoir", None]


def test_who_speaks_in_a_clause_of_another_s_does_not_have_the_floor() -> None:
    text = "Paul Dupré a critiqué le préfet Jean Lenoir, qui a annoncé que le port fermera. « Les quais sont prêts », a-t-il dit."
    assert speakers(text, Paul_Dupré="PERSON", Jean_Lenoir="PERSON") == ["Jean Lenoir", "Paul Dupré"]


def test_after_an_opening_participle_the_main_subject_has_the_floor() -> None:
    text = "Rappelant que le port est fermé, Paul Dupré a affirmé vouloir « le rouvrir ». « Les quais sont prêts », a-t-il dit."
    assert speakers(text, Paul_Dupré="PERSON")[-1] == "Paul Dupré"


def test_a_role_shows_a_gender() -> None:
    text = "Jean Lenoir a reçu Anne Dupré. Le préfet est venu. « Les quais sont prêts », a-t-elle dit."
    role = Mention(
        id="m9", start=text.index("Le préfet"), end=text.index(" est"), text="Le préfet", label="PERSON", reading="role", actor="new:jean-lenoir", by="test"
    )
    found = mentions(text, Jean_Lenoir="PERSON new:jean-lenoir", Anne_Dupré="PERSON")
    work = Annotated(article=Article.of("a1", text), mentions=(*found, role))
    (only,) = SpeakersStage()(SpeechStage()(syntax()(SentencesStage()(work)))).quotations or ()
    assert only.speaker is None


def test_a_role_that_points_is_the_one_in_view_or_nobody() -> None:
    text = "La militante Anne Dupré est partie. Jeanne Lenoir, présidente de la ligue, est venue. « Les quais sont prêts », a dit cette militante."
    assert speakers(text, Anne_Dupré="PERSON", Jeanne_Lenoir="PERSON") == ["cette militante"]


def test_a_body_says_no_i() -> None:
    text = "Paul Dupré est au port. La Ligue a fermé ses bureaux. « Je reviendrai demain », a-t-il dit."
    assert speakers(text, Paul_Dupré="PERSON", Ligue="ORG") == ["Paul Dupré"]


def test_ce_dernier_is_the_last_one_named() -> None:
    text = "Jeanne Dupré a reçu Paul Lenoir. Ce dernier a déclaré que le port rouvrira."
    assert speakers(text, Jeanne_Dupré="PERSON", Paul_Lenoir="PERSON") == ["Paul Lenoir"]


def test_a_document_speaks_for_its_author() -> None:
    text = "Dans un communiqué, la Ligue a dénoncé « un abus ». Selon le communiqué, le port reste fermé."
    assert speakers(text, Ligue="ORG") == ["Ligue", "Ligue"]


def test_an_unnamed_source_keeps_the_text_s_words() -> None:
    assert speakers("« Le port rouvrira », a confié une source diplomatique.") == ["une source diplomatique"]


def test_pronouns_in_a_row_stay_with_one_speaker() -> None:
    text = "Paul Dupré a visité le port.\n« Il est prêt », a-t-il dit.\n« Les quais aussi », a-t-il ajouté.\nIl a promis que les trains suivront."
    assert speakers(text, Paul_Dupré="PERSON") == ["Paul Dupré"] * 3


def test_names_and_roles_compare_without_accents_gender_or_number() -> None:
    assert fold("M. Léo-Paul Dupré") == "leo paul dupre"
    assert content_words(["la", "ministre", "française"]) == content_words(["le", "ministre", "francaise"])
    assert content_words(["la", "directrice"]) == content_words(["le", "directeur"])


def test_missing_layers_are_refused() -> None:
    with pytest.raises(ValueError, match="needs"):
        SpeakersStage()(Annotated(article=Article.of("a1", "Rien.")))


@pytest.mark.parametrize(
    "text",
    [
        "La fermeture fait suite à un appel de la ligue. Cette paralysie invite à « ouvrir les yeux ».",
        "Cela revient à dire que « le port est fermé ».",
    ],
)
def test_a_thing_says_nothing(text: str) -> None:
    assert [each for each in speakers(text) if each] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mardi, les pêcheurs du lac ont affirmé que le port rouvrira.", "les pêcheurs du lac"),
        ("Choqués, les pêcheurs ont dénoncé « un port trop cher ».", "les pêcheurs"),
        ("Jeanne Dupré et ses trois adjoints ont affirmé que le port rouvrira.", "Jeanne Dupré et ses trois adjoints"),
        ("Les quais ont plu à la ligue, malgré les propos de Jeanne Dupré, qui les avait qualifiés de « trop chers ».", "Jeanne Dupré"),
        ("La ligue craint le ras-le-bol des pêcheurs, qui ont dénoncé « un port trop cher ».", "pêcheurs"),
        ("Jeanne Dupré, directrice du port du lac, a affirmé que le quai rouvrira.", "Jeanne Dupré"),
    ],
)
def test_the_subject_is_whole_and_nothing_else(text: str, who: str) -> None:
    assert speakers(text, Jeanne_Dupré="PERSON new:jeanne-dupre")[-1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # nobody else in any words between, further off than three sentences
        (
            "Le maire Paul Lenoir est venu. Le port dort. Les quais sont vides. La pluie tombe. Le vent souffle. « Le port rouvrira », a-t-il dit.",
            "Paul Lenoir",
        ),
        ("Le maire Paul Lenoir est venu. Le port dort. Un voyageur passe. La pluie tombe. Le vent souffle. « Le port rouvrira », a-t-il dit.", "Un voyageur"),
        # a cleft sentence has its subject behind "que"
        ("Jeanne Dupré est partie. C'est mardi que le maire Paul Lenoir est revenu. « Le port rouvrira », a-t-il dit.", "Paul Lenoir"),
        # what stands between comma and verb hides no subject
        ("Lors du bal, au cours duquel il a plu, le maire Paul Lenoir a chanté. « Le port rouvrira », a-t-il dit.", "Paul Lenoir"),
    ],
)
def test_a_pronoun_reaches_as_far_as_nobody_else_can_be_meant(text: str, who: str | None) -> None:
    assert speakers(text, Paul_Lenoir="PERSON new:paul-lenoir", Jeanne_Dupré="PERSON new:jeanne-dupre")[-1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jeanne Dupré est venue hier. « Le port rouvrira », a dit la milliardaire.", "Jeanne Dupré"),
        ("La maire Jeanne Dupré est venue hier. « Le port rouvrira », a dit la femme de 40 ans.", "Jeanne Dupré"),
        ("La maire Jeanne Dupré est venue hier. « Le port rouvrira », a dit le quinquagénaire.", "le quinquagénaire"),
        ("Jeanne Dupré a reçu Anne Lund. Anne Lund est repartie. « Le port rouvrira », a dit la cheffe du port.", "la cheffe du port"),
    ],
)
def test_an_epithet_takes_up_who_is_in_view_as_a_pronoun_does(text: str, who: str) -> None:
    assert speakers(text, Jeanne_Dupré="PERSON new:jeanne-dupre", Anne_Lund="PERSON new:anne-lund")[-1] == who


def test_no_place_speaks_where_somebody_is() -> None:
    text = "Le port rouvrira, selon un pêcheur basé au Pérou, qui dénonce « un port trop cher »."
    assert "Pérou" not in speakers(text, Pérou="GPE iso:PER")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # a land that is spoken of is nobody's "il" while a person has the floor
        ("Le maire Paul Lenoir a dit non. « Non », a-t-il dit. Le Pérou dort. Faute de port, le Pérou sera « perdu », a-t-il prévenu.", "Paul Lenoir"),
        ("Le maire Paul Lenoir a dit que le port dort. Il convient de noter que le port est fermé.", "Paul Lenoir"),
        # a run: nothing but words between marks after what one person says
        ("Le maire Paul Lenoir a affirmé que le port rouvrira.\n\n« Les quais sont prêts et le phare brille. »", "Paul Lenoir"),
        ("Le maire Paul Lenoir a affirmé que Jeanne Dupré viendra.\n\n« Les quais sont prêts et le phare brille. »", None),
    ],
)
def test_who_has_the_floor(text: str, who: str | None) -> None:
    assert speakers(text, Paul_Lenoir="PERSON new:paul-lenoir", Jeanne_Dupré="PERSON new:jeanne-dupre", Pérou="GPE iso:PER")[-1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jeanne Dupré qui brigue un mandat a affirmé que le port rouvrira.", "Jeanne Dupré"),
        ("Jeanne Dupré (ce n'est pas son vrai nom) est venue. « Le port rouvrira », a-t-elle dit.", "Jeanne Dupré"),
        ("Jeanne Dupré, actuellement directrice du port, a affirmé que le quai rouvrira.", "Jeanne Dupré"),
        ("« Le port rouvrira », a dit un de ses conseillers en navigation, Paul Lenoir.", "Paul Lenoir"),
        ("La sénatrice du lac Jeanne Dupré est venue. « Le port rouvrira », a dit la sénatrice lacustre.", "Jeanne Dupré"),
        ("Jeanne Dupré est venue. « Le port rouvrira », a dit cette mère de famille.", "Jeanne Dupré"),
        ("Jeanne Dupré est venue. « Le port rouvrira », a dit la mère du maire.", "la mère du maire"),
        # a subhead brings nobody into view
        ("Le maire Paul Lenoir a reçu la ligue.\n\nJean Brandt et le port\n\n« Le port rouvrira », a-t-il dit.", "Paul Lenoir"),
    ],
)
def test_a_subject_and_who_takes_it_up(text: str, who: str) -> None:
    names = {"Jeanne_Dupré": "PERSON new:jeanne-dupre", "Paul_Lenoir": "PERSON new:paul-lenoir", "Jean_Brandt": "PERSON new:jean-brandt"}
    assert speakers(text, **names)[-1] == who


def test_a_family_name_alone_is_no_one_whose_long_name_begins_with_it() -> None:
    text = "Ada May Lund Brandt est venue. « Le port rouvrira », a dit le caporal Ada."
    assert speakers(text, Ada_May_Lund_Brandt="PERSON new:ada-may", Ada="PERSON")[-1] == "Ada"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # a subhead that names one person before its words
        (
            "Le port dort depuis hier.\n\nPaul Lenoir sur le port : « Il rouvrira mardi pour tous les pêcheurs du lac »par Radio Lac\n\nLes quais sont vides.",
            "Paul Lenoir",
        ),
        # a title that runs into its paragraph
        ("Le port dort. Réactions du lac Les pêcheurs ont dénoncé « un port trop cher ».", "Les pêcheurs"),
        # "ce dernier" may be one whom no list knows
        ("Paul Lenoir a écrit au caviste du port. Ce dernier affirme que le port rouvrira.", "caviste"),
        ("Le caviste du port a écrit à Paul Lenoir. Ce dernier affirme que le port rouvrira.", "Paul Lenoir"),
        # who is named in the words is not who says them, where another has just spoken
        ("Jean Brandt a souri. « Oui », a dit Jean Brandt. Paul Lenoir dort. « Paul Lenoir est parti », a-t-il dit.", None),
    ],
)
def test_heads_latter_and_named_in_the_words(text: str, who: str | None) -> None:
    assert speakers(text, Paul_Lenoir="PERSON new:paul-lenoir", Jean_Brandt="PERSON new:jean-brandt")[-1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # another's words and verb stand between the sentence's first subject and the participle
        ("Paul Lenoir a souri : « Oui, le port est beau » Jean Brandt est venu en affirmant que le port rouvrira.", "Jean Brandt"),
        # the title of something shown beside the text is no one's antecedent
        ("La maire a reçu Paul Lenoir.\n\nJean Brandt au port : visite en imagespar Radio Lac\n\nCe dernier a affirmé que le port rouvrira.", "Paul Lenoir"),
    ],
)
def test_another_between(text: str, who: str) -> None:
    assert speakers(text, Paul_Lenoir="PERSON new:paul-lenoir", Jean_Brandt="PERSON new:jean-brandt")[-1] == who


def test_a_body_says_no_i_between_its_own_words() -> None:
    text = "Selon la Gazette, le port est fermé. « Je me sens seul sur ce quai », a-t-il été rapporté. Le phare brille, précise la Gazette."
    assert speakers(text, Gazette="ORG new:gazette")[1] is None


@pytest.mark.parametrize(
    "text",
    [
        "Parmi les absents figure Paul Lenoir. Il a affirmé que le port rouvrira.",
        "« Le port rouvrira », a dit son président, le Dr Paul Lenoir.",
    ],
)
def test_who_is_brought_in_or_named_behind_a_title(text: str) -> None:
    assert speakers(text, Paul_Lenoir="PERSON new:paul-lenoir")[-1] == "Paul Lenoir"
