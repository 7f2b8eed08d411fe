"""A gold question as it stands in a file, before anything is looked up."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]


class TurnLine(BaseModel):
    """An earlier message as it stands in a file."""

    role: Literal["user", "assistant"]
    content: str


class GoldLine(BaseModel):
    """A gold place as it stands in a file; without an anchor the whole item is the gold."""

    model_config = ConfigDict(extra="forbid")
    plan: Text
    item: int | None
    anchor: Text | None = None


class CaseLine(BaseModel):
    """A gold question as it stands in a file.

    `everyday` marks one that asks in other words than the plan's: little overlap with the gold.
    """

    model_config = ConfigDict(extra="forbid")
    id: Text
    question: Text
    history: tuple[TurnLine, ...] = ()
    kind: Text
    answerable: bool
    gold: tuple[GoldLine, ...]
    facts: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...]
    everyday: bool = False
