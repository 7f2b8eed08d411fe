"""Reading in a process apart: a file that hangs, swells or crashes costs its own reading only."""

import logging
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import cast

from index.document import Document
from index.errors import InputError
from index.readers.apart.reading_child import (
    Failed,
    Progressed,
    Request,
    tells_no_memory,
)
from index.readers.apart.reading_process import LateError, ReadingProcess
from index.readers.parcels.parcel import Limits, Parcel
from index.readers.read import READERS, Reader
from index.readers.source import Progress, silent

logger = logging.getLogger("anwen.index")


class Trouble(Exception):
    """The cause of an InputError about the process: a traceback from inside, or its last words."""


@dataclass(frozen=True, slots=True)
class Death:
    """How a process ended: its exit code (-9: signal 9), last words, and whether it was late."""

    code: int
    words: str
    late: bool


class ReadingRoom:
    """One process that reads a batch of files; started for the first, renewed when it dies.

    A context manager for one thread: leaving it ends the process and whatever a reader started,
    at Ctrl-C too; should the parent be killed, the kernel ends them. A file has `seconds` from one
    sign of progress to the next, and `megabytes` of memory (addresses, as RLIMIT_AS counts them).
    What goes wrong is an InputError; one that the process died of has its traceback or last words
    as `__cause__` and in the log "anwen.index" at DEBUG: the maintainers' part, not the user's.
    """

    def __init__(
        self,
        seconds: float = 120,
        megabytes: int = 4000,
        readers: Mapping[str, Reader] = READERS,
    ) -> None:
        self.seconds, self.megabytes, self.readers = seconds, megabytes, readers
        self._process: ReadingProcess | None = None

    def __enter__(self) -> "ReadingRoom":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    @property
    def pid(self) -> int | None:
        """The number of the process that reads now; None when there is none."""
        return self._process.pid if self._process else None

    def read(
        self, path: Path, max_bytes: int, shown: str = "", progress: Progress = silent
    ) -> Document:
        """`index.readers.read.read`, apart; whatever goes wrong is an InputError."""
        arguments = {"path": path, "max_bytes": max_bytes, "readers": self.readers, "shown": shown}
        request = Request("index.readers.read:read", arguments)
        return cast(Document, self._answer(request, shown or str(path), progress))

    def unpack(
        self, path: Path, folder: Path, limits: Limits = Limits(), progress: Progress = silent
    ) -> Parcel:
        """`index.readers.parcels.parcel.unpack`, apart; whatever goes wrong is an InputError."""
        supported = tuple(self.readers)
        arguments = {"path": path, "folder": folder, "supported": supported, "limits": limits}
        request = Request("index.readers.parcels.parcel:unpack", arguments)
        return cast(Parcel, self._answer(request, str(path), progress))

    def _answer(self, request: Request, name: str, progress: Progress) -> object:
        """The answer to a request; a process that others have worn is not a file's fault.

        Where one that read other files before dies of this one, this one has a fresh process.
        """
        worn = self._process is not None and self._process.used
        answer = self._once(request, name, progress)
        if worn and _may_be_wear(answer):
            answer = self._once(request, name, progress)
        if isinstance(answer, InputError):
            raise answer
        if not isinstance(answer, Failed | Death):
            return answer
        told = answer.trace if isinstance(answer, Failed) else answer.words
        error = InputError(f"{name}：{self._sentence(answer)}")
        logger.debug("%s\n%s", error, told)
        raise error from Trouble(told)

    def _once(self, request: Request, name: str, progress: Progress) -> object:
        process = self._ready(name)
        try:
            process.send(request)
            while isinstance(message := process.receive(self.seconds), Progressed):
                progress(message.done, message.total)
        except EOFError:
            return self._end(patient=True)
        except LateError:
            process.say_where()
            return self._end(late=True)
        except BaseException:
            self._end()
            raise
        process.used = True
        if isinstance(message, Failed) and message.memory:
            self._end()
        return message

    def _ready(self, name: str) -> ReadingProcess:
        """The process, a new one when there is none."""
        if self._process is None:
            try:
                self._process = ReadingProcess.start(self.megabytes)
            except OSError as error:
                raise InputError(
                    f"{name}：无法启动读取程序（{error.strerror}）。请关闭一些程序后再试。"
                ) from error
        return self._process

    def _end(self, patient: bool = False, late: bool = False) -> Death | None:
        process, self._process = self._process, None
        if process is None:
            return None
        code, words = process.end(patient)
        return Death(code, words, late)

    def _sentence(self, trouble: Failed | Death) -> str:
        """What happened and the way out."""
        words = trouble.words
        if isinstance(trouble, Failed) and not trouble.memory:
            return f"读取时出错（{words}）。这可能是程序的缺陷，请把文件和这条消息交给维护者。"
        if isinstance(trouble, Death) and trouble.late:
            return (
                f"{self.seconds:g} 秒没有读完，已停止。文件可能已损坏：请用能打开它的软件另存一份，"
                "再添加；也可以用环境变量 ANWEN_READ_SECONDS 延长时限。"
            )
        if isinstance(trouble, Failed) or tells_no_memory(words):
            return (
                f"读取时用完了 {self.megabytes / 1000:g} GB 内存，已停止。请把文件拆开，"
                "或另存为更小的文件后再添加；也可以用环境变量 ANWEN_READ_MEMORY 提高上限。"
            )
        if trouble.code == -signal.SIGKILL:
            return (
                "读取程序被系统终止（信号 9），多半是电脑的内存不够。"
                "请关闭一些程序后再试，或把文件拆开后添加。"
            )
        how = f"信号 {-trouble.code}" if trouble.code < 0 else f"退出码 {trouble.code}"
        return (
            f"读取程序意外退出（{how}），文件可能已损坏。"
            "请用能打开它的软件另存一份，再添加；仍然如此的，请把文件和这条消息交给维护者。"
        )


def _may_be_wear(answer: object) -> bool:
    """Whether a process may have died of the files before as well."""
    if isinstance(answer, Failed):
        return answer.memory
    return isinstance(answer, Death) and not answer.late
