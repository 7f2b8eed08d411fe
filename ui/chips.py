"""Numbered markers that show the clause they cite."""

from collections.abc import Iterator, Mapping, Sequence

from rag.answer import Citation
from ui.render import safe, spaced

Cited = Mapping[int, Citation]
# A run of at least so many markers in a row is drawn by its ends.
_RUN = 4


def by_marker(citations: Sequence[Citation]) -> Cited:
    """The citations of an answer by their markers."""
    return {citation.marker: citation for citation in citations}


def chips_html(markers: Sequence[int], cited: Cited, number: int) -> list[str]:
    """The markers of a sentence, each a chip; a long run of them as 1–33.

    `number` is the exchange. A marker that no citation has is left out.
    """
    drawn = []
    for run in _runs(sorted(marker for marker in markers if marker in cited)):
        chips = [chip_html(cited[marker], number) for marker in run]
        if len(run) < _RUN:
            drawn += chips
        else:
            drawn.append(
                f'<span class="run" title="共 {len(run)} 处引文">{chips[0]}–{chips[-1]}</span>'
            )
    return drawn


def chip_html(citation: Citation, number: int) -> str:
    """A numbered marker that shows its clause in the panel, or opens it by its link."""
    label = f"引文 {citation.marker}：{citation.plan_title} {spaced(citation.address)}"
    return (
        f'<a class="chip" href="{safe(citation.link)}" title="{safe(label)}" '
        f'aria-label="{safe(label)}" data-shows="source-{number}-{citation.marker}">'
        f"{citation.marker}</a>"
    )


def _runs(markers: Sequence[int]) -> Iterator[list[int]]:
    """Markers that follow each other: 1, 2, 3, 7 → 1, 2, 3 and 7."""
    run: list[int] = []
    for marker in markers:
        if run and marker != run[-1] + 1:
            yield run
            run = []
        run.append(marker)
    if run:
        yield run
