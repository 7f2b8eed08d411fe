import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import Kind, is_note, split_sentences

ALPHABET = "安全检查，。；！\n （）()“”责任单位：区应急局牵头、负责"


@given(st.text(ALPHABET, max_size=120), st.data())
def test_sentences_cover_everything_but_space_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    body = data.draw(st.integers(start, len(text)))
    end = data.draw(st.integers(body, len(text)))
    parts = split_sentences(text, start, body, end)
    at = start
    for part in parts:
        assert not text[at : part.start].strip()
        assert at <= part.start < part.end <= end
        assert text[part.start : part.end].strip() == text[part.start : part.end]
        assert (part.kind is Kind.HEADING) == (part.end <= body and part.start < body)
        at = part.end
    assert not text[at:end].strip()


def test_heading_sentences_and_notes() -> None:
    text = "消防安全。每月检查1次！整改到位。（责任单位：各村（社区））加强宣传。(区应急局牵头，区住建局配合)。"
    parts = split_sentences(text, 0, 5, len(text))
    assert [(text[part.start : part.end], part.kind) for part in parts] == [
        ("消防安全。", Kind.HEADING),
        ("每月检查1次！", Kind.TEXT),
        ("整改到位。", Kind.TEXT),
        ("（责任单位：各村（社区））", Kind.NOTE),
        ("加强宣传。", Kind.TEXT),
        ("(区应急局牵头，区住建局配合)。", Kind.NOTE),
    ]


@pytest.mark.parametrize(
    ("inside", "before"),
    [
        ("责任单位：区应急局", "检查"),
        ("区住建局牵头，各镇街配合", "检查。"),
        ("区应急局、区住建局", "检查。"),
        ("各有关部门按职责分工负责", "检查。"),
    ],
)
def test_notes(inside: str, before: str) -> None:
    assert is_note(inside, before)


@pytest.mark.parametrize(
    ("inside", "before"),
    [("十一", "刑法修正案"), ("以下简称区安委会", "区安全生产委员会"), ("区应急局", "牵头单位")],
)
def test_brackets_in_a_sentence_are_no_notes(inside: str, before: str) -> None:
    assert not is_note(inside, before)
