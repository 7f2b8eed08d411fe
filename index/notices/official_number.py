"""The number of an official document (发文字号): 云安办〔2024〕8号, in one spelling.

The standard form (GB/T 9704) has bent brackets, no 第 and no leading zero; sites write
[2024], (2024) or 【2024】. Names that were struck out (×安发, **府办) stay as they are.
"""

import re

_OPEN, _CLOSE = r"[〔﹝\[(（【［]", r"[〕﹞\])）】］]"
_MASK = "×X*＊Ｘ"
_WHO = rf"[\u4e00-\u9fffA-Za-z{_MASK}]{{1,20}}"
_YEAR = rf"(?:19|20)[\d{_MASK}]{{2}}|[{_MASK}]{{2,4}}"
NUMBER = re.compile(
    rf"(?P<who>{_WHO})\s*{_OPEN}\s*(?P<year>{_YEAR})\s*年?{_CLOSE}\s*第?\s*(?P<count>\d{{1,4}}|[{_MASK}]{{1,4}})\s*号"
)
# Pages that were copied as text have lost the colon: 发布文号云安办〔2024〕8号.
_LABEL = re.compile(r"(?:发布|发文|公文)?(?:文号|字号)\s*(?![:：])")
_SIGNER = r"签发人[:：]?\s*[\u4e00-\u9fff×X*·\s、]{0,20}"
_LINE = re.compile(
    rf"(?:{_SIGNER}\s+|等级[:：]?\s*(?:特急|加急|平急|特提)\s*)?[（(]?\s*{NUMBER.pattern}\s*[)）]?(?:\s*{_SIGNER})?".replace(
        "?P<", "?P<at_"
    )
)


def is_number_line(line: str) -> bool:
    """Whether a line is such a number and nothing else, or the number and who signed."""
    return _LINE.fullmatch(line.strip()) is not None


def official_number(words: str) -> str:
    """The first such number in some words in its standard spelling, "" if there is none."""
    match = NUMBER.search(_LABEL.sub("", words))
    if match is None:
        return ""
    count = match["count"]
    shown = str(int(count)) if count.isdecimal() else count
    return f"{match['who']}〔{match['year']}〕{shown}号"


def year_of_number(number: str) -> int | None:
    """The year in the brackets of such a number; None where it is struck out."""
    match = NUMBER.search(number)
    return int(match["year"]) if match and match["year"].isdecimal() else None
