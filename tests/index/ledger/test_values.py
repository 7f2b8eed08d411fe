import pytest

from index.ledger.values import deadlines, figures, frequencies


@pytest.mark.parametrize(
    "words",
    [
        *("4月底前", "5-10月", "24小时内", "年底前", "2024年6月30日前", "三季度末", "汛期前"),
        *("2025年内", "明年3月底前", "三年内", "10个月至1年内", "24年6月底前", "十二月十五日前"),
        *("2024年5月1日至6月30日", "6月1-15日", "6月、12月底前", "4月底和10月底前", "2025年底"),
        *(
            "每月5日前",
            "每季度末前",
            "次月10日前",
            "月底前",
            "一、二季度",
            "前三季度",
            "11月至次年3月",
        ),
        *("今年年底前", "二〇二四年六月底前", "半年内", "6月16日", "11月上旬", "今冬明春", "全年"),
    ],
)
def test_deadlines(words: str) -> None:
    assert deadlines(f"在{words}完成整改。") == (words,)
    assert deadlines(f"{words}，组织检查") == (words,)


def test_a_month_alone_says_when_something_is_done() -> None:
    assert deadlines("6月组织“安全生产月”活动，9月举办演练。") == ("6月", "9月")
    assert deadlines("6月的通报、6月前往外地") == ()


@pytest.mark.parametrize(
    "text",
    [
        "青石镇安全生产委员会2024年3月18日",
        "要检查。\n（2024年3月6日）",
        "自2024年3月1日起施行。",
        "从5月起每月检查。",
        "落实3月5日印发的通知。",
        "落实《2024年6月底前完成整治的通知》。",
        "截至2024年6月底，已整改90处。",
        "事故起数较上半年下降，比2023年底减少。",
        "上半年同期下降。",
        "整治2005年底前建成的老旧房屋。",
        "吸取“5·12”教训，国庆前后值守。",
        "须提前20日申请，提前24小时报告。",
        "按照2024—2026年三年行动方案。",
        "岁末年初和冬春时段加强检查，每半年1次。",
    ],
)
def test_a_date_that_is_no_deadline(text: str) -> None:
    assert deadlines(text) == ()


@pytest.mark.parametrize("words", ["每季度至少组织研究1次", "每月", "每半年", "每两个月"])
def test_frequencies(words: str) -> None:
    (found,) = frequencies(f"{words}。")
    assert found == words


@pytest.mark.parametrize("words", ["500-5000元", "65套", "90%", "百分之九十", "1.5万平方米"])
def test_figures(words: str) -> None:
    assert figures(f"达到{words}。") == (words,)


def test_plain_words_have_none() -> None:
    words = "全面落实安全生产责任。"
    assert not deadlines(words) + frequencies(words) + figures(words)
