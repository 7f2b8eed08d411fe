"""The value that a fact answer begins with; a wrong one in front is worse than none."""

import pytest

from rag.answers.value import leading_value
from tests.rag.asked import asked
from tests.rag.conftest import Ask

VISITS = "居民用户每年至少安检1次，餐饮用户每半年至少安检1次。"
REWARDS = "群众举报的奖励500元，奖金在查实后15个工作日内兑现。"


@pytest.mark.parametrize(
    ("question", "sentence", "value"),
    [
        ("每日客流上限多少人？", "灯会期间每日客流上限为8000人。", "上限为8000人"),
        ("每支队伍多少人？", "建成3支救援基地，每支队伍不少于50人。", "不少于50人"),
        ("零售点压减到多少家？", "禁止燃放，零售点年底前压减到120家。", "压减到120家"),
        ("居民用户多久安检一次？", VISITS, "每年至少安检1次"),
        ("餐饮用户多久安检一次？", VISITS, "每半年至少安检1次"),
        ("线路什么时候改造完？", "更换老化线路126户，9月底前完成。", "9月底前"),
        ("村里演练多久一次？", "镇级演练每半年至少1次，村级演练每年至少1次。", "每年至少1次"),
        ("补助最多多少家？", "每家每年2000元给予补助，全年不超过40家。", "不超过40家"),
        ("报警要在多少分钟里处置？", "平台24小时值守，报警须在10分钟内处置。", "10分钟内"),
        ("报警要在多久内处置？", "平台24小时值守，报警须在10分钟内处置。", "10分钟内"),
    ],
)
def test_the_value_stands_with_the_words_that_bound_it(
    question: str, sentence: str, value: str
) -> None:
    found = leading_value(asked(question), sentence)
    assert found.endswith(value)
    assert found in sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        # Of D级 it is said until when, of C级 not.
        ("C级危房什么时候拆？", "C级危房严禁出租，D级危房7月底前全部拆除。"),
        ("举报奖励多少元？", "举报一般隐患的奖励500元，举报重大隐患的奖励5000元。"),
        ("多久检查一次？", "渡口每月检查1次，矿山每周检查1次。"),
        ("渡口有什么要求？", "渡口每月检查1次。"),
        ("渡口由谁负责？", "渡口每月检查1次。"),
        ("渡口多久检查一次？", "渡口要加强检查。"),
        ("渡口有几处，多久检查一次？", "渡口4处，每月检查1次。"),
    ],
)
def test_no_value_where_it_is_not_certain_which(question: str, sentence: str) -> None:
    assert leading_value(asked(question), sentence) == ""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("古镇灯会每日客流上限多少人？", "上限为8000人。原文：古镇灯会期间每日客流上限为8000人。"),
        ("集镇老街线路什么时候完成改造？", "9月底前。原文：对老街126户木结构房屋更换老化线路"),
        ("居民用户燃气多久安检一次？", "每年至少安检1次。原文：由区住建局牵头"),
        ("养老机构夜间值班不得少于几人？", "不得少于2人。原文：养老机构夜间值班人员"),
    ],
)
def test_an_answer_begins_with_its_value_and_goes_on_with_the_sentence(
    ask: Ask, question: str, text: str
) -> None:
    assert ask(question).text.startswith(text)


def test_the_amount_of_a_reward_is_certain_where_there_is_one() -> None:
    assert leading_value(asked("群众举报奖励多少元？"), REWARDS).endswith("500元")


def test_how_many_a_day_is_no_frequency(ask: Ask) -> None:
    answer = ask("古镇灯会每天最多可以进多少个游客？")
    assert answer.text.startswith("上限为8000人")
