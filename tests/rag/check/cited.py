"""Made-up clauses to check sentences against."""

from rag.check.support import Cited, verify
from rag.check.units import UnitNames
from rag.check.verdict import Support, Verdict

UNITS = UnitNames.of(
    ["区应急局", "区财政局", "区商务局", "区住建局", "区安委办", "镇应急办", "区委编办"]
)
PLAN = "临湖区2024年安全生产工作要点"
OLD_PLAN = "临湖区2023年安全生产工作要点"
CHARGING = (
    "充电设施。4月底前，对12个小区完成充电桩改造。（区应急局牵头，区财政局、区商务局配合）"
    "9月底前，更换线路，每季度至少检查2次，不得使用明火。（责任单位：区住建局）"
)
PLATFORM = (
    "监测平台。2025年底前建成平台，投资1.8万元以上，覆盖率达到90%。（区安委办牵头）"
    "镇政府督促企业向区应急局报告，未经检测不得使用。小微企业可以委托第三方。"
    "区住建局制定方案，区财政局完成拨款。5-10月开展巡查，罚款500元至2000元。"
)


def clause(text: str, item: int = 1, title: str = PLAN, year: int = 2024) -> Cited:
    start = item * 1000
    return Cited(title, year, f"一、›{item}.", text, start, start + len(text))


ONE = (clause(CHARGING),)
TWO = (clause(PLATFORM, item=2),)


def verdict(sentence: str, cited: tuple[Cited, ...] = ONE) -> Verdict:
    return verify(sentence, cited, UNITS, (*ONE, *TWO))


def passes(sentence: str, cited: tuple[Cited, ...] = ONE) -> bool:
    return verdict(sentence, cited).support is Support.SUPPORTED
