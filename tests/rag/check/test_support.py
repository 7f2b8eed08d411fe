"""The gate sentence by sentence: what passes and what does not, rule by rule."""

import pytest

from rag.check.support import Cited, verify
from rag.check.verdict import Support, Verdict
from tests.rag.check.cited import (
    CHARGING,
    OLD_PLAN,
    ONE,
    PLAN,
    PLATFORM,
    TWO,
    UNITS,
    clause,
    passes,
    verdict,
)

BOTH = (*ONE, *TWO)


@pytest.mark.parametrize(
    "sentence",
    [
        CHARGING,
        "4月底前，对12个小区完成充电桩改造。",
        "四月底之前,对十二个小区完成充电桩改造。",
        "2024年4月底前，对12个小区完成充电桩改造。",
        "对12个小区完成充电桩改造，4月底前完成。",
        "区应急局牵头：4月底前，对12个小区完成充电桩改造。",
        "区应急管理局牵头，区财政局、区商务局配合：4月底前，对12个小区完成充电桩改造。",
        "由区应急局牵头，对12个小区完成充电桩改造。",
        "对12个小区完成充电桩改造（区应急局牵头）。",
        "对12个小区完成充电桩改造，由区应急局牵头，区商务局配合。",
        "临湖区应急局牵头。",
        "区应急局牵头，区商务局配合。",
        "区住建局更换线路。",
        "区住建局负责更换线路。",
        "责任单位：区住建局。更换线路。",
        "更换线路。责任单位：区住建局。",
        "牵头：对12个小区完成充电桩改造。",
        "责任：更换线路。",
        "9月底前更换线路。",
        "每个季度不少于检查两次，严禁使用明火。",
        f"《{PLAN}》：更换线路。",
        "2024年要点：更换线路。",
        "要点第1条规定：更换线路。",
        "是。条款写明：不得使用明火。",
        "不是。原文：不得使用明火。",
        "——不得使用明火。",
        "共1项：更换线路。",
    ],
)
def test_what_the_clause_says_passes(sentence: str) -> None:
    assert verdict(sentence) == Verdict(Support.SUPPORTED)


@pytest.mark.parametrize(
    "sentence",
    [
        # number, measure, frequency, bound
        "4月底前，对13个小区完成充电桩改造。",
        "4月底前，对2个小区完成充电桩改造。",
        "4月底前，对12家小区完成充电桩改造。",
        "每月至少检查2次。",
        "每季度至少检查3次。",
        "每季度至多检查2次。",
        "每季度检查2次。",
        # date and year
        "6月底前，对12个小区完成充电桩改造。",
        "4月底后，对12个小区完成充电桩改造。",
        "4月前，对12个小区完成充电桩改造。",
        "2023年4月底前，对12个小区完成充电桩改造。",
        # the date of another sentence of the clause
        "9月底前，对12个小区完成充电桩改造。",
        "对12个小区完成充电桩改造，9月底前。",
        "对12个小区完成充电桩改造。9月底前完成。",
        "4月底前。更换线路。",
        "更换线路，4月底前完成。",
        # unit, level, role
        "区安委办牵头：对12个小区完成充电桩改造。",
        "市应急局牵头：对12个小区完成充电桩改造。",
        "应急局牵头：对12个小区完成充电桩改造。",
        "云津市应急局牵头。",
        "区财政局牵头，区商务局配合。",
        "区应急局、区财政局牵头。",
        "区应急局配合。",
        "责任单位：区应急局、区财政局。",
        "集体：更换线路。",
        "配合：更换线路。",
        # the units of another sentence of the clause
        "区应急局牵头，9月底前，更换线路。",
        "区应急局牵头：更换线路。",
        "区应急局牵头。更换线路。",
        "更换线路。（区应急局牵头）",
        "更换线路；牵头单位：区应急局。",
        "区应急局负责更换线路。",
        "区应急局更换线路。",
        # negation
        "使用明火。",
        "可以使用明火。",
        "每季度至少检查2次，使用明火。",
        "无需更换线路。",
        "9月底前，不更换线路。",
        # words
        "9月底前，更换管道。",
        "9月底前，拆除线路。",
        "9月底前，逐步更换线路。",
        # plan, item, count
        f"《{OLD_PLAN}》：更换线路。",
        "2023年要点：更换线路。",
        "要点第2条规定：更换线路。",
        "共2项：更换线路。",
        # nothing that could be checked
        "是。",
        "不是。",
        "",
    ],
)
def test_what_the_clause_does_not_say_does_not_pass(sentence: str) -> None:
    assert not passes(sentence)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("2025年底前建成平台。", True),
        ("2024年底前建成平台。", False),
        ("2024年建成平台。", False),
        ("年底前建成平台。", False),
        ("投资18000元以上。", True),
        ("投资一万八千元以上。", True),
        ("投资18万元以上。", False),
        ("投资1.8万元以下。", False),
        ("投资1.8万元。", False),
        ("覆盖率达到百分之九十。", True),
        ("覆盖率达到99%。", False),
        ("5月至10月开展巡查。", True),
        ("5月至9月开展巡查。", False),
        ("罚款500-2000元。", True),
        ("罚款500元。", False),
        ("罚款2000元。", False),
        ("未经检测不得使用。", True),
        ("经检测不得使用。", False),
        ("不得使用。", False),
        ("小微企业可委托第三方。", True),
        ("小微企业必须委托第三方。", False),
        ("必须委托第三方。", False),
        ("镇政府向区应急局报告。", False),
        ("镇应急办向区应急局报告。", False),
        ("区住建局完成拨款。", False),
        ("区住建局制定方案，完成拨款。", False),
        ("区安委办牵头：小微企业可以委托第三方。", False),
    ],
)
def test_years_amounts_shares_and_subjects(sentence: str, right: bool) -> None:
    assert passes(sentence, TWO) is right


@pytest.mark.parametrize(
    ("sentence", "support"),
    [
        ("更换线路；2025年底前建成平台。", Support.SUPPORTED),
        ("更换线路。2025年底前建成平台。（区安委办牵头）", Support.SUPPORTED),
        ("共2项：更换线路；2025年底前建成平台。", Support.SUPPORTED),
        ("共两项。", Support.SUPPORTED),
        ("共3项。", Support.NOT_FOUND),
        ("区应急局牵头共2项。", Support.NOT_FOUND),
        ("2025年底前，更换线路。", Support.STITCHED),
        ("更换线路，由区安委办牵头。", Support.STITCHED),
        ("2025年底前建成平台。（责任单位：区商务局）", Support.STITCHED),
    ],
)
def test_two_clauses_are_not_made_into_one(sentence: str, support: Support) -> None:
    assert verdict(sentence, BOTH).support is support


def test_a_duty_and_the_note_that_governs_it_count_as_one() -> None:
    start = CHARGING.index("（")
    end = CHARGING.index("）") + 1
    task = Cited(PLAN, 2024, "一、›1.", CHARGING[:start], 0, start)
    note = Cited(PLAN, 2024, "一、›1.", CHARGING[start:end], start, end)
    assert passes("区应急局牵头：对12个小区完成充电桩改造。", (task, note))
    assert not passes("区应急局牵头：对12个小区完成充电桩改造。", (task,))


def test_what_stands_elsewhere_is_misattributed() -> None:
    found = verdict("2025年底前建成平台。", ONE)
    assert (found.support, found.missing[0]) == (Support.MISATTRIBUTED, "2025年")
    nowhere = verify("2025年底前建成平台。", ONE, UNITS)
    assert nowhere.support is Support.NOT_FOUND


def test_another_plans_title_is_misattributed() -> None:
    assert verdict(f"《{OLD_PLAN}》：更换线路。").support is Support.MISATTRIBUTED


def test_two_plans_each_with_its_own_words() -> None:
    old = clause("更换管道。", item=3, title=OLD_PLAN, year=2023)
    assert passes(f"《{OLD_PLAN}》：更换管道。《{PLAN}》：更换线路。", (old, *ONE))
    assert not passes(f"《{PLAN}》：更换管道。《{OLD_PLAN}》：更换线路。", (old, *ONE))


def test_a_count_with_a_unit_wants_that_unit_in_every_clause() -> None:
    one = clause("清理通道。（区应急局牵头）")
    two = clause("更换阀门。（区应急局牵头，区住建局配合）", item=2)
    assert passes("区应急局牵头共2项。", (one, two))
    assert not passes("区住建局配合共2项。", (one, two))


def test_rows_of_a_table_are_not_mixed() -> None:
    one = clause("工作任务：清理通道；牵头单位：区应急局；完成时限：5月底前")
    two = clause("工作任务：更换阀门；牵头单位：区住建局；完成时限：6月底前", item=2)
    assert passes("工作任务：清理通道；牵头单位：区应急局；完成时限：5月底前。", (one, two))
    assert not passes("工作任务：清理通道；牵头单位：区住建局。", (one, two))
    assert not passes("工作任务：清理通道；完成时限：6月底前。", (one, two))


def test_a_figure_keeps_its_subject() -> None:
    drill = (clause("推动镇级演练每半年至少1次，村级演练每年至少1次，其中夜间不少于1次。"),)
    assert passes("村级演练每年至少1次。", drill)
    assert passes("镇级演练每半年至少1次。", drill)
    assert not passes("演练每年至少1次。", drill)
    assert not passes("村级演练每年至少1次，夜间不少于1次。", drill)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("90%", True),
        ("达到90%", True),
        ("2025年底前", True),
        ("1.8万元以上", True),
        ("80%", False),
        ("1.8万元", False),
        ("2024年底前", False),
    ],
)
def test_a_value_alone_and_before_its_quote(value: str, right: bool) -> None:
    quote = PLATFORM[PLATFORM.index("2025") : PLATFORM.index("（")]
    assert passes(value, TWO) is right
    assert passes(f"{value}。原文：{quote}", TWO) is right


def test_an_enumeration_may_be_shortened_but_not_across_roles() -> None:
    cited = (clause("检查冷库、粮库、油库。（区应急局牵头，区财政局、区商务局配合）"),)
    assert passes("检查冷库、油库。", cited)
    assert passes("区应急局牵头，区商务局配合。", cited)
    assert not passes("区应急局、区商务局配合。", cited)
    assert not passes("区应急局牵头，区财政局。", cited)


def test_without_citations_nothing_passes() -> None:
    assert verdict("更换线路。", ()).support is Support.NOT_FOUND


def test_the_reason_names_what_is_missing() -> None:
    found = verdict("4月底前，对77个小区完成充电桩改造。")
    assert found.missing == ("77个",)
    assert found.reason == "所引的条款没有这样写：77个。"
    assert Verdict(Support.SUPPORTED).reason.endswith("。")


def test_the_quotes_are_as_they_should_be() -> None:
    assert passes(CHARGING) and passes(PLATFORM, TWO)
