import re

from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.alternatives import alternatives

WORDS = st.lists(st.text(alphabet="aàbB.-' ", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.text(alphabet="aàbB.-' ", max_size=12))
def test_what_is_found_is_what_the_plain_alternatives_find(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert [m.span() for m in re.finditer(alternatives(words), text)] == [m.span() for m in re.finditer(plain, text)]
    assert [m.span() for m in re.finditer(alternatives(words, any_case=True), text)] == [m.span() for m in re.finditer(f"(?i:{plain})", text)]


def test_a_word_that_begins_another_is_found_where_the_longer_does_not_stand() -> None:
    found = re.compile(rf"(?:{alternatives(['chef', 'chef adjoint', 'cheffe'], any_case=True)})(?!\w)")
    assert [found.match(each)[0] for each in ("Chef adjoint", "CHEF adjointe", "cheffe", "chef")] == ["Chef adjoint", "CHEF", "cheffe", "chef"]  # type: ignore[index]
    assert found.match("cheff") is None
