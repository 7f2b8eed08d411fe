"""A plan may be named by what stands in it."""

import pytest

from rag.references import find_references
from tests.rag.plans import plan

PLANS = (
    plan("甲区2024年工作要点", "北桥镇、南桥镇检查渡口。"),
    plan("乙区2024年工作要点", "整治X工业园。检查渡口。"),
)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("北桥、南桥那份要点里查渡口归谁", "甲区2024年工作要点"),
        ("有南桥镇的那份，渡口谁查", "甲区2024年工作要点"),
        ("x工业园那份要点怎么说渡口", "乙区2024年工作要点"),
        ("写着工业园的那份里渡口谁查", "乙区2024年工作要点"),
        ("北桥那个区的要点里谁查渡口", "甲区2024年工作要点"),
    ],
)
def test_words_that_stand_in_one_plan_mean_it(question: str, title: str) -> None:
    found = find_references(question, PLANS)
    assert found.named
    assert found.plan_ids == (title,)


@pytest.mark.parametrize(
    "question",
    [
        "渡口那份要点里谁查",  # in both
        "月球那份要点里谁查",  # in none
        "渡口的那份名单谁来列",  # no plan
        "北桥镇谁查渡口",
    ],
)
def test_what_tells_no_plan_apart_names_none(question: str) -> None:
    found = find_references(question, PLANS)
    assert not found.named
    assert len(found.plan_ids) == len(PLANS)
