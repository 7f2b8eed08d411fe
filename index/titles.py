"""Where the plans of one text begin and what they are called."""

import re
from dataclasses import dataclass

from index.numerals import to_number
from index.plan import Level

_KIND = r"(?:工作要点|工作计划|工作方案|实施方案|行动方案|行动计划|工作安排|工作任务|工作打算|实施意见|要点)"
_COUNT = r"[一二三四五六七八九十\d]{1,3}"
_COLLECTION = re.compile(
    rf"\A(?P<stem>[^\n。，,；;：:]{{2,40}}?{_KIND})\s*[（(]?(?P<count>{_COUNT})\s*篇[）)]?"
)
_PLAIN = r"[^\n。，,；;：:！？、]"
_SUFFIX = r"(?:[一二三四五六七八九十]|[（(][^()（）\n]{1,8}[)）])?"
_NOTICE = r"(?:[》”]?的?(?:通知|意见|函))?"
_TITLE_LINE = re.compile(rf"^{_PLAIN}{{2,45}}{_KIND}{_SUFFIX}{_NOTICE}$")
_TITLE_TAIL = re.compile(rf"^{_PLAIN}{{0,45}}{_KIND}{_SUFFIX}{_NOTICE}$")
_TITLE_SENTENCE = re.compile(
    rf"\A({_PLAIN}{{2,45}}{_KIND}{_SUFFIX})(?:[。\s]|(?=为(?:贯彻|深入|扎实|切实|认真|全面|进一步|做好|加强|推动)))"
)
_ITEM_LINE = re.compile(
    r"(?m)^(?:[一二三四五六七八九十]+[、.．]|\d{1,3}\s*[.．、](?!\d)|第[一二三四五六七八九十]+[章条])"
)
_FIRST_HALF = re.compile(r"^[^。，；：:]{1,30}$")
_OPENS_TITLE = re.compile(r"^[^。，；：:]{2,28}(?:关于|印发|转发|委员会|安委会|办公室|政府|[《“])$")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|年度|[^\d]|$)")
_ISSUER = re.compile(r"^(?P<issuer>.{2,30}?)(?:关于|印发|(?:19|20)\d\d年|XX年|安全生产工作|年度)")
_LEVELS = (
    ("国务院", Level.NATION),
    ("国家", Level.NATION),
    ("省", Level.PROVINCE),
    ("自治区", Level.PROVINCE),
    ("街道", Level.TOWNSHIP),
    ("镇", Level.TOWNSHIP),
    ("乡", Level.TOWNSHIP),
    ("区", Level.DISTRICT),
    ("县", Level.DISTRICT),
    ("市", Level.CITY),
)


@dataclass(frozen=True, slots=True)
class PlanSpan:
    """One plan in a text: its title and where title and text begin and end."""

    title: str
    start: int
    body_start: int
    end: int


def split_plans(text: str, name: str) -> tuple[tuple[PlanSpan, ...], tuple[str, ...]]:
    """The plans of a text in order, and what is doubtful about the split."""
    collection = _COLLECTION.match(text)
    if collection:
        found = _numbered(text, collection.group("stem"), collection.end())
        promised = to_number(collection.group("count")) or 0
        if found:
            plans = _spans(text, found)
            doubt = f"标题说有{promised}篇，找到{len(plans)}篇。"
            return plans, (doubt,) if promised != len(plans) else ()
    titles = _title_lines(text)
    if titles:
        plans = _spans(text, titles)
        skipped = len(text[: plans[0].start].strip())
        return plans, (f"标题之前有{skipped}个字，没有收入。",) if skipped else ()
    sentence = _TITLE_SENTENCE.match(text)
    if sentence:
        return (PlanSpan(sentence.group(1), 0, sentence.end(), len(text)),), ()
    first = text.split("\n", 1)[0]
    if len(first) <= 45 and not re.search(r"[。；]", first) and not _ITEM_LINE.match(first):
        return (PlanSpan(first, 0, len(first), len(text)),), ()
    stem = name.rsplit(".", 1)[0]
    return (PlanSpan(stem, 0, 0, len(text)),), ("没有找到标题，用文件名代替。",)


def _numbered(text: str, stem: str, start: int) -> list[tuple[str, int, int]]:
    """Titles made of a stem and the next Chinese or arabic number: (title, start, end)."""
    found: list[tuple[str, int, int]] = []
    pattern = re.compile(re.escape(stem) + rf"[（(]?({_COUNT})[）)]?")
    for match in pattern.finditer(text, start):
        # "要点一" and "要点十一" differ in length: the longest reading that continues wins.
        digits = match.group(1)
        for length in range(len(digits), 0, -1):
            if to_number(digits[:length]) == len(found) + 1:
                end = match.end() if length == len(digits) else match.start(1) + length
                found.append((text[match.start() : end], match.start(), end))
                break
    return found


def _title_lines(text: str) -> list[tuple[str, int, int]]:
    """Lines that are titles: the first one, and later ones with a plan of their own below."""
    found: list[tuple[str, int, int]] = []
    position, before = 0, ""
    for line in text.split("\n"):
        start = position
        position += len(line) + 1
        alone = _TITLE_LINE.match(line) and not _ITEM_LINE.match(line)
        opened = not found and bool(
            _OPENS_TITLE.match(before) if alone else _FIRST_HALF.match(before)
        )
        if opened and _TITLE_TAIL.match(line):
            found.append((before + line, start - len(before) - 1, start + len(line)))
        elif alone:
            found.append((line, start, start + len(line)))
        before = line
    if len(found) > 1 and found[0][0].endswith(("通知", "意见", "函")):
        # "关于印发《…》的通知" stands above the plan that it brings.
        found = found[0 if _ITEM_LINE.search(text[found[0][2] : found[1][1]]) else 1 :]
    kept = found[:1]
    for title in found[1:]:
        items_above = len(_ITEM_LINE.findall(text[kept[-1][2] : title[1]]))
        items_below = len(_ITEM_LINE.findall(text[title[2] :]))
        if items_above >= 3 and items_below >= 3:
            kept.append(title)
    return kept if kept and kept[0][1] <= max(2000, len(text) // 4) else []


def _spans(text: str, titles: list[tuple[str, int, int]]) -> tuple[PlanSpan, ...]:
    ends = [start for _, start, _ in titles[1:]] + [len(text)]
    return tuple(
        PlanSpan(title, start, body, end)
        for (title, start, body), end in zip(titles, ends, strict=True)
    )


def year_of(title: str, text: str) -> int | None:
    """The year in the title, else the first in the opening 200 characters, else None."""
    match = _YEAR.search(title) or _YEAR.search(text[:200])
    return int(match.group(1)) if match else None


def issuer_of(title: str) -> str:
    """Who issued the plan, as the title says it: the words before year or subject; "" if none."""
    match = _ISSUER.match(title)
    return match.group("issuer").strip("《") if match else ""


def level_of(title: str) -> Level:
    """The level of the issuer: the innermost administrative word of the title."""
    issuer = issuer_of(title) or title
    places = [(issuer.rfind(word), level) for word, level in _LEVELS if word in issuer]
    return max(places, key=lambda found: found[0])[1] if places else Level.UNKNOWN
