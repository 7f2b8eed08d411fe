"""`python -m eval retrieval`: a small folder in BEIR layout, by hand, through the whole product."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import pytrec_eval
from typer.testing import CliRunner, Result

from eval.__main__ import app
from eval.beir.answer_spans import holds, sentence_evidence
from eval.beir.asked import Asked, ask_all
from eval.beir.corpus_plan import corpus_plan
from eval.beir.figures import figures
from eval.beir.folder import (
    SpanLine,
    judged_queries,
    read_passages,
    read_queries,
)
from eval.beir.halves import is_held_out
from eval.beir.library import corpus_library
from eval.beir.rankings import by_reciprocal_rank
from eval.beir.trec import trec_run
from eval.libraries.vector_cache import CachedEmbedder
from eval.metrics.spans import Span
from index.embedder import Progress, SentenceTransformerEmbedder, Vectors
from index.errors import InputError
from index.open import library_at
from index.settings import Settings
from index.store.checks import faults
from index.store.shelf import Shelf
from rag.answer import Hit
from rag.service import Service
from tests.eval.beir_folders import CORPUS, QRELS, QUERIES, folder_at


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_at(tmp_path_factory.mktemp("beir") / "tiny")


@pytest.fixture(scope="module")
def settings(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the library of the folder."""
    home = tmp_path_factory.mktemp("home")
    return corpus_library(folder, read_passages(folder), Settings(home=home), print)


@pytest.fixture(scope="module")
def service(settings: Settings) -> Service:
    return Service.open(settings)


@pytest.fixture(scope="module")
def asked(folder: Path, service: Service) -> tuple[Asked, ...]:
    passages = read_passages(folder)
    queries = judged_queries(folder, read_queries(folder, passages), passages)
    return ask_all(service, queries, print)


def retrieval(folder: Path, *words: str) -> Result:
    """The command, whatever it keeps lying beside the folder."""
    home = folder.parent / "home"
    return CliRunner().invoke(app, ["retrieval", str(folder), "--home", str(home), *words])


def test_a_passage_is_a_clause_that_stands_verbatim(folder: Path) -> None:
    passages = read_passages(folder)
    plan = corpus_plan("tiny", passages, "ab" * 32)
    assert (plan.title, plan.year, plan.id) == ("tiny", None, "ab" * 6)
    for one, clause in zip(passages, plan.clauses, strict=True):
        assert (clause.address, clause.heading, clause.item) == (one.id, one.title, None)
        assert plan.text[clause.body_start : clause.end] == one.text
        assert plan.text[clause.start : clause.body_start].rstrip("\n") == one.title
    assert len({clause.parent for clause in plan.clauses}) == len(passages)


def test_the_library_is_sound_and_every_passage_is_alone(
    service: Service, settings: Settings
) -> None:
    record = service.records()[0]
    assert {one.addresses[0] for one in record.passages} == {one["_id"] for one in CORPUS}
    assert all(len(one.addresses) == 1 for one in record.passages)
    said = list(faults(Shelf(settings.home)))
    assert [line for line in said if "没有保存原文件" not in line] == []


def test_all_orders_put_the_plain_questions_first(asked: tuple[Asked, ...]) -> None:
    assert [one.query.id for one in asked] == ["q1", "q2", "q4", "q5"]
    for one, gold in zip(asked, ("d1", "d2", "d5", "d6"), strict=True):
        found = one.rankings
        orders = (found.bm25, found.dense, found.fused, found.full, found.evidence)
        assert [order[0] for order in orders] == [gold] * 5
        assert all(len(set(order)) == len(order) for order in orders)
        assert set(found.bm25) | set(found.dense) == set(found.fused) == set(found.full)
        assert set(found.full) <= set(found.evidence)


def test_plain_rank_fusion_by_hand() -> None:
    """A third and first, b first and third, c second of both; d by one leg only; ties as given."""

    def hit(name: str, dense: float | None, bm25: float | None) -> Hit:
        return Hit(name, "p", "", name, None, "", 0, 1, 1, 0.0, dense, bm25)

    hits = [hit("d", None, 1), hit("c", 0.8, 5), hit("b", 0.9, 2), hit("a", 0.7, 9)]
    # a, b: 1/61 + 1/63; c: 2/62, a little less; d: 1/64.
    assert [one.passage_id for one in by_reciprocal_rank(hits)] == ["b", "a", "c", "d"]


def test_the_table_is_what_trec_eval_computes(asked: tuple[Asked, ...]) -> None:
    """R@10, MRR@10 and nDCG@10 of the TREC file, with graded gains."""
    run: dict[str, dict[str, float]] = {}
    for line in trec_run(asked).splitlines():
        query, _, passage, rank, score, tag = line.split(" ")
        assert tag == "anwen"
        if int(rank) <= 10:
            run.setdefault(query, {})[passage] = float(score)
    truth: dict[str, dict[str, int]] = {}
    for query, passage, gain in QRELS:
        truth.setdefault(query, {})[passage] = gain
    names = {"recall_10": "R@10", "recip_rank": "MRR@10", "ndcg_cut_10": "nDCG@10"}
    judge = pytrec_eval.RelevanceEvaluator(truth, {"recall.10", "recip_rank", "ndcg_cut.10"})
    scored = judge.evaluate(run)
    ours = figures(asked)
    for theirs, title in names.items():
        mean = float(np.mean([row[theirs] for row in scored.values()]))
        assert ours[title]["full"].value == pytest.approx(mean, abs=1e-6)
    assert ours["nDCG@10"]["full"].value < 1


def test_a_year_and_an_article_are_what_is_asked_about(service: Service) -> None:
    found = service.findings("2010年以前开采的矿山要复核吗，依据第五条？").question
    assert (found.missing, found.named, found.items) == ((), False, ())
    assert "2010年" in found.standalone and "第五条" in found.standalone


def test_an_answer_counts_only_if_one_sentence_wholly_holds_it() -> None:
    sentence = Span("p", "d1", 3, 9)
    assert holds(sentence, SpanLine(doc="d1", start=3, end=9))
    assert not holds(sentence, SpanLine(doc="d1", start=2, end=5))
    assert not holds(sentence, SpanLine(doc="d1", start=8, end=10))
    assert not holds(sentence, SpanLine(doc="d2", start=4, end=5))


def test_sentence_evidence_by_hand(asked: tuple[Asked, ...]) -> None:
    found = sentence_evidence(asked)
    assert found is not None
    assert found.questions == 2
    assert found.hits[1].value == 1
    assert found.sentence == pytest.approx((len("渡口每月检查两次。") + len(CORPUS[4]["text"])) / 2)
    assert found.span == pytest.approx((6 + 3) / 2)
    assert sentence_evidence([one for one in asked if not one.query.spans]) is None


def test_a_question_that_cannot_be_asked_finds_nothing_and_is_named(service: Service) -> None:
    from eval.beir.folder import Query

    said: list[str] = []
    one = ask_all(service, [Query("q9", "", {"d1": 1.0}, ())], said.append)[0]
    assert (one.rankings.full, one.sentences) == ((), ())
    assert any(line.startswith("问题 q9 不能提问") for line in said)
    assert figures([one])["R@10"]["full"].value == 0


def test_the_command_prints_the_table_and_writes_the_run(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "run.trec"
    result = retrieval(folder, "--limit", "2", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert "tiny：2 题，7 段" in result.stdout
    for title in ("BM25", "dense", "fusion", "full", "R@1 ", "R@100", "MRR@10", "nDCG@10", "hit@3"):
        assert title in result.stdout
    assert re.search(r"evidence：R@10 [01]\.\d{3}，MRR@10 [01]\.\d{3}", result.stdout)
    assert re.search(r"每题 p95：\d+\.\d 毫秒", result.stdout)
    assert {line.split()[0] for line in out.read_text("utf-8").splitlines()} == {"q1", "q2"}
    assert [path.name for path in tmp_path.iterdir()] == ["run.trec"]


def test_the_half_that_nothing_was_chosen_on_can_be_asked_alone(folder: Path) -> None:
    result = retrieval(folder, "--held-out")
    held = [name for name in ("q1", "q2", "q4", "q5") if is_held_out(name)]
    assert 0 < len(held) < 4
    assert f"tiny：{len(held)} 题，7 段" in result.stdout


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"corpus": [*CORPUS, "{nonsense"]}, "corpus.jsonl 第8行不可用"),
        ({"corpus": [*CORPUS, {"title": "甲", "text": "乙"}]}, "_id：Field required"),
        ({"corpus": [*CORPUS, CORPUS[0]]}, "编号 d1 出现不止一次"),
        (
            {"corpus": [*CORPUS, {"_id": "d8", "title": " ", "text": ""}]},
            "段落 d8 没有标题也没有正文",
        ),
        ({"corpus": []}, "没有段落"),
        ({"queries": [*QUERIES, QUERIES[1]]}, "编号 q2 出现不止一次"),
        ({"queries": [*QUERIES, {"_id": "", "text": "？"}]}, "queries.jsonl 第6行不可用"),
        (
            {"queries": [{**QUERIES[0], "spans": [{"doc": "d1", "start": 3, "end": 99}]}]},
            "不在正文之内",
        ),
        (
            {"queries": [{**QUERIES[0], "spans": [{"doc": "d9", "start": 0, "end": 1}]}]},
            "不在正文之内",
        ),
        ({"qrels": [*QRELS, ("q7", "d1", 1)]}, "第10行：没有编号为“q7”的问题"),
        ({"qrels": [*QRELS, ("q1", "d99", 1)]}, "第10行：没有编号为“d99”的段落"),
        ({"qrels": [*QRELS, ("q1", "d1")]}, "第10行不可用"),
        ({"qrels": [*QRELS, ("q1", "d1", "high")]}, "第10行不可用"),
        ({"qrels": [("q1", "d1", 0)]}, "没有任何问题有相关段落"),
    ],
)
def test_a_faulty_folder_is_named_with_the_way_out(
    fault: dict[str, Any], sentence: str, tmp_path: Path
) -> None:
    place = folder_at(tmp_path / "faulty", **fault)
    with pytest.raises(InputError, match=sentence) as caught:
        passages = read_passages(place)
        judged_queries(place, read_queries(place, passages), passages)
    assert "请" in str(caught.value)


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_exit_2(name: str, tmp_path: Path) -> None:
    (folder_at(tmp_path / "short") / name).unlink()
    result = retrieval(tmp_path / "short")
    assert result.exit_code == 2
    assert f"没有 {name}" in result.stderr


def test_judgements_may_lie_where_beir_has_them(tmp_path: Path) -> None:
    place = folder_at(tmp_path / "beir")
    (place / "qrels").mkdir()
    (place / "qrels.tsv").rename(place / "qrels" / "test.tsv")
    passages = read_passages(place)
    found = judged_queries(place, read_queries(place, passages), passages)
    assert {one.id: one.gains for one in found}["q4"] == {"d7": 1, "d5": 3, "d3": 1}


def test_an_id_with_a_space_is_no_trec_id(tmp_path: Path) -> None:
    corpus = [*CORPUS, {"_id": "d 8", "title": "", "text": "甲。"}]
    place = folder_at(tmp_path / "spaced", corpus=corpus)
    result = retrieval(place, "--out", str(tmp_path / "run.trec"))
    assert result.exit_code == 2
    assert "编号“d 8”含有空白" in result.stderr


def test_the_library_is_kept_until_the_corpus_changes(folder: Path, tmp_path: Path) -> None:
    place, said = folder_at(tmp_path / "kept"), list[str]()

    def made() -> Settings:
        return corpus_library(place, read_passages(place), Settings(home=tmp_path), said.append)

    first = made()
    assert said[0].startswith("正在建评测用的库 beir.kept-")
    told = len(said)
    assert made() == first and len(said) == told
    folder_at(place, corpus=CORPUS[:5])
    second = made()
    assert second.home != first.home and not first.home.exists()
    assert len(library_at(settings=second).open().plans) == 1
    assert Shelf(second.home).current() is not None


class Counting:
    """The shipped embedder, counting the texts that it was given."""

    def __init__(self, embedder: SentenceTransformerEmbedder) -> None:
        self.real = embedder
        self.seen: list[str] = []
        self.name, self.dimensions = embedder.name, embedder.dimensions

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.seen += texts
        return self.real.embed_passages(texts, progress)

    def embed_query(self, text: str) -> Vectors:
        return self.real.embed_query(text)


TEXTS = ["渡口每月检查。", "校车检验。", "渡口每月检查。", "消防车通道。"]


def test_vectors_are_made_once_and_kept_to_the_last_bit(
    embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    counting = Counting(embedder)
    heard: list[tuple[int, int]] = []
    first = CachedEmbedder(counting, tmp_path, workers=2).embed_passages(
        TEXTS, lambda done, total: heard.append((done, total))
    )
    assert sorted(counting.seen) == sorted(set(TEXTS))
    assert heard == [(3, 3)]
    plain = embedder.embed_passages(TEXTS)
    assert first.dtype == np.float32 and np.array_equal(first, plain)
    again = CachedEmbedder(counting, tmp_path)
    assert np.array_equal(again.embed_passages([*TEXTS, "矿山。"])[:4], plain)
    assert counting.seen[3:] == ["矿山。"]
    assert again.name == embedder.name
    assert again.embed_passages([]).shape == (0, embedder.dimensions)


def test_vectors_of_another_embedder_are_not_taken(
    embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    CachedEmbedder(embedder, tmp_path).embed_passages(TEXTS)
    other = Counting(embedder)
    other.name = "another"
    CachedEmbedder(other, tmp_path).embed_passages(TEXTS)
    assert len(other.seen) == 3


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "renamed"])
def test_damaged_vectors_are_made_anew(
    damage: str, embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    CachedEmbedder(embedder, tmp_path).embed_passages(TEXTS)
    (file,) = tmp_path.rglob("*.npy")
    data = file.read_bytes()
    if damage == "renamed":
        file.rename(file.with_stem("0" * 64))
    else:
        flipped = data[:-5] + bytes([data[-5] ^ 1]) + data[-4:]
        file.write_bytes({"cut": data[:-100], "flipped": flipped, "empty": b""}[damage])
    counting = Counting(embedder)
    found = CachedEmbedder(counting, tmp_path).embed_passages(TEXTS)
    assert len(counting.seen) == 3
    assert np.array_equal(found, embedder.embed_passages(TEXTS))
    healed = Counting(embedder)
    CachedEmbedder(healed, tmp_path).embed_passages(TEXTS)
    assert healed.seen == []


def test_a_crash_keeps_what_was_made_before_it(
    embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    class Breaking(Counting):
        def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
            if "最后" in texts:
                raise KeyboardInterrupt
            return super().embed_passages(texts, progress)

    from eval.libraries.vector_cache import BATCH

    texts = [f"{number}。" for number in range(BATCH)]
    with pytest.raises(KeyboardInterrupt):
        CachedEmbedder(Breaking(embedder), tmp_path).embed_passages([*texts, "最后"])
    counting = Counting(embedder)
    CachedEmbedder(counting, tmp_path).embed_passages([*texts, "最后"])
    assert counting.seen == ["最后"]
    assert all(path.suffix == ".npy" for path in tmp_path.rglob("*") if path.is_file())
