"""Runs shown: terminal, Markdown, HTML."""
