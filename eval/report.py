"""Figures as tables for a terminal and as JSON."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from rich.table import Table

from eval.summary import Summary

Figure = Callable[[Summary], str]


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value:.3f}"


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:.1f}"


def _shares(*values: float | None) -> str:
    return " / ".join(map(_share, values))


def _headlines(figures: Summary) -> Iterator[tuple[str, str]]:
    """The headline figures of a set, each with its name."""
    f = figures
    yield "题数（可答 / 不可答）", f"{f.questions}（{f.answerable} / {f.questions - f.answerable}）"
    yield (
        "引用 精确率 / 召回率 / F1",
        _shares(f.citation_precision, f.citation_recall, f.citation_f1),
    )
    yield "要点召回率", _share(f.fact_recall)
    yield "引文逐字率", _share(f.quote_exactness)
    yield "拒答 精确率 / 召回率", _shares(f.refusal_precision, f.refusal_recall)
    yield "误拒率", _share(f.over_refusal)
    yield (
        "检索 R@1 / 3 / 5 / 10",
        _shares(f.recall_at_1, f.recall_at_3, f.recall_at_5, f.recall_at_10),
    )
    yield "检索 MRR@10（题数）", f"{_share(f.mrr_at_10)}（{f.ranked}）"
    yield "每答引用数", _number(f.citations)
    yield "字数 引文 / 标准句", f"{_number(f.quote_length)} / {_number(f.gold_length)}"
    yield "毫秒 p50 / p95", f"{_number(f.ms_p50)} / {_number(f.ms_p95)}"


_COLUMNS: tuple[tuple[str, Figure], ...] = (
    ("题数", lambda s: str(s.questions)),
    ("拒答", lambda s: str(s.refused)),
    ("引用P", lambda s: _share(s.citation_precision)),
    ("引用R", lambda s: _share(s.citation_recall)),
    ("F1", lambda s: _share(s.citation_f1)),
    ("要点", lambda s: _share(s.fact_recall)),
    ("R@1", lambda s: _share(s.recall_at_1)),
    ("R@5", lambda s: _share(s.recall_at_5)),
    ("MRR", lambda s: _share(s.mrr_at_10)),
)


def tables(name: str, whole: Summary, kinds: Mapping[str, Summary]) -> Iterator[Table]:
    """The headline figures of a set, then the figures of each kind."""
    headline = Table("指标", title=name, title_justify="left")
    headline.add_column("值", justify="right", no_wrap=True)
    for row in _headlines(whole):
        headline.add_row(*row)
    yield headline
    kind_table = Table("类型", title=f"{name} 按类型", title_justify="left")
    for title, _ in _COLUMNS:
        kind_table.add_column(title, justify="right", no_wrap=True)
    for kind, summary in kinds.items():
        kind_table.add_row(kind, *(figure(summary) for _, figure in _COLUMNS))
    yield kind_table


def as_json(sets: Mapping[str, tuple[Summary, Mapping[str, Summary]]]) -> str:
    """The figures of all sets; no question and no answer, so that it may be kept and shared."""
    values = {
        name: {"all": asdict(whole), "kinds": {kind: asdict(one) for kind, one in kinds.items()}}
        for name, (whole, kinds) in sets.items()
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"
