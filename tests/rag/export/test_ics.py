"""Deadlines as a calendar, read again."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from index.errors import InputError
from rag.export.ics import calendar
from rag.service import Service

MADE = date(2024, 5, 6)


def events(data: bytes):  # type: ignore[no-untyped-def]
    return Calendar.from_ical(data).walk("VEVENT")


def test_every_event_stands_on_the_last_day(service: Service) -> None:
    found = events(calendar(service.duties(due="2024-04"), MADE))
    days = sorted((one.decoded("dtstart").isoformat(), str(one["summary"])) for one in found)
    assert [(day, summary.split("：")[0]) for day, summary in days] == [
        ("2024-04-15", "镇应急办"),
        ("2024-04-30", "区委组织部、区应急局"),
        ("2024-04-30", "区安委办"),
        ("2024-04-30", "市市场监管局"),
    ]
    assert days[0][1] == (
        "镇应急办：4月15日前，镇政府与16个村（社区）、73家规模以上和重点企业签订安全生产责…"
    )
    for one in found:
        assert (one.decoded("dtend") - one.decoded("dtstart")).days == 1
        assert one.decoded("dtstamp") == datetime(2024, 5, 6, tzinfo=UTC)
        assert "《" in one["description"] and "›" in one["description"]


def test_the_event_is_about_the_sentence_with_the_date(service: Service) -> None:
    """The note governs two sentences; only the second one has a deadline."""
    ledger = service.duties(due="2023-08")
    (found,) = (one for one in events(calendar(ledger, MADE)) if "规模以上" in one["summary"])
    assert "班前5分钟" not in found["description"]
    assert "规模以上工业企业8月底前全部建成" in found["description"]


def test_lines_are_folded_between_characters(service: Service) -> None:
    data = calendar(service.duties(), MADE)
    lines = data.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode("utf-8")


def test_names_stay_and_no_two_events_share_one(service: Service) -> None:
    first, second = (calendar(service.duties(), day) for day in (MADE, date(2024, 6, 1)))
    names = [str(one["uid"]) for one in events(first)]
    assert names == [str(one["uid"]) for one in events(second)]
    assert len(set(names)) == len(names) > 40


def test_without_a_date_there_is_no_calendar(service: Service) -> None:
    with pytest.raises(InputError, match="没有确定的时限"):
        calendar(service.duties(due="2030-01"), MADE)
