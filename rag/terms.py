"""The content words of a question: what must stand in the evidence, and how firmly it does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import rjieba

from index.store.words import bigrams
from rag.word_table import word_list

# Parts of speech (ICTCLAS): nouns, verbs, adjectives, idioms, abbreviations, places, Latin words.
_CONTENT = ("n", "v", "a", "i", "l", "j", "s", "t", "b", "eng", "z")
_QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{2,16})[”\"」』》]")
_GENERIC_WORDS = Path(__file__).with_name("generic_words.txt")
_NAMES = ("n", "j", "l", "i", "eng", "s")
# How much a term counts by its kind; .4 to 1 for verbs rank the tuning halves alike.
QUOTED, NOUN, VERB = 2.0, 1.0, 0.7
# Characters that segmentation leaves at the edge of a word it does not know ("口要", "得装").
_LOOSE = "跟要得会能可需被把将再还都也就最很太里前内"
# 10人, 5万元, and numbers that are names: 96333.
_FIGURE = re.compile(
    r"[A-Da-d]级|\d+(?:\.\d+)?(?:万|亿)?(?:[人家层米吨级岁台栋个名座处艘辆户]|公里|公斤|元|块|[%％]|小时|分钟|天|年(?=以上|以下|以内))|(?<!\d)\d{5,}(?!\d)"
)
_ASKED = re.compile(r"[哪谁啥]|什么|多少|怎么|如何|几[天个次家名]")


@dataclass(frozen=True, slots=True)
class Term:
    """A content word with the words that may stand for it; `weight` by its kind."""

    text: str
    others: tuple[str, ...] = ()
    weight: float = NOUN

    @property
    def quoted(self) -> bool:
        """Whether the question has it in quotation marks."""
        return self.weight >= QUOTED

    def stands(self, text: str) -> bool:
        """Whether the term, or a word that may stand for it, is in a text."""
        return self.text in text or any(other in text for other in self.others)

    def degree(self, text: str) -> float:
        """How far the term stands in a text, 0 to 1: whole 1, another word for it .9, else a part.

        A part is the share of its character bigrams, three characters or more, times .7.
        """
        if self.text in text:
            return 1.0
        for other in self.others:
            if other in text:
                return 0.9
        if len(self.text) < 3:
            return 0.0
        pairs = _pairs(self.text)
        return 0.7 * sum(map(text.__contains__, pairs)) / len(pairs) if pairs else 0.0


def terms_of(
    content: str, everyday: Sequence[tuple[str, tuple[str, ...]]] = ()
) -> tuple[Term, ...]:
    """The terms of a question without its asking words; `everyday` maps words to official ones."""
    terms: dict[str, Term] = {}
    for quoted in _QUOTED.findall(content):
        terms[quoted] = Term(quoted, (), QUOTED)
    bare = _QUOTED.sub(" ", content)
    for word, official in everyday:
        if word in bare:
            terms[word] = Term(word, official)
            bare = bare.replace(word, " ")
    for figure in _FIGURE.findall(bare):
        terms.setdefault(figure, Term(figure))
        bare = bare.replace(figure, " ")
    for word, kind in _tagged(bare):
        word = word.strip(_LOOSE)
        if (
            not word
            or _ASKED.search(word)
            or word in _generic()
            or not kind.startswith(_CONTENT)
            or (len(word) == 1 and kind[0] != "n")
        ):
            continue
        terms.setdefault(word, Term(word, (), NOUN if kind.startswith(_NAMES) else VERB))
    return tuple(terms.values())


@lru_cache(maxsize=4096)
def _pairs(text: str) -> tuple[str, ...]:
    return tuple(bigrams(text))


@cache
def _generic() -> frozenset[str]:
    return word_list(_GENERIC_WORDS)


@lru_cache(maxsize=512)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(rjieba.tag(text))
