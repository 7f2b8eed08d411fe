"""Units by what they are in charge of."""

import pytest

from rag.described_units import described_units

KNOWN = (
    "区教育局",
    "区卫健委",
    "区应急局",
    "镇文化站",
    "区住建局",
    "区交通运输局",
    "区自然资源分局",
)


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("管学校的那个局要做哪些事？", ("区教育局",)),
        ("镇上管文化的那个站摊上了几件事？", ("镇文化站",)),
        ("管学校的和管医院的局都有什么任务？", ("区卫健委",)),
        ("负责建房这一块的部门有哪些任务？", ("区住建局",)),
        ("管土地的那个分局分了几样差事？", ("区自然资源分局",)),
        ("管学校要做哪些事？", ()),
        ("管月亮的局要做哪些事？", ()),
    ],
)
def test_described(question: str, units: tuple[str, ...]) -> None:
    assert described_units(question, KNOWN) == units


def test_only_units_that_are_there_are_meant() -> None:
    assert described_units("管旅游的局有哪些任务？", KNOWN) == ("镇文化站",)
    assert described_units("管治安的部门有哪些任务？", KNOWN) == ()


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("涉及头桥、李典的有哪些工作？", ("头桥镇", "李典镇")),
        ("头桥要做哪些事？", ("头桥镇",)),
        ("头桥小学要做哪些事？", ()),
    ],
)
def test_towns_by_their_bare_names(question: str, units: tuple[str, ...]) -> None:
    assert set(described_units(question, ("头桥镇", "李典镇", "区教育局"))) == set(units)
