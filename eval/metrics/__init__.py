"""Metrics: one pure function a file, its formula in the docstring."""
