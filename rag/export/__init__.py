"""Answers, ledgers and tables as files for the office: Excel, Word, calendar."""
