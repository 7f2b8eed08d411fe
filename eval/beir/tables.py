"""The figures of a BEIR folder as tables and lines for a terminal."""

from collections.abc import Iterator, Sequence

from rich.table import Table

from eval.beir.answer_spans import SentenceEvidence
from eval.beir.asked import Asked
from eval.beir.figures import CUT, EVIDENCE, RETRIEVERS
from eval.beir.figures import Table as Figures
from eval.metrics.interval import Interval
from eval.metrics.percentile import percentile


def retrieval_table(title: str, figures: Figures) -> Table:
    """Figures down, retrievers across, each with its 95 % interval; below them the evidence's."""
    evidence = "，".join(
        f"{name} {figures[name][EVIDENCE].value:.3f}" for name in ("R@10", f"MRR@{CUT}")
    )
    table = Table(
        "指标",
        title=title,
        title_justify="left",
        caption="括号内是 95 % 区间 bootstrap intervals。BM25 和向量各取 60 个片段，深度到此为止。\n"
        f"按回答所用句子排序 evidence：{evidence}",
        caption_justify="left",
    )
    for _, name in RETRIEVERS:
        table.add_column(name, justify="right", no_wrap=True)
    for name, row in figures.items():
        table.add_row(name, *(_cell(row[field]) for field, _ in RETRIEVERS))
    return table


def evidence_table(found: SentenceEvidence) -> Table:
    """Whether the best sentences hold the answers."""
    title = f"句子依据 sentence evidence：{found.questions} 题有答案位置"
    table = Table("指标", title=title, title_justify="left")
    table.add_column("值", justify="right", no_wrap=True)
    for k, hit in found.hits.items():
        table.add_row(f"前 {k} 句含答案 hit@{k}", _cell(hit))
    table.add_row("最佳句平均字数 best sentence", f"{found.sentence:.1f}")
    table.add_row("答案平均字数 gold span", f"{found.span:.1f}")
    return table


def time_lines(asked: Sequence[Asked], built: float, spent: float) -> Iterator[str]:
    """Milliseconds a question, seconds for the library and for all."""
    times = [one.ms for one in asked]
    for percent in (50, 95):
        yield f"每题 p{percent}：{percentile(times, percent) or 0:.1f} 毫秒 ms per query"
    yield f"建库（或取用已有的库）：{built:.1f} 秒；提问：{spent:.1f} 秒 library and queries, s"


def _cell(found: Interval) -> str:
    return f"{found.value:.3f} ({found.low:.3f}–{found.high:.3f})"
