"""The shipped reranker, and a folder that is none."""

import shutil
from pathlib import Path

import pytest

from rag.reranker import SHIPPED_RERANKER, OnnxReranker, RerankerError, shipped_reranker

OFTEN = "加强渡口管理\n渡口所在镇街每月对渡船检查1次，检查结果当日登记。"
WHO = "加强渡口管理\n渡口安全由区交通局牵头，各镇街配合。"
OTHER = "加强电梯管理\n电梯维保单位每半月至少维保1次。"


def test_a_sentence_that_answers_stands_above_those_that_speak_of_the_matter() -> None:
    often = shipped_reranker().score("渡船多久要查一回？", [OFTEN, WHO, OTHER])
    assert often[0] > 0 > max(often[1:])
    who = shipped_reranker().score("渡口归哪个局管？", [OFTEN, WHO, OTHER])
    assert who[1] > 0 > max(who[0], who[2])
    fine = shipped_reranker().score("渡船没检查罚多少钱？", [OFTEN, WHO, OTHER])
    assert max(fine) < 0


def test_a_score_does_not_depend_on_the_texts_beside_it() -> None:
    together = shipped_reranker().score("渡船多久要查一回？", [WHO, OFTEN])
    alone = shipped_reranker().score("渡船多久要查一回？", [OFTEN])
    assert together[1] == alone[0]
    assert shipped_reranker().score("渡船多久要查一回？", []) == ()


def test_long_texts_are_cut() -> None:
    long = shipped_reranker().score("渡船" * 500, [OFTEN * 200])
    assert len(long) == 1


def test_a_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(RerankerError, match=r"没有 model\.onnx.*重新复制"):
        OnnxReranker(tmp_path).score("问", ["答"])


def test_a_graph_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    shutil.copyfile(SHIPPED_RERANKER / "tokenizer.json", tmp_path / "tokenizer.json")
    (tmp_path / "model.onnx").write_bytes(b"no graph")
    with pytest.raises(RerankerError, match="无法读取"):
        OnnxReranker(tmp_path).score("问", ["答"])
