import pytest

from recoupe.lang.fr.future import speaks_of_future


@pytest.mark.parametrize(
    "words",
    [
        "Nous rendrons la barge.",
        "Elle viendra.",
        "que la digue tiendrait",
        "Ils seront payés",
        "Je vais partir",
        "ils allaient céder",
        "Vous finirez",
        "On le fera",
    ],
)
def test_what_is_to_come_is_seen(words):
    assert speaks_of_future(words)


@pytest.mark.parametrize("words", ["La digue tient.", "Il livrait du pain.", "Elle est partie hier", "le Téméraire", "la guerre", "Ils vont bien"])
def test_what_is_or_was_is_not(words):
    assert not speaks_of_future(words)
