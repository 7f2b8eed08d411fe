"""How the commands speak: tables as wide as the terminal, remarks beside the output."""

import sys

import typer
from rich.console import Console

_PIPED_WIDTH = 110


def console() -> Console:
    """A console for tables; a pipe gets a fixed width."""
    return Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH)


def say(line: str) -> None:
    """A remark that is no result."""
    typer.echo(line, err=True)
