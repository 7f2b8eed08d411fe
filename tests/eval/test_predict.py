"""`python -m eval predict`: the file format is a contract."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from eval.__main__ import app
from eval.predict import offsets
from rag.answer import Status
from rag.citations import cite
from rag.service import Service
from tests.eval.beir_folders import CORPUS, folder_at

KEYS = ["id", "answer", "refused", "status", "citations", "nearest", "ms"]
CITATION = ["marker", "plan_title", "plan_id", "item", "address", "quote"]
NEAREST = ["plan_title", "plan_id", "item", "address", "excerpt"]
QUESTIONS: list[dict[str, Any]] = [
    {"id": "b", "question": "云津市烟花爆竹零售点要压减到多少家？", "gold": [], "kind": "amount"},
    {"id": "a", "question": "今天天气怎么样，适合出门吗？", "history": []},
    {"id": 7, "question": "  "},
    {
        "id": "c",
        "question": "那2023年的呢？",
        "history": [
            {"role": "user", "content": "临江区2024年村里劝导员的补贴是多少？"},
            {"role": "assistant", "content": "每人每月400元。"},
        ],
    },
]
BEIR = [
    {"_id": "q2", "text": "校车多久检验一次？"},
    {"_id": "q1", "text": "占用消防车通道罚多少钱？"},
    {"_id": "q0", "text": "今天天气怎么样，适合出门吗？"},
]


def predict(questions: Path, answers: Path, home: Path) -> Result:
    return CliRunner().invoke(app, ["predict", str(questions), str(answers), "--home", str(home)])


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory, library_home: Path) -> list[dict[str, Any]]:
    """The answer lines of QUESTIONS, written with a blank line and a U+2028 in a string."""
    folder = tmp_path_factory.mktemp("predict")
    lines = [json.dumps(line, ensure_ascii=False) for line in QUESTIONS]
    lines[0] = lines[0].replace('"amount"', '"\u2028"')
    (folder / "q.jsonl").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    result = predict(folder / "q.jsonl", folder / "a.jsonl", library_home)
    assert result.exit_code == 0, result.output
    assert [path.name for path in sorted(folder.iterdir())] == ["a.jsonl", "q.jsonl"]
    text = (folder / "a.jsonl").read_text(encoding="utf-8")
    assert text.endswith("}\n")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def test_one_answer_a_line_in_the_order_of_the_questions(answered: list[dict[str, Any]]) -> None:
    assert [line["id"] for line in answered] == ["b", "a", 7, "c"]
    assert all(list(line) == KEYS for line in answered)
    assert all(line["refused"] == (line["status"] != "ANSWERED") for line in answered)
    assert all(isinstance(line["ms"], float) and line["ms"] > 0 for line in answered)


def test_an_answer_is_what_the_service_says(
    answered: list[dict[str, Any]], service: Service
) -> None:
    line, answer = answered[0], service.ask(QUESTIONS[0]["question"])
    assert answer.status is Status.ANSWERED
    assert (line["status"], line["answer"]) == ("ANSWERED", answer.text)
    assert [list(one) for one in line["citations"]] == [CITATION] * len(answer.citations)
    assert [list(one.values()) for one in line["citations"]] == [
        [one.marker, one.plan_title, one.plan_id, one.item, one.address, one.quote]
        for one in answer.citations
    ]


def test_a_refusal_cites_nothing_and_shows_what_is_near(
    answered: list[dict[str, Any]], service: Service
) -> None:
    line, answer = answered[1], service.ask(QUESTIONS[1]["question"])
    assert line["refused"] is True
    assert (line["answer"], line["citations"]) == (answer.text, [])
    assert [list(one) for one in line["nearest"]] == [NEAREST] * len(answer.nearest)
    assert [list(one.values()) for one in line["nearest"]] == [
        [one.plan_title, one.plan_id, one.item, one.address, one.excerpt] for one in answer.nearest
    ]


def test_an_empty_question_gets_a_line_with_the_reason(answered: list[dict[str, Any]]) -> None:
    line = answered[2]
    assert (line["refused"], line["status"]) == (True, "NO_EVIDENCE")
    assert (line["citations"], line["nearest"]) == ([], [])
    assert line["answer"].startswith("问题是空的")


def test_history_reaches_the_service(answered: list[dict[str, Any]], service: Service) -> None:
    from rag.answer import Turn

    turns = [Turn(**turn) for turn in QUESTIONS[3]["history"]]
    assert answered[3]["answer"] == service.ask(QUESTIONS[3]["question"], turns).text


@pytest.mark.parametrize(
    "line", ['{"id": "x"}', "nonsense", '{"id": "x", "question": "问", "history": [{"role": "x"}]}']
)
def test_a_malformed_line_writes_nothing(line: str, tmp_path: Path, library_home: Path) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    questions.write_text('{"id": "1", "question": "校车？"}\n\n' + line + "\n", encoding="utf-8")
    answers.write_text("kept", encoding="utf-8")
    result = predict(questions, answers, library_home)
    assert result.exit_code == 2
    assert f"{questions} 第3行不可用" in result.stderr
    assert answers.read_text(encoding="utf-8") == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "q.jsonl"]


def test_a_missing_library_is_exit_2_and_the_sentence(tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "1", "question": "校车？"}\n', encoding="utf-8")
    result = predict(questions, tmp_path / "a.jsonl", tmp_path / "none")
    assert result.exit_code == 2
    assert "还没有建库" in result.stderr
    assert not (tmp_path / "a.jsonl").exists()


def test_files_that_cannot_be_used_are_exit_2(tmp_path: Path, library_home: Path) -> None:
    missing = predict(tmp_path / "none.jsonl", tmp_path / "a.jsonl", library_home)
    questions = tmp_path / "q.jsonl"
    questions.write_bytes('{"id": "1", "question": "校车"}'.encode("gb18030"))
    encoded = predict(questions, tmp_path / "a.jsonl", library_home)
    questions.write_text('{"id": "1", "question": "校车？"}\n', encoding="utf-8")
    nowhere = predict(questions, tmp_path / "none" / "a.jsonl", library_home)
    folder = predict(questions, tmp_path, library_home)
    assert [one.exit_code for one in (missing, encoded, nowhere, folder)] == [2, 2, 2, 2]
    assert "无法读取" in missing.stderr
    assert "不是 UTF-8" in encoded.stderr
    assert "文件夹不存在" in nowhere.stderr
    assert "是文件夹" in folder.stderr


def test_a_beir_folder_is_answered_from_its_own_passages(tmp_path: Path) -> None:
    folder = folder_at(tmp_path / "tiny", queries=[*BEIR, {"_id": "empty", "text": ""}])
    answers = tmp_path / "a.jsonl"
    result = predict(folder, answers, tmp_path / "home")
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == [*(one["_id"] for one in BEIR), "empty"]
    assert all(list(line) == KEYS for line in lines)
    assert lines[-1]["answer"].startswith("问题是空的")
    texts = {one["_id"]: one["text"] for one in CORPUS}
    cited = [one for line in lines for one in line["citations"]]
    assert {one["address"] for one in cited} >= {"d2", "d5"}
    for one in cited:
        assert list(one) == [*CITATION, "start", "end"]
        assert (one["plan_title"], one["item"]) == ("tiny", None)
        if one["start"] is None:
            assert one["quote"] not in texts[one["address"]]
        else:
            assert texts[one["address"]][one["start"] : one["end"]] == one["quote"]
    quoted = {one["address"]: one["quote"] for one in cited}
    assert quoted["d2"] == "校车每半年检验一次。"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "home", "tiny"]


def test_a_quote_of_a_title_has_no_place_in_the_text(service: Service) -> None:
    plan = service.plans()[0]
    clause = next(one for one in plan.clauses if one.body_start > one.start)
    title = cite(1, plan, clause, clause.start, clause.body_start)
    body = cite(2, plan, clause, clause.body_start, clause.end)
    bodies = {clause.address: clause.body_start}
    assert offsets(title, bodies) == {"start": None, "end": None}
    assert offsets(body, bodies) == {"start": 0, "end": clause.end - clause.body_start}


def test_a_limit_answers_the_first(tmp_path: Path, library_home: Path) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    lines = [json.dumps({"id": at, "question": "校车？"}) for at in range(3)]
    questions.write_text("\n".join(lines), encoding="utf-8")
    words = ["predict", str(questions), str(answers), "--home", str(library_home), "--limit", "2"]
    assert CliRunner().invoke(app, words).exit_code == 0
    kept = answers.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in kept] == [0, 1]
