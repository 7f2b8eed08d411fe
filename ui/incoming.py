"""What enters the JSON API, checked before anything else sees it."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from rag.answer import Filters, Turn


class Incoming(BaseModel):
    """A body that a caller sends: unknown fields are refused with the names that are known."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _refuse_unknown_fields(cls, body: Any) -> Any:
        """Refuse unknown fields by name; a body that is no object is left to pydantic."""
        unknown = set(body) - set(cls.model_fields) if isinstance(body, dict) else set()
        if unknown:
            raise PydanticCustomError(
                "unknown_field",
                "{unknown}",
                {
                    "unknown": "、".join(sorted(map(str, unknown))),
                    "known": "、".join(cls.model_fields),
                },
            )
        return body


class TurnIn(Incoming):
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=20_000)


class FiltersIn(Incoming):
    """What the search is restricted to; empty lists restrict nothing."""

    plan_ids: list[str] = Field(default=[], max_length=200)
    years: list[int] = Field(default=[], max_length=200)

    def inner(self) -> Filters:
        """The filters as the service takes them."""
        return Filters(plan_ids=tuple(self.plan_ids), years=tuple(self.years))


class AskIn(Incoming):
    """A question with the conversation before it."""

    question: str
    history: list[TurnIn] = Field(default=[], max_length=100)
    filters: FiltersIn = FiltersIn()

    def turns(self) -> tuple[Turn, ...]:
        """The history as the service takes it."""
        return tuple(Turn(role=turn.role, content=turn.content) for turn in self.history)


class SearchIn(Incoming):
    """A search for clauses without an answer."""

    question: str
    filters: FiltersIn = FiltersIn()
    limit: int = Field(default=10, ge=1, le=100)


class DutiesIn(Incoming):
    """Whose duties, of which plans, due when, and as what; empty restricts nothing."""

    unit: str = Field(default="", max_length=200, description="单位，如 区教育局")
    plan_id: list[str] = Field(default=[], max_length=200, description="计划编号，可以写几次")
    due: str = Field(
        default="",
        max_length=40,
        description="到期时间：2024-04、2024-04-15 或 2024-04-01..2024-05-31",
    )
    format: Literal["json", "xlsx", "ics"] = "json"


class CompareIn(Incoming):
    """Two plans by their ids."""

    before: str = Field(description="前一个计划的编号")
    after: str = Field(description="后一个计划的编号")
    format: Literal["json", "xlsx"] = "json"
