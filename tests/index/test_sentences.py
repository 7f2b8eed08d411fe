import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import Kind, is_bare_note, is_note, split_sentences

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
        ("完成时间：6月底前；责任单位：区应急局", "检查"),
        ("牵头责任单位：区应急局", "检查。"),
        ("责任股室：安全股", "检查。"),
        ("综合协调科、办公室", "检查。"),
        ("各县（市、区）消防救援大队", "检查。"),
        ("区住建局、各镇街；12月底前", "检查。"),
    ],
)
def test_notes(inside: str, before: str) -> None:
    assert is_note(inside, before)


@pytest.mark.parametrize(
    ("inside", "before"),
    [
        ("责任单位", ""),
        ("十一", "刑法修正案"),
        ("以下简称区安委会", "区安全生产委员会"),
        ("区应急局", "牵头单位"),
    ],
)
def test_brackets_in_a_sentence_are_no_notes(inside: str, before: str) -> None:
    assert not is_note(inside, before)


def kinds(text: str) -> list[tuple[str, Kind]]:
    """The parts of a text without a heading, with their kinds."""
    return [
        (text[part.start : part.end], part.kind) for part in split_sentences(text, 0, 0, len(text))
    ]


@pytest.mark.parametrize(
    "note",
    [
        "〔区住建局牵头，各镇（街道）配合〕",
        "【责任单位：区应急局】",
        "［区应急局、区住建局］",
        "[牵头单位：区应急局；完成时限：全年]",
        "责任科室：安监科",
        "责任领导：王某责任单位：各村完成时限：6月底前",
        "牵头单位：区住建局\n配合单位：各镇街\n完成时限：6月底前",
        "【牵头单位】区住建局\n【完成时限】6月底前",
        "（牵头单位：区住建局）（完成时限：6月底前，配合单位：各镇街）",
        "责任人：王某\n责任单位：区应急局",
    ],
)
def test_notes_in_the_forms_of_other_offices(note: str) -> None:
    assert kinds(f"每月检查。{note}") == [("每月检查。", Kind.TEXT), (note, Kind.NOTE)]


@pytest.mark.parametrize("text", ["青安〔2024〕8号", "完成时限：6月底前", "【重点任务】要检查。"])
def test_what_names_no_units_is_no_note(text: str) -> None:
    assert kinds(text) == [(text, Kind.TEXT)]


def test_a_line_that_begins_with_a_label_may_be_cut_off_nowhere() -> None:
    assert is_bare_note("责任单位：区应急局") and is_bare_note("完成时限：6月底前")
    assert not is_bare_note("责任单位要落实责任")
