"""What reading promises of the tables of a document, one check a feature.

Each takes the name of a file of `feature_files`, whose ending is the format.
"""

import re

from index.document import BlockKind
from index.parsing.parse import parse
from index.record import record_of
from tests.index import feature_plan as plan
from tests.index.feature_files import html_table
from tests.index.feature_readings import document, ending, plan_in, quotes, read_bytes

TASK = "重点任务：组织综合应急演练；牵头单位：镇人武部；配合单位：镇应急办；完成时限：10月底前。"


def duty_tables(name: str) -> None:
    """A row is a clause of whole sentences and a duty with units, their roles and the deadline."""
    ((address, words),) = [one for one in _rows(name).items() if one[0].endswith("表1第7行")]
    assert words == TASK
    (duty,) = [one for one in record_of(plan_in(name), 120).duties if one.address == address]
    assert (duty.leads, duty.supporting) == (("镇人武部",), ("镇应急办",))
    assert duty.deadlines == ("10月底前",)


def merged_cells(name: str) -> None:
    """The unit of a merged cell leads every task that the cell stands beside."""
    rows = _marked_up_rows() if ending(name) == ".md" else _rows(name)
    tasks = {words.partition("；")[0].removeprefix("重点任务："): words for words in rows.values()}
    for task, lead in (
        ("排查燃气用户安全隐患", "镇应急办"),
        ("更新微型消防站装备", "镇人武部"),
        ("建成安全体验点", "镇人武部"),
    ):
        assert f"；牵头单位：{lead}；" in tasks[task]


def headers_of_two_rows(name: str) -> None:
    """责任分工 over 牵头单位 and 配合单位: the lower names are those of the columns."""
    names = re.findall("[；。]?([^；。]+)：", _by_label(_rows(name))["表1第7行"])
    assert names == ["重点任务", "牵头单位", "配合单位", "完成时限"]
    assert "责任分工" not in "".join(_rows(name).values())


def parts_as_rows(name: str) -> None:
    """A row across the table is the heading of the tasks below it, with their addresses."""
    found = [address.removeprefix("附件›") for address in _rows(name) if "表1" in address]
    numbers = (("一", 4), ("一", 5), ("二", 7), ("二", 8), ("二", 9))
    assert found == [f"{part}、›表1第{at}行" for part, at in numbers]
    assert {one.title for one in plan_in(name).sections} >= {"隐患排查", "能力提升"}


def tables_over_a_page_break(name: str) -> None:
    """The table goes on: its rows count on, and a merged cell holds on the next page, too."""
    read = [one for one in document(name).blocks if one.kind is BlockKind.ROW]
    rows = {one.label: one for one in read if one.label.startswith("表1")}
    assert list(rows) == [f"表1第{at}行" for at in (4, 5, 7, 8, 9)]
    assert (rows["表1第8行"].place, rows["表1第9行"].place) == ("第3页", "第4页")
    assert "牵头单位：镇人武部" in rows["表1第9行"].text


def tables_without_lines(name: str) -> None:
    """Rows and columns are the file's own: no line need be drawn between them."""
    if ending(name) == ".xlsx":
        assert _by_label(_rows(name))["表1第7行"] == TASK
    else:
        row = "检查场所：养老机构；检查单位：镇民政办；检查频次：每季度1次。"
        assert _by_label(_rows(name))["表2第2行"] == row


def _rows(name: str) -> dict[str, str]:
    """The words of the rows by their addresses."""
    return {at: words for at, words in quotes(plan_in(name)).items() if re.search("表.第.+行", at)}


def _by_label(rows: dict[str, str]) -> dict[str, str]:
    """The words of rows by the last part of their addresses."""
    return {address.rpartition("›")[2]: words for address, words in rows.items()}


def _marked_up_rows() -> dict[str, str]:
    """The rows of the table as a Markdown file has it where cells are merged: in HTML."""
    data = f"# {plan.TITLE}\n\n{plan.OPENING}\n\n{html_table()}\n".encode()
    (one,) = parse(read_bytes("a.md", data))
    return {at: words for at, words in quotes(one).items() if "表1" in at}
