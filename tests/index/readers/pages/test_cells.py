import pytest

from index.readers.pages.cells import cell_words
from tests.index.readers.pages.pieces import line


@pytest.mark.parametrize(
    ("lines", "width", "words"),
    [
        (("区卫健委、各镇", "街、区民政局"), 8, "区卫健委、各镇街、区民政局"),
        (("区应急局", "区住建局"), 4.5, "区应急局\n区住建局"),
        (("区委组织", "部"), 4.5, "区委组织部"),
        (("区应急局", "区住建局"), 9, "区应急局\n区住建局"),
        (("执行GB", "50016标准"), 4, "执行GB 50016标准"),
        (("于2024年12", "月底前"), 6, "于2024年12月底前"),
    ],
)
def test_a_line_that_fills_its_cell_goes_on(
    lines: tuple[str, ...], width: float, words: str
) -> None:
    pieces = [line(text, 0, row) for row, text in enumerate(lines)]
    assert cell_words(pieces, width * 10, 0)[0] == words
