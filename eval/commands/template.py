"""python -m eval template: an empty workbook for an office's own questions."""

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.saying import say
from index.exits import sentences_for_errors


def template(file: Annotated[Path, typer.Argument(help="新的 .xlsx 文件。")]) -> None:
    """写出一个空的题集工作簿。 Write an empty workbook for gold questions."""
    from eval.gold.template import write_template

    with sentences_for_errors():
        write_template(file)
        say(f"已写出 {file}。填好后运行：python -m eval run --set {file}")
