"""`python -m eval template`: the workbook that an office fills in."""

from pathlib import Path

from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from eval.__main__ import app
from eval.gold.workbook import COLUMNS, read_workbook


def template(path: Path) -> Result:
    return CliRunner().invoke(app, ["template", str(path)])


def test_the_template_reads_as_its_two_examples(tmp_path: Path) -> None:
    path = tmp_path / "题集.xlsx"
    result = template(path)
    assert result.exit_code == 0, result.output
    assert f"python -m eval run --set {path}" in result.stderr
    first, second = read_workbook(path)
    assert (first.answerable, first.gold[0].item, len(first.facts)) == (True, 9, 2)
    assert (second.answerable, second.gold, second.facts) == (False, (), ())


def test_every_column_is_there_wide_as_text_and_explained(tmp_path: Path) -> None:
    template(tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    sheet, explained = book["题目"], book["说明"]
    assert [cell.value for cell in sheet[1]] == [names[0] for names in COLUMNS.values()]
    for cell in sheet[1]:
        column = sheet.column_dimensions[cell.column_letter]
        assert column.width >= 12 and column.number_format == "@"
    named = {row[0].value for row in explained.rows}
    assert {f"“{names[0]}”" for names in COLUMNS.values()} <= named


def test_answerable_is_a_choice_of_yes_and_no(tmp_path: Path) -> None:
    template(tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["题目"]
    (choice,) = sheet.data_validations.dataValidation
    at = list(COLUMNS).index("answerable") + 1
    assert (choice.type, choice.formula1) == ("list", '"是,否"')
    assert sheet.cell(2, at).coordinate in choice.sqref
    assert sheet.cell(2, at - 1).coordinate not in choice.sqref


def test_a_filled_in_workbook_is_never_overwritten(tmp_path: Path) -> None:
    template(tmp_path / "a.xlsx")
    before = (tmp_path / "a.xlsx").read_bytes()
    again = template(tmp_path / "a.xlsx")
    assert again.exit_code == 2 and "已有这个文件" in again.stderr
    assert (tmp_path / "a.xlsx").read_bytes() == before


def test_a_place_or_name_that_does_not_do_is_said(tmp_path: Path) -> None:
    wrong, nowhere = template(tmp_path / "a.xls"), template(tmp_path / "none" / "a.xlsx")
    assert wrong.exit_code == nowhere.exit_code == 2
    assert "请用 .xlsx 作后缀" in wrong.stderr
    assert "不能写入" in nowhere.stderr
    assert list(tmp_path.iterdir()) == []
