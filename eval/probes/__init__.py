"""Questions made from what the parser knows, with known answers. Where to start:

`make` puts all probes of a library together, `asked` asks them, `judge` says which are right,
`table` shows them. What is known: `ground` and `phrases` (the library as sentences), `who`,
`deadline`, `frequency`, `figure` (one kind of value each). What must be refused: `near_misses`.
What is planted in a copy of the library (`beside`): `contradictions`, `instructions`.
"""
