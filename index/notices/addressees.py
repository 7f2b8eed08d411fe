"""Whom a notice is sent to (主送机关): "各镇人民政府，各街道办事处，区安委会各成员单位："."""

import re

from index.parsing.numbered import is_numbered

_LONGEST = 300
_NAME = (
    r"人民政府|政府|办事处|委员会|安委会|管委会|居委会|村委会|办公室|办公厅|公室|单位|部门|机构|企业|公司|集团|社区|科室|处室|站所|股室"
    r"|中心|大队|支队|总队|学校|医院|园区|开发区|街道|乡镇|镇街|村组|直属|有关方面|专班|小组|指挥部|[委办局厅部院所站村镇乡县区市旗州盟省]"
)
_ONE = re.compile(
    rf"(?:[^。；;！？!?：:、，,]{{0,30}}(?:{_NAME})|自治区|直辖市|同志)(?:[（(][^（）()]{{1,16}}[)）])?(?:负责同志|负责人)?"
)
# 有关单位要做到：, 目标任务如下：: what is said to somebody, not whom it is sent to.
_SAYS = re.compile(
    r"[要应须](?!急)|如下|以下|目标|包括|做到|负责[^人同]|牵头|配合|责任|开展|制定|为[^（]|是[:：]|现将|通知"
)
# 各建设、施工、监理单位: one name.
_ONE_KIND = re.compile(r"各[^，,、：:]{1,6}(?:、[^，,、：:]{1,6}){1,4}(?:单位|企业|公司|学校|机构)")
_PARTS = re.compile(r"[，,、；;]|和(?=各|有关|市|区|县|省)|及(?=各|有关)")
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]")


def addressees_end(line: str) -> int:
    """How long the addressees are that open a line, their colon included; 0 when none do."""
    colon = next((at for at, char in enumerate(line) if char in "：:"), -1)
    if not 2 <= colon <= _LONGEST or is_numbered(line):
        return 0
    words = line[:colon]
    if "。" in words or _SAYS.search(words):
        return 0
    whole = _ONE_KIND.sub("各单位", _BRACKETED.sub("", words))
    parts = [part.strip() for part in _PARTS.split(whole) if part.strip()]
    named = sum(bool(_ONE.fullmatch(part)) for part in parts)
    every = any("各" in part or "有关" in part for part in parts)
    # "区教育局、区公安分局：负责…" says who does it.
    several = named > 1 and not line[colon + 1 :].strip()
    return colon + 1 if parts and named * 4 >= len(parts) * 3 and (every or several) else 0
