"""One process that reads, seen from outside: started, asked whether it lives, ended whole."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from typing import IO

from index.readers.apart.reading_child import Request
from index.settings import CHECKOUT

_CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from index.readers.apart.reading_child import serve; serve(*map(int, sys.argv[2:]))"
)
# Each thread of a C library would set aside 64 MB of addresses for its own allocations.
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}
_LAST_WORDS = 4000
_GRACE, _START = 5.0, 60.0


class LateError(Exception):
    """A process that gave no sign in time."""


@dataclass(slots=True)
class ReadingProcess:
    """A child that serves requests, alone in a session with whatever it starts.

    Its temporary files lie in a folder that goes with it: a copy of a document is not left behind.

    Not `multiprocessing`: its children import the parent's main module first, which is the web
    page or the command line with all they need.
    """

    process: subprocess.Popen[bytes]
    connection: Connection
    lifeline: int
    output: IO[bytes]
    folder: tempfile.TemporaryDirectory[str]
    ready: bool = False
    used: bool = False

    @classmethod
    def start(cls, megabytes: int) -> "ReadingProcess":
        """Start one; OSError when the system has no room for it."""
        output = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        folder = tempfile.TemporaryDirectory(prefix="anwen-", ignore_cleanup_errors=True)
        ours, theirs = Pipe()
        there, lifeline = os.pipe()
        try:
            numbers = (str(number) for number in (theirs.fileno(), there, megabytes))
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", _CODE, str(CHECKOUT), *numbers],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=(theirs.fileno(), there),
                start_new_session=True,
                env=os.environ | _ENVIRONMENT | {"TMPDIR": folder.name},
            )
        except BaseException:
            ours.close()
            os.close(lifeline)
            output.close()
            folder.cleanup()
            raise
        finally:
            theirs.close()
            os.close(there)
        return cls(process, ours, lifeline, output, folder)

    @property
    def pid(self) -> int:
        """Its number, and that of its group."""
        return self.process.pid

    def send(self, request: Request) -> None:
        """Hand it a request and forget what it printed before; EOFError when it is dying.

        A new one is first given the time to start, which is no file's.
        """
        if not self.ready:
            self.receive(_START)
            self.ready = True
        self.output.seek(0)
        self.output.truncate()
        try:
            self.connection.send(request)
        except OSError as error:
            raise EOFError from error

    def receive(self, seconds: float) -> object:
        """Its next message; LateError when there is none in time, EOFError when it is dying."""
        try:
            if not self.connection.poll(seconds):
                raise LateError
            message: object = self.connection.recv()
        except OSError as error:
            raise EOFError from error
        return message

    def is_alive(self) -> bool:
        """Whether it still runs; does not reap it, so that its group keeps its number."""
        looked = os.WEXITED | os.WNOWAIT | os.WNOHANG
        return os.waitid(os.P_PID, self.process.pid, looked) is None

    def say_where(self) -> None:
        """Have it write down where it is, whatever it is busy with."""
        said = os.fstat(self.output.fileno()).st_size
        os.kill(self.process.pid, signal.SIGUSR1)
        deadline = time.monotonic() + _GRACE
        while time.monotonic() < deadline:
            time.sleep(0.1)
            if os.fstat(self.output.fileno()).st_size > said:
                return

    def end(self, patient: bool = False) -> tuple[int, str]:
        """Kill it with all that it started: its exit code (-9: signal 9) and its last words.

        `patient` gives one that is dying by itself the time to do so, for its own exit code.
        """
        deadline = time.monotonic() + _GRACE
        while patient and self.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        code = self.process.wait()
        size = self.output.seek(0, os.SEEK_END)
        self.output.seek(max(0, size - _LAST_WORDS))
        words = self.output.read().decode("utf-8", "replace")
        self.connection.close()
        os.close(self.lifeline)
        self.output.close()
        self.folder.cleanup()
        return code, words
