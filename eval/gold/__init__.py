"""Gold questions: what a set's file says, resolved against the plans they are about."""
