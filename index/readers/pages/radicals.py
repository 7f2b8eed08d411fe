"""Radicals that a font hands over in place of the characters that look the same: ⼯作 for 工作.

One glyph serves both, and many programs write the radical (U+2E80 to U+2FDF) into the PDF.
"""

import unicodedata

# Radicals without a compatibility mapping of their own (EquivalentUnifiedIdeograph.txt), and ⼾,
# whose mapping is the 戶 that simplified text does not have.
_ALIKE = dict(
    zip(
        "⼾⺁⺄⺈⺊⺌⺎⺒⺓⺜⺝⺟⺠⺧⺩⺫⺬⺶⺼⻁⻄⻅⻆⻉⻊⻋⻏⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳",
        "户厂乙刀卜小兀巳幺日月母民牛王目示羊肉虎西见角贝足车邑長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟",
        strict=True,
    )
)


def plain_character(char: str) -> str:
    """The character that a radical or compatibility ideograph stands for; any other one itself."""
    if len(char) == 1 and ("\u2e80" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff"):
        return _ALIKE.get(char) or unicodedata.normalize("NFKC", char)
    return char
