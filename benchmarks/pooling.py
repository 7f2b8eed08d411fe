"""How embedder and reranker make one vector of the states of a text's tokens."""

import torch
from torch.nn.functional import normalize


def mean_of(states: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
    """(texts, tokens, dimensions) and (texts, tokens) → (texts, dimensions): the mean."""
    mask = attention_mask.unsqueeze(-1).to(states.dtype)
    mean: torch.Tensor = (states * mask).sum(1) / mask.sum(1)
    return mean


def mean_pooled(states: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
    """The same, of unit length."""
    return normalize(mean_of(states, attention_mask), dim=1)
