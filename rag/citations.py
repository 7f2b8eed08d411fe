"""Citations: made from evidence, checked before anything is shown."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote as percent

from index.errors import AnwenError
from index.plan import Clause, Plan
from rag.answer import Citation, Sentence

_SURE = 0.9


class UnsupportedCitation(AnwenError):
    """A quote that does not stand where it says; never shown, always a fault of ours."""


def deep_link(plan_id: str, address: str) -> str:
    """Where the page shows a clause, below the service's root."""
    return f"/?plan={plan_id}&address={percent(address)}"


def cite(marker: int, plan: Plan, clause: Clause, start: int, end: int) -> Citation:
    """A citation of `plan.text[start:end]`, which lies in the clause."""
    return Citation(
        marker=marker,
        plan_id=plan.id,
        plan_title=plan.title,
        address=clause.address,
        item=clause.item,
        heading=clause.heading,
        quote=plan.text[start:end],
        start=start,
        end=end,
        source=plan.source,
        source_place=clause.origin.place,
        note="；".join(filter(None, (_repaired(plan, start, end), _recognised(clause)))),
        link=deep_link(plan.id, clause.address),
    )


def _repaired(plan: Plan, start: int, end: int) -> str:
    """What the original had where the quote holds a repaired reading."""
    changed = [
        f"“{repair.after}”在原文件中为“{repair.before.strip()}”"
        for repair in plan.repairs
        if start <= repair.start < end and repair.after.strip() and repair.before.strip()
    ]
    return "；".join(changed)


def _recognised(clause: Clause) -> str:
    """That the original is a picture: a recogniser may misread a figure, however sure it is."""
    sure = clause.origin.sure
    if sure is None:
        return ""
    least = f"（最没有把握的字 {sure:.0%}）" if sure < _SURE else ""
    return f"原件是图片，文字由识别得出{least}，请核对原件"


def checked(
    sentences: Sequence[Sentence], citations: Sequence[Citation], plans: Mapping[str, Plan]
) -> tuple[Citation, ...]:
    """The citations, each verbatim inside its clause, each used, each marker known.

    UnsupportedCitation when one is not: a fault must never look like an answer.
    """
    for citation in citations:
        plan = plans[citation.plan_id]
        clause = plan.clause(citation.address)
        inside = clause is not None and clause.start <= citation.start < citation.end <= clause.end
        if not inside or plan.text[citation.start : citation.end] != citation.quote:
            raise UnsupportedCitation(
                f"引文核对失败：{citation.plan_title} {citation.address}。请运行 python -m index check。"
            )
    known = {citation.marker for citation in citations}
    used = {marker for sentence in sentences for marker in sentence.markers}
    if known != used or any(not sentence.markers for sentence in sentences):
        raise UnsupportedCitation("引文核对失败：有句子没有引文，或有引文没有用到。")
    return tuple(citations)
