"""Questions from a file to answers in a file: the same answers as every face gives."""

import json
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from eval.gold.case_line import TurnLine
from eval.gold.lines import read_lines
from index.errors import InputError
from index.whole_file import write_whole_text
from rag.answer import Answer, Citation, Nearest, Status, Turn

if TYPE_CHECKING:
    from rag.service import Service

Json = dict[str, Any]


class QuestionLine(BaseModel):
    """A question as it stands in a file; other fields are ignored."""

    id: str | int
    question: str
    history: tuple[TurnLine, ...] | None = None


def predict(
    service: "Service",
    lines: Iterable[QuestionLine],
    answers: Path,
    bodies: Mapping[str, int] | None = None,
) -> None:
    """Ask every question in order and write one answer a line; the file is whole or not there.

    `bodies` holds where the text of each passage begins in the plan that stands for a corpus:
    citations then say their offsets in the passage.
    """
    written = [json.dumps(predicted(service, line, bodies), ensure_ascii=False) for line in lines]
    write_whole_text(answers, "".join(line + "\n" for line in written))


def read_questions(path: Path) -> tuple[QuestionLine, ...]:
    """The questions of a file; InputError names the line that is none."""
    return read_lines(path, QuestionLine)


def predicted(
    service: "Service", line: QuestionLine, bodies: Mapping[str, int] | None = None
) -> Json:
    """The answer line of one question; one that cannot be asked is refused with the reason."""
    history = tuple(Turn(turn.role, turn.content) for turn in line.history or ())
    start = time.perf_counter()
    try:
        said = _answer(service.ask(line.question, history), bodies)
    except InputError as error:
        said = {
            "answer": str(error),
            "refused": True,
            "status": Status.NO_EVIDENCE.value,
            "citations": [],
            "nearest": [],
        }
    return {"id": line.id, **said, "ms": round((time.perf_counter() - start) * 1000, 3)}


def offsets(one: Citation, bodies: Mapping[str, int]) -> Json:
    """Where a quote stands in the text of its passage; null for one in the title."""
    start, end = one.start - bodies[one.address], one.end - bodies[one.address]
    return {"start": start, "end": end} if start >= 0 else {"start": None, "end": None}


def _answer(answer: Answer, bodies: Mapping[str, int] | None) -> Json:
    return {
        "answer": answer.text,
        "refused": answer.status is not Status.ANSWERED,
        "status": answer.status.value,
        "citations": [
            _citation(one) | (offsets(one, bodies) if bodies else {}) for one in answer.citations
        ],
        "nearest": [_nearest(one) for one in answer.nearest],
    }


def _citation(one: Citation) -> Json:
    return {
        "marker": one.marker,
        "plan_title": one.plan_title,
        "plan_id": one.plan_id,
        "item": one.item,
        "address": one.address,
        "quote": one.quote,
    }


def _nearest(one: Nearest) -> Json:
    return {
        "plan_title": one.plan_title,
        "plan_id": one.plan_id,
        "item": one.item,
        "address": one.address,
        "excerpt": one.excerpt,
    }
