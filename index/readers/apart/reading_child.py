"""What runs in the process apart: one request after another, within limits, until the pipe ends."""

import contextlib
import faulthandler
import fcntl
import os
import pickle
import resource
import signal
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from index.errors import InputError
from index.readers.read import load

# How libraries in C and C++ say that memory ran out.
_NO_MEMORY = (
    "memoryerror",
    "bad_alloc",
    "allocate memory",
    "insufficient memory",
    "out of memory",
    "can't start new thread",
    "failed to map segment",
)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Request:
    """A call: the function's place ("module:function") and arguments; it is given a `progress`."""

    place: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Progressed:
    """A sign of life: so many done of so many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Failed:
    """An exception that is no InputError: what it says in a line, and where it came from."""

    words: str
    trace: str
    memory: bool


def serve(pipe: int, lifeline: int, megabytes: int) -> None:
    """Answer requests from the pipe with what the function returns, its InputError, or Failed.

    Its number comes first, as a sign that it is ready. `lifeline` is the reading end of a pipe
    that the parent never writes to and holds as long as it lives. Ends with the first failure of
    memory, too: what is left of the process is worth little.
    """
    _confine(lifeline, megabytes)
    os.set_inheritable(pipe, False)
    with Connection(pipe) as connection, contextlib.suppress(EOFError, ConnectionError):
        connection.send(os.getpid())
        memory = False
        while not memory:
            answer, memory = _answer(connection, connection.recv())
            connection.send_bytes(answer)


def _confine(lifeline: int, megabytes: int) -> None:
    """Limit memory, leave no core file, leave Ctrl-C to the parent, and die with the parent.

    The kernel kills the whole group when the lifeline's other end closes, however that comes: a
    thread would not be scheduled while a regular expression or a C library holds the interpreter.
    """
    _limit(resource.RLIMIT_AS, megabytes * 1_000_000)
    _limit(resource.RLIMIT_CORE, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.enable()
    faulthandler.register(signal.SIGUSR1)
    os.set_inheritable(lifeline, False)
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(lifeline, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)


def _limit(what: int, most: int) -> None:
    """Lower a limit; one that is lower already stays."""
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _answer(connection: Connection, request: Request) -> tuple[bytes, bool]:
    """What a request came to, pickled, and whether memory ran out over it."""

    def progress(done: int, total: int) -> None:
        connection.send(Progressed(done, total))

    try:
        return pickle.dumps(load(request.place)(**request.arguments, progress=progress)), False
    except Exception as error:  # Whatever it is: the parent says it, and goes on to the next file.
        memory = _is_no_memory(error)
        if isinstance(error, InputError) and not memory:
            return pickle.dumps(InputError(str(error))), False
        words = traceback.format_exception_only(error)[-1].strip()[:_LONGEST]
        trace = "".join(traceback.format_exception(error))
        return pickle.dumps(Failed(words, trace, memory)), memory


def _is_no_memory(error: BaseException | None) -> bool:
    """Whether memory ran out, whatever the exception has become on its way up."""
    while error is not None:
        if isinstance(error, MemoryError) or tells_no_memory(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


def tells_no_memory(text: str) -> bool:
    """Whether words of a library or its last words say that memory ran out."""
    text = text.lower()
    return any(words in text for words in _NO_MEMORY)
