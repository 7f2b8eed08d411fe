"""The reader: a question and a sentence together → how surely the sentence answers the question.

A cross-encoder (Nogueira, Cho 2019) as one ONNX graph on the CPU: model/reader-int8/README.md.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

SHIPPED_READER = Path(__file__).with_name("model") / "reader-int8"
LONGEST = 128


class CrossEncoder:
    """Loads at the first question; safe to call from several threads.

    The graph takes `input_ids` and `attention_mask`, both (1, tokens) int64, and gives `logit` (1,).
    """

    def __init__(self, folder: Path = SHIPPED_READER) -> None:
        self.folder = folder

    def logits(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """A number for each text, below 0 for "does not answer"; one by one, as in OnnxEncoder."""
        encoded = self._tokenizer.encode_batch(
            [(f"query: {question}", f"passage: {text}") for text in texts]
        )
        return tuple(self._logit(np.array([one.ids], np.int64)) for one in encoded)

    def _logit(self, ids: NDArray[np.int64]) -> float:
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        return float(self._session.run(["logit"], feed)[0][0])

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST, strategy="only_second")
        return tokenizer

    @cached_property
    def _session(self) -> InferenceSession:
        options = SessionOptions()
        options.log_severity_level = 3
        return InferenceSession(
            self.folder / "model.onnx", options, providers=["CPUExecutionProvider"]
        )
