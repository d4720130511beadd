import pytest

from recoupe.lang.fr.matching import fold, is_weightless
from recoupe.lang.fr.reporting import entries, own_reporting


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["what"])
def test_each_pattern_finds_its_example_and_not_what_looks_like_it(entry):
    outlet = "Le Phare"
    assert list(own_reporting(entry["example"].replace("{outlet}", outlet), outlet))
    for sentence in entry["unlike"]:
        assert not list(own_reporting(sentence.replace("{outlet}", outlet), outlet))


def test_words_told_to_another_outlet_are_not_own_reporting():
    assert not list(own_reporting("La gardienne a raconté à La Digue qu'elle dormait.", "Le Phare"))
    assert list(own_reporting("« Rien », a dit la gardienne au micro de « Radio Phare ».", "Radio Phare"))


def test_examples_of_weightless_words_hold_some():
    import tomllib
    from importlib.resources import files

    data = tomllib.loads(files("recoupe.lang.fr").joinpath("matching.toml").read_text("utf-8"))
    for kind in data.values():
        for entry in kind:
            forms = set(entry["forms"].split())
            assert forms & {fold(word) for word in entry["example"].replace("'", " ").replace(".", " ").split()}, entry["what"]
            assert all(fold(form) == form and is_weightless(form) for form in forms)
