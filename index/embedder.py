"""Texts → unit vectors: the seam, and the default on sentence-transformers.

Importing this file loads no model and none of the heavy libraries; the first vector does.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import AnwenError
from index.settings import SHIPPED_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]

_OWN_MODULE = "index.onnx_encoder.OnnxEncoder"
_WEIGHTS = ("*.onnx", "*.safetensors", "*.bin")
_FAMILIES = (
    (re.compile(r"\be5-(small|base|large)(?!.*instruct)"), "query: ", "passage: "),
    (re.compile(r"\bbge-(small|base|large)-zh"), "为这个句子生成表示以用于检索相关文章：", ""),
)
_WAY_OUT = "请检查 ANWEN_MODEL，或去掉它改用自带的模型。"


class ModelError(AnwenError):
    """An embedding model that is missing, incomplete or cannot run here."""


class Embedder(Protocol):
    """Turns texts into unit vectors of one length; safe to call from several threads."""

    @property
    def name(self) -> str:
        """What made the vectors; differs whenever they would."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors (texts, dimensions) in the order of the texts; `progress(done, total)`."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """The vector (dimensions,) of a question."""
        ...


class SentenceTransformerEmbedder:
    """Any sentence-transformers model, by folder or by its name on the Hugging Face hub.

    A prefix is the one given here, else the model's own prompt, else its family's (E5, BGE), else
    none. `device` is "cpu" or "cuda"; `threads` counts only for graphs (default: physical cores).
    The model loads at the first vector, or at `load()`; ModelError when it cannot. A folder is
    never looked up on the network. `name` hashes a folder's weights; a hub model is taken at its
    word, so pin one down by downloading it into a folder.
    """

    def __init__(
        self,
        model: str | Path = SHIPPED_MODEL,
        *,
        query_prefix: str | None = None,
        passage_prefix: str | None = None,
        batch_size: int = 32,
        device: str = "cpu",
        threads: int = 0,
    ) -> None:
        self._given = str(model)
        self._folder = _folder(self._given)
        self._query_prefix = query_prefix
        self._passage_prefix = passage_prefix
        self._batch_size = batch_size
        self._device = device
        self._threads = threads
        self._lock = Lock()
        self._loaded: _Loaded | None = None

    @cached_property
    def name(self) -> str:
        """Folder@hash of its weights, or the hub name; then a hash of prefixes given by hand."""
        name = f"{self._folder.name}@{_weights_hash(self._folder)}" if self._folder else self._given
        if self._query_prefix is None and self._passage_prefix is None:
            return name
        prefixes = json.dumps([self._query_prefix, self._passage_prefix])
        return f"{name}+{hashlib.sha256(prefixes.encode()).hexdigest()[:8]}"

    @cached_property
    def dimensions(self) -> int:
        """Length of a vector; a graph says it without being loaded."""
        if self._folder and _is_own(self._folder):
            return int(_json(self._folder / "onnx_encoder.json")["dimensions"])
        return self.load().dimensions

    def load(self) -> "_Loaded":
        """Load the model now, once; a server calls it in the background."""
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors (texts, dimensions), unit length, in the order of the texts.

        Batches hold texts of like length; `progress(done, total)` is called after each.
        """
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]), reverse=True)
        for start in range(0, len(order), self._batch_size):
            rows = order[start : start + self._batch_size]
            vectors[rows] = self.load().encode([texts[row] for row in rows], query=False)
            if progress:
                progress(start + len(rows), len(order))
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """The vector (dimensions,) of a question, unit length."""
        vector: Vectors = self.load().encode([text], query=True)[0]
        return vector

    def _load(self) -> "_Loaded":
        folder, device = self._folder, self._device
        own = folder is not None and _is_own(folder)
        _check_device(device, own)
        try:
            model = _sentence_transformer(self._given, folder, own, device, self._threads)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError, ImportError) as error:
            raise ModelError(f"向量模型 {self._given} 无法加载：{error} {_WAY_OUT}") from error
        query, passage = prefixes_of(model.prompts, folder.name if folder else self._given)
        return _Loaded(
            model,
            query if self._query_prefix is None else self._query_prefix,
            passage if self._passage_prefix is None else self._passage_prefix,
        )


class _Loaded:
    """A model in memory with the prefixes it wants."""

    def __init__(
        self, model: "SentenceTransformer", query_prefix: str, passage_prefix: str
    ) -> None:
        self._model = model
        self._query_prefix = query_prefix
        self._passage_prefix = passage_prefix
        self.dimensions: int = self.encode(["安全"], query=True).shape[1]

    def encode(self, texts: list[str], *, query: bool) -> Vectors:
        """Vectors (texts, dimensions) of one batch.

        The first call, in the constructor, sets the tokenizer's truncation and padding; later
        calls only read them, which makes them safe side by side.
        """
        vectors = self._model.encode(
            texts,
            prompt=self._query_prefix if query else self._passage_prefix,
            batch_size=len(texts),
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _sentence_transformer(
    given: str, folder: Path | None, own: bool, device: str, threads: int
) -> "SentenceTransformer":
    """The model in memory. Code is trusted only where it is this repository's own module."""
    import torch
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(
        str(folder or given),
        device=device,
        local_files_only=folder is not None,
        trust_remote_code=own,
        model_kwargs={"threads": threads} if own else {"dtype": torch.float32},
    )


def _check_device(device: str, own: bool) -> None:
    """ModelError when a graphics card is asked for that the model or the machine cannot use."""
    if device == "cpu":
        return
    if own:
        raise ModelError("自带的模型只在 CPU 上运行：请去掉 device，或换用其他模型文件夹。")
    import torch

    if not torch.cuda.is_available():
        raise ModelError(
            f"device={device}：PyTorch 没有找到可用的显卡。请改用 cpu，或安装 CUDA 版。"
        )


def prefixes_of(prompts: Mapping[str, str | None], model: str) -> tuple[str, str]:
    """Prefixes of question and passage: the model's own prompts, else its family's, else none."""
    query = prompts.get("query") or ""
    passage = prompts.get("document") or prompts.get("passage") or ""
    if query or passage:
        return query, passage
    for family, query, passage in _FAMILIES:
        if family.search(model.lower()):
            return query, passage
    return "", ""


def _folder(model: str) -> Path | None:
    """The folder meant by a model, None for a name on the hub; ModelError when it is missing."""
    path = Path(model).expanduser()
    if path.is_dir():
        return path.resolve()
    is_path = path.is_absolute() or model.count("/") > 1 or model[:1] in ".~" or "\\" in model
    if is_path or not model or ("/" in model and path.parent.is_dir()):
        raise ModelError(f"没有找到向量模型文件夹 {model}。{_WAY_OUT}")
    return None


def _is_own(folder: Path) -> bool:
    """Whether this repository's module, and nothing else, makes up the model."""
    modules = folder / "modules.json"
    return modules.is_file() and [part.get("type") for part in _json(modules)] == [_OWN_MODULE]


def _json(file: Path) -> Any:
    """The content of a JSON file of a model; ModelError when it cannot be read."""
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(f"向量模型的文件 {file} 无法读取：{error}。{_WAY_OUT}") from error


def _weights_hash(folder: Path) -> str:
    """The first 8 hex digits of the SHA-256 of a folder's weights; ModelError without any."""
    files = sorted(file for pattern in _WEIGHTS for file in folder.glob(pattern))
    if not files:
        raise ModelError(f"向量模型文件夹 {folder} 里没有权重（{'、'.join(_WEIGHTS)}）。{_WAY_OUT}")
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:8]
