"""What a question asks for, and what of it is content rather than asking."""

import re
from enum import StrEnum


class Asks(StrEnum):
    """The kind of answer that a question wants."""

    PERSON = "个人的姓名或联系方式"
    WHO = "谁负责"
    WHEN = "何时"
    FREQUENCY = "多久一次"
    AMOUNT = "多少"
    DUTIES = "承担哪些工作"
    COMPARE = "有何不同"
    TERM = "什么意思"
    YES_NO = "是否"
    REQUIREMENT = "什么要求"


_UNIT = r"(?:部门|单位|局|机构|牵头单位|责任单位|人|家|方|科室|机关)"
_PATTERNS: tuple[tuple[Asks, re.Pattern[str]], ...] = (
    (
        Asks.PERSON,
        re.compile(
            r"叫什么(?:名字)?[??]?$|叫啥|姓名|姓什么|什么名字|(?:电话|手机|邮箱|微信|联系方式|地址|住址)(?:号码)?(?:是|有)?(?:多少|什么|几)"
        ),
    ),
    (
        Asks.AMOUNT,
        re.compile(
            r"提前(?:多久|多长时间|多少|几)|(?:保存|保留|存|培训|学习|间隔|持续|演练|停留)(?:时间)?(?:要|不少于|至少|得)?(?:多久|多长时间|多长|几天|多少天)|几(?:分钟|小时|天|秒|年)(?![内之以前])"
        ),
    ),
    (
        Asks.COMPARE,
        re.compile(
            r"区别|不同|不一样|差别|差异|对比|比较一下|相比|有何变化|有什么变化|变化了|是否一致|一样吗|分别(?:是|由|要求|怎么)"
        ),
    ),
    (
        Asks.FREQUENCY,
        re.compile(
            r"(?:多久|多长时间|隔多久|几个?月|几天|几年|几周).{0,8}(?:一次|1次|一回|一轮|一遍|一期)|多久(?:开|查|报|检|演|组|带|研|搞|去|要)|(?:每.{0,4}|一年|一个?月|一季度|一学期|一周|全年).{0,16}(?:几|多少)(?:次|回|轮|遍|场|期|个|起)|频次|频率|(?:几|多少)(?:次|回|轮|遍)|周期"
        ),
    ),
    (
        Asks.WHEN,
        re.compile(
            r"什么时候|啥时候|何时|几月|哪个?月|哪几个月|哪天|几号|什么时间|什么日期|截止|时限|期限|最晚|最迟|哪年|多少天(?:内|以内)|几天(?:内|之内)|多久(?:内|之内|以内|前|完成)|多长时间(?:内|之内|完成)?|哪个季度|哪段时间|什么时段|时间要求|时间节点|多少(?:个)?(?:小时|分钟|天|工作日|日)(?:之?内)?|多久|几点"
        ),
    ),
    (
        Asks.DUTIES,
        re.compile(
            r"(?:负责|承担|要做|牵头|参与|配合|分管|管)(?:了|着|的)?(?:有)?(?:哪些|哪几|什么|啥|几)(?:项|个|样)?(?:工作|任务|事项|事情|事|职责|责任|内容|活)?|(?:哪些|什么|啥)(?:工作|任务|事项|职责|事)(?:是|由|归|要|需要|属于|里|中)?.{0,10}(?:负责|牵头|承担|配合)?|(?:职责|任务|工作)(?:有|是|都有)(?:哪些|什么)"
        ),
    ),
    (
        Asks.WHO,
        re.compile(
            rf"谁|(?:哪|什么|啥)(?:个|些|几个|家|一个|几家)?{_UNIT}|责任单位|牵头单位|配合单位|责任部门|归哪|哪里管|哪(?:几)?家|找哪|由哪|哪儿管"
        ),
    ),
    (
        Asks.AMOUNT,
        re.compile(
            r"多少|几(?:个|家|处|名|栋|台|座|支|场|期|人|项|条|公里|万|层|只|套|户|学时|米|成|类|级|分钟|小时|天|年)|百分之几|多大比例|比例|金额|多高|多大|数量|钱|奖金"
        ),
    ),
    (
        Asks.TERM,
        re.compile(
            r"具体(?:是|指)(?:什么|哪|啥)|(?:是|指)(?:的是)?什么(?:意思)?[??]?$|什么(?:是|叫)|指(?:的是)?(?:什么|哪|啥)|什么意思|含义|定义|包括(?:哪|什么|啥)|有哪(?:几|些)(?:个|项|类|种)?[??]?$"
        ),
    ),
    (
        Asks.YES_NO,
        re.compile(
            r"吗[??]?|是否|是不是|有没有|能不能|可不可以|要不要|可以.*?[?吗]|能否|对不对|对吗|需不需要"
        ),
    ),
)
_ASKING = re.compile(
    r"请问|请告诉我|告诉我|我想(?:知道|了解|问)(?:一下)?|麻烦问|问一下|帮我(?:查|看)(?:一下)?|查一下|想问(?:一下)?|一下|你好|您好|谢谢"
    r"|什么时候|啥时候|什么时间|什么日期|多长时间|多久(?:一次)?|何时|几月份?|哪个?月|哪天|几号|最晚|最迟|截止(?:时间|日期)?是?|时限是?|期限是?"
    r"|由谁|归谁|找谁|是谁|谁来|谁|哪(?:个|些|几个|几|家)?(?:部门|单位|局|机构|人|家)|什么(?:部门|单位)|责任单位是?|牵头单位是?|配合单位是?"
    r"|负责(?:的)?(?=[?？。,，]|$)|牵头(?:的)?(?=[?？。,，]|$)|来管|归.{0,2}管|管(?=[?？]|$)"
    r"|多少(?:次|个|家|钱|元|人|天|名|处)?|几(?:次|个|家|人|名|天|处|回|项|场|栋|台|座)|百分之几|多大比例"
    r"|哪些(?:工作|任务|事项|措施|要求|内容|方面|职责|规定|地方|环节|行为|情形|单位|人)?|哪(?:几|一)?(?:个|项|类|种|条)|什么(?:样的?|工作|任务|措施|要求|内容|规定|办法|意思|事)?|啥|怎么(?:样|办|做|说|规定|要求|写|管|处理|弄|搞)?的?|如何|怎样"
    r"|是否|是不是|有没有|能不能|可不可以|要不要|需不需要|有无|有何|应该|应当|必须要?|需要|具体(?:是|要求)?|主要(?:是|有)?|分别|都(?:要|有|是)|规定(?:是|了|的)?|有什么|要求(?:是|有)?(?=[?？。,，]|$)"
    r"|吗|呢|呀|啊|吧|么|嘛|[?？!！。,，、;；:：\"“”'()（）《》\[\]]|(?:里面|里|中|上)(?=[?？,，]|$)|对于|关于|根据|按照"
)
_FILLER = re.compile(
    r"[的了是在对把被要有和与及就都也还得地要会能让给将其这那该个年里中由向至到进行开展]"
)


def asks(question: str) -> tuple[Asks, ...]:
    """What a question wants, the leading want first; a requirement when no family matches.

    "由谁牵头，什么时候完成？" wants two things.
    """
    found = tuple(dict.fromkeys(kind for kind, pattern in _PATTERNS if pattern.search(question)))
    if not found or found[0] in (Asks.PERSON, Asks.COMPARE, Asks.DUTIES):
        return found[:1] or (Asks.REQUIREMENT,)
    clauses = [part for part in re.split(r"[,，;；、?？]|和|以及|并且", question) if part]
    return tuple(
        kind
        for at, kind in enumerate(found)
        if at == 0
        or (kind in _JOINABLE and found[0] in _JOINABLE and _apart(clauses, found[0], kind))
    )


def _apart(clauses: list[str], first: Asks, second: Asks) -> bool:
    """Whether two wants are spoken in different parts of the question."""
    mine = {at for at, part in enumerate(clauses) if _speaks_of(first, part)}
    other = {at for at, part in enumerate(clauses) if _speaks_of(second, part)}
    return bool(mine and other and other - mine)


def _speaks_of(kind: Asks, part: str) -> bool:
    return any(pattern.search(part) for other, pattern in _PATTERNS if other is kind)


_JOINABLE = frozenset({Asks.WHO, Asks.WHEN, Asks.FREQUENCY, Asks.AMOUNT})


def content(question: str) -> str:
    """The words of a question that must stand in the evidence, separated by spaces."""
    return re.sub(r"\s+", " ", _ASKING.sub(" ", question)).strip()


def content_terms(text: str) -> list[str]:
    """The character bigrams of the content, filler characters cut out."""
    terms: list[str] = []
    for run in _FILLER.sub(" ", text).split():
        terms += [run] if len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]
    return terms
