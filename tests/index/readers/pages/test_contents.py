from index.readers.pages.blocks import pages_to_blocks
from tests.index.readers.pages.pieces import line, page


def texts(*lines: str) -> list[str]:
    rows = [line(text, 2, 20 + at) for at, text in enumerate(lines)]
    return [block.text for block in pages_to_blocks([page(rows)])[0]]


def test_a_table_of_contents_is_left_out_and_said() -> None:
    entries = [f"{name}、责任{'.' * 30}{at}" for at, name in enumerate("一二三", 1)]
    rows = [line(text, 2, 20 + at) for at, text in enumerate(["目  录", *entries, "一、责任"])]
    blocks, remarks = pages_to_blocks([page(rows)])
    assert [block.text for block in blocks] == ["一、责任"]
    assert remarks == ("去掉目录（3行）。",)


def test_a_line_of_dots_alone_stays() -> None:
    assert texts("联系人……………………12", "一、责任") == ["联系人……………………12", "一、责任"]
