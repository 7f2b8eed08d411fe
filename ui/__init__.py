"""The faces: JSON API and chat page. Knows nothing of how answers are made."""
