"""python -m eval retrieval: a public benchmark in BEIR layout through the product's retriever."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.saying import console, say
from index.exits import sentences_for_errors

if TYPE_CHECKING:
    from eval.beir.asked import Asked


def retrieval(
    folder: Annotated[
        Path, typer.Argument(help="BEIR 文件夹：corpus.jsonl、queries.jsonl、qrels.tsv。")
    ],
    limit: Annotated[int | None, typer.Option(min=1, help="只问前 N 个有标注的问题。")] = None,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="只问没有用来训练和选参数的那一半问题。")
    ] = False,
    home: Annotated[
        Path | None, typer.Option(help="评测用的库存在它下面的 eval/（默认 var/）。")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="把完整检索的结果写成 TREC 格式。")] = None,
) -> None:
    """在公开检索题集上比较各路检索。 Measure the retriever on a folder in BEIR layout."""
    import time

    from eval.beir.asked import ask_all
    from eval.beir.folder import judged_queries, read_passages, read_queries
    from eval.beir.halves import is_held_out
    from eval.beir.library import corpus_library
    from eval.beir.tables import time_lines
    from eval.beir.trec import check_ids, trec_run
    from eval.libraries.cached_library import one_threaded
    from index.settings import Settings
    from index.whole_file import check_writable, write_whole_text
    from rag.service import Service

    with sentences_for_errors():
        passages = read_passages(folder)
        queries = judged_queries(folder, read_queries(folder, passages), passages)
        queries = tuple(one for one in queries if is_held_out(one.id) or not held_out)[:limit]
        if out:
            check_writable(out)
            check_ids([*(one.id for one in passages), *(one.id for one in queries)])
        start = time.perf_counter()
        made = corpus_library(folder, passages, Settings.from_environment(home), say)
        library = one_threaded(made)
        service = Service(library, library.embedder)
        service.snapshot()
        opened = time.perf_counter()
        asked = ask_all(service, queries, say)
        done = time.perf_counter()
        _show(f"{folder.resolve().name}：{len(queries)} 题，{len(passages)} 段", asked)
        for line in time_lines(asked, opened - start, done - opened):
            typer.echo(line)
        if out:
            write_whole_text(out, trec_run(asked))
            say(f"TREC：{out}")


def _show(title: str, asked: "Sequence[Asked]") -> None:
    """The tables: the retrievers side by side, and the sentences where answers have places."""
    from eval.beir.answer_spans import sentence_evidence
    from eval.beir.figures import figures
    from eval.beir.tables import evidence_table, retrieval_table

    shown = console()
    shown.print(retrieval_table(title, figures(asked)))
    evidence = sentence_evidence(asked)
    if evidence:
        shown.print(evidence_table(evidence))
