"""A run in TREC format: `query Q0 passage rank score tag`, as trec_eval and pytrec_eval read it."""

from collections.abc import Iterable

from eval.beir.asked import Asked
from index.errors import InputError

TAG = "anwen"


def check_ids(ids: Iterable[str]) -> None:
    """InputError for an id that the format, whose columns are parted by spaces, cannot hold."""
    for one in ids:
        if one.split() != [one]:
            raise InputError(f"编号“{one}”含有空白，不能写成 TREC 格式。请去掉空白，或不用 --out。")


def trec_run(asked: Iterable[Asked]) -> str:
    """The full retriever's run. Scores fall with the rank: trec_eval sorts by them alone."""
    return "".join(
        f"{one.query.id} Q0 {passage} {rank} {1 / rank:.6f} {TAG}\n"
        for one in asked
        for rank, passage in enumerate(one.rankings.full, start=1)
    )
