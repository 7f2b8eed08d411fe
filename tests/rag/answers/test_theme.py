"""Everything that is said of a theme: literally, itself or below a heading that names it."""

from index.record import record_of
from rag.answers.line import Drawn
from rag.answers.theme import LITERALLY, theme_lines
from tests.rag.asked import as_list, texts
from tests.rag.conftest import Ask
from tests.rag.plans import plan

MADE = plan(
    "甲区2024年工作要点",
    "检查渡口。（责任单位：区交通局）更换救生衣。",
    "渡船按期检验，渡口设专人。",
)


def drawn(question: str) -> Drawn:
    """What the plan says of a theme."""
    return theme_lines(as_list(question, MADE), (record_of(MADE, 120),))


def test_every_sentence_that_names_the_theme() -> None:
    found = drawn("关于渡口的所有规定")
    assert texts(found.lines) == ["检查渡口。", "渡船按期检验，渡口设专人。"]
    assert found.notices == (LITERALLY.format(words="渡口"),)


def test_terms_side_by_side_are_each_listed_others_stand_together() -> None:
    assert texts(drawn("关于救生衣和渡船的所有规定").lines) == [
        "更换救生衣。",
        "渡船按期检验，渡口设专人。",
    ]
    assert texts(drawn("关于渡船检验的所有规定").lines) == ["渡船按期检验，渡口设专人。"]
    assert drawn("关于渡船救生衣的所有规定") == Drawn()


def test_a_theme_of_the_samples_is_listed_whole(ask: Ask) -> None:
    answer = ask("关于渡口的所有规定")
    assert all("渡口" in one.quote or "渡" in one.heading for one in answer.citations)
    assert len(answer.citations) >= 5
