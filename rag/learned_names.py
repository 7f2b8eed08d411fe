"""Names that the plans themselves shorten: 城市管理综合行政执法局（以下简称区城管局）."""

import re

_SHORTENED = re.compile(
    r"([\u4e00-\u9fff]{4,24})[（(]以下(?:统一|统称)?(?:简称|称)为?[:：]?[“\"]?([\u4e00-\u9fff]{2,10})[”\"]?[)）]"
)
# Words in front of a name that the pattern takes along: 成立区安全生产委员会.
_BEFORE = re.compile(r"^.*(?:成立|组建|设立|由|和|与|及|在|对|向|经|按照|根据|为)")


def learned_names(text: str) -> tuple[tuple[str, str], ...]:
    """(whole name, its short form) as the plans introduce them, longest first."""
    found = {
        _BEFORE.sub("", whole) or whole: short
        for whole, short in _SHORTENED.findall(text)
        if not whole.endswith(short)
    }
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def in_short(question: str, names: tuple[tuple[str, str], ...]) -> str:
    """A question with whole names in the short forms that the plans go on with."""
    for whole, short in names:
        question = question.replace(whole, short)
    return question
