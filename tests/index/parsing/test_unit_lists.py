from index.parsing.unit_lists import unit_spaces
from tests.index.documents import cleaned


def test_a_space_between_two_units_behind_a_label_stays() -> None:
    text = "责任部门：县公安局 县交通局。严格 落实"
    assert unit_spaces(text) == {text.index(" ")}
    assert cleaned(text).text == "责任部门：县公安局 县交通局。严格落实"
    assert unit_spaces("责任部门要会同县公安局 县交通局检查") == frozenset()


def test_a_label_alone_on_its_line_goes_on_in_the_next() -> None:
    clean = cleaned("1.检查。\n牵头单位：\n县应急局\n完成时限：\n6月底前\n工作要求：\n要落实。")
    assert clean.text == "1.检查。\n牵头单位：县应急局\n完成时限：6月底前\n工作要求：\n要落实。"
    assert {mending.reason for mending in clean.mendings} == {"接续标签和下一行"}
