"""The shipped embedder, as it is: no fakes."""

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.embedder import (
    ModelError,
    SentenceTransformerEmbedder,
    Vectors,
    prefixes_of,
)
from index.settings import SHIPPED_MODEL

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCE = CHECKOUT.parent / "shared" / "models" / "e5-small-zh"

DUTY = "加强电动自行车全链条监管，严查违规停放充电。（责任单位：区市场监管局）"
REWORDED = "对电动车从生产到充电的各个环节进行监督管理，整治乱停乱充。"
UNRELATED = "组织党员干部赴外地考察乡村旅游与农产品展销情况。"
TEXTS = [
    DUTY,
    "汛期",
    UNRELATED,
    "每两个月到辖区重点企业检查一次。" * 5,
    REWORDED,
    "3月底前把任务分解到镇街。",
]


@pytest.fixture(scope="module")
def embedder() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


@pytest.fixture(scope="module")
def vectors(embedder: SentenceTransformerEmbedder) -> Vectors:
    return embedder.embed_passages(TEXTS)


def test_importing_and_naming_load_no_heavy_library() -> None:
    code = (
        "import sys; from index.embedder import SentenceTransformerEmbedder as E; e = E();"
        "assert e.name and e.dimensions == 384;"
        "assert not {'torch', 'transformers', 'onnxruntime'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, check=True)


def test_vectors_have_384_dimensions_and_unit_length(vectors: Vectors) -> None:
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_query_is_one_unit_vector(embedder: SentenceTransformerEmbedder) -> None:
    vector = embedder.embed_query("谁负责电动自行车？")
    assert vector.shape == (384,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_same_text_gives_the_same_bytes_alone_and_in_any_batch(
    embedder: SentenceTransformerEmbedder, vectors: Vectors
) -> None:
    alone = np.concatenate([embedder.embed_passages([text]) for text in TEXTS])
    small = SentenceTransformerEmbedder(batch_size=2).embed_passages(TEXTS[::-1])[::-1]
    assert np.array_equal(vectors, alone)
    assert np.array_equal(vectors, small)


def test_question_and_passage_carry_their_prefixes(embedder: SentenceTransformerEmbedder) -> None:
    bare = SentenceTransformerEmbedder(query_prefix="", passage_prefix="")
    assert np.array_equal(embedder.embed_query(DUTY), bare.embed_query("query: " + DUTY))
    passage = embedder.embed_passages([DUTY])
    assert np.array_equal(passage, bare.embed_passages(["passage: " + DUTY]))
    assert not np.allclose(embedder.embed_query(DUTY), passage[0], atol=0.01)


def test_other_words_for_the_same_are_nearer_than_another_subject(
    embedder: SentenceTransformerEmbedder, vectors: Vectors
) -> None:
    near, far = TEXTS.index(REWORDED), TEXTS.index(UNRELATED)
    assert vectors[0] @ vectors[near] > vectors[0] @ vectors[far] + 0.03
    question = embedder.embed_query("电瓶车乱充电归谁管？")
    assert int(np.argmax(vectors @ question)) in (0, near)


def test_a_text_beyond_512_tokens_is_cut(embedder: SentenceTransformerEmbedder) -> None:
    long = "安全生产责任制落实情况检查。" * 200
    vectors = embedder.embed_passages([long, long + "另有一段不同的结尾。"])
    assert np.array_equal(vectors[0], vectors[1])


def test_no_texts_give_no_rows(embedder: SentenceTransformerEmbedder) -> None:
    assert embedder.embed_passages([]).shape == (0, 384)


def test_progress_counts_up_to_the_total() -> None:
    seen: list[tuple[int, int]] = []
    SentenceTransformerEmbedder(batch_size=4).embed_passages(
        TEXTS, lambda done, total: seen.append((done, total))
    )
    assert seen == [(4, 6), (6, 6)]


def test_threads_get_what_one_thread_gets() -> None:
    fresh = SentenceTransformerEmbedder()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(fresh.embed_query, TEXTS * 8))
    one_by_one = [fresh.embed_query(text) for text in TEXTS] * 8
    assert np.array_equal(together, one_by_one)


def test_name_holds_the_hash_of_the_graph_and_prefixes_given_by_hand() -> None:
    digest = hashlib.sha256((SHIPPED_MODEL / "model.onnx").read_bytes()).hexdigest()
    name = SentenceTransformerEmbedder().name
    assert name == f"e5-small-zh-int8@{digest[:8]}"
    other = SentenceTransformerEmbedder(query_prefix="问：").name
    assert other.startswith(f"{name}+")
    assert other != SentenceTransformerEmbedder(passage_prefix="问：").name


def test_model_card_states_the_hash_and_size_of_the_graph() -> None:
    graph = (SHIPPED_MODEL / "model.onnx").read_bytes()
    card = (SHIPPED_MODEL / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(graph).hexdigest() in card
    assert len(graph) < 60_000_000


@pytest.mark.parametrize("model", ["index/model/没有", "./没有", "/没有/这个/模型"])
def test_missing_folder_is_named_with_the_way_out(model: str) -> None:
    with pytest.raises(ModelError, match=rf"没有找到向量模型文件夹 {model}。请检查 ANWEN_MODEL"):
        SentenceTransformerEmbedder(model)


def test_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="没有权重"):
        _ = SentenceTransformerEmbedder(tmp_path).name


def test_damaged_graph_is_refused_with_the_way_out(tmp_path: Path) -> None:
    for file in SHIPPED_MODEL.iterdir():
        content = file.read_bytes()
        (tmp_path / file.name).write_bytes(content[:1000] if file.suffix == ".onnx" else content)
    with pytest.raises(ModelError, match=r"无法加载.*model\.onnx.*请检查 ANWEN_MODEL"):
        SentenceTransformerEmbedder(tmp_path).embed_query("汛期")


def test_saved_by_sentence_transformers_it_opens_again(
    embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    from sentence_transformers import SentenceTransformer

    folder = tmp_path / "copy"
    SentenceTransformer(str(SHIPPED_MODEL), device="cpu", trust_remote_code=True).save(str(folder))
    copy = SentenceTransformerEmbedder(folder)
    assert np.array_equal(copy.embed_query(DUTY), embedder.embed_query(DUTY))


# Everyday questions and what answers them, written for this test; no training pair is among them.
EVERYDAY = (
    ("楼道里停电驴子，谁来拖走？", "对占用疏散通道停放的电动自行车，由物业服务企业负责清理。"),
    ("下井的人能不能换成机器？", "推进高危岗位机械化换人、自动化减人。"),
    ("老房子电线都烂了换不换？", "对老旧住宅的电气线路实施更新改造。"),
    ("大车拉得太多，路上有没有人逮？", "在国省干线设置固定治超站点，查处货运车辆超限超载。"),
    ("娃娃下河洗澡淹着了咋防？", "在重点水域设置警示标志，落实中小学生防溺水巡查。"),
    ("头一回犯错是不是可以不掏钱？", "对首次轻微违法并及时改正的，依法不予行政处罚。"),
    ("出了事瞒着不说会咋样？", "对迟报、漏报、谎报、瞒报事故的，从严追究责任。"),
    ("楼上贴的瓷砖掉下来砸人归谁？", "开展建筑外墙饰面脱落隐患排查，产权人承担维修责任。"),
    ("消防车进不来小区怎么办？", "住宅小区施划消防车通道标线，严禁违规占用。"),
    ("请外头的师傅来厂里检修要注意啥？", "加强外来施工队伍管理，检维修作业前签订安全协议。"),
    ("天气太热工地还干不干？", "高温橙色预警期间，停止露天施工作业。"),
    ("发钱给告状的人不？", "对查实的安全隐患举报给予奖励，并为举报人保密。"),
)


def _found(embedder: SentenceTransformerEmbedder) -> int:
    """How many of the everyday questions have their own answer nearest."""
    answers = embedder.embed_passages([answer for _, answer in EVERYDAY])
    asked = np.stack([embedder.embed_query(question) for question, _ in EVERYDAY])
    return int(np.sum(np.argmax(asked @ answers.T, axis=1) == np.arange(len(EVERYDAY))))


def test_everyday_questions_find_the_official_sentence(
    embedder: SentenceTransformerEmbedder,
) -> None:
    assert _found(embedder) >= len(EVERYDAY) - 1


def test_the_card_names_the_model_that_the_training_began_with(
    embedder: SentenceTransformerEmbedder,
) -> None:
    if not SOURCE.is_dir():
        pytest.skip("the model that the training began with is not beside this checkout")
    source = SentenceTransformerEmbedder(SOURCE)
    assert source.name.startswith("e5-small-zh@")
    assert source.dimensions == 384
    assert _found(source) <= _found(embedder)
    weights = hashlib.sha256((SOURCE / "model.safetensors").read_bytes()).hexdigest()
    assert weights in (SHIPPED_MODEL / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("model", "query", "passage"),
    [
        ("intfloat/multilingual-e5-base", "query: ", "passage: "),
        ("intfloat/multilingual-e5-large-instruct", "", ""),
        ("BAAI/bge-small-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", ""),
        ("BAAI/bge-m3", "", ""),
    ],
)
def test_families_have_their_prefixes(model: str, query: str, passage: str) -> None:
    assert prefixes_of({"query": None, "document": None}, model) == (query, passage)
    assert prefixes_of({"query": "问：", "document": "文："}, model) == ("问：", "文：")
