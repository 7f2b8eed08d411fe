"""The parts of the reader of web pages: from bytes to the lines of a page."""
