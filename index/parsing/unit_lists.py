"""Lists of units behind a label that lost their marks: 责任部门：县公安局 县交通运输局."""

import re

from index.sentences import UNIT_END, is_bare_note

_LABELLED = re.compile(r"(?:单位|部门|科室|股室|处室|主体|机构)[:：](?P<units>[^。；;\n]+)")
_SPACE = re.compile(
    rf"(?<=[\u4e00-\u9fff]){UNIT_END}(?P<space>[ \t\u00a0\u3000]+)(?=[省市区县旗镇乡各][\u4e00-\u9fff])"
)
# A label alone on its line; what it names stands on the next one.
LONE_LABEL = re.compile(r"(?m)^([^\s，,。；;：:]{4,10}[:：])\n(?=(.{2,80})$)")


def unit_spaces(text: str) -> frozenset[int]:
    """Where a space parts two units of a list behind "责任单位：" or a label like it."""
    return frozenset(
        space.start("space")
        for listed in _LABELLED.finditer(text)
        for space in _SPACE.finditer(text, listed.start("units"), listed.end())
    )


def labelled(match: re.Match[str]) -> str | None:
    """What a match of `LONE_LABEL` leaves: the label in front of the next line, None for no label."""
    label, following = match.groups()
    return label if is_bare_note(label) and not re.search("[:：。]", following) else None
