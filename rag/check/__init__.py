"""The citation gate: nothing is shown that the cited clauses do not say."""
