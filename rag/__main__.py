"""python -m rag: ask, duties, compare."""

import typer

from rag.commands.ask import ask
from rag.commands.compare import compare
from rag.commands.duties import duties

app = typer.Typer(
    help="向工作要点提问，列出责任清单，对照计划。 Ask the plans, list duties, compare plans.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for command in (ask, duties, compare):
    app.command()(command)

if __name__ == "__main__":
    app()
