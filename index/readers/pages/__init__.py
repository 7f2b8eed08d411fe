"""Pages of placed lines → blocks: what PDF, scans and OFD have in common."""
