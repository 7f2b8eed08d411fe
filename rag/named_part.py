"""Parts of a plan that a question names: its table (附表, 分工表) or its text without it (正文)."""

import re
from collections.abc import Iterable
from enum import StrEnum

from index.plan import Clause, ClauseKind


class Part(StrEnum):
    """Where a question wants its answer from."""

    ALL = ""
    TABLE = "附表"
    TEXT = "正文"

    def holds(self, clause: Clause | None) -> bool:
        """Whether a clause stands in the part."""
        row = clause is not None and clause.kind is ClauseKind.ROW
        return self is Part.ALL or row is (self is Part.TABLE)


_TABLE = re.compile(
    r"(?:后[头面]|最后)?(?:的|那|这)?张?(?:附件?的?表格?|附件|(?:年度)?(?:重点)?(?:工作)?(?:任务)?分工表|任务表|表格|(?<![一-鿿])表)(?:[里中上]头?面?)?(?:的|那)?"
)
# 附表也算, 连附表在内: with the table, not it alone.
_ALSO = re.compile(r"(?:连|连同|包括|包含|含|加上|算上|和|与|跟|及)$")
_TOO = re.compile(
    r"^[^，,。？?]{0,3}(?:也|在内|都|一起|一并|一块|算)|^[^，,。？?]{0,8}也(?:一起|都|要)?(?:算|要|列|给)"
)
_TEXT = re.compile(r"正文(?:部分)?(?:[里中上]头?面?)?的?")
_NOT_IN = re.compile(r"^[^，,。？?]{0,2}(?:没|未|不)")


def named_part(question: str, clauses: Iterable[Clause]) -> Part:
    """正文里的 → the text, 附表上的 → the table, 附表也算 → both; 正文里没写 is a table's question.

    Of plans whose clauses hold no table nothing is left out.
    """
    if all(clause.kind is not ClauseKind.ROW for clause in clauses):
        return Part.ALL
    text = _TEXT.search(question)
    if text:
        elsewhere = _NOT_IN.search(question[text.end() :])
        return Part.TABLE if elsewhere else Part.ALL if _table(question) else Part.TEXT
    return Part.TABLE if _table(question) else Part.ALL


def without_part(question: str) -> str:
    """A question without the words that name a part."""
    return _TEXT.sub(" ", _TABLE.sub(" ", question))


def _table(question: str) -> bool:
    return any(
        not _ALSO.search(question[: found.start()]) and not _TOO.search(question[found.end() :])
        for found in _TABLE.finditer(question)
    )
