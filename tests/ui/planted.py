"""What a hostile file could hold: a plan file full of markup, and values that carry markup."""

from dataclasses import replace

from index.plan import Clause, ClauseKind, Level, Origin, Plan
from rag.answer import (
    Answer,
    Citation,
    ClauseView,
    Nearest,
    Sentence,
    Status,
    Step,
    Trace,
)
from rag.table import Cell, Row, Table

SCRIPT = "<script>window.planted=1</script>"
IMAGE = '<img src=x onerror="window.planted=2">'
DRAWING = "<svg onload=window.planted=true>"
MARKS = f"{IMAGE}、**粗**、$$x$$"
FILE_NAME = f"{IMAGE}**粗**$$x$${DRAWING}.txt"
FILE_TITLE = f"云津市{SCRIPT}2024年安全生产工作要点"
FILE_HEADINGS = (f"一、完善责任落实体系{IMAGE}", f"（一）强化企业主体责任{SCRIPT}")
FILE = f"""{FILE_TITLE}

{SCRIPT}全年目标是{MARKS}杜绝重大及以上事故。


{FILE_HEADINGS[0]}

{FILE_HEADINGS[1]}

1.推行企业安全总监制度{DRAWING}。从业人员300人以上的高危企业{MARKS}，7月底前全部设置安全总监{SCRIPT}。

    {SCRIPT}企业主要负责人每季度专题研究1次安全生产工作{IMAGE}。

（责任单位：市应急局{IMAGE}）

2.<i>培训</i>。举办1期{MARKS}专题研讨班{SCRIPT}，时间不少于5天。
"""

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


def rich(question: str) -> Answer:
    """An answer with all that may stand beside its sentences, markup everywhere."""
    cells = (Cell(f"格一{SCRIPT}"), Cell(f"格二\n{IMAGE}", (1,)))
    rows = (Row(cells, "不同"), Row((Cell("新增"), Cell("")), "新增"), Row(cells, IMAGE))
    one = answered(question)
    return replace(
        one,
        sentences=one.sentences * 5,
        kind=f"所问{IMAGE}",
        related=(Sentence(f"另列{SCRIPT}", (1,)),) * 2,
        related_title=f"集体{IMAGE}",
        table=Table(f"对照{SCRIPT}", (f"列{IMAGE}", SCRIPT), rows),
        notices=(f"旧计划{SCRIPT}", IMAGE),
        trace=replace(one.trace, notes=(f"读作{SCRIPT}",), refused=(IMAGE,)),
    )


def refused(question: str) -> Answer:
    """A refusal with the planted clause as the nearest."""
    near = Nearest("p", PLAN.title, "一", 1, SCRIPT, IMAGE, 0.1, LINK)
    sentences = (Sentence(f"没有写到{SCRIPT}。", ()),)
    notices = (f"读作{IMAGE}",)
    return Answer(
        question, Status.NO_EVIDENCE, sentences, (), (near,), trace(question), notices=notices
    )


def polite(question: str) -> Answer:
    """A polite line."""
    sentences = (Sentence(f"您好{SCRIPT}", ()),)
    return Answer(question, Status.OUT_OF_SCOPE, sentences, (), (), trace(""))


def trace(understood: str) -> Trace:
    """A trace of 2.5 ms."""
    return Trace(understood, "", ("p",), "s", 0.5, 0.4, (Step("a", 1.5), Step("b", 1.0)))
