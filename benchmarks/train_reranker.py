"""Trains the reranker: question and sentence read together → does the sentence answer the question?

    python -m benchmarks.train_reranker TRAINED_EMBEDDER TARGET
    python -m benchmarks.make_reranker TARGET rag/model/reranker-small-zh-int8

A cross-encoder (Nogueira and Cho 2019, "Passage Re-ranking with BERT") that begins as the trained
embedder: mean over the tokens of both, one linear layer. Each question stands with a right sentence
and with wrong ones: of the same matter, and those that the embedder takes for the answer; near-miss
questions stand with none that is right. Loss: each row by itself, and the right row among its
question's (a softmax). `benchmarks/pairs/` and `benchmarks/panels/`; no gold set and no plan.
"""

import argparse
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch.nn.functional import binary_cross_entropy_with_logits, log_softmax

from benchmarks.descent import descend
from benchmarks.panel_files import PANELS, read_panels
from benchmarks.taught import Pair, Text, clause_pairs, panel_pairs
from benchmarks.train_embedder import headed, questions_of, texts_of
from benchmarks.trained_encoder import DEVICE, TrainedEncoder

# The usual ones of a small cross-encoder, not searched: 417 steps on a card; the loss still fell.
RATE, HEAD, BATCH, EPOCHS = 1e-4, 10.0, 128, 3
LONGEST, LONGEST_QUESTION = 160, 64
HEAD_FILE = "head.safetensors"
# Of each question's wrong texts: how many are shown, how many may be of the same matter; how often one
# of its near misses stands beside it.
WRONG, KIN, MISSED = 6, 3, 0.6
RIGHT_WEIGHT = 3.0
# Mined: the nearest texts to the embedder; nearer than this share of the right one may be right too.
MINED, NEAR, TOO_NEAR = 8, 40, 0.95
# People name plan and year in front of a question, and say please.
OPENINGS = (
    "请问", "今年", "我想问一下，", "2023年的计划里，", "2024年要点里", "去年", "镇里规定，", "区里的计划里",
    "市里文件", "按照计划，", "这边", "咱们区", "想了解一下", "工作要点中",
)  # fmt: skip
OPENED = 0.15


@dataclass(frozen=True, slots=True)
class Row:
    """A question beside a text, and whether it answers."""

    question: str
    text: Text
    right: bool


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A question with the texts that answer it, those of its matter that do not, mined ones, misses."""

    question: str
    right: tuple[Text, ...]
    kin: tuple[Text, ...]
    mined: tuple[Text, ...]
    misses: tuple[str, ...]


class Reranker(torch.nn.Module):
    """The encoder and one linear layer."""

    def __init__(self, encoder: TrainedEncoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.model = encoder.model
        self.head = torch.nn.Linear(encoder.model.config.hidden_size, 1).to(DEVICE)

    def forward(self, rows: Sequence[Row]) -> torch.Tensor:
        """(rows,): above 0 when the text more likely answers than not."""
        ids = [
            self.encoder.two(f"query: {row.question}", headed(row.text), LONGEST_QUESTION, LONGEST)
            for row in rows
        ]
        logits: torch.Tensor = self.head(self.encoder.pooled(ids)).squeeze(1)
        return logits


def puzzles(encoder: TrainedEncoder, panels: Path = PANELS) -> tuple[list[Puzzle], list[Puzzle]]:
    """Those of the clauses, those of the panels; a panel's near misses are puzzles themselves."""
    of_clauses, of_panels = list(clause_pairs()), list(panel_pairs(panels))
    mined = nearest_wrong(encoder, [*of_clauses, *of_panels])
    first, second = mined[: len(of_clauses)], mined[len(of_clauses) :]
    unanswered = [
        Puzzle(asked.question, (), panel.sentences, (), ())
        for panel in read_panels(panels)
        for asked in panel.asked
        if not asked.answers
    ]
    bare = [replace(pair, misses=()) for pair in of_panels]
    return _puzzles(of_clauses, first), [*_puzzles(bare, second), *unanswered]


def _puzzles(pairs: Sequence[Pair], mined: Sequence[tuple[Text, ...]]) -> list[Puzzle]:
    found: dict[tuple[str, str], Puzzle] = {}
    for pair, near in zip(pairs, mined, strict=True):
        key = (pair.matter, pair.question)
        right = (*found[key].right, pair.text) if key in found else (pair.text,)
        found[key] = Puzzle(pair.question, right, pair.siblings, near, pair.misses)
    return list(found.values())


@torch.inference_mode()
def nearest_wrong(encoder: TrainedEncoder, pairs: Sequence[Pair]) -> list[tuple[Text, ...]]:
    """The texts that the embedder takes for each pair's answer though they are none."""
    encoder.model.eval()
    texts = list(dict.fromkeys(pair.text for pair in pairs))
    places = {text: at for at, text in enumerate(texts)}
    vectors = texts_of(encoder, [headed(text) for text in texts])
    found = []
    for start in range(0, len(pairs), 1024):
        part = pairs[start : start + 1024]
        scores = questions_of(encoder, [pair.question for pair in part]) @ vectors.T
        best = scores.topk(min(NEAR, len(texts)), dim=1)
        for row, pair in enumerate(part):
            most = TOO_NEAR * scores[row, places[pair.text]].item()
            near = zip(best.values[row].tolist(), best.indices[row].tolist(), strict=True)
            wrong = [
                texts[at]
                for value, at in near
                if value <= most and texts[at][1] not in pair.answers
            ]
            found.append(tuple(wrong[:MINED]))
    return found


def rows_of(puzzle: Puzzle, chance: random.Random) -> list[Row]:
    """The rows of one question for one step: the right first."""
    opening = chance.choice(OPENINGS) if chance.random() < OPENED else ""
    question = opening + puzzle.question
    right = chance.sample(puzzle.right, min(2, len(puzzle.right)))
    kin = chance.sample(puzzle.kin, min(KIN, len(puzzle.kin)))
    mined = chance.sample(puzzle.mined, min(WRONG - len(kin), len(puzzle.mined)))
    rows = [Row(question, text, True) for text in right]
    rows += [Row(question, text, False) for text in (*kin, *mined)]
    if puzzle.misses and chance.random() < MISSED:
        rows.append(Row(chance.choice(puzzle.misses), puzzle.right[0], False))
    return rows


def loss_of(reranker: Reranker, batch: Sequence[Puzzle], chance: random.Random) -> torch.Tensor:
    """Right or wrong row by row, and the right ones among the rows of their question."""
    groups = [rows_of(puzzle, chance) for puzzle in batch]
    logits = reranker([row for rows in groups for row in rows])
    right = torch.tensor([row.right for rows in groups for row in rows], device=DEVICE)
    weight = torch.tensor(RIGHT_WEIGHT, device=DEVICE)
    loss = binary_cross_entropy_with_logits(logits, right.float(), pos_weight=weight)
    sizes = [len(rows) for rows in groups]
    parts, marks = torch.split(logits, sizes), torch.split(right, sizes)
    among = [
        -log_softmax(part, dim=0)[mark].logsumexp(0)
        for part, mark, rows in zip(parts, marks, groups, strict=True)
        if rows[0].right
    ]
    return loss + torch.stack(among).mean() if among else loss


def epochs_of(
    found: tuple[list[Puzzle], list[Puzzle]], plan: argparse.Namespace, chance: random.Random
) -> list[list[Puzzle]]:
    """The batches of all epochs: every puzzle of the panels, a share of the clauses' each time."""
    of_clauses, of_panels = found
    planned = []
    for _ in range(plan.epochs):
        order = of_panels + chance.sample(of_clauses, round(plan.share * len(of_clauses)))
        chance.shuffle(order)
        starts = range(0, len(order) - plan.batch + 1, plan.batch)
        planned += [order[at : at + plan.batch] for at in starts]
    return planned


def train(reranker: Reranker, planned: Sequence[list[Puzzle]], rate: float) -> None:
    """Adjust encoder and head."""
    chance = random.Random(1)
    reranker.train()
    body = [one for one in reranker.model.parameters() if one.requires_grad]
    groups = [(body, rate), (list(reranker.head.parameters()), HEAD * rate)]
    descend(groups, planned, lambda batch: loss_of(reranker, batch, chance))


def main() -> None:
    """Read, mine, train, save: the encoder's folder and the head beside it."""
    parser = argparse.ArgumentParser(description="Train the reranker.")
    parser.add_argument("source", type=Path, help="folder of the trained embedder")
    parser.add_argument("target", type=Path, help="folder to write")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--batch", type=int, default=BATCH, help="16 needs about 12 GB")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--after", type=Path, help="a trained reranker to go on from")
    parser.add_argument("--panels", type=Path, default=PANELS, help="folder of panels")
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the clauses' questions an epoch"
    )
    arguments = parser.parse_args()
    torch.manual_seed(1)
    encoder = TrainedEncoder(arguments.source)
    found = puzzles(encoder, arguments.panels)
    print(f"{len(found[0])} questions of clauses, {len(found[1])} of panels", flush=True)
    reranker = Reranker(encoder)
    if arguments.after:
        reranker = Reranker(TrainedEncoder(arguments.after))
        reranker.head.load_state_dict(load_file(arguments.after / HEAD_FILE))
    train(reranker, epochs_of(found, arguments, random.Random(1)), arguments.rate)
    shutil.copytree(arguments.source, arguments.target, dirs_exist_ok=True)
    reranker.model.half().save_pretrained(arguments.target)
    head = {name: one.half().cpu() for name, one in reranker.head.state_dict().items()}
    save_file(head, arguments.target / HEAD_FILE)


if __name__ == "__main__":
    main()
