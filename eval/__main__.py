"""python -m eval: gold sets, public benchmarks, answers for a file of questions."""

import typer

from eval.commands.ablation import ablation
from eval.commands.adversarial import adversarial
from eval.commands.diff import diff
from eval.commands.gate import gate
from eval.commands.predict import predict
from eval.commands.probes import probes
from eval.commands.retrieval import retrieval
from eval.commands.run import run
from eval.commands.template import template

app = typer.Typer(
    help="评测：运行题集，或成批作答。 Run the gold sets, or answer a file of questions.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(run)
app.command()(probes)
app.command()(gate)
app.command()(adversarial)
app.command()(diff)
app.command()(ablation)
app.command()(template)
app.command()(predict)
app.command()(retrieval)


if __name__ == "__main__":
    app()
