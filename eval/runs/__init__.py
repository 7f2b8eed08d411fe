"""A run: questions asked, answers scored, rows and figures kept."""
