from __future__ import annotations

from dataclasses import replace

from records import quotation, record

from recoupe.crosscheck.pairs import label_pairs
from recoupe.crosscheck.reuse import find_reuse
from recoupe.model.article import Agency, Cited, Source, Zone
from recoupe.model.evidence import Here
from recoupe.model.reuse import Pair
from recoupe.model.story import Story, StoryArticle

WIRE = (
    "Le barrage de la haute vallée a cédé mardi soir sous la poussée des eaux, noyant deux hameaux et coupant la seule route goudronnée du district. "
    "Les secours, ralentis par la boue, ont évacué les familles vers le gymnase de la sous-préfecture, où des lits de camp étaient dressés. "
    "La compagnie qui exploite l'ouvrage avait renoncé l'an dernier à en consolider les vannes, faute d'argent."
)
ANEW = (
    "Trois cents habitants dorment sous tente depuis la rupture de l'ouvrage. Dans la cour de l'école, on distribue des couvertures et du pain. "
    "« J'ai tout perdu sauf le chien », nous a confié Mirja Tolan, éleveuse. Plus loin, un tracteur dégage un pont de bois."
)
ELSEWHERE = (
    "Au siège de la compagnie, personne ne décroche. Un ancien ingénieur, Oskar Brenn, joint par nos soins, assure que les vannes fuyaient. "
    "« On nous a ri au nez », dit-il. Le procureur a ouvert une enquête pour mise en danger."
)


def one(*records, owners=None) -> Pair:
    story = Story(
        id="s1", title="t", period=None, place=None, actors=(), articles=tuple(StoryArticle(id=each.id, role="report") for each in records), follows=(), why="w"
    )
    (pair,) = label_pairs(records, [story], find_reuse(records), owners)
    return pair


def test_most_of_the_narration_in_another_is_a_copy_and_the_agency_s_own_text_comes_first():
    a = record("a", WIRE + " (ALP)", outlet="Agence lacustre de presse", agency="ALP", date="2031-05-06T18:00")
    b = record("b", WIRE.replace("mardi soir ", ""), outlet="Le Phare", date="2031-05-06T20:00")
    pair = one(a, b)
    assert (pair.label, pair.direction) == ("copy", "a-to-b")
    assert pair.share > 0.9
    assert one(b, a).direction == "b-to-a"


def test_text_under_an_agency_s_dateline_is_the_agency_s_own():
    dateline = "PORT-NOIR (ALP) -"
    text = f"{dateline} {WIRE}"
    zones = (Zone(kind="dateline", start=0, end=len(dateline)), Zone(kind="body", start=len(dateline), end=len(text)))
    source = Source(agencies=(Agency(name="ALP", scope="text", evidence=Here(11, 14)),))
    a = replace(record("a", text, date="2031-05-06T18:00", zones=zones), source=source)
    b = record("b", WIRE.replace("mardi soir ", ""), outlet="Le Phare", date="2031-05-06T20:00")
    assert (one(a, b).label, one(a, b).direction) == ("copy", "a-to-b")


def test_two_copies_of_one_credited_agency_have_no_direction():
    a = record("a", WIRE + "\nAvec ALP", outlet="Le Phare", agency="ALP", date="2031-05-06T18:00")
    b = record("b", WIRE + "\n(ALP)", outlet="La Digue", agency="ALP", date="2031-05-06T20:00")
    assert (one(a, b).label, one(a, b).direction) == ("copy", "unknown")


def test_the_clock_counts_only_where_the_later_article_has_nearly_nothing_else():
    early = record("a", WIRE, outlet="Le Phare", date="2031-05-06T18:00")
    assert one(early, record("b", WIRE, outlet="La Digue", date="2031-05-06T20:00")).direction == "a-to-b"
    assert one(early, record("b", WIRE, outlet="La Digue", date="2031-05-06")).direction == "unknown"
    added = WIRE + " " + ANEW.split(" « ")[0]
    assert one(early, record("b", added, outlet="La Digue", date="2031-05-06T20:00")).direction == "unknown"


def test_shared_narration_without_a_credit_is_a_probable_common_wire():
    a = record("a", WIRE, outlet="Le Phare")
    b = record("b", ANEW + " " + WIRE.split(". ")[1] + ". " + ELSEWHERE, outlet="La Digue")
    pair = one(a, b)
    assert (pair.label, pair.direction) == ("same-origin", "unknown")
    assert "dépêche commune" in pair.why


def test_an_identical_quotation_proves_nothing():
    said = "« Nous rebâtirons chaque maison avant les premières neiges de novembre, je vous le jure », a dit la préfète."
    pair = one(record("a", f"Mardi, à la mairie. {said}", outlet="Le Phare"), record("b", f"{said} Elle portait des bottes.", outlet="La Digue"))
    assert (pair.label, pair.share) == ("undetermined", 0.0)
    assert pair.passages
    assert "citation identique" in pair.why


def both_reported():
    a = record("a", ANEW, outlet="Le Phare", quotations=(quotation("q1", ANEW, "J'ai tout perdu sauf le chien", speaker=(None, "Mirja Tolan")),))
    b = record("b", ELSEWHERE, outlet="La Digue", quotations=(quotation("q1", ELSEWHERE, "On nous a ri au nez", speaker=(None, "Oskar Brenn")),))
    return a, b


def test_independence_is_shown_by_reporting_and_speakers_of_their_own():
    assert one(*both_reported()).label == "independent"


def test_one_owner_one_outlet_or_an_agency_behind_one_is_not_independence():
    a, b = both_reported()
    assert one(a, b, owners={"Le Phare": "Groupe Anse", "La Digue": "Groupe Anse"}).label == "undetermined"
    assert one(a, record("b", b.text, outlet="Le Phare", quotations=b.quotations)).label == "undetermined"
    assert one(a, record("b", b.text + " Avec ALP", outlet="La Digue", agency="ALP", quotations=b.quotations)).label == "undetermined"


def test_no_overlap_proves_nothing():
    assert one(record("a", ANEW, outlet="Le Phare"), record("b", ELSEWHERE, outlet="La Digue")).label == "undetermined"
    assert one(record("a", "Un mot.", outlet="Le Phare"), record("b", "Deux mots.", outlet="La Digue")).label == "undetermined"


def test_an_article_that_names_the_other_as_its_source_has_it_from_there():
    a = record("a", ANEW, outlet="Le Phare")
    b = record("b", "Selon Le Phare, trois cents habitants dorment sous tente.", outlet="La Digue")
    b = replace(b, source=replace(b.source, cites=(Cited(name="Le Phare", evidence=Here(6, 14)),)))
    assert (one(a, b).label, one(a, b).direction) == ("same-origin", "a-to-b")


def test_copies_are_told_across_stories_too():
    a, b = record("a", WIRE, outlet="Le Phare"), record("b", WIRE, outlet="La Digue")
    apart = [
        Story(id=f"s{each.id}", title="t", period=None, place=None, actors=(), articles=(StoryArticle(id=each.id, role="report"),), follows=(), why="w")
        for each in (a, b)
    ]
    assert [each.label for each in label_pairs([a, b], apart, find_reuse([a, b]))] == ["copy"]
