"""The page in a real browser: answers with their clauses beside them, and no other host."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from index.embedder import Embedder
from index.library import Library
from index.settings import Settings
from rag.service import Service
from tests.ui import planted
from tests.ui.broken import SECRET
from tests.ui.live import OUTSIDE, QUESTION, listening

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


class Visit:
    """One page of the browser with what it requested and what it complained about."""

    def __init__(self, browser: Browser, address: str, size: dict[str, int] = WIDE) -> None:
        self.page: Page = browser.new_page(viewport=size, locale="zh-CN")  # type: ignore[arg-type]
        self.outside: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda sent: self._note(sent.url, address))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )

    def _note(self, url: str, address: str) -> None:
        """Remember a request that leaves the host."""
        if not url.startswith((address, "data:", "blob:")):
            self.outside.append(url)

    def ask(self, question: str) -> None:
        """Type a question and send it with the key that the box names."""
        self.page.get_by_label("问题").fill(question)
        self.page.get_by_label("问题").press("Enter")
        expect(self.page.get_by_label("问题")).to_have_value("", timeout=10_000)

    @property
    def reply(self) -> Any:
        """The newest reply."""
        return self.page.locator(".exchange").last.locator(".reply")


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """The page, opened; at the end nothing went outside and nothing complained."""
    opened = Visit(browser, address)
    opened.page.goto(address)
    expect(opened.page.locator(".welcome")).to_be_visible(timeout=20_000)
    yield opened
    opened.page.close()
    assert opened.outside == []
    assert opened.complaints == []


def test_answer_shows_its_clause_with_the_quote_marked(visit: Visit, service: Service) -> None:
    answer = service.ask(QUESTION)
    visit.ask(QUESTION)
    expect(visit.reply.locator(".foot")).to_contain_text("逐字引文已核对")
    assert "7月底前" in visit.reply.inner_text()
    assert visit.page.locator("html").get_attribute("lang") == "zh-CN"
    for citation in answer.citations:
        visit.reply.locator(".chip", has_text=str(citation.marker)).first.click()
        shown = visit.page.locator(".panel article:visible")
        assert shown.locator("mark").text_content() == citation.quote
        assert citation.plan_title in shown.inner_text()
        assert citation.source in shown.inner_text()
        assert shown.locator(".beside").count() >= 1


def test_refusal_is_calm_and_its_nearest_clauses_are_no_citations(visit: Visit) -> None:
    visit.ask(OUTSIDE)
    expect(visit.reply).to_have_class("reply refused")
    assert visit.reply.locator(".chip").count() == 0
    assert visit.page.locator(".panel article:visible").count() == 0
    nearest = visit.reply.locator(".nearest a")
    if nearest.count():
        nearest.first.click()
        expect(visit.page.locator(".panel article:visible .here")).to_be_visible()


def test_too_long_a_question_is_a_fault_and_the_talk_goes_on(visit: Visit) -> None:
    visit.ask("问" * 1200)
    expect(visit.reply).to_have_class("reply fault")
    expect(visit.reply).to_contain_text("1000")
    visit.ask(QUESTION)
    expect(visit.reply).to_have_class("reply answered")
    visit.page.get_by_role("button", name="清空对话").click()
    expect(visit.page.locator(".welcome")).to_be_visible()


def test_example_is_asked_by_a_click(visit: Visit) -> None:
    example = visit.page.locator("#examples button:visible").first
    question = example.inner_text()
    example.click()
    expect(visit.reply.locator(".foot")).to_be_visible()
    assert question in visit.page.locator(".exchange .ask").inner_text()
    assert visit.page.locator("#examples button:visible").count() == 0


def test_scope_restricts_the_answer(visit: Visit, service: Service) -> None:
    plan = service.plans()[-1]
    visit.page.get_by_label("范围").click()
    visit.page.get_by_role("option", name=plan.title).click()
    visit.ask(plan.clauses[1].heading or "有什么要求？")
    expect(visit.reply.locator(".foot")).to_be_visible()
    titles = visit.page.locator(".panel h3").all_text_contents()
    assert all(plan.title in title for title in titles)


def test_link_of_a_citation_opens_its_clause(visit: Visit, address: str, service: Service) -> None:
    citation = service.ask(QUESTION).citations[0]
    visit.page.goto(address + citation.link)
    shown = visit.page.locator(".panel article:visible")
    expect(shown).to_contain_text(citation.plan_title, timeout=20_000)
    assert citation.quote in (shown.locator(".here").text_content() or "")


def test_link_to_nothing_says_so(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/?plan=none&address=x")
    expect(visit.page.locator(".panel .none")).to_contain_text("none", timeout=20_000)


def test_phone_shows_all_in_one_column(browser: Browser, address: str) -> None:
    phone = Visit(browser, address, NARROW)
    phone.page.goto(address)
    expect(phone.page.locator(".welcome")).to_be_visible(timeout=20_000)
    phone.ask(QUESTION)
    phone.reply.locator(".chip").first.click()
    expect(phone.page.locator(".panel article:visible mark")).to_be_visible()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert phone.outside == []
    phone.page.close()


@pytest.fixture
def hostile(tmp_path: Path, embedder: Embedder) -> Service:
    """The service over a library whose one file is full of markup, its name too."""
    file = tmp_path / planted.FILE_NAME
    file.write_text(planted.FILE, encoding="utf-8")
    library = Library(Settings(home=tmp_path / "home"), lambda: embedder)
    assert len(library.add([file]).added) == 1
    return Service(library, embedder)


def test_planted_markup_never_runs(browser: Browser, build: Any, hostile: Service) -> None:
    [citation] = hostile.ask(QUESTION).citations
    with listening(build(lambda: hostile)) as address:
        visit = Visit(browser, address)
        page, article = visit.page, visit.page.locator(".panel article:visible")
        page.goto(address + citation.link)
        expect(article.locator(".here")).to_contain_text(citation.quote, timeout=20_000)
        page.get_by_label("范围").click()
        expect(page.get_by_role("option", name=planted.FILE_TITLE)).to_be_visible()
        page.keyboard.press("Escape")
        page.locator("#examples button", has_text=planted.SCRIPT).click()
        expect(visit.reply).to_have_class("reply answered")

        visit.ask(f"{QUESTION}{planted.SCRIPT}")
        expect(page.locator(".exchange")).to_have_count(2)
        expect(visit.reply.locator(".foot")).to_contain_text("逐字引文已核对")
        expect(visit.reply).to_contain_text(citation.quote)
        expect(page.locator(".exchange .ask").last).to_contain_text(planted.SCRIPT)
        visit.reply.locator(".chip").click()
        assert article.locator("mark").text_content() == citation.quote
        for text in (planted.FILE_TITLE, planted.FILE_NAME, *planted.FILE_HEADINGS):
            expect(article).to_contain_text(text)

        visit.ask(OUTSIDE)
        expect(visit.reply).to_have_class("reply refused")
        visit.reply.locator(".nearest a").first.click()
        expect(article.locator(".here")).to_contain_text(planted.MARKS)
        foreign = ("img", "svg[onload]", "script", "i", "strong", ".katex")
        inside = [f"#{part} {tag}" for part in ("conversation", "panel") for tag in foreign]
        assert page.locator(", ".join(inside)).count() == 0
        assert page.locator("[onerror], [onload]").count() == 0
        assert page.evaluate("window.planted") is None
        assert visit.outside == []
        assert visit.complaints == []
        page.close()


def test_fault_on_the_page_has_an_id_and_no_inside(
    browser: Browser, build: Any, broken: Service
) -> None:
    with listening(build(lambda: broken)) as address:
        visit = Visit(browser, address)
        visit.page.goto(address)
        expect(visit.page.locator(".welcome")).to_be_visible(timeout=20_000)
        visit.ask(QUESTION)
        expect(visit.reply).to_have_class("reply fault")
        expect(visit.reply).to_contain_text("编号")
        assert SECRET not in visit.page.content()
        assert visit.complaints == []
        visit.page.close()


def test_without_a_library_the_page_says_what_builds_one(
    browser: Browser, build: Any, tmp_path: Path
) -> None:
    settings = Settings(home=tmp_path / "empty")
    with listening(build(lambda: Service.open(settings))) as address:
        visit = Visit(browser, address)
        visit.page.goto(address)
        expect(visit.page.locator(".fault")).to_contain_text("python -m index", timeout=20_000)
        visit.page.close()


def test_description_of_the_api_is_drawn_offline(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/docs")
    expect(visit.page.locator("#operations-tag-问答")).to_be_visible(timeout=20_000)
    visit.page.locator(".opblock-summary").first.click()
    expect(visit.page.locator(".opblock-body").first).to_be_visible()
