"""A file is there whole or not at all."""

from pathlib import Path

import pytest

from index.errors import InputError
from index.whole_file import write_whole
from rag.export.target import check_target


def test_a_new_file_replaces_the_old_one_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["清单.xlsx"]


def test_a_place_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    check_target(tmp_path / "甲.xlsx", ".xlsx")
    for path, told in (
        (tmp_path / "甲.xls", "请以 .xlsx 结尾"),
        (tmp_path / "没有" / "甲.xlsx", "不存在或不能写入"),
    ):
        with pytest.raises(InputError, match=told):
            check_target(path, ".xlsx")
    (tmp_path / "乙.xlsx").mkdir()
    with pytest.raises(InputError, match="是文件夹"):
        check_target(tmp_path / "乙.xlsx", ".xlsx")
    with pytest.raises(InputError, match="不能写入"):
        write_whole(tmp_path / "没有" / "甲.xlsx", b"")
