"""How the process is, and every error, as they leave the JSON API."""

from typing import Literal

from pydantic import BaseModel


class ReadyOut(BaseModel):
    """The library is open; `snapshot` names what answers."""

    status: Literal["ready"] = "ready"
    snapshot: str


class AliveOut(BaseModel):
    """The process is alive."""

    status: Literal["alive"] = "alive"


class ProblemOut(BaseModel):
    """What every error looks like (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
