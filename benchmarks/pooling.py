"""How the embedder makes one vector of the states of its tokens."""

import torch
from torch.nn.functional import normalize


def mean_pooled(states: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
    """(texts, tokens, dimensions) and (texts, tokens) → (texts, dimensions): mean, unit length."""
    mask = attention_mask.unsqueeze(-1).to(states.dtype)
    return normalize((states * mask).sum(1) / mask.sum(1), dim=1)
