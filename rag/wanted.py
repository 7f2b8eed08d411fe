"""The value that a question asks for, and whether a sentence holds one of that kind."""

import re
from collections.abc import Callable

from index.ledger.duty import Duty
from index.ledger.values import deadlines, figures, frequencies
from index.sentences import UNIT_END
from rag.agreement import agrees
from rag.asks import Asks

_N = r"(?:\d[\d.,]*|[一二两三四五六七八九十百千半]+)(?:余|多)?(?:万|亿)?"
# 由区消防救援大队依法处罚 · 由村网格员每半月至少排查1次
BY_UNIT = re.compile(rf"由(?!于|此)[^，,。；;：:]{{1,20}}?(?:{UNIT_END}|员|长|者|人|政府)")
# Not 2024年12月15日, which is a date.
_DURATION = re.compile(
    rf"(?<![每月\d])(?!20\d\d年){_N}个?(?:工作日|小时|天|日|分钟|秒|(?<=个)月|年|周|星期|学时|课时)(?!以上的)"
)
# 使用12年以上的: since when something is old enough.
_OLD_ENOUGH = re.compile(r"(?:够|满|过|用了?|超过)(?:多少|几)(?:年|个月|天)")
# 隔几个月查一回: 每两个月 is no duration, yet it answers.
_HOW_OFTEN = re.compile(r"多久|多长时间|隔|一[次趟回遍轮圈]")
# 几分钟内: how large a unit of time an answer may be counted in.
_SCALES = {
    "分钟": "秒|分钟|小时|即|当场|当天",
    "小时": "秒|分钟|小时|即|当场|当[天日]",
}
_IN_UNITS = re.compile(r"(?:多少|(?<![那这])几)个?(分钟|小时)")
_CLOCK = re.compile(r"\d{1,2}(?:时|点|:\d\d|：\d\d)")
_PERIOD = re.compile(
    r"高峰|赶集|期间|时段|环节|节假日|节日|假期|冬春|汛期|岁末年初|季节|每年|每月|每季度|每周|开学|\d时|\d月|日前|年底|年内|季度|(?:生产|宣传|减灾|咨询|教育)[月日周]"
)
# "青石镇安全生产委员会2024年3月18日": who issued the plan and when, no deadline.
_SIGNATURE = re.compile(
    r"^(?:[^，,。；;：:]{2,30}(?:委员会|办公室|政府|局))?[（(]?20\d\d年\d{1,2}月\d{1,2}日[)）]?$"
)
# 发车前车辆例检, 上岗前体检; not 目前, 前期.
_BEFORE_EVENT = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![目此以日面当提之先史空眼事生])前(?![期往列景沿后端提面人述款三二两一几\d])"
)
# 结案满1年后开展
_LATER = re.compile(rf"{_N}(?:个?工作日|小时|天|日|个月|年)(?:之|以)?后")
_MONTH = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])月")
# 根据季节性规律: which season it is, it does not say.
_SEASON = re.compile(r"[春夏秋冬]|汛|雨季|高温|台风|岁末|年初|枯水|旱季|节前|节假日|\d月")
_DURING = re.compile(r"([\u4e00-\u9fff]{2})期间")
_MONEY = re.compile(rf"{_N}元|免费")
# 采购一根要多少钱: that it is free for who gets it does not tell.
_PRICE = re.compile(rf"{_N}元")
_SHARE = re.compile(
    r"%|％|‰|百分之|\d成|一半|全覆盖|全部(?=[^，,。；;]{0,6}(?:合格|达标|整改|持证|覆盖|安装|到位))"
)
_PEOPLE = re.compile(rf"{_N}(?:人|名|位|个(?:人|队员|安全员|专家|网格员))")
_TIMES = re.compile(rf"{_N}(?:次|回|轮|遍|场|期)")
_LENGTH = re.compile(rf"{_N}(?:公里|千米|米|里)")

# What the words of an amount question are about → what the sentence must then hold: a duration,
# money for the purpose that is asked for, a share.
_MEASURES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"几成|百分之|占多少比例"), _SHARE),
    (
        re.compile(
            r"(?:多少|(?<![那这])几)[^钱元块]{0,3}(?:天|日|小时|分钟|个月|年|工作日|周|学时|课时)|多久|多长时间|时长"
        ),
        _DURATION,
    ),
    *(
        (
            re.compile(rf"{purpose}[^\s最]{{0,3}}(?:多少|(?<![那这])几|好多)"),
            re.compile(rf"{purpose}.*元|元.*{purpose}"),
        )
        for purpose in ("罚", "赔", "(?:补[贴助偿]|补|贴)", "奖")
    ),
    (
        re.compile(
            r"(?:采购|购置|进价|造价|成本|工钱|工资|薪水|投了|投入).{0,4}(?:多少|(?<![那这])几|好多)|(?:多少|好多|几).{0,4}(?:采购|购置|工钱|工资|薪水)|(?:几|多少)个亿|(?:保|赔|投|花)[^，,]{0,3}(?:几|多少)[十百千]?万"
        ),
        _PRICE,
    ),
    (re.compile(r"费[^\s]{0,8}(?:多少|(?<![那这])几|好多)"), _MONEY),
    (
        re.compile(
            r"(?:多少|(?<![那这])几|好多).{0,4}(?:钱|元|块)|投资|(?:金额|奖金|补贴|补助|罚款|预算|经费|费用|资金|奖励|价格|工资|报酬|罚|赔|投入)(?:是|有|给|要|为|能拿|能得)?(?:多少|(?<![那这])几)|拿多少|奖多少|奖励多少|多少(?:奖励|奖金|补贴|罚款|预算|经费|资金)"
        ),
        _MONEY,
    ),
    (
        re.compile(
            r"百分之|几成|比例|比重|多大比|覆盖率|占比|率(?:要|达|是|提)?.{0,4}多少|下降多少|(?:下降|提高|减少|增长).{0,6}多少"
        ),
        _SHARE,
    ),
    (
        re.compile(
            r"(?:多少|(?<![那这])几)(?:(?:(?:个|名|位)[^，,。？?]{0,8}|[客游病工])?人(?![员次家民均])"
            r"|(?:个|名|位)?(?:[\u4e00-\u9fff]{0,3}员(?![会密])|员工|专家|保安|护士|学生|[顾旅乘游]客|客人|村民|名|位))"
        ),
        _PEOPLE,
    ),
    (re.compile(r"(?:多少|(?<![那这])几)(?:次|回|轮|遍|场|期)"), _TIMES),
    (re.compile(r"年[龄纪]|多大岁数|(?:多少|(?<![那这])几)周?岁|岁数"), re.compile(r"岁")),
    (re.compile(r"(?:多少|(?<![那这])几)(?:公里|千米|米|里)|多长(?!时间)|多远"), _LENGTH),
)
_NUMBER = re.compile(rf"\d|{_N}(?:个|家|处|名|台|座|支|项|类|级|次|倍|成|人|门|条|批|所|层|种|名)")
_COUNTED = re.compile(
    r"(?:多少|(?<![那这])几)(家|台|栋|座|处|条|户|只|套|支|辆|艘|架|根|间|枚|顶|端口|学时|公里|层|级|类|项|路|万)"
)
# 多少个 is no share: 80% does not answer it.
_THINGS = re.compile(r"(?:多少|(?<![那这])几)[个名位家处]")
_QUOTED = re.compile(r"[“\"「『]([^”\"」』]{2,16})[”\"」』]")
_MEANING = re.compile(
    r"指(?:的是)?(?:什么|哪|啥)|什么意思|含义|定义|具体(?:是|指)(?:什么|哪|啥)|(?:是|由|查|说|包括|叫|分|含)(?:的是)?哪[几一二两三四五六七八九十]|[”\"]是(?:什么|啥)[??]?$"
)
# 什么是瓶改管 · 四不开航是什么意思
_NAMED = re.compile(
    r"(?:什么|啥)(?:是|叫)[“\"]?([^”\"?？,，。的呀啊呢]{2,12})|([^”\"?？,，。的]{2,12}?)[”\"]?(?:到底|究竟|具体)?(?:是)?(?:什么意思|指(?:的是)?什么|含义)"
)
# 甲、乙、丙等六项制度 · “市、县、乡、村”四级
_LISTED = r"(?:、[^，。；、]{2,12}(?:等|等的)|、[^，。；、]{1,6}”)"
# “青石智眼”视频平台: the word behind says what it is.
_APPOSED = r"[^，,。；;、：:（(]{0,8}?(?:平台|系统|小程序|热线|中心|公众号|终端|装置)"
_EXPLAINED = r"(?:[（(:：]|是指|即|就是|包括|指)"


def holds_wanted(asks: Asks, question: str, text: str, duty: Duty | None) -> bool:
    """Whether a sentence holds a value of the kind that is asked for; True where none is."""
    return agrees(asks, question, text) and _CHECKS.get(asks, _anything)(question, text, duty)


def _anything(question: str, text: str, duty: Duty | None) -> bool:
    return True


def _nothing(question: str, text: str, duty: Duty | None) -> bool:
    return False


def _who(question: str, text: str, duty: Duty | None) -> bool:
    return duty is not None or bool(BY_UNIT.search(text))


def _when(question: str, text: str, duty: Duty | None) -> bool:
    if _SIGNATURE.search(text):
        return bool(re.search(r"印发|发布|发文|出台|成文|落款|签发", question))
    if re.search(r"哪一?[天日]|几号", question):
        # 年内 names no day, 6月底前 does.
        return any(re.search(r"月|[日号]", words) for words in deadlines(text))
    if re.search(
        r"(?<![隔每过])(?:几|哪一?个?)月(?!份?(?:一|查|检))", question
    ) and not _HOW_OFTEN.search(question):
        # 6月组织“安全生产月”活动 is no deadline, and answers 几月.
        return any(re.search(r"[月年季期]", words) for words in deadlines(text)) or bool(
            _MONTH.search(text)
        )
    if re.search(r"几点|钟点", question):
        return bool(_CLOCK.search(text))
    if re.search(r"季节|时节", question):
        return bool(_SEASON.search(text))
    counted = _IN_UNITS.search(question)
    if counted:
        # 4月底前 is no number of minutes.
        return any(
            re.search(_SCALES[counted.group(1)], words)
            for words in (*deadlines(text), *_DURATION.findall(text))
        )
    if re.search(r"(?:多少|(?<![那这])几)个?(?:天|日|小时|分钟|工作日|周)|多久|多长时间", question):
        within = re.search(r"(?:多久|多长时间)(?:之?内|以内|完成)", question)
        often = _HOW_OFTEN.search(question) and not within
        return bool(_DURATION.search(text) or deadlines(text) or (often and frequencies(text)))
    if re.search(
        r"最晚|最迟|截止|时限|期限|完成|建成|月底|之前|以前|[几哪]个?月(?:以|之)?前", question
    ):
        return bool(deadlines(text))
    # "灯会期间……" does not say when the 灯会 is.
    if _BEFORE_EVENT.search(text):
        return True
    told = _DURING.sub(lambda found: "" if found.group(1) in question else found.group(), text)
    return bool(deadlines(text) or _PERIOD.search(told) or _LATER.search(text))


def _why(question: str, text: str, duty: Duty | None) -> bool:
    return bool(re.search(r"因|由于|为了|以[防免期]|防止|避免|针对|吸取", text))


def _funds(question: str, text: str, duty: Duty | None) -> bool:
    return bool(_PAID.search(text))


def _frequency(question: str, text: str, duty: Duty | None) -> bool:
    return bool(frequencies(text)) or bool(_TIMES.search(text)) or "定期" in text


def _amount(question: str, text: str, duty: Duty | None) -> bool:
    if _OLD_ENOUGH.search(question) and re.search(rf"{_N}(?:年|个月|天)", text):
        return True
    for about, needed in _MEASURES:
        if about.search(question):
            often = needed is _DURATION and _HOW_OFTEN.search(question) and frequencies(text)
            return bool(needed.search(text) or often)
    if re.search(r"时间|多久|[工功]夫", question) and re.search(r"一半|全天|\d成", text):
        return True
    if _THINGS.search(question) and not re.search(rf"{_N}[一-鿿]", text):
        return False
    if _all_said(question, text):
        return False
    counted = _COUNTED.search(question)
    if counted and not re.search(rf"{_N}{counted.group(1)}", text):
        return bool(figures(text)) and counted.group(1) in ("项", "类", "级", "万")
    return bool(figures(text)) or bool(_NUMBER.search(text))


def _all_said(question: str, text: str) -> bool:
    """Whether a sentence holds no figure but those of the question: 减到120家之前有多少家."""
    said = figures(question)
    return bool(said) and all(
        any(figure in one or one in figure for one in said) for figure in figures(text)
    )


def _term(question: str, text: str, duty: Duty | None) -> bool:
    """A question for the meaning of a term wants it explained, not only mentioned."""
    quoted = _QUOTED.findall(question) if _MEANING.search(question) else []
    quoted = quoted or [first or last for first, last in _NAMED.findall(question)]
    if not quoted:
        return True
    return any(
        re.search(
            rf"{re.escape(term)}[”\"]?(?:{_EXPLAINED}|{_APPOSED})|{_LISTED}[“\"]?{re.escape(term)}",
            text,
        )
        for term in quoted
    )


_PAID = re.compile(r"经费|资金|预算|财政|列支|费用由|专款|补助|承担.{0,4}费")
_CHECKS: dict[Asks, Callable[[str, str, Duty | None], bool]] = {
    Asks.WHO: _who,
    Asks.WHEN: _when,
    Asks.FREQUENCY: _frequency,
    Asks.AMOUNT: _amount,
    Asks.PERSON: _nothing,
    Asks.FUNDS: _funds,
    Asks.WHY: _why,
    Asks.TERM: _term,
}
VALUED = frozenset(_CHECKS)
