"""Lists, tables and files of the page in a real browser."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, expect

from rag.answer import Turn
from rag.service import Service
from tests.ui.test_chat import NARROW, Visit

LIST = "区应急局负责哪些工作？"
TABLE = "临江区2023年和2024年对电动自行车的要求有什么不同？"
FOLLOWING = "那区教育局呢？"


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    """The page on a phone, opened once; at the end nothing complained."""
    opened = Visit(browser, address, NARROW)
    opened.page.goto(address)
    expect(opened.page.locator(".welcome")).to_be_visible(timeout=20_000)
    yield opened
    opened.page.close()
    assert opened.outside == []
    assert opened.complaints == []


def saved(visit: Visit, control: Locator) -> tuple[str, bytes]:
    """The name and the content of what a click saves."""
    with visit.page.expect_download() as download:
        control.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def fits(visit: Visit) -> bool:
    """Whether nothing is wider than the screen."""
    width: int = visit.page.evaluate("document.documentElement.scrollWidth")
    return width <= NARROW["width"]


def test_long_list_is_numbered_and_its_files_are_saved(phone: Visit, service: Service) -> None:
    answer = service.ask(LIST)
    assert len(answer.sentences) > 20
    phone.ask(LIST)
    expect(phone.reply.locator("p.foot")).to_be_visible()
    clauses = {(one.plan_id, one.address) for one in answer.cited}
    assert phone.reply.locator("> ol.list > li").count() == len(clauses)
    assert phone.reply.locator(".notices li").all_text_contents() == list(answer.notices)
    assert fits(phone)
    name, data = saved(phone, phone.reply.get_by_text("责任清单（Excel）"))
    assert name == "安问 区应急局 责任清单.xlsx"
    assert load_workbook(io.BytesIO(data)).active
    name, data = saved(phone, phone.reply.get_by_text("到期日历"))
    assert name.endswith(".ics")
    assert Calendar.from_ical(data).events

    # A file of an answer that follows another is the answer that is shown.
    phone.ask(FOLLOWING)
    following = service.ask(FOLLOWING, (Turn("user", LIST), Turn("assistant", answer.text)))
    expect(phone.page.locator(".exchange")).to_have_count(2)
    name, data = saved(phone, phone.reply.get_by_text("下载 Word"))
    assert name == "安问 那区教育局呢.docx"
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    assert following.sentences
    assert all(sentence.text in text for sentence in following.sentences)
    expect(phone.reply.locator(".save output")).to_have_text("")


def test_table_scrolls_and_its_markers_show_clauses(phone: Visit, service: Service) -> None:
    answer = service.ask(TABLE)
    assert answer.table
    phone.ask(TABLE)
    sheet = phone.reply.locator(".sheet")
    expect(sheet.locator("th")).to_have_text(list(answer.table.columns))
    assert sheet.locator("tbody tr").count() == len(answer.table.rows)
    marks = [row.mark for row in answer.table.rows if row.mark]
    assert sheet.locator(".mark").all_text_contents() == marks != []
    assert sheet.evaluate("one => one.scrollWidth > one.clientWidth")
    assert fits(phone)
    sheet.locator(".chip").last.click()
    quotes = [one.quote for one in answer.citations]
    assert phone.page.locator(".panel article:visible mark").text_content() in quotes


def test_polite_line_is_plain(phone: Visit) -> None:
    phone.ask("你好")
    expect(phone.reply).to_have_class("reply polite")
    assert phone.reply.locator(".title, .nearest, .chip, .save").count() == 0


def test_what_cannot_be_saved_is_said(phone: Visit) -> None:
    phone.ask(TABLE)
    button = phone.reply.get_by_text("下载 Word")
    expect(button).to_be_visible()
    phone.page.route("**/api/v1/ask/docx", lambda route: route.abort())
    button.click()
    expect(phone.reply.locator(".save output")).to_contain_text("没有下载")
    # The browser reports the broken connection itself.
    assert [said for said in phone.complaints if "ERR_FAILED" not in said] == []
    phone.complaints.clear()
