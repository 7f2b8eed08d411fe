"""How sure a recogniser was travels from the page to the clause."""

from dataclasses import replace

from index.document import Block, Document
from index.parsing.parse import parse
from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.page import Page
from tests.index.documents import TITLE
from tests.index.readers.pages.pieces import line, page


def scan(number: int, *texts: tuple[str, float]) -> Page:
    """A page that was recognised: a line each, with its confidence."""
    lines = [replace(line(text, 2, 20 + at), sure=sure) for at, (text, sure) in enumerate(texts)]
    return replace(page(lines, number), recognised=True)


def blocks(*pages: Page) -> tuple[Block, ...]:
    return pages_to_blocks(pages)[0]


def test_a_block_is_as_sure_as_its_least_sure_line() -> None:
    found = blocks(scan(1, ("1.检查。", 0.9)), page([line("2.宣传。", 2, 20)], 2))
    assert [block.sure for block in found] == [0.9, None]


def test_a_clause_is_as_sure_as_its_least_sure_line() -> None:
    found = blocks(
        scan(1, (TITLE, 0.99), ("1.检查。要查2次。", 0.42), ("2.宣传。要宣传。", 0.97)),
        page([line("3.培训。要培训。", 2, 20)], 2),
    )
    (plan,) = parse(Document("a.pdf", "0" * 64, found))
    assert [clause.origin.sure for clause in plan.clauses] == [0.42, 0.97, None]
