"""Where the heading of a node ends and its body begins."""

import re

_LIMIT = 60
_NOTE = re.compile(
    r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]|〔[^〔〕]*〕|【[^【】]*】|［[^［］]*］"
)
_FACT = re.compile(r"\d|每[一二三四五六七八九十两半]?个?[年月季周日天]|[年月]底前")
# Cleaning leaves a space between Chinese characters only where it ends a title.
_TITLE = re.compile(r"[\u4e00-\u9fff“”、]{4,24}[ \t\u00a0\u3000]+(?=[\u4e00-\u9fff“《])")
# 工作目标：, 重点任务： head the items below them; 各村要做到： and 重点如下： introduce them.
_NAMES = re.compile(
    r"(?!.*(?:[以如]下|下列|包括|履行|负责|职责|做[到好]|抓好))(?:[^，,。；;：:、\s要应须]|应(?=急)){2,16}[：:]"
)
_OPEN_END = re.compile(r"[。；;，,、]$")


def body_start(text: str, start: int, end: int, has_children: bool) -> int:
    """The offset behind the heading of a node's own text `start:end`.

    A heading is a first line without a full stop, a few characters that a space parts from the text
    ("1.压实党政责任 镇党委…"), or a first sentence of at most 60 characters without a figure and with
    more than a note behind it ("9．加强消防安全风险防控。实施打通…"). Equal to `start` when the text is
    all body, to `end` when it is all heading.
    """
    own = text[start:end]
    line = own.split("\n", 1)[0]
    if (
        len(line) < len(own)
        and len(line) <= _LIMIT
        and not _OPEN_END.search(line)
        and "。" not in line
    ):
        return start + len(line) + 1
    title = _TITLE.match(own)
    if title and "。" in own:
        return start + title.end()
    bare = own.rstrip()
    introduces = bare.endswith(("：", ":")) and not _NAMES.fullmatch(bare)
    # "对发现的问题，7日内交办。" over its items is no heading: it says until when.
    states = bare.endswith("。") and re.search("[，：]", bare) and _FACT.search(bare)
    one = len(bare) <= _LIMIT and "。" not in bare.rstrip("。")
    if has_children and one and not introduces and not states:
        return end
    stop = own.find("。")
    if 0 <= stop < _LIMIT and not _FACT.search(own[:stop]) and not has_only_note(own[stop + 1 :]):
        return start + stop + 1
    return start


def has_only_note(text: str) -> bool:
    """Whether nothing but white space and notes in brackets is left."""
    return not _NOTE.sub("", text).strip()
