"""Where the library lives and which model makes its vectors."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.errors import InputError

CHECKOUT = Path(__file__).resolve().parent.parent
SHIPPED_MODEL = CHECKOUT / "index" / "model" / "e5-small-zh-int8"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one process; `from_environment` reads them, nothing else does.

    `home` holds the library. `model` is a sentence-transformers name or folder; the prefixes
    override the model's own. `chunk_size` is the longest passage in characters. `max_bytes` is
    the largest file that is read; a file has `read_seconds` from one sign of progress to the next
    and `read_memory` MB. `today` stands in for the calendar's day (今年, 下个月).
    """

    home: Path = CHECKOUT / "var"
    model: str = str(SHIPPED_MODEL)
    query_prefix: str | None = None
    passage_prefix: str | None = None
    chunk_size: int = 120
    max_bytes: int = 100_000_000
    read_seconds: int = 120
    read_memory: int = 4000
    today: date | None = None

    @classmethod
    def from_environment(
        cls, home: Path | None = None, environ: Mapping[str, str] = os.environ
    ) -> "Settings":
        """Settings from ANWEN_* variables; an explicit `home` wins over ANWEN_HOME."""
        default = cls()
        return cls(
            home=home or Path(environ.get("ANWEN_HOME") or default.home),
            model=environ.get("ANWEN_MODEL") or default.model,
            query_prefix=environ.get("ANWEN_QUERY_PREFIX"),
            passage_prefix=environ.get("ANWEN_PASSAGE_PREFIX"),
            chunk_size=_whole_number(environ, "ANWEN_CHUNK_SIZE", default.chunk_size, 60, 500),
            max_bytes=_whole_number(environ, "ANWEN_MAX_BYTES", default.max_bytes, 1000, 10**9),
            read_seconds=_whole_number(
                environ, "ANWEN_READ_SECONDS", default.read_seconds, 5, 86_400
            ),
            read_memory=_whole_number(
                environ, "ANWEN_READ_MEMORY", default.read_memory, 500, 1_000_000
            ),
            today=_day(environ, "ANWEN_TODAY"),
        )


def _whole_number(environ: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    """The whole number in a variable, or the default; InputError names variable and bounds."""
    value = environ.get(name)
    if not value:
        return default
    if not value.isdigit() or not low <= int(value) <= high:
        raise InputError(f"{name}={value!r} 不可用：请设为 {low} 到 {high} 之间的整数。")
    return int(value)


def _day(environ: Mapping[str, str], name: str) -> date | None:
    """The day in a variable, or None; InputError names variable and form."""
    value = environ.get(name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise InputError(f"{name}={value!r} 不可用：请写成 2024-04-30 这样的日期。") from error
