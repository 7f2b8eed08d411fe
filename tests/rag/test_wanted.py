"""Whether a sentence holds a value of the kind that is asked for."""

import pytest

from rag.asks import Asks
from rag.wanted import holds_wanted


@pytest.mark.parametrize(
    ("asks", "question", "text"),
    [
        (Asks.WHEN, "什么时候完成", "6月底前完成。"),
        (Asks.WHEN, "多久要赶到", "接报后30分钟内到达现场。"),
        (Asks.WHEN, "数据多久报送", "每日报送监测数据。"),
        (Asks.WHEN, "几点爆破", "爆破时间限定在11时至12时。"),
        (Asks.WHEN, "什么时候值班", "重大节假日期间双人值班。"),
        (Asks.WHEN, "要点是哪天印发的", "青石镇安全生产委员会2024年3月18日"),
        (Asks.WHEN, "大巴什么时候例检", "落实发车前车辆例检。"),
        (Asks.FREQUENCY, "多久检查一次", "每两个月检查1次。"),
        (Asks.WHEN, "多长时间检查", "每两个月检查1次。"),
        (Asks.AMOUNT, "隔几个月查一回", "每两个月检查1次。"),
        (Asks.WHEN, "借哪些日子宣传", "组织安全生产月活动。"),
        (Asks.AMOUNT, "要花多少工夫", "每周拿出不少于一半的时间开展检查。"),
        (Asks.AMOUNT, "奖励多少钱", "奖励500元至2000元。"),
        (Asks.AMOUNT, "罚款多少", "处500元罚款。"),
        (Asks.AMOUNT, "换软管要多少钱", "免费更换软管。"),
        (Asks.AMOUNT, "补多少钱一年", "按照每家每年2000元给予补助。"),
        (Asks.WHEN, "安全生产月是几月", "6月组织“安全生产月”活动。"),
        (Asks.AMOUNT, "总共投了多少个亿", "总投资2亿元。"),
        (Asks.AMOUNT, "每台补助多少", "每台给予5万元补助。"),
        (Asks.AMOUNT, "奖金几个工作日到账", "15个工作日内兑现。"),
        (Asks.AMOUNT, "年龄不能超过多少", "年龄不得超过65周岁。"),
        (Asks.AMOUNT, "占多少比例", "占比不低于60%。"),
        (Asks.AMOUNT, "多少公里", "改造18公里。"),
        (Asks.WHO, "谁调查", "由区政府成立调查组负责。"),
        (Asks.TERM, "“双控”指什么", "“双控”（风险分级管控和隐患排查治理）机制。"),
        (Asks.REQUIREMENT, "有什么要求", "任何一句。"),
        (Asks.TERM, "“慧眼”是什么", "完成“慧眼”视频平台升级。"),
        (Asks.WHEN, "几分钟内要到", "接报后30分钟内到达现场。"),
        (Asks.WHEN, "哪一天之前完成", "6月底前完成。"),
        (Asks.FUNDS, "钱从哪里出", "费用列入年度预算。"),
        (Asks.WHY, "为什么停航", "因大风停航。"),
        (Asks.WHEN, "放炮只准在哪个钟点", "每日爆破时间限定在11时至12时。"),
        (Asks.WHEN, "什么季节抓得紧", "强化冬春等重点时段整治。"),
        (Asks.WHEN, "什么时候来看", "在放线、封顶两个环节到场检查。"),
        (Asks.WHEN, "整改评估什么时候做", "结案满1年后开展整改评估。"),
        (Asks.AMOUNT, "按户数的几成配", "按照户数30%的比例配建。"),
        (Asks.AMOUNT, "够多少年才轮到", "对使用12年以上的电梯开展评估。"),
        (Asks.AMOUNT, "摆几个专门管安全的人", "配备专职安全员不少于6名。"),
    ],
)
def test_it_does(asks: Asks, question: str, text: str) -> None:
    assert holds_wanted(asks, question, text, None)


@pytest.mark.parametrize(
    ("asks", "question", "text"),
    [
        (Asks.AMOUNT, "减到120家之前原本有多少家", "零售点2024年底前压减到120家。"),
        (Asks.AMOUNT, "检验率要保持在多少", "11月底前全部拆解完毕。"),
        (Asks.AMOUNT, "每个站配几名队员", "新建消防站6座、消火栓900个。"),
        (Asks.AMOUNT, "较大事故给几天", "每半年发布1期警示通报。"),
        (Asks.WHEN, "几月底前评完", "困人救援30分钟内到达。"),
        (Asks.REQUIREMENT, "技术比武放在哪个城市办", "配合开展长三角技术竞赛。"),
        (Asks.REQUIREMENT, "在哪几条街上查", "每季度联合执法1次。"),
        (Asks.WHEN, "什么时候完成", "严查违规停放充电。"),
        (Asks.WHEN, "登记什么时候完成", "每季度至少抽检1次。"),
        (Asks.WHEN, "电梯多久维保", "对使用12年以上的385台电梯开展评估。"),
        (Asks.WHEN, "灯会什么时候举办", "灯会期间每日客流上限为8000人。"),
        (Asks.WHEN, "什么时候完成", "青石镇安全生产委员会2024年3月18日"),
        (Asks.WHEN, "什么时候完成", "（2024年2月28日）"),
        (Asks.WHEN, "几点爆破", "6月底前完成。"),
        (Asks.FREQUENCY, "多久检查一次", "6月底前完成。"),
        (Asks.AMOUNT, "罚款多少", "每台给予5万元补助。"),
        (Asks.AMOUNT, "补贴多少钱", "设立200万元奖励资金。"),
        (Asks.AMOUNT, "奖金几个工作日到账", "奖励500元至5000元。"),
        (Asks.AMOUNT, "工资是多少", "年龄不得超过65周岁。"),
        (Asks.AMOUNT, "年龄不能超过多少", "配备劝导员12名。"),
        (Asks.AMOUNT, "多少公里", "改造18户。"),
        (Asks.WHO, "谁调查", "60日内提交调查报告。"),
        (Asks.TERM, "“双控”指什么", "推进“双控”建设。"),
        (Asks.TERM, "“五必查”具体查哪五样", "落实“五必查”。"),
        (Asks.WHEN, "几分钟内要到", "4月底前接入全部电梯。"),
        (Asks.WHEN, "哪一天之前完成", "年内完成。"),
        (Asks.FUNDS, "钱从哪里出", "每个村配备机动泵1台。"),
        (Asks.WHY, "为什么停航", "蓝色预警后停航。"),
        (Asks.PERSON, "局长叫什么", "由局长担任组长。"),
        (Asks.WHEN, "什么季节抓得紧", "根据季节性规律开展整治。"),
        (Asks.AMOUNT, "保存多少天", "2024年12月15日前完成。"),
        (Asks.AMOUNT, "最多放几个客人进去", "6月底前逐项确定主管部门。"),
        (Asks.AMOUNT, "新招几个消防员", "新建消防站6座。"),
        (Asks.AMOUNT, "一根软管采购要多少钱", "免费更换软管。"),
        (Asks.AMOUNT, "总共投了多少个亿", "在一期工程基础上完成。"),
        (Asks.AMOUNT, "值夜的人发好多工钱", "值班人员不得少于2人。"),
        (Asks.AMOUNT, "一个工人最少保多少万", "每季度演练1次。"),
    ],
)
def test_it_does_not(asks: Asks, question: str, text: str) -> None:
    assert not holds_wanted(asks, question, text, None)
