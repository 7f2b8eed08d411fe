"""An empty workbook for gold questions: header, two examples, and what each column means."""

import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from eval.gold.workbook import COLUMNS, is_workbook
from index.errors import InputError

_WIDTHS = {"question": 44, "plan": 26, "facts": 34, "anchor": 26, "history": 34}
_EXAMPLES = (
    {
        "question": "燃气管道多久巡查一次？",
        "plan": "示例市2030年",
        "item": "9",
        "facts": "每月/每个月；市住建局",
        "anchor": "燃气管道每月巡查",
        "answerable": "是",
        "id": "示例1",
    },
    {"question": "今年放几天假？", "answerable": "否", "id": "示例2"},
)
_MEANINGS = {
    "question": (
        "必填。空着的行接上一行的题，用来再写一处答案。",
        "Required; empty: continues above.",
    ),
    "plan": ("计划标题中的几个字，只属于一个计划。", "Words of exactly one plan's title."),
    "item": (
        "条目的编号：9、9. 或 第9项；开头写 0；表格行留空，写“原文”。",
        "Number of the item; 0: the opening; empty with an anchor: a table row.",
    ),
    "facts": (
        "答案里应有的词。各组用；或换行隔开，一组中任一说法即可，用 / 隔开。",
        "Groups between ； or line breaks; alternatives in a group between /.",
    ),
    "anchor": (
        "可省。该条目中只出现一次的几个字，指明是哪一句；不写则整个条目都算。",
        "Optional: characters that stand once in the item and mark the sentence.",
    ),
    "answerable": (
        "可省。写了计划和条目就是可答。",
        "Optional; default: yes when a plan is given.",
    ),
    "kind": ("可省。按类型分别统计。", "Optional: figures are given by kind."),
    "history": (
        "可省。之前的问题，每行一句；以“答：”开头的是回答。",
        "Optional: earlier questions, one a line; 答： begins an answer.",
    ),
    "id": ("可省。不重复的题号；不写则为行号。", "Optional: a name of its own; default: the row."),
}
_GREY = Font(italic=True, color="808080")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def write_template(path: Path) -> None:
    """Write the workbook to a new .xlsx; InputError when it cannot be, or a file is there."""
    if not is_workbook(path):
        raise InputError(f"{path}：模板是 Excel 工作簿。请用 .xlsx 作后缀。")
    book = Workbook()
    _questions(book.active)
    _explained(book.create_sheet("说明"))
    data = io.BytesIO()
    book.save(data)
    try:
        # A workbook that somebody has filled in is never overwritten.
        with path.open("xb") as file:
            file.write(data.getvalue())
    except FileExistsError as error:
        raise InputError(f"{path}：已有这个文件，没有覆盖。请换一个文件名。") from error
    except OSError as error:
        raise InputError(
            f"{path}：不能写入（{error.strerror}）。请检查路径、权限和磁盘。"
        ) from error


def _questions(sheet: Worksheet) -> None:
    sheet.title = "题目"
    sheet.append([names[0] for names in COLUMNS.values()])
    for example in _EXAMPLES:
        sheet.append([example.get(name) for name in COLUMNS])
    for column, name in zip(sheet.columns, COLUMNS, strict=True):
        letter = column[0].column_letter
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, 12)
        # As text: Excel would make a date of 6月30日 and .8 of 80%.
        sheet.column_dimensions[letter].number_format = "@"
        for cell in column:
            cell.number_format, cell.alignment = "@", _WRAPPED
            cell.font = Font(bold=True) if cell.row == 1 else _GREY
        if name == "answerable":
            choice = DataValidation("list", formula1='"是,否"', allow_blank=True)
            choice.showErrorMessage = True
            choice.error = "请写“是”或“否”，或留空。"
            choice.add(f"{letter}2:{letter}1048576")
            sheet.add_data_validation(choice)
    sheet.freeze_panes = "A2"


def _explained(sheet: Worksheet) -> None:
    sheet.append(["列", "说明", "Column"])
    for name, (chinese, english) in _MEANINGS.items():
        sheet.append([f"“{COLUMNS[name][0]}”", chinese, f"{COLUMNS[name][1]}: {english}"])
    sheet.append(["", "列的顺序不限，多出的列不读；两行灰色的示例请删去。"])
    for letter, width in zip("ABC", (14, 66, 66), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.rows:
        for cell in row:
            cell.alignment = _WRAPPED
            cell.font = Font(bold=cell.row == 1)
