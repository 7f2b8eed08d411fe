"""Gradient descent as both trainings do it: AdamW, the rate warms up, then falls to nearly nothing."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import torch

WARM_UP, LEAST_RATE, CLIP, DECAY = 0.1, 0.02, 1.0, 0.01
Batch = TypeVar("Batch")
# Parameters that share a learning rate.
Group = tuple[list[torch.nn.Parameter], float]


def descend(
    groups: Sequence[Group], batches: Sequence[Batch], loss_of: Callable[[Batch], torch.Tensor]
) -> None:
    """Adjust the parameters batch by batch, printing the loss."""
    weights = [one for parameters, _ in groups for one in parameters]
    optimizer = torch.optim.AdamW(
        [{"params": parameters, "lr": rate} for parameters, rate in groups], weight_decay=DECAY
    )
    total = len(batches)
    for step, batch in enumerate(batches):
        factor = min(1.0, (step + 1) / (WARM_UP * total)) * max(LEAST_RATE, 1 - step / total)
        for group, (_, rate) in zip(optimizer.param_groups, groups, strict=True):
            group["lr"] = rate * factor
        loss = loss_of(batch)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch types none
        torch.nn.utils.clip_grad_norm_(weights, CLIP)
        optimizer.step()
        if (step + 1) % 20 == 0:
            print(f"{step + 1}/{total} loss {loss.item():.3f}", flush=True)
