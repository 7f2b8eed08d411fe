"""python -m eval predict: answer a file of questions, or the questions of a BEIR folder."""

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.saying import say
from index.exits import sentences_for_errors


def predict(
    questions: Annotated[
        Path, typer.Argument(help="每行一题：id、question、history（可省）；或 BEIR 文件夹。")
    ],
    answers: Annotated[Path, typer.Argument(help="每行一答，顺序相同。")],
    home: Annotated[
        Path | None, typer.Option(help="库所在的文件夹（默认 var/，或环境变量 ANWEN_HOME）。")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="只答前 N 题。")] = None,
) -> None:
    """成批作答，写成 JSON 行。 Answer a file of questions."""
    from eval.predict import predict as write_answers
    from eval.predict import read_questions
    from index.settings import Settings
    from index.whole_file import check_writable

    with sentences_for_errors():
        if questions.is_dir():
            _predict_corpus(questions, answers, home, limit)
            return
        lines = read_questions(questions)[:limit]
        check_writable(answers)
        from rag.service import Service

        service = Service.open(Settings.from_environment(home))
        service.warm()
        write_answers(service, lines, answers)


def _predict_corpus(folder: Path, answers: Path, home: Path | None, limit: int | None) -> None:
    """Answer the questions of a BEIR folder from its own passages; its library lies below `home`."""
    from eval.beir.folder import read_passages, read_queries
    from eval.beir.library import corpus_library
    from eval.beir.progress import counted
    from eval.predict import QuestionLine
    from eval.predict import predict as write_answers
    from index.settings import Settings
    from index.whole_file import check_writable

    passages = read_passages(folder)
    queries = read_queries(folder, passages)[:limit]
    check_writable(answers)
    from rag.service import Service

    service = Service.open(corpus_library(folder, passages, Settings.from_environment(home), say))
    service.warm()
    lines = [QuestionLine(id=one.id, question=one.text) for one in queries]
    bodies = {
        clause.address: clause.body_start for plan in service.plans() for clause in plan.clauses
    }
    write_answers(service, counted(lines, say, "作答"), answers, bodies)
