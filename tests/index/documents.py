"""Documents made by hand for the tests of this folder."""

from index.document import Block, Document
from index.parsing.clean import CleanText, clean
from index.parsing.parse import parse
from index.plan import Plan

TITLE = "青石镇2024年安全生产工作要点"


def document(text: str, name: str = "plan.txt") -> Document:
    """A text file with these lines, as its reader hands it over."""
    lines = enumerate(text.split("\n"), 1)
    blocks = tuple(Block(line, f"第{at}行") for at, line in lines if line.strip())
    return Document(name, "0" * 64, blocks)


def cleaned(text: str) -> CleanText:
    """The clean text of these lines."""
    return clean(document(text))


def plan_of(text: str) -> Plan:
    """The plan with the title TITLE and these lines below it."""
    (plan,) = parse(document(f"{TITLE}\n{text}"))
    return plan


def addresses(plan: Plan) -> list[str]:
    """The addresses of a plan's clauses in order."""
    return [clause.address for clause in plan.clauses]
