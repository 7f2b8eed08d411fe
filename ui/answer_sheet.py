"""An answer as the table that a spreadsheet holds: its own table, or a row for each sentence."""

from collections.abc import Iterator

from index.errors import InputError
from rag.answer import Answer, Sentence
from rag.table import Cell, Row, Table

COLUMNS = ("计划", "条款", "内容", "原文")


def answer_sheet(answer: Answer) -> Table:
    """The table of an answer, else its sentences with the clauses they cite.

    Sentences that stand apart are marked with their title. InputError when nothing is answered:
    a refusal is no list.
    """
    if answer.table is not None:
        return answer.table
    if not answer.citations:
        raise InputError("这个问题没有得到回答，没有可以导出的表。请换一个问法，或下载 Word 文件。")
    return Table(answer.question, COLUMNS, tuple(_rows(answer)))


def _rows(answer: Answer) -> Iterator[Row]:
    for sentence in answer.sentences:
        yield _row(answer, sentence, "")
    for sentence in answer.related:
        yield _row(answer, sentence, answer.related_title)


def _row(answer: Answer, sentence: Sentence, mark: str) -> Row:
    cited = [one for one in answer.citations if one.marker in sentence.markers]
    plans = dict.fromkeys(one.plan_title for one in cited)
    places = dict.fromkeys(f"{one.address} {one.heading}".strip() for one in cited)
    said = sentence.text
    for title in plans:
        said = said.removeprefix(f"《{title}》：")
    quotes = dict.fromkeys(one.quote.strip() for one in cited)
    texts = ("、".join(plans), "\n".join(places), said, "\n".join(quotes))
    return Row(tuple(Cell(text) for text in texts), mark)
