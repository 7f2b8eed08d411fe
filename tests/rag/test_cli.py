"""python -m rag, as a person runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rag.__main__ import app
from rag.service import Service
from tests.conftest import CHECKOUT

QUESTION = "古镇灯会每日客流上限是多少人？"
OUTSIDE = "氢能源汽车加氢站由谁监管？"


def run(home: Path, *words: str) -> Result:
    """The command in this process."""
    return CliRunner().invoke(app, ["ask", "--home", str(home), *words])


def test_answer_quote_and_times_in_a_terminal(library_home: Path, service: Service) -> None:
    command = [sys.executable, "-m", "rag", "ask", QUESTION, "--home", str(library_home)]
    told = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    first, *_ = told.stdout.splitlines()
    assert first == service.ask(QUESTION).text.splitlines()[0]
    assert "8000人" in first and first.endswith("[1]")
    assert "[1] 《青石镇2024年安全生产工作要点》 二、›15." in told.stdout
    assert "“古镇灯会期间每日客流上限为8000人。”" in told.stdout
    assert "用时" in told.stdout
    assert told.stderr == ""


def test_json_is_the_answer_of_the_service(library_home: Path, service: Service) -> None:
    told = json.loads(run(library_home, "--json", QUESTION).stdout)
    answer = service.ask(QUESTION)
    assert told["text"] == answer.text
    assert told["status"] == "ANSWERED"
    assert [one["quote"] for one in told["citations"]] == [one.quote for one in answer.citations]
    assert told["trace"]["snapshot"] == service.snapshot()


def test_a_refusal_shows_what_is_near_apart(library_home: Path) -> None:
    told = run(library_home, OUTSIDE)
    assert told.exit_code == 0
    assert "没有找到足以回答" in told.stdout
    assert "最接近的条款（不是回答的依据）" in told.stdout
    assert "[1]" not in told.stdout


@pytest.mark.parametrize("question", ["", "？", "问" * 1001])
def test_an_unusable_question_ends_with_2_and_a_sentence(library_home: Path, question: str) -> None:
    told = run(library_home, question)
    assert told.exit_code == 2
    assert told.stderr.startswith("错误：问题")
    assert told.stdout == ""


def test_a_missing_library_ends_with_2_and_the_way_out(tmp_path: Path) -> None:
    told = run(tmp_path / "没有", QUESTION)
    assert told.exit_code == 2
    assert "python -m index add" in told.stderr
    assert "Traceback" not in told.stderr
