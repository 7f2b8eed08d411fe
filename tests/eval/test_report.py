"""The report of a run: one page that asks for nothing, and the same as Markdown."""

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from eval.report.markdown import plain
from eval.report.page import moved, names_of, page_of, sections_of
from eval.report.terminal import span_of, value_of
from eval.report.write import write_report
from eval.runs.compare import compare, compare_rows
from eval.runs.headlines import figures_of
from eval.runs.measures import MEASURES
from eval.runs.outcome import Outcome
from eval.runs.record import print_of, run_of
from eval.runs.request import Mode
from eval.runs.rows import rows_of
from eval.runs.stored import Run, SetRun
from rag.service import Service
from rag.variant import Variant
from tests.eval.made_rows import answered, made_run, refused, seen
from tests.eval.visits import SCHEMES, WIDTHS, Visit, visit_all
from tests.ui.conftest import CHROMIUM

NAME = "samples.tune"
HOSTILE = (
    '<script src="http://evil.test/a.js">alert(1)</script><img src=x onerror=alert(2)>|"\n# 题'
)


@pytest.fixture(scope="module")
def run(service: Service, outcomes: tuple[Outcome, ...]) -> Run:
    """The sample set as it is answered, and one question that wants to be code."""
    bad = answered("<b>x</b>", f1=0, facts=0, span_f1=(0, 1)).model_copy(
        update={"kind": "<i>k", "seen": seen(HOSTILE, f"多引：{HOSTILE}", gold=(HOSTILE,))}
    )
    rows = (bad, *rows_of(outcomes))
    return run_of(
        {NAME: SetRun(library=print_of(service.manifest()), rows=rows)}, Mode.EXTRACTIVE, Variant()
    )


@pytest.fixture(scope="module")
def before(run: Run) -> Run:
    """The same run with every third answer turned into a refusal, and one question less."""
    rows = [
        row.model_copy(update={"refused": True, "scores": row.scores | {"citation_f1": (0, 1)}})
        if row.answerable and at % 3 == 0
        else row
        for at, row in enumerate(run.sets[NAME].rows[:-1])
    ]
    kept = run.sets[NAME].model_copy(update={"rows": tuple(rows)})
    return run.model_copy(update={"sets": {NAME: kept}})


@pytest.fixture(scope="module")
def files(run: Run, before: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return write_report(run, compare(before, run), tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def page(files: tuple[Path, ...]) -> html.HtmlElement:
    return html.fromstring(files[0].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def visits(files: tuple[Path, ...]) -> dict[tuple[int, str], Visit]:
    """The page in a real browser; a thread of its own keeps clear of other tests' browsers."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: run `apt-get install -y chromium fonts-noto-cjk`.")
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(visit_all, files[0].as_uri()).result()


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_browser_shows_it_without_a_request_or_a_complaint(
    visits: dict[tuple[int, str], Visit], width: int, scheme: str
) -> None:
    seen_there = visits[width, scheme]
    assert seen_there.requests == [] and seen_there.complaints == []
    assert seen_there.overflow <= 0, "the page is wider than the window"
    assert seen_there.drawings == 4
    assert seen_there.smallest >= 11, "words of a drawing are too small to read"


def test_it_is_dark_where_the_reader_wants_it_dark(visits: dict[tuple[int, str], Visit]) -> None:
    grounds = [
        sum(map(int, re.findall(r"\d+", visits[1440, scheme].ground)[:3])) for scheme in SCHEMES
    ]
    assert grounds[0] > 600 and grounds[1] < 150


def test_nothing_on_the_page_leads_outside(files: tuple[Path, ...], page: html.HtmlElement) -> None:
    assert not page.xpath("//script | //img | //iframe | //object | //link[@rel='stylesheet']")
    led = page.xpath("//@href | //@src | //@action")
    assert led and all(one.startswith("#") or one == "data:," for one in led)
    text = files[0].read_text(encoding="utf-8")
    assert "@import" not in text and not re.search(r"url\((?!#)", text)
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert files[0].stat().st_size < 1_500_000


def test_words_of_plans_and_questions_stay_words(page: html.HtmlElement) -> None:
    worst = page.xpath("//details")[0]
    assert " ".join(HOSTILE.split()) in text_of(worst.find("summary"))
    assert "<b>x</b>" in text_of(worst) and "<i>k" in text_of(worst)


def test_a_reader_without_eyes_finds_the_way(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = [one for names in page.xpath("//@aria-labelledby") for one in names.split()]
    assert named and set(named) <= set(ids)
    drawings = page.xpath("//figure/svg")
    assert [one.get("role") for one in drawings] == ["img"] * 4
    assert all(one.findtext("title") and one.findtext("desc") for one in drawings)
    assert all(one.get("scope") in {"col", "row", "rowgroup"} for one in page.xpath("//th"))
    assert all(table.findtext("caption") for table in page.xpath("//table"))
    levels = [int(one.tag[1]) for one in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - was <= 1 for was, after in pairwise(levels))
    assert page.get("lang") == "zh-CN"


def test_every_figure_stands_with_its_interval_and_its_count(
    run: Run, page: html.HtmlElement, files: tuple[Path, ...]
) -> None:
    rows = run.sets[NAME].rows
    figures = figures_of(rows)
    table = page.xpath("//table")[0]
    shown = {text_of(row[0]): [text_of(cell) for cell in row[1:]] for row in table.iter("tr")}
    written = files[1].read_text(encoding="utf-8")
    for measure in MEASURES:
        found = figures[measure.key]
        head = next(name for name in shown if name.startswith(names_of(measure)[0]))
        value, span = value_of(measure, found.value), span_of(measure, found)
        assert shown[head][0] == f"{value}{span}"
        assert f"| {plain(measure.title)} | {value} | {span} | {shown[head][1]} |" in written
    unanswerable = sum(not row.answerable for row in rows)
    assert shown["拒答召回率 refusal recall"][1] == str(unanswerable)
    assert shown["误拒率 ↓ over-refusal"][1] == str(len(rows) - 1 - unanswerable), (
        "one has no share"
    )
    assert shown["毫秒 p50 latency"][1] == str(len(rows))


def test_the_head_names_what_was_run(run: Run, page: html.HtmlElement) -> None:
    head = text_of(page.find("body/header"))
    for told in (run.code, run.prompts, run.machine, run.variant, f"{run.made:%Y-%m-%d %H:%M:%S}"):
        assert told in head
    library = run.sets[NAME].library
    lead = text_of(page.xpath("//*[@class='lead']")[0])
    assert library.fingerprint in lead and library.embedder in lead
    assert f"{len(library.plans)} 个计划" in lead


def test_changes_name_the_questions_that_flipped(
    run: Run, before: Run, page: html.HtmlElement, files: tuple[Path, ...]
) -> None:
    change = compare(before, run)[0]
    assert len(change.mended) > 20 and change.broken == ()
    mended = page.xpath("//*[contains(@class, 'flips mended')]")[0]
    assert [one.text for one in mended.iter("code")] == [row.id for row in change.mended]
    assert "没有 none" in text_of(page.xpath("//*[contains(@class, 'flips broken')]")[0])
    assert page.xpath("//*[contains(@class, 'verdict better')]")
    written = files[1].read_text(encoding="utf-8")
    assert f"修好的题 mended：{len(change.mended)}" in written and "弄坏的题 broken：0" in written
    assert plain(change.only_after[0]) in written.partition("只在这次的记录里（1 题）：")[2]


def test_what_got_worse_comes_first() -> None:
    was = [answered(f"q{at}", citations=(1, 1), over_refusal=(0, 1), f1=0) for at in range(30)]
    now = [answered(f"q{at}", citations=(9, 1), over_refusal=(at % 2, 1)) for at in range(30)]
    order = [one.measure.key for one in moved(compare_rows("made", was, now))]
    assert order == ["over_refusal", "citation_f1", "citations"]


def test_the_worst_questions_come_first_and_tell_why(run: Run, page: html.HtmlElement) -> None:
    faulty = [row for row in run.sets[NAME].rows if row.seen and row.seen.faults]
    worst = sorted(faulty, key=lambda row: row.badness, reverse=True)[:20]
    shown = page.xpath("//details")
    assert [one.find("summary/code").text for one in shown] == [row.id for row in worst]
    for row, one in zip(worst, shown, strict=True):
        assert row.seen
        told = (row.seen.question, *row.seen.faults, *row.seen.gold, *row.seen.cited)
        told += (*row.seen.answer, row.seen.understood, *row.seen.retrieved[:10])
        assert all(" ".join(words.split()) in text_of(one) for words in told)


def test_of_an_untouched_half_no_question_is_shown(run: Run, before: Run, tmp_path: Path) -> None:
    def untouched(one: Run) -> Run:
        return one.model_copy(update={"sets": {"samples.test": one.sets[NAME]}})

    changes = compare(untouched(before), untouched(run))
    assert changes[0].mended
    files = write_report(untouched(run), changes, tmp_path)
    for file in files[:2]:
        text = file.read_text(encoding="utf-8")
        assert changes[0].mended[0].id in text
        asked = (row.seen.question for row in run.sets[NAME].rows if row.seen)
        assert not [one for one in asked if one in text]


def test_a_baseline_has_ids_and_figures_only(run: Run) -> None:
    bare = tuple(row.bare() for row in run.sets[NAME].rows)
    kept = run.model_copy(update={"sets": {NAME: run.sets[NAME].model_copy(update={"rows": bare})}})
    sections = sections_of(kept, ())
    page = html.fromstring(page_of(kept, sections))
    wrong = [row.id for row in bare if not row.right]
    assert {one.text for one in page.xpath("//details/summary/code")} <= set(wrong)
    assert len(page.xpath("//details")) == min(20, len(wrong))
    assert "没有保存题目" in text_of(page.xpath("//details")[0])
    assert len(page.xpath("//figure")) == 3, "there are no times to draw"


def test_a_run_without_faults_says_so(tmp_path: Path) -> None:
    files = write_report(made_run(answered("a"), refused("b")), (), tmp_path)
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert all("没有答错的题" in text for text in texts)
    assert "<details" not in texts[0] and "changes" not in texts[1]


def test_tables_of_the_markdown_stay_tables(files: tuple[Path, ...]) -> None:
    written = files[1].read_text(encoding="utf-8")
    lines = written.splitlines()
    cells = [len(re.findall(r"(?<!\\)\|", line)) for line in lines]
    for at, line in enumerate(lines):
        if line.startswith("|") and lines[at - 1].startswith("|"):
            assert cells[at] == cells[at - 1], line
    assert "<script" not in re.sub(r"\\.", "", written)
    assert [line for line in lines if line.startswith("#") and "题" in line and "changes" not in line] == [
        "### 按题目类型 by kind", "### 答错的题 worst questions",
    ]  # fmt: skip


def test_a_run_of_other_questions_is_no_earlier_run() -> None:
    now = made_run(answered("a"))
    section = sections_of(now, compare(made_run(answered("b")), now))[0]
    assert section.change is None and section.moved == ()
