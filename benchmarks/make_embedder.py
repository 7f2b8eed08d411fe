"""Makes the shipped embedder: a sentence-transformers model → one int8 ONNX graph in a folder.

    python -m benchmarks.make_embedder TRAINED index/model/e5-small-zh-int8

Needs the `model` extra (onnx). The same source and the same versions give the same bytes. Writes
everything but the model card and licence, and prints the figures that the card states.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from benchmarks.int8_graph import export, quantise
from benchmarks.pooling import mean_pooled
from index.onnx_encoder import GRAPH, OnnxEncoder

SAMPLES = (
    "汛期前要完成哪些排查？",
    "谁负责电动自行车全链条监管？",
    "消防安全培训多久一次",
    "3月底前，把全年任务分解到每个镇街，逐项明确责任人和完成时间。",
    "镇街主要负责人每两个月到辖区重点企业检查一次，并在台账上签字。",
    "县级领导轮流带班暗访，发现的隐患当场交办，十日内反馈结果。",
    "对储罐区每半年检测一次，检测不合格的立即停用。",
    "对加油站、冷库、民宿和校外培训机构逐家登记，分清主管部门。",
    "发生亡人事故的企业停产整顿，主要负责人重新参加考核。",
    "组织“安全生产月”活动，推动安全宣传进企业、进农村、进社区、进学校、进家庭。",
)


class _Graph(torch.nn.Module):
    """Encoder, mean pooling over the mask, unit length."""

    def __init__(self, encoder: torch.nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """(texts, tokens) twice → (texts, dimensions)."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask)[0]
        return mean_pooled(states, attention_mask)


def main() -> None:
    """Export, quantise, save, compare."""
    parser = argparse.ArgumentParser(description="Make the shipped embedder.")
    parser.add_argument("source", type=Path, help="folder of a model that pools by the mean")
    parser.add_argument("target", type=Path, help="folder to write")
    arguments = parser.parse_args()
    source = SentenceTransformer(
        str(arguments.source),
        device="cpu",
        local_files_only=True,
        model_kwargs={"attn_implementation": "eager", "dtype": torch.float32},
    ).eval()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        encoder = source.transformers_model
        if encoder is None:
            raise SystemExit("The source has no transformer to export.")
        export(_Graph(encoder), folder / "float.onnx", "sentence_embedding")
        quantise(folder / "float.onnx", folder / GRAPH)
        save(source, arguments.source, folder, arguments.target)
    report(source, arguments.source, arguments.target)


def save(model: SentenceTransformer, source: Path, made: Path, target: Path) -> None:
    """The folder that `SentenceTransformer(target, trust_remote_code=True)` opens."""
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.save(str(made / "tokenizer.json"), pretty=False)
    shutil.copyfile(source / "tokenizer_config.json", made / "tokenizer_config.json")
    dimensions = model.get_embedding_dimension()
    longest = model.max_seq_length
    if dimensions is None or longest is None:
        raise SystemExit(f"{source} does not state its dimensions and its longest text.")
    prompts = {name: prompt for name, prompt in model.prompts.items() if prompt is not None}
    encoder = OnnxEncoder(made, dimensions=dimensions, max_seq_length=longest)
    SentenceTransformer(
        modules=[encoder], device="cpu", prompts=prompts, similarity_fn_name="cosine"
    ).save(str(target), create_model_card=False)


def report(source: SentenceTransformer, folder: Path, target: Path) -> None:
    """Print hashes, size and the cosine of every sample's two vectors."""
    made = SentenceTransformer(
        str(target), device="cpu", local_files_only=True, trust_remote_code=True
    )
    cosines = np.concatenate([_cosines(source, made, prompt) for prompt in ("query", "document")])
    graph = target / GRAPH
    print(
        json.dumps(
            {
                "source sha256": _sha256(folder / "model.safetensors"),
                "graph sha256": _sha256(graph),
                "graph megabytes": round(graph.stat().st_size / 1e6, 1),
                "cosine to float32": {
                    "texts": len(cosines),
                    "mean": round(float(cosines.mean()), 4),
                    "least": round(float(cosines.min()), 4),
                },
            },
            indent=2,
        )
    )


def _cosines(one: SentenceTransformer, other: SentenceTransformer, prompt: str) -> NDArray[Any]:
    texts = list(SAMPLES)
    pairs = one.encode(texts, prompt_name=prompt) * other.encode(texts, prompt_name=prompt)
    return np.asarray(pairs.sum(axis=1))


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
