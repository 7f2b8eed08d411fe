"""Readers that really do what a bad file or a bad library does; read in a process apart only."""

import ctypes
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

from index.document import Block
from index.errors import InputError
from index.readers.read import READERS, Reader
from index.readers.source import Source

HELD: list[bytes | bytearray] = []


def fine(data: bytes, name: str) -> tuple[Block, ...]:
    """The text as one block."""
    return (Block(data.decode(), "第1行"),)


def sleep(data: bytes, name: str) -> tuple[Block, ...]:
    """Hang with nothing to do."""
    time.sleep(600)
    return ()


def spin(data: bytes, name: str) -> tuple[Block, ...]:
    """Hang inside the interpreter: no other thread and no signal handler of Python runs."""
    re.match(r"(a+)+$", "a" * 64 + "b")
    return ()


def start_and_hang(data: bytes, name: str) -> tuple[Block, ...]:
    """Start a program, write the numbers of both processes where the file says, hang."""
    start(data, name)
    tempfile.mkstemp(prefix="copy-of-a-document-")
    return spin(data, name)


def start(data: bytes, name: str) -> tuple[Block, ...]:
    """Start a program that stays, write the numbers of both processes where the file says."""
    program = subprocess.Popen(["sleep", "600"])
    with open(data.decode(), "w", encoding="utf-8") as handle:
        handle.write(f"{os.getpid()} {program.pid}")
    return fine(data, name)


def swell(data: bytes, name: str) -> tuple[Block, ...]:
    """Ask for more memory than there is, at once."""
    HELD.append(bytearray(100_000_000_000))
    return ()


def creep(data: bytes, name: str) -> tuple[Block, ...]:
    """Fill the memory little by little, until nothing is left to say so with."""
    while True:
        HELD.append(bytes(10_000))


def leak(data: bytes, name: str) -> tuple[Block, ...]:
    """Read the file, and keep 100 MB for nothing."""
    HELD.append(bytes(100_000_000))
    return fine(data, name)


def lose_memory(data: bytes, name: str) -> tuple[Block, ...]:
    """Say as a library in C++ does that memory ran out, and then that the file is damaged."""
    try:
        raise RuntimeError("Status Message: std::bad_alloc")
    except RuntimeError as error:
        raise InputError(f"{name}：不是完好的文件。") from error


def abort(data: bytes, name: str) -> tuple[Block, ...]:
    """Crash as a failed assertion in C does."""
    os.abort()


def crash(data: bytes, name: str) -> tuple[Block, ...]:
    """Crash as a wild pointer in C does."""
    ctypes.string_at(0)
    return ()


def be_killed(data: bytes, name: str) -> tuple[Block, ...]:
    """Die as by the system that is short of memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


def leave(data: bytes, name: str) -> tuple[Block, ...]:
    """Leave the process."""
    sys.exit(3)


def stumble(data: bytes, name: str) -> tuple[Block, ...]:
    """Have a bug."""
    raise ValueError("第 7 列")


def return_nonsense(data: bytes, name: str) -> tuple[Block, ...]:
    """Return what cannot leave the process."""
    return (lambda: None,)  # type: ignore[return-value]


def chatter(data: bytes, name: str) -> tuple[Block, ...]:
    """Print and warn while reading."""
    print("出声")
    print("警告", file=sys.stderr)
    return fine(data, name)


def confess(data: bytes, name: str) -> tuple[Block, ...]:
    """What the process is like: limits, session, Ctrl-C, modules."""
    said = {
        "memory": resource.getrlimit(resource.RLIMIT_AS)[1],
        "core": resource.getrlimit(resource.RLIMIT_CORE)[1],
        "leads": os.getsid(0) == os.getpid(),
        "deaf": signal.getsignal(signal.SIGINT) == signal.SIG_IGN,
        "heavy": sorted({"numpy", "docx", "lxml", "torch", "typer", "pytest"} & set(sys.modules)),
    }
    return tuple(Block(f"{key} {value}", "第1行") for key, value in said.items())


def pages(source: Source) -> tuple[Block, ...]:
    """Eight pages, each slow, together slower than a file may be silent."""
    for page in range(1, 9):
        time.sleep(0.2)
        source.progress(page, 8)
    source.remark("第3页有2处识别把握不大。")
    return fine(source.data, source.name)


def pages_then_hang(source: Source) -> tuple[Block, ...]:
    """A page, then a hang."""
    source.progress(1, 2)
    return sleep(source.data, source.name)


_PLAIN = (fine, sleep, spin, start_and_hang, start, swell, creep, leak, lose_memory, abort, crash)
_MORE = (be_killed, leave, stumble, return_nonsense, chatter, confess)
DYING = {
    **READERS,
    **{f".{reader.__name__}": Reader(f"{__name__}:{reader.__name__}") for reader in _PLAIN + _MORE},
    **{
        f".{reader.__name__}": Reader(f"{__name__}:{reader.__name__}", paged=True)
        for reader in (pages, pages_then_hang)
    },
}
