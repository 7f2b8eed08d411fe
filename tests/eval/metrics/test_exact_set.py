"""A list is right when it lacks nothing and has no stranger."""

from eval.metrics.exact_set import is_exact


def test_all_and_nothing_else() -> None:
    assert is_exact({"甲", "乙"}, frozenset({"乙", "甲"}))
    assert not is_exact({"甲"}, {"甲", "乙"})
    assert not is_exact({"甲", "乙", "丙"}, {"甲", "乙"})
    assert not is_exact(set(), {"甲"})
    assert is_exact(set(), set())
