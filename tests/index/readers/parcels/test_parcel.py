import resource
import struct
import zipfile
import zlib
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import InputError
from index.readers.parcels.parcel import Limits, Parcel, unpack
from index.readers.read import read

SUPPORTED = (".txt", ".md", ".docx", ".html")
TEXT = "1.检查。\n"
LONG = "".join(f"{number}.各镇每月排查一次隐患，年底前整改到位。\n" for number in range(1, 12))


def opened(path: Path, limits: Limits = Limits(), supported: tuple[str, ...] = SUPPORTED) -> Parcel:
    folder = path.with_name("out")
    folder.mkdir()
    return unpack(path, folder, supported, limits)


def a_zip(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def old_zip(path: Path, names: list[bytes]) -> Path:
    """A zip as programs in China wrote it for decades: names in bytes, without a mark."""
    a_zip(path, {f"{at:04d}".ljust(len(name), "x"): TEXT for at, name in enumerate(names)})
    data = path.read_bytes()
    for at, name in enumerate(names):
        data = data.replace(f"{at:04d}".ljust(len(name), "x").encode(), name)
    path.write_bytes(data)
    return path


def inside(parcel: Parcel) -> list[str]:
    """Where the files lay, without the path of the parcel."""
    return [file.shown.split(" › ", 1)[1] for file in parcel.files]


def refusal(parcel: Parcel) -> str:
    (error,) = parcel.refused
    return str(error)


def test_files_of_one_name_stay_apart_and_are_named_by_their_place(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "全部计划.zip", {"各镇/计划.txt": "1.甲。", "各村/计划.txt": "1.乙。"})
    parcel = opened(path)
    assert [read(file.path, 1000).name for file in parcel.files] == ["计划.txt", "计划.txt"]
    assert [file.path.read_text("utf-8") for file in parcel.files] == ["1.甲。", "1.乙。"]
    assert [file.shown for file in parcel.files] == [
        f"{path} › 各镇/计划.txt", f"{path} › 各村/计划.txt"
    ]  # fmt: skip
    assert (parcel.refused, parcel.remarks) == ((), ())


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (["各镇/青石镇安全生产工作要点.txt", "说明.txt"], "gbk"),
        (["各镇/青石镇.txt", "通告.txt"], "utf-8"),
        (["㙍镇/计划.txt"], "gb18030"),
        # By itself this name in GBK is valid UTF-8, of Greek and Cyrillic letters.
        (["实施.txt"], "gbk"),
        (["plan.txt"], "ascii"),
    ],
)
def test_names_without_a_mark_are_read(tmp_path: Path, names: list[str], encoding: str) -> None:
    path = old_zip(tmp_path / "a.zip", [name.encode(encoding) for name in names])
    parcel = opened(path)
    assert inside(parcel) == names
    assert [file.path.name for file in parcel.files] == [name.split("/")[-1] for name in names]


def test_backslashes_of_old_windows_are_folders(tmp_path: Path) -> None:
    path = old_zip(tmp_path / "a.zip", ["各镇\\计划.txt".encode("gbk"), "俓俓.txt".encode("gbk")])
    assert inside(opened(path)) == ["各镇/计划.txt", "俓俓.txt"]


@pytest.mark.parametrize(
    "name",
    ["../../计划.txt", "/etc/计划.txt", "C:\\a\\计划.txt", "a/../../../计划.txt", "..\\计划.txt"],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    parcel = opened(a_zip(tmp_path / "a.zip", {name: TEXT}))
    (file,) = parcel.files
    assert file.path == tmp_path / "out" / "0001" / "计划.txt"
    assert ".." not in file.shown
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "out"]


def test_a_name_too_long_for_a_disk_keeps_its_ending(tmp_path: Path) -> None:
    (file,) = opened(a_zip(tmp_path / "a.zip", {"长" * 300 + ".txt": TEXT})).files
    assert file.path.read_text("utf-8") == TEXT
    assert file.path.name.endswith("长.txt")


def test_links_and_what_systems_leave_behind_are_no_files(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("链接.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        for name in (
            "__MACOSX/._计划.txt",
            ".DS_Store",
            "~$计划.docx",
            ".git/a.txt",
            "镇/",
            "Thumbs.db",
        ):
            archive.writestr(name, TEXT)
        archive.writestr("镇/计划.txt", TEXT)
    parcel = opened(path)
    assert inside(parcel) == ["镇/计划.txt"]
    assert (parcel.refused, parcel.remarks) == ((), ())


def test_files_that_cannot_be_added_are_counted(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "a.zip", {"a.txt": TEXT, "b.MP4": "", "c.mp4": "", "说明": ""})
    parcel = opened(path)
    assert inside(parcel) == ["a.txt"]
    assert parcel.remarks == (
        f"{path}：里面有 3 个文件的格式不能添加，没有读取（.mp4 2 个、无后缀 1 个）。",
    )


def test_a_parcel_with_nothing_to_read_is_refused(tmp_path: Path) -> None:
    parcel = opened(a_zip(tmp_path / "a.zip", {"c.mp4": ""}))
    assert "里面没有可以添加的文件（只有 .mp4 1 个）。可以添加的格式：" in refusal(parcel)
    assert parcel.remarks == ()


def test_a_file_with_a_password_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "a.zip", {"密.txt": TEXT, "密二.txt": TEXT, "明.txt": TEXT})
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        for _ in range(2):
            at = data.index(mark, at + 1)
            data[at + flags] |= 1
    path.write_bytes(data)
    parcel = opened(path)
    assert inside(parcel) == ["明.txt"]
    assert refusal(parcel).startswith(f"{path}：压缩包里的“密.txt”等 2 个文件有密码，没有读取。")


def test_a_zip_in_a_zip_is_opened_to_a_depth(tmp_path: Path) -> None:
    inner = a_zip(tmp_path / "0.zip", {"计划.txt": TEXT})
    for depth in range(1, 4):
        inner = a_zip(tmp_path / f"{depth}.zip", {f"{depth - 1}.zip": inner.read_bytes()})
    parcel = opened(tmp_path / "2.zip")
    assert inside(parcel) == ["1.zip › 0.zip › 计划.txt"]
    assert not list((tmp_path / "out").rglob("*.zip"))
    (tmp_path / "out").rename(tmp_path / "before")
    assert "3.zip › 2.zip › 1.zip › 0.zip：压缩包里套了 3 层" in refusal(opened(tmp_path / "3.zip"))


def test_a_bomb_costs_itself_only(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "a.zip", {"炸弹.txt": bytes(11_000_000), "计划.txt": TEXT})
    parcel = opened(path)
    assert inside(parcel) == ["计划.txt"]
    assert f"{path} › 炸弹.txt：解压后比压缩时大 200 倍以上" in refusal(parcel)
    assert sum(file.stat().st_size for file in tmp_path.rglob("*.txt")) < 100


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packing_is_unpacked_in_small_pieces_too(tmp_path: Path, packing: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr("计划.txt", TEXT)
        archive.writestr("炸弹.txt", bytes(40_000_000))
    parcel = opened(path)
    assert inside(parcel) == ["计划.txt"]
    assert "像是压缩包炸弹" in refusal(parcel)


def test_overlapping_entries_are_refused(tmp_path: Path) -> None:
    """As David Fifield's bombs: each entry of the directory points at the same packed bytes."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = TEXT.encode() * 1000
    body = packed.compress(data) + packed.flush()
    sizes = (8, 0, 0, zlib.crc32(data), len(body), len(data), 5, 0)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, *sizes) + b"a.txt" + body
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, *sizes, 0, 0, 0, 0, 0) + b"a.txt"
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 500, 500, len(entry) * 500, len(local), 0)
    path = tmp_path / "a.zip"
    path.write_bytes(local + entry * 500 + end)
    assert "压缩包的结构反常（里面的文件互相重叠），没有读取" in refusal(opened(path))


def test_all_that_is_unpacked_counts_together(tmp_path: Path) -> None:
    many: dict[str, str | bytes] = {f"{at}.txt": LONG for at in range(9)}
    inner = a_zip(tmp_path / "0.zip", many)
    path = a_zip(tmp_path / "a.zip", {"0.zip": inner.read_bytes(), "9.txt": LONG})
    parcel = opened(path, Limits(inner.stat().st_size + len(LONG.encode()) * 3))
    assert inside(parcel) == [f"0.zip › {at}.txt" for at in range(3)]
    assert "0.zip › 3.txt：解压到这里已超过 0 MB，它和后面的文件没有读取。" in refusal(parcel)
    (tmp_path / "out").rename(tmp_path / "before")
    assert "里面的文件超过 5 个，没有读取" in refusal(opened(inner, Limits(files=5)))


@pytest.mark.parametrize("lie", [1, 4_000_000_000])
def test_the_size_in_the_header_is_not_believed(tmp_path: Path, lie: int) -> None:
    path = a_zip(tmp_path / "a.zip", {"a.txt": LONG})
    data, size = path.read_bytes(), struct.pack("<L", len(LONG.encode()))
    path.write_bytes(data.replace(size, struct.pack("<L", lie)))
    parcel = opened(path)
    if lie == 1:
        assert "a.zip › a.txt：在压缩包里已损坏" in refusal(parcel)
    else:
        assert parcel.files[0].path.read_text("utf-8") == LONG


def test_a_damaged_file_in_a_zip_costs_itself_only(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "a.zip", {"a.txt": LONG, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(data)
    parcel = opened(path)
    assert inside(parcel) == ["b.txt"]
    assert f"{path} › a.txt：在压缩包里已损坏" in refusal(parcel)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.zip", b"", "文件是空的"),
        ("a.zip", b"Rar!\x1a\x07\x01\0", "内容是 RAR 压缩包，不能读取。请先解压，或改用 .zip"),
        ("a.zip", b"%PDF-1.7", "内容是 PDF 文件，与后缀“.zip”不符"),
        ("a.zip", b"PK\x03\x04" + bytes(100), "不是完好的压缩包，可能没有下载完整"),
        ("a.zip", b"text", "不是完好的压缩包"),
        ("a.eml", b"PK\x03\x04" + bytes(100), "与后缀“.eml”不符"),
        ("a.eml", b"", "文件是空的"),
    ],
)
def test_what_is_no_parcel_is_refused(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    said = refusal(opened(path))
    assert said.startswith(f"{path}：")
    assert words in said


def test_a_parcel_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "无法读取" in refusal(opened(tmp_path / "没有.zip"))


def test_a_disk_that_is_full_is_named(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "a.zip", {"a.txt": LONG, "b.txt": TEXT})
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        parcel = opened(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert parcel.files == ()
    assert f"{path} › a.txt：解压时写不下去（File too large）" in refusal(parcel)


def test_a_document_named_zip_is_told(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "a.zip", {"[Content_Types].xml": "", "word/document.xml": ""})
    assert "内容是 Word 文件，与后缀“.zip”不符。请把后缀改为 .docx" in refusal(opened(path))


def test_an_e_mail_in_a_zip_and_a_zip_in_an_e_mail_are_opened(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "计划"
    mail.set_content("请查收。")
    inner = a_zip(tmp_path / "0.zip", {"计划.txt": TEXT})
    mail.add_attachment(inner.read_bytes(), "application", "zip", filename="各镇.zip")
    path = a_zip(tmp_path / "a.zip", {"来信.eml": mail.as_bytes(policy=policy.SMTP)})
    assert inside(opened(path)) == ["来信.eml › 各镇.zip › 计划.txt"]


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_damage_raises_nothing_and_is_refused_in_a_sentence(
    tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "a.zip"
    whole = a_zip(
        path, {"镇/a.txt": LONG, "b.docx": bytes(500), "c.zip": b"PK\x05\x06" + bytes(18)}
    )
    broken = bytearray(whole.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=10)):
        broken[at] = data.draw(st.integers(0, 255))
    path.write_bytes(broken[: data.draw(st.integers(1, len(broken)))])
    folder = tmp_path / f"out{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    parcel = unpack(path, folder, SUPPORTED, Limits(unpacked=50_000))
    assert all(isinstance(error, InputError) for error in parcel.refused)
    assert all(str(error).startswith(str(path)) for error in parcel.refused)
    assert all(folder in file.path.parents for file in parcel.files)
