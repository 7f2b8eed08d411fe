"""The information box of a published notice: its labels and what they say.

Table readers write a pair a line ("索引号：…"); pages that were copied as text have several in one
line, the label in brackets or parted by a space or nothing: "索引号：A-1 发文字号：…",
"[ 发文机关 ] …", "成文日期2024-03-01".
"""

import re
from collections.abc import Iterator

from index.readers.table import BOX_LABEL, GLUED_LABEL

_MORE = re.compile(
    r"概述|关键字|所属机构|发布文号|公文文号|发布单位|发布部门|颁布单位|发文单位|公开目录|公开类别|信息类别|时效性|有效性状态"
    r"|效力状况|公开责任部门|公开范围|公开属性|(?:信息)?公开(?:选项|形式|类别)|信息时效期|签署日期|登记日期|印发日期|实施日期|生效日期|失效日期"
    r"|生效时间|失效时间|废止时间|发文时间|制发日期|制发时间|印发时间|发布机关|载体类型|记录形式|信息格式|公开时限|公开程序|信息提供日期|语种"
    r"|废止日期|主题类别|信息来源|文件编号|密级|紧急程度|份号|缓急程度"
)
_LONGEST, _SHORTEST = 7, 2
_SPREAD = re.compile(r"(?:标\s{2,}题|索\s{2,}引\s*号|文\s{2,}号|概\s{2,}述|名\s{2,}称)$")
_END = re.compile(r"[：:](?:\s*\|)?|[\]］】]|(?<=\s)\|")
_LEAD = re.compile(r"[\s•·●▪◆■|\-*＊\[［【]*")
_EDGE = " \t\u3000[［【|：:"
_SPACE = re.compile(r"\s+")


def is_label(words: str) -> bool:
    """Whether some words are a label of the box and nothing else."""
    bare = _SPACE.sub("", words).strip("：:[]［］【】|")
    return bool(BOX_LABEL.match(bare) or _MORE.fullmatch(bare))


def pairs_of(line: str) -> tuple[tuple[str, str], ...]:
    """The (label, value) pairs of a line that is a part of the box, () for any other line."""
    places = list(_labels(line))
    if not places or places[0][0] > _lead(line):
        return ()
    ends = [start for start, _, _ in places[1:]] + [len(line)]
    return tuple(
        (label, line[behind:end].strip(_EDGE))
        for (_, behind, label), end in zip(places, ends, strict=True)
    )


def _labels(line: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of the labels of a line; one at its start may end in a space."""
    lead = _lead(line)
    found = [one for end in _END.finditer(line) if (one := _label_before(line, end))]
    glued = GLUED_LABEL.match(line, lead)
    first = re.match(r"\S+(?=[ \t\u3000])", line[lead:])
    if glued:
        yield lead, glued.end(), glued.group().strip()
        found = [one for one in found if one[0] >= glued.end()]
        first = None
    if first and is_label(first.group()) and not any(start == lead for start, _, _ in found):
        yield lead, lead + first.end(), first.group()
    yield from found


def _label_before(line: str, end: re.Match[str]) -> tuple[int, int, str] | None:
    """The longest label that ends where a colon or bracket stands."""
    before = line[: end.start()].rstrip()
    spread = _SPREAD.search(before)  # 标      题：
    if spread:
        return spread.start(), end.end(), _SPACE.sub("", spread.group())
    for size in range(_LONGEST, _SHORTEST - 1, -1):
        label = before[-size:]
        if len(label) == size and label[0] not in _EDGE and is_label(label):
            return len(before) - size, end.end(), _SPACE.sub("", label)
    return None


def _lead(line: str) -> int:
    match = _LEAD.match(line)
    return match.end() if match else 0
