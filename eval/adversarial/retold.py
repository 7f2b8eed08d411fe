"""True sentences in other spellings: numerals, names of units, dates, bounds."""

import re
from collections.abc import Iterator
from random import Random

from eval.adversarial.case import Case, cited_by, true
from eval.adversarial.names import NAMES
from eval.probes.ground import Statement
from index.numerals import to_chinese

_COUNTED = "次|个|家|栋|台|处|条|名|人|座|户|支|艘|套|轮|场|期|起|天|日|小时|分钟|公里|万|米|层|项"
_SPELT = (
    ("每季度", "每个季度"), ("每月", "每个月"), ("每周", "每星期"), ("每日", "每天"), ("每两个月", "每2个月"),
    ("每半月", "每半个月"), ("每年", "每年度"), ("底前", "底之前"), ("日前", "日以前"), ("日内", "日之内"),
    ("小时内", "小时以内"), ("分钟内", "分钟之内"), ("至少", "不少于"), ("不少于", "至少"), ("不超过", "最多"),
    ("不得超过", "不超过"), ("严禁", "禁止"), ("禁止", "不得"), ("不准", "不得"), ("、", "和"),
    ("以上", "及以上"), ("不低于", "不少于"),
)  # fmt: skip


def true_retold(own: Statement, luck: Random) -> Iterator[Case]:
    """The sentence with its note, one thing spelt otherwise."""
    cited, text = cited_by(own), own.text
    for kind, said in (
        ("汉字数字", _chinese(text)),
        ("阿拉伯数字", _arabic(text)),
        ("全角数字", text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))),
        ("百分数", re.sub(r"(?<![\d.])(\d{1,3})%", _percent, text)),
        ("月份区间", _months(text)),
        ("万", _ten_thousands(text)),
        ("千分位", re.sub(r"(?<!\d)(\d)(\d{3})(?=[个元人户家])", r"\1,\2", text)),
    ):
        if said != text:
            yield true(kind, said, cited)
    for old, new in _SPELT:
        if text.count(old) == 1 and not (old == "以上" and "及以上" in text):
            kind = "换个写法"
            if not (old == "严禁" and luck.random() < 0.5):
                yield true(kind, text.replace(old, new), cited)
    if own.plan.year and (
        date := re.search(r"(?<![\d年至—-])(?:1[0-2]|[1-9])月(?:底|\d+日)前", text)
    ):
        said = text[: date.start()] + f"{own.plan.year}年" + text[date.start() :]
        yield true("补上年份", said, cited)
    spoken = f"{text}{own.note}" if own.note else text
    for brief, long in NAMES:
        for old, new in ((brief, long), (long, brief)):
            if old in spoken and new not in spoken:
                yield true("单位别名", spoken.replace(old, new), cited)


def _chinese(text: str) -> str:
    """5次 → 五次, 2次 → 两次."""

    def written(match: re.Match[str]) -> str:
        value = int(match.group(1))
        alone = value == 2 and not match.group(0).startswith("第")
        return "两" if alone else to_chinese(value) or match.group(1)

    return re.sub(rf"(?<![\d.月至—-])(\d{{1,3}})(?=(?:{_COUNTED})(?![至—-]))", written, text)


def _arabic(text: str) -> str:
    """两个 → 2个, 三项 → 3项."""
    digits = {char: str(value) for value, char in enumerate("一二三四五六七八九", 1)} | {"两": "2"}
    return re.sub(
        r"(?<=[每的下成于少有的])([两三四五六七八九])(?=个|项|家|次|支)",
        lambda one: digits[one.group(1)],
        text,
    )


def _percent(match: re.Match[str]) -> str:
    return f"百分之{to_chinese(int(match.group(1)))}"


def _months(text: str) -> str:
    """5—10月 → 5月至10月."""
    return re.sub(r"(?<!\d)(\d{1,2})[-—](\d{1,2})月(?:份)?", r"\1月至\2月", text)


def _ten_thousands(text: str) -> str:
    """1.8万 → 18000, 30000 → 3万."""
    text = re.sub(r"(\d)\.(\d)万", r"\g<1>\g<2>000", text)
    return re.sub(r"(?<!\d)(\d{1,2})0000(?=\D)", r"\1万", text)
