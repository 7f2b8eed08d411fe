"""Plans on disk: reading, parsing, passages, vectors and words. Knows nothing of questions."""
