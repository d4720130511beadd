"""Acronyms of the base behind a name spelled otherwise, and nicknames of people; office holders are real, the sentences are ours."""

import pytest
from marked import mention, resolve


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("La {Communauté des Etats ouest-africains|ORG} ({Cédéao|ORG}) attend.", "Communauté des Etats ouest-africains", "kb:cedeao"),
        ("La {Communauté des Etats ouest-africains|ORG} (Cédéao) attend.", "Communauté des Etats ouest-africains", "kb:cedeao"),
        ("La {Cédéao|ORG} ({Communauté des Etats ouest-africains|ORG}) attend.", "Cédéao", "kb:cedeao"),
        ("La {Compagnie des eaux d'ici|ORG} ({CEDEAO|ORG}) attend.", "Compagnie des eaux d'ici", "new:compagnie-des-eaux-d-ici"),
        ("L'{Union africaine des lacs|ORG} ({UA|ORG}) attend.", "Union africaine des lacs", "new:union-africaine-des-lacs"),
        ("L'{Union africaine des lacs|ORG} ({UA|ORG}) attend.", "UA", "new:union-africaine-des-lacs"),
    ],
)
def test_an_acronym_of_the_base_tells_a_body_spelled_otherwise(text: str, words: str, actor: str) -> None:
    assert mention(resolve(text), words).actor == actor


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Au {Mali|GPE}, {Ibrahim Boubacar Keïta|PERSON}, surnommé « {IBK|PERSON} », est venu.", "IBK", "wd:Q324108"),
        ("Au {Mali|GPE}, {IBK|PERSON} a souri. {Ibrahim Boubacar Keïta|PERSON} est venu.", "IBK", "wd:Q324108"),
        ("{Ole Brandt Selk|PERSON}, dit « {OBS|ORG} », est venu.", "OBS", "new:ole-brandt-selk"),
        ("{Ole Brandt Selk|PERSON} ({OBS|PERSON}) est venu.", "OBS", "new:ole-brandt-selk"),
        ("{Ole Brandt Selk|PERSON}, surnommé « {Milo|PERSON} », est venu.", "Milo", "new:ole-brandt-selk"),
        ("{Ole Brandt Selk|PERSON}, dit {Milo|PERSON}, est venu.", "Milo", "new:milo"),
        ("{Ole Brandt Selk|PERSON}, surnommé « {Lund|PERSON} », suit {Ada Lund|PERSON}.", "Lund", "new:ada-lund"),
        ("{Ole Brandt Selk|PERSON} est venu. {OBS|ORG} l'écrit.", "OBS", "kb:outlet-l-obs"),
        ("{Ole Brandt Selk|PERSON} ({UA|ORG}) est venu.", "UA", "wd:Q7159"),
    ],
)
def test_a_nickname_is_the_persons(text: str, words: str, actor: str) -> None:
    made = mention(resolve(text, "2019-10-12"), words)
    assert made.actor == actor
