"""What a person should know of how pages were read."""

from collections.abc import Iterator, Sequence

from index.readers.pages.page import Page

_SHOWN = 30


def page_remarks(pages: Sequence[Page]) -> Iterator[str]:
    """Sentences on recognised pages, on what was not read, and on the first thirty doubtful words."""
    numbers = [page.number for page in pages if page.recognised]
    if numbers:
        yield (
            f"第{_ranges(numbers)}页是图片，文字由识别得出（{len(numbers)}页）："
            "引用数字、日期和单位之前请核对原件。"
        )
    beside = [page.number for page in pages if page.pictures]
    if beside:
        yield (
            f"第{_ranges(beside)}页上有图片，图片中的文字没有读取。要读的请另存为图片，单独添加。"
        )
    for page in pages:
        yield from (f"{page.place}：{remark}" for remark in page.remarks)
    doubts = [f"{page.place}：{doubt}" for page in pages for doubt in page.doubts]
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
