"""Deadlines, frequencies and figures as the plan writes them.

No deadlines are the date under a signature, days that something counts from (自3月1日起) or was
counted at (截至6月底, 较上半年), days in a book title, and when a thing was built or issued
(2005年底前建成的, 3月5日印发的).
"""

import re
from collections.abc import Iterator

_N = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千万]+)"
_YEAR = r"(?:(?<!\d)(?:20\d\d|\d\d|[二〇零一二三四五六七八九]{4})年|[今本当明次翌来]年)"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
_THIRD = r"(?:上中旬|中下旬|[上中下]旬|底|末)"
_POINT = rf"{_YEAR}?{_MONTH}月(?:份)?(?:{_DAY}|{_THIRD})?"
_BEFORE = r"(?:[之以]?前(?![往期后述沿提]))"
_TO = r"起?(?:[-—–－~～]+|至|到)"
_QUARTER = r"(?:(?:第?[一二三四1-4]、){0,3}第?[一二三四1-4]季度|前[二三]个?季度|[上下]半年)"
_COUNT = r"(?:\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十百]{1,6})"
_RELATIVE = rf"(?:{_COUNT}|半)(?:个?工作日|个?小时|分钟|天|日|个?月|周|年)"
_DEADLINE = re.compile(
    r"(?<![\d每])(?<!\d年)(?<!\d\d\.)(?:"
    rf"{_YEAR}?{_MONTH}月(?:\d{{1,2}}|{_DAY}){_TO}{_DAY}止?{_BEFORE}?"
    rf"|{_YEAR}?{_MONTH}(?:月份?(?:{_DAY}|{_THIRD})?)?{_TO}{_POINT}止?{_BEFORE}?"
    rf"|{_POINT}(?:[、和及与]{_POINT}){{0,11}}{_BEFORE}"
    rf"|{_YEAR}?{_MONTH}月份?(?:{_DAY}|{_THIRD})"
    rf"|{_YEAR}?{_QUARTER}(?:末|底|之?内)?{_BEFORE}?"
    rf"|{_YEAR}年?(?:底|末|内)(?:{_BEFORE})?|20\d\d年{_BEFORE}"
    rf"|(?<!三)年(?:底|末(?!岁)){_BEFORE}?|年度?内|全年|今冬明春|汛期(?:来临|到来)?{_BEFORE}?"
    rf"|(?:{_RELATIVE}[至到])?{_RELATIVE}(?:之内|以内|内)|(?:{_COUNT}(?:个?工作日|个?小时|天|个?月|周)){_BEFORE}"
    rf"|{_DAY}{_BEFORE}"
    r")"
)
_RECURRING = re.compile(
    rf"(?:每季度(?:末月|首月)?|[每次当本]月)(?:{_DAY}{_BEFORE}|[底末]{_BEFORE}?)|(?<!\d)月底{_BEFORE}"
)
# A month without an ending says when: 6月组织“安全生产月”活动.
_IN_MONTH = re.compile(
    rf"(?:^|(?<=[，,。；;：:、\n“于在]))(?:{_YEAR}?{_MONTH}月份?)(?=组织|开展|举办|举行|集中|召开|完成|启动|在|“)"
)
_SIGNED = re.compile(
    r"(?:^|(?<=[。\n]))[^，,。；;：:\n]{0,30}?[（(]?20\d\d年\d{1,2}月\d{1,2}日[)）]?(?=\s*(?:$|\n))"
)
_TITLE = re.compile(r"《[^》\n]*》")
_COUNTED_FROM = re.compile(r"(?:截至|截止到?(?=20\d\d年)|同比|[比较近]|较之|相比)$")
_PAST = re.compile(
    r"[，,]?全[省市区县镇](?:共|累计|发生)|起|以来|[之以]?后|前后|同期|同比|开始|施行|实施之日|(?:已?经?(?:印发|发布|下发|出台|公布|通报|建成|竣工|投用|建造|建设|出厂|安装|取得|投入使用))的"
)
_FREQUENCY = re.compile(
    rf"每(?:{_N}个?)?(?:年度?|半年|季度?|个?月|半个?月|周|天|日|班|学期|旬|星期)(?:[^，,。；;、]{{0,12}}?(?:至少|不少于|不低于|不得少于)?[^，,。；;、]{{0,14}}?{_N}(?:次|轮|场|期|个|起|遍|家次))?(?:以上)?"
)
# 统一部署 and 第一批 count nothing.
_FIGURE = re.compile(
    rf"(?<!第)(?!(?<=[统唯专单同])一){_N}(?:[-—－–~～至]{_N})?(?:余|多)?(?:万|亿)?(?:元|人次|家次|公里|个|家|栋|台|处|条|人|名|次|套|只|座|辆|艘|场|期|项|户|端口|%|％|‰|学时|小时|分钟|米|平方米|吨|支|批|部|起)(?:以上|以下|以内)?|百分之{_N}"
)


def deadlines(text: str) -> tuple[str, ...]:
    """Dates and periods, in order of their place: 4月底前, 5-10月份, 24小时内."""
    places = sorted(_places(text))
    return tuple(dict.fromkeys(text[start:end] for start, end in places))


def frequencies(text: str) -> tuple[str, ...]:
    """How often: 每季度至少组织研究1次, 每月."""
    return _all(_FREQUENCY, text)


def figures(text: str) -> tuple[str, ...]:
    """Counts, amounts and shares with their unit of measure: 500-5000元, 65套, 90%."""
    return _all(_FIGURE, text)


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where deadlines stand; signatures and book titles are looked past."""
    open_text = text
    for pattern in (_SIGNED, _TITLE):
        open_text = pattern.sub(lambda found: "\0" * len(found.group()), open_text)
    taken = 0
    for match in sorted(
        (
            match
            for pattern in (_RECURRING, _DEADLINE, _IN_MONTH)
            for match in pattern.finditer(open_text)
        ),
        key=lambda match: (match.start(), -match.end()),
    ):
        if match.start() < taken:
            continue
        taken = match.end()
        before = open_text[max(0, match.start() - 3) : match.start()]
        if not _COUNTED_FROM.search(before) and not _PAST.match(open_text, match.end()):
            yield match.span()


def _all(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group() for match in pattern.finditer(text)))
