"""Pages that are pictures of text, told from pages of text with pictures."""

# A scan often carries a stamp of some system (who printed it, when): so many characters on a page
# that is all picture are none of its text. A title page over a picture reads alike either way.
_FEWEST, _STAMP = 20, 120
# Shares of a page: pictures that are the page, one that may hold words, a seal of 5 cm.
WHOLE, _WORDS, _SEAL = 0.8, 0.01, 0.04
# A seal and a square code are as wide as high.
_SQUARE = 1.3


def fewest_letters(share: float) -> int:
    """The fewest characters of a page that has text of its own, where pictures cover that share."""
    return _STAMP if share > WHOLE else _FEWEST


def may_hold_words(width: float, height: float, page: float) -> bool:
    """Whether a picture should be named, for it is not read; `page` is the area of its page.

    Lines, dots and seals are not: all official documents have some.
    """
    share = width * height / max(page, 1.0)
    square = max(width, height) < _SQUARE * min(width, height)
    return share > (_SEAL if square else _WORDS)
