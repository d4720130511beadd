"""Institutions that every state has, named without their state."""

from marked import actors, mention, resolve


def ids(work, text):
    return [each.actor for each in work.mentions or () if each.text == text]


def test_a_state_mentioned_in_passing_gets_no_court():
    work = resolve(
        "La {Cour des comptes|ORG} a rendu son avis. Le pays compare ses quais à ceux de l'{Italie|GPE}. « Trop cher », note la {Cour des comptes|ORG}."
    )
    assert ids(work, "Cour des comptes") == ["new:cour-des-comptes"] * 2
    assert mention(work, "Le pays").actor is None


def test_a_court_stays_the_one_that_the_article_has_named():
    work = resolve(
        "Le {Pérou|GPE} a voté. Le gouvernement péruvien attend. La {Cour suprême|ORG} se réunit.\n\n"
        "Le {Chili|GPE} regarde. L'{Espagne|GPE} aussi. Selon l'{Espagne|GPE}, la {Cour suprême|ORG} tarde."
    )
    assert ids(work, "Cour suprême") == ["kb:cour-supreme-perou"] * 2


def test_the_full_name_of_the_base_before_decides():
    work = resolve("La {Cour suprême du Pérou|ORG} a tranché. Le {Chili|GPE} salue ce choix. La {Cour suprême|ORG} siège encore.")
    assert actors(work)["Cour suprême"] == "kb:cour-supreme-perou"


def test_where_the_sentence_is_set_another_court_is_meant():
    work = resolve(
        "Le {Portugal|GPE} vote. Le gouvernement portugais a écrit à la {Cour des comptes|ORG}.\n\nEn {Italie|GPE}, la {Cour des comptes|ORG} a tranché.\n\n"
        "« Non », répond la {Cour des comptes|ORG}."
    )
    assert ids(work, "Cour des comptes") == ["new:cour-des-comptes-portugal", "new:cour-des-comptes-italie", "new:cour-des-comptes-portugal"]


def test_the_adjective_behind_a_name_tells_its_state():
    work = resolve("La {Cour des comptes|ORG} danoise a tranché. Le {Pérou|GPE} salue. La {Cour des comptes|ORG} se tait.")
    assert ids(work, "Cour des comptes") == ["new:cour-des-comptes-danemark"] * 2


FAR = "Les routes du nord sont fermées et les quais ont rouvert. " * 40


def test_a_ministry_is_taken_up_by_its_state_however_far_behind():
    work = resolve("Le {ministère danois de la Pêche|ORG} a écrit.\n\n" + FAR + "\n\nLe ministère danois a relu. Le ministère s'est tu.")
    assert {actors(work)[each] for each in ("Le ministère danois", "Le ministère")} == {"new:ministere-de-la-peche-danemark"}


def test_of_two_ministries_of_one_state_neither_is_chosen_and_none_is_made():
    work = resolve("Le {ministère danois de la Pêche|ORG} et le {ministère danois du Port|ORG} ont écrit. Le ministère danois a relu.")
    assert actors(work)["Le ministère danois"] is None


def test_a_ministry_of_another_state_does_not_count():
    work = resolve("Le {ministère danois de la Pêche|ORG} et le {ministère suédois du Port|ORG} ont écrit. " + FAR + "Le ministère danois a relu.")
    assert actors(work)["Le ministère danois"] == "new:ministere-de-la-peche-danemark"


def test_a_body_is_taken_up_by_the_noun_before_its_name():
    work = resolve("L'ONG {Rives libres|ORG} et l'association danoise {Morvent|ORG} ont écrit. L'ONG attend. L'association aussi.")
    assert (actors(work)["L'ONG"], actors(work)["L'association"]) == ("new:rives-libres", "new:morvent")
    two = resolve("L'ONG {Rives libres|ORG} et l'ONG {Lac clair|ORG} ont écrit. L'ONG attend.")
    assert actors(two)["L'ONG"] is None


def test_an_acronym_is_explained_by_commas_dashes_and_full_brackets():
    for told in (", {UDL|ORG},", " – {UDL|ORG} –", " ({UDL|ORG}, public)", " (dite {UDL|ORG})", " (« {UDL|ORG} »)"):
        work = resolve("L'{Union des dockers du lac|ORG}" + told + " a fermé le port. L'{UDL|ORG} attend.")
        assert actors(work)["UDL"] == "new:union-des-dockers-du-lac", told
    listed = resolve("L'{Union des dockers du lac|ORG}, {PNR|ORG} et les autres ont fermé le port.")
    assert actors(listed)["PNR"] != "new:union-des-dockers-du-lac"


def test_who_acts_for_a_state_in_the_sentence_tells_it():
    work = resolve("L'{Italie|GPE} vote. Le porte-parole de l'armée danoise a saisi la {Cour des comptes|ORG}.")
    assert actors(work)["Cour des comptes"] == "new:cour-des-comptes-danemark"


def test_letters_explained_in_one_state_are_no_body_of_another():
    told = "Au {Pérou|GPE}, le {Centre de contrôle et de prévention des maladies|ORG} ({CDC|ORG}) a ouvert. Les {États-Unis|GPE} saluent le {CDC|ORG}."
    assert ids(resolve("Le {Pérou|GPE} se soigne. " + told), "CDC") == ["new:centre-de-controle-et-de-prevention-des-maladies"] * 2


def test_a_description_that_is_a_name_or_has_letters_behind_it_is_that_body():
    assert actors(resolve("Le parquet national financier a écrit."))["Le parquet national financier"] == "kb:parquet-national-financier"
    assert actors(resolve("Le {Pérou|GPE} vote. Le parquet national financier a écrit."))["Le parquet national financier"] != "kb:parquet-national-financier"
    work = resolve("Le comité technique régional ({CTR|ORG}) a écrit. Le comité technique régional attend.")
    assert {each.actor for each in work.mentions or ()} == {"new:ctr"}


def test_an_armed_organisation_is_the_only_group_named_before_and_no_union():
    work = resolve("{Boko Haram|ORG} a attaqué, dit l'{ONU|ORG}. L'organisation extrémiste se tait.")
    assert actors(work)["L'organisation extrémiste"] == "kb:boko-haram"
    two = resolve("{Boko Haram|ORG} et {Al-Qaïda|ORG} ont attaqué. L'organisation extrémiste se tait.")
    assert actors(two)["L'organisation extrémiste"] is None


def test_words_that_begin_one_full_name_take_it_up_from_anywhere():
    work = resolve("Le {ministère lacustre de la Pêche|ORG} a écrit.\n\n" + FAR + "\n\nLe ministère lacustre a relu.")
    assert actors(work).get("Le ministère lacustre", "new:ministere-lacustre-de-la-peche") == "new:ministere-lacustre-de-la-peche"
    callings = resolve("« Non », a dit l'écrivain et militant {Ole Brandt|PERSON}.")
    assert actors(callings)["l'écrivain et militant"] == "new:ole-brandt"
