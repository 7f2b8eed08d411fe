"""How a command ends when a person can mend what went wrong."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from index.errors import AnwenError


@contextmanager
def sentences_for_errors() -> Iterator[None]:
    """A fault that a person can mend ends the command with its sentence and exit code 2."""
    try:
        yield
    except AnwenError as error:
        typer.echo(f"错误：{error}", err=True)
        raise typer.Exit(2) from error
