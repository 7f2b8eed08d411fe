"""A number in one of Word's number formats (ECMA-376 part 1, 17.18.59): 3 → "三", "③", "III", "03"."""

import re

from index.numerals import CIRCLED, to_chinese

_COUNTING = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_BY_DIGIT = {
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
}
_LEGAL = {
    "chineseLegalSimplified": str.maketrans("零一二三四五六七八九十百", "零壹贰叁肆伍陆柒捌玖拾佰"),
    "ideographLegalTraditional": str.maketrans(
        "零一二三四五六七八九十百", "零壹貳參肆伍陸柒捌玖拾佰"
    ),
    "japaneseLegal": str.maketrans("零一二三四五六七八九十百", "零壱弐参四伍六七八九拾百"),
}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ONE_EACH = {
    "decimalEnclosedCircle": CIRCLED,
    "decimalEnclosedCircleChinese": CIRCLED,
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
}
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_LARGEST_ROMAN, _LARGEST_LETTER = 32_767, 780
_PADDED = re.compile(r"^0*1,")


def shown(number: int, number_format: str, pattern: str = "") -> str:
    """The number as Word shows it; in digits where the format ends or is none of ours.

    `pattern` is that of a custom format: "001, 002, 003, ...".
    """
    if number < 1:
        return str(number)
    if number_format in _COUNTING and number < 1000:
        return to_chinese(number)
    if number_format in _LEGAL and number < 1000:
        counted = to_chinese(number)
        full = f"一{counted}" if counted.startswith("十") else counted
        return full.translate(_LEGAL[number_format])
    if number_format in _BY_DIGIT:
        return "".join(_BY_DIGIT[number_format][int(digit)] for digit in str(number))
    if number_format in _ONE_EACH and number <= len(_ONE_EACH[number_format]):
        return _ONE_EACH[number_format][number - 1]
    if number_format == "ideographZodiacTraditional" and number <= 60:
        return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]
    if number_format in ("lowerRoman", "upperRoman") and number <= _LARGEST_ROMAN:
        return _cased(_roman(number), number_format)
    if number_format in ("lowerLetter", "upperLetter") and number <= _LARGEST_LETTER:
        letter = chr(ord("A") + (number - 1) % 26) * ((number + 25) // 26)
        return _cased(letter, number_format)
    return _decimal(number, number_format, pattern)


def _decimal(number: int, number_format: str, pattern: str) -> str:
    if number_format == "decimalZero":
        return f"{number:02d}"
    if number_format == "numberInDash":
        return f"- {number} -"
    padded = _PADDED.match(pattern) if number_format == "custom" else None
    return str(number).zfill(len(padded.group()) - 1 if padded else 1)


def _cased(text: str, number_format: str) -> str:
    return text.lower() if number_format.startswith("lower") else text


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
