"""A plan's clauses → its duties: who, by when, how often, how much."""
