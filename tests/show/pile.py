"""The articles of the dossier made by hand: invented states, invented outlets, an invented ferry over an invented lake."""

from __future__ import annotations

from typing import Any

from recoupe.model.actor import Actor
from recoupe.model.article import Agency, Cited, Published, Source, Title, Zone, sha256_of
from recoupe.model.evidence import Evidence, Here
from recoupe.model.made import MadeWith
from recoupe.model.mention import Mention
from recoupe.model.oddity import Oddity
from recoupe.model.quotation import Cue, Quotation, Speaker
from recoupe.model.record import ArticleRecord
from recoupe.model.time import TimeExpression

MADE = MadeWith(recoupe="0", pipeline="fr-0", knowledge="k-0", codebook="c-0")

WIRE = (
    "Sorlange et la Vermeille ont signé mardi à Port-Mirel un accord qui rouvre le lac aux bacs après onze mois de fermeture. "
    "Trois bacs relieront les deux rives dès le 1er juin, ont indiqué les deux gouvernements dans une déclaration commune."
)
SAID = "Nous n’avons rien cédé, nous avons seulement rendu le lac à ceux qui le traversent"

TEXTS: dict[str, tuple[str, str | None, str | None, str]] = {
    "annonce": (
        "Le Guet de Sorlange",
        "2031-05-09",
        "Sorlange et la Vermeille se retrouveront mardi",
        "Les délégations de Sorlange et de la Vermeille se retrouveront mardi 13 mai à Port-Mirel pour parler du lac, fermé aux bacs depuis juin dernier. "
        "« Je ne signerai pas un accord sans calendrier », prévient la ministre Odile Brémont.",
    ),
    "depeche": (
        "Agence Lacustre",
        "2031-05-13",
        "Accord sur le lac",
        f"PORT-MIREL, 13 mai (AL) - {WIRE}\n\n« {SAID} », a déclaré la ministre Odile Brémont. "
        "L’incident de mars avait fait sept blessés parmi les passagers. La Vermeille dément avoir éperonné le bac.",
    ),
    "echo": (
        "L’Écho des Rives",
        "2031-05-13",
        "Le lac rouvre aux bacs",
        f"{WIRE}\n\n« Nous n’avons rien cédé », a déclaré la ministre Odile Brémont. L’incident de mars avait fait sept blessés.\n\nAvec AL",
    ),
    "brume": (
        "La Brume",
        "2031-05-14",
        "Bacs : c’est reparti",
        "Sorlange et la Vermeille ont signé à Port-Mirel un accord qui rouvre le lac aux bacs après presque un an de fermeture. "
        "Trois bacs relieront les deux rives dès le 1er juin, ont indiqué les deux gouvernements. "
        "La ministre Odile Brémont assure n’avoir rien cédé et avoir rendu le lac à ceux qui le traversent.",
    ),
    "reportage": (
        "Le Courrier de Port-Mirel",
        "2031-05-14",
        "À Port-Mirel, une signature sous la pluie",
        "Il pleuvait mardi sur le quai quand les ministres sont sortis. L’accord rouvre le lac, avec quatre bacs dès juin, nous a dit un batelier présent. "
        f"« {SAID}, et nous le referons », a lancé Odile Brémont. Le préfet Aurel Danic promet un poste de secours avant le 1er septembre.",
    ),
    "vigie": (
        "La Vigie vermeilloise",
        "2031-05-14",
        "La Vermeille obtient la réouverture",
        "La Vermeille a obtenu mardi la réouverture du lac. L’incident de mars avait fait neuf blessés, selon l’hôpital. "
        "« Nous n’avons rien cédé, nous avons rendu le lac à ceux qui le traversent », a déclaré le ministre Casimir Rohn.",
    ),
    "tribune": (
        "Tribune du Haut-Lac, édition du matin et des vallées",
        "2031-05-15",
        "Un accord, et des questions",
        "L’accord signé mardi laisse ouverte la question des tarifs. Sorlange accuse toujours la Vermeille d’avoir éperonné le bac en mars.",
    ),
    "fil": (
        "Fil des communes",
        "2031-05-15",
        "Trois bacs au 1er juin",
        "Les maires se félicitent : trois bacs au 1er juin. L’accord a été signé lundi 13 mai, rappelle l’un d’eux.",
    ),
    "sans-date": (
        None,  # type: ignore[dict-item]
        None,
        None,
        "La ministre Odile Brémont est rentrée hier de Port-Mirel avec un accord sur les bacs. Elle promet un décret « avant l’été ».",
    ),
    "suite": (
        "Le Guet de Sorlange",
        "2031-06-02",
        "Premier bac, premiers passagers",
        "Le premier bac a traversé le lac dimanche 1er juin avec quatre-vingts passagers. Les deux autres attendent leur certificat.",
    ),
    "suite-2": (
        "L’Écho des Rives",
        "2031-06-02",
        "Un bac sur trois",
        "Un seul bac sur les trois promis a traversé le lac dimanche. Les deux autres attendent leur certificat, dit la capitainerie.",
    ),
    "seul": (
        "Le Guet de Sorlange",
        "2031-05-20",
        "La foire aux pruniers",
        "La foire aux pruniers ouvre samedi à Sorlange. « On attend trois mille visiteurs », dit le maire Basile Autran.",
    ),
}


def at(article: str, words: str) -> Evidence:
    """Where the words first stand in an article."""
    start = TEXTS[article][3].index(words)
    return Evidence(article, start, start + len(words))


def here(article: str, words: str) -> Here:
    found = at(article, words)
    return Here(found.start, found.end)


def record(id: str, text: str, *, outlet: str | None = None, date: str | None = None, title: str | None = None, **layers: Any) -> ArticleRecord:
    """A record with this text and these layers."""
    none: dict[str, Any] = dict.fromkeys(("zones", "sentences", "times", "mentions", "actors", "quotations", "events", "claims", "oddities"), ())
    known: dict[str, Any] = {
        "source": Source(path=f"pile/{id}.txt", outlet=outlet),
        "published": Published(value=date, basis="given" if date else None),
        "title": Title(text=title) if title else None,
    }
    return ArticleRecord(id=id, sha256=sha256_of(text), lang="fr", made_with=MADE, text=text, **{**known, **none, **layers})


def quoted(id: str, article: str, words: str, speaker: str | None, kind: Any = "direct", lemma: str = "déclarer") -> Quotation:
    start, end = at(article, words).start, at(article, words).end
    return Quotation(
        id=id,
        kind=kind,
        start=start,
        end=end,
        text=words,
        fragments=() if kind == "indirect" else ((start, end),),
        speaker=Speaker(actor=None, name=speaker, mention=None) if speaker else None,
        cue=Cue(start=0, end=1, lemma=lemma, polarity="positive", force="states"),
        by="test/1",
    )


def named(id: str, article: str, words: str, actor: str, name: str, label: Any = "PERSON") -> Mention:
    found = at(article, words)
    return Mention(id=id, start=found.start, end=found.end, text=words, label=label, reading="name", actor=actor, name=name, by="test/1")


def dated(id: str, article: str, words: str, value: str) -> TimeExpression:
    found = at(article, words)
    return TimeExpression(id=id, start=found.start, end=found.end, text=words, type="DATE", value=value, by="test/1")


LAYERS: dict[str, dict[str, Any]] = {
    "annonce": {"quotations": (quoted("q1", "annonce", "Je ne signerai pas un accord sans calendrier", "Odile Brémont", lemma="prévenir"),)},
    "depeche": {
        "quotations": (quoted("q1", "depeche", SAID, "Odile Brémont"),),
        "times": (dated("t1", "depeche", "mardi", "2031-05-13"), dated("t2", "depeche", "1er juin", "2031-06-01")),
        "mentions": (
            named("m1", "depeche", "Odile Brémont", "own:bremont", "Odile Brémont"),
            named("m2", "depeche", "Sorlange", "own:sorlange", "Sorlange", "GPE"),
        ),
        "actors": (Actor(id="own:bremont", name="Odile Brémont", names=("Odile Brémont",), kind="person", verified=False),),
        "zones": (
            Zone(kind="dateline", start=0, end=len("PORT-MIREL, 13 mai (AL) - ")),
            Zone(kind="body", start=len("PORT-MIREL, 13 mai (AL) - "), end=len(TEXTS["depeche"][3])),
        ),
        "source": Source(
            path="pile/depeche.txt",
            url="https://agence-lacustre.example/depeche?a=1&b=2",
            outlet="Agence Lacustre",
            agencies=(Agency(name="AL", scope="text", evidence=here("depeche", "(AL)")),),
        ),
    },
    "echo": {
        "quotations": (quoted("q1", "echo", "Nous n’avons rien cédé", "Odile Brémont"),),
        "source": Source(
            path="pile/echo.html",
            outlet="L’Écho des Rives",
            author="Nils Perrault",
            agencies=(Agency(name="AL", scope="text", evidence=here("echo", "Avec AL")), Agency(name="Optica", scope="photo", evidence=None)),
        ),
    },
    "brume": {
        "quotations": (quoted("q1", "brume", "n’avoir rien cédé et avoir rendu le lac à ceux qui le traversent", "Odile Brémont", "indirect", "assurer"),)
    },
    "reportage": {
        "quotations": (quoted("q1", "reportage", f"{SAID}, et nous le referons", "Odile Brémont", lemma="lancer"),),
        "source": Source(
            path="pile/reportage.txt",
            outlet="Le Courrier de Port-Mirel",
            author="Zélie Marchand",
            cites=(Cited(name="un batelier", evidence=here("reportage", "un batelier présent")),),
        ),
    },
    "vigie": {"quotations": (quoted("q1", "vigie", "Nous n’avons rien cédé, nous avons rendu le lac à ceux qui le traversent", "Casimir Rohn"),)},
    "fil": {
        "oddities": (Oddity(kind="weekday", text="lundi 13 mai", readings=("mardi 13 mai", "lundi 12 mai"), evidence=(here("fil", "lundi 13 mai"),), by="t/1"),)
    },
    "sans-date": {
        "quotations": (quoted("q1", "sans-date", "avant l’été", None, "partial", "promettre"),),
        "published": Published(
            value="2031-05-14", earliest="2031-05-14", latest="2031-05-14", basis="story", why="« hier » pour un accord que sept articles datent du 13 mai."
        ),
        "source": Source(path="C:\\pile\\sans-date.txt"),
    },
    "seul": {"quotations": (quoted("q1", "seul", "On attend trois mille visiteurs", "Basile Autran", lemma="dire"),)},
}


def records() -> list[ArticleRecord]:
    """All the articles."""
    return [record(id, text, outlet=outlet, date=date, title=title, **LAYERS.get(id, {})) for id, (outlet, date, title, text) in TEXTS.items()]
