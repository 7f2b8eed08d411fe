"""Trains the embedder on questions in everyday words: multilingual-e5-small → the shipped one.

    python -m benchmarks.train_embedder ../shared/models/e5-small-zh ../shared/bench/statutes TARGET
    python -m benchmarks.make_embedder TARGET index/model/e5-small-zh-int8

Contrastive learning with negatives of the same batch (InfoNCE: van den Oord et al. 2018), one more
sentence of the same matter as a hard negative, and near-miss questions as negatives of the sentence.
Pairs: `benchmarks/pairs/`, `benchmarks/panels/` and the tuning half of a BEIR folder, as `fit_retrieval`
halves it. Neither gold set takes part. bfloat16, on a graphics card if there is one.
"""

import argparse
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy, normalize

from benchmarks.descent import descend
from benchmarks.taught import Pair, Text, article_pairs, clause_pairs, panel_pairs
from benchmarks.trained_encoder import DEVICE, TrainedEncoder

# Of three trials on 17,540 pairs, right sentence first on `pairs/held_out` in float32: 411 steps of 128 .740, 72
# steps of 256 at 1e-4 .680; 804 steps of 32 on 11,826 pairs, .695. The shipped one went on from the last: 322
# steps of 128 at 6e-5 on 20,645 pairs (.720 in int8).
RATE, TEMPERATURE, BATCH, EPOCHS = 8e-5, 0.02, 128, 3
LONGEST, LONGEST_QUESTION = 112, 64
# Passages are embedded with headings, evidence is weighed by its sentences: both are shown.
HEADED = 0.7
BACK = 0.5
NEVER = -1e4


def pairs(statutes: Path) -> list[Pair]:
    """All pairs of the files and of the folder's tuning half."""
    return [*clause_pairs(), *panel_pairs(), *article_pairs(statutes)]


def questions_of(encoder: TrainedEncoder, questions: Sequence[str]) -> torch.Tensor:
    """(questions, dimensions), unit length."""
    ids = [encoder.one(f"query: {one}", LONGEST_QUESTION) for one in questions]
    return normalize(encoder.pooled(ids), dim=1)


def texts_of(encoder: TrainedEncoder, shown: Sequence[str]) -> torch.Tensor:
    """(texts, dimensions), unit length."""
    return normalize(encoder.pooled([encoder.one(one, LONGEST) for one in shown]), dim=1)


def headed(text: Text) -> str:
    """A text as the library embeds its passages."""
    heading, sentence = text
    return f"passage: {heading}\n{sentence}" if heading else f"passage: {sentence}"


def loss_of(encoder: TrainedEncoder, batch: Sequence[Pair], chance: random.Random) -> torch.Tensor:
    """Question → text among the texts of the batch, and back among questions and near misses."""
    missed = [chance.choice(one.misses) for one in batch if one.misses]
    asked = questions_of(encoder, [one.question for one in batch] + missed)
    texts = [one.text for one in batch]
    texts += [chance.choice(one.siblings) for one in batch if one.siblings]
    shown = [headed(one) if chance.random() < HEADED else f"passage: {one[1]}" for one in texts]
    vectors = texts_of(encoder, shown)
    scores = asked[: len(batch)] @ vectors.T / TEMPERATURE
    answers_too = [
        [at != row and text in one.answers for at, (_, text) in enumerate(texts)]
        for row, one in enumerate(batch)
    ]
    wanted = torch.arange(len(batch), device=DEVICE)
    loss = cross_entropy(_without(scores, answers_too), wanted)
    if missed:
        back = vectors[: len(batch)] @ asked.T / TEMPERATURE
        kin = [
            [one is not other and one.matter == other.matter for other in batch]
            + [False] * len(missed)
            for one in batch
        ]
        loss = loss + BACK * cross_entropy(_without(back, kin), wanted)
    return loss


def _without(scores: torch.Tensor, where: list[list[bool]]) -> torch.Tensor:
    return scores.masked_fill(torch.tensor(where, device=DEVICE), NEVER)


def batches(found: Sequence[Pair], size: int, chance: random.Random) -> Iterator[list[Pair]]:
    """One epoch; no text twice in a batch, where it would be its own negative."""
    order = list(found)
    chance.shuffle(order)
    for start in range(0, len(order) - size + 1, size):
        texts: dict[Text, Pair] = {}
        for one in order[start : start + size]:
            texts.setdefault(one.text, one)
        yield list(texts.values())


def train(
    encoder: TrainedEncoder, found: Sequence[Pair], epochs: int, size: int, rate: float
) -> None:
    """Adjust the encoder."""
    chance = random.Random(1)
    encoder.model.train()
    weights = [one for one in encoder.model.parameters() if one.requires_grad]
    planned = [batch for _ in range(epochs) for batch in batches(found, size, chance)]
    descend([(weights, rate)], planned, lambda batch: loss_of(encoder, batch, chance))


def main() -> None:
    """Read, train, save as a sentence-transformers folder in float16."""
    parser = argparse.ArgumentParser(description="Train the embedder on everyday questions.")
    parser.add_argument(
        "source", type=Path, help="multilingual-e5-small cut to Chinese, or trained"
    )
    parser.add_argument("statutes", type=Path, help="BEIR folder whose tuning half takes part")
    parser.add_argument("target", type=Path, help="folder to write")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--batch", type=int, default=BATCH, help="64 needs about 12 GB")
    parser.add_argument("--rate", type=float, default=RATE)
    arguments = parser.parse_args()
    torch.manual_seed(1)
    encoder = TrainedEncoder(arguments.source)
    found = pairs(arguments.statutes)
    print(f"{len(found)} pairs", flush=True)
    train(encoder, found, arguments.epochs, arguments.batch, arguments.rate)
    shutil.copytree(arguments.source, arguments.target, dirs_exist_ok=True)
    encoder.model.half().save_pretrained(arguments.target)


if __name__ == "__main__":
    main()
