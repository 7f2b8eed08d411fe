"""Formats of fixed pages: PDF, OFD, and pictures of pages."""
