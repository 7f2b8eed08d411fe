"""Whether a sentence speaks of what a question names, and not of its counterpart.

A sentence about the night does not answer for the day, how often a bus is inspected does not say how
often its driver is trained, and who is in charge of forming a panel does not say who sits on it.
"""

import re
from functools import lru_cache

from index.ledger.values import frequencies
from index.sentences import segments
from rag.asks import Asks

_LEVEL = re.compile(r"(省|市|县|区|镇|乡|村)(?=级|政府|委常委|委理论)")
# Each is the other's opposite: 白天最少几人值班 is not answered by 夜间值班人员不得少于2人.
_OPPOSITES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        ("白天|日间|白班", "夜间|夜里|夜班|晚上|夜查|深夜"),
        ("上半年", "下半年"),
        ("室内", "室外|户外|露天"),
        ("校内|校园内", "校外"),
        ("新建", "既有|老旧|存量"),
        ("农村|乡下|村里", "城区|城镇|城市"),
        ("一般(?:隐患|事故)", "(?:重大|较大)(?:事故)?(?:隐患|事故)"),
        ("企业内部|内部职工", "社会公众"),
        ("居民|住户|家庭|家里|百姓", "餐饮|饭店|饭馆|商户|经营单位"),
    )
)
# What is done so often: one word of a family stands for the others.
_ACTIVITIES = tuple(
    map(
        re.compile,
        (
            "培训|学习|轮训|授课|上课|安全课|教育",
            "演练|演习|拉练",
            "[检查巡测]|暗访|督导|评估|走访|鉴定|看护|盯守",
            "会议|[开例]会|召开|听取|研究|研判|会商|碰头|汇报",
            "维保|保养|维修|清洗|更换|维护|清理|清掏",
            "考核|评比|排名|通报|公布|公示|曝光",
            "值班|值守",
        ),
    )
)
_PENALTY_ASKED = re.compile(
    r"(?:怎么|咋|如何|怎样|要不要|会不会|是不是要?|多少|什么|啥)(?:被|受|个)?(?:处?罚|处分|追责)|罚不罚|被罚[多几吗]"
)
_PENALTY = re.compile(
    r"罚|处分|追[究责]|问责|没收|拘留|查处|约谈|责令|取缔|关[停闭]|停[业产止]|通报|否决|黑名单|惩戒|处理|严惩|吊销|暂扣"
)
# 组长由谁来当: a person's part, which a responsible unit does not tell.
_PART_ASKED = re.compile(
    r"(组长|主任|队长|站长|所长|会长|专家|成员|指挥长|总指挥|联络员|楼长|路长|河长|林长)(?:们)?(?:[都各到底究竟]{0,2}(?:是|有)(?:谁|哪些人|哪几[个位])|[都各]?[由让叫请找]?谁来?(?:当|担任|做|兼))"
)
# 哪个城市办, 在哪几条街上: the sentence must name one.
_PLACE_ASKED = re.compile(
    r"哪[一几些]?[个条座所家处]?(城市|街|镇|村|小区|社区|学校|医院|景区|园区|公园|广场)"
)
_PLACES = {"城市": "[^城上各全]市(?![场政民级区])", "街": "[街路巷](?!道)"}
_PART = "担任|兼任|任|为|由"


def agrees(asks: Asks, question: str, text: str) -> bool:
    """Whether nothing that the question names has only its counterpart in a sentence."""
    return (
        _levels_agree(question, text)
        and not any(map(_opposed, _halves(question), _halves(text)))
        and (asks is not Asks.FREQUENCY or _same_activity(question, text))
        and not (_PENALTY_ASKED.search(question) and not _PENALTY.search(text))
        and _tells_part(question, text)
        and (asks is Asks.WHO or _tells_place(question, text))
    )


def _levels_agree(question: str, text: str) -> bool:
    """县级 is not 市级."""
    return _share(_levels(question), _levels(text))


def _opposed(asked: tuple[bool, bool], told: tuple[bool, bool]) -> bool:
    """Whether a question names one of a pair, and the sentence the other alone."""
    return asked[0] != asked[1] and told == asked[::-1]


def _same_activity(question: str, text: str) -> bool:
    """Whether what is done so often is what was asked for, where both say what is done."""
    often = "".join(part for part in segments(text) if frequencies(part))
    return _share(_activities(question), _activities(often))


def _share(asked: frozenset[str], told: frozenset[str]) -> bool:
    """Whether two texts name something in common, where both name anything."""
    return not asked or not told or bool(asked & told)


# Kept: a question is held against a hundred sentences, and a sentence against every question.
@lru_cache(maxsize=4096)
def _levels(text: str) -> frozenset[str]:
    return frozenset(_LEVEL.findall(text))


@lru_cache(maxsize=4096)
def _halves(text: str) -> tuple[tuple[bool, bool], ...]:
    """Of each pair of opposites, which of the two a text names."""
    return tuple((bool(one.search(text)), bool(other.search(text))) for one, other in _OPPOSITES)


@lru_cache(maxsize=4096)
def _activities(text: str) -> frozenset[str]:
    return frozenset(family.pattern for family in _ACTIVITIES if family.search(text))


def _tells_part(question: str, text: str) -> bool:
    found = _PART_ASKED.search(question)
    return found is None or bool(
        re.search(
            rf"(?:{_PART})[^，,。；;]{{0,6}}{found[1]}|{found[1]}[^，,。；;]{{0,4}}(?:{_PART})",
            text,
        )
    )


def _tells_place(question: str, text: str) -> bool:
    found = _PLACE_ASKED.search(question)
    return found is None or bool(re.search(_PLACES.get(found[1], found[1]), text))
