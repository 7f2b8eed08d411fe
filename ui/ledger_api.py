"""The whole ledger and the comparison of two plans: as JSON, or as a file that is saved."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from rag.compare.comparison_table import comparison_table
from rag.duty_table import duty_table, title_of
from rag.export.ics import calendar
from rag.export.workbook import workbook
from ui.api import CLOSED, INVALID, MISSING, Opened, Today
from ui.downloads import ICS, XLSX, attachment, described
from ui.incoming import CompareIn, DutiesIn
from ui.outgoing.comparison import ComparisonOut
from ui.outgoing.ledger import LedgerOut

routes = APIRouter()


@routes.get(
    "/api/v1/duties",
    summary="责任清单 The duties of a unit",
    tags=["清单"],
    response_model=LedgerOut,
    responses={200: described(XLSX, ICS), 404: MISSING, 422: INVALID, 503: CLOSED},
)
def duties(
    asked: Annotated[DutiesIn, Query()], service: Opened, today: Today
) -> LedgerOut | Response:
    """Every duty of a unit (of all without one), or what falls due in a period; never a part."""
    ledger = service.duties(asked.unit, asked.plan_id, asked.due)
    if asked.format == "xlsx":
        return attachment(workbook(duty_table(ledger), today), XLSX, title_of(ledger))
    if asked.format == "ics":
        return attachment(calendar(ledger, today), ICS, title_of(ledger))
    return LedgerOut.of(ledger)


@routes.get(
    "/api/v1/compare",
    summary="逐条对照两个计划 Compare two plans",
    tags=["清单"],
    response_model=ComparisonOut,
    responses={200: described(XLSX), 404: MISSING, 422: INVALID, 503: CLOSED},
)
def compare(
    asked: Annotated[CompareIn, Query()], service: Opened, today: Today
) -> ComparisonOut | Response:
    """Two plans clause by clause: what is new, dropped, changed, and in which words."""
    found = service.compare(asked.before, asked.after)
    if asked.format == "xlsx":
        table = comparison_table(found)
        return attachment(workbook(table, today), XLSX, table.title)
    return ComparisonOut.of(found, service.plans())
