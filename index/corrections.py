"""What a person sets right about how a file was read: a small TOML file beside it.

# 计划.docx.anwen.toml
title = "临江区2024年安全生产工作要点"
year = 2024
issuer = "临江区安委办"
level = "区县"
number = "临安办〔2024〕8号"
not_headings = ["第57行", "三、三年行动"]

[plan.2]        # the second plan of a file with several
year = 2023
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.errors import InputError
from index.plan import Level

SUFFIX = ".anwen.toml"
_KEYS = "title、year、issuer、level、number、not_headings，以及 [plan.2] 这样的分节"
_WRONG = {
    "extra_forbidden": "没有这一项",
    "int_type": "应是数字，不加引号",
    "greater_than_equal": "数字太小",
    "less_than_equal": "数字太大",
    "string_type": "应是文字，加引号",
    "string_too_short": "是空的",
    "string_too_long": "太长",
    "tuple_type": '应写成 ["第57行"] 这样的列表',
    "enum": f"应是{'、'.join(Level)}之一",
}
Words = Annotated[str, Field(min_length=1, max_length=200)]


class PlanCorrection(BaseModel):
    """What is set right about one plan; None leaves what was read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    title: Words | None = None
    year: Annotated[int, Field(ge=1949, le=2100)] | None = None
    issuer: Words | None = None
    level: Annotated[Level, Field(strict=False)] | None = None
    number: Words | None = None


class Corrections(PlanCorrection):
    """What is set right about a file: its first plan's facts, other plans' by number, its lines.

    `not_headings` names lines by their place ("第57行") or by their first characters.
    """

    not_headings: Annotated[tuple[Words, ...], Field(strict=False)] = ()
    plan: Mapping[Annotated[int, Field(ge=1, le=99, strict=False)], PlanCorrection] = {}

    def of_plan(self, number: int) -> PlanCorrection:
        """What is set right about the plan with a number, from 1; the file's own facts are the first's."""
        own = self.plan.get(number, PlanCorrection())
        return own if number > 1 else self.model_copy(update=own.model_dump(exclude_none=True))


NOTHING = Corrections()


def beside(path: Path) -> Path:
    """Where the corrections of a file stand."""
    return path.with_name(path.name + SUFFIX)


def read_corrections(data: bytes, name: str) -> Corrections:
    """The corrections in a file's bytes; InputError names the key that is wrong."""
    try:
        return Corrections.model_validate(tomllib.loads(data.decode("utf-8-sig")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            f"{name}：更正文件不是完好的 TOML（{error}）。请按 docs/documents.md 中的例子改写。"
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        wrong = _WRONG.get(first["type"], first["msg"])
        raise InputError(
            f"{name}：更正文件中的“{key}”不可用（{wrong}）。可以写的有：{_KEYS}。"
        ) from error
