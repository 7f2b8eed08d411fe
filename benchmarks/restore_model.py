"""A shipped int8 graph → the float folder that the trainings go on from.

    python -m benchmarks.restore_model SHAPE index/model/e5-small-zh-int8 TARGET

SHAPE is a folder of the same architecture and tokenizer (the cut base model, float16): it lends its
configuration. What eight bits have rounded stays rounded; a training that goes on makes up for that.
Of a reranker the head is written beside the encoder. Needs the `model` extra (onnx).
"""

import argparse
import re
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import save_file
from transformers import AutoModel

from benchmarks.train_reranker import HEAD_FILE
from index.onnx_encoder import GRAPH

_ENCODER = "encoder."
# A product's node is named after the layer whose weight it multiplies: /encoder/…/query/MatMul_quant.
_NODE = re.compile(r"/encoder/(.+)/MatMul_quant$")
_SCALED = "_quantized"

Weights = dict[str, NDArray[np.float32]]


def weights_of(file: Path) -> Weights:
    """The weights of a graph under the names of the module's parameters, int8 ones as floats.

    An int8 weight is (q - zero) · scale, with one scale a column; a matrix that a node multiplies
    stands transposed. The head of a reranker is "head".
    """
    graph = onnx.load(file).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found: Weights = {
        name.removeprefix(_ENCODER): values
        for name, values in stored.items()
        if values.dtype == np.float32 and not name.endswith("_scale")
    }
    layers = {
        node.input[1].removesuffix(_SCALED): _NODE.match(node.name)
        for node in graph.node
        if node.op_type == "MatMulInteger"
    }
    for name in stored:
        if name.endswith(_SCALED):
            bare = name.removesuffix(_SCALED)
            values = (stored[name].astype(np.float32) - stored[f"{bare}_zero_point"]) * stored[
                f"{bare}_scale"
            ]
            if bare not in layers:
                found[bare.removeprefix(_ENCODER)] = values.astype(np.float32)
            elif layer := layers[bare]:
                found[f"{layer[1].replace('/', '.')}.weight"] = values.T.astype(np.float32)
            else:
                found["head"] = values.T.astype(np.float32)
    return found


def restore(shape: Path, shipped: Path, target: Path) -> None:
    """Write the folder; ValueError when the graph lacks a parameter or has one of another size."""
    weights = weights_of(shipped / GRAPH)
    # The pooler is no part of either graph.
    model = AutoModel.from_pretrained(shape, dtype=torch.float32, add_pooling_layer=False)
    state = {}
    for name, parameter in model.named_parameters():
        values = weights.get(name)
        if values is None or values.shape != tuple(parameter.shape):
            raise ValueError(f"{shipped / GRAPH} holds no {name} of {tuple(parameter.shape)}.")
        state[name] = torch.from_numpy(values.copy())
    shutil.copytree(shape, target, dirs_exist_ok=True)
    model.load_state_dict(state, strict=False)
    model.half().save_pretrained(target)
    if "head" in weights:
        head = {"weight": weights["head"], "bias": weights["bias"]}
        save_file(
            {k: torch.from_numpy(v.copy()).half() for k, v in head.items()}, target / HEAD_FILE
        )


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description="Restore a shipped model for training.")
    parser.add_argument("shape", type=Path, help="folder of the same architecture")
    parser.add_argument("shipped", type=Path, help="folder of the shipped graph")
    parser.add_argument("target", type=Path, help="folder to write")
    arguments = parser.parse_args()
    restore(arguments.shape, arguments.shipped, arguments.target)


if __name__ == "__main__":
    main()
