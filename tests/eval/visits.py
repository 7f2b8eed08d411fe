"""A page in a real browser, at each width and in each colour scheme."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, sync_playwright

from tests.ui.conftest import CHROMIUM, FLAGS

WIDTHS, SCHEMES = (1440, 390), ("light", "dark")
_HEIGHTS = """[...document.querySelectorAll('svg text')].map(
    one => one.getBoundingClientRect().height)"""


@dataclass(slots=True)
class Visit:
    """What the browser asked for beside the page, what it complained of, and what it showed.

    `overflow` is how much wider than the window the page is, `smallest` the height of the smallest
    words of a drawing, both in pixels.
    """

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    overflow: int = 0
    ground: str = ""
    drawings: int = 0
    smallest: float = 0


def visit_all(address: str) -> dict[tuple[int, str], Visit]:
    """A visit for each width and scheme; every part of the page that can be opened is open."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        visits = {
            (width, scheme): _visit(browser, address, width, scheme)
            for width in WIDTHS
            for scheme in SCHEMES
        }
        browser.close()
    return visits


def _visit(browser: Browser, address: str, width: int, scheme: str) -> Visit:
    page: Page = browser.new_page(
        viewport={"width": width, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    visit = Visit()
    page.on("request", lambda sent: visit.requests.append(sent.url))
    page.on("console", lambda said: visit.complaints.append(said.text))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    visit.requests.remove(address)
    visit.overflow = page.evaluate("document.documentElement.scrollWidth") - width
    visit.ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    visit.drawings = page.locator("figure svg:visible").count()
    visit.smallest = min(page.evaluate(_HEIGHTS))
    page.close()
    return visit
