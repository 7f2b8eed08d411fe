"""What is not read today, one check a limit: what becomes of it instead.

Each takes the name of a file of `feature_files`, whose ending is the format. A check that fails
here is good news: the cell of the table in docs/documents.md is then ✓.
"""

from index.document import BlockKind
from index.parsing.parse import parse
from tests.index import feature_plan as plan
from tests.index.feature_files import made
from tests.index.feature_readings import (
    document,
    ending,
    parts_of,
    plan_in,
    read_bytes,
    texts,
)
from tests.index.ofd_files import ofd, text
from tests.index.word_files import rewritten


def numbers_that_markdown_counts(name: str) -> None:
    """A list of nothing but "1." keeps the numbers that are written."""
    data = f"# {plan.TITLE}\n\n1. 检查隐患。\n1. 整改隐患。\n".encode()
    read = read_bytes(name, data)
    assert texts(read.blocks)[1:] == ["1. 检查隐患。", "1. 整改隐患。"]
    (one,) = parse(read)
    assert "编号在同一标题下重新从1.开始" in "".join(one.warnings)


def larger_letters(name: str) -> None:
    """A heading that is told by its letters alone is a line of the clause above it."""
    (clause,) = [one for one in plan_in(name).clauses if one.address == "二、›2."]
    assert plan_in(name).quote(clause).endswith(f"\n{plan.STYLED[0]}")
    assert plan.STYLED[0] not in [one.title for one in plan_in(name).sections]


def emptied_cells(name: str) -> None:
    """Where saving as text left a merged cell empty, nothing is filled in: no unit is guessed."""
    rows = [plan.BELOW, *(tuple(cell or "" for cell in row) for row in plan.ROWS if len(row) > 1)]
    mark = "," if ending(name) == ".csv" else "\t"
    text_of_rows = "\n".join([plan.TITLE, *map(mark.join, rows)])
    words = "".join(texts(read_bytes(name, text_of_rows.encode()).blocks))
    assert "重点任务：排查燃气用户安全隐患；配合单位：镇村建办；完成时限：9月底前。" in words


def tables_by_space(name: str) -> None:
    """Columns that only space parts are lines of text."""
    read = document(name).blocks
    held = [one for one in read if "养老机构" in one.text and "镇民政办" in one.text]
    assert held and not any(one.kind is BlockKind.ROW for one in held)


def notes_as_text(name: str) -> None:
    """A note is text where it stands, its mark too."""
    if ending(name) == ".md":
        read = read_bytes(name, f"1.检查隐患[^1]。\n\n[^1]: {plan.NOTE}\n".encode())
        assert texts(read.blocks) == ["1.检查隐患[^1]。", f"[^1]: {plan.NOTE}"]
        return
    found = texts(document(name).blocks)
    assert not any("脚注" in words for words in found)
    assert any(words.endswith(plan.NOTE) and words != plan.NOTE for words in found)


def boxes_on_a_sheet(name: str) -> None:
    """The words of a shape that lies on a sheet are not read."""
    drawn = '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>'
    shape = (
        '<sp><nvSpPr><cNvPr id="2" name="框"/><cNvSpPr txBox="1"/></nvSpPr><spPr/>'
        f"<txBody>{drawn}{plan.BOXED}</a:t></a:r></a:p></txBody></sp>"
    )
    boxed = rewritten(
        made(name), lambda _, xml: xml.replace(b"<clientData/>", f"{shape}<clientData/>".encode())
    )
    assert b"txBody" in b"".join(parts_of(boxed))
    read = texts(read_bytes(name, boxed).blocks)
    assert read == texts(document(name).blocks) and plan.BOXED not in "".join(read)


def words_in_pictures(name: str) -> None:
    """A picture inside a text is not looked at; a page of print says that it is there."""
    if ending(name) == ".ofd":
        line = text("一、压实安全责任，深化隐患排查治理，守住安全底线。", 30, 45)
        placed = '<ofd:ImageObject ID="3" ResourceID="p" Boundary="30 60 70 24"/>'
        read = read_bytes(name, ofd([line + placed], pictures={"p": plan.picture()}))
    else:
        read = document(name)
    assert read.blocks and "4417" not in "".join(texts(read.blocks))
    if ending(name) in (".ofd", ".pdf", ".docx"):
        assert any("图片中的文字没有读取" in remark for remark in read.remarks)
