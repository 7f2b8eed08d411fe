"""One wrong word: a negation more or less, another bound, another duty, another thing or act."""

import re
from collections.abc import Iterator
from random import Random

from eval.adversarial.case import Case, cited_by, wrong
from eval.probes.ground import Statement

_NEGATIONS = (
    ("不得", ""), ("不得", "可以"), ("不得", "应当"), ("严禁", ""), ("严禁", "允许"), ("禁止", ""),
    ("禁止", "鼓励"), ("一律不准", "可以"), ("不准", "准许"), ("未经", "经"), ("未配备", "配备"),
    ("不合格", "合格"), ("无证", "持证"), ("不", ""), ("未", "已"), ("方可", "无需"), ("杜绝", "允许"),
)  # fmt: skip
_VERBS = (
    "完成", "开展", "组织", "召开", "安装", "更换", "新建", "建成", "检查", "公布", "报告", "关闭",
    "实行", "落实", "配备", "接入", "举办", "排查", "整治", "改造", "推行", "建立", "督导", "印发",
)  # fmt: skip
_ADDED = ("不", "无需", "不得", "暂不", "可以不", "原则上不", "禁止", "未")
_BOUNDS = (
    ("至少", "至多"), ("至少", "不超过"), ("不少于", "不超过"), ("不少于", "少于"), ("不低于", "低于"),
    ("不超过", "不少于"), ("不超过", "超过"), ("不得超过", "不得低于"), ("不得少于", "不得超过"),
    ("以上", "以下"), ("以下", "以上"), ("以内", "以外"), ("超过", "不超过"), ("上浮", "下浮"),
    ("下降", "上升"), ("减少", "增加"), ("压减", "增加"),
)  # fmt: skip
_DUTIES = (
    ("必须", "可以"), ("须", "可"), ("可以", "必须"), ("应当", "可以"), ("全部", "部分"), ("一律", "一般"),
    ("全覆盖", "半覆盖"), ("立即", "逐步"), ("首批", "全部"), ("每个", "部分"), ("重点", "全部"),
    ("从重", "从轻"), ("优先", "暂缓"), ("主要负责人", "分管负责人"), ("企业负责人", "车间负责人"),
)  # fmt: skip


def wrong_sense(own: Statement, things: tuple[str, ...], luck: Random) -> Iterator[Case]:
    """The sentence with one word turned, bounded otherwise, or put in the place of another."""
    yield from _pairs("否定", own, _NEGATIONS)
    yield from _pairs("上下限", own, _BOUNDS)
    yield from _pairs("程度", own, _DUTIES)
    verbs = [one for one in _VERBS if own.text.count(one) == 1]
    for verb in luck.sample(verbs, min(2, len(verbs))):
        added = luck.choice(_ADDED) + verb
        yield from wrong("添加否定", own.text.replace(verb, added), added, cited_by(own))
        other = luck.choice([one for one in _VERBS if one not in own.text])
        said = own.text.replace(verb, other)
        yield from wrong("动词", said, other, cited_by(own))
    yield from _thing(own, things, luck)


def things_in(text: str) -> tuple[str, ...]:
    """Words that name what plans speak of, longer than one would meet by chance."""
    counts: dict[str, int] = {}
    for word in re.findall(r"[\u4e00-\u9fff]{3,6}(?=[、，。（])", text):
        counts[word] = counts.get(word, 0) + 1
    return tuple(sorted(counts))


def _pairs(kind: str, own: Statement, pairs: tuple[tuple[str, str], ...]) -> Iterator[Case]:
    for old, new in pairs:
        if own.text.count(old) == 1:
            said = own.text.replace(old, new)
            at = own.text.index(old)
            around = said[max(at - 2, 0) : at + len(new) + 2]
            yield from wrong(kind, said, around, cited_by(own))


def _thing(own: Statement, things: tuple[str, ...], luck: Random) -> Iterator[Case]:
    """A thing at the end of a phrase is another thing of the library."""
    ends = [one for one in things if any(one + mark in own.text for mark in "，。、")]
    others = [one for one in things if not set(one) & set(own.text)]
    if ends and others:
        old, new = luck.choice(ends), luck.choice(others)
        yield from wrong("对象", own.text.replace(old, new), new, cited_by(own))
