"""Quotations in sentences and small articles of our own, with the trees that the shipped parser gives."""

from functools import cache

import pytest

from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.speech import SpeechStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.lang.fr import syntax_model
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Title, Zone
from recoupe.model.mention import Mention
from recoupe.model.quotation import Quotation


@cache
def _syntax() -> SyntaxStage:
    return SyntaxStage(syntax_model.load())


def named(text: str, *people: str) -> tuple[Mention, ...]:
    """Mentions of people at every place of their names."""
    out: list[Mention] = []
    for name in people:
        at = text.find(name)
        while at >= 0:
            reading = "name" if " " in name else "short-name"
            out.append(Mention(id=f"m{len(out) + 1}", start=at, end=at + len(name), text=name, label="PERSON", reading=reading, by="test"))
            at = text.find(name, at + 1)
    return tuple(out)


def said(text: str, *people: str, article: Article | None = None) -> list[Quotation]:
    work = Annotated(article=article or Article.of("a1", text), mentions=named(text, *people))
    return list(SpeechStage()(_syntax()(SentencesStage()(work))).quotations or ())


def told(text: str, *people: str) -> list[tuple[str, list[str], str | None]]:
    return [(each.kind, [text[a:b] for a, b in each.fragments] or [each.text], each.speaker.name if each.speaker else None) for each in said(text, *people)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Le port rouvrira demain », a déclaré la maire.", "la maire"),
        ("« Le port rouvrira demain », a déclaré Jeanne Dupré.", "Jeanne Dupré"),
        ("« Le port rouvrira demain », a déclaré mardi soir la maire, Jeanne Dupré, lors d'une visite.", "Jeanne Dupré"),
        ("« Le port rouvrira demain », a expliqué à la presse Jeanne Dupré.", "Jeanne Dupré"),
        ("« Le port rouvrira demain », a assuré, au sortir du conseil, Mme Dupré, élue en mai.", "Dupré"),
        ("« Le port rouvrira demain », a pour sa part commenté le ministre des Ports Jeanne Dupré.", "Jeanne Dupré"),
        ("« Le port rouvrira demain » a ajouté le capitaine.", "le capitaine"),
        ("« Le port rouvrira demain », souligne le texte.", "le texte"),
        ("« Le port rouvrira demain », estime l'avocat de Jeanne Dupré.", "l'avocat de Jeanne Dupré"),
        ("« Le port rouvrira demain », estime le porte-parole du président Dupré.", "le porte-parole du président Dupré"),
        ("« Le port rouvrira demain », estime le porte-parole de l'administration Dupré.", "le porte-parole de l'administration Dupré"),
        ("Selon la maire, « le port rouvrira demain ».", "la maire"),
        ("La maire, Jeanne Dupré, a affirmé : « Le port rouvrira demain ».", "Jeanne Dupré"),
        ("La maire, qui visitait le port, a affirmé : « Il rouvrira demain ».", "La maire"),
        ("Devant le conseil, la maire a affirmé : « Il rouvrira demain ».", "la maire"),
        ("“Le port rouvrira demain”, a déclaré la maire.", "la maire"),
        ('"Le port rouvrira demain", a déclaré la maire.', "la maire"),
    ],
)
def test_the_speaker_of_whole_speech(text: str, speaker: str) -> None:
    ((kind, _, found),) = told(text, "Jeanne Dupré", "Dupré")
    assert (kind, found) == ("direct", speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Le port rouvrira », a lancé devant la presse, à la sortie du conseil de Paul Lenoir, la ministre des Ports, Jeanne Dupré.", "Jeanne Dupré"),
        ("« Le port rouvrira », a déclaré à Paul Lenoir, lors d'une visite, Jeanne Dupré.", "Jeanne Dupré"),
        ("« Le port rouvrira », a lancé dans la salle, face à Paul Lenoir, Jeanne Dupré.", "Jeanne Dupré"),
        ("« Le port rouvrira », a regretté aux côtés de Paul Lenoir la maire Jeanne Dupré.", "Jeanne Dupré"),
        ("« Le port rouvrira », a regretté après sa rencontre avec Paul Lenoir la maire.", "la maire"),
        ("« Le port rouvrira », a répondu à Paul Lenoir, qui l'interrogeait, Jeanne Dupré.", "Jeanne Dupré"),
        ("« Le port rouvrira », a lancé en quittant la réunion le ministre des Ports, Paul Lenoir.", "Paul Lenoir"),
        ("« Le port rouvrira », a dit devant la ministre Jeanne Dupré Paul Lenoir.", "Paul Lenoir"),
        ("« Le port rouvrira », a déclaré depuis le quai la capitaine.", "la capitaine"),
        ("« Le port rouvrira », a précisé avec humour Jeanne Dupré.", "Jeanne Dupré"),
        # what follows the name of an aside may belong to it
        ("« Le port rouvrira », a affirmé aux côtés de Paul Lenoir, son voisin, Jeanne Dupré.", None),
        ("« Le port rouvrira », a lancé après un entretien avec Paul Lenoir, le préfet.", None),
        ("« Le port rouvrira », a lancé après un entretien avec Paul Lenoir, Jeanne Dupré et leurs conseillers, le maire.", None),
    ],
)
def test_asides_between_a_verb_and_its_subject(text: str, speaker: str | None) -> None:
    ((_, _, found),) = told(text, "Jeanne Dupré", "Paul Lenoir")
    assert found == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dénonçant « un abus », la maire Jeanne Dupré a quitté la salle.", ("partial", ["un abus"], "Jeanne Dupré")),
        ("Tout en affirmant que le port « est prêt », la maire a demandé du temps.", ("partial", ["est prêt"], "la maire")),
        ("Assurant que le port rouvrira demain, Jeanne Dupré a salué les marins.", ("indirect", ["le port rouvrira demain"], "Jeanne Dupré")),
    ],
)
def test_a_participle_that_opens_its_sentence_has_the_subject_that_follows(text: str, expected: tuple[str, list[str], str]) -> None:
    assert told(text, "Jeanne Dupré") == [expected]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("La ligue a salué le projet, Jeanne Dupré a félicité l'équipe et s'est déclarée « très heureuse ».", "Jeanne Dupré"),
        ("La maire a dit que le préfet craignait la pluie et a promis que le port « rouvrira ».", "La maire"),
    ],
)
def test_a_second_verb_has_the_subject_of_the_verb_it_is_joined_to(text: str, speaker: str) -> None:
    assert told(text, "Jeanne Dupré")[-1][2] == speaker


def test_a_party_after_a_role_is_not_the_speaker() -> None:
    text = "« Le port rouvrira demain », a dit la députée UPR."
    party = Mention(id="m1", start=text.index("UPR"), end=text.index("UPR") + 3, text="UPR", label="ORG", reading="acronym", by="test")
    work = SpeechStage()(_syntax()(SentencesStage()(Annotated(article=Article.of("a1", text), mentions=(party,)))))
    ((speaker,),) = [[each.speaker for each in work.quotations or ()]]
    assert speaker is not None
    assert speaker.name == "la députée UPR"


def test_nobody_is_the_subject_of_il_y_a() -> None:
    assert told("Il y a un an, rappelant « la crue », la maire est venue.")[0][2] != "Il"


def test_a_name_before_an_apposition_left_open_is_the_subject() -> None:
    assert told("Jeanne Dupré, une comptable de 40 ans a affirmé que le port est fermé.", "Jeanne Dupré")[0][2] == "Jeanne Dupré"


def test_islets_of_one_saying_are_one_utterance() -> None:
    text = "La maire a dénoncé un projet « trop cher » et « mal pensé »."
    assert told(text) == [("partial", ["trop cher", "mal pensé"], "La maire")]


def test_a_gerund_has_the_speaker_of_its_sentence() -> None:
    text = "« Le port rouvrira », a déclaré la maire, ajoutant que les quais « sont prêts »."
    assert [each[2] for each in told(text)] == ["la maire", "la maire"]


def test_an_incise_before_the_end_reports_both_sides() -> None:
    text = "« Le port », a dit la maire, « rouvrira demain »."
    ((_, pieces, speaker),) = told(text)
    assert pieces == ["Le port", "rouvrira demain"]
    assert speaker == "la maire"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Le port, a dit la maire, rouvrira demain. »", ["Le port", "rouvrira demain."]),
        ("« Le port rouvrira demain, a assuré Jeanne Dupré. Les quais sont prêts. »", ["Le port rouvrira demain", "Les quais sont prêts."]),
        ("« Le port rouvrira demain, affirme-t-elle. »", ["Le port rouvrira demain"]),
    ],
)
def test_an_incise_left_inside_the_marks_is_taken_out(text: str, expected: list[str]) -> None:
    found = told(text, "Jeanne Dupré")
    assert [piece for _, pieces, _ in found for piece in pieces] == expected
    assert {speaker for _, _, speaker in found} <= {"la maire", "Jeanne Dupré", "elle"}


def test_what_a_speaker_was_told_is_no_incise() -> None:
    text = "« Le port, m'a dit mon père, a toujours été gris. »"
    ((_, pieces, speaker),) = told(text)
    assert (pieces, speaker) == (["Le port, m'a dit mon père, a toujours été gris."], None)


def test_the_editor_s_brackets_cut_the_words() -> None:
    text = "« Le port (de pêche, ndlr) rouvrira (...) demain », a dit la maire."
    ((_, pieces, _),) = told(text)
    assert pieces == ["Le port", "rouvrira", "demain"]


def test_words_after_a_colon_in_the_next_paragraph() -> None:
    text = "La maire a conclu sur une promesse :\n\n« Le port rouvrira demain. »"
    assert told(text)[-1] == ("direct", ["Le port rouvrira demain."], "La maire")


def test_words_that_follow_in_the_paragraph_keep_their_speaker() -> None:
    text = "« Le port rouvrira demain », a dit la maire. « Les quais sont prêts. »"
    assert [each[2] for each in told(text)] == ["la maire", "la maire"]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("La maire a annoncé que le port rouvrira demain.", "le port rouvrira demain", "La maire"),
        ("La maire a prévenu les voisins que le port fermera.", "le port fermera", "La maire"),
        ("La maire affirme avoir rouvert le port.", "avoir rouvert le port", "La maire"),
        ("Selon la police, le port a rouvert dans la nuit.", "le port a rouvert dans la nuit", "la police"),
        ("Le port a rouvert dans la nuit, selon la police.", "Le port a rouvert dans la nuit", "la police"),
    ],
)
def test_reported_clauses(text: str, content: str, speaker: str) -> None:
    (only,) = said(text)
    assert (only.kind, only.text, only.fragments) == ("indirect", content, ())
    assert only.speaker is not None
    assert only.speaker.name == speaker


def test_words_without_marks_before_an_incise() -> None:
    text = "Le port a rouvert cette nuit, a déclaré la maire."
    ((kind, pieces, speaker),) = told(text)
    assert (kind, pieces, speaker) == ("unmarked", ["Le port a rouvert cette nuit"], "la maire")


def test_the_sentence_before_l_a_annonce() -> None:
    text = "Le port rouvrira demain matin. La maire l'a annoncé devant le conseil."
    (only,) = said(text)
    assert (only.kind, only.text) == ("indirect", "Le port rouvrira demain matin")


@pytest.mark.parametrize(
    "text",
    [
        "Il a lu le roman « Aube grise » dans le train.",
        "Un homme surnommé « le Renard » a fui.",
        "Ce « cadeau » a déplu à tous.",
        "La demande de la ville est en cours.",
        "La maire a salué la loi que le conseil a votée.",
        "Elle n'a pas dit que le port rouvrira.",
        "La maire a rencontré le capitaine du port.",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert told(text) == []


def test_speech_that_nobody_is_named_for_has_no_speaker() -> None:
    assert told("« Nous voulons que le port rouvre demain. » Sur le quai, la foule avance.") == [("direct", ["Nous voulons que le port rouvre demain."], None)]


def test_an_agent_is_not_taken_for_the_speaker_of_a_gerund() -> None:
    ((_, _, speaker),) = told("La maire a été reçue par une foule de dockers, scandant « Rouvrez le port ».")
    assert speaker is None


def test_a_title_that_repeats_the_body_has_its_speaker_and_no_cue() -> None:
    title = "« Un port tout neuf » pour la ville"
    text = f"{title}\n« Ce sera un port tout neuf », a déclaré la maire."
    zones = (Zone(kind="title", start=0, end=len(title) + 1), Zone(kind="body", start=len(title) + 1, end=len(text)))
    head, body = said(text, article=Article.of("a1", text, zones=zones))
    assert (head.echo_of, head.speaker, head.cue) == (body.id, body.speaker, None)


def test_a_title_that_is_no_part_of_the_text_is_read_too() -> None:
    text = "« Ce sera un port tout neuf », a déclaré la maire."
    head, body = said(text, article=Article.of("a1", text, title=Title(text="La maire : « un port tout neuf »")))
    assert (head.field, head.text, head.echo_of) == ("title", "un port tout neuf", body.id)
    assert head.speaker == body.speaker


def test_evidence_and_grounds_stand_on_each_quotation() -> None:
    text = "« Le port rouvrira demain », a déclaré Jeanne Dupré."
    (only,) = said(text, "Jeanne Dupré")
    assert text[only.start : only.end] == only.text
    assert only.cue is not None
    assert text[only.cue.start : only.cue.end] == "a déclaré"
    assert only.speaker is not None
    assert only.speaker.mention == "m1"
    assert only.by == "speech/inverted/1"
    assert only.why is not None
    assert "Jeanne Dupré" in only.why


def test_the_grounds_are_told_in_the_reader_s_language() -> None:
    work = Annotated(article=Article.of("a1", "« Oui, demain », a dit la maire."), mentions=())
    (only,) = SpeechStage("en")(_syntax()(SentencesStage()(work))).quotations or ()
    assert only.why is not None
    assert "subject" in only.why


def test_it_works_without_trees() -> None:
    text = "« Le port rouvrira demain », a déclaré Jeanne Dupré. La maire a annoncé que le quai est prêt."
    work = SentencesStage()(Annotated(article=Article.of("a1", text), mentions=()))
    assert [each.kind for each in SpeechStage()(work).quotations or ()] == ["direct", "indirect"]


def test_missing_layers_are_refused() -> None:
    with pytest.raises(ValueError, match="needs"):
        SpeechStage()(Annotated(article=Article.of("a1", "Rien.")))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Le port est fermé depuis lundi », peut-on lire sur une pancarte.", "une pancarte"),
        ("« Le port est fermé depuis lundi », lit-on dans le communiqué de la ligue.", "la ligue"),
        ("« Le port est fermé depuis lundi », est-il écrit à l'entrée.", None),
        ("« Le port est fermé depuis lundi », indique-t-on de même source.", None),
        ("« Le port est fermé depuis lundi », a tenu à préciser la maire.", "la maire"),
        ("« Le port est fermé depuis lundi », a-t-elle pris soin de souligner.", "elle"),
        ("« Le port est fermé depuis lundi », a balayé d'un revers de la main la maire.", "la maire"),
        ("« Le port est fermé depuis lundi », a annoncé avec un grand sourire la maire.", "la maire"),
        ("« Le port est fermé depuis lundi », a au contraire estimé la maire.", "la maire"),
        ("« Le port est fermé depuis lundi », a conclut la maire.", "la maire"),
        ("« Le port est fermé depuis lundi », a dit celle qui garde les clés.", None),
    ],
)
def test_incises_whose_subject_is_late_or_nobody(text: str, speaker: str | None) -> None:
    found = said(text)
    assert [each.kind for each in found if each.kind != "indirect"] == ["direct"]
    assert found[0].cue is not None
    assert (found[0].speaker.name if found[0].speaker else None) == speaker


@pytest.mark.parametrize(
    ("text", "pieces", "speaker"),
    [
        ("Le projet est jugé « trop cher » par la maire.", ["trop cher"], "la maire"),
        ("Un quai qualifié par la maire de « ruine sans nom » sera refait.", ["ruine sans nom"], "la maire"),
        ("Le capitaine est accusé d'avoir « quitté son navire ».", ["quitté son navire"], None),
        ("La maire, pour qui le port est « une chance », a signé.", ["une chance"], "La maire"),
        ("La ligue, selon laquelle le port est « trop petit », a voté non.", ["trop petit"], "La ligue"),
        ("Comme l'a souligné hier la maire, le port est « trop petit ».", ["trop petit"], "la maire"),
        ("Pour l'association, une telle mesure reviendrait à « fermer le port ».", ["fermer le port"], "l'association"),
        ("Selon des témoins interrogés sur place, les marins « dorment sur le quai ».", ["dorment sur le quai"], "témoins"),
        ("La maire a quitté la salle après avoir affirmé que le port était « trop petit ».", ["trop petit"], "La maire"),
        ("Le texte est court, a dit la maire, 36 ans, « et il sera voté demain ».", ["et il sera voté demain"], "la maire"),
        ("La maire dit « craindre une grève longue ».", ["craindre une grève longue"], "La maire"),
        ("La maire a noté « un net recul de la pêche ».", ["un net recul de la pêche"], "La maire"),
    ],
)
def test_islets_reported_by_other_shapes(text: str, pieces: list[str], speaker: str | None) -> None:
    ((_, found, name),) = [each for each in told(text) if each[1] == pieces]
    assert (found, name) == (pieces, speaker)


def test_the_subject_of_an_infinitive_that_tells() -> None:
    text = "Le port ferme. Et la maire, Jeanne Dupré, d'ajouter : « Il rouvrira demain ! »"
    assert told(text, "Jeanne Dupré")[-1] == ("direct", ["Il rouvrira demain !"], "Jeanne Dupré")


def test_a_speaker_goes_on_before_a_colon() -> None:
    text = "« Le port est prêt », a dit la maire, avant d'ajouter : « Il rouvrira demain ! »"
    assert [each[2] for each in told(text)] == ["la maire", "la maire"]


def test_words_alone_after_a_sentence_that_tells_what_their_speaker_says() -> None:
    text = "Le maire a promis que le port rouvrira. « Nous y passerons tout l'hiver. »"
    assert told(text)[-1] == ("direct", ["Nous y passerons tout l'hiver."], "Le maire")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Le port n'annonce que des pertes légères cette année.", []),
        ("Le feu s'est déclaré en mai dans la province du Nord.", []),
        ("La maire a affirmé, par ailleurs, avoir parlé du quai avec le capitaine qu'elle a vu.", ["avoir parlé du quai avec le capitaine qu'elle a vu"]),
        ("Selon Jeanne Dupré, une voisine, le port est fermé.", ["le port est fermé"]),
        ("Le but, selon la maire, est de rouvrir le port.", ["Le but, selon la maire, est de rouvrir le port"]),
        ("Selon la maire, le port, fermé hier, rouvrira demain.", ["le port, fermé hier, rouvrira demain"]),
        ("Et selon la maire, le port rouvrira demain.", ["le port rouvrira demain"]),
        ("Le port a rouvert, selon la maire, Jeanne Dupré, arrivée samedi au conseil.", ["Le port a rouvert"]),
        ("Le quai a brûlé, selon la maire, à cause d'un réchaud.", ["Le quai a brûlé, selon la maire, à cause d'un réchaud"]),
        ("La maire a indiqué que le quai avait brûlé, sans préciser s'il rouvrira.", ["le quai avait brûlé"]),
        ("La maire a indiqué que le quai avait brûlé, sans donner plus de détails.", ["le quai avait brûlé"]),
        ("La maire a indiqué que le quai avait brûlé, sans faire de blessés.", ["le quai avait brûlé, sans faire de blessés"]),
        ("La maire a annoncé qu'elle quittait l'opération « Vent du large », lancée en mai.", ["elle quittait l'opération « Vent du large », lancée en mai"]),
        ("La maire a assuré au « Courrier » que le quai rouvrirait.", ["le quai rouvrirait"]),
        ("Jeanne Dupré, qui se dit prête à partir et opposée au pont, avait voté contre.", ["prête à partir et opposée au pont"]),
        ("Jeanne Dupré se dit ravie de partir, mais regrette que le port dorme.", ["ravie de partir", "le port dorme"]),
        ("La maire s’est écartée de la foule, admettant avoir égaré la clé et affichant son calme.", ["avoir égaré la clé"]),
        ("La maire a noté qu'aucun bac ne partait et a souligné que le port dormait.", ["aucun bac ne partait", "le port dormait"]),
        ("Selon eux, la maire, les pêcheurs et le juge n'étaient pas prévenus.", ["la maire, les pêcheurs et le juge n'étaient pas prévenus"]),
        ("La maire a relevé deux cents fautes telles que des pressions sur les salariés.", []),
        ("Selon le journal « Le Phare », le quai rouvrira demain.", ["le quai rouvrira demain"]),
    ],
)
def test_where_reported_clauses_begin_and_end(text: str, contents: list[str]) -> None:
    assert [each.text for each in said(text, "Jeanne Dupré")] == contents


@pytest.mark.parametrize(
    "text",
    [
        "Le bourg est connu pour sa « Fête du vieux port de pêche ».",
        "La foule a repris le chant marin « Loin de nos quais » hier.",
        "Un homme dit « le Renard » a fui.",
        "La maire a salué deux essais intitulés « Comment la mer monte dans le golfe » et « Vivre au bord de la digue ».",
    ],
)
def test_names_between_marks_are_nobody_s_words(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Un tribunal a condamné à de la prison trois douaniers jugés pour avoir « vendu des cartes ».",
        "Le juge a ouvert une enquête pour « vol en réunion », « vol avec effraction de nuit » et « association de malfaiteurs ».",
        "Il est inculpé de « vol en réunion » et de « financement d'une bande de voleurs ».",
    ],
)
def test_charges_between_marks_are_nobody_s_words(text: str) -> None:
    assert told(text) == []


def test_charges_that_somebody_tells_are_his_words() -> None:
    assert told("Le pêcheur est poursuivi pour « vol en réunion », a annoncé le procureur.")[0][2] == "le procureur"
    assert told("La maire a condamné la milice pour « ses lâches attaques ».")[0][2] == "La maire"


def test_an_aside_inside_a_reported_clause_leaves_both_islets_to_the_speaker() -> None:
    text = "La maire a affirmé que, tout en saluant « un geste utile », sa ville n'avait « rien reçu du tout »."
    assert [(pieces, speaker) for _, pieces, speaker in told(text)] == [(["un geste utile"], "La maire"), (["rien reçu du tout"], "La maire")]


def test_whom_somebody_judged_is_nothing_said_before() -> None:
    assert [each.kind for each in said("Le port dort depuis mardi. Deux voisins l'ont jugé « bien trop cher ».")] == ["partial"]


@pytest.mark.parametrize("opening", ["Interrogée à ce sujet", "Invitée à réagir", "Répondant à la presse", "Pourtant"])
def test_a_participle_or_adverb_at_the_head_of_a_sentence_is_no_speaker(opening: str) -> None:
    (only,) = said(f"{opening}, la cheffe du port, Anne Dorval, a promis « un quai tout neuf ».", "Anne Dorval")
    assert only.speaker is not None
    assert only.speaker.name == "Anne Dorval"


def test_what_was_written_is_not_the_sentence_before() -> None:
    assert told("La pièce traite de la mer et du vent. Ils l'ont écrite après la crue.") == []


def test_a_page_on_a_network_is_not_the_network() -> None:
    assert told("« Le bac partira à midi », précise la page Facebook.")[0][2] == "la page Facebook"


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Les pêcheurs ont dans un communiqué dénoncé un « mépris sans nom ».", [("mépris sans nom", "Les pêcheurs")]),
        ("Le capitaine a pris la mer, non sans lâcher à la foule : « On reviendra bientôt ».", [("On reviendra bientôt", "Le capitaine")]),
        ("C'est ce qu'on appelle parfois la « mer de brume », explique la maire.", [("mer de brume", "la maire")]),
        ("Il faut des digues, souligne la maire, mais l'État les « remet toujours à plus tard ».", [("remet toujours à plus tard", "la maire")]),
        ("La maire critique depuis des jours « les lenteurs de la préfecture ».", [("les lenteurs de la préfecture", "La maire")]),
        (
            "« Le quai tiendra », a dit la maire. Et les bateaux ? « Nous les avons tous amarrés. »",
            [("Le quai tiendra", "la maire"), ("Nous les avons tous amarrés.", "la maire")],
        ),
        ("« Le quai tiendra, avait-elle dit à propos du vieux port. La mer monte peu. »", [("Le quai tiendra", "elle"), ("La mer monte peu.", "elle")]),
    ],
)
def test_shapes_between_a_verb_and_the_marks(text: str, said_by: list[tuple[str, str]]) -> None:
    assert [(piece, speaker) for _, pieces, speaker in told(text) for piece in pieces] == said_by


def test_marks_with_blanks_on_both_sides() -> None:
    text = 'Le port est fermé. " Il y a des dégâts. Le quai est prêt ", a dit la maire, qui part. " Nous attendons, " a-t-elle ajouté.'
    assert [pieces for _, pieces, _ in told(text)] == [["Il y a des dégâts. Le quai est prêt"], ["Nous attendons"]]


def test_a_number_repeated_in_brackets_does_not_cut_the_words() -> None:
    assert told("« Nous avons libéré deux (2) marins du port », a dit la maire.")[0][1] == ["Nous avons libéré deux (2) marins du port"]


def test_islets_that_nothing_reports_are_one_utterance_where_one_is_surely_speech() -> None:
    text = "Le feu a pris « vers midi », et la fumée vient d'un « hangar vide qui sert de réserve »."
    assert told(text) == [("partial", ["vers midi", "hangar vide qui sert de réserve"], None)]


def test_a_head_that_repeats_the_body_is_an_echo_though_it_looks_like_a_name() -> None:
    title = "Le port en « RUINE »"
    text = f"{title}\nLa maire a parlé d'une « ruine »."
    zones = (Zone(kind="title", start=0, end=len(title) + 1), Zone(kind="body", start=len(title) + 1, end=len(text)))
    head, body = said(text, article=Article.of("a1", text, zones=zones))
    assert (head.text, head.echo_of) == ("RUINE", body.id)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Le bac est gratuit, toujours selon la mairie.", "Le bac est gratuit"),
        ("VIE DU PORT - Selon la mairie, le bac est gratuit.", "le bac est gratuit"),
        ("La télévision locale annonce que le bac est gratuit.", "le bac est gratuit"),
    ],
)
def test_sources_beside_other_words(text: str, content: str) -> None:
    (only,) = said(text)
    assert (only.kind, only.text) == ("indirect", content)
    assert only.speaker is not None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Bien que le chantier ait repris, les marins ne sont pas payés, selon la mairie.", "les marins ne sont pas payés"),
        ("Même si le chantier, fermé en mai, a repris, les marins attendent leur paie, selon la mairie.", "les marins attendent leur paie"),
        ("Si le préfet a promis un pont, rien n'a été fait, selon la mairie.", "rien n'a été fait"),
        ("Si la digue cédait, la ville serait perdue, selon la mairie.", "Si la digue cédait, la ville serait perdue"),
        ("Dix marins sont morts, dont deux dimanche, selon le comité des ports, fondé en mai.", "Dix marins sont morts, dont deux dimanche"),
    ],
)
def test_what_the_reporter_concedes_is_not_the_sources(text: str, content: str) -> None:
    assert [each.text for each in said(text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "La ville a fermé le port qui menaçait, selon la maire, de tomber.",
        "La ville a fermé le port, dont les quais menaçaient, selon la maire, de tomber.",
        "Le pont qui, selon la maire, menaçait de tomber dort.",
    ],
)
def test_a_source_inside_a_relative_clause_does_not_tell_the_sentence(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Selon un document cité par l'agence Nordia, la digue sera refaite.", "un document"),
        ("La digue sera refaite en mai, selon un rapport consulté par l'agence Nordia.", "un rapport"),
        ("Selon une note que s'est procurée l'agence Nordia, la digue est perdue.", "une note"),
        ("Selon un responsable cité par l'agence Nordia, la digue tiendra.", "un responsable"),
        ("Selon des chiffres communiqués par la mairie, la digue tiendra.", "la mairie"),
    ],
)
def test_who_passes_on_a_document_does_not_speak_in_it(text: str, speaker: str) -> None:
    assert [each.speaker and each.speaker.name for each in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("La maire a affirmé que la digue tiendrait et Paul Lenoir a annoncé que le port rouvrirait.", ["la digue tiendrait", "le port rouvrirait"]),
        ("La maire a affirmé que la digue tiendrait, tandis que le préfet a annoncé une enquête.", ["la digue tiendrait"]),
        ("La maire a affirmé que la digue tiendrait, et le préfet, Paul Lenoir, estime que le port dort.", ["la digue tiendrait", "le port dort"]),
    ],
)
def test_a_reported_clause_ends_where_another_tells(text: str, contents: list[str]) -> None:
    assert [each.text for each in said(text, "Paul Lenoir")] == contents


def test_a_linked_title_is_not_joined_to_the_words_of_another() -> None:
    text = "À lire aussi La maire promet « une aide rapide » « Nous n'avons rien vu venir », raconte Paul Lenoir, un voisin."
    assert told(text, "Paul Lenoir") == [("partial", ["une aide rapide"], "La maire"), ("partial", ["Nous n'avons rien vu venir"], "Paul Lenoir")]


@pytest.mark.parametrize("text", ["La loi précise que la digue appartient à la ville.", "Selon l'article 4 de la Constitution, la digue appartient à tous."])
def test_what_the_law_lays_down_is_no_speech(text: str) -> None:
    assert said(text) == []
