"""What the report of a run holds, and the report as one HTML page that asks for nothing else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval.metrics.interval import Interval
from eval.report import plots
from eval.report.svg import WIDTH
from eval.report.terminal import span_of, value_of
from eval.runs.compare import Change, SetChange
from eval.runs.headlines import Figures, figures_by_kind, figures_of
from eval.runs.measures import BY_KEY, GATE_AUROC, MEASURES, Measure
from eval.runs.request import is_untouched
from eval.runs.row import Row
from eval.runs.stored import LibraryPrint, Run
from index.settings import CHECKOUT
from rag.gate import THRESHOLD

WORST = 20
TILES = ("citation_f1", "fact_recall", "refusal_recall", "over_refusal", "recall_at_5", "ms_p50")
BY_KIND = ("citation_f1", "span_f1", "fact_recall", "over_refusal", "refusal_recall", "recall_at_5")
KINDS = {
    "absent": "无此内容", "amount": "数额", "compare": "对比", "contradiction": "互相矛盾",
    "deadline": "时限", "figure": "数字", "frequency": "频次", "instruction": "夹带指令",
    "list": "清单", "multiturn": "多轮", "offtopic": "题外", "paraphrase": "换说法",
    "plan": "计划", "question": "问题", "requirement": "要求", "term": "名词",
    "unanswerable": "不可答", "unit": "单位", "when": "时限", "who": "责任单位", "year": "年份",
    "yesno": "是否",
}  # fmt: skip
ANSWERS = "回答 answers"
GROUPS = (
    (("refusal", "over_refusal", "gate"), "拒答 refusal"),
    (("recall_at", "mrr", "ndcg", "bm25", "dense", "evidence"), "检索 retrieval"),
    (("ms_",), "用时（毫秒）time in ms"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a set: its interval, the number of questions behind it, how it moved."""

    measure: Measure
    found: Interval
    n: int
    change: Change | None


@dataclass(frozen=True, slots=True)
class Section:
    """What the report says of one set; `worst` are some of the `faulty` questions, worst first.

    Of a half that is kept untouched they have no words.
    `change` is None without an earlier run that asked some of the same questions.
    """

    name: str
    library: LibraryPrint
    rows: tuple[Row, ...]
    answerable: int
    lines: tuple[Line, ...]
    kinds: Mapping[str, tuple[int, Figures]]
    change: SetChange | None
    moved: tuple[Change, ...]
    faulty: int
    worst: tuple[Row, ...]


def sections_of(run: Run, changes: Sequence[SetChange]) -> tuple[Section, ...]:
    """A section for each set of the run, in its order."""
    by_name = {change.name: change for change in changes}
    return tuple(
        _section(name, found.library, found.rows, by_name.get(name))
        for name, found in run.sets.items()
    )


def _section(
    name: str, library: LibraryPrint, rows: tuple[Row, ...], change: SetChange | None
) -> Section:
    if change and not change.questions:
        change = None
    faulty = sorted(filter(is_faulty, rows), key=lambda row: row.badness, reverse=True)
    if is_untouched(name):
        faulty, change = [row.bare() for row in faulty], untold(change) if change else None
    return Section(
        name=name,
        library=library,
        rows=rows,
        answerable=sum(row.answerable for row in rows),
        lines=tuple(_lines(rows, change)),
        kinds=figures_by_kind(rows),
        change=change,
        moved=moved(change) if change else (),
        faulty=len(faulty),
        worst=tuple(faulty[:WORST]),
    )


def untold(change: SetChange) -> SetChange:
    """The same change without the words of its questions."""
    mended = tuple(row.bare() for row in change.mended)
    return replace(change, mended=mended, broken=tuple(row.bare() for row in change.broken))


def is_faulty(row: Row) -> bool:
    """Whether there is something to mend; of a baseline's row only the scores tell."""
    return bool(row.seen.faults) if row.seen else not row.right


def moved(change: SetChange) -> tuple[Change, ...]:
    """The figures that moved: what got worse, what got better, the rest; each by how far."""
    some = [one for one in change.changes if one.difference != Interval(0, 0, 0)]
    return tuple(
        sorted(some, key=lambda one: (not one.worse, not one.better, -abs(one.difference.value)))
    )


def _lines(rows: Sequence[Row], change: SetChange | None) -> Iterator[Line]:
    figures = figures_of(rows)
    changes = {one.measure.key: one for one in change.changes} if change else {}
    for measure in MEASURES:
        if measure.key in figures:
            count = _count(measure, rows)
            yield Line(measure, figures[measure.key], count, changes.get(measure.key))


def _count(measure: Measure, rows: Sequence[Row]) -> int:
    """How many questions have a share in a figure."""
    if measure.key.startswith("ms_"):
        return sum(row.ms is not None for row in rows)
    if measure == GATE_AUROC:
        return len(rows)
    return sum(row.scores.get(measure.key, (0, 0))[1] > 0 for row in rows)


def group_of(measure: Measure) -> str:
    """The part of the work that a figure measures."""
    return next((title for starts, title in GROUPS if measure.key.startswith(starts)), ANSWERS)


def names_of(measure: Measure) -> tuple[str, str]:
    """The Chinese and the English part of a title; the English may be empty."""
    found = re.fullmatch(r"(.*?) ?([a-z][a-z-]+(?: [A-Za-z0-9-]+)*)", measure.title)
    return (found[1], found[2]) if found and found[1] else (measure.title, "")


def signed(value: float) -> str:
    """A difference with its sign, as it is printed in a text."""
    return f"{value:+.3f}".replace("-", "−")


def kind_name(kind: str) -> str:
    """A kind of question in Chinese, part by part ("who/paraphrase"); unknown parts as they are."""
    return " · ".join(KINDS.get(part, part) for part in kind.split("/"))


def plots_of(section: Section, number: int) -> tuple[plots.Plot, ...]:
    """The drawings of a set, the forest plot first; none where there is nothing to draw."""
    rows, key = section.rows, f"s{number}"
    bars = [
        plots.Bar(
            names_of(line.measure)[0], line.measure, line.found,
            line.change.before if line.change else None,
        )
        for line in section.lines
    ]  # fmt: skip
    skill = next((line.found for line in section.lines if line.measure == GATE_AUROC), None)
    drawn = (
        plots.forest(f"{key}-forest", bars),
        plots.strengths(f"{key}-strengths", rows, THRESHOLD),
        plots.roc(f"{key}-roc", rows, THRESHOLD, skill),
        plots.latency(f"{key}-latency", rows),
    )
    return tuple(plot for plot in drawn if plot)


def page_of(
    run: Run, sections: Sequence[Section], before: Run | None = None, notes: Sequence[str] = ()
) -> str:
    """The page. `before` is the run that the changes start from, `notes` warn of what else differs.

    Everything that is text is escaped; only our own drawings are put in as they are.
    """
    environment = Environment(
        loader=FileSystemLoader(CHECKOUT / "eval" / "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"kind": kind_name, "names": names_of, "signed": signed, "svg": Markup}
    return environment.get_template("page.html.j2").render(
        run=run,
        before=before,
        notes=notes,
        sections=[(one, plots_of(one, number)) for number, one in enumerate(sections, 1)],
        by_kind=[BY_KEY[key] for key in BY_KIND],
        tiles=TILES,
        groups=_groups,
        is_gold=_is_gold,
        value_of=value_of,
        span_of=span_of,
        width=WIDTH,
    )


def _groups(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The lines by what they measure; the answers come first."""
    for title in (ANSWERS, *(title for _, title in GROUPS)):
        some = [line for line in lines if group_of(line.measure) == title]
        if some:
            yield title, some


def _is_gold(place: str, gold: Sequence[str]) -> bool:
    """Whether a retrieved place is, holds or lies in one of the gold places."""
    return any(place.startswith(one) or one.startswith(place) for one in gold)
