"""JSON lines from a file: each line checked, a fault named by file and line number."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from index.errors import InputError

Line = TypeVar("Line", bound=BaseModel)


def read_lines(path: Path, model: type[Line]) -> tuple[Line, ...]:
    """Every line of a UTF-8 file as `model`; blank lines count but say nothing.

    Lines end at a line feed only: a JSON string may hold U+2028 and its like.
    """
    return tuple(_lines(path, model))


def first_twice(ids: Iterable[str]) -> str | None:
    """The first id that came before; None when all differ."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            return one
        seen.add(one)
    return None


def _lines(path: Path, model: type[Line]) -> Iterator[Line]:
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield model.model_validate_json(line)
        except ValidationError as error:
            fields = "、".join(field.alias or name for name, field in model.model_fields.items())
            raise InputError(
                f"{path} 第{number}行不可用（{_reason(error)}）。"
                f"请改成一行一个 JSON 对象，字段为 {fields}。"
            ) from error


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; InputError when it cannot be read or is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}：无法读取（{error.strerror}）。请检查路径和权限。") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}：不是 UTF-8 编码。请另存为 UTF-8 后再试。") from error


def _reason(error: ValidationError) -> str:
    """The first fault of a line: the field, if any, and what is wrong with it."""
    fault = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in fault["loc"])
    return f"{field}：{fault['msg']}" if field else fault["msg"]
