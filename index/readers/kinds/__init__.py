"""What a file really is, seen from its bytes, and opening archives safely."""
