"""Rows and runs that are small enough to work out by hand."""

from collections.abc import Sequence
from datetime import UTC, datetime

from eval.metrics.interval import Pair
from eval.runs.row import Row, Seen
from eval.runs.stored import LibraryPrint, Run, SetRun


def answered(name: str, f1: float = 1, facts: float = 1, **scores: Pair) -> Row:
    """An answerable question that was answered."""
    found: dict[str, Pair] = {"citation_f1": (f1, 1), "fact_recall": (facts, 1), **scores}
    return _row(name, found, answerable=True, refused=False)


def refused(name: str, answerable: bool = False) -> Row:
    """A question that was refused; unanswerable unless told."""
    found: dict[str, Pair] = {"citation_f1": (0, 1)} if answerable else {"refusal_recall": (1, 1)}
    return _row(name, found, answerable=answerable, refused=True)


def invented(name: str) -> Row:
    """An unanswerable question that was answered."""
    return _row(name, {"refusal_recall": (0, 1)}, answerable=False, refused=False)


def seen(question: str, *faults: str, gold: tuple[str, ...] = ("《甲》一、›1.",)) -> Seen:
    """What a person sees of a question."""
    return Seen(
        question=question, history=(), understood=question, asks="什么要求", gold=gold,
        retrieved=(), cited=(), answer=("每月1次。",), faults=faults,
    )  # fmt: skip


def made_run(*rows: Row, name: str = "made", library: str = "a" * 12, code: str = "c0de") -> Run:
    """A run of one set."""
    return Run(
        made=datetime(2024, 11, 1, 8, tzinfo=UTC), mode="extractive", variant="bm25+dense, gate",
        code=code, commit="", prompts="p", machine="x86_64",
        sets={name: SetRun(library=library_print(library), rows=rows)},
    )  # fmt: skip


def library_print(fingerprint: str, plans: Sequence[str] = ("甲",)) -> LibraryPrint:
    """A library by its fingerprint."""
    return LibraryPrint(fingerprint=fingerprint, embedder="e5", chunk_size=120, plans=tuple(plans))


def _row(name: str, scores: dict[str, Pair], *, answerable: bool, refused: bool) -> Row:
    return Row(
        id=name, kind="who", answerable=answerable, refused=refused,
        strength=0.2 if refused else 0.9, ms=10, scores=scores, seen=seen(f"{name}是什么？"),
    )  # fmt: skip
