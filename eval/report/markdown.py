"""The report of a run as Markdown: what the page holds, without its drawings."""

import re
from collections.abc import Iterable, Iterator, Sequence

from eval.report.page import BY_KIND, Section, kind_name, names_of
from eval.report.terminal import change_cells, span_of, value_of
from eval.runs.compare import SetChange
from eval.runs.measures import BY_KEY
from eval.runs.row import Row, Seen
from eval.runs.stored import Run


def markdown_of(run: Run, sections: Sequence[Section]) -> str:
    """The report; words of plans and questions are escaped, so that they stay words."""
    lines = ["# 安问评测报告 AnWen evaluation report", "", *_table(("", ""), _about(run))]
    for section in sections:
        lines += ["", *_section(section)]
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """One line of text that Markdown shows as it is, in a table cell too."""
    return re.sub(r"([\\`*_\[\]<>#|~&$])", r"\\\1", " ".join(text.split()))


def _about(run: Run) -> Iterator[tuple[str, str]]:
    yield "时间 made", f"{run.made:%Y-%m-%d %H:%M:%S %Z}"
    yield "方式 mode", run.mode
    yield "配置 variant", run.variant
    yield "代码指纹 code", run.code
    yield "提交 commit", run.commit or "—"
    yield "提示词版本 prompts", run.prompts
    yield "机器 machine", run.machine


def _section(section: Section) -> Iterator[str]:
    library = section.library
    yield f"## {plain(section.name)}"
    yield ""
    yield plain(
        f"{len(section.rows)} 题：可答 {section.answerable}，"
        f"不可答 {len(section.rows) - section.answerable}；有错 {section.faulty} 题。"
        f"库 {library.fingerprint}，{len(library.plans)} 个计划，"
        f"向量模型 {library.embedder}，片段不超过 {library.chunk_size} 字。"
    )
    yield ""
    yield from _figures(section)
    yield from ("", "### 按题目类型 by kind", "")
    yield from _kinds(section)
    if section.change:
        yield from ("", f"### 变化 changes（{section.change.questions} 题）", "")
        yield from _changes(section, section.change)
    yield from ("", "### 答错的题 worst questions", "")
    if section.faulty > len(section.worst):
        yield from (f"共 {section.faulty} 题有错，这里是最差的 {len(section.worst)} 题。", "")
    for row in section.worst:
        yield from _question(row)
    if not section.worst:
        yield "没有答错的题 no faults"


def _figures(section: Section) -> Iterator[str]:
    titles = ["指标", "值", "95 % 区间", "n"]
    if section.change:
        titles += ["差", "差的 95 % 区间", "判断"]
    yield from _table(titles, (_cells(section, at) for at in range(len(section.lines))))


def _cells(section: Section, at: int) -> tuple[str, ...]:
    line = section.lines[at]
    cells = (
        line.measure.title,
        value_of(line.measure, line.found.value),
        span_of(line.measure, line.found),
        str(line.n),
    )
    if not section.change:
        return cells
    return cells + (change_cells(line.change)[3:] if line.change else ("—", "—", ""))


def _kinds(section: Section) -> Iterator[str]:
    measures = [BY_KEY[key] for key in BY_KIND]
    rows = (
        (
            kind_name(kind) if kind_name(kind) == kind else f"{kind_name(kind)} {kind}",
            str(count),
            *(
                value_of(one, figures[one.key].value) if one.key in figures else "—"
                for one in measures
            ),
        )
        for kind, (count, figures) in section.kinds.items()
    )
    yield from _table(("类型", "题数", *(names_of(one)[0] for one in measures)), rows)


def _changes(section: Section, change: SetChange) -> Iterator[str]:
    if section.moved:
        titles = ("指标", "原来", "现在", "差", "差的 95 % 区间", "判断")
        yield from _table(titles, map(change_cells, section.moved))
    else:
        yield "全部指标没有变化 no change"
    for title, rows in (
        ("修好的题 mended", change.mended),
        ("弄坏的题 broken", change.broken),
    ):
        yield from ("", f"{title}：{len(rows)}", "")
        yield from (f"- {plain(row.id)} {plain(asked(row))}" for row in rows)
    for title, ids in (
        ("只在原来的记录里", change.only_before),
        ("只在这次的记录里", change.only_after),
    ):
        if ids:
            yield from ("", f"{title}（{len(ids)} 题）：{plain('、'.join(ids))}")


def asked(row: Row) -> str:
    """The question of a row, or that it was not kept."""
    return row.seen.question if row.seen else "（题目没有保存，或不给看）"


def _question(row: Row) -> Iterator[str]:
    yield f"- **{plain(row.id)}**（{plain(kind_name(row.kind))}）{plain(asked(row))}"
    for label, values in _seen(row.seen, row.refused) if row.seen else ():
        if values:
            yield f"  - {label}：{plain('；'.join(values))}"


def _seen(seen: Seen, refused: bool) -> Iterator[tuple[str, Sequence[str]]]:
    yield "为什么错 why", seen.faults
    yield "前文 history", [f"{turn.role}：{turn.content}" for turn in seen.history]
    yield "理解为 understood", (f"{seen.understood}（问的是：{seen.asks}）",)
    yield "标准位置 gold", seen.gold
    yield "检索到 retrieved", seen.retrieved[:10]
    yield "引用 cited", seen.cited
    yield "拒答 refusal" if refused else "回答 answer", seen.answer


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(titles)
    yield "|" + "|".join("---" for _ in titles) + "|"
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(plain, cells)) + " |"
