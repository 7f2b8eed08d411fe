"""The command: one line when it listens, a sentence and 2 when it cannot."""

import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic
from urllib.request import urlopen

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def test_says_one_line_when_it_really_listens(library_home: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "ui", "--port", str(port), "--home", str(library_home)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            assert line == f"安问已就绪 AnWen is ready: http://127.0.0.1:{port}\n"
            with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as response:
                assert response.status == 200
        finally:
            process.terminate()
        assert process.stdout.read() == ""


def test_taken_port_is_said_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        began = monotonic()
        command = [sys.executable, "-m", "ui", "--port", str(port), "--home", str(tmp_path)]
        ended = subprocess.run(
            command, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=60
        )
    assert ended.returncode == 2
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""
    assert monotonic() - began < 20
