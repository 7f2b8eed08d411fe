"""One file a format; each turns a file into a Document."""
