"""A document → its plans: clean text, titles, the tree of numbers, clauses with addresses."""
