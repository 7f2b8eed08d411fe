"""Questions to checked answers: understanding, retrieval, evidence, citations."""
