"""Question and sentence read together, does the sentence answer? The seam, and the shipped model.

Importing this file loads none of the heavy libraries; the first score does.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.errors import AnwenError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SHIPPED_RERANKER = Path(__file__).with_name("model") / "reranker-small-zh-int8"
GRAPH, TOKENIZER = "model.onnx", "tokenizer.json"
# As in training: benchmarks/train_reranker.py.
LONGEST, LONGEST_QUESTION = 160, 64
_WAY_OUT = "请重新复制整个模型文件夹。"


class RerankerError(AnwenError):
    """A reranker's folder that is incomplete or cannot be read."""


class Reranker(Protocol):
    """Says how well texts answer a question; safe to call from several threads."""

    def score(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """A logit for each text, in their order: above 0 it more likely answers than not."""
        ...


class OnnxReranker:
    """A cross-encoder as one ONNX graph on the CPU: (1, tokens) ids and mask → a logit.

    The graph loads at the first score; RerankerError when it cannot. Each text runs by itself and
    without padding, as the embedder's do: beside other texts int8 would round it otherwise.
    """

    def __init__(self, folder: Path = SHIPPED_RERANKER, threads: int = 0) -> None:
        self._folder = folder
        self._threads = threads
        self._lock = Lock()
        self._loaded: tuple[Tokenizer, InferenceSession] | None = None

    def load(self) -> "tuple[Tokenizer, InferenceSession]":
        """Load the model now, once."""
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def score(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """A logit for each text, in their order."""
        if not texts:
            return ()
        tokenizer, session = self.load()
        asked = tokenizer.encode(f"query: {question}", add_special_tokens=False)
        asked.truncate(LONGEST_QUESTION)
        return tuple(_logit(tokenizer, session, asked.ids, text) for text in texts)

    def _load(self) -> "tuple[Tokenizer, InferenceSession]":
        from onnxruntime import InferenceSession, SessionOptions
        from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = self._threads
        options.log_severity_level = 3
        # Threads that spin between runs take the cores from the embedder's.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        for name in (GRAPH, TOKENIZER):
            if not (self._folder / name).is_file():
                raise RerankerError(f"精读模型文件夹 {self._folder} 里没有 {name}。{_WAY_OUT}")
        tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        graph = self._folder / GRAPH
        try:
            session = InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        except (Fail, InvalidGraph, InvalidProtobuf) as error:
            raise RerankerError(f"精读模型 {graph} 无法读取：{error} {_WAY_OUT}") from error
        return tokenizer, session


def _logit(
    tokenizer: "Tokenizer", session: "InferenceSession", question: list[int], text: str
) -> float:
    """One run: <s> question </s></s> text </s>, as XLM-RoBERTa joins a pair."""
    start, end = tokenizer.token_to_id("<s>"), tokenizer.token_to_id("</s>")
    head = [start, *question, end, end]
    said = tokenizer.encode(f"passage: {text}", add_special_tokens=False).ids
    row = np.array([[*head, *said[: LONGEST - len(head) - 1], end]], np.int64)
    logits = session.run(["logit"], {"input_ids": row, "attention_mask": np.ones_like(row)})[0]
    return float(logits[0])


@cache
def shipped_reranker() -> OnnxReranker:
    """The reranker of this repository; all services of a process share it."""
    return OnnxReranker()
