"""Probes for deadlines: 9月底前完成 → 什么时候之前完成？"""

import re
from collections.abc import Iterator, Sequence

from eval.probes.found import About, Facts, Found, context, naming
from eval.probes.ground import Ground, Statement
from eval.probes.phrases import is_fair, window
from index.ledger.values import deadlines

# "全年不超过40家" and "汛期每周巡查" say in which time, not by when.
_NO_DEADLINE = frozenset({"全年", "汛期", "年内"})
_DURATION = re.compile(r"(?:工作日|小时|分钟|天|日|个月|周)(?:之?内|以内)$")
# "10月底前完成并公布结果": what is completed was said before.
_UNSAID = re.compile(r"^(?:全部|基本)?完成(?:并|$)")
_MONTH = re.compile(r"月|季度|半年|年底|今冬明春")
_TASK = re.compile(r"(?:任务|事项|工作|内容|项目)[^：；]{0,4}：([^；：]{4,40})；")


def deadlines_in(ground: Ground) -> Iterator[Found]:
    """Every deadline that can be asked for."""
    rivals = [own for own in ground.statements if deadlines(own.text)]
    for own in rivals:
        for words in _of_row(own) if own.is_row else deadlines(own.text):
            found = _found(rivals, own, words)
            if found:
                yield found


def task_of(row: Statement) -> str:
    """The task in a row of a table; "" when no column is called so."""
    task = _TASK.search(row.text)
    return task.group(1) if task else ""


def _of_row(own: Statement) -> tuple[str, ...]:
    return own.duty.deadlines if own.duty else ()


def _found(rivals: Sequence[Statement], own: Statement, words: str) -> Found | None:
    wording = _wording(words)
    if not wording or own.text.count(words) != 1:
        return None
    start = own.text.find(words)
    if re.search(r"[\d年每自从一二三四五六七八九十]$", own.text[:start]) and not own.is_row:
        return None
    if own.is_row:
        topic = before = task_of(own)
        after = "完成"
        if not is_fair(topic):
            return None
    else:
        seen = window(own.text, start, start + len(words))
        if seen is None or deadlines(seen.before + seen.after):
            return None
        if not seen.before and not seen.whole and _UNSAID.match(seen.after):
            return None
        about = "" if seen.whole else context(own, seen.topic)
        topic, before, after = about + seen.topic, about + seen.before, seen.after
    named = naming(rivals, own, topic)
    if named is None:
        return None
    return Found(About.DEADLINE, own, topic, before, wording, after, words, facts_of(words), named)


def _wording(words: str) -> str:
    """What to ask for these words with; "" when they are no deadline."""
    if words in _NO_DEADLINE:
        return ""
    if _DURATION.search(words):
        return "多长时间内"
    if not _MONTH.search(words) and "年" not in words:
        return ""
    return "什么时候之前" if words.endswith("前") else "什么时候"


def facts_of(words: str) -> Facts:
    """What a right answer says: the date, with or without its year."""
    short = re.sub(r"^20\d\d年(?=\d)", "", words)
    return ((words,) if short == words else (words, short),)
