"""One plan in every format that an office keeps: the same tree, the same addresses, the same words."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest

from index.document import Document
from index.parsing.parse import parse
from index.plan import Plan
from index.readers.read import read
from index.record import record_of
from tests.index import one_notice, one_plan
from tests.index.edit_distance import edit_distance
from tests.index.printed import PAGE, pictures, printed, scanned

TEXT_FORMATS = ("docx", "pdf", "html", "txt", "md")


class OnePlan(Protocol):
    """A module that writes one plan in every format."""

    TITLE: str
    NUMBER: str

    def as_word(self) -> bytes: ...
    def as_text(self) -> bytes: ...
    def as_markdown(self) -> bytes: ...
    def as_html(self, style: str = "") -> str: ...
    def clauses(self) -> list[tuple[str, str]]: ...


PLANS: dict[str, OnePlan] = {"plan": one_plan, "notice": one_notice}


@cache
def pdf(name: str) -> bytes:
    """The plan as it is printed."""
    return printed(PLANS[name].as_html(PAGE))


def made(name: str, ending: str) -> bytes:
    """The plan in a format."""
    one = PLANS[name]
    match ending:
        case "docx":
            return one.as_word()
        case "txt":
            return one.as_text()
        case "md":
            return one.as_markdown()
        case "html":
            return one.as_html().encode()
        case "scan.pdf":
            return scanned(pictures(pdf(name)))
        case _:
            return pdf(name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files lie."""
    return tmp_path_factory.mktemp("formats")


@cache
def document(folder: Path, name: str, ending: str) -> Document:
    path = folder / f"{name}.{ending}"
    path.write_bytes(made(name, ending))
    return read(path, 10**8)


def plan(folder: Path, name: str, ending: str) -> Plan:
    (one,) = parse(document(folder, name, ending))
    return one


def words(one: Plan) -> dict[str, str]:
    return {clause.address: one.quote(clause) for clause in one.clauses}


@pytest.mark.parametrize("ending", TEXT_FORMATS)
@pytest.mark.parametrize("name", PLANS)
def test_every_format_gives_the_addresses_and_words_that_were_written(
    folder: Path, name: str, ending: str
) -> None:
    found = plan(folder, name, ending)
    expected = dict(PLANS[name].clauses())
    assert list(words(found)) == list(expected)
    assert words(found) == expected


@pytest.mark.parametrize("ending", TEXT_FORMATS)
@pytest.mark.parametrize("name", PLANS)
def test_every_format_gives_the_same_facts_and_duties(folder: Path, name: str, ending: str) -> None:
    found, usual = plan(folder, name, ending), plan(folder, name, "docx")
    assert (found.title, found.year, found.number, found.issued, found.level) == (
        *(usual.title, usual.year, usual.number, usual.issued, usual.level),
    )
    assert (found.title, found.number) == (PLANS[name].TITLE, PLANS[name].NUMBER)

    def duties(one: Plan) -> Iterator[tuple[object, ...]]:
        for duty in record_of(one, 120).duties:
            yield duty.address, duty.by_role(), duty.deadlines, duty.frequencies, duty.figures

    assert list(duties(found)) == list(duties(usual))
    assert len(list(duties(usual))) > 15


def test_a_scan_gives_nearly_every_clause(
    folder: Path, record_property: Callable[[str, object], None]
) -> None:
    expected = dict(one_plan.clauses())
    found = words(plan(folder, "plan", "scan.pdf"))
    wrong = sum(edit_distance(text, found.get(at, "")) for at, text in expected.items())
    letters = sum(map(len, expected.values()))
    held = [
        at
        for at, text in expected.items()
        if at in found and edit_distance(text, found[at]) <= 0.03 * len(text)
    ]
    record_property(
        "measured",
        f"scan: {len(held)} of {len(expected)} clauses, character error rate {wrong / letters:.2%}",
    )
    assert len(held) >= 0.97 * len(expected)


def test_a_scan_says_that_it_was_recognised(folder: Path) -> None:
    assert any("文字由识别得出" in said for said in plan(folder, "plan", "scan.pdf").warnings)


def test_pages_and_paragraphs_are_kept_and_none_is_invented(folder: Path) -> None:
    places = {
        ending: [clause.origin.place for clause in plan(folder, "plan", ending).clauses]
        for ending in (*TEXT_FORMATS, "scan.pdf")
    }
    for ending in ("pdf", "scan.pdf"):
        assert all(place.startswith("第") and place.endswith("页") for place in places[ending])
        assert (places[ending][0], places[ending][-1]) == ("第1页", "第5页")
    for ending in ("docx", "html", "txt", "md"):
        assert not any("页" in place for place in places[ending])
