"""The preview on the command line: what would be added and why, and nothing is."""

from pathlib import Path

from typer.testing import CliRunner

from index.__main__ import app
from index.corrections import beside
from tests.index.documents import TITLE
from tests.index.libraries import written

TEXT = f"""云安办〔2024〕8号
{TITLE}
为做好工作，制定本要点。
一、责任
1.检查。传达了第十二次会议精神，
三、四季度各检查1次。（责任单位：镇应急办）
2.宣传。在510月宣传。
二、保障
3.经费。镇财政每年安排安全生产专项资金不少于40万元，用于隐患整治、宣传培训和应急物资储备。
"""


def preview(*words: str | Path, home: Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["preview", *map(str, words), "--home", str(home)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_a_preview_shows_tree_clauses_reasons_and_repairs(tmp_path: Path) -> None:
    code, said = preview(written(tmp_path / "a.txt", TEXT), home=tmp_path / "home")
    assert code == 0
    for words in (
        "1 个计划。只是预览，库没有改变。",
        f"《{TITLE}》",
        "标题来自：第2行，标题行",
        "标题之前：“云安办〔2024〕8号”（发文字号）",
        "一、责任",
        "1. 检查  [第1项]",
        "一、›1.　第5行　检查。传达了第十二次会议精神，",
        "第6行“三、四季度各检查1次。",
        "不是条目",
        "“510”→“5-10”",
        "条款（4 条）",
        "a.txt.anwen.toml",
    ):
        assert words in said, said
    assert not (tmp_path / "home").exists()


def test_the_full_preview_shows_whole_clauses_and_every_number(tmp_path: Path) -> None:
    file = written(tmp_path / "a.txt", TEXT)
    short, full = (preview(file, *more, home=tmp_path)[1] for more in ((), ("--full",)))
    assert "条目，在行首，编号接续" not in short and "条目，在行首，编号接续" in full
    assert "和应急物资储备。" not in short and "和应急物资储备。" in full


def test_corrections_show_in_the_preview(tmp_path: Path) -> None:
    file = written(tmp_path / "a.txt", TEXT)
    written(beside(file), 'year = 2020\nnot_headings = ["二、保障"]\n')
    code, said = preview(file, home=tmp_path)
    assert code == 0
    assert "用了更正文件" in said and "按更正文件：年份是“2020”" in said
    assert "更正文件说这里不是标题" in said and "一、›3." in said


def test_a_file_that_cannot_be_read_is_named_and_the_rest_shown(tmp_path: Path) -> None:
    good = written(tmp_path / "a.txt", TEXT)
    code, said = preview(tmp_path / "没有.pdf", good, home=tmp_path)
    assert code == 2
    assert "没有.pdf：找不到这个文件" in said and TITLE in said
