"""The words of a question that evidence must hold."""

from rag.content import content
from rag.terms import NOUN, QUOTED, VERB, Term, terms_of


def texts(question: str) -> list[str]:
    """The terms of a question as the pipeline makes them."""
    return [term.text for term in terms_of(content(question))]


def test_asking_words_are_no_terms() -> None:
    assert texts("渡口由谁负责？") == ["渡口"]
    assert texts("请问，有什么要求？") == []


def test_quoted_words_are_one_term_and_count_most() -> None:
    assert terms_of("什么是“一装置一方案”")[0] == Term("一装置一方案", (), QUOTED)


def test_things_count_more_than_what_is_done() -> None:
    weights = {term.text: term.weight for term in terms_of("渡口 检查")}
    assert weights == {"渡口": NOUN, "检查": VERB}


def test_an_everyday_word_stands_by_its_official_words() -> None:
    (term,) = terms_of("电瓶车", (("电瓶车", ("电动自行车",)),))
    assert term.degree("电瓶车充电") == 1
    assert term.degree("电动自行车充电") == 0.9
    assert term.degree("货车") == 0


def test_a_part_of_a_long_word_counts_by_its_share_of_bigrams() -> None:
    # 电动自行车 has the bigrams 电动 动自 自行 行车; 自行车 holds the last two.
    assert Term("电动自行车").degree("自行车") == 0.7 * 2 / 4
    assert Term("渡口").degree("口岸") == 0
