"""What words weigh, on three clauses that a person can count in."""

import json
import math
from itertools import pairwise
from pathlib import Path

import pytest

from rag.everyday import everyday_words
from rag.lexicon import REST, Lexicon
from rag.service import Service
from rag.terms import VERB, Term, terms_of
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


def test_foreign_is_what_only_other_plans_hold() -> None:
    other = plan("另一计划", "矿山每月检查，设置围挡。")
    weighed = Lexicon({PLAN.id: PLAN, other.id: other}).weigh((Term("渡口"), Term("无人机")))
    lexicon = Lexicon({PLAN.id: PLAN, other.id: other})
    share = weighed.weights[0] / sum(weighed.weights)
    assert lexicon.foreign(weighed, other) == pytest.approx(share)
    # Words that no plan holds are everyday words: they tell nothing.
    assert lexicon.foreign(weighed, PLAN) == 0


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


def test_counting_in_one_text_is_counting_clause_by_clause(service: Service) -> None:
    """Over the samples: every word of the gold questions, and words that end where clauses meet."""
    plans = {one.id: one for one in service.plans()}
    lexicon = Lexicon(plans)
    texts = [one.quote(clause) for one in plans.values() for clause in one.clauses]
    sets = Path(__file__).parents[2] / "eval" / "sets"
    questions = [
        json.loads(line)["question"]
        for file in sorted(sets.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    terms = [term for one in questions for term in terms_of(one, everyday_words(one, one))]
    terms += [Term(text[-1:] + "\n" + after[:1]) for text, after in pairwise(texts)]
    terms += [Term(text[-2:]) for text in texts] + [Term("无此词", ("督查", "巡查"))]
    assert len(terms) > 500
    weighed = lexicon.weigh(terms)
    counts = [sum(term.stands(text) for text in texts) for term in terms]
    total = len(texts)
    assert weighed.known == tuple(count > 0 for count in counts)
    assert weighed.weights == tuple(
        math.log(1 + (total - count + 0.5) / (count + 0.5)) * term.weight
        for count, term in zip(counts, terms, strict=True)
    )
    assert {0, 1} < set(counts)


def test_what_is_kept_of_a_text_is_what_stands_in_it() -> None:
    weighed = LEXICON.weigh((Term("渡口"), Term("检查", ("查验",))))
    for text in ("渡口查验。", "矿山。", "渡口查验。"):
        assert weighed.degrees(text) == tuple(term.degree(text) for term in weighed.terms)
    assert weighed.degrees("渡口查验。") == (1.0, 0.9)
