import pytest

from index.values import deadlines, figures, frequencies


@pytest.mark.parametrize(
    "words", ["4月底前", "5-10月", "24小时内", "年底前", "2024年6月30日前", "三季度末", "汛期前"]
)
def test_deadlines(words: str) -> None:
    assert deadlines(f"在{words}完成整改。") == (words,)


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
