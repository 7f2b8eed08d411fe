"""What a term means: explained, or only mentioned, which the refusal says."""

import pytest

from rag.answer import Status
from rag.answers.term import only_mentioned, term_of
from tests.rag.asked import asked, evidence
from tests.rag.conftest import Ask
from tests.rag.plans import plan

FIRST = plan("甲区2024年工作要点", "渡口实行“四不开航”。再查“四不开航”。", "每月检查。")
SECOND = plan("乙区2024年工作要点", "落实四不开航要求。")


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("“四不开航”是什么意思？", "四不开航"),
        ('"四不开航"指什么？', "四不开航"),
        ("四不开航是什么意思？", ""),
    ],
)
def test_the_term_is_what_stands_in_quotation_marks(question: str, term: str) -> None:
    assert term_of(asked(question)) == term


def test_a_term_that_sentences_use_and_none_explains_is_said_to_be_so() -> None:
    weighed = [evidence(FIRST, "每月检查"), evidence(SECOND, "落实")]
    (said,) = only_mentioned(asked("“四不开航”是什么意思？"), weighed)
    assert "只提到“四不开航”" in said and "没有解释" in said


@pytest.mark.parametrize("question", ["“三必上”是什么意思？", "四不开航是什么意思？"])
def test_a_term_that_nobody_uses_or_names_is_not_found(question: str) -> None:
    assert only_mentioned(asked(question), [evidence(FIRST, "渡口")]) == ()


@pytest.mark.parametrize(
    "question", ["“四不开航”是什么意思？", "四不开航是什么意思？", "什么是四不开航？"]
)
def test_a_term_that_is_only_used_is_refused_beside_its_uses(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.NO_EVIDENCE
    assert "只提到“四不开航”" in answer.text
    assert any("四不开航" in near.excerpt for near in answer.nearest)


def test_a_term_that_no_plan_uses_is_refused(ask: Ask) -> None:
    assert ask("“三同时”是什么意思？").status is Status.NO_EVIDENCE
