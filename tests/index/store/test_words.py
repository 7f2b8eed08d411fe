import subprocess
import sys
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.store.words import WordIndex, bigrams

CHECKOUT = Path(__file__).resolve().parents[3]
TEXTS = ["电动自行车充电", "消防通道检查", "检查24小时值班"]


def test_bigrams() -> None:
    assert bigrams("安全生产") == ["安全", "全生", "生产"]
    assert bigrams("查24小时A级") == ["查", "24", "小时", "a", "级"]
    assert bigrams("，。") == []


def test_the_text_with_the_words_scores_best() -> None:
    index = WordIndex.build(TEXTS)
    assert int(np.argmax(index.scores("电动车充电"))) == 0
    assert int(np.argmax(index.scores("24小时"))) == 2
    assert not index.scores("无关的话题").any()
    assert not index.scores("").any()


def test_saved_it_opens_with_the_same_scores(tmp_path: Path) -> None:
    index = WordIndex.build(TEXTS)
    index.save(tmp_path / "words")
    again = WordIndex.load(tmp_path / "words")
    assert np.array_equal(index.scores("检查充电"), again.scores("检查充电"))


def test_no_texts_are_an_index_too(tmp_path: Path) -> None:
    WordIndex.build([]).save(tmp_path / "words")
    assert WordIndex.load(tmp_path / "words").scores("检查").shape == (0,)


def test_every_process_writes_the_same_bytes(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from index.store.words import WordIndex;" + (
        f"WordIndex.build({TEXTS!r}).save(Path(sys.argv[1]))"
    )
    for seed in "12":
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / seed)],
            cwd=CHECKOUT,
            env={"PYTHONHASHSEED": seed},
            check=True,
        )
    for file in (tmp_path / "1").iterdir():
        assert file.read_bytes() == (tmp_path / "2" / file.name).read_bytes()


def plain_bigrams(text: str) -> list[str]:
    """The definition, character by character."""
    tokens: list[str] = []
    run = word = ""
    for char in f"{text.lower()}\n":
        chinese = "\u4e00" <= char <= "\u9fff"
        if not chinese:
            tokens += [run] if len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]
            run = ""
        if chinese or not char.isalnum():
            tokens += [word] if word else []
            word = ""
        if chinese:
            run += char
        elif char.isalnum():
            word += char
    return tokens


@given(st.text(alphabet=st.sampled_from("安全生产a1B_-ßİ①½〇㐀Ⅳ١ \n。é") | st.characters()))
def test_bigrams_are_what_their_definition_says(text: str) -> None:
    assert bigrams(text) == plain_bigrams(text)
