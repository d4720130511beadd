"""Which person a name stands for: other spellings, initials, titles beside it, gender. Office holders are real, the sentences are ours."""

import pytest
from marked import actors, mention, resolve


@pytest.mark.parametrize("written", ["Dmitry Medvedev", "Dmitri Medvedev"])
def test_other_romanisations(written: str) -> None:
    work = resolve(f"{{{written}|PERSON}} est à {{Moscou|GPE}}.", "2019-05-02")
    assert mention(work, written).actor == "wd:Q23530"


def test_a_title_identifies_a_holder_whose_name_is_spelt_otherwise() -> None:
    made = mention(resolve("Le président péruvien {Pedro Kuczinski|PERSON} est venu.", "2017-03-01"), "Pedro Kuczinski")
    assert made.name == "Pedro Pablo Kuczynski"
    assert "fonction" in (made.why or "")


def test_a_name_that_the_title_does_not_fit_is_somebody_else() -> None:
    assert mention(resolve("Le président péruvien {Ole Brandt|PERSON} est venu.", "2017-03-01"), "Ole Brandt").actor == "new:ole-brandt"


def test_one_letter_or_one_name_more_is_the_same_person() -> None:
    work = resolve("{Ada Lundqvist|PERSON} est venue. {Ada Lundquist|PERSON} est partie. {Ole Brandt Selk|PERSON} attend. {Ole Brandt|PERSON} aussi.")
    assert set(actors(work).values()) == {"new:ada-lundqvist", "new:ole-brandt-selk"}


def test_brothers_are_two() -> None:
    assert set(actors(resolve("{Ada Lund|PERSON} et {Ole Lund|PERSON} sont là.")).values()) == {"new:ada-lund", "new:ole-lund"}


def test_a_title_tells_which_bearer_of_the_name() -> None:
    work = resolve("{Melania Trump|PERSON} est venue aux {États-Unis|GPE}. Le président {Trump|PERSON} est parti.", "2019-05-02")
    assert mention(work, "Trump").actor == "wd:Q22686"


def test_madame_is_not_the_man_of_that_name() -> None:
    work = resolve("Le ministre {Ole Brandt|PERSON} et la juge {Ada Brandt|PERSON} sont là. {Mme Brandt|PERSON} parle, {M. Brandt|PERSON} se tait.")
    assert mention(work, "M. Brandt").actor == "new:ole-brandt"
    assert mention(work, "Mme Brandt").actor in (None, "new:ada-brandt")


def test_who_is_named_later_is_not_meant_before() -> None:
    work = resolve("{Ole Brandt|PERSON} est venu. {Brandt|PERSON} a souri.\nSa fille {Ada Brandt|PERSON} aussi.")
    assert mention(work, "Brandt").actor == "new:ole-brandt"


def test_a_longer_name_is_met_before_its_end() -> None:
    work = resolve("Le général {Selk Brandt|PERSON} attend. {Ole Selk Brandt|PERSON} aussi.")
    assert mention(work, "Selk Brandt").actor == "new:ole-selk-brandt"
