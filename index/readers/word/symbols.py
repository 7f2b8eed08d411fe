"""Characters of symbol fonts (`w:sym`) as the Unicode characters that they look like."""

_CIRCLED, _FILLED = "①②③④⑤⑥⑦⑧⑨⑩", "❶❷❸❹❺❻❼❽❾❿"
_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        **{0x81 + at: sign for at, sign in enumerate(_CIRCLED)},
        **{0x8C + at: sign for at, sign in enumerate(_FILLED)},
        **{0x6F: "□", 0x70: "□", 0xA8: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "√", 0xFB: "×"},
        **{0x6C: "●", 0x6E: "■", 0x75: "◆", 0xAB: "★", 0xE0: "→", 0xDF: "←", 0xF0: "⇨"},
    },
    "wingdings 2": {
        **{0x6A + at: sign for at, sign in enumerate(_CIRCLED)},
        **{0x75 + at: sign for at, sign in enumerate(_FILLED)},
        **{0xA3: "□", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "√", 0x4F: "×"},
    },
    "symbol": {
        **{0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"},
        **{0xB0: "°", 0xAE: "→", 0xB7: "·", 0x6D: "μ", 0x57: "Ω", 0x44: "Δ", 0xA5: "∞"},
    },
}
_PRIVATE = 0xF000


def symbol(font: str, code: str) -> str:
    """The character of a symbol; "" for one that has no everyday likeness."""
    point = int(code, 16)
    look = _FONTS.get(font.strip().lower())
    if look is not None:
        return look.get(point & 0xFF, "")
    outside = point < 0x20 or _PRIVATE <= point <= 0xF0FF or 0xD800 <= point <= 0xDFFF
    return "" if outside or point > 0x10FFFF else chr(point)
