from hypothesis import given, settings
from hypothesis import strategies as st

from index.chunking import TINY, enriched, passages_of
from tests.index.documents import plan_of

LONG = "各单位要认真落实责任，全面排查隐患；每季度检查1次。" * 12


def test_a_clause_is_a_passage_without_its_heading() -> None:
    plan = plan_of(f"一、责任\n1.压实责任。{LONG[:100]}\n2.加强检查。{LONG[:90]}")
    first, second = passages_of(plan, 220)
    assert first.addresses == ("一、›1.",)
    assert first.text == LONG[:100]
    assert enriched(plan, first) == f"一、责任 压实责任\n{LONG[:100]}"
    assert second.addresses == ("一、›2.",)


def test_tiny_siblings_share_a_passage_and_strangers_do_not() -> None:
    plan = plan_of("一、责任\n1.甲。要检查。\n2.乙。要宣传。\n二、治理\n3.丙。要培训。")
    together, alone = passages_of(plan, 220)
    assert together.addresses == ("一、›1.", "一、›2.")
    assert "甲" in together.text and "乙" in together.text
    assert alone.addresses == ("二、›3.",)


def test_a_group_of_tiny_siblings_stays_within_the_size() -> None:
    text = "\n".join(f"{at}.要检查隐患，要落实责任，要加强宣传。" for at in range(1, 30))
    for passage in passages_of(plan_of(text), 120):
        assert len(passage.text) <= 120


def test_a_long_clause_is_cut_at_sentence_ends() -> None:
    plan = plan_of(f"1.压实责任。{LONG}\n2.其他。要检查。")
    pieces = [passage for passage in passages_of(plan, 120) if passage.addresses == ("1.",)]
    assert "".join(piece.text for piece in pieces) == LONG
    assert all(piece.text.endswith("。") and len(piece.text) <= 120 for piece in pieces)
    assert len({piece.id for piece in pieces}) == len(pieces)


def test_a_heading_that_is_all_there_is_stays_findable() -> None:
    plan = plan_of("一、责任\n1.完善应急预案\n2.建强应急队伍")
    (passage,) = passages_of(plan, 220)
    assert passage.text.startswith("完善应急预案")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("安全检查，。；\n 甲乙", min_size=1, max_size=150), min_size=1, max_size=6),
    st.integers(60, 200),
)
def test_passages_stand_where_they_say_and_cover_every_body(bodies: list[str], size: int) -> None:
    plan = plan_of("\n".join(f"{at}.题{body}" for at, body in enumerate(bodies, 1)))
    passages = passages_of(plan, size)
    covered = set()
    for passage in passages:
        assert plan.text[passage.start : passage.end] == passage.text
        assert passage.text.strip()
        assert len(passage.text) <= max(size, TINY)
        covered |= set(range(passage.start, passage.end))
    for clause in plan.clauses:
        body = range(clause.body_start, clause.end)
        assert all(at in covered or plan.text[at].isspace() for at in body)
