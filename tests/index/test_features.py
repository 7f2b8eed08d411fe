"""The table of docs/documents.md: each ✓ is a real file of that format that is read as promised,
each ✗ one that shows what is not read; nothing else stands in the table."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.index import features_of_files as files
from tests.index import features_of_tables as tables
from tests.index import features_of_text as text
from tests.index import features_unread as unread

CHECKOUT = Path(__file__).resolve().parent.parent.parent
Check = Callable[[str], None]
# column: the heading in the table, the files that are read for it
FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "docx": (".docx", ("a.docx",)),
    "office": (".doc .wps .odt .rtf", ("a.wps", "a.odt", "a.rtf")),
    "pdf": (".pdf", ("a.pdf",)),
    "ofd": (".ofd", ("a.ofd",)),
    "scan": ("scan, picture", ("a.tif",)),
    "html": (".html", ("a.html",)),
    "xlsx": (".xlsx", ("a.xlsx",)),
    "csv": (".csv", ("a.csv",)),
    "txt": (".txt", ("a.txt",)),
    "md": (".md", ("a.md",)),
}
EVERY = " ".join(FORMATS)
# feature: the check and the formats that have it and are read
READ: dict[str, tuple[Check, str]] = {
    "numbers written in the text": (text.written_numbers, EVERY),
    "automatic numbers": (text.automatic_numbers, "docx office html"),
    "headings by their style, without a number": (text.styled_headings, "docx office html md"),
    "duty tables: clauses, units, deadlines": (tables.duty_tables, EVERY),
    "a merged cell counts in every row": (
        tables.merged_cells,
        "docx office pdf ofd scan html xlsx md",
    ),
    "headers of two rows": (tables.headers_of_two_rows, EVERY),
    "parts of a table as rows across it": (tables.parts_as_rows, EVERY),
    "a table over a page break is one": (tables.tables_over_a_page_break, "pdf ofd scan"),
    "tables without ruled lines": (
        tables.tables_without_lines,
        "docx office pdf ofd scan html xlsx",
    ),
    "two columns in their order": (text.two_columns, "docx office pdf ofd scan html"),
    "running heads and feet left out": (
        text.running_heads,
        "docx office pdf ofd scan html xlsx",
    ),
    "page numbers left out": (text.page_numbers, "docx office pdf ofd scan xlsx txt md"),
    "footnotes, named": (text.footnotes, "docx office"),
    "text boxes": (text.text_boxes, "docx office pdf ofd scan"),
    "tracked changes as accepted": (text.tracked_changes, "docx office html"),
    "hidden words left out": (files.hidden_words, "docx office ofd html xlsx"),
    "comments left out": (files.comments, "docx office pdf ofd html xlsx md"),
    "pages that are pictures, recognised": (files.pages_that_are_pictures, "pdf ofd scan"),
    "words in pictures inside the text": (files.words_in_pictures, "scan"),
    "the place of every clause": (text.places, EVERY),
    "parts of the notice are no clauses": (
        text.parts_of_a_notice,
        "docx office pdf ofd scan html txt md",
    ),
    "number, issuer and date of the notice": (text.facts_of_a_notice, EVERY),
    "any Chinese encoding": (files.encodings, "office html csv txt md"),
    "a password is named": (files.passwords, "docx office pdf ofd xlsx"),
    "damage is named": (files.damage, EVERY),
}
# feature: what becomes of it in the formats that have it and are not read so
UNREAD: dict[str, tuple[Check, str]] = {
    "automatic numbers": (unread.numbers_that_markdown_counts, "md"),
    "headings by their style, without a number": (unread.larger_letters, "pdf ofd scan"),
    "a merged cell counts in every row": (unread.emptied_cells, "csv txt"),
    "tables without ruled lines": (unread.tables_by_space, "txt"),
    "footnotes, named": (unread.notes_as_text, "pdf ofd scan html md"),
    "text boxes": (unread.boxes_on_a_sheet, "xlsx"),
    "words in pictures inside the text": (
        unread.words_in_pictures,
        "docx office pdf ofd html xlsx",
    ),
}


def cases(checks: dict[str, tuple[Check, str]]) -> list[object]:
    """A test for each feature and format, named by both."""
    return [
        pytest.param(check, FORMATS[form][1], id=f"{re.sub(r'[^A-Za-z]+', '-', feature)}-{form}")
        for feature, (check, formats) in checks.items()
        for form in formats.split()
    ]


@pytest.mark.parametrize(("check", "names"), cases(READ))
def test_what_is_promised_is_read(check: Check, names: tuple[str, ...]) -> None:
    for name in names:
        check(name)


@pytest.mark.parametrize(("check", "names"), cases(UNREAD))
def test_what_is_not_read_is_known(check: Check, names: tuple[str, ...]) -> None:
    for name in names:
        check(name)


def test_the_table_says_what_is_checked() -> None:
    page = (CHECKOUT / "docs" / "documents.md").read_text(encoding="utf-8")
    block = page.split("<!-- features -->")[1].split("<!-- /features -->")[0]
    header, rule, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in block.splitlines()
        if line.startswith("|")
    ]
    assert header[1:] == [heading for heading, _ in FORMATS.values()]
    assert all(set(cell) <= set(":-") for cell in rule)
    said = {row[0]: dict(zip(FORMATS, row[1:], strict=True)) for row in rows}
    assert len(said) == len(rows)
    checked = {
        feature: {
            form: "✓" if form in formats.split() else "✗" if form in missing.split() else "—"
            for form in FORMATS
        }
        for feature, (_, formats) in READ.items()
        for _, missing in [UNREAD.get(feature, (None, ""))]
    }
    assert said == checked
    assert set(UNREAD) <= set(READ)
