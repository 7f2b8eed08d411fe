"""The two halves of a BEIR folder's questions: one to choose and train with, one that only reports."""

import hashlib


def is_held_out(query_id: str) -> bool:
    """Whether a question only reports: by the hash of its id, so that every run halves alike."""
    return bool(hashlib.sha256(query_id.encode()).digest()[0] & 1)
