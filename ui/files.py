"""What can be saved of an answer: a document, a spreadsheet, the ledger and its calendar."""

from dataclasses import dataclass
from urllib.parse import urlencode

from index.errors import AnwenError
from rag.answer import Answer, Status
from rag.asks import Asks
from rag.service import Service
from ui.sentences import listed


@dataclass(frozen=True, slots=True)
class File:
    """A file to save: by its link, or without one by asking the same question as `kind`."""

    label: str
    kind: str
    link: str = ""


def files_of(answer: Answer, service: Service) -> tuple[File, ...]:
    """The files of an answer; none for a refusal."""
    if answer.status is not Status.ANSWERED:
        return ()
    files = [File("下载 Word", "docx")]
    if answer.table is not None or listed(answer.sentences):
        files.append(File("下载 Excel", "xlsx"))
    if answer.kind == Asks.DUTIES:
        files += _ledger_files(answer, service)
    return tuple(files)


def _ledger_files(answer: Answer, service: Service) -> list[File]:
    """The whole ledger of the units of an answer in the plans that it cites, if there is one."""
    plan_ids = list(dict.fromkeys(one.plan_id for one in answer.citations))
    try:
        ledger = service.duties(answer.trace.understood, plan_ids)
    except AnwenError:
        return []
    units = "、".join(ledger.units)
    query = [("unit", units), *(("plan_id", one) for one in plan_ids)]
    link = f"/api/v1/duties?{urlencode(query)}&format="
    files = [File(f"{units}责任清单（Excel）", "xlsx", f"{link}xlsx")] if ledger.rows else []
    if any(due.last for row in ledger.dated for due in row.dues):
        files.append(File(f"{units}到期日历（ics）", "ics", f"{link}ics"))
    return files
