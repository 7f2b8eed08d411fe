"""What a person should know of pages that were recognised."""

from collections.abc import Iterator, Sequence

from index.readers.pages.page import Page

_SHOWN = 30


def recognition_remarks(pages: Sequence[Page]) -> Iterator[str]:
    """A sentence that names the recognised pages, and one for each doubtful word, the first thirty."""
    numbers = [page.number for page in pages if page.recognised]
    if not numbers:
        return
    yield (
        f"第{_ranges(numbers)}页是图片，文字由识别得出（{len(numbers)}页）："
        "引用数字、日期和单位之前请核对原件。"
    )
    doubts = [doubt for page in pages for doubt in page.doubts]
    yield from doubts[:_SHOWN]
    if len(doubts) > _SHOWN:
        yield f"另有{len(doubts) - _SHOWN}处识别把握不大，请对照原件通读。"


def _ranges(numbers: Sequence[int]) -> str:
    """1, 2, 3, 7 → "1—3、7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)
