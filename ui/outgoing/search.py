"""The hits of a search as they leave the JSON API."""

from dataclasses import asdict
from typing import Self

from pydantic import BaseModel

from rag.answer import Hit


class HitOut(BaseModel):
    """A retrieved passage with the score of each leg."""

    passage_id: str
    plan_id: str
    plan_title: str
    address: str
    item: int | None
    text: str
    start: int
    end: int
    rank: int
    score: float
    dense: float | None
    bm25: float | None


class SearchOut(BaseModel):
    """The hits of a search, best first."""

    hits: list[HitOut]

    @classmethod
    def of(cls, hits: tuple[Hit, ...]) -> Self:
        """The hits as they leave the process."""
        return cls(hits=[HitOut(**asdict(hit)) for hit in hits])
