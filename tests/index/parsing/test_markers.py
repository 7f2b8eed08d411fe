import pytest

from index.parsing.markers import Place, Rank, find_markers


@pytest.mark.parametrize(
    ("line", "rank", "number", "label"),
    [
        ("第三章 总则", Rank.CHAPTER, 3, "第三章"),
        ("第二节 职责", Rank.SECTION, 2, "第二节"),
        ("第十二条 镇长负责", Rank.ARTICLE, 12, "第十二条"),
        ("十一、加强", Rank.CHINESE, 11, "十一、"),
        ("（十二）加强", Rank.CHINESE_PAREN, 12, "（十二）"),
        ("(三)加强", Rank.CHINESE_PAREN, 3, "（三）"),
        ("9．加强", Rank.ARABIC, 9, "9."),
        ("9.加强", Rank.ARABIC, 9, "9."),
        ("9、加强", Rank.ARABIC, 9, "9."),
        ("2 .加强", Rank.ARABIC, 2, "2."),
        ("３．加强", Rank.ARABIC, 3, "3."),
        ("3.2024年底前完成", Rank.ARABIC, 3, "3."),
        ("（4）加强", Rank.ARABIC_PAREN, 4, "（4）"),
        ("⑤加强", Rank.CIRCLED, 5, "⑤"),
        ("〔二〕加强", Rank.CHINESE_PAREN, 2, "（二）"),
        ("3.3家企业", Rank.ARABIC, 3, "3."),
        ("2.12个村", Rank.ARABIC, 2, "2."),
    ],
)
def test_every_family_is_read(line: str, rank: Rank, number: int, label: str) -> None:
    marker = next(find_markers(line, 0, len(line)))
    assert (marker.rank, marker.number, marker.label) == (rank, number, label)
    assert (marker.start, marker.place) == (0, Place.LINE)


@pytest.mark.parametrize(
    "words",
    [
        "3.5%",
        "2.5个百分点",
        "1.2万元",
        "〔2024〕8号",
        "2024.3.1",
        "4.15全民",
        "第十二次",
        "1200米",
        "2024年",
        "GB50016-2014",
    ],
)
def test_figures_are_no_markers(words: str) -> None:
    assert not list(find_markers(f"增长{words}的", 0, len(words) + 3))


def test_what_stands_before_a_number_is_its_place() -> None:
    text = "检查。1.甲：（1）乙（2）丙\n（3）丁"
    places = [marker.place for marker in find_markers(text, 0, len(text))]
    assert places == [Place.SENTENCE, Place.COLON, Place.WORD, Place.LINE]


def test_a_number_before_a_digit_is_weak() -> None:
    text = "抓住一、两项。三、加强。5、24小时。"
    assert [marker.weak for marker in find_markers(text, 0, len(text))] == [True, False, True]
