"""A library on disk: snapshots, vectors, words, originals, and whether they are sound."""
