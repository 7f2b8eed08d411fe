"""Workbooks as an office fills them in, for tests."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from eval.gold.workbook import read_workbook
from index.errors import InputError

HEADER = ("问题", "计划", "条目", "应有的词", "原文", "可答", "上文", "类型", "题号")
ASKED = ("校车多久检验一次？", "云津市2024年", 20, "每学期")
Rows = Sequence[Sequence[Any]]


def written(folder: Path, rows: Rows, header: Sequence[Any] = HEADER, merge: str = "") -> Path:
    """A workbook of one sheet with a header and rows; `merge` names ranges."""
    book = Workbook()
    for row in (header, *rows):
        book.active.append(row)
    for cells in merge.split():
        book.active.merge_cells(cells)
    book.save(folder / "题集.xlsx")
    return folder / "题集.xlsx"


def fault(path: Path) -> str:
    """What is said of a workbook that cannot be used, without its path."""
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    assert str(path) in str(caught.value)
    assert str(caught.value).endswith("。")
    return str(caught.value).replace(str(path), "")
