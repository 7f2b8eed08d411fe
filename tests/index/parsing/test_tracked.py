import re

from hypothesis import given
from hypothesis import strategies as st

from index.parsing.tracked import TrackedText

RULES = st.lists(
    st.tuples(
        st.sampled_from(["a+", "b", "\n", "ab?", "c(?=a)"]), st.sampled_from(["", "x", "yz"])
    ),
    max_size=4,
)


@given(st.text("abcd\n", max_size=40), RULES)
def test_every_kept_character_leads_back_to_itself(raw: str, rules: list[tuple[str, str]]) -> None:
    tracked = TrackedText(raw)
    for pattern, after in rules:
        tracked, _ = tracked.sub(re.compile(pattern), lambda _, after=after: after)  # type: ignore[misc]
    origins = [tracked.origin(at) for at in range(len(tracked.text))]
    assert origins == sorted(origins)
    for at, char in enumerate(tracked.text):
        assert 0 <= origins[at] <= len(raw)
        if char in raw:
            assert raw[origins[at]] == char


@given(st.text("abcd", max_size=30))
def test_an_edit_is_found_again_behind_later_edits(raw: str) -> None:
    tracked, edits = TrackedText(raw).sub(re.compile("a+"), lambda _: "XY")
    tracked, _ = tracked.sub(re.compile("[bc]"), lambda match: "" if match.group() == "b" else "cc")
    for edit in edits:
        start = tracked.place_of(edit)
        assert tracked.text[start : start + 2] == "XY"


def test_a_match_that_is_left_alone_is_no_edit() -> None:
    tracked = TrackedText("aba")
    same, edits = tracked.sub(re.compile("a"), lambda match: None if match.start() else "a")
    assert same is tracked
    assert edits == ()
