"""A real collection of plans beside the checkout: structure only, no words of it."""

import re
from functools import cache
from pathlib import Path

import pytest

from index.parsing.parse import parse
from index.plan import Plan
from index.readers.read import read

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "plans"
# plan: the last item of each section
ENDS = ((5, 13, 17, 26), (2, 6, 13, 15, 18), (1, 5, 10))

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the real plans are not beside this checkout"
)


@cache
def plans() -> tuple[Plan, ...]:
    (file,) = FOLDER.glob("*.txt")
    return parse(read(file, 10**7))


def test_three_of_five_promised_plans_are_there_and_that_is_said() -> None:
    assert [plan.title[-1] for plan in plans()] == ["一", "二", "三"]
    assert "标题说有5篇，找到3篇。" in plans()[0].warnings


@pytest.mark.parametrize("at", range(3))
def test_every_item_is_in_its_section(at: int) -> None:
    sections = ["一、", "二、", "三、", "四、", "五、"]
    expected = {
        item: section
        for section, first, last in zip(sections, (0, *ENDS[at]), ENDS[at], strict=False)
        for item in range(first + 1, last + 1)
    }
    plan = plans()[at]
    assert plan.items() == tuple(range(1, ENDS[at][-1] + 1))
    found = {clause.item: clause.address.split("›")[0] for clause in plan.clauses if clause.item}
    assert found == expected
    opening = plan.clause("开头")
    assert opening is not None and opening.item == 0


@pytest.mark.parametrize("at", range(3))
def test_no_page_marker_is_left(at: int) -> None:
    plan = plans()[at]
    assert "\n" not in plan.text.strip()
    for clause in plan.clauses:
        assert not re.search(r"\d+、(?!\d)", plan.quote(clause))


def test_repairs_are_reported_at_their_place() -> None:
    pages = 0
    for plan in plans():
        for repair in plan.repairs:
            assert plan.text[repair.start :].startswith(repair.after)
            assert re.fullmatch(r"第\d+行", repair.place)
            pages += repair.reason == "去掉页码标记并接续断句"
    assert pages >= 47


def test_the_last_item_is_cut_off_and_that_is_said() -> None:
    assert plans()[2].warnings[0].startswith("第10项在文末中断")
    assert not any("中断" in warning for plan in plans()[:2] for warning in plan.warnings)


def test_no_gap_is_reported() -> None:
    assert not any("编号" in warning for plan in plans() for warning in plan.warnings)
