"""Trains the embedder on questions in everyday words: multilingual-e5-small → the shipped one.

    python -m benchmarks.train_embedder ../shared/models/e5-small-zh ../shared/bench/statutes TARGET
    python -m benchmarks.make_embedder TARGET index/model/e5-small-zh-int8

Contrastive learning with negatives of the same batch (InfoNCE: van den Oord et al. 2018), one more
sentence of the same clause as a hard negative, and near-miss questions as negatives of the sentence.
Pairs: `benchmarks/pairs/` and the tuning half of a BEIR folder, by the hash of the question's id as
`fit_retrieval` halves it. Neither gold set takes part. bfloat16 on the CPU.
"""

import argparse
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy, normalize
from transformers import AutoModel, AutoTokenizer

from benchmarks.pair_files import read_pairs
from eval.beir.folder import judged_queries, read_passages, read_queries
from eval.beir.halves import is_held_out

# Chosen before the run and kept: the usual ones of E5's own fine-tuning, a batch that 24 GB hold.
RATE, TEMPERATURE, BATCH, EPOCHS = 3e-5, 0.02, 32, 2
LONGEST, LONGEST_QUESTION, MOST_ARTICLES = 112, 64, 3
# Passages are embedded with headings, evidence is weighed by its sentences: both are shown.
HEADED = 0.7
WARM_UP, LEAST_RATE, CLIP, DECAY, BACK = 0.1, 0.02, 1.0, 0.01, 0.5
NEVER = -1e4
GROUP = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the heading and text that answer it, other texts of its clause, near misses."""

    question: str
    heading: str
    text: str
    siblings: tuple[str, ...]
    misses: tuple[str, ...]
    clause: str


def pairs(statutes: Path) -> Iterator[Pair]:
    """All pairs of the files and of the folder's tuning half."""
    for told in read_pairs():
        for said in told.said:
            siblings = tuple(one.text for one in told.said if one is not said)
            for question in said.questions:
                yield Pair(question, told.heading, said.text, siblings, said.misses, told.heading)
    passages = read_passages(statutes)
    articles = {one.id: one for one in passages}
    for query in judged_queries(statutes, read_queries(statutes, passages), passages):
        if is_held_out(query.id):
            continue
        for name in list(query.gains)[:MOST_ARTICLES]:
            article = articles[name]
            yield Pair(query.text, article.title, article.text, (), (), name)


class Encoder:
    """The model with its tokenizer: texts → unit vectors that can be learned from."""

    def __init__(self, source: Path) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(source)
        self.model = AutoModel.from_pretrained(source, dtype=torch.float32)
        self.model.embeddings.requires_grad_(False)
        self.model.train()

    def __call__(self, texts: Sequence[str], longest: int) -> torch.Tensor:
        """(texts, dimensions): mean over the tokens, unit length. Texts of like length together."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        groups = [order[start : start + GROUP] for start in range(0, len(order), GROUP)]
        vectors = torch.cat([self._encoded([texts[at] for at in one], longest) for one in groups])
        return vectors[torch.tensor(order).argsort()]

    def _encoded(self, texts: list[str], longest: int) -> torch.Tensor:
        fed = self.tokenizer(
            texts, padding=True, truncation=True, max_length=longest, return_tensors="pt"
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.model(**fed)[0]
        mask = fed["attention_mask"].unsqueeze(-1).float()
        return normalize((states.float() * mask).sum(1) / mask.sum(1), dim=1)


def loss_of(encode: Encoder, batch: Sequence[Pair], chance: random.Random) -> torch.Tensor:
    """Question → text among the texts of the batch, and back among questions and near misses."""

    def shown(heading: str, text: str) -> str:
        return f"passage: {heading}\n{text}" if chance.random() < HEADED else f"passage: {text}"

    questions = encode([f"query: {one.question}" for one in batch], LONGEST_QUESTION)
    others = [(one.heading, chance.choice(one.siblings)) for one in batch if one.siblings]
    texts = [(one.heading, one.text) for one in batch] + others
    vectors = encode([shown(*one) for one in texts], LONGEST)
    scores = questions @ vectors.T / TEMPERATURE
    same = [
        [at != row and texts[at][1] == one.text for at in range(len(texts))]
        for row, one in enumerate(batch)
    ]
    scores = scores.masked_fill(torch.tensor(same), NEVER)
    wanted = torch.arange(len(batch))
    loss = cross_entropy(scores, wanted)
    missed = [chance.choice(one.misses) for one in batch if one.misses]
    if missed:
        asked = torch.cat(
            [questions, encode([f"query: {one}" for one in missed], LONGEST_QUESTION)]
        )
        back = vectors[: len(batch)] @ asked.T / TEMPERATURE
        kin = torch.tensor([[a is not b and a.clause == b.clause for b in batch] for a in batch])
        back[:, : len(batch)] = back[:, : len(batch)].masked_fill(kin, NEVER)
        loss = loss + BACK * cross_entropy(back, wanted)
    return loss


def batches(found: Sequence[Pair], chance: random.Random) -> Iterator[list[Pair]]:
    """One epoch; no text twice in a batch, where it would be its own negative."""
    order = list(found)
    chance.shuffle(order)
    for start in range(0, len(order) - BATCH + 1, BATCH):
        texts: dict[str, Pair] = {}
        for one in order[start : start + BATCH]:
            texts.setdefault(one.text, one)
        yield list(texts.values())


def train(encode: Encoder, found: Sequence[Pair], epochs: int) -> None:
    """Adjust the encoder, printing the loss."""
    chance = random.Random(1)
    weights = [one for one in encode.model.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=DECAY)
    total, step = epochs * (len(found) // BATCH), 0
    for _ in range(epochs):
        for batch in batches(found, chance):
            warm = min(1.0, (step + 1) / (WARM_UP * total))
            for group in optimizer.param_groups:
                group["lr"] = RATE * warm * max(LEAST_RATE, 1 - step / total)
            loss = loss_of(encode, batch, chance)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch types none
            torch.nn.utils.clip_grad_norm_(weights, CLIP)
            optimizer.step()
            step += 1
            if step % 20 == 0:
                print(f"{step}/{total} loss {loss.item():.3f}", flush=True)


def main() -> None:
    """Read, train, save as a sentence-transformers folder in float16."""
    parser = argparse.ArgumentParser(description="Train the embedder on everyday questions.")
    parser.add_argument("source", type=Path, help="folder of multilingual-e5-small, cut to Chinese")
    parser.add_argument("statutes", type=Path, help="BEIR folder whose tuning half takes part")
    parser.add_argument("target", type=Path, help="folder to write")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    torch.manual_seed(1)
    encode = Encoder(arguments.source)
    found = list(pairs(arguments.statutes))
    print(f"{len(found)} pairs", flush=True)
    train(encode, found, arguments.epochs)
    shutil.copytree(arguments.source, arguments.target, dirs_exist_ok=True)
    encode.model.half().save_pretrained(arguments.target)


if __name__ == "__main__":
    main()
