"""The encoder that the trainings adjust: token ids → one pooled state a text, on a card if there is one."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import torch
from transformers import AutoModel, AutoTokenizer

from benchmarks.pooling import mean_of

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
# A processor wastes time on padding, a card on small batches.
GROUP = 512 if DEVICE == "cuda" else 16
WIDTHS = 32 if DEVICE == "cuda" else 1
Ids = list[int]


class TrainedEncoder:
    """A model with its tokenizer; the word vectors stay as they are."""

    def __init__(self, source: Path) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(source)
        # Attention written out and without dropout: on two cores a third faster than what torch fuses.
        self.model = AutoModel.from_pretrained(
            source,
            dtype=torch.float32,
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,
        ).to(DEVICE)
        self.model.embeddings.requires_grad_(False)
        self.pieces: Callable[[str], Ids] = cache(self._pieces)

    def _pieces(self, text: str) -> Ids:
        ids: Ids = self.tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids

    def one(self, text: str, longest: int) -> Ids:
        """A text between its marks, cut to `longest` ids."""
        marks = self.tokenizer
        return [marks.cls_token_id, *self.pieces(text)[: longest - 2], marks.sep_token_id]

    def two(self, first: str, second: str, most: int, longest: int) -> Ids:
        """Two texts as the tokenizer joins a pair; the first has at most `most` ids, all `longest`."""
        end, start = self.tokenizer.sep_token_id, self.tokenizer.cls_token_id
        head = [start, *self.pieces(first)[:most], end, end]
        return [*head, *self.pieces(second)[: longest - len(head) - 1], end]

    def pooled(self, texts: Sequence[Ids]) -> torch.Tensor:
        """(texts, dimensions): the mean over the tokens. Texts of like length go together."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        parts = [order[start : start + GROUP] for start in range(0, len(order), GROUP)]
        states = torch.cat([self._pooled([texts[at] for at in part]) for part in parts])
        return states[torch.tensor(order).argsort().to(DEVICE)]

    def _pooled(self, texts: Sequence[Ids]) -> torch.Tensor:
        width = -(-max(len(text) for text in texts) // WIDTHS) * WIDTHS
        ids = torch.full((len(texts), width), self.tokenizer.pad_token_id)
        mask = torch.zeros_like(ids)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = torch.tensor(text)
            mask[row, : len(text)] = 1
        ids, mask = ids.to(DEVICE), mask.to(DEVICE)
        with torch.autocast(DEVICE, dtype=torch.bfloat16):
            states = self.model(input_ids=ids, attention_mask=mask)[0]
        return mean_of(states.float(), mask)
