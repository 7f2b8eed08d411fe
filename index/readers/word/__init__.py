"""The parts of a Word file, read as Word shows them."""
