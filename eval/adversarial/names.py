"""Names of units in their long and short forms, as the generator knows them."""

import re
from functools import lru_cache

NAMES = (
    ("应急局", "应急管理局"),
    ("住建局", "住房和城乡建设局"),
    ("安委办", "安委会办公室"),
    ("安委办", "安全生产委员会办公室"),
    ("市场监管局", "市场监督管理局"),
    ("文旅局", "文化和旅游局"),
    ("发改局", "发展和改革局"),
    ("发改委", "发展和改革委员会"),
    ("卫健局", "卫生健康局"),
    ("卫健委", "卫生健康委员会"),
    ("经信局", "经济和信息化局"),
    ("人社局", "人力资源和社会保障局"),
    ("消防大队", "消防救援大队"),
    ("消防支队", "消防救援支队"),
    ("自然资源局", "自然资源和规划局"),
    ("交警大队", "公安交警大队"),
    ("城管局", "城市管理局"),
    ("编办", "机构编制委员会办公室"),
)
_LONGEST_FIRST = sorted(NAMES, key=lambda pair: -len(pair[1]))
_LEVEL = re.compile(r"^(?:XX)?[省市区县镇](?=.{2})")


def short(text: str) -> str:
    """A text with the names of units in their short forms."""
    for brief, long in _LONGEST_FIRST:
        text = text.replace(long, brief)
    return text


@lru_cache(maxsize=4096)
def core(unit: str) -> str:
    """A name without its level, in its short form."""
    return _LEVEL.sub("", short(unit))
