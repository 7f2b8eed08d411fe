"""The commands of python -m rag, one a file."""
