"""The names of units in a question: short forms, levels, which units of the library they are."""

import pytest

from rag.unit_names import UNIT, asked_units, short_form, stem

KNOWN = (
    "区应急局",
    "市应急局",
    "区委编办",
    "区住建局",
    "区消防救援大队",
    "临江燃气公司",
    "镇应急办",
)


@pytest.mark.parametrize(
    ("unit", "short"),
    [
        ("区应急管理局", "应急局"),
        ("市住房和城乡建设局", "住建局"),
        ("X消防救援大队", "消防大队"),
        ("市公安局", "公安局"),
        ("水利局", "水利局"),
    ],
)
def test_the_stem_of_a_unit(unit: str, short: str) -> None:
    assert stem(unit) == short


def test_long_names_have_short_forms() -> None:
    assert short_form("由区文化和旅游局与区卫生健康委员会负责") == "由区文旅局与区卫健委负责"


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("区应急管理局要做什么", ("区应急局",)),
        ("应急局要做什么", ("区应急局", "市应急局")),
        ("市应急局和区住建局负责什么", ("区住建局", "市应急局")),
        ("临江燃气公司要做什么", ("临江燃气公司",)),
        ("区体育局要做什么", ()),
        ("渡口谁管", ()),
    ],
)
def test_the_units_that_a_question_names(question: str, units: tuple[str, ...]) -> None:
    assert asked_units(question, KNOWN) == units


@pytest.mark.parametrize("name", ["区住建局", "市公安局", "镇应急办", "临江燃气公司", "区总工会"])
def test_what_reads_as_a_unit(name: str) -> None:
    assert UNIT.fullmatch(name)
