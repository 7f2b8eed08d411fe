"""What words weigh, on three clauses that a person can count in."""

import math

import pytest

from rag.lexicon import REST, Lexicon
from rag.terms import VERB, Term
from tests.rag.plans import plan

PLAN = plan("计划", "渡口每月检查。设置标牌。", "矿山每周检查。", "学校演练。")
LEXICON = Lexicon({PLAN.id: PLAN})


def rarity(found: int) -> float:
    """ln(1 + (N - n + .5) / (n + .5)) over the three clauses."""
    return math.log(1 + (3 - found + 0.5) / (found + 0.5))


def test_a_word_weighs_by_its_rarity_and_its_kind() -> None:
    weighed = LEXICON.weigh((Term("渡口"), Term("检查", (), VERB), Term("无人机")))
    assert weighed.weights == pytest.approx((rarity(1), VERB * rarity(2), rarity(0)))
    assert weighed.known == (True, True, False)


def test_coverage_is_the_share_of_the_weight_that_stands() -> None:
    weighed = LEXICON.weigh((Term("渡口"), Term("检查")))
    first = LEXICON.sight(weighed, PLAN.clauses[0])
    second = LEXICON.sight(weighed, PLAN.clauses[1])
    assert weighed.coverage("渡口每月检查。", first) == pytest.approx(1)
    assert weighed.coverage("设置标牌。", first) == pytest.approx(REST)
    share = rarity(2) / (rarity(1) + rarity(2))
    assert weighed.coverage("矿山每周检查。", second) == pytest.approx(share)


def test_what_a_clause_lacks_counts_as_swapped_only_if_another_has_it() -> None:
    weighed = LEXICON.weigh((Term("渡口"), Term("无人机")))
    school = LEXICON.sight(weighed, PLAN.clauses[2])
    assert school.absent == pytest.approx(1)
    assert school.swapped == pytest.approx(rarity(1) / (rarity(1) + rarity(0)))


def test_no_words_cover_nothing() -> None:
    weighed = LEXICON.weigh(())
    assert weighed.coverage("渡口", LEXICON.sight(weighed, PLAN.clauses[0])) == 0


def test_the_vocabulary_holds_titles_and_texts() -> None:
    assert PLAN.title in LEXICON.vocabulary
    assert PLAN.text in LEXICON.vocabulary
