"""A stand-in for the service whose one plan carries markup: what a hostile file could hold."""

from collections.abc import Sequence

from index.plan import Clause, ClauseKind, Level, Origin, Plan
from rag.answer import (
    Answer,
    Citation,
    ClauseView,
    Filters,
    Nearest,
    Sentence,
    Status,
    Step,
    Trace,
    Turn,
)

SCRIPT = "<script>window.planted=1</script>"
IMAGE = '<img src=x onerror="window.planted=2">'
QUOTE = f"{IMAGE}、**粗**、$$x$$ 由区应急局牵头\n\n    {SCRIPT}，6月底前完成。"
TEXT = f"{SCRIPT}标题\n{QUOTE}\n后一条"
START = TEXT.index(QUOTE)
END = START + len(QUOTE)
LINK = "/?plan=p&address=%E4%B8%80"


def clause(address: str, label: str, start: int, end: int) -> Clause:
    """A clause of the planted plan."""
    return Clause(
        plan_id="p",
        address=address,
        kind=ClauseKind.ITEM,
        item=1,
        label=label,
        heading=SCRIPT,
        parent="",
        path=(IMAGE, SCRIPT),
        start=start,
        body_start=start,
        end=end,
        origin=Origin(IMAGE, start, end),
    )


CITED = clause("一", f"1.{IMAGE}", START, END)
AFTER = clause("二", "2.", END + 1, len(TEXT))
PLAN = Plan(
    id="p",
    title=f"计划{SCRIPT}",
    year=2024,
    issuer=SCRIPT,
    level=Level.DISTRICT,
    source=f"{IMAGE}.docx",
    source_sha256="0" * 64,
    text=TEXT,
    sections=(),
    clauses=(CITED, AFTER),
    repairs=(),
    warnings=(),
)
VIEW = ClauseView(PLAN, CITED, (), (AFTER,))


def answered(question: str, quote: str = QUOTE) -> Answer:
    """An answer that cites the planted clause."""
    citation = Citation(
        1, "p", PLAN.title, "一", 1, SCRIPT, quote, START, END, PLAN.source, IMAGE, SCRIPT, LINK
    )
    return Answer(
        question,
        Status.ANSWERED,
        (Sentence(f"{SCRIPT}回答{IMAGE}", (1,)),),
        (citation,),
        (),
        trace(SCRIPT),
    )


def refused(question: str) -> Answer:
    """A refusal with the planted clause as the nearest."""
    near = Nearest("p", PLAN.title, "一", 1, SCRIPT, IMAGE, 0.1, LINK)
    sentences = (Sentence(f"没有写到{SCRIPT}。", ()),)
    return Answer(question, Status.NO_EVIDENCE, sentences, (), (near,), trace(question))


def trace(understood: str) -> Trace:
    """A trace of 2.5 ms."""
    return Trace(understood, "", ("p",), "s", 0.5, 0.4, (Step("a", 1.5), Step("b", 1.0)))


class PlantedService:
    """Answers every question with the planted clause; "崩" breaks it, "不" is refused."""

    def plans(self) -> tuple[Plan, ...]:
        """The one plan."""
        return (PLAN,)

    def view(self, plan_id: str, address: str, neighbours: int = 1) -> ClauseView:
        """The one clause."""
        return VIEW

    def ask(
        self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None
    ) -> Answer:
        """The planted answer."""
        if "崩" in question:
            raise RuntimeError("a secret of the inside")
        return refused(question) if "不" in question else answered(question)
