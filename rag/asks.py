"""What a question asks for."""

import re
from enum import StrEnum


class Asks(StrEnum):
    """The kind of answer that a question wants."""

    PERSON = "个人的姓名或联系方式"
    WHO = "谁负责"
    WHEN = "何时"
    FREQUENCY = "多久一次"
    AMOUNT = "多少"
    DEADLINES = "哪些工作到期"
    DUTIES = "承担哪些工作"
    RECURRING = "哪些工作定期做"
    THEME = "有哪些条款写到"
    COMPARE = "有何不同"
    TERM = "什么意思"
    FUNDS = "经费从哪里来"
    WHY = "为什么"
    YES_NO = "是否"
    REQUIREMENT = "什么要求"


_WHAT = "(?:什么|啥|哪些|哪几|哪)"
_ONCE = "(?:一次|1次|一回|1回|一轮|一遍|一趟|一期|一个)"
_LONG = "(?:多久|多长时间|多少时间|几个?月|几天|几年|几周|多少天)"
_BODY = (
    "(?:部门|单位|机构|牵头单位|责任单位|局|家|科室|机关|镇|街道|村|乡|社区|人|方(?![面式法案向]))"
)
_SOME = "[一二两三四五六几]"
_ROLE = "(?:牵头|配合|责任|负责)"
_COUNTED = "(?:次|回|轮|遍|趟|场|期)"
_PERIOD = (
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2}|几)月(?:份|底|末|\d{1,2}[日号])?|(?:第?[一二三四1-4]|上|本|这|下)个?季度末?"
    r"|[上下]半年|年底|年末|年内|全年|[上下这本]个?月|月底)"
)
_THINGS = r"(?:哪些|哪几|什么|啥|几)(?:项|件|个|样|条)?(?:工作|任务|事(?!故)|活(?!动)|要求|目标)"
_LISTED = "(?:工作|任务|事项?|活儿?|目标)(?:都)?(?:有|是|包括)?(?:哪|什么|啥)"
_DONE = "(?:完成|到期|截止|办结|办完|做完|干完|弄完|做好|办好|落实|到位|交|结束|搞定|收尾)"

# Families in the order in which they are tried; what stands first leads.
_FAMILIES: tuple[tuple[Asks, tuple[str, ...]], ...] = (
    (
        Asks.PERSON,
        (
            r"叫什么(?:名字)?[??]?$|叫啥|姓名|姓什么|什么名字(?!.{0,4}(?:制度|行动|工程))",
            r"(?:电话|手机|邮箱|微信|联系方式|办公地址|住址)(?:号码)?(?:是|有|打)?(?:多少|什么|几)|家住|住(?:在)?哪",
        ),
    ),
    (
        Asks.FREQUENCY,
        (
            r"(?:几|多少)个?(?:天|周|星期|月|年)(?:一[查检次回巡开演轮]|[查检巡])|隔(?:几|多少)|间隔(?:多|几)(?!长|久)",
            r"(?:[月周季年天日]|半年)(?:查|检|巡查|演练)还是",
        ),
    ),
    (
        Asks.AMOUNT,
        (
            rf"提前{_LONG}|提前(?:多少|几)",
            rf"(?:保存|保留|留存|培训|学习|间隔|持续|停留)(?:时间)?(?:要|不少于|至少|得)?(?:{_LONG}|多长)",
            r"(?<![哪那这十百千好])几(?:分钟|小时|天|秒|年)(?![内之以前])|每(?!隔).{0,3}(?:多少时间|多长时间)",
        ),
    ),
    (
        Asks.FUNDS,
        (
            r"(?:钱|费用?|经费|资金|开销|开支|花费|款项?)(?:由|从|在|归)?(?:哪儿?里?|谁|啥地方|什么(?:地方|渠道))(?:来)?(?:出|掏|拨|付|给|列支|承担|解决|开支|保障)",
            r"(?:钱|费用?|经费|资金|开销|开支)(?:从|打|由)?(?:哪儿?里?|何处)来",
        ),
    ),
    (Asks.WHY, (r"为什么|为啥|为何(?=[^?？,，。;；]{2})|凭(?:什么|啥)|什么原因|原因是",)),
    (
        Asks.COMPARE,
        (
            r"区别|不同|不一样|差别|差异|对比|比较一下|相比|有(?:何|什么|啥)变化|变化了|是否一致|一样吗",
            r"一样不一样|了还是|比(?:要点|20\d\d|去年|上一?年|市里|区里|镇里)|比.{2,10}(?:多|少|严|高|低|快|慢)了?(?:什么|啥|多少|哪|吗|些)|分别(?:是|由|要求|怎么)",
            r"(?:哪[家边个份一]|谁)年?(?:要求)?得?(?:的)?[最更]|[两三四几]家比|比一比",
        ),
    ),
    (
        Asks.DEADLINES,
        (
            rf"^(?=.*{_PERIOD}.{{0,12}}(?:前|内|{_DONE}))(?=.*(?:{_THINGS}|{_LISTED}))(?!.*(?:谁|由哪))",
            rf"{_PERIOD}.{{0,6}}(?:到期|截止)的?[^由谁归]{{0,10}}$",
            rf"(?:{_PERIOD}.{{0,8}}(?:到期|截止)|(?:到期|截止).{{0,4}}{_PERIOD}).{{0,8}}(?:哪些|什么|有)",
            rf"^(?=.*{_PERIOD}.{{0,12}}(?:{_DONE}|到期|前[”\"]?)的).*(?:列|数|报|说).{{0,4}}(?:出来|一下|一遍|全)",
            rf"{_PERIOD}有{_THINGS}.{{0,4}}(?:到期|截止|{_DONE})",
        ),
    ),
    (
        Asks.FREQUENCY,
        (
            rf"每隔{_LONG}|(?:{_LONG}|隔多久).{{0,14}}{_ONCE}|多久(?:要|得)?(?:几|开|查|检|演|组|带|研|搞|去|公|巡)",
            rf"(?:每(?![天日]).{{0,4}}|一年|一个?月|一季度|一学期|一周).{{0,16}}(?:几|多少)(?:{_COUNTED}|个(?!人|月|部门|单位)|起)",
            rf"全年.{{0,16}}(?:几|多少){_COUNTED}",
            rf"频次|频率|周期|(?:几|多少){_COUNTED}|多勤",
        ),
    ),
    (
        Asks.WHEN,
        (
            r"什么时候|啥时候|何时|几月|哪(?:几)?个?月|哪一?天|哪一日|几号|什么时间|什么日期|哪个季度|哪段时间|什么时段",
            r"截止|时限|期限|最晚|最迟|哪年|时间要求|时间节点|时间点|啥时|几点|什么季节|[年月季](?:初|中|底|末)还是",
            rf"{_LONG}(?:内|之内|以内|前|完成)|(?:几|多少)个?(?:小时|分钟|天|工作日|日)(?:之?内)|多久|多长时间",
        ),
    ),
    (
        Asks.WHO,
        (
            r"(?:^|[ ,，;；、?？])(?:那|由)?(?:牵头|配合|责任)的(?:单位|部门)?(?:都)?(?:有|是)?(?:哪些|哪几)",
        ),
    ),
    (
        Asks.DUTIES,
        (
            rf"(?:负责|承担|要做|牵头|参与|配合|分管|管|要干|摊上|干)(?:了|着|的)?(?:有)?{_WHAT}"
            r"(?:项|个|样|件)?(?:工作|任务|事项|事情|事|职责|责任|活|内容)?",
            rf"{_WHAT}(?:项|个|样|件)?(?:工作|任务|事项|职责|事|活)(?:是|由|归|要|需要|属于|里|中)?.{{0,10}}"
            r"(?:负责|牵头|承担|配合)?",
            r"(?:职责|任务|工作)(?:有|是|都有)(?:哪些|什么)|(?:全部|所有)(?:的)?(?:任务|工作|职责|事项)",
            # 跟我们局沾边的活儿都理一遍，有哪些 · 摊上了几件事
            rf"(?:任务|事项?|事情|活儿?|职责)(?!故).{{0,8}}?(?:哪些|哪几|什么|啥)(?!.{{0,2}}{_BODY})",
            r"(?:几|多少)(?:件|桩)(?:事|活)|(?:几|多少)(?:项|条)(?:工作|任务|职责)",
            r"(?:任务|工作|职责|事项).{0,6}(?:全部|都|逐条|一一)?(?:列|数)(?:出来|一下|明)",
        ),
    ),
    (
        Asks.WHO,
        (
            rf"(?<!给)谁|给谁(?!看|听|用)|(?:哪|什么|啥|何)(?:{_SOME}个|{_SOME}家|些|个|家)?{_BODY}|哪(?:一?个|几个)(?:站|所|办|队|中心|委|厅)",
            rf"{_ROLE}[+、和与及/]?{_ROLE}|{_ROLE}[?？]|还是[^,，]{{1,6}}(?:管|负责|牵头)",
            r"(?:责任|牵头|配合|协助|参与|主办|协办|承办|实施)(?:单位|部门)|归口|主责|哪个口|哪方面(?:负责|牵头|管)|主管|归哪|哪里管|找哪|由哪(?!.?[种类样])|哪儿管",
            rf"哪{_SOME}?家",
            rf"(?:负责|牵头|配合|主管|管).{{0,24}}的{_BODY}.{{0,4}}(?:是|有)?(?:哪|谁|什么|啥|叫)",
        ),
    ),
    (
        Asks.AMOUNT,
        (
            r"多[远宽深厚重](?!要|大)|(?:补贴|补助|奖励|奖金|配备|配置|罚款|收费|薪酬)标准",
            r"多少|好多(?=[钱个家人次处块台户名项场])|百分之几|多大比例|比例|金额|多高|多大|数量|多少钱|奖金|几成|几[十百千万]+(?:块|元|个|家|人|户|次)",
            r"(?<![哪那这十百千好])几(?:个亿|个|家|处|名|栋|台|座|支|场|期|人|公里|万|亿|层|只|套|户|学时|米|吨|辆|艘|条|块|元|口|项)",
        ),
    ),
    (
        Asks.TERM,
        (
            rf"具体(?:是|指){_WHAT}|(?:是|指)(?:的是)?什么(?:意思)?[??]?$|(?:什么|啥)(?:是|叫)",
            rf"指(?:的是)?{_WHAT}|什么意思|含义|定义|包括{_WHAT}|有哪(?:几|些)(?:个|项|类|种)?[??]?$",
            r"(?:是|由|查|说|包括|叫|分|含)(?:的是)?哪[几一二两三四五六七八九十]",
        ),
    ),
    (
        Asks.YES_NO,
        (
            r"吗[??]?|是否|是不是|有没有|能不能|可不可以|要不要|可以.*?[?吗]|能否|对不对|对吧|需不需要|会不会",
            r"(?:了|有)没[??]?$|不[??]?$",
        ),
    ),
)
_PATTERNS = tuple((kind, re.compile("|".join(parts))) for kind, parts in _FAMILIES)
_JOINABLE = frozenset({Asks.WHO, Asks.WHEN, Asks.FREQUENCY, Asks.AMOUNT})
_ALONE = frozenset({Asks.PERSON, Asks.FUNDS, Asks.WHY, Asks.COMPARE, Asks.DEADLINES, Asks.DUTIES})
_PARTS = re.compile(r"[,，;；、?？]|和|以及|并且")


def asks(question: str) -> tuple[Asks, ...]:
    """What a question wants, the leading want first; a requirement when no family matches.

    "由谁牵头，什么时候完成？" wants two things.
    """
    found = tuple(dict.fromkeys(kind for kind, pattern in _PATTERNS if pattern.search(question)))
    if not found:
        return (Asks.REQUIREMENT,)
    first = found[0]
    if first in _ALONE or first not in _JOINABLE:
        return (first,)
    parts = [part for part in _PARTS.split(question) if part]
    others = [kind for kind in found[1:] if kind in _JOINABLE and _apart(parts, first, kind)]
    return (first, *others)


def _apart(parts: list[str], first: Asks, second: Asks) -> bool:
    """Whether two wants are spoken in different parts of the question."""
    mine = {at for at, part in enumerate(parts) if _speaks_of(first, part)}
    other = {at for at, part in enumerate(parts) if _speaks_of(second, part)}
    return bool(mine and other - mine)


def _speaks_of(kind: Asks, part: str) -> bool:
    return any(pattern.search(part) for other, pattern in _PATTERNS if other is kind)
