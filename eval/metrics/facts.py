"""Key-fact recall: which facts of the gold answer the answer's own words hold.

A fact group is a list of alternatives; it is found when one of them occurs in a sentence of the
answer. Both sides are normalised: NFKC, no white space, every comma (，、﹐､) one comma. A fact
that begins or ends with a digit must not stand inside a longer number: 5000元 is not in 15000元,
8% is not in 1.8%.

    recall of a question = groups found / groups      of a set = mean over answerable questions

Quotes do not count, only what the answer says; a refused question scores 0.
"""

import re
import unicodedata
from collections.abc import Sequence

Group = Sequence[str]

_COMMAS = re.compile("[、，﹐､﹑]")
_SPACE = re.compile(r"\s+")


def fact_recall(groups: Sequence[Group], sentences: Sequence[str]) -> float:
    """The share of fact groups that the sentences of one answer hold; `groups` is not empty."""
    return 1 - len(missing_facts(groups, sentences)) / len(groups)


def missing_facts(groups: Sequence[Group], sentences: Sequence[str]) -> tuple[Group, ...]:
    """The groups of which no alternative occurs."""
    texts = [normalised(sentence) for sentence in sentences]
    return tuple(
        group
        for group in groups
        if not any(_occurs(normalised(fact), text) for fact in group for text in texts)
    )


def normalised(text: str) -> str:
    """NFKC, white space removed, commas made one."""
    return _SPACE.sub("", _COMMAS.sub(",", unicodedata.normalize("NFKC", text)))


def _occurs(fact: str, text: str) -> bool:
    """Whether a fact stands in a text, not cut out of a longer number."""
    before = r"(?<!\d)(?<!\d\.)" if fact[:1].isdigit() else ""
    after = r"(?!\d)(?!\.\d)" if fact[-1:].isdigit() else ""
    return re.search(before + re.escape(fact) + after, text) is not None
