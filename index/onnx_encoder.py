"""A sentence-transformers module that runs encoder, pooling and normalisation as one ONNX graph."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import torch
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf
from sentence_transformers.base.modules.input_module import InputModule
from tokenizers import Tokenizer

GRAPH = "model.onnx"
_FILES = (GRAPH, "tokenizer.json", "tokenizer_config.json")


class OnnxEncoder(InputModule):
    """Texts → unit vectors on the CPU; the only module of its SentenceTransformer.

    The graph takes `input_ids` and `attention_mask`, both (texts, tokens) int64, and gives
    `sentence_embedding` (texts, dimensions) float32. `threads` is the number of cores that one
    text may use; 0 leaves it to onnxruntime: one for each physical core.
    """

    config_file_name = "onnx_encoder.json"

    def __init__(
        self, folder: Path, *, dimensions: int, max_seq_length: int, threads: int = 0
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # sentence-transformers types none
        self.folder = folder
        self.dimensions = dimensions
        self._longest = max_seq_length
        self.tokenizer: Tokenizer = _tokenizer(folder, max_seq_length)
        self._session = _session(folder / GRAPH, threads)

    @property
    def max_seq_length(self) -> int:
        """Tokens after which a text is cut, both special tokens included; fixed once loaded."""
        return self._longest

    def get_config_dict(self) -> dict[str, Any]:
        """What `save` writes beside the graph and `load` hands to the constructor."""
        return {"dimensions": self.dimensions, "max_seq_length": self._longest}

    def get_embedding_dimension(self) -> int:
        """Length of a vector."""
        return self.dimensions

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """Texts → `input_ids` and `attention_mask`, padded to the longest text."""
        encodings = self.tokenizer.encode_batch([(prompt or "") + text for text in inputs])
        width = max(len(encoding.ids) for encoding in encodings)
        ids = torch.zeros((len(encodings), width), dtype=torch.int64)
        mask = torch.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = torch.tensor(encoding.ids)
            mask[row, : len(encoding.ids)] = 1
        return {"input_ids": ids, "attention_mask": mask}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """Adds `sentence_embedding` to the features.

        The rows run one by one and without padding: dynamic quantisation takes its scale from the
        whole batch, so a vector would otherwise depend on the texts that happen to stand beside
        it (cosine down to .996). On a CPU it costs no time.
        """
        ids, lengths = features["input_ids"].numpy(), features["attention_mask"].sum(dim=1).tolist()
        rows = [self._run(ids[row : row + 1, :length]) for row, length in enumerate(lengths)]
        return {**features, "sentence_embedding": torch.from_numpy(np.concatenate(rows))}

    def _run(self, ids: NDArray[np.int64]) -> Any:
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        return self._session.run(["sentence_embedding"], feed)[0]

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Write graph, tokenizer and configuration into a folder."""
        for name in _FILES:
            shutil.copyfile(self.folder / name, Path(output_path) / name)
        self.save_config(output_path)

    @classmethod
    def load(
        cls,
        model_name_or_path: str,
        subfolder: str = "",
        *args: Any,
        model_kwargs: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> Self:
        """The encoder of a local folder; `model_kwargs={"threads": 2}` sets its threads.

        FileNotFoundError when a file is missing, ValueError when one cannot be read.
        """
        folder = Path(model_name_or_path, subfolder)
        for name in (*_FILES, cls.config_file_name):
            if not (folder / name).is_file():
                raise FileNotFoundError(f"{folder} has no {name}; copy the whole model folder.")
        config = cls.load_config(str(folder))
        return cls(folder, **config, threads=(model_kwargs or {}).get("threads", 0))


def _tokenizer(folder: Path, max_seq_length: int) -> Tokenizer:
    """The tokenizer with truncation set once and for all: changing it later is not thread-safe."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_seq_length)
    return tokenizer


def _session(graph: Path, threads: int) -> InferenceSession:
    """A session on the graph; ValueError when the file is no ONNX graph."""
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    try:
        return InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except (Fail, InvalidGraph, InvalidProtobuf) as error:
        raise ValueError(f"{graph} is not a readable ONNX graph; copy it again.") from error
