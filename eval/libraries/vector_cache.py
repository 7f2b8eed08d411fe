"""Passage vectors kept on disk: a library that is made again embeds only the texts that are new."""

import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.embedder import Embedder, Progress, Vectors
from index.whole_file import write_whole

# Texts to a file: as much as a crash may cost. Texts to a worker at a time.
BATCH, SLICE = 1024, 64
_KEY = 32


class CachedEmbedder:
    """An embedder that looks for passage vectors in a folder first, and keeps there what is new.

    Vectors are kept by the name of the embedder and the SHA-256 of the text, float32 as they are,
    in files named by the hash of their bytes: one that is damaged, or of another length of vector,
    counts for nothing. Nothing is ever forgotten; whoever wants the space deletes the folder.
    `workers` is the number of texts that are embedded side by side.
    """

    def __init__(self, embedder: Embedder, folder: Path, workers: int = 1) -> None:
        self._embedder = embedder
        self._workers = workers
        readable = re.sub(r"[^\w.@+-]", "_", embedder.name)
        self._folder = folder / f"{readable}-{_digest(embedder.name.encode()).hex()[:8]}"
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The embedder's own name: the vectors are its own."""
        return self._embedder.name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._embedder.dimensions

    def embed_query(self, text: str) -> Vectors:
        """The vector (dimensions,) of a question, made anew."""
        return self._embedder.embed_query(text)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors (texts, dimensions) in the order of the texts; `progress` counts the new ones."""
        keys = [_digest(text.encode("utf-8", "surrogatepass")) for text in texts]
        with self._lock:
            new = {
                key: text for key, text in zip(keys, texts, strict=True) if key not in self._known
            }
            self._embed(new, progress)
            vectors = np.zeros((len(texts), self.dimensions), np.float32)
            for row, key in enumerate(keys):
                vectors[row] = self._known[key]
            return vectors

    def _embed(self, new: dict[bytes, str], progress: Progress | None) -> None:
        keys = list(new)
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            vectors = self._made([new[key] for key in batch])
            self._keep(batch, vectors)
            self._known.update(zip(batch, vectors, strict=True))
            if progress:
                progress(start + len(batch), len(keys))

    def _made(self, texts: Sequence[str]) -> Vectors:
        """Vectors made now, texts of like length side by side."""
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        slices = [order[start : start + SLICE] for start in range(0, len(order), SLICE)]
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        with ThreadPoolExecutor(self._workers) as pool:
            parts = pool.map(
                lambda rows: self._embedder.embed_passages([texts[row] for row in rows]), slices
            )
            for rows, part in zip(slices, parts, strict=True):
                vectors[rows] = part
        return vectors

    @cached_property
    def _known(self) -> dict[bytes, NDArray[np.float32]]:
        """Every vector of the folder by the hash of its text, read at its first use."""
        return {
            key: vector for file in self._folder.glob("*.npy") for key, vector in self._of(file)
        }

    @property
    def _row(self) -> np.dtype[np.void]:
        return np.dtype([("key", "u1", (_KEY,)), ("vector", "<f4", (self.dimensions,))])

    def _of(self, file: Path) -> Iterator[tuple[bytes, NDArray[np.float32]]]:
        """The keys and vectors of a file; none of one that is not what its name says."""
        try:
            data = file.read_bytes()
            if _digest(data).hex() != file.stem:
                return
            table = np.load(io.BytesIO(data), allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return
        if table.dtype != self._row:
            return
        vectors = np.ascontiguousarray(table["vector"], np.float32)
        for key, vector in zip(table["key"], vectors, strict=True):
            yield key.tobytes(), vector

    def _keep(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        """Write a file of vectors whole or not at all."""
        table = np.empty(len(keys), self._row)
        table["key"] = np.frombuffer(b"".join(keys), np.uint8).reshape(-1, _KEY)
        table["vector"] = vectors
        buffer = io.BytesIO()
        np.save(buffer, table, allow_pickle=False)
        data = buffer.getvalue()
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._folder / f"{_digest(data).hex()}.npy", data)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
