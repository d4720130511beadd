"""A dossier made by hand with every section filled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pile import MADE, SAID, TEXTS, WIRE, at, record, records

from recoupe.model.actor import DossierActor, Office
from recoupe.model.crosschecked import (
    ClaimBy,
    Commitment,
    Difference,
    DifferenceVersion,
    DossierClaim,
    DossierEvent,
    DossierQuotation,
    Drift,
    EventMention,
    Moment,
    QuotationVersion,
    Relation,
    StatusAt,
)
from recoupe.model.event import EventTime, Role
from recoupe.model.evidence import Evidence
from recoupe.model.oddity import DossierOddity
from recoupe.model.quotation import Speaker
from recoupe.model.record import Dossier, Methods, Skipped
from recoupe.model.reuse import Origin, OriginArticle, Pair, Passage, Reuse
from recoupe.model.story import Story, StoryArticle

__all__ = ["TEXTS", "Evidence", "Reuse", "at", "dossier", "empty", "record", "records"]


def claim(id: str, statement: str, verdict: Any, origins: int, why: str, *stands: tuple[str, str, Any, str | None], slot: Any = "what") -> DossierClaim:
    by = tuple(ClaimBy(article=article, evidence=at(article, words), stance=stance, value=value, origin=None) for article, words, stance, value in stands)
    outlets = len({TEXTS[each.article][0] for each in by})
    return DossierClaim(id=id, about="e1", statement=statement, slot=slot, by=by, outlets=outlets, independent_origins=origins, verdict=verdict, why=why)


CLAIMS = (
    claim(
        "c1",
        "Un accord rouvrant le lac aux bacs a été signé à Port-Mirel le 13 mai 2031.",
        "corroborated",
        2,
        "La dépêche et le reportage n’ont rien de commun ; quatre autres médias reprennent la dépêche ou ne permettent pas d’en juger.",
        ("depeche", "ont signé mardi à Port-Mirel un accord", "states", None),
        ("echo", "ont signé mardi à Port-Mirel un accord", "states", None),
        ("brume", "ont signé à Port-Mirel un accord", "states", None),
        ("reportage", "L’accord rouvre le lac", "states", None),
        ("vigie", "a obtenu mardi la réouverture du lac", "states", None),
        ("tribune", "L’accord signé mardi", "states", None),
        ("fil", "L’accord a été signé lundi 13 mai", "differs", "lundi 13 mai"),
    ),
    claim(
        "c2",
        "Blessés lors de l’incident de mars",
        "differs",
        2,
        "Sept selon la dépêche et qui la reprend, neuf selon l’hôpital cité par La Vigie vermeilloise.",
        ("depeche", "sept blessés", "states", "7"),
        ("echo", "sept blessés", "states", "7"),
        ("vigie", "neuf blessés, selon l’hôpital", "attributes", "9"),
        slot="how-many",
    ),
    claim(
        "c3",
        "La Vermeille a éperonné le bac en mars",
        "disputed",
        1,
        "Sorlange accuse, la Vermeille dément.",
        ("tribune", "Sorlange accuse toujours la Vermeille d’avoir éperonné le bac en mars", "attributes", None),
        ("depeche", "La Vermeille dément avoir éperonné le bac", "denies", None),
    ),
    claim(
        "c4",
        "Trois bacs relieront les deux rives dès le 1er juin 2031.",
        "single-origin",
        1,
        "Deux articles partagent la dépêche, le troisième ne se laisse pas départager.",
        ("depeche", "Trois bacs relieront les deux rives dès le 1er juin", "states", "3"),
        ("echo", "Trois bacs relieront les deux rives dès le 1er juin", "states", "3"),
        ("brume", "Trois bacs relieront les deux rives dès le 1er juin", "states", "3"),
        ("reportage", "quatre bacs dès juin", "attributes", "4"),
        ("fil", "trois bacs au 1er juin", "states", "3"),
    ),
    claim(
        "c5", "Il pleuvait mardi à Port-Mirel.", "undetermined", 1, "Un seul article le dit.", ("reportage", "Il pleuvait mardi sur le quai", "states", None)
    ),
    claim("c6", "La question des tarifs reste ouverte.", "single-origin", 1, "Un seul article le dit.", ("tribune", "la question des tarifs", "states", None)),
    claim(
        "c7",
        "Deux bacs attendent leur certificat.",
        "undetermined",
        1,
        "La même phrase dans deux articles.",
        ("suite", "Les deux autres attendent leur certificat", "states", None),
        ("suite-2", "Les deux autres attendent leur certificat", "states", None),
    ),
    claim("c8", "La foire aux pruniers ouvre samedi.", "single-origin", 1, "Un seul article le dit.", ("seul", "ouvre samedi à Sorlange", "states", None)),
)
PART = WIRE.split(". ")[0]
REUSE = (
    Reuse(a=at("depeche", WIRE), b=at("echo", WIRE), kind="verbatim", speech=False, score=1.0),
    Reuse(a=at("depeche", "Nous n’avons rien cédé"), b=at("echo", "Nous n’avons rien cédé"), kind="verbatim", speech=True, score=1.0),
    Reuse(a=at("depeche", WIRE), b=at("brume", TEXTS["brume"][3].split(" La ministre")[0]), kind="light", speech=False, score=0.86),
    Reuse(a=at("echo", WIRE), b=at("brume", TEXTS["brume"][3].split(" La ministre")[0]), kind="light", speech=False, score=0.86),
    Reuse(
        a=at("suite", "Les deux autres attendent leur certificat"),
        b=at("suite-2", "Les deux autres attendent leur certificat"),
        kind="verbatim",
        speech=False,
        score=1.0,
    ),
)


def pair(a: str, b: str, label: Any, direction: Any, share: float, why: str) -> Pair:
    passages = tuple(Passage(a=each.a, b=each.b) for each in REUSE if (each.a.article, each.b.article) == (a, b))
    return Pair(a=a, b=b, label=label, direction=direction, share=share, passages=passages, why=why)


PAIRS = (
    pair("depeche", "echo", "copy", "a-to-b", 0.91, "L’Écho des Rives crédite l’agence et reprend 91 % de ses mots."),
    pair("depeche", "brume", "same-origin", "unknown", 0.55, "55 % de mots communs sans crédit : sans doute la même dépêche, sens indéterminé."),
    pair("echo", "brume", "same-origin", "unknown", 0.52, "52 % de mots communs."),
    pair("depeche", "reportage", "independent", "unknown", 0.0, "Reportage signé sur place, avec un témoin propre, sans passage commun."),
    pair("depeche", "vigie", "undetermined", "unknown", 0.0, "Aucun passage commun."),
    pair("suite", "suite-2", "undetermined", "unknown", 0.3, "Une phrase commune ne suffit pas."),
)
QUOTATION = DossierQuotation(
    id="dq1",
    speaker=Speaker(actor="own:bremont", name="Odile Brémont", mention=None),
    versions=(
        QuotationVersion(evidence=at("depeche", SAID), text=SAID, kind="direct"),
        QuotationVersion(evidence=at("echo", "Nous n’avons rien cédé"), text="Nous n’avons rien cédé", kind="direct"),
        QuotationVersion(
            evidence=at("brume", "n’avoir rien cédé et avoir rendu le lac à ceux qui le traversent"),
            text="n’avoir rien cédé et avoir rendu le lac à ceux qui le traversent",
            kind="indirect",
        ),
        QuotationVersion(evidence=at("reportage", f"{SAID}, et nous le referons"), text=f"{SAID}, et nous le referons", kind="direct"),
        QuotationVersion(
            evidence=at("vigie", "Nous n’avons rien cédé, nous avons rendu le lac à ceux qui le traversent"),
            text="Nous n’avons rien cédé, nous avons rendu le lac à ceux qui le traversent",
            kind="direct",
        ),
    ),
    drift=(
        Drift(from_=0, to=1, op="cut", words="nous avons seulement rendu le lac à ceux qui le traversent"),
        Drift(from_=0, to=2, op="indirect", words=""),
        Drift(from_=0, to=3, op="added", words="et nous le referons"),
        Drift(from_=0, to=4, op="cut", words="seulement"),
        Drift(from_=0, to=4, op="other-speaker", words="Casimir Rohn"),
    ),
    speaker_disputed=True,
    why="Cinq versions d’une même phrase ; La Vigie vermeilloise la met dans la bouche de Casimir Rohn.",
)
EVENT = DossierEvent(
    id="e1",
    type="AGREE",
    mode=None,
    kind="agreement-signed",
    contexts=("transport",),
    source=(Role(actor="own:sorlange", name="Sorlange", mention="m2"),),
    target=(Role(actor="own:vermeille", name="Vermeille", mention="m3"),),
    place=None,
    time=EventTime(value="2031-05-13", from_="t1"),
    status="done",
    history=(
        StatusAt(status="announced", when="2031-05-09", evidence=at("annonce", "se retrouveront mardi 13 mai")),
        StatusAt(status="done", when="2031-05-13", evidence=at("depeche", "ont signé")),
    ),
    mentions=(EventMention(article="annonce", event="e1"), EventMention(article="depeche", event="e1")),
    independent_origins=2,
    outlets=6,
)
DIFFERENCES = (
    Difference(
        kind="number",
        about="blessés de mars",
        versions=(
            DifferenceVersion(value="7", evidence=(at("depeche", "sept blessés"), at("echo", "sept blessés"))),
            DifferenceVersion(value="9", evidence=(at("vigie", "neuf blessés"),)),
        ),
        why="Deux nombres pour les mêmes blessés, le même jour.",
    ),
    Difference(
        kind="update",
        about="bacs en service",
        versions=(
            DifferenceVersion(value="3", evidence=(at("depeche", "Trois bacs"),)),
            DifferenceVersion(value="4", evidence=(at("reportage", "quatre bacs"),)),
        ),
        why="La seconde est plus récente.",
    ),
)
COMMITMENTS = (
    Commitment(
        id="k1",
        who=("own:sorlange", "own:vermeille"),
        to=(),
        what="faire circuler trois bacs",
        kind="service",
        due="2031-06-01",
        status="overdue",
        made=at("depeche", "Trois bacs relieront les deux rives dès le 1er juin"),
        repeated=(at("fil", "trois bacs au 1er juin"),),
        followed_up=(at("suite-2", "Un seul bac sur les trois promis"),),
        why="Un seul bac sur trois circule à l’échéance.",
    ),
    Commitment(
        id="k2",
        who=("new:aurel-danic",),
        to=("own:sorlange",),
        what="ouvrir un poste de secours",
        kind="aid",
        due="../2031-09-01",
        status="pending",
        made=at("reportage", "promet un poste de secours avant le 1er septembre"),
        repeated=(),
        followed_up=(),
        why="L’échéance n’est pas passée.",
    ),
    Commitment(
        id="k3", who=("own:bremont",), to=(), what="un décret", kind="legislation", due=None, status="unknown", made=at("sans-date", "promet un décret"),
        repeated=(), followed_up=(), why="Aucun autre article n’en parle.",
    ),
)  # fmt: skip


def dossier() -> Dossier:
    """The dossier of all the articles."""
    big = ("annonce", "depeche", "echo", "brume", "reportage", "vigie", "tribune", "fil", "sans-date")
    roles: dict[str, Any] = {"annonce": "announcement"}
    return Dossier(
        made_with=MADE,
        today="2031-06-03",
        articles=tuple(TEXTS),
        skipped=(
            Skipped(input="pile/vide.txt", what="Le fichier est vide.", hint="Vérifiez d’où il vient."),
            Skipped(input="pile/photo.txt", what="Ce n’est pas du texte.", hint="Donnez l’article en .txt ou .html."),
        ),
        oddities=(
            DossierOddity(
                article="fil", kind="weekday", text="lundi 13 mai", readings=("mardi 13 mai", "lundi 12 mai"), evidence=(at("fil", "lundi 13 mai"),), by="t/1",
                why="Le 13 mai 2031 est un mardi.",
            ),
        ),
        methods=Methods(
            measured=({"layer": "times", "measure": "F1", "score": 91.2, "set": "dev, 40 articles"}, {"layer": "speech", "measure": "P", "score": 8}),
            unchecked=("Les rapprochements de ce dossier n’ont été relus par personne.",),
        ),
        stories=(
            Story(
                id="s1",
                title="Accord sur le lac de Port-Mirel",
                period="2031-05-13",
                place="own:port-mirel",
                actors=("own:sorlange", "own:vermeille", "own:bremont"),
                articles=tuple(StoryArticle(id=each, role=roles.get(each, "report")) for each in big),
                follows=(),
                why="Neuf articles parlent d’un accord du 13 mai à Port-Mirel entre les mêmes acteurs.",
            ),
            Story(
                id="s2",
                title="Le premier bac traverse le lac",
                period="2031-06-01",
                place=None,
                actors=("own:sorlange",),
                articles=(StoryArticle(id="suite", role="report"), StoryArticle(id="suite-2", role="report")),
                follows=("s1",),
                why="Même jour, même traversée.",
            ),
            Story(
                id="s3", title="La foire aux pruniers", period="2031-05-24", place=None, actors=(), articles=(StoryArticle(id="seul", role="report"),),
                follows=(), why="Seul article sur ce sujet.",
            ),
        ),
        reuse=REUSE,
        pairs=PAIRS,
        origins=(
            Origin(
                id="o1", name="Agence Lacustre", kind="agency", basis="credit", text=WIRE, why="L’Écho crédite l’agence ; La Brume en partage les phrases.",
                articles=(
                    OriginArticle(id="depeche", share=1.0, evidence=(at("depeche", "(AL)"),)),
                    OriginArticle(id="echo", share=0.91, evidence=(at("echo", "Avec AL"),)),
                    OriginArticle(id="brume", share=0.55, evidence=(at("brume", "Trois bacs relieront les deux rives dès le 1er juin"),)),
                ),
            ),
        ),
        events=(EVENT,),
        claims=CLAIMS,
        differences=DIFFERENCES,
        quotations=(QUOTATION,),
        commitments=COMMITMENTS,
        relations=(
            Relation(
                source="own:sorlange", type="agreement", target="own:vermeille", from_="2031-05-13", until=None,
                evidence=(at("depeche", "Sorlange et la Vermeille ont signé"),), confirmed_last="2031-05-15",
            ),
        ),
        actors=(
            DossierActor(id="own:sorlange", name="Sorlange", kind="state", names=("Sorlange",), offices=(), mentions=12),
            DossierActor(id="own:vermeille", name="Vermeille", kind="state", names=("Vermeille",), offices=(), mentions=9),
            DossierActor(
                id="own:bremont", name="Odile Brémont", kind="person", names=("Odile Brémont", "la ministre"), mentions=7,
                offices=(Office(title="ministre des Transports", of="own:sorlange", from_="2029-04", until=None, as_of="2031-05-13", verified=False),),
            ),
            DossierActor(id="own:port-mirel", name="Port-Mirel", kind="group", names=("Port-Mirel",), offices=(), mentions=5),
            DossierActor(id="new:aurel-danic", name="Aurel Danic", kind="person", names=("Aurel Danic",), offices=(), mentions=1),
        ),
        timeline=(
            Moment(when="2031-05-09", ref="e1", text="Rencontre annoncée pour le 13 mai."),
            Moment(when="2031-05-13", ref="e1", text="Accord signé à Port-Mirel."),
            Moment(when="2031-06-01", ref="k1", text="Trois bacs doivent circuler."),
            Moment(when="../2031-09-01", ref="k2", text="Poste de secours promis."),
        ),
    )  # fmt: skip


def empty(**fields: Any) -> Dossier:
    """A dossier of nothing."""
    nothing: dict[str, Any] = dict.fromkeys(
        ("articles", "skipped", "oddities", "stories", "reuse", "pairs", "origins", "events", "claims", "differences", "quotations", "commitments", "relations",
         "actors", "timeline"), (),
    )  # fmt: skip
    return replace(Dossier(made_with=MADE, methods=Methods(measured=(), unchecked=()), **nothing), **fields)
