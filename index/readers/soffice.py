"""LibreOffice as a converter: one process a file, with a profile of its own, within a time limit."""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
# No macros, no links followed, no other host: what a document asks for is not done.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_LOOK = 0.02


class MissingError(Exception):
    """There is no LibreOffice on the PATH."""


class LateError(Exception):
    """A conversion that did not end in time."""


class UnreadError(Exception):
    """A file that LibreOffice could not open: a password, or damage."""


def converted(data: bytes, ending: str, target: str, seconds: float) -> bytes:
    """A file (its `ending` such as ".doc") as a "docx" or "xlsx".

    MissingError, LateError or UnreadError when there is none to be had.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise MissingError
    with tempfile.TemporaryDirectory(prefix="anwen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given, made = folder / f"document{ending}", folder / "made" / f"document.{target}"
        given.write_bytes(data)
        profile = folder / "profile"
        _set_up(profile)
        command = [
            program,
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--convert-to", _FILTERS[target], "--outdir", str(made.parent), str(given)),
        ]
        _run(command, folder, seconds)
        try:
            return made.read_bytes()
        except FileNotFoundError as error:
            raise UnreadError from error


def _set_up(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run a command in a group of its own to its end; whatever is left of it is killed."""
    there, lifeline = os.pipe()
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=os.environ | {"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"},
            pass_fds=(there,),
            process_group=0,
        )
        try:
            _tie(there, process.pid)
            _wait(process.pid, seconds)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    finally:
        os.close(there)
        os.close(lifeline)


def _tie(there: int, group: int) -> None:
    """Have the kernel kill a group when this process ends, however that comes.

    The group holds the reading end of a pipe whose other end only this process has.
    """
    fcntl.fcntl(there, fcntl.F_SETOWN, -group)
    fcntl.fcntl(there, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(there, fcntl.F_SETFL, fcntl.fcntl(there, fcntl.F_GETFL) | os.O_ASYNC)


def _wait(pid: int, seconds: float) -> None:
    """Wait for a process without reaping it, so that its group keeps its number."""
    deadline = time.monotonic() + seconds
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        if time.monotonic() > deadline:
            raise LateError
        time.sleep(_LOOK)
