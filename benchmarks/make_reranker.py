"""Makes the shipped reranker: a trained encoder with its head → one int8 ONNX graph in a folder.

    python -m benchmarks.make_reranker TRAINED rag/model/reranker-small-zh-int8

Needs the `model` extra (onnx). Writes everything but the card and licence, and prints the figures
that the card states.
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer
from transformers import AutoModel

from benchmarks.int8_graph import export, quantise
from benchmarks.pair_files import HELD_OUT
from benchmarks.panel_files import PANELS, read_panels
from benchmarks.pooling import mean_of
from benchmarks.taught import Text, clause_pairs
from benchmarks.train_reranker import HEAD_FILE
from rag.reranker import GRAPH, TOKENIZER, OnnxReranker

SAMPLES = 100
# A question, and the heading and sentence beside it.
Shown = tuple[str, Text]


class _Graph(torch.nn.Module):
    """Encoder, mean pooling over the mask, the linear layer."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            folder, dtype=torch.float32, attn_implementation="eager"
        ).eval()
        head = load_file(folder / HEAD_FILE)
        self.weight = torch.nn.Parameter(head["weight"].float())
        self.bias = torch.nn.Parameter(head["bias"].float())

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """(texts, tokens) twice → (texts,)."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask)[0]
        logits: torch.Tensor = mean_of(states, attention_mask) @ self.weight.T + self.bias
        return logits.squeeze(1)


def main() -> None:
    """Export, quantise, save, compare."""
    parser = argparse.ArgumentParser(description="Make the shipped reranker.")
    parser.add_argument("source", type=Path, help="folder that train_reranker wrote")
    parser.add_argument("target", type=Path, help="folder to write")
    arguments = parser.parse_args()
    graph = _Graph(arguments.source).eval()
    arguments.target.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(arguments.source / TOKENIZER))
    tokenizer.save(str(arguments.target / TOKENIZER), pretty=False)
    with tempfile.TemporaryDirectory() as temporary:
        plain = Path(temporary) / "plain"
        plain.mkdir()
        tokenizer.save(str(plain / TOKENIZER), pretty=False)
        export(graph, plain / GRAPH, "logit")
        quantise(plain / GRAPH, arguments.target / GRAPH)
        report(plain, arguments.source, arguments.target)


def report(plain: Path, source: Path, target: Path) -> None:
    """Print hashes, size, how the logits go with float32's, and what they tell apart, held out."""
    small, full = OnnxReranker(target), OnnxReranker(plain)
    answers, rest = held_out()
    right = _logits(small, answers)
    exact = _logits(full, answers[:SAMPLES])
    graph = target / GRAPH
    figures = {
        "encoder sha256": _sha256(source / "model.safetensors"),
        "head sha256": _sha256(source / HEAD_FILE),
        "graph sha256": _sha256(graph),
        "graph megabytes": round(graph.stat().st_size / 1e6, 1),
        "correlation to float32": round(float(np.corrcoef(exact, right[:SAMPLES])[0, 1]), 4),
    }
    for name, wrong in rest.items():
        labels = [1] * len(right) + [0] * len(wrong)
        auc = roc_auc_score(labels, [*right, *_logits(small, wrong)])
        figures[f"AUC against {name}"] = round(float(auc), 4)
    figures["AUC in panels"] = round(_in_panels(small), 4)
    print(json.dumps(figures, indent=2))


def held_out() -> tuple[list[Shown], dict[str, list[Shown]]]:
    """Questions of held-out clauses beside what answers, and beside two kinds of what does not."""
    pairs = list(clause_pairs(HELD_OUT))
    answers = [(one.question, one.text) for one in pairs]
    siblings = [(one.question, one.siblings[0]) for one in pairs if one.siblings]
    missed = {(miss, one.text) for one in pairs for miss in one.misses}
    return answers, {"sentences of the same clause": siblings, "near misses": sorted(missed)}


def _in_panels(reranker: OnnxReranker) -> float:
    panels = list(read_panels(PANELS / "held_out"))
    rows = [
        (at in asked.answers, (asked.question, text))
        for panel in panels
        for asked in panel.asked
        for at, text in enumerate(panel.sentences)
    ]
    return float(
        roc_auc_score([right for right, _ in rows], _logits(reranker, [r for _, r in rows]))
    )


def _logits(reranker: OnnxReranker, rows: Sequence[Shown]) -> list[float]:
    return [reranker.score(question, ["\n".join(text)])[0] for question, text in rows]


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
