"""What reading promises of the text of a document, one check a feature.

Each takes the name of a file of `feature_files`, whose ending is the format.
"""

import csv
import io
import re

from openpyxl import Workbook

from index.parsing.parse import parse
from index.plan import Plan
from tests.index import feature_plan as plan
from tests.index.feature_files import SITE_FOOT, SITE_HEAD
from tests.index.feature_readings import (
    document,
    ending,
    holds,
    plan_in,
    quotes,
    read_bytes,
    same,
    texts,
)

PRINTED, SHEETS = (".pdf", ".ofd", ".tif"), (".xlsx", ".csv")
_IN_WORD = ("第14段", "表1第7行", "表1第9行")
_ON_PAGES = ("第2页", "第3页", "第4页")
# Where the first item, the third task and the last one stand.
PLACES = {
    **dict.fromkeys((".docx", ".wps", ".odt", ".rtf"), _IN_WORD),
    **dict.fromkeys(PRINTED, _ON_PAGES),
    ".html": ("第10段", "表1第7行", "表1第9行"),
    ".xlsx": ("", "工作表“分工”第9行", "工作表“分工”第11行"),
    ".csv": ("", "第9行", "第11行"),
    ".txt": ("第12行", "第30行", "第32行"),
    ".md": ("第23行", "第54行", "第56行"),
}
_BETWEEN_DASHES = re.compile(r"[-—–]\s*\d+\s*[-—–]")


def written_numbers(name: str) -> None:
    """一、 and 1. of the text make the addresses; in a sheet they stand in its first column."""
    one = _sheet_of_lines(name) if ending(name) in SHEETS else plan_in(name)
    for at, words in enumerate(plan.WRITTEN[1], 1):
        assert same(quotes(one)[f"一、›{at}."], words, name)


def automatic_numbers(name: str) -> None:
    """Numbers that stand nowhere in the file make addresses like those that are written."""
    assert holds(name, plan.COUNTED[0]) and not holds(name, f"二、{plan.COUNTED[0]}")
    assert ("二、", plan.COUNTED[0]) in [(one.label, one.title) for one in plan_in(name).sections]
    for at, words in enumerate(plan.COUNTED[1], 1):
        assert quotes(plan_in(name))[f"二、›{at}."].startswith(words)


def styled_headings(name: str) -> None:
    """A heading without a number is a section by its style, and its items stand below it."""
    sections = [(one.address, one.label, one.title) for one in plan_in(name).sections]
    assert (plan.STYLED[0], "", plan.STYLED[0]) in sections
    for at, words in enumerate(plan.STYLED[1], 1):
        assert quotes(plan_in(name))[f"{plan.STYLED[0]}›{at}."] == words


def two_columns(name: str) -> None:
    """What stands in two columns is read one after the other, not line by line across."""
    first, second = (f"{at}.{words}" for at, words in enumerate(plan.STYLED[1], 1))
    read = texts(document(name).blocks)
    at = next(at for at, words in enumerate(read) if words[:8] == first[:8])
    assert same(read[at], first, name) and same(read[at + 1], second, name)


def running_heads(name: str) -> None:
    """Head and foot of the pages, of a sheet on paper and of a site are in no block."""
    read = "".join(texts(document(name).blocks))
    if ending(name) in PRINTED:
        assert f"去掉页眉或页脚“{plan.RUNNING_HEAD}”（4页）。" in document(name).remarks
    site = ending(name) == ".html"
    for words in (SITE_HEAD, SITE_FOOT) if site else (plan.RUNNING_HEAD,):
        assert ending(name) in PRINTED or holds(name, words)
        assert words not in read


def page_numbers(name: str) -> None:
    """The numbers of pages are in no clause; a sentence that one of them parts is whole."""
    if ending(name) in (".txt", ".md"):
        assert "— 2 —" in texts(document(name).blocks)
    else:
        assert not any(map(_BETWEEN_DASHES.search, texts(document(name).blocks)))
    assert not _BETWEEN_DASHES.search(plan_in(name).text)
    if ending(name) == ".txt":
        assert quotes(plan_in(name))["二、›1."] == plan.COUNTED[1][0]


def footnotes(name: str) -> None:
    """A note stands named behind the paragraph that cites it and leaves its sentence whole."""
    assert quotes(plan_in(name))["二、›1."] == f"{plan.COUNTED[1][0]}\n脚注1：{plan.NOTE}"


def text_boxes(name: str) -> None:
    """The words of a text box are read where it stands."""
    (box,) = [one for one in document(name).blocks if one.text == plan.BOXED]
    assert box.place == ("第2页" if ending(name) in PRINTED else "第12段文本框")
    assert quotes(plan_in(name))["开头"] == f"{plan.OPENING}\n{plan.BOXED}"


def tracked_changes(name: str) -> None:
    """What was inserted is read, what was deleted is not."""
    assert holds(name, plan.DELETED)
    assert quotes(plan_in(name))["一、›2."] == plan.WRITTEN[1][1]
    assert plan.DELETED not in "".join(texts(document(name).blocks))


def places(name: str) -> None:
    """Every clause says its page, paragraph, row or line; none has a page that nobody printed."""
    item, task, last = PLACES[ending(name)]
    found = {one.address.removeprefix("附件›"): one.origin.place for one in plan_in(name).clauses}
    assert found.get("一、›1.", "") == item
    assert (found["二、›表1第7行"], found["二、›表1第9行"]) == (task, last)
    assert all(place.startswith(("第", "表", "工作表")) for place in found.values())
    assert ending(name) in PRINTED or not any("页" in place for place in found.values())


def parts_of_a_notice(name: str) -> None:
    """Nothing of the letter around a plan, its head and its signature is in a clause."""
    read = "".join(texts(document(name).blocks))
    said = "".join(quotes(plan_in(name)).values())
    parts = (plan.NUMBER, plan.NOTICE, plan.ADDRESSEES, plan.LETTER, plan.LISTED, plan.DAY)
    for words in (*parts, plan.SIGNED):
        assert words in read and words not in said
    assert quotes(plan_in(name))["开头"].startswith(plan.OPENING)


def facts_of_a_notice(name: str) -> None:
    """Number, issuer and date come from the letter, or from above and below a table."""
    one = plan_in(name)
    assert (one.title, one.number) == (plan.TITLE, plan.NUMBER)
    assert (one.issuer, one.issued) == (plan.SIGNED, "2024-03-06")


def _sheet_of_lines(name: str) -> Plan:
    """A plan that somebody typed into the first column of a sheet."""
    lines = plan.lines()[8:]
    if ending(name) == ".csv":
        text = io.StringIO()
        csv.writer(text).writerows([line] for line in lines)
        data = text.getvalue().encode("gb18030")
    else:
        book, packed = Workbook(), io.BytesIO()
        for line in lines:
            book.active.append([line])
        book.save(packed)
        data = packed.getvalue()
    (one,) = parse(read_bytes(name, data))
    return one
