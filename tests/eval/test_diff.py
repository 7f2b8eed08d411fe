"""`python -m eval diff`: what it prints of two stored runs, and its sentences for errors."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.__main__ import app
from eval.runs.notes import notes_of
from eval.runs.row import Row
from eval.runs.stored import Run, store
from tests.eval.made_rows import answered, invented, library_print, made_run, refused, seen


def stored(run: Run, folder: Path) -> str:
    return str(store(run, folder))


def diff(*words: str) -> Result:
    return CliRunner().invoke(app, ["diff", *words])


def with_words(row: Row, question: str, *faults: str, gold: str = "《甲》一、›1.") -> Row:
    return row.model_copy(update={"seen": seen(question, *faults, gold=(gold,))})


def test_it_prints_figures_that_moved_and_the_questions_that_flipped(tmp_path: Path) -> None:
    crowd = [answered(f"q{at}", f1=0, over_refusal=(0, 1)) for at in range(30)]
    before = made_run(
        *crowd,
        with_words(answered("mended", f1=0), "多久检查一次？", "缺少：《甲》第1项"),
        answered("broken"),
        answered("gone"),
    )
    after = made_run(
        *(answered(row.id, over_refusal=(0, 1)) for row in crowd),
        with_words(answered("mended"), "多久检查一次？"),
        with_words(
            refused("broken", answerable=True), "broken是什么？", "可答却拒答（NO_EVIDENCE）"
        ),
        answered("new"),
    )
    result = diff(stored(before, tmp_path), stored(after, tmp_path))
    assert result.exit_code == 0, result.output
    table, _, rest = result.stdout.partition("修好 mended：")
    moved = next(line for line in table.splitlines() if "引用 F1（条款）" in line)
    # of 32 common questions 1 was right, then 31
    assert [cell.strip() for cell in moved.split("│")[2:5]] == ["0.031", "0.969", "+0.938"]
    assert "变好 better" in moved
    assert "误拒率" not in table, "what did not move is not listed"
    mended, _, broken = rest.partition("弄坏 broken：")
    assert mended.startswith("31 题\n")
    assert "  mended [who] 多久检查一次？\n    ✗ 缺少：《甲》第1项\n" in mended
    assert broken.startswith(
        "1 题\n  broken [who] broken是什么？\n    ✗ 可答却拒答（NO_EVIDENCE）\n"
    )
    assert "只在 A 里，没有比较：1 题（gone）" in broken
    assert "只在 B 里，没有比较：1 题（new）" in broken
    assert "注意" not in result.stdout


def test_a_run_against_itself_moved_nothing(tmp_path: Path) -> None:
    path = stored(made_run(answered("a"), invented("b"), refused("c")), tmp_path)
    result = diff(path, path)
    assert result.exit_code == 0
    assert "全部指标没有变化 no change" in result.stdout
    assert "修好 mended：0 题\n弄坏 broken：0 题\n" in result.stdout


def test_what_else_differs_is_said() -> None:
    before = made_run(answered("a"), answered("b"))
    after = made_run(answered("a"), answered("b"), library="b" * 12, code="0ther")
    after.sets["extra"] = after.sets["made"]
    assert list(notes_of(before, after)) == [
        "代码不同：c0de → 0ther。",
        "题集 extra 只在 B 里，没有比较。",
        "made 的库不同：指纹 aaaaaaaaaaaa → bbbbbbbbbbbb。",
    ]
    assert list(notes_of(before, before)) == []
    other = before.model_copy(update={"mode": "llm", "machine": "arm64"})
    assert list(notes_of(before, other)) == [
        "方式不同：extractive → llm。",
        "机器不同：x86_64 → arm64。只影响用时。",
    ]


def test_a_library_of_more_plans_is_said() -> None:
    before = made_run(answered("a"))
    larger = before.sets["made"].model_copy(update={"library": library_print("b" * 12, "甲乙")})
    after = before.model_copy(update={"sets": {"made": larger}})
    assert list(notes_of(before, after)) == [
        "made 的库不同：指纹 aaaaaaaaaaaa → bbbbbbbbbbbb，计划数 1 → 2。"
    ]


def test_questions_and_gold_that_changed_under_their_id_are_said() -> None:
    rows = [answered("same"), with_words(answered("asks"), "旧题"), answered("gold")]
    now = [
        rows[0],
        with_words(rows[1], "新题"),
        with_words(rows[2], "gold是什么？", gold="《甲》一、›2."),
    ]
    before = made_run(*rows)
    assert list(notes_of(before, made_run(*now))) == [
        "made 有 2 题的题目或标准答案改过：asks、gold。"
    ]
    bare = made_run(*(row.bare() for row in now))
    assert list(notes_of(before, bare)) == [], "a baseline has no words to compare"


def test_a_baseline_shows_ids_and_borrows_the_words_of_the_other_run(tmp_path: Path) -> None:
    was = made_run(answered("a").bare(), answered("b", f1=0).bare())
    now = made_run(answered("a", f1=0), answered("b"))
    result = diff(stored(was, tmp_path), stored(now, tmp_path))
    assert "修好 mended：1 题\n  b [who] b是什么？\n" in result.stdout
    backwards = diff(stored(now, tmp_path), stored(was, tmp_path))
    assert "修好 mended：1 题\n  a [who] a是什么？\n" in backwards.stdout
    bare = diff(stored(was, tmp_path), stored(made_run(answered("b").bare()), tmp_path))
    assert "  b [who] （题目没有保存，或不给看）\n" in bare.stdout


def test_of_an_untouched_half_only_ids_are_told(tmp_path: Path) -> None:
    def named(run: Run, name: str) -> Run:
        return run.model_copy(update={"sets": {name: run.sets["made"]}})

    was = made_run(answered("a", f1=0), answered("b"))
    now = made_run(answered("a"), with_words(answered("b", f1=0), "b是什么？", "缺少：《甲》第1项"))
    told = [
        diff(stored(named(was, name), tmp_path), stored(named(now, name), tmp_path)).stdout
        for name in ("made.test", "made.tune")
    ]
    assert "修好 mended：1 题\n  a [who]\n弄坏 broken：1 题\n  b [who]\n" in told[0]
    assert "什么" not in told[0] and "缺少" not in told[0]
    assert "  b [who] b是什么？\n    ✗ 缺少：《甲》第1项\n" in told[1]


def test_the_page_tells_what_it_compares(tmp_path: Path) -> None:
    was, now = made_run(answered("a", f1=0)), made_run(answered("a"), code="0ther")
    page = tmp_path / "diff.html"
    result = diff(stored(was, tmp_path), stored(now, tmp_path), "--html", str(page))
    assert result.exit_code == 0, result.output
    text = page.read_text(encoding="utf-8")
    assert "两次记录之间的变化" in text and "代码不同：c0de → 0ther。" in text


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("no-such-run", "错误：没有评测记录“no-such-run”"),
        (__file__, "不是评测记录，或由别的版本写成。请重新运行 eval run。"),
    ],
)
def test_a_run_that_is_none_is_a_sentence(tmp_path: Path, name: str, sentence: str) -> None:
    result = diff(stored(made_run(answered("a")), tmp_path), name)
    assert result.exit_code == 2
    assert sentence in result.stderr and "Traceback" not in result.output


def test_a_page_that_cannot_be_written_is_a_sentence_before_the_work(tmp_path: Path) -> None:
    path = stored(made_run(answered("a")), tmp_path)
    result = diff(path, path, "--html", str(tmp_path / "none" / "page.html"))
    assert result.exit_code == 2
    assert "所在的文件夹不存在或不能写入" in result.stderr
    assert result.stdout == ""
