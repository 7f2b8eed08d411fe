"""Misspelt words of a question → words of the plans: same sound, or nearly.

Only what segmentation breaks into single characters is doubted: a whole word of the dictionary is
what its writer meant, and the name of a unit is never guessed from another one (林业局, 农业局).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import TypeVar

import rjieba
from pypinyin import lazy_pinyin

from index.sentences import UNIT_END
from index.store.words import CHINESE
from rag.check.aliases import shipped_aliases

# Characters that stand alone in good Chinese: a run of them alone is no misspelling.
_ALONE = frozenset(
    "的了是在对把被要有和与及就都也还得地会能让给将其这那该个年里中由向至到谁啥何几多少哪吗呢吧啊呀不没比跟以而已起时可其又因所"
    "我你他它们说问请去来做办搞弄管查看找用按从每各本只之前后内上下为于或等家人名次天月日号元条项第"
)
_LATIN = re.compile(r"[a-zA-Z]{4,30}(?:[ '][a-zA-Z]{2,10})*")
_NUMERAL = re.compile(r"[一二三四五六七八九十两百千万\d]")
_UNIT = re.compile(rf"{UNIT_END}$")
_LONGEST, _SHORTEST_EDIT = 6, 4

Correction = tuple[str, str]
Key = TypeVar("Key", str, tuple[int, str, str])


@dataclass(frozen=True)  # no slots: what was derived is kept
class Spelling:
    """The words of a library by sound and by character."""

    text: str

    def corrected(self, question: str) -> tuple[str, tuple[Correction, ...]]:
        """The question with misspelt words replaced, and (as typed, as the plans write) pairs."""
        found: list[Correction] = []
        for wrong, doubtful in self._doubted(question):
            if any(wrong in done or done in wrong for done, _ in found):
                continue
            right = self._word_for(wrong, doubtful)
            # Looked for last: a search through all plans for every stretch would take long.
            if right and wrong not in self.text:
                found.append((wrong, right))
        for wrong, right in found:
            question = question.replace(wrong, right)
        return question, tuple(found)

    def _doubted(self, question: str) -> Iterator[tuple[str, frozenset[int]]]:
        """Stretches that may be misspelt words, longest first, with their doubtful characters."""
        yield from ((match.group(), frozenset()) for match in _LATIN.finditer(question))
        loose = frozenset(_loose(question))
        windows: dict[str, frozenset[int]] = {}
        for size in range(2, _LONGEST + 1):
            for start in range(len(question) - size + 1):
                window = question[start : start + size]
                doubtful = frozenset(at - start for at in loose if start <= at < start + size)
                if doubtful and CHINESE.fullmatch(window):
                    windows.setdefault(window, doubtful)
        for window in sorted(windows, key=lambda one: (-len(one), one)):
            # 哪一关: a count and what is counted, no word.
            whole = len(window) > 2 or (len(windows[window]) == 2 and not _NUMERAL.match(window))
            if whole and not rjieba.has_word(window):
                yield window, windows[window]

    def _word_for(self, wrong: str, doubtful: frozenset[int]) -> str:
        """The one word of the plans that a stretch was meant to be, or ""."""
        if wrong.isascii():
            same = self._by_sound.get(re.sub(r"[ ']", "", wrong).lower(), ())
            return same[0] if len(same) == 1 else ""
        same = tuple(
            word
            for word in self._by_sound.get(_sound(wrong), ())
            if len(word) == len(wrong) and _may_be_meant(word, wrong, doubtful)
        )
        if same or len(wrong) < _SHORTEST_EDIT or _UNIT.search(wrong):
            return same[0] if len(same) == 1 else ""
        near = {
            word
            for at in doubtful
            for word in self._but_one.get((at, wrong[:at], wrong[at + 1 :]), ())
            if wrong[at] not in _ALONE and _sounds_near(word[at], wrong[at])
        }
        return near.pop() if len(near) == 1 else ""

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """The distinct words of the plans, two to six characters; two that stand together too."""
        words: dict[str, None] = {}
        for line in set(self.text.split("\n")):
            tokens = [one for one in rjieba.cut(line) if CHINESE.fullmatch(one)]
            for one, after in zip_longest(tokens, tokens[1:], fillvalue=""):
                pair = one + after if min(len(one), len(after)) > 1 else ""
                for word in (one, pair):
                    if 2 <= len(word) <= _LONGEST and word in line:
                        words.setdefault(word)
        return tuple(words)

    @cached_property
    def _by_sound(self) -> dict[str, tuple[str, ...]]:
        return _grouped((_sound(word), word) for word in self._words)

    @cached_property
    def _but_one(self) -> dict[tuple[int, str, str], tuple[str, ...]]:
        """The longer words of the dictionary by all their characters but one: (its place, before, behind)."""
        return _grouped(
            ((at, word[:at], word[at + 1 :]), word)
            for word in self._words
            if len(word) >= _SHORTEST_EDIT and rjieba.has_word(word)
            for at in range(len(word))
        )


def _grouped(pairs: Iterable[tuple[Key, str]]) -> dict[Key, tuple[str, ...]]:
    groups: dict[Key, list[str]] = {}
    for key, word in pairs:
        groups.setdefault(key, []).append(word)
    return {key: tuple(words) for key, words in groups.items()}


def _loose(question: str) -> Iterator[int]:
    """The places of characters that segmentation leaves alone or in a pair that is no word.

    The short name of a unit is a word: 市监局.
    """
    at = 0
    named = {
        place
        for group in shipped_aliases()
        for name in group
        if name in question
        for found in re.finditer(re.escape(name), question)
        for place in range(*found.span())
    }
    for token in rjieba.cut(question):
        unknown = len(token) == 2 and not rjieba.has_word(token)
        if CHINESE.fullmatch(token) and (len(token) == 1 or unknown):
            yield from (one for one in range(at, at + len(token)) if one not in named)
        at += len(token)


def _sound(word: str) -> str:
    return "".join(map(_syllable, word))


@lru_cache(maxsize=8192)
def _syllable(char: str) -> str:
    """A character's most usual syllable without its tone, the same wherever it stands."""
    return str(lazy_pinyin(char)[0])


def _sounds_near(one: str, other: str) -> bool:
    """Whether two characters differ by no more than one letter of their syllables (患 换, 栓 山)."""
    a, b = sorted((_syllable(one), _syllable(other)), key=len)
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) <= 1
    return any(a == b[:at] + b[at + 1 :] for at in range(len(b)))


def _may_be_meant(word: str, wrong: str, doubtful: frozenset[int]) -> bool:
    """Whether the two differ in doubtful characters only, no numeral, and not in all of them.

    In a short stretch a function word is what its writer meant: 何单位 is not 和单位.
    """
    places = [at for at, char in enumerate(word) if char != wrong[at]]
    return len(places) < len(wrong) and all(
        at in doubtful
        and not _NUMERAL.match(wrong[at])
        and (len(wrong) > 2 or word[at] not in _ALONE)
        and (len(wrong) >= _SHORTEST_EDIT or wrong[at] not in _ALONE)
        for at in places
    )
