"""Gold questions, metrics and reports over the same service that the faces call."""
