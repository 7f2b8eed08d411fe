"""Values that were found → questions, plainly and in other words."""

from collections.abc import Sequence

from eval.probes.found import About, Found
from eval.probes.phrases import begins_with_act
from eval.probes.plan_names import full_name, short_name
from index.plan import Plan

# Everyday words for what plans say; none of them changes what is meant.
_EVERYDAY = (
    ("电动自行车", "电瓶车"),
    ("专题研究", "专门研究"),
    ("召开", "开"),
    ("安装", "装"),
    ("更换", "换"),
    ("拆除", "拆掉"),
    ("新建", "新修"),
    ("建成", "建好"),
    ("完成", "弄完"),
    ("开展", "搞"),
    ("举办", "办"),
    ("演练", "演习"),
)
# How officials and how everybody else ask for the same.
_FORMAL = {
    "什么时候之前": "最迟于何时以前",
    "什么时候": "在何时",
    "多长时间内": "多长时限内",
    "多久": "每隔多长时间",
}
_STREET = {
    "什么时候之前": "最晚啥时候",
    "什么时候": "啥时候",
    "多长时间内": "多久之内",
    "多久": "隔多长时间",
    "百分之多少": "百分之几",
}
_NOUNS = {About.DEADLINE: "时间", About.FREQUENCY: "频次", About.FIGURE: "数量"}
STYLES = 4


def plain_question(found: Found) -> str:
    """The question in the plan's own words; the plan by its title where it must be named."""
    return f"{_prefix(found, full_name(found.statement.plan))}{found.asked}？"


def named_question(found: Found, name: str) -> str:
    """The question in the plan's own words about the plan of that name."""
    return f"{name}里，{found.asked}？"


def other_question(found: Found, plans: Sequence[Plan], style: int) -> str:
    """The question in other words: 0 formal, 1 everyday, 2 asking first, 3 in passing."""
    prefix = _prefix(found, short_name(found.statement.plan, plans))
    say = _who if found.about is About.WHO else _value
    return prefix + say(found, style % STYLES)


def everyday(text: str) -> str:
    """A topic in the words of the street."""
    for formal, plain in _EVERYDAY:
        text = text.replace(formal, plain)
    return text


def quoted(topic: str) -> str:
    """A topic in quotation marks, without them where it has some of its own."""
    return topic if "“" in topic else f"“{topic}”"


def _prefix(found: Found, name: str) -> str:
    return f"{name}里，" if found.named else ""


def _who(found: Found, style: int) -> str:
    lead = found.wording.endswith("牵头")
    role, done = ("牵头", "牵头") if lead else ("责任", "负责")
    ending = "有哪些" if "些" in found.wording else "是哪个"
    if style == 2 and not begins_with_act(found.topic):
        return f"谁来{done}这件事：{found.topic}？"
    return (
        f"请问{quoted(found.topic)}的{role}单位{ending}？",
        f"{everyday(found.topic)}，这事{'谁牵头' if lead else '归谁管'}？",
        f"谁{done}{found.topic}？",
        f"我要找{done}{quoted(found.topic)}的部门，是哪{'些' if '些' in found.wording else '个'}？",
    )[style]


def _value(found: Found, style: int) -> str:
    formal = _FORMAL.get(found.wording, found.wording)
    street = _STREET.get(found.wording, found.wording)
    noun = _NOUNS[found.about]
    if style == 0:
        return f"请问按要求，{found.before}{formal}{found.after}？"
    if style == 1:
        return f"{everyday(found.before)}{street}{everyday(found.after)}啊？"
    head, _, tail = found.before.rpartition("，")
    if style == 2 and head:
        return f"{tail}{found.wording}{found.after.lstrip('，')}？说的是{head}。"
    if style == 2:
        return f"想问个{noun}：{everyday(found.asked)}？"
    return f"领导要我核实一下{noun}，{found.before}{street}{found.after}，文件怎么定的？"
