from __future__ import annotations

import datetime
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.config import FILE, Settings, load
from recoupe.errors import UsageError


def written(folder: Path, toml: str) -> Path:
    (folder / FILE).write_text(toml, encoding="utf-8")
    return folder


def test_without_file_or_flags_all_is_default(tmp_path: Path) -> None:
    assert load(folder=tmp_path) == Settings()
    assert dict(load(folder=tmp_path).origins) == {}


def test_each_value_knows_where_it_was_set(tmp_path: Path) -> None:
    settings = load({"lang": "en", "jobs": None}, folder=written(tmp_path, 'lang = "fr"\njobs = 3\n'))
    assert (settings.lang, settings.jobs) == ("en", 3)
    assert dict(settings.origins) == {"lang": "flag", "jobs": str(tmp_path / FILE)}


def test_paths_in_the_file_count_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "grand").mkdir()
    (tmp_path / "grand" / "config.cfg").touch()
    (tmp_path / "moi.toml").touch()
    settings = load(folder=written(tmp_path, 'actors = ["moi.toml"]\npipeline = "grand"\n'))
    assert settings.actors == (tmp_path / "moi.toml",)
    assert settings.pipeline == tmp_path / "grand"
    assert load({"actors": [tmp_path / "moi.toml"]}, folder=Path("/nowhere")).actors == (tmp_path / "moi.toml",)


def test_a_day_may_be_written_as_a_toml_date(tmp_path: Path) -> None:
    assert load(folder=written(tmp_path, "today = 2031-05-02\n")).today == "2031-05-02"


def test_columns_are_taken(tmp_path: Path) -> None:
    assert dict(load(folder=written(tmp_path, 'columns = { text = "corps" }\n')).columns) == {"text": "corps"}


def test_settings_are_frozen(tmp_path: Path) -> None:
    settings = load(folder=written(tmp_path, 'columns = { text = "corps" }\n'))
    with pytest.raises(FrozenInstanceError):
        settings.lang = "en"  # type: ignore[misc]


def test_settings_can_be_sent_to_another_process(tmp_path: Path) -> None:
    import pickle

    settings = load({"lang": "en"}, folder=written(tmp_path, 'columns = { text = "corps" }\n'))
    assert pickle.loads(pickle.dumps(settings)) == settings


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('langue = "fr"', "langue"),
        ('lang = "de"', "fr, en"),
        ("lang = [1]", "fr, en"),
        ("jobs = -1", "-1"),
        ('jobs = "deux"', "deux"),
        ("jobs = true", "True"),
        ('today = "demain"', "demain"),
        ('today = "2031-02-30"', "2031-02-30"),
        ("today = 2031-05-02T10:00:00", "2031"),
        ("today = 5", "5"),
        ('actors = "moi.toml"', "moi.toml"),
        ("actors = [1]", "1"),
        ("pipeline = 3", "3"),
        ('pipeline = "nulle-part"', "nulle-part"),
        ('actors = ["nulle-part.toml"]', "nulle-part.toml"),
        ('columns = "corps"', "corps"),
        ("columns = { text = 1 }", "text"),
        ('columns = { texte = "corps" }', "texte"),
        ("encoding = 8", "8"),
        ('encoding = "martien"', "martien"),
        ("outlet = []", "[]"),
        ("lang = ", FILE),
        ("origins = {}", "origins"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(tmp_path: Path, toml: str, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        load(folder=written(tmp_path, toml))
    assert refused.value.exit_code == 2
    for lang in ("fr", "en"):
        sentence = refused.value.sentence(lang)  # type: ignore[arg-type]
        assert says in sentence
        assert str(tmp_path) in sentence or "today" in sentence


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes('outlet = "Écho"'.encode("cp1252"))
    with pytest.raises(UsageError):
        load(folder=tmp_path)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.lists(st.integers() | st.text())
values = scalars | st.dictionaries(st.text(), scalars)
names = st.sampled_from([each.name for each in fields(Settings)]) | st.text()


@given(st.dictionaries(names, values, max_size=4))
def test_any_values_give_settings_or_a_sentence(flags: dict[str, object]) -> None:
    try:
        day = load(flags, folder=Path("/nowhere")).today
    except UsageError as refused:
        day = None
        said = refused.sentence("fr"), refused.sentence("en")
        assert all(said)
    assert day is None or datetime.date.fromisoformat(day)
