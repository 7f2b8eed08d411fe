"""What one line of an official notice is, as far as the line alone says it."""

import re
from enum import StrEnum
from functools import lru_cache

from index.notices.box import pairs_of
from index.notices.calendar_day import DAY
from index.notices.official_number import is_number_line
from index.notices.site_furniture import is_file, is_furniture
from index.parsing.numbered import is_numbered


class Part(StrEnum):
    """A part of a notice that is no text of a plan; the value is what it is called to a person."""

    MASTHEAD = "版头"
    NUMBER = "发文字号"
    BOX = "信息框"
    SITE = "网页栏目"
    TITLE = "通知标题"
    ADDRESSEES = "主送"
    LETTER = "印发说明"
    LISTED = "附件说明"
    ATTACHMENT = "附件标记"
    ORGAN = "发文机关"
    DAY = "日期"
    SIGNED = "落款"
    REMARK = "附注"
    COPIES = "抄送"


_PLACE_END = (
    "人民政府|政府|委员会|安委会|安委办|管委会|办公室|办事处|党委|工委|党组|指挥部|领导小组|委|办|局|厅|部|署"
    "|总队|支队|大队|中心|学院|大学|学校|中学|小学|幼儿园|医院|卫生院|村委会|居委会|消安委|减灾委|林场|农场|(?<!网)站|所|公司|集团|协会|总工会|联合会"
)
_SEAL = r"(?:\s*[（(](?:盖?章|代章|印章?|公章)[)）])?"
ORGAN = rf"[^\s。，,；;：:！？!?、（）()\d]{{2,36}}?(?:{_PLACE_END}){_SEAL}"
# 办公室 alone goes on from the line above: 云津市安全生产委员会.
_ORGAN = re.compile(rf"{ORGAN}(?:\s+{ORGAN}){{0,3}}|办公[室厅]|[（(]\s*(?:盖?章|印章|公章)\s*[)）]")
_DAY = re.compile(rf"[（(]?\s*{DAY}\s*[)）]?(?:\s*印发)?")
_SIGNED = re.compile(rf"{ORGAN}\s*[（(]?\s*{DAY}\s*[)）]?")
_MASTHEAD = re.compile(
    r"(?:特\s*急|特\s*提|加\s*急|平\s*急|急\s*件|绝\s*密|机\s*密|秘\s*密|内部(?:资料|文件|明电))\s*(?:[★☆].{0,12})?"
    r"|签发人[:：]?.{0,12}|\d{6}|文\s*件|.{0,20}明传电报|(?:等级[:：]?\s*)?特急\s*[·•・]?\s*明电|发电单位[:：]?.{0,30}|签批盖章.{0,16}"
    rf"|[^。，,；;：:！？!?\n]{{2,40}}(?:{_PLACE_END})\s*(?:文\s*件|便\s*函|[（(](?:通\s*知|函|通\s*报|意\s*见|会议纪要)[)）])"
    r"|[★☆*＊—－\-_=＝·─━\s]{3,}"
)
_ATTACHMENT = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:：]?")
_REMARK = re.compile(
    r"[（(](?:此|本)件.{0,20}(?:公开|发布|印发|发至).{0,20}[)）]|[（(](?:联系人|联系电话|联系单位|联系方式|联系地址).*[)）]"
    r"|[（(](?:信息公开|公开)?(?:形式|选项|类别|方式)[:：].{1,12}[)）]|[（(](?:主动公开|依申请公开|不予公开)[)）]|[（(](?:本文|此文|原文|内容)?(?:有删[减节]|有改动)[)）]"
)
_COPIES = re.compile(
    rf"(?:抄送|抄报|抄报送|分送|主送|主报|报送|报|送|发)[:：].*|.{{2,40}}?{DAY}\s*印(?:发|制)?|(?:[（(]?共印\s*\d+\s*份[)）]?)"
    r"|(?:打字|校对|录入)[:：].{0,30}"
)
_LONGEST = 400
_IN_ISOLATION = (
    (_ATTACHMENT, Part.ATTACHMENT),
    (_REMARK, Part.REMARK),
    (_COPIES, Part.COPIES),
    (_DAY, Part.DAY),
    (_SIGNED, Part.SIGNED),
    (_MASTHEAD, Part.MASTHEAD),
    (_ORGAN, Part.ORGAN),
)


def part_of(line: str) -> Part | None:
    """The part that a line is by itself; None for one that may be text of a plan."""
    words = line.strip()
    return None if len(words) > _LONGEST else _part(words)


@lru_cache(maxsize=4096)
def _part(words: str) -> Part | None:
    if is_numbered(words):
        return Part.SITE if is_file(words) else None
    if is_number_line(words):
        return Part.NUMBER
    if pairs_of(words):
        return None if words.endswith("。") else Part.BOX
    for pattern, part in _IN_ISOLATION:
        if pattern.fullmatch(words):
            return part
    return Part.SITE if is_furniture(words) else None
