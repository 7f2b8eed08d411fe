"""A folder in BEIR layout, read and checked: passages, questions, judgements.

corpus.jsonl {"_id","title","text"} · queries.jsonl {"_id","text"}, maybe "spans" with the places of
the answers · qrels.tsv, or qrels/test.tsv: a header, then query, passage and gain, by tabs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, Field

from eval.gold.lines import first_twice, read_lines, read_text
from index.errors import InputError

_QRELS = ("qrels.tsv", "qrels/test.tsv")
_PARTS = "BEIR 文件夹应有 corpus.jsonl、queries.jsonl 和 qrels.tsv。"


class PassageLine(BaseModel):
    """A passage as it stands in the corpus; other fields are ignored."""

    id: str = Field(alias="_id", min_length=1)
    title: str = ""
    text: str


class SpanLine(BaseModel):
    """Where an answer stands: characters start to end of the text of a passage."""

    doc: str
    start: int = Field(ge=0)
    end: int


class QueryLine(BaseModel):
    """A question as it stands in the folder; other fields are ignored."""

    id: str = Field(alias="_id", min_length=1)
    text: str
    spans: tuple[SpanLine, ...] = ()


Line = TypeVar("Line", PassageLine, QueryLine)
Gains = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Query:
    """A question with the gain of each passage that is relevant to it, and its answers' places."""

    id: str
    text: str
    gains: Gains
    spans: tuple[SpanLine, ...]


def corpus_file(folder: Path) -> Path:
    """The file of the passages; InputError when the folder has none."""
    return _there(folder, "corpus.jsonl")


def read_passages(folder: Path) -> tuple[PassageLine, ...]:
    """The passages in their order; InputError names the first that is faulty.

    One without a text is its title; one without either is a fault.
    """
    file = corpus_file(folder)
    passages = _lines(file, PassageLine)
    for one in passages:
        if not one.title.strip() and not one.text.strip():
            raise InputError(f"{file}：段落 {one.id} 没有标题也没有正文。请补上，或删去这一行。")
    if not passages:
        raise InputError(f"{file}：没有段落。请确认文件完整。")
    return passages


def read_queries(folder: Path, passages: Sequence[PassageLine]) -> tuple[QueryLine, ...]:
    """The questions in their order, their spans inside the passages; InputError names a fault.

    An empty question stays: what a question is worth is for the service to say.
    """
    file = _there(folder, "queries.jsonl")
    queries = _lines(file, QueryLine)
    lengths = {one.id: len(one.text) for one in passages}
    for one in queries:
        for span in one.spans:
            if not span.start < span.end <= lengths.get(span.doc, 0):
                raise InputError(
                    f"{file}：问题 {one.id} 的 span（{span.doc} {span.start}–{span.end}）不在正文之内。"
                    "请改成正文中的字符位置。"
                )
    if not queries:
        raise InputError(f"{file}：没有问题。请确认文件完整。")
    return queries


def judged_queries(
    folder: Path, queries: Sequence[QueryLine], passages: Sequence[PassageLine]
) -> tuple[Query, ...]:
    """The questions that have a relevant passage, in their order; a gain of 0 is not relevant.

    InputError when a judgement names what is not there, or no question has any.
    """
    found_in = (folder / name for name in _QRELS if (folder / name).is_file())
    file = next(found_in, None) or _there(folder, _QRELS[0])
    gains = _judgements(file, {one.id for one in queries}, {one.id for one in passages})
    found = tuple(
        Query(one.id, one.text, gains[one.id], one.spans) for one in queries if one.id in gains
    )
    if not found:
        raise InputError(f"{file}：没有任何问题有相关段落。请确认文件完整，分值大于 0。")
    return found


def _judgements(file: Path, queries: set[str], passages: set[str]) -> dict[str, dict[str, float]]:
    gains: dict[str, dict[str, float]] = {}
    for number, line in enumerate(read_text(file).split("\n"), start=1):
        cells = line.rstrip("\r").split("\t")
        if number == 1 or not line.strip():
            continue
        gain = _number(cells[2]) if len(cells) == 3 else None
        if gain is None:
            raise InputError(
                f"{file} 第{number}行不可用。请改成以制表符分隔的三栏：问题、段落、分值，首行是表头。"
            )
        for name, known, what in ((cells[0], queries, "问题"), (cells[1], passages, "段落")):
            if name not in known:
                raise InputError(
                    f"{file} 第{number}行：没有编号为“{name}”的{what}。请改正编号，或删去这一行。"
                )
        if gain > 0:
            gains.setdefault(cells[0], {})[cells[1]] = gain
    return gains


def _number(cell: str) -> float | None:
    try:
        return float(int(cell))
    except ValueError:
        return None


def _lines(file: Path, model: type[Line]) -> tuple[Line, ...]:
    """The lines of a file, their ids all different."""
    found = read_lines(file, model)
    twice = first_twice(one.id for one in found)
    if twice is not None:
        raise InputError(f"{file}：编号 {twice} 出现不止一次。请改成不同的编号。")
    return found


def _there(folder: Path, name: str) -> Path:
    if not folder.is_dir():
        raise InputError(f"{folder}：没有这个文件夹。请检查路径。{_PARTS}")
    if not (folder / name).is_file():
        raise InputError(f"{folder}：没有 {name}。{_PARTS}")
    return folder / name
