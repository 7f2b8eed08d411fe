"""Kinds of answers, one file each: evidence or ledger rows → lines with the places they quote.

`draw` chooses the kind; `compose` numbers the citations; nothing is shown that `rag.check` refuses.
"""
