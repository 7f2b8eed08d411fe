"""A table row as a sentence: "工作任务：…；牵头单位：…；完成时限：…。"."""

import re
from collections.abc import Sequence

from index.document import Block, BlockKind

_COUNTER = re.compile(r"^(序号|编号|No\.?)$", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def row_block(header: Sequence[str], cells: Sequence[str], place: str) -> list[Block]:
    """One block for a row of a table, the column names in front of the cells; none when empty.

    The running number of a row and empty cells are left out.
    """
    pairs = [
        (_SPACE.sub("", name), _SPACE.sub("", cell).rstrip("。；;"))
        for name, cell in zip(header, cells, strict=False)
    ]
    words = [
        f"{name}：{cell}" for name, cell in pairs if name and cell and not _COUNTER.match(name)
    ]
    if not words:
        return []
    return [Block("；".join(words) + "。", place, BlockKind.ROW)]
