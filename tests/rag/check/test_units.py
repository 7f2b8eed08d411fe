"""Names of units: aliases are one unit, another level is another unit."""

import pytest

from index.errors import InputError
from rag.check.aliases import read_aliases, shipped_aliases
from rag.check.units import UnitNames
from rag.check.words import words_of

UNITS = UnitNames.of(
    ["区安委办", "XX区消防救援大队", "市自然资源和规划局XX分局", "镇市场监管所", "X工业园"]
)


@pytest.mark.parametrize(
    "names",
    [
        ("区安委办", "区安委会办公室", "区安全生产委员会办公室"),
        ("市应急局", "市应急管理局"),
        ("XX区消防救援大队", "区消防大队"),
        ("市自然资源和规划局XX分局", "市自然资源局XX分局"),
        ("区编办", "区委编办", "区机构编制委员会办公室", "区委机构编制委员会办公室"),
        ("镇市场监管所", "镇市场监督管理所"),
        ("区交警大队", "区公安交警大队"),
    ],
)
def test_aliases_have_one_canonical_name(names: tuple[str, ...]) -> None:
    assert len({UNITS.canonical(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市应急局", "区应急局"),
        ("应急局", "区应急局"),
        ("区发改局", "区发改委"),
        ("区卫健局", "区卫健委"),
        ("区安委办", "区安委会"),
        ("镇应急办", "镇应急站"),
        ("区消防救援大队", "市消防救援支队"),
    ],
)
def test_other_units_stay_apart(one: str, other: str) -> None:
    assert UNITS.canonical(one) != UNITS.canonical(other)


def test_an_unknown_name_is_its_own_canonical_name() -> None:
    assert UNITS.canonical("区地震局") == "区地震局"


def test_a_name_that_begins_like_a_level_keeps_its_first_character() -> None:
    assert UNITS.canonical("市场监管局") == "市场监督管理局"


def test_units_are_learned_from_the_notes_of_a_text() -> None:
    known = UnitNames.of((), "治理内涝。（区防汛站牵头，区排水中心配合）")
    assert words_of("由区防汛站牵头", known).forms[1] == "@区防汛站"
    assert "@区防汛站" not in words_of("由区防汛站牵头", UnitNames.of(())).forms


def test_the_longest_name_is_read() -> None:
    known = UnitNames.of(["区安委会", "区安委办"])
    assert words_of("区安委会办公室", known).forms == ("@区安全生产委员会办公室",)


def test_the_shipped_table_is_sound_and_holds_the_usual_short_forms() -> None:
    groups = shipped_aliases()
    assert ("应急管理局", "应急局") in groups
    assert all(len(group) > 1 for group in groups)


def test_a_name_in_two_groups_is_refused_with_its_lines() -> None:
    with pytest.raises(InputError, match=r"第3行.*第1行"):
        read_aliases("甲局\t乙局\n# 说明\n丙局\t乙局", "别名.tsv")
