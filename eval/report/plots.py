"""The plots of a report: SVG that takes its colours and its fonts from the page."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from eval.metrics.interval import Interval
from eval.report.svg import (
    CARD,
    INK,
    LINE,
    ONE,
    ONE_PALE,
    SOFT,
    TWO,
    TWO_PALE,
    WIDTH,
    drawn,
)
from eval.runs.measures import Measure
from eval.runs.row import Row

BINS = 20


@dataclass(frozen=True, slots=True)
class Plot:
    """The inside of an <svg> of WIDTH × `height`, and what it shows; `key` begins all its ids.

    `note` says in words what there is to see.
    """

    key: str
    title: str
    english: str
    note: str
    height: int
    svg: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of the forest plot: its name, where it is, and where it was, if that is known."""

    name: str
    measure: Measure
    found: Interval
    before: float | None

    @property
    def points(self) -> tuple[float, ...]:
        """Every value that must lie on the scale."""
        ends = (self.found.low, self.found.high)
        return ends if self.before is None else (*ends, self.before)


def forest(key: str, bars: Sequence[Bar]) -> Plot | None:
    """Shares with their intervals; those where less is better on a scale of their own."""
    shares = [bar for bar in bars if bar.measure.headline and max(bar.points) <= 1]
    ups = [bar for bar in shares if bar.measure.up]
    downs = [bar for bar in shares if bar.measure.up is False]
    if not ups:
        return None
    row, gap = 22, 62
    height = row * len(shares) + gap * (1 + bool(downs))

    def draw(figure: Figure) -> None:
        least = min(low for bar in ups for low in bar.points)
        low = min(0.9, np.floor(least * 10) / 10)
        _bars(_axes(figure, 130, 26, 172, row * len(ups)), ups, low, 1)
        _say(figure, 6, 14, "越高越好")
        if downs:
            most = max(high for bar in downs for high in bar.points)
            top, high = row * len(ups) + gap, max(0.1, np.ceil(most * 10) / 10)
            _bars(_axes(figure, 130, top + 26, 172, row * len(downs)), downs, 0, high)
            _say(figure, 6, top + 14, "越低越好")

    note = "圆点是本次的值，横线是 95 % 区间"
    note += "，空心圆是原来的值。" if any(bar.before is not None for bar in shares) else "。"
    return Plot(key, "主要指标与区间", "headline figures", note, height, drawn(key, height, draw))


def strengths(key: str, rows: Sequence[Row], threshold: float) -> Plot | None:
    """How strong the evidence is of questions with and without an answer, at the threshold."""
    groups = _strengths(rows)
    if not all(map(len, groups)):
        return None
    (good, bad), edges = groups, np.linspace(0, 1, BINS + 1).tolist()
    wrong = int((good < threshold).sum()), int((bad >= threshold).sum())

    def draw(figure: Figure) -> None:
        for top, group, title, colours in (
            (30, good, f"可答的题 {len(good)}", (ONE, ONE_PALE)),
            (150, bad, f"不可答的题 {len(bad)}", (TWO_PALE, TWO)),
        ):
            axes = _axes(figure, 34, top, WIDTH - 48, 80)
            for side, colour in zip((group < threshold, group >= threshold), colours, strict=True):
                axes.hist(group[side], bins=edges, color=colour, rwidth=0.86)
            _threshold(axes, threshold)
            axes.set_xlim(0, 1)
            # One question beside ninety must still be seen: heights are square roots.
            axes.set_yscale("function", functions=(np.sqrt, np.square))
            _counts(axes)
            axes.tick_params(labelbottom=group is bad)
            _say(figure, 34, top - 12, title)
        _say(figure, 34, 266, "依据强度（0 至 1）；纵轴题数按平方根")

    note = (
        f"门槛 {threshold:.2f}：可答的 {len(good)} 题中 {wrong[0]} 题不到门槛，"
        f"不可答的 {len(bad)} 题中 {wrong[1]} 题过了门槛（深色）。"
    )
    return Plot(key, "依据强度的分布", "evidence strength", note, 274, drawn(key, 274, draw))


def roc(key: str, rows: Sequence[Row], threshold: float, skill: Interval | None) -> Plot | None:
    """The ROC curve of the strength, and where the threshold stands on it."""
    good, bad = _strengths(rows)
    if skill is None or not len(good) or not len(bad):
        return None
    cuts = np.unique(np.concatenate([good, bad]))[::-1]
    through, passed = ([0.0, *((group >= cut).mean() for cut in cuts)] for group in (good, bad))
    at = float((bad >= threshold).mean()), float((good >= threshold).mean())

    def draw(figure: Figure) -> None:
        axes = _axes(figure, 40, 30, 216, 200)
        axes.plot([0, 1], [0, 1], color=SOFT, dashes=(2, 3), linewidth=0.8)
        axes.plot(passed, through, color=ONE, linewidth=2, clip_on=False)
        axes.plot(*at, "o", color=TWO, markersize=8, markeredgecolor=CARD, clip_on=False)
        axes.annotate(f"门槛 {threshold:.2f}", at, (9, -22), textcoords="offset points", color=INK)
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        axes.set_yticks([0, 0.5, 1], ["0", "0.5", "1"])
        _say(figure, 40, 18, "可答的题过门槛的份额")
        _say(figure, 40, 266, "不可答的题过门槛的份额")
        _say(figure, 274, 120, "AUROC")
        _say(figure, 274, 146, f"{skill.value:.3f}", INK, 20)
        _say(figure, 274, 166, f"{skill.low:.3f}–{skill.high:.3f}")

    note = (
        f"AUROC {skill.value:.3f}（95 % 区间 {skill.low:.3f}–{skill.high:.3f}）。"
        f"在门槛处，可答的题过 {at[1]:.1%}，不可答的题过 {at[0]:.1%}。"
    )
    return Plot(key, "依据强度的 ROC 曲线", "ROC curve", note, 274, drawn(key, 274, draw))


def latency(key: str, rows: Sequence[Row]) -> Plot | None:
    """How long the answers took; the slowest hundredth does not squeeze the others."""
    times = np.sort([row.ms for row in rows if row.ms is not None])
    if not len(times):
        return None
    marks = {p: float(np.percentile(times, p, method="inverted_cdf")) for p in (50, 95, 99)}
    # Room for the words at the right of the last mark.
    end = marks[99] * 1.3 + 0.01
    beyond = int((times > end).sum())

    def draw(figure: Figure) -> None:
        axes = _axes(figure, 34, 74, WIDTH - 48, 156)
        axes.hist(times[times <= end], bins=BINS + 10, range=(0, end), color=ONE_PALE, rwidth=0.86)
        axes.set_xlim(0, end)
        _counts(axes)
        for height, (percent, value) in zip((44, 28, 12), marks.items(), strict=True):
            axes.axvline(value, color=ONE, linewidth=1.5, ymax=1 + height / 156, clip_on=False)
            x = 39 + (WIDTH - 48) * value / end
            _say(figure, x, 84 - height, f"p{percent}  {value:.1f}", INK)
        _say(figure, 34, 18, "题数")
        _say(figure, 34, 266, "毫秒")

    note = f"{len(times)} 题，一半在 {marks[50]:.1f} 毫秒以内，95 % 在 {marks[95]:.1f} 毫秒以内"
    note += f"；另有 {beyond} 题在图外，最慢 {times[-1]:.0f} 毫秒。" if beyond else "。"
    return Plot(key, "用时的分布", "latency", note, 274, drawn(key, 274, draw))


def _bars(axes: Axes, bars: Sequence[Bar], low: float, high: float) -> None:
    places = range(len(bars))[::-1]
    for place, bar in zip(places, bars, strict=True):
        found = bar.found
        axes.plot(
            [found.low, found.high], [place] * 2, color=ONE, linewidth=2, solid_capstyle="butt"
        )
        if bar.before is not None:
            axes.plot(
                bar.before, place, "o", markersize=8, color="none", markeredgecolor=TWO,
                clip_on=False, zorder=3,
            )  # fmt: skip
        axes.plot(found.value, place, "o", markersize=5.5, color=ONE, clip_on=False, zorder=4)
        axes.annotate(
            f"{found.value:.3f}", (1, place), (14, 0), textcoords="offset points", va="center",
            xycoords=("axes fraction", "data"), color=INK,
        )  # fmt: skip
    axes.set(xlim=(low, high), ylim=(-0.6, len(bars) - 0.4))
    axes.set_yticks(list(places), [bar.name for bar in bars], color=INK)
    axes.locator_params(axis="x", nbins=4)
    axes.grid(axis="x", color=LINE, linewidth=0.8)


def _threshold(axes: Axes, threshold: float) -> None:
    axes.axvline(threshold, color=INK, linewidth=1.2, dashes=(4, 3))


def _counts(axes: Axes) -> None:
    """A scale of whole numbers with few lines."""
    axes.yaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))
    axes.grid(axis="y", color=LINE, linewidth=0.8)


def _strengths(rows: Sequence[Row]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The strengths of the answerable questions, and of the others."""
    good = np.array([row.strength for row in rows if row.answerable])
    return good, np.array([row.strength for row in rows if not row.answerable])


def _axes(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Axes at a place in pixels from the upper left corner."""
    wide, tall = figure.get_size_inches() * 72
    axes = figure.add_axes((left / wide, 1 - (top + height) / tall, width / wide, height / tall))
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(length=0, pad=6)
    axes.set_axisbelow(True)
    return axes


def _say(
    figure: Figure, x: float, y: float, text: str, colour: str = SOFT, size: float = 12
) -> None:
    """Words that begin at a place in pixels from the upper left corner."""
    wide, tall = figure.get_size_inches() * 72
    figure.text(x / wide, 1 - y / tall, text, color=colour, fontsize=size)
