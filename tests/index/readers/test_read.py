import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import InputError
from index.readers.read import READERS, read
from tests.index.readers.dying_readers import DYING

LIMIT = 1_000_000


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "文件是空的"),
        ("a.txt", b" \n\t\n", "没有文字内容"),
        ("a.txt", b"\xef\xbb\xbf", "没有文字内容"),
        ("a.txt", b"PK\x03\x04" + bytes(50), "内容是损坏的压缩包或文档，与后缀“.txt”不符"),
        ("a.jpeg2000", b"1.", "不支持“.jpeg2000”文件"),
        ("计划", b"1.", "不支持“无后缀”文件"),
        ("a.docx", "其实是文本".encode(), "不是完好的 Word 文件"),
        ("a.txt", b"1" * (LIMIT + 1), "超过上限 1 MB"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path, LIMIT)
    assert str(caught.value).startswith(f"{path}：")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("name", "words"), [("没有.txt", "找不到"), ("字" * 200 + ".txt", "无法读取"), (".", "文件夹")]
)
def test_a_bad_path_is_named(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path / name, LIMIT)


def test_a_name_in_gbk_is_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("安全.txt".encode("gbk"))
    path.write_text("1.检查。", encoding="utf-8")
    assert read(path, LIMIT).name == "安全.txt"


def test_a_paged_reader_tells_progress_and_remarks(tmp_path: Path) -> None:
    path = tmp_path / "a.pages"
    path.write_text("1.检查。", encoding="utf-8")
    told: list[tuple[int, int]] = []
    document = read(path, LIMIT, DYING, "来信.eml › a.pages", lambda *pair: told.append(pair))
    assert told[-1] == (8, 8)
    assert document.remarks == ("第3页有2处识别把握不大。",)
    assert document.name == "a.pages"


def test_a_plain_zip_is_no_word_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "文本")
    with pytest.raises(InputError, match=r"与后缀“\.docx”不符。请把后缀改为 \.zip 后再添加"):
        read(path, LIMIT)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=300), st.booleans())
def test_random_bytes_raise_nothing_but_a_sentence(
    tmp_path: Path, suffix: str, data: bytes, packed: bool
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"PK\x03\x04" * packed + data)
    try:
        assert read(path, LIMIT).blocks
    except InputError as error:
        assert str(error).startswith(f"{path}：")
