"""LibreOffice's process: bounded in time, ended whole, and no way out of the machine."""

import contextlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.readers.docx import read_docx
from index.readers.soffice import MissingError, UnreadError, converted
from tests.index.office_files import locked_text, open_text

ROOT = Path(__file__).resolve().parents[3]
# A text that LibreOffice is busy with for many seconds.
LONG = open_text("<text:p>检查。</text:p>" * 100_000)


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    if shutil.which("soffice") is None:
        pytest.fail(
            "LibreOffice is needed: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui"
        )


def serving() -> list[str]:
    """The command lines of LibreOffice's processes that serve a reader."""
    found = []
    for process in filter(str.isdecimal, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            found.append(Path("/proc", process, "cmdline").read_bytes().decode("utf-8", "replace"))
    return [line for line in found if "soffice.bin" in line and "/anwen-" in line]


def soon(wanted: Callable[[], bool], seconds: float) -> bool:
    """Whether something comes true in time."""
    deadline = time.monotonic() + seconds
    while not wanted() and time.monotonic() < deadline:
        time.sleep(0.02)
    return wanted()


def reader(folder: Path, seconds: float) -> subprocess.Popen[bytes]:
    """A process that has the long text converted; its temporary files lie in a folder."""
    (folder / "a.odt").write_bytes(LONG)
    code = (
        "import sys; from pathlib import Path; from index.readers.soffice import converted; "
        f"converted(Path(sys.argv[1]).read_bytes(), '.odt', 'docx', {seconds})"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "a.odt")],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folder)},
        stderr=subprocess.PIPE,
    )


def test_a_conversion_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    start = time.monotonic()
    _, told = reader(tmp_path, 1.5).communicate()
    assert b"LateError" in told
    assert time.monotonic() - start < 10
    assert soon(lambda: not serving(), 1)
    assert [file.name for file in tmp_path.iterdir()] == ["a.odt"]


def test_libreoffice_ends_with_the_process_that_reads(tmp_path: Path) -> None:
    reading = reader(tmp_path, 60)
    assert soon(lambda: bool(serving()), 30)
    reading.kill()
    reading.communicate()
    assert soon(lambda: not serving(), 2)


def test_a_password_is_not_waited_for() -> None:
    with pytest.raises(UnreadError):
        converted(locked_text(), ".odt", "docx", 60)


def test_a_machine_without_libreoffice_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingError):
        converted(LONG, ".odt", "docx", 60)


def test_links_of_a_document_are_not_followed() -> None:
    asked: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    link = f'xlink:href="http://127.0.0.1:{server.server_port}/a" xlink:type="simple"'
    body = (
        f"<text:p>正文。<draw:frame><draw:image {link}/></draw:frame></text:p>"
        f'<text:section text:name="s"><text:section-source {link}/><text:p>旧文。</text:p>'
        "</text:section>"
    )
    try:
        made = converted(open_text(body), ".odt", "docx", 60)
    finally:
        server.shutdown()
    assert [block.text for block in read_docx(made, "a.docx")] == ["正文。", "旧文。"]
    assert asked == []
