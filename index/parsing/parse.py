"""Clean text → plans: titles, the tree of numbers, clauses with their addresses."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.corrections import NOTHING, Corrections, PlanCorrection
from index.document import BlockKind, Document
from index.notices.attachment import says_more
from index.notices.issuer import issuer_of, level_of
from index.parsing.breaks import breaks
from index.parsing.clean import CleanText, clean
from index.parsing.decision import Decision
from index.parsing.heading import body_start
from index.parsing.items import item_numbers
from index.parsing.markers import Rank
from index.parsing.outline import ASIDE, ATTACHMENT, Node, Outline
from index.parsing.plain_lines import plain_lines
from index.parsing.titles import PlanSpan, split_plans, year_of
from index.plan import Clause, ClauseKind, Level, Origin, Plan, Repair, Section

OPENING = "开头"
_PAGE = re.compile(r"第(\d+)页")
JOINT = "›"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A node of the tree with its address and its own text, split into heading and body."""

    node: Node
    address: str
    parent: str
    path: tuple[str, ...]
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A plan with why it was read so: its title and surroundings, and each number's decision."""

    plan: Plan
    span: PlanSpan
    title_place: str
    decisions: tuple[Decision, ...]


def parse(document: Document, corrections: Corrections = NOTHING) -> tuple[Plan, ...]:
    """Every plan of a document, in order, with what a person set right."""
    return tuple(one.plan for one in parsed(document, corrections))


def parsed(document: Document, corrections: Corrections = NOTHING) -> tuple[Parsed, ...]:
    """Every plan of a document with the reasons."""
    text = clean(document)
    plain, unused = plain_lines(text, corrections.not_headings)
    spans, doubts = split_plans(text.text, document.name, plain)
    said = (*document.remarks, *unused, *doubts)
    found = []
    for at, span in enumerate(spans):
        outline = Outline(text, span.body_start, span.end, span.asides, plain)
        plan = _plan(document, text, span, outline, at)
        plan = _corrected(plan, corrections.of_plan(at + 1), at)
        plan = replace(plan, warnings=(*(() if at else said), *plan.warnings))
        place = text.block(min(span.start, max(len(text.text) - 1, 0))).place
        found.append(Parsed(plan, span, place, tuple(outline.decisions)))
    return tuple(found)


def _plan(document: Document, text: CleanText, span: PlanSpan, outline: Outline, at: int) -> Plan:
    root = outline.build()
    items = item_numbers(root)
    plan_id = _identity(document.name, span.title, at)
    placed = list(_place(text.text, root, "", (), items))
    plan_text = text.text[span.start : span.end].rstrip()
    plan = Plan(
        id=plan_id,
        title=span.title,
        year=year_of(span.title, plan_text, span.notice),
        issuer=issuer_of(span.title) or span.notice.issuer,
        level=_level(span),
        source=document.name,
        source_sha256=document.sha256,
        text=plan_text,
        sections=tuple(_section(text.text, one, span.start) for one in placed if _is_section(one)),
        clauses=tuple(
            _clause(text, one, plan_id, items.get(id(one.node)), span.start)
            for one in placed
            if _is_clause(text.text, one)
        ),
        repairs=_repairs(text, span),
        warnings=(),
        number=span.notice.number,
        issued=span.notice.issued,
    )
    doubts = [doubt.message for doubt in text.doubts if span.start <= doubt.start < span.end]
    if not plan.items():
        doubts.insert(0, "没有找到带编号的事项，请确认这是一份工作要点。")
    return replace(plan, warnings=(*outline.doubts, *breaks(plan), *doubts))


def _corrected(plan: Plan, correction: PlanCorrection, at: int) -> Plan:
    """A plan with the facts that a person set right, each said in a warning."""
    facts = correction.model_dump(include=set(_FACTS), exclude_none=True)
    if not facts:
        return plan
    said = tuple(f"按更正文件：{_FACTS[name]}是“{value}”。" for name, value in facts.items())
    plan = replace(plan, **facts, warnings=(*said, *plan.warnings))
    plan_id = _identity(plan.source, plan.title, at)
    clauses = tuple(replace(clause, plan_id=plan_id) for clause in plan.clauses)
    return replace(plan, id=plan_id, clauses=clauses)


_FACTS = {"title": "标题", "year": "年份", "issuer": "发文机关", "level": "层级", "number": "文号"}


def _level(span: PlanSpan) -> Level:
    """The level that the title says, else that of who issued the notice."""
    level = level_of(span.title)
    return level_of(span.notice.issuer) if level is Level.UNKNOWN else level


def _identity(name: str, title: str, at: int) -> str:
    """The plan's id: eight hexadecimal digits of file name, position in the file and title."""
    return hashlib.sha256(f"{name}\n{at}\n{title}".encode()).hexdigest()[:8]


def _place(
    text: str, node: Node, address: str, path: tuple[str, ...], items: dict[int, int]
) -> Iterator[_Placed]:
    """Every node in document order with its address; a repeated address gets "~2" behind it."""
    start, end = _trimmed(text, node.body, node.own_end())
    body = _trimmed(text, body_start(text, start, end, bool(node.children)), end)[0]
    parent = address.rpartition(JOINT)[0]
    yield _Placed(node, address or OPENING, parent, path, start, body if address else start, end)
    title = f"{node.label if node.number else ''}{text[start:body].strip()}"
    below = (*path, title) if address and body > start else path
    seen: dict[str, int] = {}
    for child in node.children:
        seen[child.label] = seen.get(child.label, 0) + 1
        label = child.label if seen[child.label] == 1 else f"{child.label}~{seen[child.label]}"
        yield from _place(
            text, child, f"{address}{JOINT}{label}" if address else label, below, items
        )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of a stretch without the white space at both ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), max(
        start, end - len(words) + len(words.rstrip())
    )


def _is_section(placed: _Placed) -> bool:
    return bool(placed.node.parent and placed.node.children)


def _is_clause(text: str, placed: _Placed) -> bool:
    """A node with a body of its own, or a leaf whose heading is all it says."""
    if placed.start >= placed.end or placed.node.label == ASIDE:
        return False
    if placed.node.label == ATTACHMENT and not placed.node.number:
        return says_more(text[placed.start : placed.end], _has_rows(placed.node))
    return placed.body < placed.end or not placed.node.children


def _has_rows(node: Node) -> bool:
    return any(child.rank is Rank.LEAF for child in node.children)


def _section(text: str, placed: _Placed, shift: int) -> Section:
    title = text[placed.start : placed.body].strip().rstrip("。")
    label = placed.node.label if placed.node.number else ""
    return Section(
        placed.address, label, title, placed.parent, placed.start - shift, placed.body - shift
    )


def _clause(text: CleanText, placed: _Placed, plan_id: str, item: int | None, shift: int) -> Clause:
    node = placed.node
    all_heading = placed.body >= placed.end
    body = placed.start if all_heading else placed.body
    raw = text.tracked.origin
    return Clause(
        plan_id=plan_id,
        address=placed.address,
        kind=_kind(text, placed),
        item=item,
        label=node.label if node.number else "",
        heading=text.text[placed.start : body].strip().rstrip("。"),
        parent=placed.parent,
        path=placed.path,
        start=placed.start - shift,
        body_start=body - shift,
        end=placed.end - shift,
        origin=Origin(
            _where(text, placed),
            raw(placed.start),
            raw(placed.end - 1) + 1,
            text.sure(placed.start, placed.end),
        ),
    )


def _where(text: CleanText, placed: _Placed) -> str:
    """The place where a clause begins; both pages of one that runs over a page break."""
    first, last = (text.block(at).place for at in (placed.start, placed.end - 1))
    pages = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    return f"第{pages[0][1]}—{pages[1][1]}页" if first != last and pages[0] and pages[1] else first


def _kind(text: CleanText, placed: _Placed) -> ClauseKind:
    if placed.node.parent is None:
        return ClauseKind.OPENING
    if text.block(placed.start).kind is BlockKind.ROW:
        return ClauseKind.ROW
    leaf = placed.node.rank is Rank.LEAF or not placed.node.number
    return (
        ClauseKind.PARAGRAPH
        if leaf or (placed.node.children and placed.node.rank < Rank.ARABIC)
        else ClauseKind.ITEM
    )


def _repairs(text: CleanText, span: PlanSpan) -> tuple[Repair, ...]:
    return tuple(
        replace(one, start=one.start - span.start)
        for one in text.mendings
        if span.start <= one.start < span.end
    )
