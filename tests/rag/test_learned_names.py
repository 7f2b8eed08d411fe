"""Names that plans shorten themselves."""

import pytest

from rag.learned_names import in_short, learned_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("成立区燃气安全指挥部（以下简称“区燃指”）。", (("区燃气安全指挥部", "区燃指"),)),
        ("由区城市运行中心(以下简称区城运)牵头。", (("区城市运行中心", "区城运"),)),
        ("治本攻坚三年行动（以下称三年行动）", ()),
        ("区应急局（牵头）", ()),
    ],
)
def test_learned(text: str, names: tuple[tuple[str, str], ...]) -> None:
    assert learned_names(text) == names


def test_a_question_speaks_as_the_plans_go_on() -> None:
    names = learned_names("成立区燃气安全指挥部（以下简称“区燃指”）。")
    assert in_short("区燃气安全指挥部负责什么？", names) == "区燃指负责什么？"
    assert in_short("区应急局负责什么？", names) == "区应急局负责什么？"
