"""Real processes that hang, swell and crash: the file at hand is refused, the batch goes on."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import InputError
from index.readers.apart.reading_room import ReadingRoom, Trouble
from index.readers.read import read
from index.settings import CHECKOUT
from tests.index.readers.dying_readers import DYING
from tests.index.word_files import numbered_word, saved

LIMIT = 1_000_000
PARENT = """
import sys
from pathlib import Path
from index.readers.apart.reading_room import ReadingRoom
from tests.index.readers.dying_readers import DYING
with ReadingRoom(600, 1000, DYING) as room:
    room.read(Path(sys.argv[1]), 1000)
"""


@pytest.fixture
def room() -> Iterator[ReadingRoom]:
    with ReadingRoom(1.0, 400, DYING) as room:
        yield room


@pytest.fixture
def patient_room() -> Iterator[ReadingRoom]:
    """One whose readers die by themselves before their time is up, on a busy machine too."""
    with ReadingRoom(30.0, 400, DYING) as room:
        yield room


def a_file(folder: Path, ending: str, text: str = "1.检查。") -> Path:
    path = folder / f"a{ending}"
    path.write_text(text, encoding="utf-8")
    return path


def is_gone(pid: int, patience: float = 5.0) -> bool:
    """Whether a process ends in time; one that its new parent has not reaped yet is gone too."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            state = (
                Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
            )
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z" and os.getpgid(pid) != os.getpgid(0):
            return True
        time.sleep(0.02)
    return False


def numbers_in(path: Path) -> list[int]:
    """The process numbers that a reader wrote down, as soon as it did."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if path.exists() and path.read_text(encoding="utf-8").count(" "):
            return [int(number) for number in path.read_text(encoding="utf-8").split()]
        time.sleep(0.02)
    raise AssertionError("the reader did not start")


def test_a_document_read_apart_is_the_same(tmp_path: Path) -> None:
    word = numbered_word()
    word.add_paragraph("一、压实责任。")
    (tmp_path / "b.docx").write_bytes(saved(word))
    paths = [a_file(tmp_path, ".txt", "一、责任\n1.检查。"), tmp_path / "b.docx"]
    with ReadingRoom() as room:
        assert [room.read(path, LIMIT) for path in paths] == [read(path, LIMIT) for path in paths]


def test_a_name_in_gbk_is_read_apart(tmp_path: Path, room: ReadingRoom) -> None:
    path = tmp_path / os.fsdecode("安全.txt".encode("gbk"))
    path.write_text("1.检查。", encoding="utf-8")
    assert room.read(path, LIMIT).name == "安全.txt"


def test_a_refusal_is_the_readers_own_and_costs_no_process(
    tmp_path: Path, room: ReadingRoom
) -> None:
    room.read(a_file(tmp_path, ".fine"), LIMIT)
    before = room.pid
    with pytest.raises(InputError, match=r"^来信\.eml › b\.docx：不是完好的 Word 文件"):
        room.read(a_file(tmp_path, ".docx"), LIMIT, "来信.eml › b.docx")
    assert room.read(a_file(tmp_path, ".fine"), LIMIT).blocks
    assert room.pid == before


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (".swell", "读取时用完了 0.4 GB 内存，已停止。"),
        (".creep", "读取时用完了 0.4 GB 内存，已停止。"),
        (".lose_memory", "读取时用完了 0.4 GB 内存，已停止。"),
        (".abort", "读取程序意外退出（信号 6），文件可能已损坏。"),
        (".crash", "读取程序意外退出（信号 11），文件可能已损坏。"),
        (".leave", "读取程序意外退出（退出码 3），文件可能已损坏。"),
        (".be_killed", "读取程序被系统终止（信号 9），多半是电脑的内存不够。"),
    ],
)
def test_after_each_death_the_batch_goes_on(
    tmp_path: Path, patient_room: ReadingRoom, ending: str, words: str
) -> None:
    goes_on_after(patient_room, a_file(tmp_path, ending), words)


@pytest.mark.parametrize("ending", [".sleep", ".spin", ".pages_then_hang"])
def test_after_a_reader_that_hangs_the_batch_goes_on(
    tmp_path: Path, room: ReadingRoom, ending: str
) -> None:
    goes_on_after(room, a_file(tmp_path, ending), "1 秒没有读完，已停止。")


def goes_on_after(room: ReadingRoom, path: Path, words: str) -> None:
    """Read a file that ends its reader, and a good one before and behind it."""
    tmp_path = path.parent
    assert room.read(a_file(tmp_path, ".fine"), LIMIT).blocks
    before = room.pid
    with pytest.raises(InputError) as caught:
        room.read(path, LIMIT)
    assert str(caught.value).startswith(f"{path}：{words}")
    assert room.read(a_file(tmp_path, ".fine"), LIMIT).blocks
    assert before and room.pid != before
    assert not Path(f"/proc/{before}").exists()


@pytest.mark.parametrize(
    ("ending", "words", "where"),
    [
        (".stumble", "读取时出错（ValueError: 第 7 列）。这可能是程序的缺陷", "in stumble"),
        (".return_nonsense", "读取时出错（", "in _answer"),
    ],
)
def test_a_bug_is_called_one_and_its_traceback_is_kept_for_the_maintainers(
    tmp_path: Path,
    room: ReadingRoom,
    caplog: pytest.LogCaptureFixture,
    ending: str,
    words: str,
    where: str,
) -> None:
    path = a_file(tmp_path, ending)
    with caplog.at_level(logging.DEBUG, "anwen.index"), pytest.raises(InputError) as caught:
        room.read(path, LIMIT)
    assert str(caught.value).startswith(f"{path}：{words}")
    assert isinstance(caught.value.__cause__, Trouble)
    assert where in str(caught.value.__cause__)
    assert where in caplog.text
    assert room.read(a_file(tmp_path, ".fine"), LIMIT).blocks


@pytest.mark.parametrize(("ending", "function"), [(".spin", "in spin"), (".crash", "in crash")])
def test_a_hang_and_a_crash_say_where(
    tmp_path: Path, room: ReadingRoom, ending: str, function: str
) -> None:
    with pytest.raises(InputError) as caught:
        room.read(a_file(tmp_path, ending), LIMIT)
    assert function in str(caught.value.__cause__)


def test_progress_renews_the_time_and_remarks_arrive(tmp_path: Path, room: ReadingRoom) -> None:
    seen: list[tuple[int, int]] = []
    document = room.read(
        a_file(tmp_path, ".pages"), LIMIT, progress=lambda *pair: seen.append(pair)
    )
    assert seen == [(page, 8) for page in range(1, 9)]
    assert document.remarks == ("第3页有2处识别把握不大。",)


def test_a_file_does_not_pay_for_those_before_it(tmp_path: Path, room: ReadingRoom) -> None:
    pids = set()
    for _ in range(6):
        assert room.read(a_file(tmp_path, ".leak"), LIMIT).blocks
        pids.add(room.pid)
    assert 1 < len(pids) < 6


def test_a_process_that_died_between_two_files_is_renewed(
    tmp_path: Path, room: ReadingRoom
) -> None:
    room.read(a_file(tmp_path, ".fine"), LIMIT)
    assert room.pid
    os.kill(room.pid, signal.SIGKILL)
    assert room.read(a_file(tmp_path, ".fine"), LIMIT).blocks


def test_the_process_is_confined_and_imports_what_the_file_needs(
    tmp_path: Path, room: ReadingRoom
) -> None:
    said = [block.text for block in room.read(a_file(tmp_path, ".confess"), LIMIT).blocks]
    assert said == ["memory 400000000", "core 0", "leads True", "deaf True", "heavy []"]


def test_what_a_reader_prints_is_not_seen(
    tmp_path: Path, room: ReadingRoom, capfd: pytest.CaptureFixture[str]
) -> None:
    assert room.read(a_file(tmp_path, ".chatter"), LIMIT).blocks
    assert capfd.readouterr() == ("", "")


def test_what_a_reader_started_and_its_temporary_files_end_with_it(
    tmp_path: Path, room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, temporary = tmp_path / "numbers", tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with pytest.raises(InputError, match="没有读完"):
        room.read(a_file(tmp_path, ".start_and_hang", str(place)), LIMIT)
    assert all(is_gone(pid) for pid in numbers_in(place))
    assert not list(temporary.rglob("*"))


def test_leaving_the_room_ends_all_that_was_started(tmp_path: Path) -> None:
    place = tmp_path / "numbers"
    with ReadingRoom(10, 400, DYING) as room:
        room.read(a_file(tmp_path, ".start", str(place)), LIMIT)
        numbers = numbers_in(place)
        assert not any(is_gone(pid, 0.1) for pid in numbers)
    assert room.pid is None
    assert all(is_gone(pid) for pid in numbers)
    assert not Path(f"/proc/{numbers[0]}").exists()


def test_what_interrupts_the_parent_ends_the_process(tmp_path: Path, room: ReadingRoom) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    room.read(a_file(tmp_path, ".fine"), LIMIT)
    before = room.pid
    with pytest.raises(KeyboardInterrupt):
        room.read(a_file(tmp_path, ".pages"), LIMIT, progress=interrupt)
    assert before and is_gone(before)
    assert (
        room.read(a_file(tmp_path, ".fine"), LIMIT).blocks
        == read(a_file(tmp_path, ".fine"), LIMIT, DYING).blocks
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_the_parent_ends_nothing_is_left(tmp_path: Path, number: signal.Signals) -> None:
    place = tmp_path / "numbers"
    file = a_file(tmp_path, ".start_and_hang", str(place))
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(file)], cwd=CHECKOUT, stderr=subprocess.DEVNULL
    )
    try:
        numbers = numbers_in(place)
        assert not any(is_gone(pid, 0.1) for pid in numbers)
        parent.send_signal(number)
        assert parent.wait(10) != 0
        assert all(is_gone(pid) for pid in numbers)
    finally:
        parent.kill()
        parent.wait()


def test_a_parcel_is_unpacked_apart(tmp_path: Path, room: ReadingRoom) -> None:
    path = tmp_path / "全部.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("镇/计划.txt", "1.检查。")
    folder = tmp_path / "out"
    folder.mkdir()
    (file,) = room.unpack(path, folder).files
    assert room.read(file.path, LIMIT, file.shown).name == "计划.txt"
    assert file.shown == f"{path} › 镇/计划.txt"
