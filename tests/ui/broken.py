"""A model that fails, at the one seam where tests may put something else: the embedder."""

from collections.abc import Sequence

from index.embedder import Embedder, Progress, Vectors

SECRET = "a secret of the inside"


class BrokenEmbedder:
    """An embedder with another's name and dimensions that makes no vector."""

    def __init__(self, whole: Embedder) -> None:
        self._whole = whole

    @property
    def name(self) -> str:
        """The name of the whole one, so that its library opens."""
        return self._whole.name

    @property
    def dimensions(self) -> int:
        """Length of a vector of the whole one."""
        return self._whole.dimensions

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Fails."""
        raise RuntimeError(SECRET)

    def embed_query(self, text: str) -> Vectors:
        """Fails."""
        raise RuntimeError(SECRET)
