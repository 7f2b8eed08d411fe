"""Deadlines → iCalendar (RFC 5545): an all-day event on the last day of each."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from index.errors import InputError
from rag.ledger import Ledger, LedgerRow

_LONGEST = 40


def calendar(ledger: Ledger, made: date) -> bytes:
    """An event for every certain date of the ledger, those of --due alone when it names days.

    The same duty keeps its UID over exports, so that a second import replaces the first. InputError
    when there is no date at all: a calendar without an event is none.
    """
    found = Calendar()
    found.add("prodid", "-//AnWen//安问 责任清单//ZH")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", "、".join(ledger.units) + "到期任务" if ledger.units else "到期任务")
    for row in ledger.dated:
        for day, words in _days(row, ledger.due):
            found.add_component(_event(row, day, words, ledger.units, made))
    if not found.subcomponents:
        raise InputError(
            "没有能写进日历的日期：这些任务没有确定的时限。请换一个单位、计划或到期时间。"
        )
    data: bytes = found.to_ical()
    return data


def _days(row: LedgerRow, window: tuple[date, date] | None) -> Iterator[tuple[date, str]]:
    """The days on which a row falls due, each once, with the plan's words."""
    days: dict[date, str] = {}
    for due in row.dues:
        if due.last and (window is None or window[0] <= due.last <= window[1]):
            days.setdefault(due.last, due.words)
    yield from days.items()


def _event(row: LedgerRow, day: date, words: str, units: tuple[str, ...], made: date) -> Event:
    event = Event()
    place = f"{row.plan.id}/{row.duty.address}/{row.duty.start}/{day.isoformat()}"
    event.add("uid", f"{hashlib.sha256(place.encode()).hexdigest()[:32]}@anwen")
    event.add("dtstamp", datetime(made.year, made.month, made.day, tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _summary(row, units))
    event.add("description", _description(row, words))
    event.add("transp", "TRANSPARENT")
    return event


def _summary(row: LedgerRow, units: tuple[str, ...]) -> str:
    """Who and what: 区教育局：… the task cut short."""
    own = [unit for unit in units if unit in row.duty.units()]
    carried = own or row.duty.leads or row.duty.responsible or row.duty.units()
    who = "、".join(carried[:2]) + ("等" if len(carried) > 2 else "")
    task = "".join(row.task.split())
    short = task if len(task) <= _LONGEST else f"{task[: _LONGEST - 1]}…"
    return f"{who}：{short}" if who else short


def _description(row: LedgerRow, words: str) -> str:
    duty = row.duty
    place = f"{row.clause.address} {row.clause.heading}".strip()
    note = row.plan.text[duty.note_start : duty.note_end] if duty.note_start >= duty.end else ""
    lines = [f"“{duty.task.strip()}”{note}", f"《{row.plan.title}》 {place}", f"时限：{words}"]
    return "\n".join(lines)
