"""Sentences made from a library with one thing wrong, and true ones in other words, for the gate.

`statement` is what they are made from, `case` one of them, `make` makes them all; one family of
changes a file: `values`, `times`, `who`, `sense`, `places` are wrong, `truths` and `retold` true.
`outcome` lets the gate judge them, `table` shows what it said. Nothing here knows how the gate reads.
"""
