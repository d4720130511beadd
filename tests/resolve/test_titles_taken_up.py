"""Who titles stand for when no name stands beside them, and what an article's own titles teach. Holders are real, the sentences are ours."""

from marked import actors, mention, resolve

from recoupe.model.annotated import Annotated


def test_a_chain_of_titles_is_one_person() -> None:
    work = resolve(
        "Le chef de la mission belge, le général {Ole Brandt|PERSON}, est. Le ministre de la Pêche et porte-parole du gouvernement, {Ada Lund|PERSON}, aussi."
    )
    assert mention(work, "Le chef de la mission belge").actor == "new:ole-brandt"
    assert mention(work, "Le ministre de la Pêche et porte-parole du gouvernement").actor == "new:ada-lund"


def test_two_titles_joined_are_two_people() -> None:
    assert actors(resolve("Le président et son ministre {Ole Brandt|PERSON} sont là."))["Le président"] is None


def test_a_list_of_names_and_titles_gives_each_title_to_the_name_before_it() -> None:
    work = resolve("{Ada Lund|PERSON}, cheffe de la mission belge, {Ole Brandt|PERSON}, maire de Valbrune, et d'autres sont là.")
    assert mention(work, "cheffe de la mission belge").actor == "new:ada-lund"


def test_the_collaborator_of_a_president_is_not_the_president() -> None:
    work = resolve("L'avocat du chef de l'État {Ole Brandt|PERSON} est parti.")
    assert mention(work, "chef de l'État").actor is None


def test_a_king_is_no_president() -> None:
    work = resolve("Le roi {Mohammed VI|PERSON} a reçu {Emmanuel Macron|PERSON}. Le président a souri, le roi aussi.", "2018-11-15")
    assert mention(work, "Le président").name == "Emmanuel Macron"
    assert mention(work, "le roi").name == "Mohammed VI"


def test_the_head_of_a_junta_is_not_the_president_whom_it_holds() -> None:
    work = resolve("Le président malien {Ibrahim Boubacar Keïta|PERSON} est aux mains des soldats. Le chef de la junte se tait.", "2020-08-20")
    assert mention(work, "Le chef de la junte").actor is None


def test_other_nouns_are_other_people() -> None:
    work = resolve("Le maire {Ole Brandt|PERSON} est là. Le procureur attend. Le colonel {Kai Selk|PERSON} aussi. Le général se tait.")
    assert actors(work)["Le procureur"] is None
    assert actors(work)["Le général"] is None


def test_the_deputy_is_not_the_head() -> None:
    work = resolve(
        "Le secrétaire général de l'{Otan|ORG}, {Jens Stoltenberg|PERSON}, est là. Le secrétaire général adjoint de l'{Otan|ORG} se tait.", "2019-05-02"
    )
    assert mention(work, "Le secrétaire général adjoint de l'Otan").actor is None


def test_past_the_day_that_is_known_the_last_holder_is_an_alternative_only() -> None:
    made = mention(resolve("Le président français a promis une réponse.", "2049-01-01"), "Le président français")
    assert made.actor is None
    assert [each.actor for each in made.alternatives] == ["wd:Q3052772"]
    assert made.alternatives[0].score <= 0.25


def test_the_last_known_holder_whom_the_article_names_is_meant() -> None:
    work = resolve("{Emmanuel Macron|PERSON} est venu. Le président français a promis une réponse.", "2049-01-01")
    assert mention(work, "Le président français").actor == "wd:Q3052772"


def test_a_former_title_is_of_who_wore_it_once() -> None:
    work = resolve("{Nicolas Sarkozy|PERSON} est venu voir {Ole Brandt|PERSON}. L'ancien président français a souri.", "2019-05-02")
    assert mention(work, "L'ancien président français").actor == "wd:Q329"


def test_what_the_article_presents_comes_before_the_base() -> None:
    work = resolve(
        "Le ministre allemand des Affaires étrangères {Ole Brandt|PERSON} est là. Le ministre allemand des Affaires étrangères a souri.", "2019-05-02"
    )
    assert {each.actor for each in work.mentions or () if each.reading == "role"} == {"new:ole-brandt"}


def office_oddities(work: Annotated) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.text, each.readings) for each in work.oddities or () if each.kind == "office"]


def test_a_title_that_disagrees_with_the_base_is_told_with_both_readings() -> None:
    work = resolve("Le ministre allemand des Affaires étrangères, {Ole Brandt|PERSON}, est là.", "2019-05-02")
    assert office_oddities(work) == [("Le ministre allemand des Affaires étrangères, Ole Brandt", ("Ole Brandt", "Heiko Maas"))]
    assert "Heiko Maas" in ((work.oddities or ())[0].why or "")


def test_no_disagreement_on_old_titles_changes_of_office_or_the_right_holder() -> None:
    for text, published in (
        ("Le ministre allemand des Affaires étrangères, {Heiko Maas|PERSON}, est là.", "2019-05-02"),
        ("En 2004, le ministre allemand des Affaires étrangères, {Ole Brandt|PERSON}, est venu.", "2019-05-02"),
        ("Le ministre allemand des Affaires étrangères, {Ole Brandt|PERSON}, nommé hier, est là.", "2019-05-02"),
        ("Le ministre allemand des Affaires étrangères, {Ole Brandt|PERSON}, est là.", "2018-03-20"),
        ("La garde du ministre allemand des Affaires étrangères {Ole Brandt|PERSON} est là.", "2019-05-02"),
        ("Le ministre allemand des Affaires étrangères, {Ole Brandt|PERSON}, est là.", "2049-05-02"),
    ):
        assert office_oddities(resolve(text, published)) == []


def test_groups_of_holders_have_members() -> None:
    work = resolve("La {France|GPE} et l'{Allemagne|GPE} ont signé. Leurs ministres des Affaires étrangères sont là.", "2019-05-02")
    assert mention(work, "Leurs ministres des Affaires étrangères").actors == ("wd:Q559040", "kb:heiko-maas")
    two = resolve("{Ole Brandt|PERSON} a reçu {Ada Lund|PERSON}. Les deux ministres ont souri.")
    assert mention(two, "Les deux ministres").actors == ("new:ole-brandt", "new:ada-lund")
    kind = resolve("Le {Pérou|GPE} et le {Chili|GPE} ont signé. Les deux pays du Golfe se taisent.")
    assert mention(kind, "Les deux pays").actors == ()


def test_descriptions_take_up_what_the_article_names() -> None:
    work = resolve("Le {Parti du lac|ORG} a gagné. Le {Pérou|GPE} vote.")
    assert actors(work)["Parti du lac"] == "new:parti-du-lac"


def test_a_title_without_an_article_is_of_the_name_before_it() -> None:
    work = resolve("{Ada Lund|PERSON}, ancienne porte-parole du président du Parti du lac {Ole Brandt|PERSON}, est là.")
    assert [each.actor for each in work.mentions or () if each.text.startswith("ancienne porte-parole")] == ["new:ada-lund"]
    assert mention(resolve("{Ada Lund|PERSON}, chef de file de l'opposition, est là."), "chef de file").actor == "new:ada-lund"


def test_no_head_of_the_united_states_is_the_president_of_the_republic() -> None:
    text = "Le président de la République est à {Munich|GPE}, loin du président {Donald Trump|PERSON}."
    assert mention(resolve(text, "2020-02-15"), "Le président de la République").actor is None


def test_the_president_of_a_club_is_no_head_of_state() -> None:
    work = resolve("Le club salue son président, {Ole Brandt|PERSON}, et le président de la République.")
    assert mention(work, "le président de la République").actor is None


def test_a_president_elect_is_not_the_president() -> None:
    assert mention(resolve("L'offre du président élu américain est là.", "2016-12-20"), "président élu américain").actor is None


def test_the_title_of_a_queen_belongs_to_her_name() -> None:
    work = resolve("La {reine Ada II|PERSON} est là. La reine sourit.")
    assert {each.actor for each in work.mentions or () if each.reading == "role"} == {"new:reine-ada-ii"}
